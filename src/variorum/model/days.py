"""ISO days that may be missing, or no days at all, as numbers."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


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
