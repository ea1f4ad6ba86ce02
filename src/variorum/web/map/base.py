"""What lies under the events: towns of the gazetteer and known roads, tile by tile."""

from __future__ import annotations

from math import atan, degrees, pi, sinh

from variorum.lexicon.lexicon import Lexicon
from variorum.model.errors import UsageError
from variorum.state.roads.network import Road, known_network
from variorum.web.map.shapes import RoadLine, Roads, Towns

# South, west, north, east.
Box = tuple[float, float, float, float]

# In a tile 512 px wide no more names than these have room.
_TOWNS = 40
_LEAST_ZOOM = 4


def box_of(zoom: int, column: int, row: int) -> Box:
    """The bounds of a tile of the Web Mercator square. Raises UsageError where the zoom has no such tile."""
    side = 2**zoom
    if not (0 <= column < side and 0 <= row < side):
        raise UsageError(
            "There is no such tile.", advice="Columns and rows go from 0 to 2 to the zoom, less 1."
        )
    return (
        _latitude((row + 1) / side),
        column / side * 360 - 180,
        _latitude(row / side),
        (column + 1) / side * 360 - 180,
    )


def towns_in(zoom: int, box: Box, lexicon: Lexicon) -> Towns:
    """The most populous towns of a tile; none where the zoom is so low that countries fill it."""
    found = lexicon.places.towns(*box, _TOWNS) if zoom >= _LEAST_ZOOM else ()
    return Towns(
        name=[one.name for one in found],
        lat=[round(one.lat, 4) for one in found],
        lon=[round(one.lon, 4) for one in found],
        population=[one.population for one in found],
    )


def roads_in(box: Box, lexicon: Lexicon) -> Roads:
    """The known roads that may run through a tile, each whole."""
    lines = (_line(road) for road in known_network(lexicon).roads() if road.listed)
    return Roads(rows=[line for line in lines if len(line.lon) > 1 and _meets(line, box)])


def _line(road: Road) -> RoadLine:
    points = [(one.lon, one.lat) for one in road.waypoints if one.lat is not None and one.lon is not None]
    label = road.name.partition(" (")[0]
    return RoadLine(
        id=road.id, name=road.name, label=label, lon=[x for x, _ in points], lat=[y for _, y in points]
    )


def _meets(line: RoadLine, box: Box) -> bool:
    south, west, north, east = box
    return (
        max(line.lat) >= south and min(line.lat) <= north and max(line.lon) >= west and min(line.lon) <= east
    )


def _latitude(height: float) -> float:
    return degrees(atan(sinh(pi * (1 - 2 * height))))
