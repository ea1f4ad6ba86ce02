"""What the words of an article are part of: claims, their speakers, carried passages, issues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.model.claims import Attribution, Claim
from variorum.model.events import Carried
from variorum.store.reading_documents import IssueLine
from variorum.web.documents.shapes import ArticleMark, ArticlePiece, MarkRole

# How far from its speaker a word of saying is looked for.
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Range:
    """A marked stretch of the clean text."""

    start: int
    end: int
    mark: ArticleMark


def marks_of(
    text: str, claims: Iterable[Claim], carried: Iterable[Carried], issues: Iterable[IssueLine]
) -> list[Range]:
    """All marks of an article, by where they begin."""
    found = [
        *(one for claim in claims for one in _of_claim(text, claim)),
        *(
            Range(one.start, one.end, ArticleMark(of=carried_key(index), role="carried"))
            for index, one in enumerate(carried)
        ),
        *(one for line in issues for one in _of_issue(line)),
    ]
    return sorted((one for one in found if one.end > one.start), key=lambda one: (one.start, -one.end))


def carried_key(index: int) -> str:
    """What marks call the passage of this number."""
    return f"carried-{index + 1}"


def words_of_issue(line: IssueLine) -> tuple[int, int] | None:
    """Which words of its article an issue is about; those of other texts are not looked for."""
    issue = line.issue
    if issue.where != line.document_id or issue.start is None or issue.end is None:
        return None
    return issue.start, issue.end


class Marked:
    """Cuts stretches of one part of a text into pieces, each with its marks."""

    def __init__(self, text: str, ranges: Sequence[Range], start: int, end: int) -> None:
        self._text = text
        self._ranges = [one for one in ranges if one.start < end and one.end > start]
        self._cuts = sorted({at for one in self._ranges for at in (one.start, one.end)})
        self._open: list[Range] = []
        self._next = 0

    def pieces(self, start: int, end: int) -> list[ArticlePiece]:
        """text[start:end] in pieces; stretches are to be asked for in their order."""
        inner = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        ends = [start, *inner, end] if end > start else []
        return [self._piece(a, b) for a, b in pairwise(ends)]

    def _piece(self, start: int, end: int) -> ArticlePiece:
        while self._next < len(self._ranges) and self._ranges[self._next].start <= start:
            self._open.append(self._ranges[self._next])
            self._next += 1
        self._open = [one for one in self._open if one.end > start]
        # One party named twice in a sentence is one mark.
        marks = {(one.mark.of, one.mark.role): one.mark for one in self._open}
        return ArticlePiece(text=self._text[start:end], marks=list(marks.values()))


def _of_issue(line: IssueLine) -> Iterator[Range]:
    words = words_of_issue(line)
    if words is not None:
        yield Range(*words, ArticleMark(of=line.id, role="issue"))


def _of_claim(text: str, claim: Claim) -> Iterator[Range]:
    def mark(role: MarkRole, start: int, end: int) -> Range:
        return Range(start, end, ArticleMark.model_construct(of=claim.id, role=role))

    parts = list(_parts(claim))
    yield mark("content", *_content(claim, parts))
    yield mark("words", claim.evidence.start, claim.evidence.end)
    for told in claim.retold:
        yield mark("again", told.evidence.start, told.evidence.end)
    for role, start, end in parts:
        yield mark(role, start, end)
    for cited in claim.attributions:
        yield mark("speaker", cited.speaker.start, cited.speaker.end)
        cue = cue_near(text, cited)
        if cue is not None:
            yield mark("cue", *cue)


def _parts(claim: Claim) -> Iterator[tuple[MarkRole, int, int]]:
    for agent in claim.agents:
        yield "agent", agent.start, agent.end
    for patient in claim.patients:
        yield "patient", patient.start, patient.end
    for place in claim.places:
        if not place.carried:
            yield "place", place.mention.start, place.mention.end
    for route in claim.routes:
        yield "route", route.start, route.end
    for time in claim.times:
        yield "time", time.start, time.end
    for figure in claim.figures:
        yield "figure", figure.start, figure.end


def _content(claim: Claim, parts: Iterable[tuple[MarkRole, int, int]]) -> tuple[int, int]:
    """From the first to the last of the words a claim is made of, within its sentence."""
    words = claim.evidence
    first, last = words.sentence_start, words.sentence_start + len(words.sentence)
    within = [(start, end) for _, start, end in parts if start >= first and end <= last]
    return (
        min([words.start, *(start for start, _ in within)]),
        max([words.end, *(end for _, end in within)]),
    )


def cue_near(text: str, cited: Attribution) -> tuple[int, int] | None:
    """Where the word of saying stands that a speaker is cited by: the nearest to it in its paragraph."""
    speaker = cited.speaker
    if not cited.cue:
        return None
    first, last = max(speaker.start - _NEAR, 0), speaker.end + _NEAR
    pattern = re.compile(rf"(?<!\w){re.escape(cited.cue)}(?!\w)", re.IGNORECASE)
    found = [
        (match.start() + first, match.end() + first)
        for match in pattern.finditer(text[first:last])
        if "\n" not in _apart(text, speaker.start, speaker.end, match.start() + first)
    ]
    return min(found, key=lambda at: abs(at[0] - speaker.start), default=None)


def _apart(text: str, start: int, end: int, at: int) -> str:
    """What stands between a speaker and another word."""
    return text[end:at] if at >= end else text[at:start]
