"""The waypoints of a road: names to places, each the likeliest beside its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.lexicon.gazetteer import Gazetteer
from variorum.lexicon.gazetteer_areas import great_circle_km
from variorum.lexicon.records import PlaceEntry

AREA_KINDS = frozenset(("country", "admin1", "admin2", "region", "area"))
"""Kinds of places of the gazetteer that are no spots on a road."""

# Of namesakes the most prominent are looked at; no waypoint of the list is rarer than that.
_MOST_LOOKED_AT = 8
# A less prominent namesake is meant only where it makes the road this much shorter: hamlets that share a
# city's name lie near the straight line by chance.
_RANK_KM = 100.0


def places_of(names: Sequence[str], country: str | None, gazetteer: Gazetteer) -> list[PlaceEntry | None]:
    """The place of each waypoint of a road, in order; None where the gazetteer has none of that name there.

    Towns come before the areas called after them. Of several towns those are taken that make the whole
    road shortest.
    """
    found = [_candidates(name, country, gazetteer) for name in names]
    known = [index for index, places in enumerate(found) if places]
    chosen: list[PlaceEntry | None] = [None] * len(names)
    for index, place in zip(known, _shortest([found[index] for index in known]), strict=True):
        chosen[index] = place
    return chosen


def _candidates(name: str, country: str | None, gazetteer: Gazetteer) -> list[PlaceEntry]:
    found = [place for place in gazetteer.find(name) if country is None or place.country in (country, None)]
    spots = [place for place in found if place.kind not in AREA_KINDS]
    return (spots or found)[:_MOST_LOOKED_AT]


def _shortest(chain: Sequence[Sequence[PlaceEntry]]) -> list[PlaceEntry]:
    """One place of each step such that the way through all of them costs least."""
    if not chain:
        return []
    costs = [_RANK_KM * rank for rank in range(len(chain[0]))]
    came_from: list[list[int]] = []
    for before, here in pairwise(chain):
        best = [
            min(
                (cost + great_circle_km(one.lat, one.lon, place.lat, place.lon), index)
                for index, (cost, one) in enumerate(zip(costs, before, strict=True))
            )
            for place in here
        ]
        came_from.append([index for _, index in best])
        costs = [cost + _RANK_KM * rank for rank, (cost, _) in enumerate(best)]
    at = min(range(len(costs)), key=lambda index: (costs[index], index))
    steps = [at]
    for previous in reversed(came_from):
        at = previous[at]
        steps.append(at)
    return [places[index] for places, index in zip(chain, reversed(steps), strict=True)]
