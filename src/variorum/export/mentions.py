"""Mentions of a text as JSON lines: what each stands for, with alternatives and reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from variorum.export.argument_shapes import actor_shape, place_shape, route_shape, speaker_shape, words_shape
from variorum.export.lines import line_of
from variorum.model.documents import Document
from variorum.model.mentions import Groundings

# Mentions that begin at one place: the longer first, of equals in this order.
_ORDER = {"place": 0, "route": 1, "actor": 2, "source": 3}


Offsets = Callable[[int, int], tuple[int, int]]
"""From offsets into the clean text to offsets into what was printed."""


def write_mentions(document: Document, groundings: Groundings, printed: Offsets, out: IO[str]) -> int:
    """Write the mentions of a document in order of its text, one a line; returns how many."""
    rows = sorted(_shapes(document, groundings), key=_place_in_text)
    for row in rows:
        start, end = printed(int(str(row["start"])), int(str(row["end"])))
        row |= {"raw_start": start, "raw_end": end}
    for row in rows:
        out.write(line_of(row))
    return len(rows)


def _shapes(document: Document, groundings: Groundings) -> Iterator[dict[str, object]]:
    head: dict[str, object] = {"document": document.id, "source": document.source}
    for place in groundings.places:
        yield {**head, "mention": "place", **place_shape(place), "country": place.country, "use": place.use}
    for route in groundings.routes:
        yield {**head, "mention": "route", **route_shape(route)}
    for actor in groundings.actors:
        shape = actor_shape(actor)
        told = {
            "kind": actor.kind,
            "country": actor.country,
            "broader": list(actor.broader),
            "reasons": list(actor.reasons),
        }
        yield {**head, "mention": "actor", **shape, **told}
    for speaker in groundings.speakers:
        printed = words_shape(speaker.attribution.speaker)
        told = {
            "kind": speaker.kind,
            "alignment": speaker.alignment,
            "country": speaker.country,
            "origin": speaker.origin,
            "reasons": list(speaker.reasons),
        }
        yield {**head, "mention": "source", **printed, **speaker_shape(speaker), **told}


def _place_in_text(row: dict[str, object]) -> tuple[int, int, int]:
    return int(str(row["start"])), -int(str(row["end"])), _ORDER[str(row["mention"])]
