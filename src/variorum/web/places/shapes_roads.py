"""Shapes of roads: towns, the stretches between them, cuts, and who can pass."""

from __future__ import annotations

from variorum.model.roads import PassageAnswer, StretchBasis, StretchStatus
from variorum.web.core.shapes import Days, EventMention, Shape, Text
from variorum.web.places.shapes import RoadMention, SubjectHead


class Town(Shape):
    """A place on a road; `holders` are said to hold it on the day, `roads` also lead through it.

    `id` is that of its place, null where it is only known by its name here.
    """

    id: str | None
    name: Text
    lat: float | None
    lon: float | None
    holders: list[Text]
    contested: bool
    roads: list[RoadMention]


class StretchShape(Shape):
    """The road between two towns that follow each other, and who is said to hold it on the day.

    `basis` says on what that rests; from-towns is inference and no report of the road. Where only a part is
    told to be held the status is unknown and `holders` are those of the part.
    """

    route_id: str
    route_name: Text
    start: Text
    end: Text
    status: StretchStatus
    basis: StretchBasis
    holders: list[Text]
    closed_by: list[Text]
    closed_to: list[Text]
    told: str | None
    origins: int
    claims: list[str]
    claims_left_out: int
    denials: int
    reasons: list[Text]
    closures: list[str]


class CutShape(Shape):
    """An event that tells that a road was cut or shut; `until` is when it was told to be open again.

    `stretches` are the numbers of those it touches, counted from 0. `located` is false where nobody tells
    where it was cut.
    """

    event: EventMention
    where: Text
    located: bool
    by: list[Text]
    against: list[Text]
    since: Days
    until: Days | None
    in_force: bool
    stretches: list[int]
    origins: int
    claims: list[str]
    denials: int


class Road(Shape):
    """A road on a day: the towns along it in order, the stretches between them, and its cuts.

    `listed` is false for a road that only the record speaks of, by its two ends. Between its towns its course
    is not known.
    """

    id: str
    name: Text
    listed: bool
    as_of: str
    towns: list[Town]
    stretches: list[StretchShape]
    cuts: list[CutShape]
    sides: list[Text]


class RoadAnswer(Shape):
    """The road that a name means; or, where it may mean several, these to choose from."""

    road: Road | None
    choices: list[SubjectHead]


class PassageShape(Shape):
    """Whether a side can go from one place to another over its own ground on a day.

    `way` are the stretches of the best way in order, `stops` the numbers of those that are not the side's.
    """

    side: Text
    start: Text
    end: Text
    as_of: str
    answer: PassageAnswer
    way: list[StretchShape]
    stops: list[int]
