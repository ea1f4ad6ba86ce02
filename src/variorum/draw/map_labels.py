"""Names on a map: each beside its mark where there is room, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.draw.map_projection import Frame, Point
from variorum.draw.svg import shortened, width_of

SIZE = 12.0
"""The size of names, in units of the drawing."""

_LINE = 14.0
_GAP = 4.0
_WIDEST = 240.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle that is taken; units of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share some of the page."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words placed: the foot of their first line's first, middle or last letter."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


class Room:
    """What of a frame is still free, as marks and names are placed on it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._taken: list[Box] = []
        self._shunned: list[Box] = []

    def take(self, box: Box) -> None:
        """Nothing else is placed here."""
        self._taken.append(box)

    def shun(self, box: Box) -> None:
        """Names are placed here only where there is no other room."""
        self._shunned.append(box)

    def is_free(self, box: Box) -> bool:
        """Whether the box lies in the frame and meets nothing."""
        corners = ((box.left, box.top), (box.right, box.bottom))
        inside = all(self._frame.holds(corner) for corner in corners)
        return inside and not any(box.meets(other) for other in self._taken)

    def mark_at(self, point: Point, radius: float) -> Point:
        """Where a mark of this radius is drawn: at its point, or beside it where another is drawn there."""
        for spot in _spiral(point, radius):
            box = square(spot, radius)
            if self.is_free(box):
                self.take(box)
                return spot
        self.take(square(point, radius))
        return point

    def label(self, text: str, at: Point, radius: float) -> Label | None:
        """Words beside a mark where they fit, the best of eight spots; None where none is free."""
        words = shortened(text, _WIDEST, SIZE)
        width = width_of(words, SIZE)
        free = [label for label in _labels(words, width, at, radius) if self.is_free(label.box)]
        clear = (one for one in free if not any(one.box.meets(box) for box in self._shunned))
        best = next(clear, free[0] if free else None)
        if best is not None:
            self.take(best.box)
        return best


def _labels(words: str, width: float, at: Point, radius: float) -> Iterator[Label]:
    """The words at each of the spots beside a mark, the best first."""
    for anchor, x, y in _spots(at, radius):
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        box = Box(left=left, top=y - _LINE * 0.8, right=left + width, bottom=y + _LINE * 0.2)
        yield Label(text=words, x=x, y=y, anchor=anchor, box=box)


def square(point: Point, radius: float) -> Box:
    """The box of a mark."""
    x, y = point
    return Box(left=x - radius, top=y - radius, right=x + radius, bottom=y + radius)


def along(points: Sequence[Point], most: float) -> Iterator[Point]:
    """Points on straight lines through `points`, at most `most` units apart."""
    for (x, y), (to_x, to_y) in pairwise(points):
        steps = max(int(max(abs(to_x - x), abs(to_y - y)) / most), 1)
        for step in range(steps + 1):
            yield x + (to_x - x) * step / steps, y + (to_y - y) * step / steps


def _spots(at: Point, radius: float) -> Iterable[tuple[str, float, float]]:
    x, y = at
    far, near = radius + _GAP, (radius + _GAP) * 0.7
    middle = y + SIZE * 0.35
    return (
        ("start", x + far, middle),
        ("end", x - far, middle),
        ("middle", x, y - far),
        ("middle", x, y + far + SIZE * 0.8),
        ("start", x + near, y - near),
        ("start", x + near, y + near + SIZE * 0.7),
        ("end", x - near, y - near),
        ("end", x - near, y + near + SIZE * 0.7),
    )


# Eight ways round, in the order in which they are tried, as shares of a step.
_WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7), (-0.7, 0.7), (-0.7, -0.7), (0.7, -0.7))
_RINGS = 4


def _spiral(point: Point, radius: float) -> Iterator[Point]:
    yield point
    for ring in range(1, _RINGS + 1):
        step = 2.4 * radius * ring
        for across, down in _WAYS:
            yield point[0] + across * step, point[1] + down * step
