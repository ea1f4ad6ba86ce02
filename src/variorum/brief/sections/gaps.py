"""What is not known: issues by code in plain words, and what documents and accounts leave open."""

from __future__ import annotations

from collections import Counter

from variorum.brief.days import day_words
from variorum.brief.desk import Desk, count_sentence, section
from variorum.brief.records import Grounds, Paragraph, Section, Sentence
from variorum.brief.wording import capitalised, ended, load_wording
from variorum.query.phrases import counted

_OPEN = ("undated_events", "unplaced_events", "unknown_places", "unknown_parties", "uncoded")


def gaps(desk: Desk) -> Section:
    """The section."""
    sentences = [*_documents(desk), *_events(desk), *_issues(desk)]
    if not sentences and desk.voices.heads:
        sentences = [count_sentence("no_gaps", desk.whole())]
    return section("gaps", Paragraph(sentences=tuple(sentences)))


def _documents(desk: Desk) -> list[Sentence]:
    undated = tuple(head.id for head in desk.voices.heads.values() if head.published is None)
    if not undated:
        return []
    grounds = Grounds(documents=undated)
    return [count_sentence("undated_documents", grounds, documents=counted(len(undated), "document"))]


def _events(desk: Desk) -> list[Sentence]:
    found = desk.gathered
    sentences = [
        count_sentence(gap, desk.examples(gap), events=counted(found.gaps[gap], "event"))
        for gap in _OPEN
        if found.gaps[gap]
    ]
    if desk.undated:
        grounds = Grounds(claims=desk.undated[0].claims[:1], origins=1)
        holdings = counted(len(desk.undated), "account of who held what", "accounts of who held what")
        sentences.append(count_sentence("undated_holdings", grounds, holdings=holdings))
    if found.later and desk.scope.as_of:
        fields = {"events": counted(found.later, "event"), "day": day_words(desk.scope.as_of)}
        sentences.append(count_sentence("later", desk.whole(), **fields))
    if found.timeless:
        sentences.append(count_sentence("timeless", desk.whole(), events=counted(found.timeless, "event")))
    return sentences


def _issues(desk: Desk) -> list[Sentence]:
    codes = Counter(issue.code for issue in desk.record.issues())
    words = load_wording().labels["issue"]
    sentences = []
    for code, count in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0])):
        said = words.get(code, f"the program noted “{code}”")
        text = ended(f"{capitalised(said)}: {counted(count, 'time')}")
        sentences.append(Sentence(text=text, standing="counted", grounds=Grounds(issues=(code,))))
    return sentences
