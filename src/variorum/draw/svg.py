"""The small set of pieces that every drawing is made of; text is always escaped.

A drawing is one self-contained `<svg>` element: no script, no font, no address is loaded, and the
same pieces give the same bytes. Its colours are classes of `draw/looks.py`, so that it follows the
reader's light or dark setting, and stands in a page beside others without changing that page.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from variorum.draw.looks import CSS, DRAWING

Value = str | int | float | None

# What XML 1.0 cannot hold, and marks that turn the direction of writing for what stands after them.
_UNDRAWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")
_ELLIPSIS = "\u2026"
# Widths of letters in ems, those of DejaVu Sans, the widest of the fonts asked for, by kind of letter.
_NARROW, _DIGIT, _USUAL, _CAPITAL, _FULL = 0.36, 0.64, 0.62, 0.76, 1.0
_NARROW_LETTERS = frozenset("fijlrtI.,:;'’|!()[]/- \u00b7")
_WIDE_LETTERS = frozenset("mwMW@%\u2014\u2026")


def clean(text: str) -> str:
    """`text` on one line, without what XML cannot hold and without marks that turn the writing."""
    return _BLANKS.sub(" ", _UNDRAWN.sub("", text)).strip()


def number(value: float) -> str:
    """A coordinate with at most two decimals and no needless zeros; 0 for what is no finite number."""
    if not math.isfinite(value):
        return "0"
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def element(tag: str, *children: Element | str, **attributes: Value) -> Element:
    """An element with its children; a string is text.

    `stroke_width` gives the attribute `stroke-width`, `class_` gives `class`; None leaves one out;
    numbers are written by `number`.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            written = clean(value) if isinstance(value, str) else number(value)
            made.set(name.rstrip("_").replace("_", "-"), written)
    last: Element | None = None
    for child in children:
        if not isinstance(child, str):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + clean(child)
        else:
            last.tail = (last.tail or "") + clean(child)
    return made


def group(children: Iterable[Element], said: str = "", **attributes: Value) -> Element:
    """Pieces together; `said` is shown where the pointer rests on them."""
    told = (element("title", said),) if said else ()
    return element("g", *told, *children, **attributes)


def text(content: str, x: float, y: float, **attributes: Value) -> Element:
    """Words at a point: `class_` says how they look, `text_anchor` is start, middle or end."""
    return element("text", content, x=x, y=y, **attributes)


def line(start: tuple[float, float], end: tuple[float, float], **attributes: Value) -> Element:
    """A straight line from one point to another."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def rect(x: float, y: float, width: float, height: float, **attributes: Value) -> Element:
    """A rectangle; a negative width or height is none."""
    return element("rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), **attributes)


def path(points: Iterable[tuple[float, float]], closed: bool = False, **attributes: Value) -> Element:
    """A line through the points, closed to a shape where told."""
    corners = [f"{number(x)} {number(y)}" for x, y in points]
    drawn = ("M" + "L".join(corners) if corners else "") + ("Z" if closed and corners else "")
    return element("path", d=drawn, **attributes)


def width_of(content: str, size: float) -> float:
    """About how wide words are in a sans-serif font of `size`, rather too wide than too narrow."""
    return size * sum(_width(letter) for letter in clean(content))


def shortened(content: str, most: float, size: float) -> str:
    """`content` cut to `most` units in width, an ellipsis at its end where it was cut."""
    words = clean(content)
    if width_of(words, size) <= most:
        return words
    room = most - size * _width(_ELLIPSIS)
    kept = 0
    for letter in words:
        room -= size * _width(letter)
        if room < 0:
            break
        kept += 1
    # A letter is not parted from the accents that stand on it.
    while 0 < kept < len(words) and unicodedata.combining(words[kept]):
        kept -= 1
    return words[:kept].rstrip() + _ELLIPSIS


def document(
    width: float,
    height: float,
    title: str,
    desc: str,
    children: Iterable[Element],
    defs: Iterable[Element] = (),
) -> str:
    """A drawing as one `<svg>` element: `title` names it and `desc` says in words what it shows.

    Both are for those who do not see it. It is as wide as its room and at most `width`. `defs` are
    patterns and markers that its pieces refer to, besides those of `hatches`.
    """
    key = sha256(f"{clean(title)}\n{clean(desc)}".encode()).hexdigest()[:10]
    drawing = element(
        "svg",
        element("title", title, id=f"{key}-title"),
        element("desc", desc, id=f"{key}-desc"),
        element("style", CSS),
        element("defs", *defs),
        element("rect", class_="ground", width=width, height=height),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        class_=DRAWING,
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
    )
    return ElementTree.tostring(drawing, encoding="unicode") + "\n"


def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS or unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    if letter.isdigit():
        return _DIGIT
    return _CAPITAL if letter.isupper() else _USUAL
