"""Where things stood: what the brief rests on, who held what, and what is told by most."""

from __future__ import annotations

from variorum.brief.clauses import event_sentence
from variorum.brief.days import day_words
from variorum.brief.desk import Desk, count_sentence, section
from variorum.brief.held import is_told, state_sentence
from variorum.brief.records import Grounds, Paragraph, Section, Sentence
from variorum.query.phrases import counted
from variorum.query.printable import one_line

_PLACES = 6
_EVENTS = 4


def situation(desk: Desk) -> Section:
    """The section."""
    told = [state for state in desk.states if is_told(state)]
    held = [state_sentence(state, desk.voices) for state in told[:_PLACES]]
    best = desk.gathered.best.first()[:_EVENTS]
    return section(
        "situation",
        Paragraph(sentences=tuple(_counts(desk)), listed=False),
        Paragraph(
            heading="Who held what",
            sentences=tuple(filter(None, held)),
            left_out=max(len(told) - _PLACES, 0),
            kind="place or stretch of road",
        ),
        Paragraph(
            heading=_before(desk),
            sentences=tuple(event_sentence(event, desk.voices) for event in best),
            left_out=desk.gathered.best.total - len(best),
            kind="event",
        ),
    )


def _before(desk: Desk) -> str:
    """What the list of events is of: those of the last days and the disputed are told further on."""
    since = f" up to {day_words(desk.scope.since)}" if desk.scope.since else ""
    return f"What most origins told of{since}; what is disputed stands further on"


def _counts(desk: Desk) -> list[Sentence]:
    found, heads = desk.gathered, desk.voices.heads
    if not found.events:
        place = one_line(desk.scope.place or "")
        return [count_sentence("nothing", desk.whole(), place=place)] if heads else []
    told = [heads[doc] for doc in sorted(found.documents) if doc in heads]
    outlets = {head.outlet for head in told if head.outlet}
    days = sorted(head.published for head in told if head.published)
    span = f"from {day_words(days[0])} to {day_words(days[-1])}" if days else ""
    sentences = [
        count_sentence(
            "record",
            Grounds(documents=tuple(head.id for head in told)) if told else desk.whole(),
            documents=counted(len(told), "document"),
            outlets=counted(len(outlets), "named outlet") if outlets else "",
            span=span if not days or days[0] != days[-1] else f"on {day_words(days[0])}",
            claims=counted(found.claims, "claim"),
            events=counted(found.events, "event"),
        )
    ]
    if desk.scope.known_on is not None:
        sentences.append(count_sentence("known", desk.whole(), day=day_words(desk.scope.known_on)))
    return sentences
