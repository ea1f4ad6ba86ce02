"""What drawings have in common: a heading above, notes below, axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from variorum.draw.scales import DayScale, written
from variorum.draw.svg import clean, line, shortened, text, width_of

WIDTH = 900.0
EDGE = 20.0
SMALL = 11.0
USUAL = 12.0
# Bold letters are about an eighth wider: their size as far as room goes.
STRONG = 13.5
_HEAD = 17.0
_LINE = 16.0


def heading(title: str, below: str) -> list[Element]:
    """The title, and a line under it; 52 high."""
    room = WIDTH - 2 * EDGE
    return [
        text(shortened(title, room, _HEAD), EDGE, 26, class_="head"),
        text(shortened(below, room, USUAL), EDGE, 44, class_="faint"),
    ]


def notes(sentences: Iterable[str], top: float) -> tuple[list[Element], float]:
    """Sentences as lines of small print from `top` down, and where they end."""
    drawn = []
    y = top
    for sentence in sentences:
        for words in wrapped(sentence, WIDTH - 2 * EDGE, SMALL):
            y += _LINE
            drawn.append(text(words, EDGE, y, class_="small faint"))
    return drawn, y


def wrapped(sentence: str, room: float, size: float) -> list[str]:
    """The sentence in lines no wider than `room`."""
    lines: list[str] = []
    for word in clean(sentence).split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(shortened(word, room, size))
    return lines


def number_axis(ticks: Sequence[float], left: float, right: float, y_of: dict[float, float]) -> list[Element]:
    """Lines across for round numbers, each labelled at its left."""
    drawn = []
    for tick in ticks:
        y = y_of[tick]
        drawn.append(line((left, y), (right, y), class_="thin grid"))
        drawn.append(text(written(tick), left - 8, y + 4, text_anchor="end", class_="small faint"))
    return drawn


def day_axis(scale: DayScale, top: float, bottom: float) -> list[Element]:
    """The line of days at `bottom`, with marks down from `top` for the labelled days."""
    drawn = [line((scale.left, bottom), (scale.left + scale.width, bottom), class_="thin soft")]
    for x, label in scale.ticks():
        half = width_of(label, SMALL) / 2
        drawn.append(line((x, top), (x, bottom + 5), class_="thin grid"))
        # A label at the edge of the drawing is moved in, so that it is not cut.
        at = min(max(x, half + 2), WIDTH - half - 2)
        drawn.append(text(label, at, bottom + 19, text_anchor="middle", class_="small faint"))
    return drawn
