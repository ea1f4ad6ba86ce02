"""Closures: roads that are told to be cut or shut, by whom, where, from when until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.lexicon.fold import fold
from variorum.model.claims import GroundedClaim
from variorum.model.control import DayRange, Party
from variorum.model.events import Event
from variorum.model.roads import Waypoint
from variorum.state.roads.liftings import reopens
from variorum.state.roads.network import Road, RoadNetwork
from variorum.state.roads.reaches import NOWHERE, Reach, all_of, at_spot, between, in_area

_TOLD = ("asserted", "reported")
_UNTOLD = ("denied", "retracted")
# UCDP where_prec from which a place is an area.
_AREA = 3
_LAST = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A road cut or shut at a place or over a reach of it.

    `against` is empty where the accounts do not say whom it is shut to: then to all but `by`. `until` says
    when it was told to be open again. `where` names the place ("at Hsipaw"); `located` is False where the
    accounts say of the road only that it was cut.
    """

    event_id: str
    road_id: str
    reach: Reach
    where: str
    located: bool
    by: tuple[Party, ...]
    against: tuple[Party, ...]
    since: DayRange
    until: DayRange | None
    claims: tuple[str, ...]
    denied_by: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def start(self) -> str | None:
        """The day by which it surely had begun."""
        return self.since.by

    def holds_on(self, day: str) -> bool:
        """Whether it may go on at the end of `day`. What nothing dates holds on no day."""
        if self.start is None or self.start > day:
            return False
        end = self.until.by if self.until else None
        return end is None or end > day


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """The claims of an event that tell it as having happened, and the day on which the first was printed."""

    claims: tuple[GroundedClaim, ...]
    printed: str | None


Testify = Callable[[Event], Testimony]


def closures_of(
    road: Road, network: RoadNetwork, events: Iterable[Event], testify: Testify
) -> tuple[Closure, ...]:
    """The closures of a road that `events` on it tell of, by day.

    A cut is an event of type encircle that names a road. One that tells that the road was reopened, or that a
    blockade of it was lifted, ends those begun before that share a stretch with it. Who cuts a road does
    not hold it.
    """
    cuts: list[Closure] = []
    openings: list[Closure] = []
    for event in sorted(events, key=lambda event: event.id):
        if event.status in _UNTOLD or event.event_type not in ("encircle", "other", "agree"):
            continue
        testimony = testify(event)
        telling = [c for c in testimony.claims if any(_is_of(c, n, road) for n in range(len(c.routes)))]
        if not telling:
            continue
        made = _closure(event, road, network, replace(testimony, claims=tuple(telling)))
        if any(reopens(claim.claim) for claim in telling):
            openings.append(made)
        elif event.event_type == "encircle":
            cuts.append(made)
    return tuple(
        sorted((_ended(cut, openings) for cut in cuts), key=lambda c: (c.start or _LAST, c.event_id))
    )


def day_range(event: Event, printed: str | None) -> DayRange:
    """When what an event tells began: on its days, of what goes on the first; else by the day of printing."""
    when = event.when
    if when is None or (when.earliest is None and when.latest is None):
        return DayRange(earliest=None, latest=printed)
    return DayRange(earliest=when.earliest, latest=when.latest)


def _is_of(claim: GroundedClaim, number: int, road: Road) -> bool:
    route = claim.routes[number]
    return (route.id or fold(route.name or route.mention.text)) == road.id


def _closure(event: Event, road: Road, network: RoadNetwork, testimony: Testimony) -> Closure:
    reach, where = _where(event, road, network, testimony.claims)
    return Closure(
        event_id=event.id,
        road_id=road.id,
        reach=reach if reach != NOWHERE else all_of(road).partly(),
        where=where if reach != NOWHERE else "",
        located=reach != NOWHERE,
        by=event.agents,
        against=event.patients,
        since=day_range(event, testimony.printed),
        until=None,
        claims=event.claims,
        denied_by=event.disputed_by,
        origins=event.origins,
    )


def _where(
    event: Event, road: Road, network: RoadNetwork, claims: Sequence[GroundedClaim]
) -> tuple[Reach, str]:
    """The stretches at the place that is told; of the part of the road that is told; else nowhere."""
    if not road.listed:
        return all_of(road).partly(), f"at {event.place.name}" if event.place else ""
    place = event.place
    if place is not None:
        if place.precision < _AREA:
            spot = Waypoint(id=place.id, name=place.name, lat=place.lat, lon=place.lon)
            reach = at_spot(road, network, spot)
        else:
            area = network.entry(place.id) if place.id else None
            reach = in_area(road, network, area).partly() if area else NOWHERE
        if reach != NOWHERE:
            return reach, f"at {place.name}" if place.precision < _AREA else f"in {place.name}"
    for route in (route for claim in claims for route in claim.routes):
        if route.from_place and route.to_place:
            reach = between(road, network, route.from_place, route.to_place)
            if reach != NOWHERE:
                return reach.partly(), f"between {route.from_place} and {route.to_place}"
    return NOWHERE, ""


def _ended(cut: Closure, openings: Sequence[Closure]) -> Closure:
    """The cut with the first reopening of the same reach that came after it, or on its last day."""
    ends = [
        one
        for one in openings
        if cut.start is not None and one.start is not None
        if one.start >= cut.start and one.reach.meets(cut.reach)
    ]
    first = min(ends, key=lambda one: (one.start or _LAST, one.event_id), default=None)
    return cut if first is None else replace(cut, until=first.since)
