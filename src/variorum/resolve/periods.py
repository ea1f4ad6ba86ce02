"""Seasons and quarters of a year as days."""

from __future__ import annotations

import calendar
from datetime import date

from variorum.model.readings import TimePoint

Span = tuple[date, date]
# The months in which a season begins, in the north: where the wars reported so far have their weather.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS = 3


def period_span(point: TimePoint, ref: date | None) -> Span | None:
    """The first and last day of a season or a quarter; None where nothing fixes its year.

    Without a year it is the last that had begun on `ref`; "last" is the one before that which runs on
    that day, "next" the one after it.
    """
    if point.kind == "quarter" and point.month is None:
        return None if ref is None else _quarter_beside(ref, point.step)
    first = _SEASONS[point.part] if point.kind == "season" else ((point.month or 1) - 1) * _MONTHS + 1
    if point.year is not None:
        return _three_months(point.year, first)
    if ref is None:
        return None
    if point.year_step is not None:
        return _three_months(ref.year + point.year_step, first)
    year = ref.year if date(ref.year, first, 1) <= ref else ref.year - 1
    begin, end = _three_months(year, first)
    if point.step < 0 and begin <= ref <= end:
        return _three_months(year - 1, first)
    return _three_months(year + 1, first) if point.step > 0 else (begin, end)


def _quarter_beside(ref: date, step: int) -> Span:
    index = ref.year * 4 + (ref.month - 1) // _MONTHS + step
    return _three_months(index // 4, index % 4 * _MONTHS + 1)


def _three_months(year: int, month: int) -> Span:
    index = year * 12 + month - 1 + _MONTHS - 1
    last_year, last_month = index // 12, index % 12 + 1
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
