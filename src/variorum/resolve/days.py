"""Days: time expressions turned into calendar intervals against the publication date."""

from __future__ import annotations

from datetime import date, timedelta

from variorum.model.claims import When, WhenBasis, WhenPrecision
from variorum.model.documents import Published
from variorum.model.readings import TimeExpression
from variorum.resolve.spans import Reference, span_of

Ends = tuple[date | None, date | None]
# The most days between the first and the last that each precision takes in.
_PRECISIONS: tuple[tuple[int, WhenPrecision], ...] = ((0, "day"), (5, "days"), (7, "week"), (31, "month"))


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
    try:
        ends = _ends(expression, ref, ahead=ahead, anchor=anchor)
    except (OverflowError, ValueError):
        # "99,999 years ago": no calendar holds it.
        return None
    if ends is None:
        return None
    earliest, latest = ends
    return When(
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        precision=_precision(earliest, latest),
        text=expression.text,
        basis=_basis(expression, ref),
    )


def _ends(expression: TimeExpression, ref: Reference, *, ahead: bool, anchor: date | None) -> Ends | None:
    """The first and last day of an expression; None at an end that it leaves open."""
    span = span_of(expression.point, ref, ahead=ahead, anchor=anchor)
    if span is None:
        return None
    first, last = span
    if expression.until is not None:
        later = span_of(expression.until, ref, ahead=ahead, anchor=anchor)
        return None if later is None or later[1] < first else (first, later[1])
    if expression.bound == "since" or expression.point.part == "running":
        return first, None
    if expression.bound == "until":
        return (first, last) if first == last and not ahead else (None, last)
    if expression.bound == "before":
        return None, first - timedelta(days=1)
    return (first, None) if expression.bound == "after" else (first, last)


def _basis(expression: TimeExpression, ref: Reference) -> WhenBasis:
    if expression.point.year is not None:
        return "explicit"
    return "narrative" if expression.point.kind == "anchor" else ref.basis


def _precision(earliest: date | None, latest: date | None) -> WhenPrecision:
    if earliest is None or latest is None:
        return "open"
    days = (latest - earliest).days
    return next((precision for most, precision in _PRECISIONS if days <= most), "year")
