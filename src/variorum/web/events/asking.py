"""Which events a request asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query

from variorum.model.events import EventStatus
from variorum.query.parties import keys_called, party_names_near
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.store.reading_events import EventFilter
from variorum.web.core.clocks import Asked, AsOf
from variorum.web.core.faults import UnknownError
from variorum.web.core.knowledge import Knowledge, Known
from variorum.web.core.subjects import subject_meant

_MOST_WORDS = 6
_NAME = 300
_SHOWN = 60

Types = Annotated[list[str], Query(alias="type", max_length=60, description="Only events of these types.")]
Statuses = Annotated[
    list[EventStatus], Query(alias="status", max_length=10, description="Only events of these statuses.")
]
Words = Annotated[
    str, Query(alias="words", max_length=_NAME, description="Words that all stand in what is told.")
]
Contradicted = Annotated[
    bool, Query(alias="disputed", description="Only events on which accounts contradict each other.")
]
PlaceName = Annotated[
    str, Query(alias="place", max_length=_NAME, description="A place or road: its id or name.")
]
PartyName = Annotated[
    str,
    Query(
        alias="party",
        max_length=_NAME,
        description="Only events in which this party acted or was acted upon: its id or name.",
    ),
]
First = Annotated[
    date | None, Query(alias="from", description="Only events that may lie on or after this day.")
]
Last = Annotated[
    date | None, Query(alias="to", description="Only events that may lie on or before this day.")
]
Order = Annotated[
    Literal["newest", "oldest"],
    Query(alias="order", description="Which day comes first; undated ones are last."),
]


async def kinds_asked(
    event_types: Types = [],  # noqa: B006 - FastAPI reads the default and nothing changes it
    statuses: Statuses = [],  # noqa: B006
    words: Words = "",
    *,
    disputed: Contradicted = False,
) -> EventFilter:
    """The filter by what events are."""
    return EventFilter(
        event_types=tuple(dict.fromkeys(event_types)),
        statuses=tuple(dict.fromkeys(statuses)),
        words=tuple(words.split()[:_MOST_WORDS]),
        disputed=disputed,
    )


async def days_asked(first: First = None, last: Last = None) -> EventFilter:
    """The filter by when events may lie."""
    return EventFilter(
        first=None if first is None else first.isoformat(), last=None if last is None else last.isoformat()
    )


def names_asked(asked: Asked, known: Known, place: PlaceName = "", party: PartyName = "") -> EventFilter:
    """The filter by where events lie and who is in them.

    Raises UnknownError, with the nearest names, for a place or a party that is not known.
    """
    ground = None
    if place.strip():
        held = asked.has_events_at(place)
        ground = place if held else subject_meant(asked, known, place).ground
    return EventFilter(ground=ground, parties=_parties(asked, known, party.strip()) if party.strip() else ())


def _parties(record: RecordReader, known: Knowledge, name: str) -> tuple[str, ...]:
    found = keys_called(record, name, lambda: known.lexicon().actors)
    if not found:
        raise UnknownError(
            f"No event of the record names a party “{one_line(name)[:_SHOWN]}”.",
            advice="Look for it in the search.",
            near=party_names_near(record, name),
        )
    return found


async def events_asked(
    kinds: Annotated[EventFilter, Depends(kinds_asked)],
    days: Annotated[EventFilter, Depends(days_asked)],
    names: Annotated[EventFilter, Depends(names_asked)],
    as_of: AsOf,
) -> EventFilter:
    """All filters together."""
    return replace(
        kinds,
        first=days.first,
        last=days.last,
        begun_by=as_of,
        ground=names.ground,
        parties=names.parties,
    )


Wanted = Annotated[EventFilter, Depends(events_asked)]
