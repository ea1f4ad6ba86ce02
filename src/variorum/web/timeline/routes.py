"""Routes: what happened day by day, and figures over time."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from variorum.query.timeline.stretches import Stretch, stretch_from, stretch_to, untold
from variorum.web.core.clocks import Asked, AsOf
from variorum.web.core.paging import After, key_pair, mark
from variorum.web.timeline.asking import InDays, What
from variorum.web.timeline.figure_routes import router as figure_router
from variorum.web.timeline.rows import group
from variorum.web.timeline.shapes import Timeline, TimelineDays, UndatedEvents

router = APIRouter(tags=["timeline"])
router.include_router(figure_router)

_EVENTS = 40

Limit = Annotated[int, Query(ge=1, le=100, description="The most events on a page.")]
Before = Annotated[str | None, Query(max_length=2000, description="`before` of the page behind these.")]
Start = Annotated[date | None, Query(description="The day that the page begins with.")]


class TimelineSpanQuery:
    """Where a page of the timeline begins or ends."""

    def __init__(
        self, start: Start = None, after: After = None, before: Before = None, limit: Limit = _EVENTS
    ) -> None:
        begin = (start.isoformat(), "") if start is not None else None
        self.after = key_pair(after) or begin
        self.before = key_pair(before)
        self.limit = limit


@router.get("/timeline")
def timeline_page(
    asked: Asked, what: What, days: InDays, span: Annotated[TimelineSpanQuery, Depends()]
) -> Timeline:
    """What happened day by day."""
    wanted = what.on(asked, days)
    found: Stretch = (
        stretch_to(asked, wanted, span.before, span.limit)
        if span.before is not None
        else stretch_from(asked, wanted, span.after, span.limit)
    )
    return Timeline(
        days=[group(asked, day) for day in found.days],
        before=mark(*found.before) if found.before is not None else None,
        after=mark(*found.after) if found.after is not None else None,
    )


@router.get("/timeline/undated")
def undated_page(
    asked: Asked, what: What, as_of: AsOf = None, after: After = None, limit: Limit = _EVENTS
) -> UndatedEvents:
    """The events that nothing dates, by when they were first told; with `as_of` those told by then."""
    found = untold(asked, what.on_any_day(asked), key_pair(after), limit, as_of)
    return UndatedEvents(
        days=[group(asked, day) for day in found.days],
        next=mark(*found.after) if found.after is not None else None,
    )


@router.get("/timeline/days")
def timeline_days(asked: Asked, what: What) -> TimelineDays:
    """How many events lie when."""
    spans = asked.day_spans(what.on_any_day(asked))
    dated = [one for one in spans if one.earliest is not None or one.latest is not None]
    return TimelineDays(
        earliest=[one.earliest for one in dated],
        latest=[one.latest for one in dated],
        events=[one.events for one in dated],
        undated=sum(one.events for one in spans) - sum(one.events for one in dated),
    )
