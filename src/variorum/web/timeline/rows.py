"""Events of the timeline as answers."""

from __future__ import annotations

from variorum.model.events import Where
from variorum.query.timeline.records import TimelineDay, TimelineEvent
from variorum.store.reading import RecordReader
from variorum.store.rows import place_key, route_key
from variorum.web.core.shapes import Days, EventMention
from variorum.web.timeline.shapes import TimelineCount, TimelineGroup, TimelineRow, TimelineSpot


def group(record: RecordReader, day: TimelineDay) -> TimelineGroup:
    """The events of a day."""
    return TimelineGroup(day=day.day, events=[_row(record, event) for event in day.events])


def spot_of(place: Where | None, route: Where | None) -> TimelineSpot | None:
    """Where something lies: its place, else its road."""
    return _spot(place, road=False) or _spot(route, road=True)


def mention(record: RecordReader, event_id: str) -> EventMention | None:
    """An event in a line, None where the record has none of this id."""
    event = record.event(event_id)
    return EventMention.model_validate(event) if event is not None else None


def _row(record: RecordReader, event: TimelineEvent) -> TimelineRow:
    return TimelineRow(
        id=event.event_id,
        label=event.label,
        event_type=event.event_type,
        status=event.status,
        days=Days.model_validate(event.days),
        precision=event.precision,
        published=Days.model_validate(event.published) if event.published is not None else None,
        place=_spot(event.place, road=False),
        route=_spot(event.route, road=True),
        figures=[TimelineCount.model_validate(figure) for figure in event.figures],
        disputed=list(event.disputed),
        accounts=len(event.claims),
        denials=len(event.disputed_by),
        origins=event.origins,
        outlets=event.outlets,
        part_of=mention(record, event.part_of) if event.part_of is not None else None,
    )


def _spot(where: Where | None, *, road: bool) -> TimelineSpot | None:
    if where is None:
        return None
    return TimelineSpot(
        kind="road" if road else "place",
        key=route_key(where) if road else place_key(where),
        name=where.name,
        precision=where.precision,
    )
