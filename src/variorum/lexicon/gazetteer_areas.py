"""Where areas and countries lie: in the middle of the settlements of GeoNames that are in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

from variorum.lexicon.gazetteer_sources import AreaRow, CountryRow, PlaceRow, folded_forms

EARTH_KM = 6371.0
# Nine in ten settlements of an area lie within its radius.
_REACH = 0.9
# Fewer settlements than this say nothing of how far an area goes.
_FEW = 3
# Of areas with both, the town of an area's name lies within this distance of its middle in nine cases of ten.
_TOWN_REACH_KM = 30.0

Vector = tuple[float, float, float]  # on the sphere of radius 1


# A settlement as a vote on where the area around it lies: its vector and its people. A flat tuple, as
# the garbage collector would look again and again at a quarter of a million of any other kind.
Member = tuple[float, float, float, int]


class Spot(NamedTuple):
    """Where an area lies, `radius_km` 0 where nothing says how far it goes."""

    lat: float
    lon: float
    radius_km: float
    people: int


def vector(lat: float, lon: float) -> Vector:
    """The point as a vector, so that means and distances need no care at the date line."""
    y, x = radians(lat), radians(lon)
    level = cos(y)
    return level * cos(x), level * sin(x), sin(y)


def noting(
    towns: Iterable[PlaceRow],
    members: dict[str, list[Member]],
    spots: dict[str, Spot],
    wanted: frozenset[str],
) -> Iterator[PlaceRow]:
    """`towns`, each noted in `members` under the ids of its area and country, in `spots` where wanted."""
    for town in towns:
        member = (*vector(town.lat, town.lon), town.population)
        for owner in (town.admin1, town.country):
            if owner:
                members.setdefault(owner, []).append(member)
        id_ = f"geonames-{town.key}"
        if id_ in wanted:
            spots[id_] = Spot(town.lat, town.lon, _TOWN_REACH_KM, town.population)
        yield town


def area_rows(
    areas: Sequence[AreaRow], members: Mapping[str, list[Member]], spots: Mapping[str, Spot]
) -> list[PlaceRow]:
    """The ISO areas of which anything says where they lie.

    An area lies in the middle of its settlements, else where its town or district does, else in the
    middle of its parts. Of second level are those within another that GeoNames does not count as first.
    """
    found = _placed(areas, members, spots)
    siblings: dict[tuple[str, str | None], list[Spot]] = {}
    for area in areas:
        if area.id in found:
            siblings.setdefault((area.country, area.parent), []).append(found[area.id])
    rows = []
    for area in areas:
        spot = found.get(area.id)
        if spot is None:
            continue
        first_level = area.parent is None or area.id in members
        radius = spot.radius_km
        if area.id not in members or len(members[area.id]) < _FEW:
            radius = max(radius, _halfway(spot, siblings[area.country, area.parent]))
        rows.append(
            PlaceRow(
                key=0,
                id=area.id,
                name=area.name,
                names=area.names,
                folded=folded_forms(area.name, area.names),
                kind="admin1" if first_level else "admin2",
                lat=spot.lat,
                lon=spot.lon,
                country=area.country,
                admin1=area.id if first_level else area.parent,
                population=0,
                radius_km=radius or _TOWN_REACH_KM,
                source="ISO 3166-2, GeoNames",
                prominence=spot.people,
            )
        )
    return rows


def _placed(
    areas: Iterable[AreaRow], members: Mapping[str, list[Member]], spots: Mapping[str, Spot]
) -> dict[str, Spot]:
    """Where each area lies, as far as anything says so."""
    found: dict[str, Spot] = {}
    parts: dict[str, list[Member]] = {}
    wholes = []
    for area in areas:
        own = members.get(area.id)
        spot = _middle_spot(own) if own else spots.get(area.stands_at or "")
        if spot is None:
            wholes.append(area)
            continue
        found[area.id] = spot
        if area.parent:
            parts.setdefault(area.parent, []).extend(own or [(*vector(spot.lat, spot.lon), spot.people)])
    for area in wholes:
        if area.id in parts:
            found[area.id] = _middle_spot(parts[area.id])
    return found


def _middle_spot(members: Sequence[Member]) -> Spot:
    """The middle of settlements, each counted once, with the distance in which nine in ten of them lie.

    Counted once, as by population the middle would be drawn to the largest town.
    """
    lat, lon = _direction(member[:3] for member in members)
    x, y, z = vector(lat, lon)
    # The smaller the product of two vectors the farther apart they are.
    nearness = sorted((x * a + y * b + z * c for a, b, c, _ in members), reverse=True)
    share = _REACH if len(nearness) >= _FEW else 1.0
    chord = sqrt(max(0.0, 2.0 - 2.0 * nearness[int(share * (len(nearness) - 1))]))
    far = 2 * EARTH_KM * asin(min(1.0, chord / 2))
    return Spot(lat, lon, round(far, 1), max(member[3] for member in members))


def _direction(vectors: Iterable[Vector]) -> tuple[float, float]:
    """The latitude and longitude that the sum of the vectors points to."""
    x, y, z = (sum(parts) for parts in zip(*vectors, strict=True))
    return round(degrees(atan2(z, hypot(x, y))), 4), round(degrees(atan2(y, x)), 4)


def _halfway(spot: Spot, siblings: Iterable[Spot]) -> float:
    """Half the way to the nearest area of the same country and level; 0 where there is none."""
    others = (
        great_circle_km(spot.lat, spot.lon, other.lat, other.lon) for other in siblings if other is not spot
    )
    return round(min(others, default=0.0) / 2, 1)


def country_rows(countries: Iterable[CountryRow], members: Mapping[str, list[Member]]) -> list[PlaceRow]:
    """Countries, each at its listed middle point, else in the middle of its people."""
    rows = []
    for country in countries:
        middle = country.middle
        towns = members.get(country.code, ())
        if middle is None and any(town[3] for town in towns):
            middle = _direction([(x * n, y * n, z * n) for x, y, z, n in towns])
        if middle is not None:
            rows.append(
                PlaceRow(
                    key=0,
                    id=f"country-{country.code}",
                    name=country.name,
                    names=country.names,
                    folded=folded_forms(country.name, country.names),
                    kind="country",
                    lat=middle[0],
                    lon=middle[1],
                    country=country.code,
                    admin1=None,
                    population=country.population,
                    radius_km=country.radius_km,
                    source="GeoNames",
                    prominence=country.population,
                )
            )
    return rows


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The haversine distance on a sphere of 6371 km, the IUGG mean radius."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def middle_of(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The latitude and longitude of the middle of points, and how far in km the farthest lies from it."""
    lat, lon = _direction(vector(*point) for point in points)
    far = max(great_circle_km(lat, lon, *point) for point in points)
    return lat, lon, round(far, 1)
