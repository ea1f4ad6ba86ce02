"""Whether a side can go from one place to another over its own ground on a day, and what stops it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Party
from variorum.model.errors import UsageError
from variorum.model.roads import Passage, PassageAnswer, Stretch, StretchState, Waypoint
from variorum.query.alike import names_alike
from variorum.query.control.roads.road_record import RoadRecord
from variorum.query.control.roads.stretches import road_rows
from variorum.query.printable import one_line
from variorum.query.tables import Row
from variorum.state.roads.network import key_of, waypoint_of
from variorum.state.roads.ways import Step, around, best_way, steps_of
from variorum.store.reading import RecordReader

_SUGGESTED = 3
# Of places of one name those are tried that are best known.
_MOST_TRIED = 6
_WORSE: tuple[PassageAnswer, ...] = ("open", "unknown", "contested", "blocked")


def passage(record: RecordReader, lexicon: Lexicon, side: str, start: str, end: str, as_of: str) -> Passage:
    """Whether `side`, an actor's id or name, can go from `start` to `end`, ids or names, on `as_of`.

    The best way is the shortest that is open; else the shortest that is not blocked; else the shortest. Ways
    round that are more than three times as long as the shortest and 150 km longer are left out. `way` is
    empty where no known road joins the two. Raises UsageError, with the nearest names, where nothing is
    known of a place of that name.
    """
    return PassageFinder(RoadRecord(record, lexicon).with_spoken_roads()).find(side, start, end, as_of)


def passage_rows(found: Passage) -> list[Row]:
    """One flat row a stretch of the way, in its order, each with the answer and whether it stops the side."""
    head: Row = {
        "side": found.side.name,
        "start": found.start.name,
        "goal": found.end.name,
        "as_of": found.as_of,
        "answer": found.answer,
    }
    return [
        {**head, "stops": one in found.stops, **row}
        for one, row in zip(found.way, road_rows(found.way), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class PassageFinder:
    """Answers about passage from one reading of a record; make one for several questions."""

    roads: RoadRecord

    def find(self, side: str, start: str, end: str, as_of: str) -> Passage:
        """See `passage`."""
        party = self.roads.party(side)
        best: tuple[tuple[int, int], Waypoint, Waypoint, tuple[Step, ...]] | None = None
        pairs = list(product(self._places(start), self._places(end)))
        for rank, (one, other) in enumerate(pairs):
            way = self.way(party, one, other, as_of)
            if not way and key_of(one) != key_of(other):
                continue
            cost = (max((step.rank for step in way), default=0), rank)
            if best is None or cost < best[0]:
                best = (cost, one, other, way)
        if best is None:
            one, other = pairs[0]
            return Passage(side=party, start=one, end=other, as_of=as_of, answer="unknown", way=(), stops=())
        _, one, other, way = best
        states = tuple(self.roads.state(step.stretch, as_of) for step in way)
        worst = max((step.going for step in way), key=_WORSE.index, default=self._in_place(party, one, as_of))
        return Passage(
            side=party,
            start=one,
            end=other,
            as_of=as_of,
            answer=worst,
            way=states,
            stops=tuple(state for step, state in zip(way, states, strict=True) if step.going != "open"),
        )

    def way(self, party: Party, start: Waypoint, end: Waypoint, as_of: str) -> tuple[Step, ...]:
        """The best way of a party, empty where no known road joins the two."""
        spots = {**self._gates(start), **self._gates(end)}
        both = [key_of(start), key_of(end)]
        gates = [key_of(one) for key in both for stretch in spots.get(key, ()) for one in _ends(stretch)]
        stretches = [stretch for road in self.roads.network.roads() for stretch in road.stretches]
        near = around(stretches, (*both, *gates))
        steps = steps_of(
            [one for one in stretches if key_of(one.start) in near],
            lambda stretch: self.going(party, stretch, as_of),
        )
        for key, lying in spots.items():
            for stretch in lying:
                going = self.going(party, stretch, as_of)
                steps += [
                    Step(ends=(key, key_of(one)), stretch=stretch, going=going) for one in _ends(stretch)
                ]
                if all(stretch in spots.get(one, ()) for one in both):
                    steps.append(Step(ends=(both[0], both[1]), stretch=stretch, going=going))
        return best_way(steps, both[0], both[1])

    def going(self, party: Party, stretch: Stretch, as_of: str) -> PassageAnswer:
        """How a party can go over a stretch and the towns at its ends."""
        state = self.roads.state(stretch, as_of)
        sides = self.roads.sides
        towns = [self.roads.town(one, as_of) for one in _ends(stretch)]
        if any(one.sure and not sides.same(one.parties, (party,)) for one in towns):
            return "blocked"
        if self._shut(party, state):
            return "blocked"
        own = sides.same(state.holders, (party,))
        if state.status == "held":
            return "open" if own else "blocked"
        if state.status == "contested" or (state.holders and not own):
            return "contested"
        return "unknown"

    def _shut(self, party: Party, state: StretchState) -> bool:
        same = self.roads.sides.same
        if not state.closed_by or same(state.closed_by, (party,)):
            return False
        return not state.closed_to or same(state.closed_to, (party,))

    def _in_place(self, party: Party, place: Waypoint, as_of: str) -> PassageAnswer:
        """How a party can be where it starts, when that is where it goes."""
        there = self.roads.town(place, as_of)
        if not there.holdings:
            return "unknown"
        if there.contested:
            return "contested"
        return "open" if self.roads.sides.same(there.parties, (party,)) else "blocked"

    def _gates(self, place: Waypoint) -> dict[str, tuple[Stretch, ...]]:
        """For a place that is no waypoint the stretches on which it lies, under its key."""
        if self.roads.network.meeting_in(key_of(place)):
            return {}
        return {key_of(place): self.roads.network.lying_on(place)}

    def _places(self, name: str) -> list[Waypoint]:
        """The places that a name may mean, those on known roads first."""
        network, wanted = self.roads.network, name.strip()
        entry = network.entry(wanted)
        if entry is not None:
            return [network.waypoint(entry.id) or waypoint_of(entry)]
        folded = fold(wanted)
        named = [one for one in network.waypoints() if fold(one.name) == folded]
        places = network.called(wanted) if wanted else ()
        points = [network.waypoint(place.id) or waypoint_of(place) for place in places]
        found = list({key_of(one): one for one in (*named, *points)}.values())
        if not found:
            raise self._unknown(name)
        found.sort(key=lambda one: not (network.meeting_in(key_of(one)) or network.lying_on(one)))
        return found[:_MOST_TRIED]

    def _unknown(self, name: str) -> UsageError:
        waypoints = {fold(one.name): one.name for one in self.roads.network.waypoints()}
        near = [waypoints[match] for match in names_alike(name, waypoints, _SUGGESTED)]
        suggested = [place.name for place, _ in self.roads.network.alike(name)]
        shown = [one_line(one) for one in dict.fromkeys((*near, *suggested))][:_SUGGESTED]
        advice = f"Did you mean {', '.join(shown)}?" if shown else ""
        return UsageError(f"No place called {one_line(name)!r} is known.", advice=advice)


def _ends(stretch: Stretch) -> tuple[Waypoint, Waypoint]:
    return stretch.start, stretch.end
