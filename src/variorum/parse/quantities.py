"""Quantities: numbers in digits and words, ranges, vague counts, bounds and units."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from variorum.lexicon.patterns import any_of, as_listed, for_small_letters, small_letters
from variorum.lexicon.words_of_text import QuantityWords
from variorum.model.readings import Quantity

_SQUARE_KM_PER_SQUARE_MILE = 2.589988
_KM_PER_MILE = 1.609344
_CONVERTED = {"mi": ("km", _KM_PER_MILE), "mi2": ("km2", _SQUARE_KM_PER_SQUARE_MILE)}
_CLOCK = re.compile(r"\d{1,2}(?::\d{2}|(?:\.\d{2})?\s?[ap]\.?m\b)", re.IGNORECASE)
# Longer than any words that make the number after them no count.
_LOOK_BACK = 32
# "61, 000" is one number that the print broke.
_DIGITS = r"\d{1,3}(?:[, ]\d{3}|, 000)+(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS_AND_SCALE = re.compile(r"(\d+(?:\.\d+)?)([a-z]*)")

Ends = tuple[float | None, float | None]


class QuantityGrammar:
    """Finds quantities in a sentence; holds the number words and the pattern made of them."""

    def __init__(self, words: QuantityWords) -> None:
        self._words = words
        self._pattern = re.compile(for_small_letters(_pattern(words)))
        self._uncounted = re.compile(rf"\b{any_of(words.uncounted_before)}\s+$", re.IGNORECASE)

    def find(self, text: str, offset: int) -> Iterator[Quantity]:
        """The quantities of one sentence, in order; `offset` is where it stands in the clean text."""
        for match in self._pattern.finditer(small_letters(text)):
            ends = self._ends(match)
            if ends is not None:
                printed = text[match.start() : match.end()]
                yield self._quantity(match, printed, self._bounded(match, *ends), offset)

    def _ends(self, match: re.Match[str]) -> tuple[float, float] | None:
        vague = match.group("vague")
        if vague:
            return self._words.vague.get(as_listed(vague))
        number = self._value(match.group("number"))
        if self._uncounted.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()):
            return None
        if number is None or _CLOCK.match(match.string, match.start("number")):
            return None
        return self._range(match, number)

    def _quantity(self, match: re.Match[str], printed: str, ends: Ends, offset: int) -> Quantity:
        unit = self._words.units.get(as_listed(match.group("unit") or ""), "")
        if match.group("currency"):
            unit = "money"
        low, high = ends
        if unit in _CONVERTED:
            unit, factor = _CONVERTED[unit]
            low, high = low and round(low * factor, 1), high and round(high * factor, 1)
        return Quantity(
            start=offset + match.start(),
            end=offset + match.end(),
            text=printed,
            low=low,
            high=high,
            unit=unit,
        )

    def _range(self, match: re.Match[str], low: float) -> tuple[float, float]:
        """A second number widens the first only where both make a range ("8 to 10", "8 or 9")."""
        second = match.group("second")
        top = self._value(second) if second else None
        if top is None or top <= low:
            return low, low
        between = match.string[: match.start()].rstrip().casefold().endswith("between")
        if match.group("and") and not between:
            return low, low
        scale = top // low if low else 0
        # "two to three million": the scale word belongs to both.
        if scale >= 1000 and low < 1000 and re.search(r"[a-z]", second, re.IGNORECASE):
            low *= 10 ** (len(str(int(top))) - len(str(int(self._value(second.split()[0]) or top))))
        return low, top

    def _bounded(self, match: re.Match[str], low: float, high: float) -> Ends:
        words = self._words
        bound, after = as_listed(match.group("bound") or ""), as_listed(match.group("after") or "")
        if bound in words.lower or after in words.lower_after:
            return low, None
        if bound in words.upper or after in words.upper_after:
            return None, high
        return low, high

    def _value(self, text: str) -> float | None:
        """The number that `text` spells in digits or words; None where it spells none, or none finite."""
        cleaned = text.casefold().replace(",", "").replace("\u00a0", "").strip()
        total = current = 0.0
        seen = False
        for part in re.split(r"[\s-]+", cleaned):
            word = part
            match = _DIGITS_AND_SCALE.fullmatch(part)
            if match:
                digits, word = float(match.group(1)), match.group(2)
                current = current * 1000 + digits if seen and current and not word else digits
                seen = True
            small = self._words.ones.get(word, self._words.tens.get(word))
            scale = self._words.scales.get(word)
            if small is not None:
                current += small
            elif scale == 100:
                current = (current or 1) * 100
            elif scale is not None:
                total += (current or 1) * scale
                current = 0
            seen = seen or small is not None or scale is not None
        number = total + current
        return number if seen and math.isfinite(number) else None


def _pattern(words: QuantityWords) -> str:
    tens, ones, scale = any_of(words.tens), any_of(words.ones), any_of(words.scales)
    small = any_of([*words.ones, *words.tens])
    pair = rf"{tens}[-\s]{ones}|{small}"
    spelled = rf"(?:{pair})(?:(?:\s+{scale})+(?:\s+(?:and\s+)?(?:{pair}))?)*|(?:a\s+)?{scale}"
    number = rf"(?:(?:{_DIGITS})(?:[-\s]?{scale}\b)?|\b(?:{spelled})\b)"
    bound = any_of([*words.lower, *words.upper, *words.about])
    unbounded = "".join(rf"(?<!{re.escape(word)} )" for word in sorted(words.not_bounding))
    after = any_of([*words.lower_after, *words.upper_after, *words.about_after])
    return (
        rf"(?<![\w.,/:-])(?:(?P<bound>{unbounded}\b{bound})\s+[\"“]?)?(?:{any_of(words.further)}\s+)?"
        rf"(?:(?P<vague>\b{any_of(words.vague)})\b"
        rf"|(?P<currency>{any_of(words.currencies)}\s?)?(?P<number>{number})"
        rf"(?:\s*(?:-|–|—|to|or|(?P<and>and))\s*(?P<second>{number}))?"
        rf"(?:\s+(?P<after>{after})\b)?)"
        rf"(?:[-\s]?(?P<unit>{any_of(words.units)})(?!\w))?(?![\w/:])"
    )
