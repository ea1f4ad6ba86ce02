"""Pockets: places whose every known road leads to ground that another side holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.control import DayRange, Party, Subject
from variorum.model.reasons import Reason
from variorum.model.roads import Stretch, Waypoint
from variorum.query.control.records import CutOff
from variorum.query.control.roads.passages import PassageFinder
from variorum.query.control.roads.road_record import RoadRecord
from variorum.state.roads.grips import Town, each_once, origins_of
from variorum.state.roads.network import key_of

# One known road out of a place is too little to say that all are blocked.
_FEWEST_ROADS = 2


def pockets(roads: RoadRecord, as_of: str) -> tuple[CutOff, ...]:
    """The places on known roads that what is held around them cuts off, by id: inference, never report.

    A pocket is a place that one side surely holds, with all of its side that it can reach over its own
    ground. It is cut off where each known road out of it, two at least, is blocked: where nothing is known
    of a road, or a road is contested, nothing is inferred. Of several places together only a smaller part
    of what the side holds on known roads counts.
    """
    ground = _Ground(roads, as_of)
    found: dict[str, CutOff] = {}
    seen: set[str] = set()
    for key in sorted(ground.held()):
        if key not in seen:
            pocket, exits = _pocket(ground, key)
            seen |= pocket
            found.update((one.subject.id, one) for one in _cut_offs(ground, pocket, exits))
    return tuple(found[key] for key in sorted(found))


def pocket_at(roads: RoadRecord, key: str, as_of: str) -> CutOff | None:
    """The same for one place alone, by its id; None where it is not cut off so, or on no known road."""
    ground = _Ground(roads, as_of)
    if ground.sure(key) is None:
        return None
    found = _cut_offs(ground, *_pocket(ground, key))
    return next((one for one in found if one.subject.id == key), None)


class _Ground:
    """The waypoints that one side surely holds on a day."""

    def __init__(self, roads: RoadRecord, as_of: str) -> None:
        self.roads = roads
        self.as_of = as_of
        self.finder = PassageFinder(roads)
        self._held: dict[tuple[Party, ...], set[str]] | None = None

    def sure(self, key: str) -> Town | None:
        """The waypoint of this key as a town that one side surely holds."""
        waypoint = self.roads.network.waypoint(key)
        there = self.roads.town(waypoint, self.as_of) if waypoint is not None else None
        return there if there is not None and there.sure else None

    def held(self) -> list[str]:
        """The keys of all of them."""
        return [key for keys in self.by_holder().values() for key in keys]

    def by_holder(self) -> dict[tuple[Party, ...], set[str]]:
        """The keys of all of them by who holds them."""
        if self._held is None:
            self._held = {}
            for key in map(key_of, self.roads.network.waypoints()):
                there = self.sure(key)
                if there is not None:
                    self._held.setdefault(there.parties, set()).add(key)
        return self._held


def _pocket(ground: _Ground, key: str) -> tuple[set[str], tuple[Stretch, ...]]:
    """What the holder of a place can reach from it, and the stretches out of that where all are blocked."""
    start = ground.sure(key)
    party = start.parties[0] if start is not None else Party(id=None, name="")
    pocket, waiting = {key}, [key]
    exits: dict[Stretch, str] = {}
    shut = True
    while waiting:
        here = waiting.pop()
        for stretch in ground.roads.network.meeting_in(here):
            other = next((k for k in map(key_of, (stretch.start, stretch.end)) if k != here), here)
            going = ground.finder.going(party, stretch, ground.as_of)
            if going == "open" and other not in pocket:
                pocket.add(other)
                waiting.append(other)
            elif going == "blocked":
                exits[stretch] = other
            elif going != "open":
                shut = False
    out = {stretch: other for stretch, other in exits.items() if other not in pocket}
    surely = shut and len(set(out.values())) >= _FEWEST_ROADS
    return pocket, tuple(sorted(out, key=_order)) if surely else ()


def _order(stretch: Stretch) -> tuple[str, str, str]:
    return stretch.route_id, key_of(stretch.start), key_of(stretch.end)


def _cut_offs(ground: _Ground, pocket: set[str], exits: Sequence[Stretch]) -> list[CutOff]:
    """The places of a pocket as cut off, where all exits are blocked and it is no side's larger part."""
    if not exits or (len(pocket) > 1 and not _is_smaller(ground, pocket)):
        return []
    towns = [there for key in sorted(pocket) if (there := ground.sure(key)) is not None]
    return [_cut_off(ground.roads, there, exits, ground.as_of) for there in towns]


def _is_smaller(ground: _Ground, pocket: set[str]) -> bool:
    """Whether the side surely holds more places outside a pocket than in it."""
    keys = ground.by_holder()
    inside = {parties: len(pocket & of) for parties, of in keys.items() if not pocket.isdisjoint(of)}
    side = each_once(party for parties in inside for party in parties)
    own = (len(of - pocket) for parties, of in keys.items() if ground.roads.sides.same(parties, side))
    return sum(own) > sum(inside.values())


def _cut_off(roads: RoadRecord, place: Town, exits: Sequence[Stretch], as_of: str) -> CutOff:
    spots = {key_of(one): one for stretch in exits for one in (stretch.start, stretch.end)}
    around = [roads.town(one, as_of) for _, one in sorted(spots.items())]
    foes = [one for one in around if one.sure and not roads.sides.same(one.parties, place.parties)]
    states = [roads.state(stretch, as_of) for stretch in exits]
    holdings = [holding for one in (place, *foes) for holding in one.holdings]
    claims = {claim for one in holdings for claim in one.claims} | {c for one in states for c in one.claims}
    denied = {claim for one in holdings for claim in one.denied_by}
    denied |= {claim for one in states for claim in one.denied_by}
    by = each_once((*(p for one in foes for p in one.parties), *(p for one in states for p in one.closed_by)))
    detail = ", ".join(f"{one.start.name}-{one.end.name}" for one in exits)
    return CutOff(
        subject=_subject(place.waypoint),
        who=place.parties,
        by=_others(roads, by, place.parties),
        since=DayRange(earliest=None, latest=max((one.start for one in (place, *foes)), default=None)),
        basis="from-holdings",
        claims=tuple(sorted(claims)),
        denied_by=tuple(sorted(denied - claims)),
        origins=tuple(sorted({*origins_of(holdings), *(o for one in states for o in one.origins)})),
        reasons=(
            Reason(rule="cut-off.roads", detail=f"all known roads out are blocked: {detail}", weight=0.0),
        ),
    )


def _others(roads: RoadRecord, parties: Iterable[Party], own: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in parties if not roads.sides.same((party,), own))


def _subject(place: Waypoint) -> Subject:
    return Subject(kind="place", id=key_of(place), name=place.name, lat=place.lat, lon=place.lon, precision=1)
