"""Time expressions of a text as JSON lines: what the words say, and the days they come to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO

from variorum.export.lines import line_of
from variorum.export.shapes import when_shape
from variorum.model.claims import When
from variorum.model.documents import Document
from variorum.model.readings import TimeExpression

Offsets = Callable[[int, int], tuple[int, int]]
"""From offsets into the clean text to offsets into what was printed."""


def write_times(
    document: Document, times: Sequence[tuple[TimeExpression, When | None]], printed: Offsets, out: IO[str]
) -> int:
    """Write the time expressions of a document in order of its text, one a line; returns how many.

    `when` is null where the words date nothing, or nothing on the page fixes what they count from.
    """
    for time, when in times:
        start, end = printed(time.start, time.end)
        point = time.point
        row: dict[str, object] = {
            "document": document.id,
            "source": document.source,
            "text": time.text,
            "start": time.start,
            "end": time.end,
            "raw_start": start,
            "raw_end": end,
            "rule": time.rule,
            "bound": time.bound,
            "kind": point.kind,
            "unit": point.unit,
            "n": point.n,
            "part": point.part,
            "year": point.year,
            "when": when_shape(when),
        }
        out.write(line_of(row))
    return len(times)
