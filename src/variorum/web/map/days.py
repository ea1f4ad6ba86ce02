"""How many reports were published, and how many events began, on each day."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.store.reading import RecordReader
from variorum.store.reading_days import DaysSought
from variorum.web.map.events import DayNumbers
from variorum.web.map.shapes import DayCounts, DayHistogram

_NO_DAY = "1970-01-01"


def days_of(record: RecordReader) -> DayHistogram:
    """The days of a record."""
    reports = record.reports_by_day()
    began: dict[str, int] = {}
    for span in record.day_spans(DaysSought()):
        day = span.earliest or span.latest
        if day is not None:
            began[day] = began.get(day, 0) + span.events
    origin = min([*(day for day, _ in reports), *began], default=_NO_DAY)
    numbers = DayNumbers(origin)
    return DayHistogram(
        origin=origin,
        reports=_counts(reports, numbers),
        events=_counts(sorted(began.items()), numbers),
        undated=record.counts().documents - sum(count for _, count in reports),
    )


def _counts(counted: Iterable[tuple[str, int]], numbers: DayNumbers) -> DayCounts:
    rows = [(number, count) for day, count in counted if (number := numbers.number(day)) is not None]
    return DayCounts(day=[day for day, _ in rows], count=[count for _, count in rows])
