"""Where an event is that a text puts beside a place: so far from it, between two, on its border."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from variorum.lexicon.gazetteer_areas import EARTH_KM, middle_of
from variorum.model.claims import Alternative, Place, PlaceMention, Relation

Ground = Callable[[PlaceMention], Place]

# UCDP where_prec: 1 the spot itself; 2 within about 25 km of it; 3 a district; 5 a line or an unclear
# area; 6 a country.
_EXACT, _NEARBY, _DISTRICT, _LINE, _COUNTRY = 1, 2, 3, 5, 6
_NEARBY_KM = 25.0
_PARTS: frozenset[Relation] = frozenset({"north-part", "south-part", "east-part", "west-part"})
# One of eight winds leaves a sixteenth of the circle to either side: 2 sin(11.25 degrees) of the distance.
_WIND_SHARE = 0.39
_LEAST_RADIUS = 2.0
# Decimal places of a reckoned point, about 100 m.
_DIGITS = 3


def located(ground: Ground, place: PlaceMention) -> Place:
    """The place that `ground` finds for a mention, put where the mention's relation to it says.

    A point that is reckoned from a distance or from two ends says so in its reasons and has a
    radius. A border has no point.
    """
    made = _between(ground, place) if place.ends else _related(ground(place), place)
    return replace(made, carried=True) if place.carried else made


def _related(made: Place, place: PlaceMention) -> Place:
    if place.relation == "border":
        return _border(made, place)
    spot = made.id is not None and made.precision <= _NEARBY
    if place.relation == "along":
        return replace(made, precision=_LINE)
    if place.relation in _PARTS:
        return replace(made, precision=_part(made, spot=spot))
    if place.relation == "countryside" and spot:
        return replace(made, precision=_DISTRICT)
    if place.distance_km is not None and spot:
        return _away(made, place.distance_km, place.bearing)
    return made


def _part(made: Place, *, spot: bool) -> int:
    """A part of a town is in it; a part of a country is no area that has bounds."""
    if spot:
        return _EXACT
    return _LINE if made.precision == _COUNTRY else made.precision


def _border(made: Place, place: PlaceMention) -> Place:
    """ "The border with Chad" is a line: what the country's middle point is says nothing of it."""
    known = (Alternative(id=made.id, name=made.name, score=0.0),) if made.id else ()
    return replace(
        made,
        id=None,
        name=place.mention.text,
        aliases=tuple(dict.fromkeys((place.mention.text, *made.aliases))),
        lat=None,
        lon=None,
        admin1=None,
        precision=_LINE,
        alternatives=(*known, *made.alternatives),
        reasons=("a border: a line with no point of its own",),
    )


def _away(made: Place, km: float, bearing: int | None) -> Place:
    """A point so far from a known one; that one, with the distance as its radius, where no way is told."""
    radius = km if bearing is None else max(_LEAST_RADIUS, km * _WIND_SHARE)
    precision = _NEARBY if radius <= _NEARBY_KM else _LINE
    if bearing is None or made.lat is None or made.lon is None:
        reason = f"{km:g} km from {made.name}, the way not told"
        return replace(made, precision=precision, radius_km=round(radius, 1), reasons=(*made.reasons, reason))
    lat, lon = _offset(made.lat, made.lon, km, bearing)
    reason = f"reckoned {km:g} km from {made.name} at {bearing} degrees"
    return replace(
        made,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_km=round(radius, 1),
        reasons=(*made.reasons, reason),
    )


def _between(ground: Ground, place: PlaceMention) -> Place:
    """The middle between two places, half their distance as its radius; no id, it is in neither."""
    ends = [ground(replace(place, mention=end, ends=(), relation="in")) for end in place.ends]
    points = [(e.lat, e.lon) for e in ends if e.id is not None and e.lat is not None and e.lon is not None]
    names = " and ".join(e.name for e in ends)
    made = Place(
        mention=place.mention,
        id=None,
        name=f"between {names}",
        aliases=tuple(dict.fromkeys((place.mention.text, *(a for e in ends for a in e.aliases)))),
        country=ends[0].country if len({e.country for e in ends}) == 1 else None,
        admin1=ends[0].admin1 if len({e.admin1 for e in ends}) == 1 else None,
        precision=_LINE,
        relation="between",
        alternatives=tuple(Alternative(id=e.id, name=e.name, score=0.5) for e in ends if e.id),
        reasons=(f"between {names}",),
    )
    if len(points) < len(ends):
        return made
    lat, lon, radius = middle_of(points)
    return replace(
        made,
        lat=round(lat, _DIGITS),
        lon=round(lon, _DIGITS),
        radius_km=radius,
        precision=_NEARBY if radius <= _NEARBY_KM else _LINE,
        reasons=(f"the middle between {names}",),
    )


def _offset(lat: float, lon: float, km: float, bearing: int) -> tuple[float, float]:
    """The point at a distance and a bearing (degrees clockwise from north) along a great circle."""
    way, turn, start = km / EARTH_KM, radians(bearing), radians(lat)
    end = asin(sin(start) * cos(way) + cos(start) * sin(way) * cos(turn))
    east = atan2(sin(turn) * sin(way) * cos(start), cos(way) - sin(start) * sin(end))
    return round(degrees(end), _DIGITS), round((lon + degrees(east) + 540) % 360 - 180, _DIGITS)
