"""Going between the printed text and the clean text: the dropped stretches, replayed and undone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from variorum.model.documents import Document, Dropped


def replay(raw_text: str, dropped: Sequence[Dropped]) -> str:
    """`raw_text` less the dropped stretches, every other character as it was.

    For a document `d` of this room, `replay(d.raw_text, d.dropped) == d.text`. Stretches may come in
    any order and overlap; what lies outside the text is ignored.
    """
    kept = []
    at = 0
    for start, end in _merged((stretch.start, stretch.end) for stretch in dropped):
        kept.append(raw_text[at:start])
        at = max(at, end)
    kept.append(raw_text[at:])
    return "".join(kept)


def locate(document: Document, start: int, end: int) -> tuple[int, int]:
    """Offsets into the raw text of `document.text[start:end]`.

    The raw stretch begins with its first and ends with its last character; dropped stretches in
    between are part of it. Offsets beyond the clean text are brought back to its edge.
    """
    gaps = _merged((stretch.start, stretch.end) for stretch in document.dropped)
    starts, sizes = _gap_table(gaps)
    size = len(document.text)
    start = min(max(start, 0), size)
    end = min(max(end, start), size)
    raw_start = _shift(start, starts, sizes)
    return raw_start, raw_start if end == start else _shift(end - 1, starts, sizes) + 1


def to_clean(dropped: Sequence[Dropped], offsets: Iterable[int]) -> list[int]:
    """Clean-text offsets of raw offsets; an offset inside a dropped stretch goes to where it was."""
    gaps = _merged((stretch.start, stretch.end) for stretch in dropped)
    starts = [start for start, _ in gaps]
    before = [0, *accumulate(end - start for start, end in gaps)]
    places = []
    for offset in offsets:
        index = bisect_right(starts, offset)
        inside = max(0, gaps[index - 1][1] - offset) if index else 0
        places.append(offset - before[index] + inside)
    return places


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), end) for start, end in stretches if end > start and end > 0):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _gap_table(gaps: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """For each gap the clean offset where it falls, and how much is gone up to and with it."""
    gone = [0, *accumulate(end - start for start, end in gaps)]
    return [start - gone[index] for index, (start, _) in enumerate(gaps)], gone


def _shift(offset: int, starts: list[int], gone: list[int]) -> int:
    return offset + gone[bisect_right(starts, offset)]
