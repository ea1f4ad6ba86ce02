"""Ways over roads: the one with the fewest stops for a side, and what is joined with what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING

from variorum.model.roads import PassageAnswer, Stretch
from variorum.state.roads.network import key_of, length_km

if TYPE_CHECKING:
    from networkx import Graph

_WORSE: tuple[PassageAnswer, ...] = ("open", "unknown", "contested", "blocked")


# Nobody goes from one town to the next by way of another country: a longer way round is no answer. A convoy
# makes some 150 km in a day.
_DETOUR = 3
_DETOUR_METRES = 150_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stretch as an edge between two spots of a way, and how a side can go over it."""

    ends: tuple[str, str]
    stretch: Stretch
    going: PassageAnswer

    @property
    def metres(self) -> int:
        """The straight line from end to end, and one metre: of ways equally long that with fewer towns."""
        return 1 + round(length_km(self.stretch) * 1000)

    @property
    def rank(self) -> int:
        """How far from open it is."""
        return _WORSE.index(self.going)


def best_way(steps: Iterable[Step], start: str, end: str) -> tuple[Step, ...]:
    """The shortest way from `start` to `end` that is open; else that is not blocked; else the shortest.

    Ways round are left out that are both more than three times as long as the shortest and 150 km longer.
    Empty where nothing joins the two. The way back is the same way.
    """
    first, last = sorted((start, end))
    known = list(steps)
    shortest = _shortest(known, first, last)
    longest = max(_DETOUR * _metres(shortest), _metres(shortest) + _DETOUR_METRES)
    for worst in ("open", "contested"):
        way = _shortest((step for step in known if step.rank <= _WORSE.index(worst)), first, last)
        if way and _metres(way) <= longest:
            break
    else:
        way = shortest
    return way if first == start else way[::-1]


@cache
def _networkx() -> ModuleType:
    # Takes a third of a second to load, and most questions are not about ways.
    return import_module("networkx")


def _shortest(steps: Iterable[Step], start: str, end: str) -> tuple[Step, ...]:
    nx, graph = _networkx(), _graph(steps)
    if start == end or start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return ()
    spots = nx.dijkstra_path(graph, start, end, weight="metres")
    return tuple(graph.edges[one, other]["step"] for one, other in pairwise(spots))


def _metres(way: Iterable[Step]) -> float:
    return sum(step.metres for step in way)


def joined(steps: Iterable[Step]) -> tuple[frozenset[str], ...]:
    """The groups of spots that these steps join, the largest first."""
    groups = [frozenset(group) for group in _networkx().connected_components(_graph(steps))]
    return tuple(sorted(groups, key=lambda group: (-len(group), min(group))))


def around(stretches: Iterable[Stretch], starts: Iterable[str]) -> frozenset[str]:
    """All waypoints that roads join with any of `starts`."""
    nx = _networkx()
    graph = nx.Graph([(key_of(one.start), key_of(one.end)) for one in stretches])
    found: set[str] = set()
    for start in starts:
        if start in graph and start not in found:
            found |= nx.node_connected_component(graph, start)
    return frozenset(found)


def steps_of(stretches: Iterable[Stretch], going: Callable[[Stretch], PassageAnswer]) -> list[Step]:
    """Each stretch as a step from its one end to the other."""
    return [
        Step(ends=(key_of(one.start), key_of(one.end)), stretch=one, going=going(one)) for one in stretches
    ]


def _graph(steps: Iterable[Step]) -> Graph:
    """Spots and steps; of several steps between two spots the least bad, and of these the shortest."""
    graph = _networkx().Graph()
    for step in sorted(steps, key=_order):
        if step.ends[0] != step.ends[1] and not graph.has_edge(*step.ends):
            graph.add_edge(*step.ends, metres=step.metres, step=step)
    return graph


def _order(step: Step) -> tuple[int, float, list[str], str, str]:
    stretch = step.stretch
    return step.rank, length_km(stretch), sorted(step.ends), stretch.route_id, key_of(stretch.start)
