"""The parts that several formats of JSON lines share."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.claims import When
from variorum.model.control import DayRange, Party
from variorum.model.events import Where
from variorum.model.reasons import Reason


def when_shape(when: When | None) -> dict[str, object] | None:
    """The days of a claim or an event; null where the text gives none."""
    if when is None:
        return None
    return {
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
        "text": when.text,
        "basis": when.basis,
    }


def range_shape(days: DayRange | None) -> dict[str, object] | None:
    """The days between which something began or ended."""
    return None if days is None else {"earliest": days.earliest, "latest": days.latest}


def party_shapes(parties: Iterable[Party]) -> list[object]:
    """Actors of an event."""
    return [{"id": party.id, "name": party.name} for party in parties]


def where_shape(where: Where | None) -> dict[str, object] | None:
    """The place or the road of an event."""
    if where is None:
        return None
    return {
        "id": where.id,
        "name": where.name,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision,
    }


def reason_shapes(reasons: Iterable[Reason]) -> list[object]:
    """Why a score is what it is."""
    return [{"rule": r.rule, "detail": r.detail, "weight": r.weight} for r in reasons]
