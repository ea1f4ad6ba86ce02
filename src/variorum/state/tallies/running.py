"""Running totals: what is counted up to the end of each day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from variorum.state.tallies.counted import Counted
from variorum.state.tallies.records import Amount, TallyPoint, TallySum
from variorum.state.tallies.wholes import Days


@dataclass(slots=True)
class _Total:
    """A total as it grows: an event may begin first, and end later."""

    low: float = 0.0
    best: float = 0.0
    high: float = 0.0
    open_low: int = 0
    open_high: int = 0
    events: int = 0
    disputed: int = 0
    origins: set[str] = field(default_factory=set)

    def begin(self, one: Counted) -> None:
        """From now on it may have happened."""
        self.high += one.best if one.high is None else one.high
        self.open_high += one.high is None
        self.events += 1
        self.disputed += one.disputed
        self.origins.update(one.origins)

    def end(self, one: Counted, surely_in: bool) -> None:
        """From now on it is over."""
        self.best += one.best
        self.open_low += one.open_low
        if surely_in:
            self.low += one.low

    def amount(self) -> Amount:
        return Amount(
            low=self.low,
            best=self.best,
            high=None if self.open_high else self.high,
            told_high=self.high,
            open_low=self.open_low,
            open_high=self.open_high,
        )


@dataclass(slots=True)
class _Turn:
    """What begins and what ends on a day."""

    begun: list[Counted] = field(default_factory=list)
    ended: list[Counted] = field(default_factory=list)


def running(counts: Sequence[Counted], days: Days) -> tuple[TallyPoint, ...]:
    """The running total of dated `counts` at the end of each of `days` on which it changes."""
    turns: dict[str, _Turn] = {}
    known = [day for one in counts for day in (one.first, one.last) if day is not None]
    start = days.since or min(known, default="")
    for one in counts:
        # What may have begun on any day before is possible from the start.
        turns.setdefault(max(one.first or start, start), _Turn()).begun.append(one)
        if one.last is not None and days.before_end(one.last):
            turns.setdefault(one.last, _Turn()).ended.append(one)
    total = _Total()
    return tuple(_point(day, turns[day], total, days) for day in sorted(turns))


def _point(day: str, turn: _Turn, total: _Total, days: Days) -> TallyPoint:
    for one in turn.begun:
        total.begin(one)
    for one in turn.ended:
        total.end(one, days.after_begin(one.first))
    changed = {one.event_id: one for one in (*turn.begun, *turn.ended)}
    return TallyPoint(
        day=day,
        amount=total.amount(),
        changed_by=tuple(sorted(changed)),
        claims=_claims(changed.values()),
        events=total.events,
        origins=len(total.origins),
        disputed=total.disputed,
    )


def summed(counts: Sequence[Counted], days: Days) -> TallySum | None:
    """What all of dated `counts` come to; None where there are none."""
    if not counts:
        return None
    total = _Total()
    for one in counts:
        total.begin(one)
        if one.last is not None and days.before_end(one.last):
            total.end(one, days.after_begin(one.first))
    return TallySum(
        amount=total.amount(),
        events=tuple(sorted({one.event_id for one in counts})),
        claims=_claims(counts),
        origins=tuple(sorted(total.origins)),
        disputed=total.disputed,
    )


def _claims(counts: Iterable[Counted]) -> tuple[str, ...]:
    return tuple(sorted({claim for one in counts for claim in one.claims}))
