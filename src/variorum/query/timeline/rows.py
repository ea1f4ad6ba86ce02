"""Timelines and tallies as flat rows, such as `pandas.DataFrame` takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.query.tables import Row, range_cells
from variorum.query.timeline.records import TimelineDay, TimelineEvent, TimelineFigure
from variorum.state.tallies.records import Amount, Tally, TallySeries, ToldPoint, ToldSeries

_COUNTED = ("killed", "injured", "displaced")


def timeline_rows(days: Iterable[TimelineDay]) -> Iterator[Row]:
    """One row for each event; `killed`, `injured` and `displaced` are its largest figure of that kind.

    Only a figure of the event itself counts there, not one of a part of those hit, or of homes.
    """
    for day in days:
        for event in day.events:
            yield _event_row(day.day, event)


def tally_rows(tally: Tally) -> Iterator[Row]:
    """One row for each point of a running total, each undated event, and each account that origins count.

    Which it is stands in `series`: total, undated, cumulative or stock. The columns are the same for all.
    `claims` and `events` are ids with blanks between them, `origins` is how many a total rests on so far.
    """
    for series in tally.series:
        yield from _total_rows(tally, series)
    for told in tally.told:
        for point in told.points:
            yield _told_row(tally, told, point)


def _event_row(day: str | None, event: TimelineEvent) -> Row:
    place = event.place or event.route
    row: Row = {
        "day": day,
        "earliest": event.days.earliest,
        "latest": event.days.latest,
        "precision": event.precision,
        **range_cells("published", event.published),
        "event_id": event.event_id,
        "event_type": event.event_type,
        "label": event.label,
        "place_id": place.id if place is not None else None,
        "place": place.name if place is not None else None,
        "lat": place.lat if place is not None else None,
        "lon": place.lon if place is not None else None,
        "status": event.status,
        "disputed": " ".join(event.disputed),
        "origins": event.origins,
        "documents": event.documents,
        "outlets": event.outlets,
        "part_of": event.part_of,
    }
    for kind in _COUNTED:
        figure = _largest([one for one in event.figures if one.kind == kind])
        for end in ("low", "best", "high"):
            row[f"{kind}_{end}"] = getattr(figure, end) if figure is not None else None
    row["claims"] = " ".join(event.claims)
    return row


def _largest(figures: list[TimelineFigure]) -> TimelineFigure | None:
    whole = [one for one in figures if one.scope == "event" and not one.part and not one.households]
    return max(whole, key=lambda one: one.best or 0.0, default=None)


def _total_rows(tally: Tally, series: TallySeries) -> Iterator[Row]:
    for point in series.points:
        yield {
            **_head(tally, "total", series.key, series.name, series.households),
            "day": point.day,
            **_amount(point.amount),
            "events_so_far": point.events,
            "origins": point.origins,
            "disputed_events": point.disputed,
            "overtaken": False,
            "events": " ".join(point.changed_by),
            "claims": " ".join(point.claims),
        }
    for undated in series.undated:
        yield {
            **_head(tally, "undated", series.key, series.name, series.households),
            "day": None,
            **_count(undated.low, undated.best, undated.high),
            "events_so_far": None,
            "origins": len(undated.origins),
            "disputed_events": int(undated.disputed),
            "overtaken": False,
            "events": undated.event_id,
            "claims": " ".join(undated.claims),
        }


def _told_row(tally: Tally, told: ToldSeries, point: ToldPoint) -> Row:
    return {
        **_head(tally, told.scope, told.origin, told.origin, told.households),
        "of": told.of,
        "party": told.party,
        "place": told.place,
        "since": told.since,
        "day": point.day,
        **_count(point.low, point.best, point.high),
        "events_so_far": None,
        "origins": 1,
        "disputed_events": None,
        "overtaken": point.overtaken,
        "events": point.event_id,
        "claims": point.claim_id,
    }


def _head(tally: Tally, series: str, key: str, name: str, households: bool) -> Row:
    return {
        "kind": tally.question.kind,
        "series": series,
        "by": tally.question.by,
        "key": key,
        "name": name,
        "households": households,
        "of": None,
        "party": None,
        "place": None,
        "since": None,
    }


def _count(low: float | None, best: float, high: float | None) -> Row:
    """One account's count, in the columns of added ones."""
    return {
        "low": low,
        "best": best,
        "high": high,
        "told_high": best if high is None else high,
        "open_low": int(low is None),
        "open_high": int(high is None),
    }


def _amount(amount: Amount) -> Row:
    return {
        "low": amount.low,
        "best": amount.best,
        "high": amount.high,
        "told_high": amount.told_high,
        "open_low": amount.open_low,
        "open_high": amount.open_high,
    }
