"""Words of time that date no event: lengths, repeats, "now", "recently", a year in a name."""

from __future__ import annotations

import re

from variorum.lexicon.patterns import any_of, as_listed
from variorum.lexicon.words_of_text import TimeWords
from variorum.model.readings import TimePoint
from variorum.parse.time_rules import Maker, Rule, count, named, number, rule


def lasting_rules(words: TimeWords) -> list[Rule]:
    """Rules for what says how long, how often or vaguely when."""
    unit = any_of(words.units)
    many = number(words)
    ordinal = any_of(words.first_of)
    patterns: tuple[tuple[str, str, Maker, str], ...] = (
        (
            "length",
            rf"\b(?:(?:the|these|those|its|their)\s+)?(?:{ordinal}\s+)?(?P<n>{many})"
            rf"(?:\s+(?:more|full|consecutive|straight|long))?[\s-]+(?P<unit>{unit})\b"
            r"(?:[\s-]long\b)?(?![\s-]+(?:old|olds)\b)",
            _length,
            "unit",
        ),
        ("length", rf"\b(?P<unit>{unit})-long\b", _length, "unit"),
        (
            "length",
            rf"\b(?<!-)(?<!\d\s)(?P<unit>{any_of(words.duration_units)})\b(?!-|\s+old\b)",
            _length,
            "unit",
        ),
        ("repeat", rf"\b(?:{any_of(words.repeats)})\b", _repeat, ""),
        ("repeat", rf"\b(?:every|each)\s+(?P<unit>{unit})\b", _every, "unit"),
        ("vague", rf"\b{any_of(words.references)}\b", _vague, ""),
        (
            "label",
            r"\b(?:(?:fiscal|the\s+year)\s+)?(?<![\d,.$£€#/-])(?P<year>(?:19|20)\d{2})\b(?![,.-]?\d|%)"
            rf"(?!\s+(?:\w+\s+)?{any_of(words.counted)})",
            _label,
            "year",
        ),
    )
    return [rule(*each, dates_nothing=True) for each in patterns]


def _length(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    unit = words.units.get(named(match, "unit"))
    told = match.groupdict().get("n")
    many = count(match, words) if told else (1 if match.group().endswith("long") else 0)
    return TimePoint(kind="length", n=many, unit=unit) if unit else None


def _repeat(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="repeat", n=1, unit=words.repeats[as_listed(match.group())])


def _every(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="repeat", n=1, unit=words.units[named(match, "unit")])


def _vague(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="vague", part=words.references[as_listed(match.group())])


def _label(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="label", year=int(match.group("year")), unit="year")
