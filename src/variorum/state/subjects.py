"""Subjects: the place or the stretch of road that an event is about."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lexicon.fold import fold
from variorum.model.claims import GroundedClaim, Place, Route
from variorum.model.events import Event, Subject

# UCDP where_prec from which a place is an area: an area beside a road says which part of it is meant.
_AREA = 3


def subject_of(event: Event, claims: Sequence[GroundedClaim]) -> Subject | None:
    """What is held when `event`, told by `claims`, changes hands; None where nothing is named.

    A road with its ends or inside an area is a stretch of its own. Where several roads are named,
    or a spot on the road, the place is the subject.
    """
    routes = {
        route.id or fold(route.name or route.mention.text) for claim in claims for route in claim.routes
    }
    spot = event.place is not None and event.place.precision < _AREA
    if len(routes) == 1 and not spot:
        route = next(route for claim in claims for route in claim.routes)
        return _stretch(route, event, claims)
    return _place(event, claims)


def may_overlap(left: Subject, right: Subject) -> bool:
    """Whether two subjects can share ground: one subject, or stretches of one road that may meet.

    Two stretches may meet where one is the whole road, and where an end of one gives its name to
    the area that limits the other.
    """
    if left.id == right.id:
        return True
    if left.kind != "route-segment" or right.kind != "route-segment" or _road(left) != _road(right):
        return False
    mine, theirs = _limits(left), _limits(right)
    whole = not mine or not theirs
    return whole or (len(mine) != len(theirs) and bool(mine & theirs))


def _road(subject: Subject) -> str:
    return subject.id.partition(":")[0]


def _limits(subject: Subject) -> frozenset[str]:
    return frozenset(subject.id.split(":")[1:])


def _stretch(route: Route, event: Event, claims: Sequence[GroundedClaim]) -> Subject:
    """A stretch of road: its id is the road's and what limits it, folded, after colons."""
    name = route.name or route.mention.text
    key = (route.id or fold(name)).replace(":", " ")
    aliases = {other.mention.text for claim in claims for other in claim.routes}
    if route.from_place or route.to_place:
        ends = [end for end in (route.from_place, route.to_place) if end]
        limits, shown = sorted(fold(end) for end in ends), f"{name} {'-'.join(ends)}"
        aliases |= {f"{'-'.join(some)} {kind}" for some in (ends, ends[::-1]) for kind in ("road", "highway")}
    elif event.place is not None:
        limits, shown = [fold(event.place.name)], f"{name} in {event.place.name}"
    else:
        limits, shown = [], name
    return Subject(
        kind="route-segment",
        id=":".join([key, *(limit.replace(":", " ") for limit in limits)]),
        name=shown,
        aliases=tuple(sorted(aliases - {shown, ""})),
        lat=event.place.lat if event.place else None,
        lon=event.place.lon if event.place else None,
        from_place=route.from_place,
        to_place=route.to_place,
    )


def _place(event: Event, claims: Sequence[GroundedClaim]) -> Subject | None:
    where = event.place
    if where is None:
        return None
    same = [place for claim in claims for place in claim.places if _is(place, event)]
    aliases = {alias for place in same for alias in (*place.aliases, place.mention.text)}
    return Subject(
        kind="place",
        id=where.id or f"unplaced {fold(where.name)}",
        name=where.name,
        aliases=tuple(sorted(aliases - {where.name, ""})),
        lat=where.lat,
        lon=where.lon,
    )


def _is(place: Place, event: Event) -> bool:
    return event.place is not None and place.id is not None and place.id == event.place.id
