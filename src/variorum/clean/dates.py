"""Calendar dates as pages print them: names, numbers, either order, with or without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from variorum.clean.words import CleanWords

EARLIEST_YEAR = 1990
# The year after the one this was written in; a page dated later is misread or wrong.
LATEST_YEAR = 2027


_DIGIT = re.compile(r"\d")
# What every date in numbers holds.
_NUMBERS = re.compile(r"\d[-/.]\d")
_LETTERS = re.compile(r"[a-z]+")
_IN_NUMBERS = ("iso", "numeric")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date in a text. `days` are the ISO days it can mean, in order of likelihood.

    One day: plain. Several: the order of day, month and year is open ("05/06/2021"), and `orders` says
    for each which it is (dmy, mdy or ymd). None: the text leaves out the year, and `month` and `day`
    hold what it gives. `weekday` is 0 for Monday.
    """

    start: int
    end: int
    text: str
    days: tuple[str, ...]
    orders: tuple[str, ...] = ()
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@lru_cache(maxsize=8)
def _patterns(words: CleanWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = "|".join(sorted(words.months, key=lambda name: (-len(name), name)))
    week = "|".join(sorted(words.weekdays, key=lambda name: (-len(name), name)))
    lead = rf"(?:\b(?P<w1>{week})\b\.?,?\s{{0,3}}(?:the\s{{1,3}})?\(?)?"
    tail = rf"(?:\s{{0,3}}[,،(]?\s{{0,3}}(?P<w2>{week})\b)?"
    # Some pages print a date twice without a blank: "4 Mar 20204 Mar 2020".
    year = r"(?P<y>(?:19|20)\d\d)(?:\b|(?=\d{1,2}\s[A-Z]))"
    ordinal = r"(?:st|nd|rd|th)?"
    flags = re.IGNORECASE
    return (
        (
            "iso",
            re.compile(r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\d/-])"),
        ),
        (
            "numeric",
            re.compile(
                rf"{lead}(?<![\d/.:-])(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)"
                r"(?P<c>(?:19|20)\d\d|\d\d)(?![\d/-])",
                flags,
            ),
        ),
        (
            "month-first",
            re.compile(
                rf"{lead}\b(?P<mo>{month})\b\.?[\s-]{{0,2}}(?P<d>\d{{1,2}}){ordinal}\b(?![:.]\d)"
                rf"(?:\s{{0,3}}[,،-]?\s{{0,3}}{year})?{tail}(?:\s?[,،]\s{{0,3}}(?P<y2>(?:19|20)\d\d)\b)?",
                flags,
            ),
        ),
        (
            "day-first",
            re.compile(
                rf"{lead}(?<![\d.:/])\b(?P<d>\d{{1,2}}){ordinal}(?:\s{{1,3}}of)?[\s\-./]{{1,2}}(?P<mo>{month})\b\.?"
                rf"(?:[\s,،\-./']{{1,3}}(?:{year}|(?P<yy>\d\d)\b(?!:)))?{tail}",
                flags,
            ),
        ),
    )


@lru_cache(maxsize=2048)
def find_dates(text: str, words: CleanWords, latest_year: int = LATEST_YEAR) -> tuple[PrintedDate, ...]:
    """The dates in `text` from left to right, without those before 1990 or after `latest_year`."""
    if not _DIGIT.search(text):
        return ()
    made = []
    numbers = bool(_NUMBERS.search(text))
    named = not words.months.keys().isdisjoint(_LETTERS.findall(text.lower()))
    for rank, (kind, pattern) in enumerate(_patterns(words)):
        if not (numbers if kind in _IN_NUMBERS else named):
            continue
        for match in pattern.finditer(text):
            one = _read(kind, match, words, latest_year)
            if one is not None:
                made.append((one.start, rank, one))
    found: list[PrintedDate] = []
    for start, _, one in sorted(made, key=lambda entry: entry[:2]):
        if not found or start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _read(kind: str, match: re.Match[str], words: CleanWords, latest_year: int) -> PrintedDate | None:
    parts = match.groupdict()
    weekday = words.weekdays.get((parts.get("w1") or parts.get("w2") or "").casefold())
    named = (words.months[parts["mo"].casefold()], int(parts["d"])) if parts.get("mo") else None
    readings = _named_readings(parts, named) if named else _numeric_readings(kind, match)
    days = _valid_days(readings, latest_year)
    if weekday is not None and len(days) > 1:
        days = {day: order for day, order in days.items() if _weekday(day) == weekday} or days
    yearless = named is not None and not readings
    # 2000 was a leap year: it lets 29 February through.
    if not days and not (yearless and named and _valid_days([("", (2000, *named))], latest_year)):
        return None
    return PrintedDate(
        start=match.start(),
        end=match.end(),
        text=match.group(0).strip(),
        days=tuple(days),
        orders=tuple(days.values()),
        month=named[0] if named else None,
        day=named[1] if named else None,
        weekday=weekday,
    )


_Reading = tuple[str, tuple[int, int, int]]


def _named_readings(parts: dict[str, str | None], named: tuple[int, int]) -> list[_Reading]:
    year = parts.get("y") or parts.get("y2") or parts.get("yy")
    if year is None:
        return []
    return [("named", (int(year) if len(year) == 4 else 2000 + int(year), *named))]


def _numeric_readings(kind: str, match: re.Match[str]) -> list[_Reading]:
    """Dots are day-first everywhere; a slash or a hyphen may be either order, or a two-digit year first."""
    if kind == "iso":
        return [("ymd", (int(match["y"]), int(match["m"]), int(match["d"])))]
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    year = c if len(match["c"]) == 4 else 2000 + c
    readings: list[_Reading] = [("dmy", (year, b, a))]
    if match["sep"] != ".":
        readings.append(("mdy", (year, a, b)))
        if len(match["c"]) == 2:
            readings.append(("ymd", (2000 + a, b, c)))
    return readings


def _valid_days(readings: list[_Reading], latest_year: int) -> dict[str, str]:
    """The ISO days among the readings that the calendar has, with their order."""
    days: dict[str, str] = {}
    for order, (year, month, day) in readings:
        try:
            made = date(year, month, day).isoformat()
        except ValueError:
            continue
        if EARLIEST_YEAR <= year <= latest_year:
            days.setdefault(made, order)
    return days


def _weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


def year_candidates(printed: PrintedDate, latest_year: int = LATEST_YEAR) -> tuple[str, ...]:
    """The ISO days that a weekday with a month and a day can mean, oldest first."""
    if printed.weekday is None or printed.month is None or printed.day is None:
        return ()
    readings = [("", (year, printed.month, printed.day)) for year in range(EARLIEST_YEAR, latest_year + 1)]
    return tuple(day for day in _valid_days(readings, latest_year) if _weekday(day) == printed.weekday)
