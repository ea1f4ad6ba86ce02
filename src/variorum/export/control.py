"""control.jsonl: who is said to have held a place or a stretch of road, from when until when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from variorum.export.lines import write_lines
from variorum.export.shapes import range_shape, reason_shapes
from variorum.model.events import Holding, Subject


def write_control(holdings: Iterable[Holding], out: IO[str]) -> int:
    """Write holdings, in the order of `control_order`; returns how many.

    Raises UsageError when they come in another order.
    """
    return write_lines(((control_order(holding), control_shape(holding)) for holding in holdings), out)


def control_order(holding: Holding) -> tuple[str, ...]:
    """By subject, then since when (unknown first), then holder."""
    since = holding.since
    return holding.subject.id, since.earliest or "", since.latest or "", holding.holder or ""


def control_shape(holding: Holding) -> dict[str, object]:
    """One line of control.jsonl."""
    return {
        "subject": _subject(holding.subject),
        "holder": holding.holder,
        "holder_name": holding.holder_name,
        "holder_aliases": list(holding.holder_aliases),
        "since": range_shape(holding.since),
        "until": range_shape(holding.until),
        "status": holding.status,
        "score": holding.score,
        "claims": list(holding.claims),
        "denied_by": list(holding.denied_by),
        "reasons": reason_shapes(holding.reasons),
    }


def _subject(subject: Subject) -> dict[str, object]:
    return {
        "kind": subject.kind,
        "id": subject.id,
        "name": subject.name,
        "aliases": list(subject.aliases),
        "lat": subject.lat,
        "lon": subject.lon,
        "from": subject.from_place,
        "to": subject.to_place,
    }
