"""Routes: figures over time, and the events they are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from variorum.state.tallies.records import Breakdown
from variorum.web.core.clocks import Asked, KnownOn, TheDesk
from variorum.web.core.worked import TheWorks
from variorum.web.timeline.asking import InDays, What
from variorum.web.timeline.counted_events import counted_events
from variorum.web.timeline.figure_shapes import CountedEvents, Figures
from variorum.web.timeline.figures import FiguresQuestion, figures

router = APIRouter()

_MOST = 60

# What may be added over events: variorum.state.tallies.records.ADDED.
Kind = Annotated[
    Literal["killed", "injured", "displaced", "captured_people", "missing", "strikes", "targets"],
    Query(description="What is counted."),
]
By = Annotated[Breakdown, Query(description="By whose people they are, or by who says so.")]


class FigureKindQuery:
    """Which figures a request asks for."""

    def __init__(self, kind: Kind = "killed", by: By = "party") -> None:
        self.kind = kind
        self.by = by


@router.get("/figures", response_model=Figures)
def figures_over_time(
    desk: TheDesk,
    works: TheWorks,
    known_on: KnownOn,
    what: What,
    days: InDays,
    counted: Annotated[FigureKindQuery, Depends()],
) -> Response:
    """How many over time, with the least and the most that is told."""
    with desk.record(known_on) as record:
        ground = what.ground(record)
    question = FiguresQuestion(
        kind=counted.kind,
        by=counted.by,
        since=days.since,
        until=days.until,
        ground=ground,
        types=what.types,
        packs=desk.settings.packs,
    )
    found = works.ask(figures, question, known_on=known_on, mark=desk.mark())
    return Response(found.answer, media_type="application/json", headers=found.headers)


@router.get("/figures/events")
def events_counted(
    asked: Asked,
    event: Annotated[list[str], Query(max_length=_MOST, description="Ids of events.")],
    kind: Kind = "killed",
) -> CountedEvents:
    """What single events count, on whose word."""
    return CountedEvents(kind=kind, events=list(counted_events(asked, kind, event)))
