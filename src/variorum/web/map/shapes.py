"""Shapes of what the map shows. Long lists are columns: the n-th values of all make the n-th row."""

from __future__ import annotations

from pydantic import Field

from variorum.model.control import HoldingStatus
from variorum.model.events import EventStatus
from variorum.model.roads import StretchBasis, StretchStatus
from variorum.query.control.records import StateStatus
from variorum.web.core.shapes import Meaning, Shape


class Spots(Shape):
    """Places of events; `key` is what their view is asked with.

    `lat` and `lon` are null where nothing gives a point. `precision` is UCDP where_prec: 1 exact, 2 near,
    3 a district, 4 a first-level area, 5 an area without exact bounds, 6 a country, 7 not known. `radius_km`
    says how far from the point the true spot may lie.
    """

    key: list[str]
    name: list[str]
    lat: list[float | None]
    lon: list[float | None]
    precision: list[int]
    radius_km: list[int]


class Marks(Shape):
    """Events: the numbers of their spot (-1 where no place is told), type and status, and their days.

    Days are counted from `origin` of the answer, null where they are not told. By spot and then by day.
    """

    spot: list[int]
    type: list[int]
    status: list[int]
    first: list[int | None]
    last: list[int | None]


class MapEvents(Shape):
    """All events of the record, those without a point too."""

    origin: str
    types: list[Meaning]
    statuses: list[EventStatus]
    spots: Spots
    events: Marks


class SideShape(Shape):
    """A side of the record, in the order of how many holdings it has; its place in it gives its look."""

    name: str
    holdings: int


class Sides(Shape):
    """All who are said to hold anything."""

    rows: list[SideShape]


class HolderShape(Shape):
    """Who is said to hold something on the day: `side` is its place among the sides, from 0.

    `stale_days` is how many days before the day asked about it was last told so, null where no account
    is dated. `origins` counts the independent origins that have it so.
    """

    name: str
    side: int
    status: HoldingStatus
    since: str | None
    told: str | None
    stale_days: int | None
    origins: int


class HeldPlace(Shape):
    """A place, or a part of one, and who is said to hold it. `precision` is UCDP where_prec."""

    key: str
    name: str
    lat: float
    lon: float
    precision: int
    radius_km: int
    status: StateStatus
    holders: list[HolderShape]
    left_by: str | None = Field(description="Who held it last and is said to have left.")


class RoadPoint(Shape):
    """An end of a stretch of road."""

    name: str
    lat: float
    lon: float


class HeldStretch(Shape):
    """A stretch of road and who is said to hold it, by reports or by inference from `from-towns`.

    `sides` has the place of each of `holders` among the sides, null where it holds nothing by itself.
    `denied` says that somebody gainsays it, `closed_by` who is said to have cut it.
    """

    road: str
    name: str
    start: RoadPoint
    end: RoadPoint
    status: StretchStatus
    basis: StretchBasis
    holders: list[str]
    sides: list[int | None]
    told: str | None
    stale_days: int | None
    denied: bool
    closed_by: list[str]


class Control(Shape):
    """Who is said to hold what at the end of a day; `undrawn` names what has no point to draw it at."""

    as_of: str | None
    places: list[HeldPlace]
    stretches: list[HeldStretch]
    undrawn: list[str]


class DayCounts(Shape):
    """Days with anything on them, counted from `origin` of the answer, and how many."""

    day: list[int]
    count: list[int]


class DayHistogram(Shape):
    """How many reports were published on each day, and how many events began; `undated` reports are not."""

    origin: str
    reports: DayCounts
    events: DayCounts
    undated: int


class Towns(Shape):
    """Settlements in a tile, the most populous first."""

    name: list[str]
    lat: list[float]
    lon: list[float]
    population: list[int]


class RoadLine(Shape):
    """A known road by the towns on it, in order: where it runs between them is not known."""

    id: str
    name: str
    label: str
    lon: list[float]
    lat: list[float]


class Roads(Shape):
    """Known roads in a tile."""

    rows: list[RoadLine]
