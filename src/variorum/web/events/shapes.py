"""Shapes of lists of events."""

from __future__ import annotations

from variorum.model.claims import WhenBasis, WhenPrecision
from variorum.model.events import EventStatus
from variorum.web.core.shapes import CountedFigure, Days, Meaning, Named, Paged, Shape, Text


class EventWhen(Shape):
    """The days of an event or a claim; `text` are the words that say so, `basis` how they were dated."""

    days: Days
    precision: WhenPrecision
    basis: WhenBasis
    basis_meaning: str
    text: Text


class EventSpot(Shape):
    """A place or a road; `key` is what its view is found by, `precision` UCDP where_prec, 1 exact to 7."""

    key: str
    name: Text
    precision: int
    precision_meaning: str


class EventAmount(CountedFigure):
    """A figure in short; accounts contradict each other where it is `disputed`."""

    disputed: bool


class ListedEvent(Shape):
    """An event in a list.

    `accounts` tell it and `denials` deny it; `origins` counts independent original sources. `disputed` names
    the fields, and the kinds of figures, on which accounts contradict each other.
    """

    id: str
    label: Text
    event_type: Meaning
    status: EventStatus
    when: EventWhen | None
    place: EventSpot | None
    route: EventSpot | None
    agents: list[Named]
    patients: list[Named]
    accounts: int
    denials: int
    origins: int
    documents: int
    outlets: int
    disputed: list[str]
    figures: list[EventAmount]


class Events(Paged[ListedEvent]):
    """A page of events; `total` is null where counting them all would take long."""


class EventTypeCount(Shape):
    """A type of events and how many there are of it in the whole record."""

    event_type: Meaning
    events: int


class PartyCount(Shape):
    """A party, by the name that most events give it; `key` is what events are filtered by."""

    key: str
    name: Text
    events: int


class EventKinds(Shape):
    """What events can be filtered by: the types that occur and the parties of most events."""

    types: list[EventTypeCount]
    parties: list[PartyCount]
