"""Timelines and tallies as plain text."""

from __future__ import annotations

from variorum.query.page import Page
from variorum.query.phrases import bounds, counted, days
from variorum.query.timeline.phrases import amount_words, caveats, first_ids, series_name, tally_title
from variorum.query.timeline.records import TimelineDay, TimelineEvent, TimelineFigure
from variorum.state.tallies.records import Tally, TallySeries, ToldSeries, UndatedCount


def render_day(day: TimelineDay, width: int) -> str:
    """The events of a day; those that nothing dates under a heading of their own."""
    page = Page(width)
    page.title(day.day or "Day not known")
    for event in day.events:
        page.line(f"{event.event_id}  {event.status}  {event.label}")
        page.lines(_details(event), depth=3)
    return page.text()


def _details(event: TimelineEvent) -> list[str]:
    said = []
    if not event.exact and (event.days.earliest or event.days.latest):
        said.append(f"{_stretch(event)}, not known to a day")
    if event.published is not None:
        said.append(f"published {days(event.published.earliest, event.published.latest)}")
    where = event.place or event.route
    if where is not None:
        said.append(f"at {where.name}")
    said += [_figure_words(figure) for figure in event.figures]
    if event.disputed:
        said.append(f"disputed: {', '.join(event.disputed)}")
    if event.part_of is not None:
        said.append(f"part of {event.part_of}")
    told = []
    if event.claims:
        told.append(f"{counted(len(event.claims), 'account')} of {counted(event.origins, 'origin')}")
    if event.disputed_by:
        told.append(counted(len(event.disputed_by), "denial"))
    # Of an event that is only denied the words are those of the denial.
    said.append(f"{', '.join(told)}: {first_ids(event.claims or event.disputed_by)}")
    return said


def _stretch(event: TimelineEvent) -> str:
    return days(event.days.earliest, event.days.latest)


def _figure_words(figure: TimelineFigure) -> str:
    of = f" of {figure.of}" if figure.of else ""
    scope = {"event": "", "cumulative": ", over a stretch of days", "stock": ", as it stands"}[figure.scope]
    some = ", some of those hit" if figure.part else ""
    best = f", best {figure.best:,.15g}" if figure.best is not None and figure.low != figure.high else ""
    disputed = ", disputed" if figure.disputed else ""
    return f"{figure.kind}{of}: {bounds(figure.low, figure.high)}{best}{scope}{some}{disputed}"


def render_tally(tally: Tally, width: int) -> str:
    """Running totals, what origins count themselves, and what must be known of both."""
    page = Page(width)
    page.title(tally_title(tally))
    if not any(series.points for series in tally.series):
        page.line("No dated event gives a count to add.")
    for series in tally.series:
        _put_series(page, series, series_name(series, tally.question.by))
    if tally.told:
        page.heading("What origins count themselves: over a stretch of days, or as it stands; never added")
        for told in tally.told:
            _put_told(page, told)
    known = caveats(tally)
    if known:
        page.heading("Mind")
        page.lines(known)
    return page.text()


def _put_series(page: Page, series: TallySeries, name: str) -> None:
    page.heading(name)
    for point in series.points:
        rests = f"{counted(point.events, 'event')}, {counted(point.origins, 'origin')}"
        page.line(f"{point.day}  {amount_words(point.amount)}  ({rests}; {first_ids(point.claims)})")
    page.lines(_undated_words(one) for one in series.undated)


def _undated_words(one: UndatedCount) -> str:
    origins = counted(len(one.origins), "origin")
    return f"undated     {bounds(one.low, one.high)}, not added  ({origins}; {first_ids(one.claims)})"


def _put_told(page: Page, told: ToldSeries) -> None:
    place = f", {told.place}" if told.place else ""
    since = f", since {told.since}" if told.since else ""
    page.line(f"{told.origin}: {told.of}{place}{since}")
    for point in told.points:
        overtaken = ", overtaken" if point.overtaken else ""
        page.line(
            f"{point.day or 'undated'}  {bounds(point.low, point.high)}{overtaken}  ({point.claim_id})", 3
        )
