"""Points of time to days of the calendar, counted from what the page fixes."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.model.claims import WhenBasis
from variorum.model.readings import TimePoint
from variorum.resolve.periods import Span, period_span

_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
# The length of a unit in days, where a window of so many reaches back or ahead.
_LENGTHS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
# A day without a year that lies further ahead of publication than this is one of the year before.
_SLACK = timedelta(days=1)
_SLACK_AHEAD = timedelta(days=60)
# News on a page tells of days up to this long before the latest that the page names with its year.
_NEAR_BEFORE = timedelta(days=90)
# A plan for a day further back than this is one for the next year.
_LONG_PAST = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What relative expressions count from. `day` is None when nothing on the page fixes it.

    `near` is a day that the page names with its year, when it was published some time after.
    """

    day: date | None
    estimated: bool = False
    year: int | None = None
    weekday_day: date | None = None
    near: date | None = None

    @property
    def basis(self) -> WhenBasis:
        """The basis of an expression that leans on this reference."""
        return "estimated" if self.estimated else "relative"


def span_of(point: TimePoint, ref: Reference, *, ahead: bool, anchor: date | None) -> Span | None:
    """The first and last day of a point; None where the page does not fix them.

    Raises OverflowError or ValueError where the point lies beyond the years 1 to 9999.
    """
    if point.kind == "anchor" or point.unit == "clock":
        day = anchor + timedelta(days=point.n) if anchor else None
        return (day, day) if day else None
    if point.kind == "day":
        return _day(point, ref, ahead=ahead)
    if point.kind == "month":
        return _month(point, ref, ahead=ahead)
    if point.kind in ("year", "label") and point.unit != "decade":
        year = point.year if point.year is not None else _stepped(ref.year, point.year_step)
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    if point.kind == "weekday":
        return _weekday(point, ref, ahead=ahead)
    if point.kind in ("season", "quarter"):
        return period_span(point, None if ref.estimated else ref.day)
    if point.part == "earlier" and point.unit in ("day", "week") and anchor is not None:
        day = anchor + timedelta(days=point.n * int(_LENGTHS[point.unit]))
        return day, day
    if ref.day is None or ref.estimated:
        return None
    if point.kind == "part":
        return ref.day - timedelta(days=1), ref.day
    return _window(point, ref.day) if point.kind == "window" else _offset(point, ref.day)


def _stepped(year: int | None, step: int | None) -> int | None:
    return None if year is None or step is None else year + step


def _safe(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that its month has not."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(point: TimePoint, ref: Reference, *, ahead: bool) -> Span | None:
    if point.month is None or point.day is None:
        return None
    year = point.year or _stepped(ref.year, point.year_step)
    known = ref.day or ref.weekday_day
    if year is None and known is not None:
        year = _nearest_year(point.month, point.day, known, ahead=ahead)
    year = year or ref.year or _year_near(point.month, point.day, ref.near)
    day = _safe(year, point.month, point.day) if year else None
    return (day, day) if day else None


def _nearest_year(month: int, day: int, ref: date, *, ahead: bool) -> int:
    """The year in which a day without one last came round, or comes round next for a plan."""
    this = _safe(ref.year, month, day)
    if this is None:
        return ref.year
    if this > ref + (_SLACK_AHEAD if ahead else _SLACK):
        return ref.year - 1
    return ref.year + 1 if ahead and this < ref - _LONG_PAST else ref.year


def _year_near(month: int, day: int, near: date | None) -> int | None:
    """The year in which a day lies in the twelve months from shortly before a day that the page names."""
    if near is None:
        return None
    this = _safe(near.year, month, day)
    if this is None:
        return None
    if this < near - _NEAR_BEFORE:
        return near.year + 1
    return near.year - 1 if this >= _safe_year_on(near - _NEAR_BEFORE) else near.year


def _safe_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))


def _month(point: TimePoint, ref: Reference, *, ahead: bool) -> Span | None:
    if point.month is None:
        return None
    year = point.year or _stepped(ref.year, point.year_step)
    known = ref.day or ref.weekday_day
    if year is None and known is not None:
        year = _nearest_year(point.month, 1, known, ahead=ahead)
        if point.step == -1 and (year, point.month) == (known.year, known.month):
            year -= 1
    if point.step == 0 and point.year_step is None:
        year = year or ref.year or _year_near(point.month, 1, ref.near)
    if year is None:
        return None
    last_day = calendar.monthrange(year, point.month)[1]
    first, last = _PARTS.get(point.part, (1, last_day))
    return date(year, point.month, first), date(year, point.month, min(last, last_day))


def _weekday(point: TimePoint, ref: Reference, *, ahead: bool) -> Span | None:
    if point.weekday is None:
        return None
    if ref.weekday_day is not None and ref.day is None:
        same = ref.weekday_day.weekday() == point.weekday
        return (ref.weekday_day, ref.weekday_day) if same and point.step == 0 else None
    if ref.day is None or ref.estimated:
        return None
    if point.step > 0 or (ahead and point.step == 0):
        # A report names its own day by the weekday: "will meet on Wednesday", told on a Wednesday.
        ahead_by = (point.weekday - ref.day.weekday()) % 7
        day = ref.day + timedelta(days=ahead_by or (7 if point.step > 0 else 0))
    else:
        back = (ref.day.weekday() - point.weekday) % 7
        day = ref.day - timedelta(days=back or (7 if point.step < 0 else 0))
    return day, day


def _window(point: TimePoint, ref: date) -> Span | None:
    length = _LENGTHS.get(point.unit)
    if length is None:
        return None
    reach = timedelta(days=max(1, round(abs(point.n) * length)))
    return (ref, ref + reach) if point.n > 0 else (ref - reach, ref)


def _offset(point: TimePoint, ref: date) -> Span | None:
    if point.unit == "day":
        day = ref + timedelta(days=point.n)
        return day, day
    if point.unit == "hour":
        return ref - timedelta(days=1), ref
    if point.unit == "weekend":
        return _weekend(point, ref)
    if point.unit == "week":
        return _week(point, ref)
    if point.unit == "month":
        return _whole_month(point, ref)
    if point.unit in ("year", "decade"):
        year = max(ref.year + point.n * (10 if point.unit == "decade" else 1), 1)
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _weekend(point: TimePoint, ref: date) -> Span:
    saturday = ref - timedelta(days=(ref.weekday() - 5) % 7)
    if point.n > 0:
        saturday += timedelta(days=7)
    return saturday, min(saturday + timedelta(days=1), max(ref, saturday))


def _week(point: TimePoint, ref: date) -> Span:
    """ "Three weeks ago" is a day; "last", "this" and "next week" run Monday to Sunday."""
    if point.n < -1:
        day = ref + timedelta(weeks=point.n)
        return day, day
    monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=point.n)
    last = monday + timedelta(days=6)
    return monday, (min(last, ref) if point.n == 0 else last)


def _whole_month(point: TimePoint, ref: date) -> Span:
    """The month so many before or after; of the present one, what has passed."""
    index = ref.year * 12 + ref.month - 1 + point.n
    first = date(index // 12, index % 12 + 1, 1)
    if point.n == 0 and point.part in ("sofar", ""):
        return first, ref
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
