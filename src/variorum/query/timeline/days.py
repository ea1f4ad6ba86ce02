"""The timeline of a record: its events by day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from variorum.model.control import DayRange
from variorum.model.events import Event, EventFigure
from variorum.query.timeline.choosing import Sought, sought_events
from variorum.query.timeline.records import TimelineDay, TimelineEvent, TimelineFigure
from variorum.store.reading import RecordReader


def timeline(
    record: RecordReader,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    event_types: Collection[str] = (),
) -> Iterator[TimelineDay]:
    """The events of `record` by day, the undated ones last; one day at a time is held.

    `since` and `until` are ISO days, both taken in: an event is there where it may lie between them, and an
    undated one only where neither is given. `place` is a name or an id, `event_types` are codes. Raises
    UsageError where the record knows no such place.
    """
    published, wholes = _Published(record), record.wholes()
    sought = Sought(place=place, event_types=event_types)
    for day, events in groupby(sought_events(record, sought, since, until), key=attrgetter("first_day")):
        told = (told_event(event, published.range_of, wholes.get(event.id)) for event in events)
        yield TimelineDay(day=day, events=tuple(told))


class _Published:
    """The day of publication of each document, read once it is asked for."""

    def __init__(self, record: RecordReader) -> None:
        self._record = record
        self._days: dict[str, str] | None = None

    def range_of(self, document_ids: Iterable[str]) -> DayRange | None:
        """The first and the last day among those of the documents; None where none is known."""
        if self._days is None:
            self._days = {head.id: head.published[:10] for head in self._record.heads() if head.published}
        days = [self._days[one] for one in document_ids if one in self._days]
        return DayRange(earliest=min(days), latest=max(days)) if days else None


def told_event(
    event: Event, published: Callable[[Iterable[str]], DayRange | None], whole_id: str | None
) -> TimelineEvent:
    """An event in the course of time; `published` gives the first and last day on which documents were."""
    when = event.when
    days = DayRange(earliest=when.earliest, latest=when.latest) if when else _UNKNOWN
    return TimelineEvent(
        event_id=event.id,
        label=event.label,
        event_type=event.event_type,
        days=days,
        precision=when.precision if when is not None else "none",
        published=published(event.documents) if None in (days.earliest, days.latest) else None,
        place=event.place,
        route=event.route,
        status=event.status,
        disputed=event.disputed_names,
        figures=tuple(_figure(figure) for figure in event.figures),
        origins=len(event.origins),
        documents=len(event.documents),
        outlets=len(event.outlets),
        claims=event.claims,
        disputed_by=event.disputed_by,
        part_of=whole_id,
    )


_UNKNOWN = DayRange(earliest=None, latest=None)


def _figure(figure: EventFigure) -> TimelineFigure:
    return TimelineFigure(
        kind=figure.kind,
        of=figure.of,
        scope=figure.scope,
        part=figure.part,
        households=figure.households,
        party=figure.party.name if figure.party is not None else "",
        low=figure.low,
        best=figure.best,
        high=figure.high,
        disputed=figure.is_disputed,
        claims=tuple(account.claim_id for account in figure.accounts),
        origins=len({account.origin for account in figure.accounts}),
    )
