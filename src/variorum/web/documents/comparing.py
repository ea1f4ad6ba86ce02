"""Two texts side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from variorum.web.documents.shapes import ComparedPiece, ComparedRow

# Longer texts are compared up to here: the work grows with the product of the two.
_WORDS = 12_000
_CHARACTERS = 120_000
# Fewer shared words than this between two differences are chance, and tear the differences apart.
_CHANCE = 3
_WORD = re.compile(r"\s*\S+\s*")
# Each outlet sets its own quotation marks and dashes.
_TYPE = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u2014", "''\"\"----")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts compared: rows, the words they share, those of each, and whether their ends were cut off."""

    rows: list[ComparedRow]
    shared: int
    left_words: int
    right_words: int
    cut: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of both texts that are the same, or that stand in the place of each other."""

    same: bool
    left: Sequence[str]
    right: Sequence[str]


def compare(left: str, right: str) -> Compared:
    """What two texts share, in one order, and what each has alone."""
    words, others = _words(left), _words(right)
    runs = list(_without_chance(_runs(words[:_WORDS], others[:_WORDS])))
    return Compared(
        rows=list(_rows(runs)),
        shared=sum(len(run.left) for run in runs if run.same),
        left_words=min(len(words), _WORDS),
        right_words=min(len(others), _WORDS),
        cut=max(len(words), len(others)) > _WORDS or max(len(left), len(right)) > _CHARACTERS,
    )


def _words(text: str) -> list[str]:
    """The words of a text with the blanks behind them."""
    return _WORD.findall(text[:_CHARACTERS])


def _runs(left: Sequence[str], right: Sequence[str]) -> Iterator[_Run]:
    opcodes = LCSseq.opcodes([_bare(word) for word in left], [_bare(word) for word in right])
    only: tuple[list[str], list[str]] = ([], [])
    for code in opcodes:
        here = left[code.src_start : code.src_end]
        there = right[code.dest_start : code.dest_end]
        if code.tag != "equal":
            only[0].extend(here)
            only[1].extend(there)
            continue
        if only[0] or only[1]:
            yield _Run(False, *only)
            only = ([], [])
        yield _Run(True, here, there)
    if only[0] or only[1]:
        yield _Run(False, *only)


def _bare(word: str) -> str:
    """What counts of a word when two texts are compared."""
    return word.strip().translate(_TYPE)


def _without_chance(runs: Iterable[_Run]) -> Iterator[_Run]:
    """The runs, with differences that only a word or two keep apart taken together."""
    held: _Run | None = None
    chance: _Run | None = None
    for run in runs:
        if held is None:
            if run.same:
                yield run
            else:
                held = run
        elif not run.same:
            joint = [held, chance, run] if chance is not None else [held, run]
            held = _Run(False, [w for r in joint for w in r.left], [w for r in joint for w in r.right])
            chance = None
        elif len(run.left) < _CHANCE and _both(held):
            chance = run
        else:
            yield held
            yield run
            held = None
    yield from (run for run in (held, chance) if run is not None)


def _both(run: _Run) -> bool:
    return bool(run.left) and bool(run.right)


def _rows(runs: Iterable[_Run]) -> Iterator[ComparedRow]:
    """Rows that end where a paragraph ends in both texts, or in one where the other has nothing."""
    left: list[ComparedPiece] = []
    right: list[ComparedPiece] = []
    for run in runs:
        for here, there in _at_paragraphs(run):
            left += [ComparedPiece(text=here, same=run.same)] if here else []
            right += [ComparedPiece(text=there, same=run.same)] if there else []
            if _ends(left) and _ends(right):
                yield ComparedRow(left=left, right=right)
                left, right = [], []
    if left or right:
        yield ComparedRow(left=left, right=right)


def _ends(pieces: Sequence[ComparedPiece]) -> bool:
    """Whether a side is at the end of a paragraph, or has nothing."""
    return not pieces or "\n" in pieces[-1].text[len(pieces[-1].text.rstrip()) :]


def _at_paragraphs(run: _Run) -> Iterator[tuple[str, str]]:
    """The words of a run paragraph by paragraph: what is shared on both sides, what is not side by side."""
    if not run.same:
        sides = [list(_paragraphs(run.left)), list(_paragraphs(run.right))]
        for index in range(max(map(len, sides))):
            here, there = (side[index] if index < len(side) else "" for side in sides)
            yield here, there
        return
    start = 0
    for index, (here, there) in enumerate(zip(run.left, run.right, strict=True)):
        if "\n" in here or "\n" in there:
            yield "".join(run.left[start : index + 1]), "".join(run.right[start : index + 1])
            start = index + 1
    if start < len(run.left):
        yield "".join(run.left[start:]), "".join(run.right[start:])


def _paragraphs(words: Sequence[str]) -> Iterator[str]:
    start = 0
    for index, word in enumerate(words):
        if "\n" in word:
            yield "".join(words[start : index + 1])
            start = index + 1
    if start < len(words):
        yield "".join(words[start:])
