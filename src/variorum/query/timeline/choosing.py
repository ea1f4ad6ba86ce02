"""Which events of a record are asked about: by days, place and type, in order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from variorum.model.claims import FigureKind
from variorum.model.events import Event
from variorum.query.control.asking.naming import subject_named
from variorum.store.reading import RecordReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Events of these `event_types`, of any where it is empty, at `place`, a name or an id.

    `figures` says that those without a figure of this kind may be left out. What is told of a town is not
    told of the area around it, and is not at it; nor the other way.
    """

    place: str | None = None
    event_types: Collection[str] = ()
    figures: FigureKind | None = None


def sought_events(
    record: RecordReader, sought: Sought, since: str | None, until: str | None
) -> Iterator[Event]:
    """The events sought that may lie between two ISO days, both taken in; by day, those undated last.

    Undated events are there where both days are None. An end of an event that is not told may be any day.
    Raises UsageError, with the nearest names, where the record knows no such place.
    """
    if sought.place is not None:
        found = record.events_at(subject_named(record, sought.place).ground)
    elif sought.figures is not None:
        found = record.events_counting(sought.figures)
    else:
        found = record.events_between(since, until)
    wanted = frozenset(sought.event_types)
    for event in found:
        if (not wanted or event.event_type in wanted) and may_lie(event, since, until):
            yield event


def may_lie(event: Event, since: str | None, until: str | None) -> bool:
    """Whether the event may lie between two days; what is undated lies only where no day is asked for."""
    if since is None and until is None:
        return True
    day = event.first_day
    if day is None or event.when is None:
        return False
    latest = event.when.latest
    return (until is None or day <= until) and (since is None or latest is None or latest >= since)
