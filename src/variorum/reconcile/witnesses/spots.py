"""Places compared: whether two claims can speak of one spot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple

from variorum.lexicon.fold import fold
from variorum.model.claims import Place

Nearness = Literal["same", "part", "within", "near", "spelling", "apart", "unknown"]
_ORDER: tuple[Nearness, ...] = ("same", "part", "within", "near", "spelling", "apart", "unknown")
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}
# UCDP where_prec from which a place is an area and not a spot: second-order division and wider.
AREA = 3
_ADMIN1, COUNTRY = 4, 6
# What parts of towns are called everywhere, and what stands between such words.
_PART_WORDS = frozenset(
    [
        "part",
        "parts",
        "district",
        "districts",
        "quarter",
        "quarters",
        "area",
        "areas",
        "side",
        "neighbourhood",
        "neighbourhoods",
        "neighborhood",
        "neighborhoods",
        "edge",
        "suburb",
        "suburbs",
        "village",
        "villages",
        "of",
        "the",
        "and",
        "in",
    ]
)
_PART_NAMES = _PART_WORDS - {"of", "the", "and", "in", "village", "villages", "district", "districts"}
_EARTH_KM = 6371.0
# Letters that transliterations of one name take for each other (Saraqib, Sarakeb; Kharkiv, Charkiw).
_SOUNDS = str.maketrans("qcgzvj", "kkksby")
_FEWEST_CONSONANTS = 4
# Reports name a battle by the village or by the town beside it; UCDP's precision 2 allows 25 km,
# this is kept tighter as it speaks for and not against.
_NEAR_KM = 10.0
# A degree of latitude is 111 km: spots further apart than this on the meridian are not near.
_NEAR_DEGREES = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of a claim: `key` its id or, ungrounded, its folded name.

    `part` says which part of the keyed place is meant: a relation ("north-part") or the folded name
    of an ungrounded place inside it ("citadel"); empty for the whole. `name` is how it is shown.
    `carried` says that the claim's own words name no place, and that this is where its article stands.
    """

    key: str
    id: str | None
    name: str
    part: str = ""
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: int = 7
    carried: bool = False


def spots(places: Sequence[Place]) -> tuple[Spot, ...]:
    """The places of a claim, without those that only say where another of them lies.

    An ungrounded place before a grounded one is a part of it; an area that holds an earlier place
    of the list is dropped.
    """
    made: list[Spot] = []
    for index, place in enumerate(places):
        if place.id is not None:
            made.append(_grounded(place))
            continue
        base = next((later for later in places[index + 1 :] if later.id is not None), None)
        made.append(_part_of(base, place) if base is not None else _ungrounded(place))
    heads: list[Spot] = []
    for spot in made:
        if not any(_holds(spot, head) or spot == head for head in heads):
            heads.append(spot)
    return tuple(heads)


class Nearest(NamedTuple):
    """The best nearness of two claims' spots, the coarser precision of that pair, whether one is carried."""

    kind: Nearness
    precision: int
    carried: bool


def nearest(left: Sequence[Spot], right: Sequence[Spot]) -> Nearest | None:
    """The best nearness of any two spots, those that are not carried first; None if either is empty."""
    if not left or not right:
        return None
    if len(left) == 1 and len(right) == 1:
        one, another = left[0], right[0]
        coarser = max(one.precision, another.precision)
        return Nearest(nearness(one, another), coarser, one.carried or another.carried)
    order, carried, precision = min(
        (
            _RANK[nearness(one, another)],
            one.carried or another.carried,
            max(one.precision, another.precision),
        )
        for one in left
        for another in right
    )
    return Nearest(_ORDER[order], precision, carried)


def nearness(left: Spot, right: Spot) -> Nearness:
    """same; part: one place, but not one part of it; within: a spot and an area that holds it."""
    if left.key == right.key:
        return "same" if left.part == right.part or _same_part(left.part, right.part) else "part"
    if _holds(left, right) or _holds(right, left):
        return "within"
    if left.id is None or right.id is None:
        sound = consonants(left)
        spelt = bool(sound) and sound == consonants(right)
        return "spelling" if spelt or _inside(left, right) or _inside(right, left) else "unknown"
    return "near" if _close(left, right) else "apart"


def _close(left: Spot, right: Spot) -> bool:
    """Whether two spots that are no areas lie within 10 km."""
    if left.precision >= AREA or right.precision >= AREA or left.lat is None or right.lat is None:
        return False
    if abs(left.lat - right.lat) > _NEAR_DEGREES:
        return False
    away = distance_km(left, right)
    return away is not None and away <= _NEAR_KM


@lru_cache(maxsize=65536)
def _consonants(name: str) -> str:
    plain = fold(name).translate(_SOUNDS)
    found = re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|(?<!^)[aeiouywh]", "", plain))
    return found if len(found) >= _FEWEST_CONSONANTS and " " not in plain.strip() else ""


def consonants(spot: Spot) -> str:
    """The consonants of a place's name as transliterations share them; empty where too few to tell."""
    return _consonants(spot.name)


def distance_km(left: Spot, right: Spot) -> float | None:
    """Great-circle distance, or None where a spot has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    a, b = radians(left.lat), radians(right.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(right.lon - left.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _same_part(left: str, right: str) -> bool:
    """Whether two parts of one place share a telling word ("northern")."""
    return bool((frozenset(left.split()) & frozenset(right.split())) - _PART_WORDS)


def _holds(area: Spot, spot: Spot) -> bool:
    """Whether `spot` lies in `area` by what the gazetteer says of both."""
    if area.key == spot.key:
        return not area.part and bool(spot.part)
    if area.id is None or area.precision <= spot.precision or area.part:
        return False
    if area.precision >= COUNTRY:
        return area.country is not None and area.country == spot.country
    if area.precision >= _ADMIN1:
        same_country = area.country == spot.country
        return same_country and area.admin1 is not None and area.admin1 == spot.admin1
    return False


def _inside(alone: Spot, within: Spot) -> bool:
    """Whether a name that nothing grounds stands alone in one report, and beside its area in another."""
    named = alone.id is None and alone.name[:1].isupper()
    return named and within.part == alone.key and within.name[:1].isupper() and within.precision >= AREA


def _grounded(place: Place) -> Spot:
    whole = place.relation in ("in", "at", "on-road", "from")
    relation = _named_part(place) if whole else place.relation
    name = place.name or place.mention.text
    return Spot(
        key=place.id or "",
        id=place.id,
        name=f"{name} ({relation.replace('-', ' ')})" if relation else name,
        part=relation,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
        carried=place.carried,
    )


def _named_part(place: Place) -> str:
    """The part of a place that its words name ("the eastern quarters of X"); empty for the whole."""
    words = fold(place.mention.text).split()
    if not _PART_NAMES.intersection(words):
        return ""
    names = {word for name in (place.name, *place.aliases) for word in fold(name).split()}
    return " ".join(word for word in words if word not in names and word not in ("the", "of", "in"))


def _part_of(base: Place, place: Place) -> Spot:
    whole = _grounded(base)
    return Spot(
        key=whole.key,
        id=whole.id,
        name=f"{place.mention.text}, {base.name or base.mention.text}",
        part=fold(place.mention.text),
        lat=whole.lat,
        lon=whole.lon,
        country=whole.country,
        admin1=whole.admin1,
        precision=whole.precision,
        carried=whole.carried,
    )


def _ungrounded(place: Place) -> Spot:
    name = place.name or place.mention.text
    return Spot(key=fold(name), id=None, name=name)
