"""Who is said to hold each stretch of a road on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.control import Holding
from variorum.model.roads import Stretch, StretchState, Waypoint
from variorum.state.control.parties import Sides
from variorum.state.roads.closures import Closure
from variorum.state.roads.evidence import Evidence, Told
from variorum.state.roads.grips import Town, order_of, town
from variorum.state.roads.network import Road, RoadNetwork, key_of
from variorum.state.roads.reaches import reach_of
from variorum.state.roads.verdicts import verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadEvidence:
    """What a record tells of a road: holdings of it, holdings of towns by their key, and closures.

    The keys are those of `network.key_of`: of the waypoints, and of what lies between them.
    """

    road: Road
    holdings: Sequence[Holding]
    towns: Mapping[str, Sequence[Holding]]
    closures: Sequence[Closure] = ()


def stretch_states(
    evidence: RoadEvidence, network: RoadNetwork, day: str, sides: Sides
) -> tuple[StretchState, ...]:
    """The state of each stretch of a road at the end of `day`, in the order of the road.

    The rules are told in docs/explanation/roads.md; each that fired is among the reasons. The order in
    which holdings come does not matter.
    """
    road = evidence.road
    told = [
        Told(holding=holding, reach=reach_of(holding.subject, road, network))
        for holding in sorted(evidence.holdings, key=order_of)
        if holding.holds_on(day) and holding.settlements is None
    ]
    towns: dict[str, Town] = {}
    states = []
    for number, stretch in enumerate(road.stretches):
        places = (stretch.start, stretch.end, *between(stretch, road, network))
        for place in places:
            key = key_of(place)
            if key not in towns:
                towns[key] = town(place, evidence.towns.get(key, ()), day, sides)
        start, end, *passed = (towns[key_of(place)] for place in places)
        here = Evidence(
            stretch=stretch,
            told=tuple(one for one in told if number in one.reach),
            number=number,
            start=start,
            end=end,
            passed=tuple(one for one in passed if one.holdings),
            closures=tuple(_closing(evidence.closures, number, day)),
        )
        states.append(verdict(here, day, sides))
    return tuple(states)


def between(stretch: Stretch, road: Road, network: RoadNetwork) -> tuple[Waypoint, ...]:
    """What lies on a stretch between its ends; of a road that only its ends are known of, nothing."""
    return network.between(stretch) if road.listed else ()


def _closing(closures: Iterable[Closure], number: int, day: str) -> Iterable[Closure]:
    return (one for one in closures if number in one.reach and one.holds_on(day))
