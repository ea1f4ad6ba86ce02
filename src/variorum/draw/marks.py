"""Marks that tell series apart without colour, arrows for open ends, and hatching for what is disputed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from variorum.draw.looks import SERIES
from variorum.draw.svg import element, line, path

HATCH = "variorum-hatch"
_SIZE = 4.5


def marker(series: int, x: float, y: float) -> Element:
    """The mark of a series at a point: each of the first six has a shape of its own."""
    place = series % SERIES
    look = f"f{place} halo"
    if place == 0:
        return element("circle", cx=x, cy=y, r=_SIZE, class_=look)
    return path(_corners(place, x, y), closed=True, class_=look)


def _corners(place: int, x: float, y: float) -> list[tuple[float, float]]:
    s = _SIZE
    shapes: dict[int, list[tuple[float, float]]] = {
        1: [(-s, -s), (s, -s), (s, s), (-s, s)],
        2: [(0, -s - 1), (s + 1, s), (-s - 1, s)],
        3: [(0, -s - 2), (s + 2, 0), (0, s + 2), (-s - 2, 0)],
        4: [(-s - 1, -s), (s + 1, -s), (0, s + 1)],
        5: [(-s - 2, -2), (s + 2, -2), (s + 2, 2), (-s - 2, 2)],
    }
    return [(x + right, y + down) for right, down in shapes[place]]


def arrow(start: tuple[float, float], end: tuple[float, float], look: str) -> list[Element]:
    """A line with a head at its end: the end is open. `look` is the class of its colour."""
    (x, y), (to_x, to_y) = start, end
    length = max(abs(to_x - x), abs(to_y - y), 1.0)
    along, across = ((to_x - x) / length * 6, (to_y - y) / length * 6), 3.5
    back = to_x - along[0], to_y - along[1]
    left = back[0] - along[1] / 6 * across, back[1] + along[0] / 6 * across
    right = back[0] + along[1] / 6 * across, back[1] - along[0] / 6 * across
    return [
        line(start, end, class_=f"thin {look}"),
        path([left, end, right], class_=f"thin {look}"),
    ]


def hatch() -> Element:
    """The pattern `url(#variorum-hatch)`: slanting lines in the colour of ink on the ground."""
    return element(
        "pattern",
        element("rect", width=6, height=6, class_="ground"),
        element("line", x1=0, y1=0, x2=0, y2=6, class_="rule", stroke_width=4),
        id=HATCH,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
