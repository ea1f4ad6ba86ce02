"""A tally: figures of events over time, by party or by account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from variorum.model.events import Event
from variorum.state.tallies.counted import Counted, SeriesKey, counts_of
from variorum.state.tallies.overlaps import may_overlap
from variorum.state.tallies.records import Apart, LeftOut, Tally, TallyQuestion, TallySeries, UndatedCount
from variorum.state.tallies.running import running, summed
from variorum.state.tallies.told import ToldCounts
from variorum.state.tallies.wholes import Choice, Days, chosen

_UNSAID = ("denied", "retracted")


class Tallying:
    """Takes up events one by one, in any order, and holds of each only what it counts."""

    def __init__(self, question: TallyQuestion, apart: Apart) -> None:
        self._question = question
        self._days = Days(question.since, question.until)
        self._apart = apart
        self._counts: dict[SeriesKey, list[Counted]] = {}
        self._told = ToldCounts(question)
        self._left_out: Counter[str] = Counter()

    def add(self, event: Event) -> bool:
        """Take up `event`; whether it counts in some series."""
        if not any(figure.kind == self._question.kind for figure in event.figures):
            return False
        if event.status in _UNSAID:
            self._left_out[event.status] += 1
            return False
        self._told.add(event)
        found = list(counts_of(event, self._question, self._apart))
        kept = [(key, one) for key, one in found if self._is_asked(one)]
        for key, one in kept:
            self._counts.setdefault(key, []).append(one)
        if found and not kept:
            self._left_out["other_days"] += 1
        elif not found and self._only_including(event):
            self._left_out["including"] += 1
        return bool(kept)

    def _is_asked(self, one: Counted) -> bool:
        if not one.dated:
            return self._days == Days()
        return self._days.may_hold(one)

    def _only_including(self, event: Event) -> bool:
        figures = [figure for figure in event.figures if figure.kind == self._question.kind]
        return all(figure.part for figure in figures)

    def choices(self, whole_of: Mapping[str, str]) -> dict[SeriesKey, Choice]:
        """Of each series, the events that count in it; `whole_of` as for `tally`."""
        return {key: chosen(counts, whole_of, self._days) for key, counts in self._counts.items()}

    def tally(self, whole_of: Mapping[str, str]) -> Tally:
        """The answer; `whole_of` leads from each event that counts to the one that it is part of."""
        choices = self.choices(whole_of)
        series = [self._series(key, choices[key]) for key in sorted(choices)]
        return Tally(
            question=self._question,
            series=tuple(sorted(series, key=_order)),
            told=self._told.series(),
            left_out=LeftOut(**self._left_out),
        )

    def _series(self, key: SeriesKey, choice: Choice) -> TallySeries:
        return TallySeries(
            key=key.key,
            name=key.name,
            households=key.households,
            points=running(choice.dated, self._days),
            total=summed(choice.dated, self._days),
            undated=tuple(_undated(one) for one in choice.undated),
            may_overlap=may_overlap(choice.dated),
            within_whole=choice.within_whole,
        )


def _order(series: TallySeries) -> tuple[bool, float, float, str, str]:
    """People before homes, the largest first."""
    total = series.total.amount.best if series.total is not None else 0.0
    undated = max((one.best for one in series.undated), default=0.0)
    return series.households, -total, -undated, series.key, series.name


def _undated(one: Counted) -> UndatedCount:
    return UndatedCount(
        event_id=one.event_id,
        low=None if one.open_low else one.low,
        best=one.best,
        high=one.high,
        claims=one.claims,
        origins=one.origins,
        disputed=one.disputed,
    )
