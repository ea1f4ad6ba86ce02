"""Days: time expressions turned into calendar intervals against the publication date."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.model.claims import When, WhenBasis, WhenPrecision
from variorum.model.documents import Published
from variorum.model.readings import TimeExpression, TimePoint

Span = tuple[date, date]
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PLANNED_AHEAD = timedelta(days=370)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What relative expressions count from. `day` is None when nothing on the page fixes it."""

    day: date | None
    estimated: bool = False
    year: int | None = None
    weekday_day: date | None = None

    @property
    def basis(self) -> WhenBasis:
        """The basis of an expression that leans on this reference."""
        return "estimated" if self.estimated else "relative"


def reference(published: Published, fixed: date | None = None) -> Reference:
    """The reference of a document: its day, else a year its text or its readers' stamps fix.

    `fixed` is a day the text names with its weekday, its year inferred from who is named.
    """
    if published.day:
        day = date.fromisoformat(published.day)
        return Reference(day=day, year=day.year)
    if fixed is not None:
        return Reference(day=None, estimated=True, year=fixed.year, weekday_day=fixed)
    if published.latest:
        return Reference(day=date.fromisoformat(published.latest), estimated=True)
    return Reference(day=None)


def resolve_time(
    expression: TimeExpression, ref: Reference, *, ahead: bool = False, anchor: date | None = None
) -> When | None:
    """The days an expression speaks of, or None where the page does not fix them.

    `ahead` reads bare weekdays and months forward, for plans; `anchor` is the day last told of,
    for "the same day".
    """
    span = _span(expression.point, ref, ahead=ahead, anchor=anchor)
    if span is None:
        return None
    if expression.until is not None:
        later = _span(expression.until, ref, ahead=ahead, anchor=anchor)
        if later is None or later[1] < span[0]:
            return None
        span = (span[0], later[1])
        return _when(expression, span, _basis(expression, ref))
    basis = _basis(expression, ref)
    if expression.bound == "since" or expression.point.part == "running":
        return When(
            earliest=span[0].isoformat(), latest=None, precision="open", text=expression.text, basis=basis
        )
    if expression.bound == "until":
        if span[0] == span[1] and not ahead:
            return _when(expression, span, basis)
        return When(
            earliest=None, latest=span[1].isoformat(), precision="open", text=expression.text, basis=basis
        )
    if expression.bound == "before":
        last = span[0] - timedelta(days=1)
        return When(
            earliest=None, latest=last.isoformat(), precision="open", text=expression.text, basis=basis
        )
    if expression.bound == "after":
        return When(
            earliest=span[0].isoformat(), latest=None, precision="open", text=expression.text, basis=basis
        )
    return _when(expression, span, basis)


def _basis(expression: TimeExpression, ref: Reference) -> WhenBasis:
    point = expression.point
    if point.year is not None:
        return "explicit"
    if point.kind == "anchor":
        return "narrative"
    return ref.basis


def _when(expression: TimeExpression, span: Span, basis: WhenBasis) -> When:
    days = (span[1] - span[0]).days
    precision: WhenPrecision = (
        "day"
        if days == 0
        else "days"
        if days < 6
        else "week"
        if days < 8
        else "month"
        if days < 32
        else "year"
    )
    return When(
        earliest=span[0].isoformat(),
        latest=span[1].isoformat(),
        precision=precision,
        text=expression.text,
        basis=basis,
    )


def _span(point: TimePoint, ref: Reference, *, ahead: bool, anchor: date | None) -> Span | None:
    if point.kind == "anchor":
        return (anchor, anchor) if anchor else None
    if point.kind == "day":
        return _day(point, ref, ahead=ahead)
    if point.kind == "month":
        return _month(point, ref, ahead=ahead)
    if point.kind == "year":
        year = point.year if point.year is not None else _stepped(ref.year, point.year_step)
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    if point.kind == "weekday":
        return _weekday(point, ref, ahead=ahead)
    if ref.day is None or ref.estimated:
        return None
    if point.kind == "part":
        return ref.day - timedelta(days=1), ref.day
    if point.kind == "window":
        return _window(point, ref.day)
    return _offset(point, ref.day)


def _stepped(year: int | None, step: int | None) -> int | None:
    return None if year is None or step is None else year + step


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(point: TimePoint, ref: Reference, *, ahead: bool) -> Span | None:
    assert point.month is not None
    assert point.day is not None
    year = point.year or _stepped(ref.year, point.year_step)
    if year is None and ref.day is not None:
        year = _nearest_year(point.month, point.day, ref.day, ahead=ahead)
    if year is None:
        year = ref.year
    day = _safe(year, point.month, point.day) if year else None
    return (day, day) if day else None


def _nearest_year(month: int, day: int, ref: date, *, ahead: bool) -> int:
    """The year in which a day without one last came round, or comes round next for a plan."""
    slack = timedelta(days=60) if ahead else timedelta(days=1)
    this = _safe(ref.year, month, day)
    if this is None:
        return ref.year
    if this > ref + slack:
        return ref.year - 1
    if ahead and this < ref - timedelta(days=180):
        return ref.year + 1
    return ref.year


def _month(point: TimePoint, ref: Reference, *, ahead: bool) -> Span | None:
    assert point.month is not None
    year = point.year or _stepped(ref.year, point.year_step)
    if year is None and ref.day is not None:
        year = _nearest_year(point.month, 1, ref.day, ahead=ahead)
        if point.step == -1 and (year, point.month) == (ref.day.year, ref.day.month):
            year -= 1
    if year is None:
        return None
    first, last = 1, calendar.monthrange(year, point.month)[1]
    if point.part in _PARTS:
        first, last = _PARTS[point.part][0], min(last, _PARTS[point.part][1])
    return date(year, point.month, first), date(year, point.month, last)


def _weekday(point: TimePoint, ref: Reference, *, ahead: bool) -> Span | None:
    assert point.weekday is not None
    if ref.weekday_day is not None and ref.day is None:
        same = ref.weekday_day.weekday() == point.weekday
        return (ref.weekday_day, ref.weekday_day) if same and point.step == 0 else None
    if ref.day is None or ref.estimated:
        return None
    back = (ref.day.weekday() - point.weekday) % 7
    if point.step > 0 or (ahead and point.step == 0):
        forward = (point.weekday - ref.day.weekday()) % 7 or 7
        day = ref.day + timedelta(days=forward)
    else:
        if point.step < 0 and back == 0:
            back = 7
        day = ref.day - timedelta(days=back)
    return day, day


def _window(point: TimePoint, ref: date) -> Span | None:
    days = _days(abs(point.n), point.unit)
    if days is None:
        return None
    if point.n > 0:
        return ref, ref + timedelta(days=days)
    return ref - timedelta(days=days), ref


def _days(count: int, unit: str) -> int | None:
    lengths = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
    length = lengths.get(unit)
    return None if length is None else max(1, round(count * length))


def _offset(point: TimePoint, ref: date) -> Span | None:
    if point.unit == "day":
        day = ref + timedelta(days=point.n)
        return day, day
    if point.unit == "hour":
        return ref - timedelta(days=1), ref
    if point.unit == "weekend":
        saturday = ref - timedelta(days=(ref.weekday() - 5) % 7)
        if point.n > 0:
            saturday += timedelta(days=7)
        return saturday, min(saturday + timedelta(days=1), max(ref, saturday))
    if point.unit == "week":
        return _week(point, ref)
    if point.unit == "month":
        index = ref.year * 12 + ref.month - 1 + point.n
        first = date(index // 12, index % 12 + 1, 1)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        if point.n == 0 and point.part in ("sofar", ""):
            last = ref
        return first, last
    if point.unit in ("year", "decade"):
        year = ref.year + point.n * (10 if point.unit == "decade" else 1)
        year = max(year, 1)
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _week(point: TimePoint, ref: date) -> Span:
    """ "Three weeks ago" is a day; "last", "this" and "next week" run Monday to Sunday."""
    if point.n < -1:
        day = ref + timedelta(weeks=point.n)
        return day, day
    monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=point.n)
    last = monday + timedelta(days=6)
    return monday, (min(last, ref) if point.n == 0 else last)
