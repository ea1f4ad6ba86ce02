"""Rules of the time grammar: a pattern, and what it makes of what it matches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from variorum.lexicon.patterns import any_of, as_listed, for_small_letters
from variorum.lexicon.words_of_text import TimeWords
from variorum.model.readings import TimePoint

_TENS = 10

Maker = Callable[[re.Match[str], TimeWords], TimePoint | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it makes of its matches; `opener` names the words without which none is there.

    `small` is the pattern for text in small letters, which tells soonest that there is no match.
    `dates_nothing`: its points place no event in time.
    """

    name: str
    pattern: re.Pattern[str]
    small: re.Pattern[str]
    make: Maker
    opener: str = ""
    dates_nothing: bool = False


def rule(name: str, pattern: str, make: Maker, opener: str = "", *, dates_nothing: bool = False) -> Rule:
    """A rule of a pattern that takes no heed of capitals."""
    small = re.compile(for_small_letters(pattern))
    return Rule(name, re.compile(pattern, re.IGNORECASE), small, make, opener, dates_nothing)


def named(match: re.Match[str], group: str) -> str:
    """What a group matched, as word lists have it; "" for none."""
    return as_listed(match.groupdict().get(group) or "")


def number(words: TimeWords) -> str:
    """A pattern for a number in digits or words: "24", "a", "twenty-four", "a few"."""
    tens = any_of(word for word, value in words.numbers.items() if value >= _TENS and value % _TENS == 0)
    ones = any_of(word for word, value in words.numbers.items() if 0 < value < _TENS)
    return rf"(?:\d{{1,9}}|{tens}[\s-]{ones}|{any_of(words.numbers)})"


def count(match: re.Match[str], words: TimeWords) -> int:
    """The number that the group `n` matched; 0 for "a few" and "several"."""
    text = named(match, "n").replace("-", " ")
    if text.isdecimal():
        return int(text)
    if text in words.numbers:
        return words.numbers[text]
    return sum(words.numbers.get(part, 0) for part in text.split())
