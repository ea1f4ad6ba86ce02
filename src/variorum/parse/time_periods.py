"""Seasons, quarters, decades, times of day and days in numbers."""

from __future__ import annotations

import re

from variorum.lexicon.patterns import any_of
from variorum.lexicon.words_of_text import TimeWords
from variorum.model.readings import TimePoint
from variorum.parse.time_rules import Maker, Rule, count, named, number, rule

_YEAR = r"(?P<year>(?:19|20)\d{2})"
# Days as forms print them: 04.02.2016, 4/2/2016.
_NUMERIC = (
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d{2})(?![\d/])(?!-\d)"
)
_CLOCK = r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
_CLOCK_24 = r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))\s*(?:GMT|UTC|local\s+time|hours)\b"
_MONTHS, _DAYS, _NOON = 12, 31, 12


def period_rules(words: TimeWords) -> list[Rule]:
    """Rules for stretches of the year that are no months, and for times and days in numbers."""
    step = any_of(words.steps)
    season = any_of(words.seasons)
    ordinal = any_of(words.quarters)
    of_year = rf"(?:\s+(?:of\s+)?(?:(?P<step>{step})\s+year|(?:fiscal\s+)?{_YEAR}))?"
    patterns: tuple[tuple[str, str, Maker, str], ...] = (
        (
            "season",
            rf"\b(?:(?P<step>{step})\s+(?P<season>{season})|(?P<season2>{season})(?:\s+of)?\s+{_YEAR}"
            rf"|(?:in|since|during)\s+(?:the\s+)?(?P<season3>{season}))\b",
            _season,
            "",
        ),
        ("quarter", rf"\b(?:the\s+)?(?P<quarter>{ordinal})[\s-]quarter\b{of_year}", _quarter, "quarter"),
        ("quarter", rf"\b(?:the\s+)?(?P<step>{step}|latest)\s+quarter\b", _stepped_quarter, "quarter"),
        ("decade", r"\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?P<decade>(?:19|20)\d)0'?s\b", _decade, "year"),
        ("clock", _CLOCK, _clock, "digit"),
        ("clock", _CLOCK_24, _clock, "digit"),
        (
            "clock",
            rf"\b(?:at|before|after|around|about|by|until|till|since)\s+(?:\w+\s+)?(?P<named>{any_of(words.hours)})\b",
            _named_hour,
            "",
        ),
        (
            "clock",
            rf"\bat\s+(?P<n>{number(words)})\s+(?:o['’]clock|in\s+the\s+(?P<part>morning|afternoon|evening))\b",
            _worded_hour,
            "",
        ),
        ("numeric-day", _NUMERIC, _numeric_day, "year"),
    )
    return [rule(*each) for each in patterns]


def _year(match: re.Match[str]) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def _season(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    word = named(match, "season") or named(match, "season2") or named(match, "season3")
    step = words.steps.get(named(match, "step"), 0)
    return TimePoint(kind="season", n=0, step=step, part=words.seasons[word], year=_year(match))


def _quarter(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    quarter = words.quarters[named(match, "quarter")]
    step = words.steps.get(named(match, "step"))
    return TimePoint(kind="quarter", month=quarter, year=_year(match), year_step=step)


def _stepped_quarter(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="quarter", step=words.steps.get(named(match, "step"), -1))


def _decade(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="label", year=int(match.group("decade")) * 10, unit="decade")


def _clock(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    hour, minute = int(match.group("hour")), match.group("minute") or "00"
    half = named(match, "half")
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return TimePoint(kind="part", unit="clock", part=f"{hour:02}:{minute}")


def _named_hour(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="part", unit="clock", part=words.hours[named(match, "named")])


def _worded_hour(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    """ "At five in the afternoon": an hour, and no count of anybody."""
    hour, part = count(match, words), named(match, "part")
    if not 1 <= hour <= _NOON:
        return None
    hour = hour % _NOON + (_NOON if part in ("afternoon", "evening") else 0)
    return TimePoint(kind="part", unit="clock", part=f"{hour:02}:00")


def _numeric_day(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    """Day and month in the order that the numbers allow; none where both orders do."""
    first, second = int(match.group("a")), int(match.group("b"))
    dotted = match.group("mark") == "."
    if first > _MONTHS or dotted or first == second:
        day, month = first, second
    elif second > _MONTHS:
        day, month = second, first
    else:
        return None
    if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return None
    return TimePoint(kind="day", year=_year(match), month=month, day=day)
