"""The timeline of a record a stretch at a time: its events by day, without reading the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from variorum.model.control import DayRange
from variorum.model.events import Event
from variorum.query.timeline.days import told_event
from variorum.query.timeline.records import TimelineDay, TimelineEvent
from variorum.store.reading import RecordReader
from variorum.store.reading_days import DaysSought
from variorum.store.reading_events import EventFilter, EventKey
from variorum.store.rows import NO_DAY

# Before all days: a list from there on is one of dated events.
_FIRST = "0000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Dated events by day; those before it end at `before`, those behind it begin at `after`.

    Both are None where there are no more. An event stands under the first day that it can be of.
    """

    days: tuple[TimelineDay, ...]
    before: EventKey | None
    after: EventKey | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """Events that nothing dates, by the day that each was first told on, None where that is unknown.

    `after` is where the next ones begin, None where there are no more.
    """

    days: tuple[TimelineDay, ...]
    after: EventKey | None


def stretch_from(record: RecordReader, wanted: EventFilter, start: EventKey | None, limit: int) -> Stretch:
    """The first `limit` of the events `wanted` that come after `start`, a day and an id; None: of all."""
    sought = _dated(wanted)
    found = record.event_page(sought, start, limit + 1)
    shown = found[:limit]
    first = shown[0][0] if shown else start
    earlier = record.event_page(sought, first, 1, newest=True) if start is not None else []
    return Stretch(
        days=_by_day(record, [event for _, event in shown]),
        before=first if earlier else None,
        after=shown[-1][0] if len(found) > limit else None,
    )


def stretch_to(record: RecordReader, wanted: EventFilter, end: EventKey, limit: int) -> Stretch:
    """The last `limit` of the events `wanted` that come before `end`, a day and an id."""
    found = record.event_page(_dated(wanted), end, limit + 1, newest=True)
    shown = found[:limit][::-1]
    return Stretch(
        days=_by_day(record, [event for _, event in shown]),
        before=shown[0][0] if len(found) > limit else None,
        after=shown[-1][0] if shown else None,
    )


def untold(
    record: RecordReader, sought: DaysSought, start: EventKey | None, limit: int, told_by: str | None = None
) -> Untold:
    """The first `limit` events that nothing dates after `start`, a day of first telling and an id.

    With `told_by`, an ISO day, only those that were told by then.
    """
    found = record.undated_events(sought, start or ("", ""), limit + 1, told_by)
    shown = found[:limit]
    days = tuple(
        TimelineDay(day=day, events=_told(record, [event for _, event in events]))
        for day, events in groupby(shown, key=lambda one: one[0])
    )
    last = (shown[-1][0] or NO_DAY, shown[-1][1].id) if len(found) > limit else None
    return Untold(days=days, after=last)


def _dated(wanted: EventFilter) -> EventFilter:
    return wanted if wanted.first is not None else replace(wanted, first=_FIRST)


def _by_day(record: RecordReader, events: Sequence[Event]) -> tuple[TimelineDay, ...]:
    return tuple(
        TimelineDay(day=day, events=_told(record, list(found)))
        for day, found in groupby(events, key=lambda event: event.first_day)
    )


def _told(record: RecordReader, events: Sequence[Event]) -> tuple[TimelineEvent, ...]:
    def published(document_ids: Iterable[str]) -> DayRange | None:
        days = record.days_published(tuple(document_ids))
        return DayRange(earliest=days[0], latest=days[-1]) if days else None

    wholes = {event.id: whole.whole_id for event in events if (whole := record.part_of(event.id))}
    return tuple(told_event(event, published, wholes.get(event.id)) for event in events)
