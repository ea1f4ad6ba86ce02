"""From days and numbers to places on a drawing, and the marks along its axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12000, 60000, 120000)
# Labels of days are about this wide with a gap beside them.
_LABEL = 84.0


def written(value: float) -> str:
    """A number for people: "586,000"."""
    return f"{value:,.15g}"


def day_words(day: str) -> str:
    """A day for people: "3 Feb 2020"; what is no ISO day as it is."""
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}"


def number_ticks(most: float, count: int = 5) -> list[float]:
    """About `count` round whole numbers from 0 on, for counts; the last is `most` or above."""
    if most <= 1:
        return [0.0, 1.0]
    rough = most / count
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    step = max(1.0, step)
    return [step * place for place in range(ceil(most / step) + 1)]


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days along a line from `left` over `width`; a single day stands in the middle."""

    first: date
    last: date
    left: float
    width: float

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day lies; those outside of the scale lie on its ends."""
        if self.days == 1:
            return self.left + self.width / 2
        share = (day - self.first).days / (self.days - 1)
        return self.left + self.width * min(max(share, 0.0), 1.0)

    def ticks(self) -> list[tuple[float, str]]:
        """Marks with their labels, not more than there is room for."""
        room = max(2, floor(self.width / _LABEL))
        step = next((one for one in _DAY_STEPS if ceil(self.days / one) <= room), None)
        found = list(self._by_days(step) if step is not None else self._by_months(room))
        return [(self.x(day), label) for day, label in found]

    def _by_days(self, step: int) -> Iterator[tuple[date, str]]:
        year = None
        for number in range(0, self.days, step):
            day = self.first + timedelta(days=number)
            label = f"{day.day} {_MONTHS[day.month - 1]}"
            yield day, label if day.year == year else f"{label} {day.year}"
            year = day.year

    def _by_months(self, room: int) -> Iterator[tuple[date, str]]:
        start, end = _month(self.first), _month(self.last)
        step = next((one for one in _MONTH_STEPS if (end - start) // one + 1 <= room), _MONTH_STEPS[-1])
        # Where the first day is no first of a month, its month has no mark.
        begin = start if self.first.day == 1 else start + 1
        for month in range(ceil(begin / step) * step, end + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            yield day, str(day.year) if step % 12 == 0 else f"{_MONTHS[day.month - 1]} {day.year}"


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
