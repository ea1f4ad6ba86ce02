"""Passages: stretches of some lines that two texts both hold, word for word or reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from variorum.reconcile.copies.alignment import Aligned, matches
from variorum.reconcile.copies.marks import Sentence

PassageKind = Literal["verbatim", "paraphrased"]

# Set by hand. Forty words of a reporter's own are two sentences of an agency's prose, a paragraph; one
# sentence, even a long one, is what every report on a ceasefire says of the war.
_WORDS = 40
_FEWER_WORDS = 24
_FEWER_LINES = 2
# So much of two lines is word for word the same, a change of a word or two aside.
_SAME_LINE = 0.75
# Reworded, a stretch shows three lines and eight marks; under a credit two lines and five marks.
_ALIKE, _ALIKE_UNDER_CREDIT = 0.58, 0.5
_ALIKE_ON_AVERAGE = 0.66
_REWORDED_LINES, _REWORDED_LINES_UNDER_CREDIT = 3, 2
_REWORDED_MARKS, _REWORDED_MARKS_UNDER_CREDIT = 9, 5
_GAP = 2
# What names and counts nothing is a notice of the page.
_MARKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch that two texts hold, by its offsets in each, and how many words of the left it has."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int
    kind: PassageKind


def passages(
    left: Sequence[Sentence], right: Sequence[Sentence], *, credited: bool = False
) -> tuple[Passage, ...]:
    """The stretches both texts hold, in the order of the left; none overlaps another in the left.

    Word for word: forty words, or two sentences with 24, besides what is quoted, and three marks.
    Reworded: three sentences in a row with nine marks in common; two with five where a credit names the
    other. Two sentences that differ in their figures are not one.
    """
    pairs = _paired(left, right)
    verbatim = [pair for pair in pairs if _same_line(left[pair.left], right[pair.right])]
    found = [
        _passage(run, left, right, "verbatim")
        for run in _runs(verbatim)
        if _long_enough([left[pair.left] for pair in run]) and _shared_marks(run, left, right) >= _MARKS
    ]
    taken = {
        at for one in found for at in range(len(left)) if one.left_start <= left[at].start < one.left_end
    }
    least = _ALIKE_UNDER_CREDIT if credited else _ALIKE
    others = [
        pair for pair in pairs if pair.left not in taken and pair.alike >= least and left[pair.left].whole
    ]
    found += [
        _passage(run, left, right, "paraphrased")
        for run in _runs(others)
        if _reworded(run, left, right, credited=credited)
    ]
    return tuple(sorted(found, key=lambda one: (one.left_start, one.right_start)))


def _paired(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[Aligned]:
    """For each line of the left the one of the right it is most like, the next one where it goes on."""
    best: dict[int, Aligned] = {}
    for match in matches(left, right):
        if _other_figures(left[match.left], right[match.right]):
            continue
        before = best.get(match.left - 1)
        following = before.right + 1 if before else -1
        kept = best.get(match.left)
        if kept is None or (match.alike, match.right == following) > (kept.alike, kept.right == following):
            best[match.left] = match
    return [best[at] for at in sorted(best)]


def _other_figures(left: Sentence, right: Sentence) -> bool:
    mine, theirs = set(left.figures), set(right.figures)
    return bool(mine and theirs) and 2 * len(mine & theirs) < min(len(mine), len(theirs))


def _same_line(left: Sentence, right: Sentence) -> bool:
    mine, theirs = (set(pairwise(one.key.split())) for one in (left, right))
    return 2 * len(mine & theirs) >= _SAME_LINE * (len(mine) + len(theirs)) > 0


def _runs(pairs: Sequence[Aligned]) -> Iterator[Sequence[Aligned]]:
    """Stretches of pairs that go forward in both texts and skip no more than one line between two."""
    start = 0
    for at in range(1, len(pairs) + 1):
        if (
            at == len(pairs)
            or pairs[at].left - pairs[at - 1].left > _GAP
            or not 0 < pairs[at].right - pairs[at - 1].right <= _GAP
        ):
            if pairs:
                yield pairs[start:at]
            start = at


def _long_enough(lines: Sequence[Sentence]) -> bool:
    words = sum(line.size - line.spoken for line in lines)
    return words >= _WORDS or (len(lines) >= _FEWER_LINES and words >= _FEWER_WORDS)


def _shared_marks(run: Sequence[Aligned], left: Sequence[Sentence], right: Sequence[Sentence]) -> int:
    return sum(len(left[pair.left].marks & right[pair.right].marks) for pair in run)


def _reworded(
    run: Sequence[Aligned], left: Sequence[Sentence], right: Sequence[Sentence], *, credited: bool
) -> bool:
    lines = len({pair.right for pair in run})
    marks = _shared_marks(run, left, right)
    if credited:
        return lines >= _REWORDED_LINES_UNDER_CREDIT and marks >= _REWORDED_MARKS_UNDER_CREDIT
    average = sum(pair.alike for pair in run) / len(run)
    return lines >= _REWORDED_LINES and marks >= _REWORDED_MARKS and average >= _ALIKE_ON_AVERAGE


def _passage(
    run: Sequence[Aligned], left: Sequence[Sentence], right: Sequence[Sentence], kind: PassageKind
) -> Passage:
    return Passage(
        left_start=left[run[0].left].start,
        left_end=left[run[-1].left].end,
        right_start=right[run[0].right].start,
        right_end=right[run[-1].right].end,
        words=sum(left[pair.left].size for pair in run),
        kind=kind,
    )
