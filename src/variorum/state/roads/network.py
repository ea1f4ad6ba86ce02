"""The network of known roads: stretches, the waypoints where roads meet, and what lies on a stretch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer import Gazetteer
from variorum.lexicon.gazetteer_areas import great_circle_km
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import PlaceEntry
from variorum.lexicon.routes import RouteBook
from variorum.model.roads import Stretch, Waypoint
from variorum.state.roads.courses import places_of
from variorum.state.roads.plane import along, middle

# A place this near the straight line between two waypoints is taken to lie on the road between them.
NEAR_KM = 3.0
# Over longer stretches the straight line says too little of where the road runs.
_TELLING_KM = 60.0
ADHOC = "route-adhoc-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road as a line of waypoints; `listed` says that the lexicon knows it, else its two ends are all."""

    id: str
    name: str
    waypoints: tuple[Waypoint, ...]
    names: tuple[str, ...] = ()
    country: str | None = None
    listed: bool = True

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The pieces from each waypoint to the next."""
        return tuple(
            Stretch(route_id=self.id, route_name=self.name, start=start, end=end)
            for start, end in pairwise(self.waypoints)
        )


def key_of(waypoint: Waypoint) -> str:
    """What tells a waypoint from others: its gazetteer id, as holdings of unknown places its name."""
    return waypoint.id or f"unplaced {fold(waypoint.name)}"


class RoadNetwork:
    """Roads by id, and the stretches that meet in each waypoint.

    Two roads meet where they have a waypoint in common. The course between waypoints is not known: what
    lies on a stretch is reckoned from the straight line, and on stretches of up to 60 km only.
    """

    def __init__(self, roads: Iterable[Road], gazetteer: Gazetteer) -> None:
        self._roads = {road.id: road for road in roads}
        self._gazetteer = gazetteer
        self._meeting: dict[str, dict[Stretch, None]] = {}
        self._waypoints: dict[str, Waypoint] = {}
        for road in self._roads.values():
            for stretch in road.stretches:
                for end in (stretch.start, stretch.end):
                    self._waypoints.setdefault(key_of(end), end)
                    self._meeting.setdefault(key_of(end), {})[stretch] = None
        self._through = {
            key: frozenset(stretch.route_id for stretch in stretches)
            for key, stretches in self._meeting.items()
        }
        self._between: dict[tuple[str, str], tuple[Waypoint, ...]] = {}

    def with_roads(self, roads: Iterable[Road]) -> RoadNetwork:
        """The network with more roads in it; those with an id that is there are left out."""
        more = [road for road in roads if road.id not in self._roads]
        if not more:
            return self
        wider = RoadNetwork((*self._roads.values(), *more), self._gazetteer)
        wider._between = self._between
        return wider

    def roads(self) -> tuple[Road, ...]:
        """Every road."""
        return tuple(self._roads.values())

    def road(self, road_id: str) -> Road | None:
        """The road of this id, or None."""
        return self._roads.get(road_id)

    def waypoint(self, key: str) -> Waypoint | None:
        """The waypoint of this key (see `key_of`), or None."""
        return self._waypoints.get(key)

    def waypoints(self) -> tuple[Waypoint, ...]:
        """Every waypoint once, under the name that the first road gives it."""
        return tuple(self._waypoints.values())

    def meeting_in(self, key: str) -> tuple[Stretch, ...]:
        """The stretches that have this waypoint for an end."""
        return tuple(self._meeting.get(key, ()))

    def shared_by(self, road: Road) -> dict[tuple[Waypoint, Waypoint], tuple[str, ...]]:
        """The pairs of waypoints of a road that are both on other roads too, with the ids of these."""
        through = {key_of(one): self._through.get(key_of(one), frozenset()) for one in road.waypoints}
        found = {}
        for one, other in combinations(road.waypoints, 2):
            others = (through[key_of(one)] & through[key_of(other)]) - {road.id}
            if others and key_of(one) != key_of(other):
                found[one, other] = tuple(sorted(others))
        return found

    def place(self, waypoint: Waypoint) -> PlaceEntry | None:
        """The gazetteer's entry of a waypoint, or None."""
        return self.entry(waypoint.id) if waypoint.id else None

    def entry(self, place_id: str) -> PlaceEntry | None:
        """The gazetteer's place of this id, or None."""
        return self._gazetteer.get(place_id)

    def called(self, name: str) -> tuple[PlaceEntry, ...]:
        """The gazetteer's places of a name, the most prominent first."""
        return self._gazetteer.find(name)

    def alike(self, name: str) -> tuple[tuple[PlaceEntry, float], ...]:
        """Places of a name much like this one, for a person to choose from."""
        return self._gazetteer.suggest(name)

    def between(self, stretch: Stretch) -> tuple[Waypoint, ...]:
        """The settlements that lie on a stretch by the straight line, in the order of the road.

        Schematic: a place within 3 km of the line. None on stretches longer than 60 km.
        """
        ends = (key_of(stretch.start), key_of(stretch.end))
        if ends not in self._between:
            self._between[ends] = tuple(self._lying_on(stretch))
        return self._between[ends]

    def lying_on(self, place: Waypoint) -> tuple[Stretch, ...]:
        """The stretches on which a place that is no waypoint lies by the straight line, nearest first."""
        if place.lat is None or place.lon is None:
            return ()
        found: list[tuple[float, str, str, Stretch]] = []
        for road in self._roads.values():
            for stretch in road.stretches:
                at = along(stretch.start, stretch.end, place.lat, place.lon)
                if at is not None and at[1] <= NEAR_KM and length_km(stretch) <= _TELLING_KM:
                    found.append((at[1], road.id, key_of(stretch.start), stretch))
        return tuple(one[-1] for one in sorted(found, key=lambda one: one[:-1]))

    def _lying_on(self, stretch: Stretch) -> list[Waypoint]:
        centre, length = middle(stretch.start, stretch.end), length_km(stretch)
        if centre is None or length > _TELLING_KM:
            return []
        found = []
        for place, _ in self._gazetteer.near(*centre, length / 2 + NEAR_KM):
            at = along(stretch.start, stretch.end, place.lat, place.lon)
            if place.kind == "settlement" and at is not None and at[1] <= NEAR_KM and 0.0 < at[0] < 1.0:
                found.append((at[0], place))
        return [waypoint_of(place) for _, place in sorted(found, key=lambda one: (one[0], one[1].id))]


def length_km(stretch: Stretch) -> float:
    """The straight line from end to end; 0 where an end has no point."""
    start, end = stretch.start, stretch.end
    if start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return 0.0
    return great_circle_km(start.lat, start.lon, end.lat, end.lon)


def waypoint_of(place: PlaceEntry, name: str = "") -> Waypoint:
    """A place of the gazetteer as a point on a road."""
    return Waypoint(id=place.id, name=name or place.name, lat=place.lat, lon=place.lon)


def known_network(lexicon: Lexicon) -> RoadNetwork:
    """The network of the lexicon's roads, made once for each lexicon."""
    return _network(lexicon.routes, lexicon.places)


@lru_cache(maxsize=4)
def _network(routes: RouteBook, gazetteer: Gazetteer) -> RoadNetwork:
    roads = []
    for entry in routes.all():
        places = places_of(entry.waypoints, entry.country, gazetteer)
        roads.append(
            Road(
                id=entry.id,
                name=entry.name,
                names=entry.names,
                country=entry.country,
                waypoints=tuple(
                    waypoint_of(place, name) if place else Waypoint(id=None, name=name)
                    for name, place in zip(entry.waypoints, places, strict=True)
                ),
            )
        )
    return RoadNetwork(roads, gazetteer)
