"""What a record tells of roads and the towns on them as of a day; each is read from the record once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from variorum.lexicon.actors import ActorBook
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry
from variorum.model.control import Holding, Party, Subject
from variorum.model.events import Event
from variorum.model.roads import Stretch, StretchState, Waypoint
from variorum.state.control.extents import extent_before
from variorum.state.control.parties import Sides
from variorum.state.roads.closures import Closure, Testimony, closures_of
from variorum.state.roads.grips import Town, town
from variorum.state.roads.network import (
    ADHOC,
    Road,
    key_of,
    known_network,
    waypoint_of,
)
from variorum.state.roads.stretches import RoadEvidence, stretch_states
from variorum.store.reading import RecordReader
from variorum.store.rows import route_key

_TOLD = ("asserted", "reported")


class RoadRecord:
    """The roads that the lexicon knows, those that the record speaks of, and what is told of all of them.

    What is read of holdings, events and claims is kept, for questions about several days or sides.
    """

    def __init__(self, record: RecordReader, lexicon: Lexicon) -> None:
        self.record = record
        self.lexicon = lexicon
        self.sides = Sides(lexicon.actors.above, _entries(lexicon.actors))
        self.network = known_network(lexicon)
        self._holdings: dict[str, tuple[Holding, ...]] = {}
        self._closures: dict[str, tuple[Closure, ...]] = {}
        self._states: dict[tuple[str, str], tuple[StretchState, ...]] = {}
        self._towns: dict[tuple[str, str], Town] = {}
        self._spoken = False

    def with_spoken_roads(self) -> RoadRecord:
        """The same with the roads in it that only the record speaks of, each by its two ends."""
        if not self._spoken:
            cut = {one.route.id for one in self.record.events_of_type("encircle") if one.route is not None}
            held = {one.subject.ground for one in self.record.holdings_under(ADHOC)}
            ids = sorted(one for one in cut | held if one is not None and one.startswith(ADHOC))
            spoken = [self.road(road_id) for road_id in ids]
            self.network = self.network.with_roads(road for road in spoken if road is not None)
            self._spoken = True
        return self

    def spoken_road(self, subject: Subject) -> Road | None:
        """A road that the lexicon does not know, by the two ends that the record gives it; None without ends.

        Its id tells the ends where the gazetteer knows both; else they are names, and no known places.
        """
        ends = self._ends_of(subject.ground)
        if not ends and subject.from_place and subject.to_place:
            ends = tuple(Waypoint(id=None, name=name) for name in (subject.from_place, subject.to_place))
        if not ends:
            return None
        name = subject.name if ":" not in subject.id else _own_name(subject)
        return Road(id=subject.ground, name=name, waypoints=ends, listed=False)

    def road(self, road_id: str) -> Road | None:
        """The road of this id: of the lexicon, or one the record speaks of; None where neither knows it.

        One of which the record does not give the ends has no waypoints, and so no stretches.
        """
        known = self.network.road(road_id)
        if known is not None:
            return known
        subjects = [one.subject for one in self.holdings(road_id) if one.subject.kind == "route-segment"]
        spoken = next((road for road in map(self.spoken_road, subjects) if road is not None), None)
        if spoken is not None:
            return spoken
        routes = (event.route for event in self.record.events_at(road_id) if event.route is not None)
        route = next((one for one in routes if route_key(one) == road_id), None)
        name = route.name if route is not None else subjects[0].name if subjects else None
        if name is None:
            return None
        return Road(id=road_id, name=name, waypoints=self._ends_of(road_id), listed=False)

    def holdings(self, ground: str) -> tuple[Holding, ...]:
        """The holdings of a place, or of all stretches of a road."""
        if ground not in self._holdings:
            found = (self._with_part(one) for one in self.record.holdings_on(ground))
            self._holdings[ground] = tuple(found)
        return self._holdings[ground]

    def town(self, waypoint: Waypoint, day: str) -> Town:
        """Who holds a town on a day."""
        key = (key_of(waypoint), day)
        if key not in self._towns:
            self._towns[key] = town(waypoint, self.holdings(key[0]), day, self.sides)
        return self._towns[key]

    def closures(self, road: Road) -> tuple[Closure, ...]:
        """The cuts of a road that the record tells of."""
        if road.id not in self._closures:
            events = self.record.events_at(road.id)
            self._closures[road.id] = closures_of(road, self.network, events, self.testify)
        return self._closures[road.id]

    def states(self, road: Road, day: str) -> tuple[StretchState, ...]:
        """The states of all stretches of a road at the end of a day."""
        if (road.id, day) not in self._states:
            evidence = RoadEvidence(
                road=road,
                holdings=(*self.holdings(road.id), *self._shared(road)),
                towns={key: self.holdings(key) for key in self._keys(road)},
                closures=self.closures(road),
            )
            self._states[road.id, day] = stretch_states(evidence, self.network, day, self.sides)
        return self._states[road.id, day]

    def state(self, stretch: Stretch, day: str) -> StretchState:
        """The state of one stretch at the end of a day."""
        road = self.road(stretch.route_id)
        states = self.states(road, day) if road is not None else ()
        return next(one for one in states if one.stretch == stretch)

    def testify(self, event: Event) -> Testimony:
        """The claims that tell an event as having happened, and the day on which the first was printed."""
        claims = [claim for claim_id in event.claims if (claim := self.record.claim(claim_id)) is not None]
        told = tuple(claim for claim in claims if claim.claim.modality in _TOLD)
        heads = (self.record.head(one) for one in sorted({claim.claim.document_id for claim in told}))
        days = [head.published for head in heads if head is not None and head.published]
        return Testimony(claims=told, printed=min(days, default=None))

    def party(self, name: str) -> Party:
        """The actor of this id or name; a name that the lexicon does not know stands for itself."""
        entry = self.lexicon.actors.get(name) or next(iter(self.lexicon.actors.by_name(name)), None)
        return Party(id=entry.id, name=entry.name) if entry else Party(id=None, name=name)

    def _shared(self, road: Road) -> Iterable[Holding]:
        """Holdings told of the way between two waypoints that the road shares with another.

        They are told of the other road, or of a road that is known by these two ends alone, as nothing
        says which of the two roads is meant.
        """
        found: dict[Holding, None] = {}
        for (one, other), road_ids in self.network.shared_by(road).items() if road.listed else ():
            ends = {fold(name) for end in (one, other) for name in self._names(end)}
            called = {fold(f"{a}-{b} road") for a in self._names(one) for b in self._names(other)}
            spoken = {i.partition(":")[0] for name in called for i, _ in self.record.subjects_called(name)}
            for ground in sorted({*road_ids, *spoken} - {road.id}):
                for holding in self.holdings(ground):
                    limits = (holding.subject.from_place, holding.subject.to_place)
                    if (
                        holding.subject.kind == "route-segment"
                        and {fold(end or "") for end in limits} <= ends
                    ):
                        found[holding] = None
        return found

    def _names(self, waypoint: Waypoint) -> set[str]:
        place = self.network.place(waypoint)
        return {waypoint.name, place.name} if place is not None else {waypoint.name}

    def _with_part(self, holding: Holding) -> Holding:
        """A holding of a road, of a part where each of its claims speaks of a part: "a 20 km section of"."""
        subject = holding.subject
        if subject.kind != "route-segment" or subject.part:
            return holding
        parts = {
            extent_before(claim.claim, route.mention)
            for claim_id in holding.claims
            if (claim := self.record.claim(claim_id)) is not None
            for route in claim.routes
        }
        if not parts or "" in parts:
            return holding
        return replace(holding, subject=replace(subject, part=min(parts)))

    def _keys(self, road: Road) -> Iterable[str]:
        yield from map(key_of, road.waypoints)
        if road.listed:
            yield from (
                key_of(place) for stretch in road.stretches for place in self.network.between(stretch)
            )

    def _ends_of(self, road_id: str) -> tuple[Waypoint, ...]:
        """The ends of a road that is made of the ids of two places: where both halves are ids of places."""
        words = road_id.removeprefix(ADHOC).split("-") if road_id.startswith(ADHOC) else []
        for cut in range(1, len(words)):
            places = [self.network.entry("-".join(half)) for half in (words[:cut], words[cut:])]
            if None not in places:
                return tuple(waypoint_of(place) for place in places if place is not None)
        return ()


def _own_name(subject: Subject) -> str:
    """The name of the road without that of its stretch."""
    ends = "-".join(end for end in (subject.from_place, subject.to_place) if end)
    return subject.name.removesuffix(f" {ends}") or subject.name


@lru_cache(maxsize=4)
def _entries(actors: ActorBook) -> Mapping[str, ActorEntry]:
    return {entry.id: entry for entry in actors.all()}
