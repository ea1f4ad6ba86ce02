"""Figures over time: running totals and what origins count themselves, as an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from variorum.model.claims import FigureKind
from variorum.query.named import named
from variorum.query.timeline.choosing import Sought
from variorum.query.timeline.tallies import taken_up
from variorum.state.tallies.counted import Counted, SeriesKey
from variorum.state.tallies.records import (
    ADDED,
    Breakdown,
    Tally,
    TallyPoint,
    TallyQuestion,
    TallySeries,
    ToldSeries,
)
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import Knowledge
from variorum.web.timeline.figure_shapes import (
    FigureEvents,
    FigureLeftOut,
    FigurePoints,
    Figures,
    FigureSeries,
    FigureTold,
    FigureToldSeries,
    FigureTotal,
    FigureUndated,
)

_SERIES = 12
_UNDATED = 40
_TOLD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresQuestion:
    """Which figures are added over time: of which kind, divided how, of what, between which ISO days.

    `packs` are those of the record, which name some of its origins.
    """

    kind: FigureKind
    by: Breakdown
    since: str | None
    until: str | None
    ground: str | None
    types: tuple[str, ...]
    packs: tuple[str, ...]


def figures(record: RecordReader, question: FiguresQuestion, _tell: Callable[[float], None]) -> bytes:
    """`Figures` as JSON; for 15,000 events with such a figure this takes seconds."""
    asked = TallyQuestion(kind=question.kind, by=question.by, since=question.since, until=question.until)
    tallying = taken_up(record, asked, Sought(place=question.ground, event_types=question.types))
    wholes = record.wholes()
    tally, choices = tallying.tally(wholes), tallying.choices(wholes)
    shown = named(record, _cut(tally), Knowledge(question.packs).lexicon())
    keyed = zip(tally.series, shown.series, strict=False)
    answer = Figures(
        kind=question.kind,
        by=question.by,
        kinds=list(ADDED),
        series=[
            _series(one, choices[SeriesKey(raw.households, raw.key, raw.name)].dated) for raw, one in keyed
        ],
        series_left_out=len(tally.series) - len(shown.series),
        told=[_told(one) for one in shown.told],
        told_left_out=len(tally.told) - len(shown.told),
        left_out=FigureLeftOut.model_validate(tally.left_out),
    )
    return answer.model_dump_json().encode("utf-8", "replace")


def _cut(tally: Tally) -> Tally:
    """The tally with its largest series alone: of the others nothing is shown, so nothing is looked up."""
    told = sorted(tally.told, key=lambda one: (one.households, -one.latest.best, one.origin))[:_TOLD]
    return Tally(
        question=tally.question,
        series=tally.series[:_SERIES],
        told=tuple(told),
        left_out=tally.left_out,
    )


def _series(one: TallySeries, counted: Sequence[Counted]) -> FigureSeries:
    total = one.total
    largest = sorted(one.undated, key=lambda count: (-count.best, count.event_id))[:_UNDATED]
    return FigureSeries(
        key=one.key,
        name=one.name,
        households=one.households,
        total=FigureTotal.model_validate(total.amount) if total is not None else None,
        origins=len(total.origins) if total is not None else 0,
        disputed=total.disputed if total is not None else 0,
        points=_points(one.points),
        counted=_events(counted),
        undated=[
            FigureUndated(
                event_id=count.event_id,
                low=count.low,
                best=count.best,
                high=count.high,
                claims=len(count.claims),
                origins=len(count.origins),
                disputed=count.disputed,
            )
            for count in largest
        ],
        undated_events=len(one.undated),
        may_overlap=one.may_overlap,
        within_whole=one.within_whole,
    )


def _points(points: Sequence[TallyPoint]) -> FigurePoints:
    return FigurePoints(
        day=[point.day for point in points],
        low=[point.amount.low for point in points],
        best=[point.amount.best for point in points],
        high=[point.amount.told_high for point in points],
        open_high=[point.amount.open_high for point in points],
        events=[point.events for point in points],
        origins=[point.origins for point in points],
        disputed=[point.disputed for point in points],
    )


def _events(counted: Sequence[Counted]) -> FigureEvents:
    return FigureEvents(
        event_id=[one.event_id for one in counted],
        first=[one.first for one in counted],
        last=[one.last or "" for one in counted],
        low=[one.low for one in counted],
        best=[one.best for one in counted],
        high=[one.high for one in counted],
    )


def _told(one: ToldSeries) -> FigureToldSeries:
    return FigureToldSeries(
        scope=one.scope,
        origin=one.origin,
        of=one.of,
        party=one.party,
        place=one.place,
        since=one.since,
        households=one.households,
        points=[FigureTold.model_validate(point) for point in one.points],
    )
