"""Straight lines between points of the map, and how far off them a point lies."""

from __future__ import annotations

from math import cos, hypot, radians

from variorum.lexicon.gazetteer_areas import EARTH_KM
from variorum.model.roads import Waypoint

_DEGREE_KM = radians(1.0) * EARTH_KM


def along(start: Waypoint, end: Waypoint, lat: float, lon: float) -> tuple[float, float] | None:
    """How far along the straight line from `start` to `end` a point lies (0 to 1), and how far off it in km.

    None where a waypoint has no point. Reckoned on a plane, which is off by less than one in a hundred over
    a few hundred kilometres.
    """
    if start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return None
    level = cos(radians((start.lat + end.lat) / 2)) * _DEGREE_KM
    x, y = _east(start.lon, end.lon) * level, (end.lat - start.lat) * _DEGREE_KM
    px, py = _east(start.lon, lon) * level, (lat - start.lat) * _DEGREE_KM
    length = x * x + y * y
    part = min(1.0, max(0.0, (px * x + py * y) / length)) if length else 0.0
    return part, hypot(px - part * x, py - part * y)


def middle(start: Waypoint, end: Waypoint) -> tuple[float, float] | None:
    """The point halfway between two waypoints, as latitude and longitude; None where one has no point."""
    if start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return None
    lon = start.lon + _east(start.lon, end.lon) / 2
    return (start.lat + end.lat) / 2, (lon + 180.0) % 360.0 - 180.0


def _east(one: float, other: float) -> float:
    """Degrees eastward from one longitude to another, the short way round."""
    return (other - one + 180.0) % 360.0 - 180.0
