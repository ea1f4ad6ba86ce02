"""From latitude and longitude to a drawing: azimuthal equidistant about the middle of what is drawn.

Distances and bearings from the middle are true, so that one scale bar holds; nothing special happens at
the antimeridian or the poles. Source: J. P. Snyder, Map Projections: A Working Manual (USGS 1395), ch. 25.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EARTH_KM = 6371.0
"""The mean radius of the earth, in kilometres."""

Point = tuple[float, float]
# Below this the points lie on all sides of the earth and have no middle.
_NO_MIDDLE = 1e-6
# A town alone is drawn in a frame of this many kilometres.
_LEAST_KM = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Degrees to kilometres east and north of the middle `lat`, `lon`."""

    lat: float
    lon: float

    def plane(self, lat: float, lon: float) -> Point:
        """Kilometres east and north of the middle."""
        phi, here = math.radians(lat), math.radians(self.lat)
        away = math.radians(lon - self.lon)
        cosine = math.sin(here) * math.sin(phi) + math.cos(here) * math.cos(phi) * math.cos(away)
        east = math.cos(phi) * math.sin(away)
        north = math.cos(here) * math.sin(phi) - math.sin(here) * math.cos(phi) * math.cos(away)
        angle = math.atan2(math.hypot(east, north), cosine)
        sine = math.sin(angle)
        stretch = angle / sine if abs(sine) > _NO_MIDDLE else 1.0
        return EARTH_KM * stretch * east, EARTH_KM * stretch * north


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle on the page that shows a stretch of the plane.

    `left`, `top`, `width` and `height` are units of the drawing, `scale` such units a kilometre, `east` and
    `north` the kilometres of its middle.
    """

    projection: Projection
    left: float
    top: float
    width: float
    height: float
    scale: float
    east: float
    north: float

    def at(self, lat: float, lon: float) -> Point:
        """Where a spot lies on the page; it may lie outside of the frame."""
        east, north = self.projection.plane(lat, lon)
        x = self.left + self.width / 2 + (east - self.east) * self.scale
        y = self.top + self.height / 2 - (north - self.north) * self.scale
        return x, y

    def holds(self, point: Point, edge: float = 0.0) -> bool:
        """Whether a point of the page lies in the frame, at least `edge` away from its sides."""
        x, y = point
        across = self.left + edge <= x <= self.left + self.width - edge
        return across and self.top + edge <= y <= self.top + self.height - edge

    def within(self, one: Point, other: Point) -> tuple[Point, Point] | None:
        """The part of a straight line inside of the frame (Liang and Barsky, 1984); None for none."""
        (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
        start, end = 0.0, 1.0
        sides = (
            (-dx, x - self.left),
            (dx, self.left + self.width - x),
            (-dy, y - self.top),
            (dy, self.top + self.height - y),
        )
        for slope, room in sides:
            if slope == 0:
                if room < 0:
                    return None
            elif slope < 0:
                start = max(start, room / slope)
            else:
                end = min(end, room / slope)
        if start >= end:
            return None
        first = one if start == 0.0 else (x + start * dx, y + start * dy)
        return first, other if end == 1.0 else (x + end * dx, y + end * dy)


def centred(spots: Sequence[Point]) -> Projection:
    """The projection about the middle of `spots`: one or more pairs of latitude and longitude.

    Of spots that lie on all sides of the earth, the first is the middle.
    """
    vectors = [_vector(lat, lon) for lat, lon in spots]
    x, y, z = (math.fsum(vector[axis] for vector in vectors) / len(vectors) for axis in range(3))
    if math.hypot(x, y, z) < _NO_MIDDLE:
        return Projection(lat=spots[0][0], lon=spots[0][1])
    return Projection(lat=math.degrees(math.atan2(z, math.hypot(x, y))), lon=math.degrees(math.atan2(y, x)))


def framed(
    spots: Sequence[Point], left: float, top: float, width: float, heights: Point, edges: Point
) -> Frame:
    """The frame of this width that shows all `spots`, at least `edges` from its sides and its top.

    `heights` are the least and the most that it may be high.
    """
    projection = centred(spots)
    plane = [projection.plane(lat, lon) for lat, lon in spots]
    (west, east), (south, north) = _ends(x for x, _ in plane), _ends(y for _, y in plane)
    across, along = max(east - west, _LEAST_KM), max(north - south, _LEAST_KM)
    scale = min((width - 2 * edges[0]) / across, (heights[1] - 2 * edges[1]) / along)
    height = min(max((north - south) * scale + 2 * edges[1], heights[0]), heights[1])
    return Frame(
        projection=projection,
        left=left,
        top=top,
        width=width,
        height=height,
        scale=scale,
        east=(west + east) / 2,
        north=(south + north) / 2,
    )


def is_spot(lat: float | None, lon: float | None) -> bool:
    """Whether the two are a spot on the earth."""
    if lat is None or lon is None:
        return False
    return math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90.0 and abs(lon) <= 360.0


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    phi, here = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(here), math.cos(phi) * math.sin(here), math.sin(phi)


def _ends(values: Iterable[float]) -> Point:
    found = list(values)
    return min(found), max(found)
