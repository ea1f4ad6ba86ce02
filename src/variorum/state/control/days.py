"""Days as control compares them: ISO days that may be missing, or no days at all."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from variorum.model.control import DayRange


@lru_cache(maxsize=1 << 14)
def ordinal(day: str | None) -> int | None:
    """The number of a day; None where there is none, or where the text is no day."""
    if not day:
        return None
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def known(day: str | None) -> str | None:
    """`day` where it is one, else None."""
    return day if ordinal(day) is not None else None


def days_between(earlier: str | None, later: str | None) -> int | None:
    """How many days `later` comes after `earlier`, negative where before; None where one is not known."""
    first, last = ordinal(earlier), ordinal(later)
    return None if first is None or last is None else last - first


def span(days: DayRange) -> tuple[str, str] | None:
    """Both ends of a range, a missing one as the other; None where neither is known."""
    first, last = days.earliest or days.latest, days.latest or days.earliest
    return (first, last) if first is not None and last is not None else None


def not_before(days: DayRange, start: str | None) -> tuple[DayRange, bool]:
    """`days` with no end before `start`, and whether an end had to be moved for it."""
    if start is None:
        return days, False
    moved = DayRange(
        earliest=max(days.earliest, start) if days.earliest is not None else None,
        latest=max(days.latest, start) if days.latest is not None else None,
    )
    return moved, moved != days
