"""Quantities: numbers in digits and words, ranges, vague counts, bounds and units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.model.readings import Quantity
from variorum.parse.vocabulary import alternatives, words

_SQUARE_KM_PER_SQUARE_MILE = 2.589988
_KM_PER_MILE = 1.609344
_CLOCK = re.compile(r"\d{1,2}:\d{2}")


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    w = words("quantities")
    small = alternatives([*w["ones"], *w["tens"]])
    tens = alternatives(w["tens"])
    ones = alternatives(w["ones"])
    scale = alternatives(w["scales"])
    digits = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    spelled = rf"(?:{tens}[-\s]{ones}|{small})(?:(?:\s+{scale})+(?:\s+(?:and\s+)?(?:{tens}[-\s]{ones}|{small}))?)?|(?:a\s+)?{scale}"
    number = rf"(?:(?:{digits})(?:[-\s]?{scale}\b)?|\b(?:{spelled})\b)"
    vague = alternatives(w["vague"])
    bound = alternatives([*w["lower"], *w["upper"], *w["about"]])
    unit = alternatives(w["units"])
    return {
        "number": re.compile(number, re.IGNORECASE),
        "quantity": re.compile(
            rf"(?<![\w.,/:-])(?:(?P<bound>(?<!control )\b{bound})\s+[\"“]?)?(?:a\s+further\s+|another\s+)?"
            rf"(?:(?P<vague>\b{vague})\b|(?P<currency>[$€£]\s?)?(?P<number>{number})"
            rf"(?:\s*(?:-|–|—|to|or|(?P<and>and))\s*(?P<second>{number}))?"
            rf"(?P<after>\s+or\s+(?:more|so|fewer)\b)?)"
            rf"(?:[-\s]?(?P<unit>{unit})(?!\w))?(?![\w/:])",
            re.IGNORECASE,
        ),
    }


def value(text: str) -> float | None:
    """The number that `text` spells in digits or words, or None."""
    w = words("quantities")
    cleaned = text.casefold().replace(",", "").replace("\u00a0", "").strip()
    total = current = 0.0
    seen = False
    for part in re.split(r"[\s-]+", cleaned):
        match = re.fullmatch(r"(\d+(?:\.\d+)?)([a-z]*)", part)
        if match:
            current = (
                current * 1000 + float(match.group(1))
                if seen and current and not match.group(2)
                else float(match.group(1))
            )
            part = match.group(2)
            seen = True
        if part in w["ones"] or part in w["tens"]:
            current += w["ones"].get(part, 0) + w["tens"].get(part, 0)
            seen = True
        elif part in w["scales"]:
            scale = w["scales"][part]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total += (current or 1) * scale
                current = 0
            seen = True
    return total + current if seen else None


def quantities(text: str, offset: int) -> Iterator[Quantity]:
    """The quantities of one sentence, in order; `offset` is where it stands in the clean text."""
    for match in _grammar()["quantity"].finditer(text):
        found = _quantity(match, offset)
        if found is not None:
            yield found


def _quantity(match: re.Match[str], offset: int) -> Quantity | None:
    w = words("quantities")
    vague = match.group("vague")
    if vague:
        low, high = (float(n) for n in w["vague"][re.sub(r"\s+", " ", vague.casefold())])
    else:
        first = value(match.group("number"))
        if first is None or _CLOCK.match(match.string, match.start("number")):
            return None
        low, high = first, first
        low, high = _range(match, low, high)
    bounded = _bounded(match, low, high)
    unit = w["units"].get(re.sub(r"\s+", " ", (match.group("unit") or "").casefold()), "")
    if match.group("currency"):
        unit = "money"
    if unit in ("mi", "mi2"):
        factor = _KM_PER_MILE if unit == "mi" else _SQUARE_KM_PER_SQUARE_MILE
        bounded = (bounded[0] and round(bounded[0] * factor, 1), bounded[1] and round(bounded[1] * factor, 1))
        unit = {"mi": "km", "mi2": "km2"}[unit]
    return Quantity(
        start=offset + match.start(),
        end=offset + match.end(),
        text=match.group(),
        low=bounded[0],
        high=bounded[1],
        unit=unit,
    )


def _range(match: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """A second number widens the first only where both make a range ("8 to 10", "8 or 9")."""
    second = match.group("second")
    if not second:
        return low, high
    top = value(second)
    between = match.string[: match.start()].rstrip().casefold().endswith("between")
    if top is None or top <= low or (match.group("and") and not between):
        return low, high
    scale = top // low if low else 0
    # "two to three million": the scale word belongs to both.
    if scale >= 1000 and low < 1000 and re.search(r"[a-z]", second, re.IGNORECASE):
        low *= 10 ** (len(str(int(top))) - len(str(int(value(second.split()[0]) or top))))
    return low, top


def _bounded(match: re.Match[str], low: float, high: float) -> tuple[float | None, float | None]:
    w = words("quantities")
    bound = re.sub(r"\s+", " ", (match.group("bound") or "").casefold())
    after = (match.groupdict().get("after") or "").casefold()
    if bound in w["lower"] or after.endswith("more"):
        return low, None
    if bound in w["upper"] or after.endswith("fewer"):
        return None, high
    return low, high
