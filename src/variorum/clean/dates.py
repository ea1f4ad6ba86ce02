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


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date in a text. `days` are the ISO days it can mean, in order of likelihood.

    One day: plain. Several: the order of day, month and year is open ("05/06/2021"). None: the
    text leaves out the year, and `month` and `day` hold what it gives. `weekday` is 0 for Monday.
    """

    start: int
    end: int
    text: str
    days: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@lru_cache(maxsize=8)
def _patterns(words: CleanWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = "|".join(sorted(words.months, key=lambda name: (-len(name), name)))
    week = "|".join(sorted(words.weekdays, key=lambda name: (-len(name), name)))
    lead = rf"(?:\b(?P<w1>{week})\b\.?,?\s{{0,3}}(?:the\s{{1,3}})?\(?)?"
    tail = rf"(?:\s{{0,3}}[,،(]?\s{{0,3}}(?P<w2>{week})\b)?"
    year = r"(?P<y>(?:19|20)\d\d)\b"
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
                r"(?<![\d/.:-])(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\2(?P<c>(?:19|20)\d\d|\d\d)(?![\d/-])"
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


def find_dates(text: str, words: CleanWords, latest_year: int = LATEST_YEAR) -> tuple[PrintedDate, ...]:
    """The dates in `text` from left to right, those with years before 1990 or after `latest_year` left out."""
    found: list[PrintedDate] = []
    if not _DIGIT.search(text):
        return ()
    for kind, pattern in _patterns(words):
        for match in pattern.finditer(text):
            made = _read(kind, match, words, latest_year)
            if made is not None and not any(made.start < one.end and one.start < made.end for one in found):
                found.append(made)
    return tuple(sorted(found, key=lambda one: one.start))


def _read(kind: str, match: re.Match[str], words: CleanWords, latest_year: int) -> PrintedDate | None:
    parts = match.groupdict()
    weekday = words.weekdays.get((parts.get("w1") or parts.get("w2") or "").casefold().rstrip("."))
    month = day = None
    if kind == "numeric":
        days = _numeric_days(match, latest_year)
    elif kind == "iso":
        days = _days([(int(parts["y"]), int(parts["m"]), int(parts["d"]))], latest_year)
    else:
        month, day = words.months[parts["mo"].casefold()], int(parts["d"])
        year = parts.get("y") or parts.get("y2") or parts.get("yy")
        if year is None:
            # 2000 was a leap year: it lets 29 February through.
            days = ()
            if not _days([(2000, month, day)], latest_year):
                return None
        else:
            full = int(year) if len(year) == 4 else 2000 + int(year)
            days = _days([(full, month, day)], latest_year)
    if not days and month is None or (month is not None and not days and _has_year(parts)):
        return None
    if weekday is not None and len(days) > 1:
        days = tuple(one for one in days if date.fromisoformat(one).weekday() == weekday) or days
    return PrintedDate(
        start=match.start(),
        end=match.end(),
        text=match.group(0).strip(),
        days=days,
        month=month,
        day=day,
        weekday=weekday,
    )


def _has_year(parts: dict[str, str | None]) -> bool:
    return any(parts.get(name) for name in ("y", "y2", "yy"))


def _numeric_days(match: re.Match[str], latest_year: int) -> tuple[str, ...]:
    """Dots are day-first everywhere; a slash or a hyphen may be either order, or a two-digit year first."""
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["c"]) == 4:
        orders = [(c, b, a)] if match.group(2) == "." else [(c, b, a), (c, a, b)]
    else:
        orders = [(2000 + c, b, a), (2000 + c, a, b), (2000 + a, b, c)]
        if match.group(2) == ".":
            orders = orders[:1]
    return _days(orders, latest_year)


def _days(orders: list[tuple[int, int, int]], latest_year: int) -> tuple[str, ...]:
    days: list[str] = []
    for year, month, day in orders:
        try:
            made = date(year, month, day)
        except ValueError:
            continue
        if EARLIEST_YEAR <= year <= latest_year and made.isoformat() not in days:
            days.append(made.isoformat())
    return tuple(days)


def year_candidates(printed: PrintedDate, latest_year: int = LATEST_YEAR) -> tuple[str, ...]:
    """The ISO days that a weekday with a month and a day can mean, oldest first."""
    if printed.weekday is None or printed.month is None or printed.day is None:
        return ()
    days = _days(
        [(year, printed.month, printed.day) for year in range(EARLIEST_YEAR, latest_year + 1)], latest_year
    )
    return tuple(one for one in days if date.fromisoformat(one).weekday() == printed.weekday)
