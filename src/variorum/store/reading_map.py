"""What a map of a record needs: all events in few columns, where they lie, and reports a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from variorum.store.reading_facts import NEWEST_DOCUMENT
from variorum.store.reading_rows import RowReader

EventMark = tuple[str | None, int | None, str, str, str | None, str | None]
"""An event in few words: its place, the precision of that, its type and status, its first and last day.

The place is the key that `events_at` takes, None where none is told; the precision is UCDP where_prec. Days
are ISO days, None where they are not told.
"""


@dataclass(frozen=True, slots=True)
class EventSpot:
    """A place of events, told with one precision; without both where nothing gives it a point."""

    place: str
    precision: int | None
    name: str
    lat: float | None
    lon: float | None


class MapReader(RowReader):
    """The part of a record that is read for a map of all of it."""

    def event_marks(self) -> list[EventMark]:
        """All events, by place, type and day, those without a place first."""
        # The index events_on_map holds all of it, in this order.
        sql = (
            "SELECT place_id, precision, event_type, status, earliest, latest FROM events"
            " ORDER BY place_id, precision, event_type, status, earliest, latest"
        )
        return cast("list[EventMark]", self._all_rows(sql))

    def event_spots(self) -> Iterator[EventSpot]:
        """The places of events, once for each precision with which they are told, by place."""
        told = ", ".join(f"json_extract(body, '$.place.{part}')" for part in ("name", "lat", "lon"))
        sql = (
            f"SELECT place_id, precision, {told} FROM events WHERE rowid IN"
            " (SELECT min(rowid) FROM events WHERE place_id IS NOT NULL GROUP BY place_id, precision)"
            " ORDER BY place_id, precision"
        )
        for row in self._rows(sql):
            yield EventSpot(*row)  # type: ignore[arg-type]

    def reports_by_day(self) -> list[tuple[str, int]]:
        """How many documents were published on each day, by day; those that tell no day are left out."""
        sql = (
            "SELECT substr(published, 1, 10), count(*) FROM documents AS d"
            f" WHERE published IS NOT NULL AND {NEWEST_DOCUMENT} GROUP BY 1 ORDER BY 1"
        )
        return [(str(day), int(str(count))) for day, count in self._rows(sql)]
