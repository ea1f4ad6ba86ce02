"""Places compared: one town, one area, a spot inside the other's area; two towns are two events."""

from __future__ import annotations

from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.knowledge.weights import NEVER, Point, point
from variorum.reconcile.witnesses.spots import AREA, COUNTRY, Nearest, nearest
from variorum.reconcile.witnesses.witnesses import Witness

_NEARNESS = {
    "same": "one place: {} / {}",
    "within": "one lies in the other: {} / {}",
    "part": "a part and the whole: {} / {}",
    "near": "close by: {} / {}",
    "spelling": "one name, spelt otherwise or told with its area: {} / {}",
    "unknown": "not known to be one place: {} / {}",
    "apart": "two places: {} / {}",
}
_IN_ONE = frozenset(("same", "spelling", "part", "within", "near"))
# Relations to a place under which many spots about it fall.
_VAGUE = frozenset(("", "near", "toward", "from", "outskirts", "countryside", "border", "between", "along"))


def places(left: Witness, right: Witness, rules: Rules) -> list[Point]:
    """Where each happened, and how much of the place is meant.

    A place that is only where the article stands says less, for and against.
    """
    found = nearest(left.spots, right.spots)
    if found is None:
        silent = bool(left.spots or right.spots)
        points = [point("place.silent", "one names no place")] if silent else []
        return points + _extent(left, right, rules)
    names = (left.spots[0].name, right.spots[0].name)
    if found.kind == "apart" and found.carried:
        told = point("place.carried-apart", "two places, one only where the article stands: {} / {}", *names)
        return [told, *_extent(left, right, rules)]
    points = []
    if found.carried and found.kind in _IN_ONE:
        points.append(point("place.carried", "the place is where the article stands"))
    name = _same(left, right, found, rules) if found.kind == "same" else _near(left, right, found, rules)
    points.append(point(name, _NEARNESS[found.kind], *names))
    return points if points[-1][1] <= NEVER else points + _extent(left, right, rules)


def _near(left: Witness, right: Witness, found: Nearest, rules: Rules) -> str:
    """Places that are not one: what is gained is the place itself, no part of it and none beside it."""
    if found.kind == "part":
        if left.event_type in rules.exact_place or right.event_type in rules.exact_place:
            return "place.part-gained"
        return "place.parts" if _names_part(left) and _names_part(right) else "place.part"
    if found.kind == "near" and left.event_type in rules.territorial:
        return "place.near-gained"
    if found.kind == "unknown" and (_described(left) or _described(right)):
        return "place.described"
    return f"place.{found.kind}"


def _names_part(one: Witness) -> bool:
    """Whether it says which part of its place is meant, and no more than that place."""
    return all(spot.part not in _VAGUE for spot in one.spots)


def _described(one: Witness) -> bool:
    """Whether its only places are told by common words, without a capital ("a hospital")."""
    return all(spot.id is None and spot.name.islower() for spot in one.spots)


def _same(left: Witness, right: Witness, found: Nearest, rules: Rules) -> str:
    """What a place in common weighs: less for an area, and where the claims name other places too."""
    if len(left.spots) == len(right.spots) == 1 and left.spots[0].id is not None:
        return "place.town" if found.precision < AREA else _area(left, right, found.precision, rules)
    mine, theirs = {spot.key for spot in left.spots}, {spot.key for spot in right.spots}
    if mine == theirs and all(spot.id is None for spot in left.spots):
        return "place.name" if left.spots[0].name[:1].isupper() else "place.one-of-several"
    exact = left.event_type in rules.exact_place and right.event_type in rules.exact_place
    if mine == theirs or (not exact and (mine <= theirs or theirs <= mine)):
        return "place.town" if found.precision < AREA else _area(left, right, found.precision, rules)
    return "place.town-of-several" if mine <= theirs or theirs <= mine else "place.one-of-several"


def _area(left: Witness, right: Witness, precision: int, rules: Rules) -> str:
    if left.spots[0].id is None or right.spots[0].id is None:
        return "place.area"
    if precision >= COUNTRY:
        return "place.country"
    often = left.event_type in rules.recurring and right.event_type in rules.recurring
    return "place.area-recurring" if often else "place.area"


def _extent(left: Witness, right: Witness, rules: Rules) -> list[Point]:
    """How much of a place was gained: a part of it is another gain than all of it.

    Where both name a part of a town, the parts are compared and the words do not count.
    """
    if left.extent == right.extent:
        return []
    if left.event_type not in rules.exact_place or right.event_type not in rules.exact_place:
        return []
    if _part_of_town(left) and _part_of_town(right):
        return []
    extents = {left.extent, right.extent}
    if "part" in extents or "" not in extents:
        return [point("extent.other", "one tells of a part of it, the other of all")]
    return []


def _part_of_town(one: Witness) -> bool:
    return any(spot.part and spot.precision < AREA for spot in one.spots)
