"""Areas as what bounds them: coasts, borders of states and bounds of their areas, each line once.

Neighbours share their bound point by point. Simplified apart, they would part from each other; so each
line between two meeting points is simplified by itself, and areas are put together from lines.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import floor

from base_map.geopackage import Line, Part, Point

Segment = tuple[Point, Point]

# A border lies on a disputed line where its points lie within so many degrees of it: the two were
# generalised apart.
_NEAR = 0.06


def segments(parts: Iterable[Part]) -> Iterable[Segment]:
    """Every segment of the rings, in their direction."""
    for part in parts:
        for ring in part:
            yield from itertools.pairwise(ring)


def plain(segment: Segment) -> Segment:
    """The segment whichever way it runs."""
    return segment if segment[0] < segment[1] else (segment[1], segment[0])


def lines_of(kinds: Mapping[Segment, str]) -> dict[str, list[Line]]:
    """Segments of the same kind joined to lines from one meeting point to the next; loops are closed."""
    ends: dict[Point, list[Segment]] = defaultdict(list)
    for segment in kinds:
        ends[segment[0]].append(segment)
        ends[segment[1]].append(segment)
    meeting = {
        point for point, those in ends.items() if len(those) != 2 or kinds[those[0]] != kinds[those[1]]
    }
    left = dict.fromkeys(kinds)
    found: dict[str, list[Line]] = defaultdict(list)
    # First from the meeting points; what is left then are loops.
    for starts in (sorted(meeting), sorted(ends)):
        for start in starts:
            for segment in ends[start]:
                if segment in left:
                    found[kinds[segment]].append(_followed(start, segment, ends, meeting, left))
    return found


def _followed(
    start: Point,
    segment: Segment,
    ends: Mapping[Point, list[Segment]],
    meeting: set[Point],
    left: dict[Segment, None],
) -> Line:
    line = [start]
    while True:
        del left[segment]
        line.append(segment[1] if segment[0] == line[-1] else segment[0])
        if line[-1] in meeting or line[-1] == start:
            return line
        segment = next(one for one in ends[line[-1]] if one in left)


def rings_of(directed: Iterable[Segment]) -> list[Line]:
    """Segments, each in the direction of its area, joined to closed rings."""
    after: dict[Point, list[Point]] = defaultdict(list)
    for start, end in directed:
        after[start].append(end)
    rings = []
    for start in sorted(after):
        while after[start]:
            ring = [start, after[start].pop()]
            while ring[-1] != start:
                ring.append(after[ring[-1]].pop())
            rings.append(ring)
    return rings


def grouped(rings: list[Line]) -> list[Part]:
    """Rings as polygons: each outer ring with the holes that lie in it."""
    signed = [(area(ring), ring) for ring in rings]
    # Most of the land lies in outer rings: the largest is one of them.
    outward = max(signed, key=lambda one: abs(one[0]))[0] > 0
    outer = [(abs(size), ring) for size, ring in signed if (size > 0) == outward]
    polygons = [(size, [ring]) for size, ring in sorted(outer, key=lambda one: one[0])]
    for size, ring in signed:
        if (size > 0) != outward:
            home = next((p for large, p in polygons if large > abs(size) and inside(ring[0], p[0])), None)
            if home is not None:
                home.append(ring)
    return [polygon for _, polygon in reversed(polygons)]


def area(ring: Line) -> float:
    """Its area with a sign that tells its direction."""
    return sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring)) / 2


def inside(point: Point, ring: Line) -> bool:
    """Whether a point lies in a ring."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


def middle(polygon: Part) -> Point:
    """A point well inside of a polygon: of the chords of a few levels the middle of the longest."""
    ys = [y for _, y in polygon[0]]
    low, high = min(ys), max(ys)
    best = (-1.0, polygon[0][0])
    for step in range(1, 12):
        y = low + (high - low) * step / 12
        cuts = sorted(
            ax + (y - ay) * (bx - ax) / (by - ay)
            for ring in polygon
            for (ax, ay), (bx, by) in itertools.pairwise(ring)
            if (ay > y) != (by > y)
        )
        # A chord near the edge of the area is worth less.
        weight = 1 - abs(step / 6 - 1) ** 2
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            best = max(best, ((right - left) * weight, ((left + right) / 2, y)))
    return best[1]


class Nearness:
    """Whether points lie near a set of lines."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._cells: set[tuple[int, int]] = set()
        for line in lines:
            for (ax, ay), (bx, by) in itertools.pairwise(line):
                steps = max(1, int(max(abs(bx - ax), abs(by - ay)) / (_NEAR / 3)))
                for step in range(steps + 1):
                    share = step / steps
                    self._cells.add(_cell(ax + (bx - ax) * share, ay + (by - ay) * share))

    def holds(self, segment: Segment) -> bool:
        """Whether both ends and the middle of a segment lie near one of the lines."""
        (ax, ay), (bx, by) = segment
        return all(self._near(x, y) for x, y in ((ax, ay), ((ax + bx) / 2, (ay + by) / 2), (bx, by)))

    def _near(self, x: float, y: float) -> bool:
        column, row = _cell(x, y)
        return any((column + a, row + b) in self._cells for a in (-1, 0, 1) for b in (-1, 0, 1))


def _cell(x: float, y: float) -> tuple[int, int]:
    return floor(x / _NEAR), floor(y / _NEAR)
