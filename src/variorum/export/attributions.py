"""Attributions of a text as JSON lines: whom it cites, by which words, for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO

from variorum.export.lines import line_of
from variorum.model.attributions import CitedWords, Span
from variorum.model.documents import Document

Offsets = Callable[[int, int], tuple[int, int]]
"""From offsets into the clean text to offsets into what was printed."""


def write_attributions(
    document: Document, cited: Sequence[CitedWords], printed: Offsets, out: IO[str]
) -> int:
    """Write the attributions of a document in order of its text, one a line; returns how many.

    A line has document, source, speakers, cue, content (lists of start, end, raw_start, raw_end, text),
    voiced and hedged; what these say is told at `CitedWords`.
    """
    for one in sorted(cited, key=_place_in_text):
        out.write(
            line_of(
                {
                    "document": document.id,
                    "source": document.source,
                    "speakers": _shapes(document, one.speakers, printed),
                    "cue": _shapes(document, one.cue, printed),
                    "content": _shapes(document, one.content, printed),
                    "voiced": one.voiced,
                    "hedged": one.hedged,
                }
            )
        )
    return len(cited)


def _place_in_text(cited: CitedWords) -> tuple[Span, ...]:
    return tuple(sorted((*cited.speakers, *cited.cue, *cited.content)))


def _shapes(document: Document, spans: Sequence[Span], printed: Offsets) -> list[dict[str, object]]:
    shapes: list[dict[str, object]] = []
    for start, end in spans:
        raw_start, raw_end = printed(start, end)
        words = document.text[start:end]
        shapes.append({"start": start, "end": end, "raw_start": raw_start, "raw_end": raw_end, "text": words})
    return shapes
