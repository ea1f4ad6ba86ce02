"""All events in columns, so that a hundred thousand of them are one short answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from variorum.lexicon.gazetteer import Gazetteer
from variorum.model.days import ordinal
from variorum.model.events import EventStatus
from variorum.query.rules import Codebooks
from variorum.store.reading import RecordReader
from variorum.store.reading_map import EventMark, EventSpot
from variorum.web.core.knowledge import type_of
from variorum.web.map.shapes import MapEvents, Marks, Spots

_STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
_NO_DAY = "1970-01-01"
# UCDP where_prec, and how far from the point the true spot may lie where the gazetteer does not say, in km.
_NEAR, _DISTRICT, _WIDE, _UNKNOWN = 2, 3, 5, 7
_RADII = {_NEAR: 25, _DISTRICT: 25, 4: 60, _WIDE: 60}
_KEPT_DIGITS = 4


def map_events(record: RecordReader, books: Codebooks, gazetteer: Gazetteer) -> MapEvents:
    """The events of a record as a map shows them."""
    spots = list(record.event_spots())
    marks = _Columns(record.event_marks())
    origin = min((day for first, last in marks.spans if (day := first or last)), default=_NO_DAY)
    types = sorted(set(marks.types))
    return MapEvents(
        origin=origin,
        types=[type_of(code, books) for code in types],
        statuses=list(_STATUSES),
        spots=_spots(spots, gazetteer),
        events=_marks(marks, spots, types, origin),
    )


def radius_km(key: str, precision: int, gazetteer: Gazetteer) -> int:
    """How far from its point a place told with this precision may lie; 0 where it is exact."""
    if precision <= 1 or precision > _WIDE:
        return 0
    if precision == _NEAR:
        return _RADII[_NEAR]
    entry = gazetteer.get(key.partition(":")[0])
    known = round(entry.radius_km) if entry is not None and entry.kind != "settlement" else 0
    return max(known, 5) if known else _RADII[precision]


def _spots(spots: Iterable[EventSpot], gazetteer: Gazetteer) -> Spots:
    known = list(spots)
    return Spots(
        key=[one.place for one in known],
        name=[one.name for one in known],
        lat=[_rounded(one.lat) for one in known],
        lon=[_rounded(one.lon) for one in known],
        precision=[one.precision or _UNKNOWN for one in known],
        radius_km=[radius_km(one.place, one.precision or _UNKNOWN, gazetteer) for one in known],
    )


class _Columns:
    """Events column by column, as their answer has them."""

    def __init__(self, marks: Sequence[EventMark]) -> None:
        self.told = [(one[0], one[1]) for one in marks]
        self.types = [one[2] for one in marks]
        self.statuses = [one[3] for one in marks]
        self.first = [one[4] for one in marks]
        self.last = [one[5] for one in marks]
        self.spans = set(zip(self.first, self.last, strict=True))


def _marks(marks: _Columns, spots: list[EventSpot], types: list[str], origin: str) -> Marks:
    spot_numbers: dict[tuple[str | None, int | None], int] = {
        (one.place, one.precision): number for number, one in enumerate(spots)
    }
    type_numbers = {code: number for number, code in enumerate(types)}
    status_numbers: dict[str, int] = {status: number for number, status in enumerate(_STATUSES)}
    days = DayNumbers(origin)
    day_numbers = {day: days.number(day) for span in marks.spans for day in span}
    return Marks(
        spot=[spot_numbers.get(one, -1) for one in marks.told],
        type=[type_numbers[one] for one in marks.types],
        status=[status_numbers[one] for one in marks.statuses],
        first=[day_numbers[day] for day in marks.first],
        last=[day_numbers[day] for day in marks.last],
    )


class DayNumbers:
    """ISO days as numbers of days from the first one."""

    def __init__(self, origin: str) -> None:
        self._first = ordinal(origin) or 0

    def number(self, day: str | None) -> int | None:
        """How many days after the origin; None for none."""
        found = ordinal(day)
        return None if found is None else found - self._first


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, _KEPT_DIGITS)
