"""Days: time expressions turned into calendar intervals against the publication date."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from variorum.model.claims import When, WhenBasis, WhenPrecision, precision_over
from variorum.model.documents import Published
from variorum.model.readings import Reading, TimeExpression
from variorum.resolve.spans import Reference, span_of

_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated?|modified|revised)\b", re.IGNORECASE)
# By these a day that the article tells of is known from one that only dates the page.
_WEEKDAYS = tuple(name.casefold() for name in calendar.day_name)
# What counts back from the very day that is looked for.
_OF_NIGHTS = frozenset({"part", "window"})
Ends = tuple[date | None, date | None]


def reference(published: Published, fixed: date | None = None) -> Reference:
    """The reference of a document: its day, else a year its text or its readers' stamps fix.

    `fixed` is a day the text names with its weekday, its year inferred from who is named. Where the page
    only names a day that it is not older than, days without a year are taken to lie near that.
    """
    if published.day:
        day = date.fromisoformat(published.day)
        return Reference(day=day, year=day.year)
    if fixed is not None:
        return Reference(day=None, estimated=True, year=fixed.year, weekday_day=fixed)
    if published.latest:
        return Reference(day=date.fromisoformat(published.latest), estimated=True)
    told = published.earliest or published.named
    near = date.fromisoformat(told) if told else None
    if near is not None and any(name in published.earliest_text.casefold() for name in _WEEKDAYS):
        return Reference(day=None, estimated=True, year=near.year, weekday_day=near)
    return Reference(day=None, estimated=near is not None, near=near)


def news_day(published: Published, reading: Reading) -> date | None:
    """The day a page that was later updated is of: the eve of its update, where it tells of that and
    nothing of the day of the update itself; None for every other page.
    """
    if published.day is None or published.basis != "stamp" or not _UPDATED.match(published.text):
        return None
    day = date.fromisoformat(published.day)
    eve = day - timedelta(days=1)
    named = (t for s in reading.sentences for t in s.times if t.is_day and t.point.kind not in _OF_NIGHTS)
    days = {when.latest for t in named if (when := resolve_time(t, Reference(day=day)))}
    return eve if eve.isoformat() in days and day.isoformat() not in days else None


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
    return precision_over((latest - earliest).days)
