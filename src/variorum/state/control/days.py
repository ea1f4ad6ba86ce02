"""Ranges of days as control compares them."""

from __future__ import annotations

from variorum.model.control import DayRange


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
