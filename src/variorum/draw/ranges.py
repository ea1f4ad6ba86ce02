"""Accounts of one figure, each as a range with its best count; an open end is an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from variorum.draw.marks import arrow, marker
from variorum.draw.page import EDGE, SMALL, STRONG, USUAL, WIDTH, heading
from variorum.draw.scales import number_ticks, written
from variorum.draw.svg import document, group, line, shortened, text
from variorum.model.events import EventFigure
from variorum.query.phrases import bounds
from variorum.state.tallies.counted import best_of

_ROW = 34.0
_NAMES, _WORDS = 330.0, 170.0
# Of more ranges those at the end are not drawn, but counted.
_DRAWN = 40
# How far an arrow stands out where an end is open.
_OPEN = 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One row: who gives it, what it counts, from `low` to `high`, None where an end is left open."""

    name: str
    note: str
    low: float | None
    best: float
    high: float | None
    claims: tuple[str, ...]
    overtaken: bool = False


def ranges_of(figure: EventFigure) -> list[Range]:
    """The accounts of a figure, the earliest first: who says so, and on whom it rests."""
    ordered = sorted(figure.accounts, key=lambda one: (one.published or "9999", one.origin, one.claim_id))
    return [
        Range(
            name=one.speaker or one.origin,
            note=f"{one.origin if one.speaker else 'own voice'}, {one.published or 'day not known'}",
            low=one.low,
            best=best_of(one),
            high=one.high,
            claims=(one.claim_id,),
            overtaken=one.relation == "updates",
        )
        for one in ordered
    ]


def draw_ranges(title: str, ranges: Sequence[Range]) -> str:
    """Ranges under each other on one scale, as one drawing."""
    below = "Each account from the least to the most it gives; an arrow is an open end, dashes an older word."
    pieces, bottom = range_panel("", ranges, 48)
    if not ranges:
        pieces, bottom = [text("No account gives a number.", EDGE, 72, class_="faint")], 80.0
    told = [f"{one.name}: {bounds(one.low, one.high)}" for one in ranges[:_DRAWN]]
    desc = "; ".join(told) + "." if told else "No account gives a number."
    return document(WIDTH, bottom + EDGE, title, desc, [*heading(title, below), *pieces])


def range_panel(title: str, ranges: Sequence[Range], top: float) -> tuple[list[Element], float]:
    """Ranges from `top` down as part of a drawing, and where they end; nothing where there are none."""
    if not ranges:
        return [], top
    drawn = ranges[:_DRAWN]
    y = top + 16
    pieces: list[Element] = []
    if title:
        y += 14
        pieces.append(text(title, EDGE, y, class_="strong"))
    # The scale is marked above the rows, where one looks first.
    y += 22
    left, right = EDGE + _NAMES, WIDTH - EDGE - _WORDS
    ticks = number_ticks(max(_most(one) for one in drawn), 4)
    scale = (right - _OPEN - left) / ticks[-1]
    bottom = y + 8 + _ROW * len(drawn)
    for tick in ticks:
        x = left + tick * scale
        pieces.append(text(written(tick), x, y, text_anchor="middle", class_="small faint"))
        pieces.append(line((x, y + 6), (x, bottom), class_="thin grid"))
    for number, one in enumerate(drawn):
        middle = y + 8 + _ROW * (number + 0.5)
        pieces.append(_row(one, left, scale, middle))
    if len(ranges) > len(drawn):
        bottom += 18
        pieces.append(text(f"{len(ranges) - len(drawn)} more not drawn.", EDGE, bottom, class_="small faint"))
    return pieces, bottom + 4


def _most(one: Range) -> float:
    return max(one.best, one.high or 0.0, one.low or 0.0)


def _row(one: Range, left: float, scale: float, y: float) -> Element:
    name = shortened(one.name, _NAMES - 24, STRONG)
    note = shortened(one.note, _NAMES - 24, SMALL)
    words = bounds(one.low, one.high)
    said = f"{one.name}, {one.note}: {words}. {', '.join(one.claims)}"
    return group(
        [
            text(name, EDGE, y - 2, class_="strong"),
            text(note, EDGE, y + 12, class_="small faint"),
            *_span(one, left, scale, y),
            text(shortened(words, _WORDS - 12, USUAL), WIDTH - EDGE - _WORDS + 12, y + 4),
        ],
        said=said,
    )


def _span(one: Range, left: float, scale: float, y: float) -> list[Element]:
    look = "soft" if one.overtaken else "s0"
    best = left + one.best * scale
    low = left + (one.low if one.low is not None else 0.0) * scale
    high = left + (one.high if one.high is not None else one.best) * scale
    dashes = "line d1" if one.overtaken else "line"
    pieces = [line((low, y), (max(high, best), y), class_=f"{dashes} {look}")] if high > low else []
    if one.low is not None and one.low != one.high:
        pieces.append(line((low, y - 6), (low, y + 6), class_=f"line {look}"))
    if one.high is None:
        pieces += arrow((best, y), (best + _OPEN, y), look)
    elif one.low != one.high:
        pieces.append(line((high, y - 6), (high, y + 6), class_=f"line {look}"))
    if one.low is None and best - left > _OPEN:
        pieces += arrow((left + _OPEN, y), (left + 2, y), look)
    pieces.append(marker(0, best, y))
    return pieces
