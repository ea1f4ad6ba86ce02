"""What a request for the timeline or for figures asks of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from variorum.model.errors import UsageError
from variorum.store.reading import RecordReader
from variorum.store.reading_days import DaysSought
from variorum.store.reading_events import EventFilter
from variorum.web.core.clocks import AsOf
from variorum.web.core.knowledge import Known
from variorum.web.core.subjects import subject_meant

_NAME = 300

Types = Annotated[list[str], Query(alias="type", max_length=60, description="Only events of these types.")]
Place = Annotated[
    str | None, Query(alias="place", max_length=_NAME, description="A place or road, by id or name.")
]
FromDay = Annotated[date | None, Query(alias="from", description="Only what may lie on or after this day.")]
ToDay = Annotated[date | None, Query(alias="to", description="Only what may lie on or before this day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDays:
    """ISO days, both taken in."""

    since: str | None
    until: str | None


async def days_asked(since: FromDay = None, until: ToDay = None, as_of: AsOf = None) -> AskedDays:
    """The days asked about: nothing after `as_of` counts. Raises UsageError where they are the wrong way."""
    if since is not None and until is not None and since > until:
        raise UsageError(f"{until} lies before {since}.", advice="Give the earlier day as `from`.")
    last = min(filter(None, (until.isoformat() if until else None, as_of)), default=None)
    return AskedDays(since=since.isoformat() if since else None, until=last)


class Sought:
    """Events of which types, and where: `types` are codes, any where there are none."""

    def __init__(
        self,
        known: Known,
        types: Types = [],  # noqa: B006 - read by FastAPI, never changed
        place: Place = None,
    ) -> None:
        self.types = tuple(types)
        self._place = place
        self._known = known

    def ground(self, record: RecordReader) -> str | None:
        """The key of the place or road meant, None for all. Raises UnknownError where `record` has none."""
        if self._place is None or not self._place.strip():
            return None
        return subject_meant(record, self._known, self._place).ground

    def on(self, record: RecordReader, days: AskedDays) -> EventFilter:
        """Dated events as `record` lists them."""
        ground = self.ground(record)
        return EventFilter(event_types=self.types, ground=ground, first=days.since, last=days.until)

    def on_any_day(self, record: RecordReader) -> DaysSought:
        """Events of any day as `record` counts them."""
        return DaysSought(event_types=self.types, ground=self.ground(record))


InDays = Annotated[AskedDays, Depends(days_asked)]
What = Annotated[Sought, Depends()]
