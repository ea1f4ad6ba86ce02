"""Marks of a map: a side by colour, shape and dash at once, its standing by how the shape is filled."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from variorum.draw.looks import SERIES
from variorum.draw.map_projection import Point
from variorum.draw.svg import element, group, line, path

RADIUS = 7.0
"""How far a mark reaches from its middle, in units of the drawing."""

Fill = Literal["agreed", "claimed", "contested", "left"]
_CORNERS = {1: 4, 2: 3, 3: 4, 4: 5, 5: 6}
_TURNED = {1: 0.25, 2: 0.0, 3: 0.0, 4: 0.0, 5: 0.0}


def look(number: int) -> int:
    """The look of a side by its place: those after the last look share it."""
    return min(number, SERIES - 1)


def mark(at: Point, sides: Sequence[int], fill: Fill, *, stale: bool, said: str) -> Element:
    """A place: each side its shape, filled where it is agreed, hollow where it is claimed.

    Where it is contested, the shapes of two sides stand side by side in a ring. An old word has a
    dashed ring, and nobody's place is a cross.
    """
    pieces: list[Element] = []
    x, y = at
    if fill == "contested":
        pieces.append(_ring(at, RADIUS + 5.0, "rule"))
        shown = list(dict.fromkeys(sides))[:2]
        spread = 4.5 if len(shown) > 1 else 0.0
        for place, side in enumerate(shown):
            spot = (x - spread + 2 * spread * place, y)
            pieces.append(shape(spot, side, RADIUS * 0.62, hollow=False))
    elif fill == "left" or not sides:
        pieces += [
            line((x - 5, y - 5), (x + 5, y + 5), class_="rule", stroke_width=2),
            line((x - 5, y + 5), (x + 5, y - 5), class_="rule", stroke_width=2),
        ]
    else:
        pieces.append(shape(at, sides[0], RADIUS, hollow=fill == "claimed"))
    if stale:
        pieces.append(_ring(at, RADIUS + (8.0 if fill == "contested" else 4.0), "soft", dash="2 3"))
    return group(pieces, said)


def shape(at: Point, side: int, radius: float, *, hollow: bool) -> Element:
    """The shape of a side: a disc, a square, a triangle, a diamond, a pentagon, a hexagon."""
    number = look(side)
    fill = "ground" if hollow else f"f{number}"
    classes = f"{fill} s{number}"
    if number == 0:
        return element("circle", cx=at[0], cy=at[1], r=radius, class_=classes, stroke_width=2.5)
    corners, turn = _CORNERS[number], _TURNED[number] * math.pi
    points = [
        (
            at[0] + radius * 1.15 * math.sin(turn + 2 * math.pi * corner / corners),
            at[1] - radius * 1.15 * math.cos(turn + 2 * math.pi * corner / corners),
        )
        for corner in range(corners)
    ]
    return path(points, closed=True, class_=classes, stroke_width=2.5, stroke_linejoin="round")


# What an inferred road leaves of its line: an edge at both sides.
_HOLLOW = 2.3


def road(points: Sequence[Point], sides: Sequence[int], *, inferred: bool, said: str) -> Element:
    """A stretch of road: a line in its side's colour and dash, two beside each other where two contest it.

    Hollow where it is inferred, dotted and grey where nobody is told to hold it.
    """
    if not sides:
        return group(
            [path(points, class_="soft", fill="none", stroke_width=1.5, stroke_dasharray="1 5")], said
        )
    width = 4.5
    shown = list(dict.fromkeys(sides))[:2]
    pieces = []
    for place, side in enumerate(shown):
        number = look(side)
        shift = 0.0 if len(shown) == 1 else (width + 2.0) * (place - 0.5)
        beside = _beside(points, shift)
        pieces.append(path(beside, class_=f"s{number} d{number}", fill="none", stroke_width=width))
        if inferred:
            pieces.append(path(beside, class_="hollow", fill="none", stroke_width=_HOLLOW))
    return group(pieces, said)


def _beside(points: Sequence[Point], shift: float) -> list[Point]:
    """The line moved `shift` units to its side."""
    if not shift or len(points) < 2:
        return list(points)
    (x, y), (to_x, to_y) = points[0], points[-1]
    length = math.hypot(to_x - x, to_y - y) or 1.0
    across, down = -(to_y - y) / length * shift, (to_x - x) / length * shift
    return [(one_x + across, one_y + down) for one_x, one_y in points]


def _ring(at: Point, radius: float, colour: str, dash: str | None = None) -> Element:
    return element(
        "circle",
        cx=at[0],
        cy=at[1],
        r=radius,
        fill="none",
        class_=colour,
        stroke_width=1.5,
        stroke_dasharray=dash,
    )
