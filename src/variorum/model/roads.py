"""Roads as lines of stretches: what lies on them, who holds each stretch, and who can pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.control import Party, Subject
from variorum.model.reasons import Reason

StretchStatus = Literal["held", "contested", "unknown"]
StretchBasis = Literal["stated", "from-road", "from-towns", "none"]
PassageAnswer = Literal["open", "blocked", "contested", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waypoint:
    """A place on a road; `id` is its gazetteer id, None where the gazetteer does not know it."""

    id: str | None
    name: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The road between two waypoints that follow each other; `schematic`: its course is not known."""

    route_id: str
    route_name: str
    start: Waypoint
    end: Waypoint
    schematic: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchState:
    """Who is said to hold a stretch on a day.

    `basis`: accounts are of this stretch or of a part of it; of a longer reach of the road that takes it
    in; or only of the towns at its ends, which is inference and never report. `holders` are several where
    it is contested. `claims` are those that it rests on, `denied_by` those that gainsay it, `origins` the
    independent ones behind them, `subjects` what these speak of, `told` the last day of which one speaks.
    `closures` are the events that tell that it is cut or shut; `closed_by` who did it, as far as nobody
    gainsays it, and `closed_to` whom it is shut to, empty where that is all but who did it. Where only a
    part of it is told to be held it is unknown, and `holders` are those of the part.
    """

    stretch: Stretch
    status: StretchStatus
    basis: StretchBasis
    holders: tuple[Party, ...]
    claims: tuple[str, ...]
    denied_by: tuple[str, ...]
    origins: tuple[str, ...]
    subjects: tuple[Subject, ...]
    told: str | None
    reasons: tuple[Reason, ...]
    closures: tuple[str, ...] = ()
    closed_by: tuple[Party, ...] = ()
    closed_to: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Whether a side can go from one place to another over its own ground on a day.

    open: each stretch of `way` is held by the side. blocked: each way of any sensible length has a stretch
    that another side holds or has shut to it, or a town that another side holds. contested, unknown: the
    best way has stretches that are. `stops` are the stretches of the best way that are not the side's. `way`
    is empty where no known road joins the two, which is unknown, and where both are one place, which is
    open to whoever holds it.
    """

    side: Party
    start: Waypoint
    end: Waypoint
    as_of: str
    answer: PassageAnswer
    way: tuple[StretchState, ...]
    stops: tuple[StretchState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What the taking of a place on roads cut for the side that lost it: inference, never report.

    `stretches` are those that meet in the place and that the side can no more pass; `parted` are pairs
    of its places that it could go between before and can no more.
    """

    event_id: str
    place: Waypoint
    day: str | None
    by: tuple[Party, ...]
    against: tuple[Party, ...]
    stretches: tuple[Stretch, ...]
    parted: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
