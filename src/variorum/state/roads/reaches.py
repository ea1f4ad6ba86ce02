"""Reaches: which stretches of a road an account speaks of, and whether of all or of a part of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer_areas import great_circle_km
from variorum.lexicon.records import PlaceEntry
from variorum.model.control import Subject
from variorum.model.roads import Waypoint
from variorum.state.roads.courses import AREA_KINDS
from variorum.state.roads.network import NEAR_KM, Road, RoadNetwork, key_of, length_km
from variorum.state.roads.plane import along

# "Near Soledar": a spot told by the town it is near lies this far from it.
_SNAP_KM = 10.0
_EDGE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The numbers of the stretches of a road that are meant: all of them, or a part of them only."""

    whole: frozenset[int] = frozenset()
    part: frozenset[int] = frozenset()

    def __contains__(self, number: int) -> bool:
        return number in self.whole or number in self.part

    @property
    def longer(self) -> bool:
        """Whether more than one stretch is meant."""
        return len(self.whole | self.part) > 1

    def partly(self) -> Reach:
        """The same stretches, of each a part only."""
        return Reach(part=self.whole | self.part)

    def meets(self, other: Reach) -> bool:
        """Whether the two share a stretch."""
        return not (self.whole | self.part).isdisjoint(other.whole | other.part)


NOWHERE = Reach()


def all_of(road: Road) -> Reach:
    """The whole road."""
    return Reach(whole=frozenset(range(len(road.stretches))))


def reach_of(subject: Subject, road: Road, network: RoadNetwork) -> Reach:
    """The stretches of `road` that an account of `subject` speaks of.

    Without limits the whole road. Between two places those that lie between them, of the shorter way where
    the road is a ring; a place that is no waypoint lies where the straight line passes it, and cuts its
    stretch. In an area those that have both ends there, and a part of those that have one there. None
    where a limit is found nowhere on the road. "A section of" is a part of each.
    """
    if not road.listed:
        found = all_of(road)
    elif subject.from_place and subject.to_place:
        found = between(road, network, subject.from_place, subject.to_place)
    else:
        limits = subject.id.split(":")[1:]
        found = all_of(road) if not limits else _within(road, network, subject, limits)
    return found.partly() if subject.part else found


def between(road: Road, network: RoadNetwork, one: str, other: str) -> Reach:
    """The stretches between two places, by their names."""
    ways = [
        (abs(end - start), min(start, end), max(start, end))
        for start in _positions(road, network, one)
        for end in _positions(road, network, other)
    ]
    if not ways:
        return NOWHERE
    _, low, high = min(ways)
    touched = [n for n in range(len(road.stretches)) if n < high - _EDGE and n + 1 > low + _EDGE]
    whole = frozenset(n for n in touched if n >= low - _EDGE and n + 1 <= high + _EDGE)
    return Reach(whole=whole, part=frozenset(touched) - whole)


def at_spot(road: Road, network: RoadNetwork, place: Waypoint) -> Reach:
    """The stretches at a spot: those that meet in a waypoint, or the one on which it lies.

    A spot that is told by a town it is near is at the waypoint within 10 km; none where it lies off the road.
    """
    numbers = _meeting(road, {key_of(place)})
    if numbers or place.lat is None or place.lon is None:
        return Reach(part=numbers)
    on = [(at[1], n) for n, at in _alongs(road, place.lat, place.lon) if at[1] <= NEAR_KM]
    if on and length_km(road.stretches[min(on)[1]]) > 2 * _SNAP_KM:
        return Reach(part=frozenset((min(on)[1],)))
    near = [
        (away, key_of(one))
        for one in road.waypoints
        if one.lat is not None and one.lon is not None
        if (away := great_circle_km(place.lat, place.lon, one.lat, one.lon)) <= _SNAP_KM
    ]
    if near:
        return Reach(part=_meeting(road, {min(near)[1]}))
    return Reach(part=frozenset((min(on)[1],))) if on else NOWHERE


def in_area(road: Road, network: RoadNetwork, area: PlaceEntry) -> Reach:
    """The stretches in an area: those with both ends in it, and a part of those with one."""
    inside = [_lies_in(network.place(one), area) for one in road.waypoints]
    ends = [(inside[n], inside[n + 1]) for n in range(len(road.stretches))]
    return Reach(
        whole=frozenset(n for n, both in enumerate(ends) if all(both)),
        part=frozenset(n for n, both in enumerate(ends) if any(both) and not all(both)),
    )


def _within(road: Road, network: RoadNetwork, subject: Subject, limits: Sequence[str]) -> Reach:
    if len(limits) > 1:
        return between(road, network, limits[0], limits[1])
    areas = [place for place in network.called(limits[0]) if place.kind in AREA_KINDS]
    reaches = [in_area(road, network, area) for area in areas if area.country in _countries(road, network)]
    met = next((reach for reach in reaches if reach != NOWHERE), None)
    if met is not None:
        return met
    spot = Waypoint(id=None, name=limits[0], lat=subject.lat, lon=subject.lon)
    named = _meeting(road, {key_of(one) for one in _called(road, network, limits[0])})
    return Reach(part=named) if named else at_spot(road, network, spot)


def _countries(road: Road, network: RoadNetwork) -> set[str | None]:
    places = (network.place(one) for one in road.waypoints)
    return {road.country, *(place.country for place in places if place)} - {None}


def _lies_in(place: PlaceEntry | None, area: PlaceEntry) -> bool:
    if place is None:
        return False
    if area.kind == "country":
        return place.country == area.country
    if place.country not in (area.country, None):
        return False
    if area.kind == "admin1" and place.admin1 is not None:
        return place.admin1 == area.id
    return great_circle_km(place.lat, place.lon, area.lat, area.lon) <= area.radius_km


def _meeting(road: Road, keys: set[str]) -> frozenset[int]:
    return frozenset(
        n for n, one in enumerate(road.stretches) if key_of(one.start) in keys or key_of(one.end) in keys
    )


def _called(road: Road, network: RoadNetwork, name: str) -> list[Waypoint]:
    """The waypoints of a name: the road's own, or another name of the place."""
    folded = fold(name)
    own = [one for one in road.waypoints if fold(one.name) == folded]
    if own:
        return own
    ids = {place.id for place in network.called(name)}
    return [one for one in road.waypoints if one.id in ids]


def _positions(road: Road, network: RoadNetwork, name: str) -> list[float]:
    """Where on the road a name stands: 1.5 is halfway from the second waypoint to the third."""
    keys = {key_of(one) for one in _called(road, network, name)}
    if keys:
        return [float(n) for n, one in enumerate(road.waypoints) if key_of(one) in keys]
    countries = _countries(road, network)
    spots = [place for place in network.called(name) if place.country in countries]
    passed = [
        (at[1], n + at[0])
        for place in spots
        if place.kind not in AREA_KINDS
        for n, at in _alongs(road, place.lat, place.lon)
        if at[1] <= NEAR_KM
    ]
    return [min(passed)[1]] if passed else []


def _alongs(road: Road, lat: float, lon: float) -> Iterable[tuple[int, tuple[float, float]]]:
    for n, one in enumerate(road.stretches):
        at = along(one.start, one.end, lat, lon)
        if at is not None:
            yield n, at
