"""What the marks of a map mean: its sides and its standings, those only that are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from variorum.draw.map_labels import Box
from variorum.draw.map_marks import RADIUS, Fill, mark, road, shape
from variorum.draw.map_projection import EARTH_KM, Frame
from variorum.draw.svg import line, shortened, text

Sign = Callable[[float, float], Element]
"""Draws a piece about a point."""

ROW = 24.0
"""The height of a row of the legend, in units of the drawing."""

_SIZE = 12.0
_SIGN = 46.0
_COLUMNS = 2
_NICE = (1, 2, 5)


class Used(NamedTuple):
    """What is drawn on a map and has to be told of."""

    sides: Sequence[str]
    fills: frozenset[Fill]
    stale: bool
    roads: frozenset[str]
    areas: bool
    beside: bool


def legend(used: Used, left: float, top: float, width: float, old_days: int) -> tuple[list[Element], float]:
    """The legend with its left upper corner here, and how high it is."""
    entries = [(_side(number), name) for number, name in enumerate(used.sides)]
    entries += _standings(used, old_days)
    room = width / _COLUMNS
    pieces: list[Element] = []
    for number, (signs, name) in enumerate(entries):
        x, y = left + room * (number % _COLUMNS), top + ROW * (number // _COLUMNS) + ROW / 2
        pieces += [sign(x + _SIGN / 2, y) for sign in signs]
        words = shortened(name, room - _SIGN - 10, _SIZE)
        pieces.append(text(words, x + _SIGN + 6, y + _SIZE * 0.35))
    rows = -(-len(entries) // _COLUMNS)
    return pieces, rows * ROW


def scale_bar(frame: Frame) -> list[Element]:
    """A bar of a round number of kilometres in the lower left corner of the frame."""
    length = nice(frame.width * 0.22 / frame.scale)
    x, y = frame.left + 14, frame.top + frame.height - 14
    long = length * frame.scale
    ends = [line((at, y - 4), (at, y + 4), class_="rule", stroke_width=1.5) for at in (x, x + long)]
    bar = line((x, y), (x + long, y), class_="rule", stroke_width=1.5)
    words = text(f"{length:,.10g} km", x + long + 7, y + 4, class_="halo")
    return [bar, *ends, words]


def scale_room(frame: Frame) -> Box:
    """What of the frame the scale bar takes."""
    foot = frame.top + frame.height
    return Box(left=frame.left, top=foot - 24, right=frame.left + frame.width * 0.22 + 90, bottom=foot)


def nice(most: float) -> float:
    """The greatest of 1, 2 and 5 times a power of ten, from 10 m on, that is no more than `most`."""
    found, power = 0.01, 0.01
    while power <= EARTH_KM * 4:
        for factor in _NICE:
            if factor * power <= most:
                found = factor * power
        power *= 10
    return found


def _side(number: int) -> list[Sign]:
    return [
        lambda x, y: road([(x - 22, y), (x + 22, y)], [number], inferred=False, said=""),
        lambda x, y: shape((x, y), number, RADIUS, hollow=False),
    ]


def _standings(used: Used, old_days: int) -> list[tuple[list[Sign], str]]:
    told: list[tuple[bool, Sign, str]] = [
        ("agreed" in used.fills, _mark("agreed"), "Filled: two or more independent origins"),
        ("claimed" in used.fills, _mark("claimed"), "Hollow: on the word of one origin"),
        ("contested" in used.fills, _mark("contested"), "Two shapes in a ring: contested"),
        ("left" in used.fills, _mark("left"), "Cross: the last holder left"),
        (used.stale, _stale, f"Dotted ring: last told more than {old_days} days before"),
        ("stated" in used.roads, _road([0], inferred=False), "Full line: road, as accounts have it"),
        (
            "inferred" in used.roads,
            _road([0], inferred=True),
            "Hollow line: road, inferred",
        ),
        ("contested" in used.roads, _road([0, 1], inferred=False), "Two colours: contested road"),
        ("unknown" in used.roads, _road([], inferred=False), "Dotted line: road nobody is told to hold"),
    ]
    return [([sign], words) for drawn, sign, words in told if drawn]


def _mark(fill: Fill) -> Sign:
    return lambda x, y: mark((x, y), [0, 1], fill, stale=False, said="")


def _stale(x: float, y: float) -> Element:
    return mark((x, y), [0], "claimed", stale=True, said="")


def _road(sides: Sequence[int], *, inferred: bool) -> Sign:
    return lambda x, y: road([(x - 22, y), (x + 22, y)], sides, inferred=inferred, said="")
