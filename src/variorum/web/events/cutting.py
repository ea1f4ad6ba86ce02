"""What an event cut, as the page shows it."""

from __future__ import annotations

from variorum.model.events import Event
from variorum.query.control.roads.cuts import cut_of
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import Knowledge
from variorum.web.core.shapes import Named
from variorum.web.events.apparatus_shapes import CutStretch, EventCut, PartedPlaces
from variorum.web.events.rows import parties


def event_cut(record: RecordReader, event: Event, known: Knowledge) -> EventCut | None:
    """The roads that an event cut, and the places it parted; None where it cut none."""
    found = cut_of(record, known.lexicon(), event)
    if found is None:
        return None
    return EventCut(
        place=Named.model_validate(found.place),
        day=found.day,
        by=parties(found.by),
        against=parties(found.against),
        stretches=[
            CutStretch(
                route_id=one.route_id,
                route=one.route_name,
                start=Named.model_validate(one.start),
                end=Named.model_validate(one.end),
            )
            for one in found.stretches
        ],
        parted=[PartedPlaces(one=one, other=other) for one, other in found.parted],
    )
