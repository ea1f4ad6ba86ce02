"""Days in words: "on 8 February 2020", "since a day from 8 to 10 February 2020"."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date

from variorum.brief.wording import filled, load_wording
from variorum.model.claims import When
from variorum.model.control import DayRange

_DAY = r"\d{4}-\d{2}-\d{2}"
_STRETCH = re.compile(rf"\b({_DAY})(?:/({_DAY}|\.\.))?")


def day_words(day: str) -> str:
    """An ISO day as "8 February 2020"; what is no day of the calendar as it is."""
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day} {month_name[known.month]} {known.year}"


def days_in(text: str) -> str:
    """`text` with ISO days and stretches of days ("2020-02-08/..") written out."""
    return _STRETCH.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    if last is None:
        return day_words(first)
    if first == ".." or last == "..":
        return f"by {day_words(last)}" if first == ".." else f"from {day_words(first)} on"
    return f"{_short(first, last)} to {day_words(last)}"


def when_words(when: When | None) -> str:
    """When an event was, with a blank before it."""
    days = load_wording().days
    if when is None or (when.earliest is None and when.latest is None):
        return days["no_day"]
    first, last = when.earliest, when.latest
    if first is None or last is None:
        pattern = days["by_day"] if first is None else days["from_day"]
        return filled(pattern, day=day_words(first or last or ""))
    if first == last:
        return filled(days["on"], day=day_words(first))
    return _whole_period(first, last) or filled(
        days["between"], first=_short(first, last), last=day_words(last)
    )


def range_words(span: DayRange | None, kind: str) -> str:
    """When a holding began ("since") or ended ("until"), with a blank or a comma before it."""
    days = load_wording().days
    if span is None or (span.earliest is None and span.latest is None):
        return days[f"{kind}_unknown"]
    first, last = span.earliest, span.latest
    if first is None:
        return filled(days[f"{kind}_before"], day=day_words(last or ""))
    if last is None:
        return filled(days[f"{kind}_after"], day=day_words(first))
    if first == last:
        return filled(days[kind], day=day_words(first))
    return filled(days[f"{kind}_range"], first=_short(first, last), last=day_words(last))


def _short(first: str, last: str) -> str:
    """The first of two days, without the month and year that it shares with the last."""
    whole = day_words(first)
    if first[:7] == last[:7]:
        return whole.partition(" ")[0]
    return whole.rpartition(" ")[0] if first[:4] == last[:4] else whole


def _whole_period(first: str, last: str) -> str:
    """A whole month or year by its name; empty for other stretches of days."""
    days = load_wording().days
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return ""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return filled(days["within"], period=str(start.year))
    whole = (start.year, start.month) == (end.year, end.month) and start.day == 1
    if whole and end.day == monthrange(end.year, end.month)[1]:
        return filled(days["within"], period=f"{month_name[start.month]} {start.year}")
    return ""
