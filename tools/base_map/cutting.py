"""Lines and areas made coarse enough for a zoom, and cut along the edges of tiles.

Coordinates are those of the square of the Web Mercator projection, 0 to 1 from west to east and from
north to south.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from math import asinh, hypot, pi, radians, tan

from base_map.geopackage import Line, Part, Point

_FARTHEST = 85.0511


def projected(point: Point) -> Point:
    """Longitude and latitude as a point of the square."""
    lat = radians(min(max(point[1], -_FARTHEST), _FARTHEST))
    return (point[0] + 180) / 360, (1 - asinh(tan(lat)) / pi) / 2


def coarser(line: Line, tolerance: float) -> Line:
    """The line with as few of its points as keep it within `tolerance` (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    if line[0] == line[-1]:
        # A loop has no chord: it is cut where it is farthest from its start.
        x, y = line[0]
        far = max(range(len(line)), key=lambda i: (line[i][0] - x) ** 2 + (line[i][1] - y) ** 2)
        keep.add(far)
        spans = [(0, far), (far, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        away, at = _farthest(line, first, last)
        if away > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _farthest(line: Line, first: int, last: int) -> tuple[float, int]:
    (ax, ay), (bx, by) = line[first], line[last]
    length = hypot(bx - ax, by - ay)
    best, at = -1.0, first
    for i in range(first + 1, last):
        x, y = line[i]
        away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else hypot(x - ax, y - ay)
        if away > best:
            best, at = away, i
    return best, at


Box = tuple[float, float, float, float]


def tiles(
    shapes: list[Part], zoom: int, margin: float, *, closed: bool
) -> Iterator[tuple[int, int, list[Part]]]:
    """The shapes in each tile of a zoom that any reaches into; `margin` in shares of a tile."""
    waiting = [(0, 0, 0, shapes)]
    while waiting:
        level, column, row, here = waiting.pop()
        if not here:
            continue
        if level == zoom:
            yield column, row, here
            continue
        for right, down in ((0, 0), (0, 1), (1, 0), (1, 1)):
            side = 0.5 ** (level + 1)
            # The margin of the tiles that are made in the end, also for those they are cut from.
            wide = margin * 0.5**zoom
            x, y = (2 * column + right) * side, (2 * row + down) * side
            box = (x - wide, y - wide, x + side + wide, y + side + wide)
            waiting.append((level + 1, 2 * column + right, 2 * row + down, _cut(here, box, closed)))


def _cut(shapes: list[Part], box: Box, closed: bool) -> list[Part]:
    found = []
    for part in shapes:
        if closed:
            rings = [ring for one in part if len(ring := _cut_ring(one, box)) > 3]
            # Without its outer ring a hole is none.
            if rings and len(_cut_ring(part[0], box)) > 3:
                found.append(rings)
        else:
            found += [[piece] for line in part for piece in _cut_line(line, box)]
    return found


def _outside(line: Line, box: Box) -> bool | None:
    """True where the line's bounds lie outside of the box, False where inside, None where across."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)
    if low_x > box[2] or high_x < box[0] or low_y > box[3] or high_y < box[1]:
        return True
    return False if low_x >= box[0] and high_x <= box[2] and low_y >= box[1] and high_y <= box[3] else None


def _cut_ring(ring: Line, box: Box) -> Line:
    """The ring cut at each edge in turn (Sutherland and Hodgman, 1974)."""
    where = _outside(ring, box)
    if where is not None:
        return [] if where else ring
    points = ring[:-1]
    for axis, bound, above in ((0, box[0], True), (0, box[2], False), (1, box[1], True), (1, box[3], False)):
        cut: Line = []
        for i, here in enumerate(points):
            before = points[i - 1]
            is_in = (here[axis] >= bound) == above or here[axis] == bound
            was_in = (before[axis] >= bound) == above or before[axis] == bound
            if is_in != was_in:
                cut.append(_crossing(before, here, axis, bound))
            if is_in:
                cut.append(here)
        points = cut
        if not points:
            return []
    return [*points, points[0]]


def _crossing(one: Point, other: Point, axis: int, bound: float) -> Point:
    share = (bound - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + (other[1 - axis] - one[1 - axis]) * share
    return (bound, along) if axis == 0 else (along, bound)


def _cut_line(line: Line, box: Box) -> list[Line]:
    where = _outside(line, box)
    if where is not None:
        return [] if where else [line]
    pieces: list[Line] = []
    for one, other in itertools.pairwise(line):
        kept = _within(one, other, box)
        if kept is None:
            continue
        if pieces and pieces[-1][-1] == kept[0]:
            pieces[-1].append(kept[1])
        else:
            pieces.append([kept[0], kept[1]])
    return pieces


def _within(one: Point, other: Point, box: Box) -> Line | None:
    """What of a segment lies in the box (Liang and Barsky, 1984)."""
    start, end = 0.0, 1.0
    for axis in (0, 1):
        step = other[axis] - one[axis]
        low, high = box[axis] - one[axis], box[axis + 2] - one[axis]
        if step == 0:
            if low > 0 or high < 0:
                return None
            continue
        first, last = sorted((low / step, high / step))
        start, end = max(start, first), min(end, last)
    if start > end:
        return None
    dx, dy = other[0] - one[0], other[1] - one[1]
    first_point = one if start == 0 else (one[0] + dx * start, one[1] + dy * start)
    return [first_point, other if end == 1 else (one[0] + dx * end, one[1] + dy * end)]
