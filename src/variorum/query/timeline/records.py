"""What questions about the course of time are answered with."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.claims import FigureKind, FigureScope, WhenPrecision
from variorum.model.control import DayRange
from variorum.model.events import EventStatus, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFigure:
    """A figure of an event; `disputed`: some of its accounts contradict each other."""

    kind: FigureKind
    of: str
    scope: FigureScope
    part: bool
    households: bool
    party: str
    low: float | None
    best: float | None
    high: float | None
    disputed: bool
    claims: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """An event as it stands in the course of time.

    It happened on a day, or on some or all of the days, from `days.earliest` to `days.latest`; an end that is
    not told is None. `published` are the first and the last day on which a document of it was published,
    where an end is not told; they bound what was over when it was told. `disputed` names the fields, and
    the kinds of figures, on which accounts contradict each other. `origins` is how many independent ones
    there are.
    """

    event_id: str
    label: str
    event_type: str
    days: DayRange
    precision: WhenPrecision
    published: DayRange | None
    place: Where | None
    route: Where | None
    status: EventStatus
    disputed: tuple[str, ...]
    figures: tuple[TimelineFigure, ...]
    origins: int
    documents: int
    outlets: int
    claims: tuple[str, ...]
    disputed_by: tuple[str, ...]
    part_of: str | None

    @property
    def exact(self) -> bool:
        """Whether it is known to a day."""
        return self.days.earliest is not None and self.days.earliest == self.days.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """The events that may have begun on a day, by id; `day` is None for those that nothing dates.

    An event that is not known to a day stands under the first day it can be of.
    """

    day: str | None
    events: tuple[TimelineEvent, ...]
