"""Quotations: stretches of direct speech between quotation marks, over as many paragraphs as they run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.model.readings import Quotation

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
# Two single marks in a row stand for a double one.
_DOUBLE = re.compile(r"[“”„‟«»\"]|''|``|’’|‘‘")
# A single mark opens before a word, and closes behind one or behind what ends a sentence; one within a
# word, or behind the "s" of a plural that a word follows, is an apostrophe.
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–-])['‘](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(
    r"(?<=[.,!?…])['’](?=[\s,.;:)\]—–-]|$)|(?<=\w)['’](?=[,.;:!?)\]]|$)|(?<=[^\Ws])['’](?=\s)"
)
# Fewer words than this between single marks may be a clipped word and an apostrophe.
_FEWEST_WORDS = 3


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> Iterator[Quotation]:
    """The quotations of `text` in order, marks excluded; `paragraphs` are offsets in order.

    A quotation that a paragraph leaves open goes on in the next one where that opens with a mark, as
    print has it; each paragraph's stretch is one quotation, the later ones `continues`. A mark left
    open otherwise opens nothing. Marks of one kind take turns. Single marks count in paragraphs without
    double ones, around three words or more: they are apostrophes as often.
    """
    left_open: int | None = None
    end_before = -1
    goes_on = False
    for start, end in paragraphs:
        opens = _DOUBLE.match(text, start, end) is not None
        if left_open is not None and opens and left_open < end_before:
            yield Quotation(start=left_open, end=end_before, continues=goes_on)
        goes_on = left_open is not None and opens
        left_open = None
        for first, last in _stretches(text, start, end):
            if last is None:
                left_open = first
            elif last > first:
                yield Quotation(start=first, end=last, continues=goes_on)
                goes_on = False
        if left_open is None and not goes_on:
            yield from _between_single_marks(text[start:end], start)
        end_before = end


def _between_single_marks(paragraph: str, offset: int) -> Iterator[Quotation]:
    """The quotations of a paragraph without double marks; `offset` is where it stands in the text."""
    if _DOUBLE.search(paragraph):
        return
    end = 0
    for opening in _SINGLE_OPEN.finditer(paragraph):
        if opening.start() < end:
            continue
        closing = _SINGLE_CLOSE.search(paragraph, opening.end())
        if closing is None:
            return
        end = closing.end()
        if len(paragraph[opening.end() : closing.start()].split()) >= _FEWEST_WORDS:
            yield Quotation(start=offset + opening.end(), end=offset + closing.start(), continues=False)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Offsets between marks, in order; the end of one that stays open is None."""
    first: int | None = None
    opened = ""
    for match in _DOUBLE.finditer(text, start, end):
        mark = match[0]
        if first is None:
            opened, first = mark, None if mark in _CLOSING else match.end()
        elif mark == opened and mark in _OPENING:
            # The one before was never closed.
            first = match.end()
        else:
            yield first, match.start()
            first = None
    if first is not None:
        yield first, None
