"""Shapes of figures over time."""

from __future__ import annotations

from variorum.model.claims import FigureKind, FigureScope
from variorum.model.events import VariantRelation
from variorum.state.tallies.records import Breakdown
from variorum.web.core.shapes import CountedFigure, Days, DocumentHead, EventMention, Shape, Text
from variorum.web.timeline.shapes import TimelineSpot


class FigureTotal(Shape):
    """Added counts. `high` is null where an event leaves open how many more it may be.

    `told_high` then adds what is told; `open_low` and `open_high` count the events that leave an end open.
    """

    low: float
    best: float
    high: float | None
    told_high: float
    open_low: int
    open_high: int


class FigurePoints(Shape):
    """The running total at the end of each day on which it changed, in columns.

    `high` adds what is told, and `open_high` events leave it open upwards; `events`, `origins` and `disputed`
    count what there is up to then.
    """

    day: list[str]
    low: list[float]
    best: list[float]
    high: list[float]
    open_high: list[int]
    events: list[int]
    origins: list[int]
    disputed: list[int]


class FigureEvents(Shape):
    """The events that are added, in columns: each happened on a day from `first` to `last`.

    `first` is null where it may have begun on any day before; `high` where it is left open.
    """

    event_id: list[str]
    first: list[str | None]
    last: list[str]
    low: list[float]
    best: list[float]
    high: list[float | None]


class FigureUndated(Shape):
    """What an event counts that no day is known of; it is added to nothing."""

    event_id: str
    low: float | None
    best: float
    high: float | None
    claims: int
    origins: int
    disputed: bool


class FigureSeries(Shape):
    """A running total: of everybody, of one party's people, or by one origin's account.

    `undated` are the largest of `undated_events`. `may_overlap` of the events may count people whom another
    one counts too; `within_whole` are left out because a larger event that they are part of is counted.
    """

    key: str
    name: Text
    households: bool
    total: FigureTotal | None
    origins: int
    disputed: int
    points: FigurePoints
    counted: FigureEvents
    undated: list[FigureUndated]
    undated_events: int
    may_overlap: int
    within_whole: int


class FigureTold(Shape):
    """One account of a running count or a level. `day` is the day it is told for, null where unknown."""

    day: str | None
    published: str | None
    low: float | None
    best: float
    high: float | None
    event_id: str
    claim_id: str
    overtaken: bool


class FigureToldSeries(Shape):
    """What one origin counts itself: over a stretch of days, or as it stands (stock); never added."""

    scope: FigureScope
    origin: Text
    of: Text
    party: Text
    place: Text
    since: str | None
    households: bool
    points: list[FigureTold]


class FigureLeftOut(Shape):
    """Events with such a figure that count nowhere, by reason."""

    denied: int
    retracted: int
    including: int
    other_days: int


class Figures(Shape):
    """Running totals over single events, and beside them what origins count themselves.

    The series of a breakdown are not to be added to each other. `series_left_out` and `told_left_out` are how
    many smaller ones there are besides.
    """

    kind: FigureKind
    by: Breakdown
    kinds: list[FigureKind]
    series: list[FigureSeries]
    series_left_out: int
    told: list[FigureToldSeries]
    told_left_out: int
    left_out: FigureLeftOut


class FigureAccount(Shape):
    """What one claim counts; `updates`: it was overtaken by a later word, and has no part in the figure."""

    claim_id: str
    speaker: Text
    low: float | None
    high: float | None
    relation: VariantRelation
    quote: Text
    document: DocumentHead | None


class FigureCount(CountedFigure):
    """A figure of an event with its accounts; `party` is whose people they are."""

    party: Text
    accounts: list[FigureAccount]


class FigureEvent(Shape):
    """An event with what it counts of one kind."""

    event: EventMention
    days: Days
    spot: TimelineSpot | None
    counts: list[FigureCount]


class CountedEvents(Shape):
    """Events with what each counts, in the order asked for."""

    kind: FigureKind
    events: list[FigureEvent]
