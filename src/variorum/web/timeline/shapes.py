"""Shapes of the timeline."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from variorum.model.claims import WhenPrecision
from variorum.model.events import EventStatus
from variorum.web.core.shapes import CountedFigure, Days, EventMention, Shape, Text


class TimelineSpot(Shape):
    """Where an event lies; `key` is what its view is found by, `precision` UCDP where_prec, 1 exact to 7."""

    kind: Literal["place", "road"]
    key: str
    name: Text
    precision: int


class TimelineCount(CountedFigure):
    """A figure of an event on the word of `origins` independent sources; `party` is whose people they are."""

    party: Text
    disputed: bool
    origins: int


class TimelineRow(Shape):
    """An event in the course of time.

    It lies on a day, or on some or all of the days, from `days.earliest` to `days.latest`. `published` bounds
    the days on which it was told, where one of these is not known. `disputed` names the fields, and the kinds
    of figures, on which accounts contradict each other.
    """

    id: str
    label: Text
    event_type: str
    status: EventStatus
    days: Days
    precision: WhenPrecision
    published: Days | None
    place: TimelineSpot | None
    route: TimelineSpot | None
    figures: list[TimelineCount]
    disputed: list[str]
    accounts: int
    denials: int
    origins: int
    outlets: int
    part_of: EventMention | None


class TimelineGroup(Shape):
    """Events that begin, or may begin, on one day."""

    day: str | None
    events: list[TimelineRow]


class Timeline(Shape):
    """Dated events by day; what is not known to a day stands once, under the first day that it can be of."""

    days: list[TimelineGroup]
    before: str | None = Field(
        description="Give it as `before` to get what comes before these; null: nothing."
    )
    after: str | None = Field(description="Give it as `after` to get what comes behind these; null: nothing.")


class UndatedEvents(Shape):
    """Events that nothing dates, by the day on which each was first told; null where that is not known."""

    days: list[TimelineGroup]
    next: str | None = Field(description="Give it as `after` to get the page after it.")


class TimelineDays(Shape):
    """How many events lie when, in columns: `events[i]` from `earliest[i]` to `latest[i]`, by day.

    A day alone has the same for both; an end that is not told is null. `undated` lie on no known day.
    """

    earliest: list[str | None]
    latest: list[str | None]
    events: list[int]
    undated: int
