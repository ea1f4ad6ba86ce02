"""Lines of latitude and longitude behind a map, for want of a base map."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from variorum.draw.map_projection import EARTH_KM, Frame, Point
from variorum.draw.svg import path, text

_STEPS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0)
_LINES = 4
_SAMPLES = 48
# Room for degrees in words, and what is kept free for the scale bar below.
_WORDS, _FOOT = 46.0, 30.0
_KM_A_DEGREE = math.pi * EARTH_KM / 180


def graticule(frame: Frame) -> list[Element]:
    """About four lines each way that lie in the frame, each with its degrees at its end."""
    step = _step(frame)
    reach = math.hypot(frame.width, frame.height) / frame.scale / 2 / _KM_A_DEGREE + step
    middle = _middle(frame)
    pieces: list[Element] = []
    for lat in _multiples(max(middle[0] - reach, -90.0), min(middle[0] + reach, 90.0), step):
        pieces += _line(
            frame, _parallel(lat, middle[1], _reach_of_longitude(reach, middle[0])), degrees(lat, "NS")
        )
    across = _reach_of_longitude(reach, middle[0])
    meridian_step = step if across < 60 else 30.0
    for lon in _multiples(middle[1] - across, middle[1] + across, meridian_step):
        if lon - middle[1] < 180:
            pieces += _line(frame, _meridian(lon, middle[0], reach), degrees(_turned(lon), "EW"), down=True)
    return pieces


def degrees(value: float, letters: str) -> str:
    """Degrees with the letter of their half of the earth: "35.5° N"; none for 0 and 180."""
    size = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    if not size.strip("0") or (letters == "EW" and size == "180"):
        return f"{size or 0}°"
    return f"{size}° {letters[0] if value > 0 else letters[1]}"


def _step(frame: Frame) -> float:
    height = frame.height / frame.scale / _KM_A_DEGREE
    return next((step for step in _STEPS if height / step <= _LINES), _STEPS[-1])


def _middle(frame: Frame) -> Point:
    """The latitude and longitude that the frame is about; its projection's middle is near enough."""
    return frame.projection.lat, frame.projection.lon


def _reach_of_longitude(reach: float, lat: float) -> float:
    """How many degrees of longitude lie within `reach` degrees of a spot, all round near a pole."""
    edge = min(abs(lat) + reach, 90.0)
    narrow = math.cos(math.radians(edge))
    return 180.0 if narrow < 0.05 else min(reach / narrow, 180.0)


def _multiples(first: float, last: float, step: float) -> Iterator[float]:
    for number in range(math.ceil(first / step), math.floor(last / step) + 1):
        yield round(number * step, 6)


def _parallel(lat: float, lon: float, across: float) -> list[Point]:
    return [(lat, lon - across + 2 * across * sample / _SAMPLES) for sample in range(_SAMPLES + 1)]


def _meridian(lon: float, lat: float, reach: float) -> list[Point]:
    low, high = max(lat - reach, -90.0), min(lat + reach, 90.0)
    return [(high - (high - low) * sample / _SAMPLES, lon) for sample in range(_SAMPLES + 1)]


def _line(frame: Frame, spots: list[Point], said: str, *, down: bool = False) -> list[Element]:
    """The parts of a line that lie in the frame, and its degrees where it first comes in."""
    pieces: list[Element] = []
    inside = _clipped(frame, [frame.at(*spot) for spot in spots])
    for points in inside:
        pieces.append(path(points, class_="grid", fill="none", stroke_width=1))
    if inside:
        x, y = inside[0][0]
        at = (x + 3, y + 12) if down else (x + 4, y - 4)
        if frame.holds((at[0] + _WORDS, at[1] - 10)) and at[1] < frame.top + frame.height - _FOOT:
            pieces.append(text(said, *at, class_="small faint"))
    return pieces


def _clipped(frame: Frame, points: list[Point]) -> list[list[Point]]:
    """The runs of a line inside of the frame, cut at its edge."""
    runs: list[list[Point]] = []
    run: list[Point] = []
    for one, other in pairwise(points):
        cut = frame.within(one, other)
        if cut is None:
            continue
        if run and run[-1] == cut[0]:
            run.append(cut[1])
        else:
            run = [*cut]
            runs.append(run)
    return runs


def _turned(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0
