"""Times compared: days that overlap, touch or lie apart."""

from __future__ import annotations

from variorum.model.events import Reason
from variorum.reconcile.rules import Rules
from variorum.reconcile.spans import Span, gap_days
from variorum.reconcile.weights import NEVER, reason
from variorum.reconcile.witnesses import Witness

_WEEK = 7
_MONTH = 31
# Outlets date an event by the day it happened, was told or was printed.
_TOUCHING = 2
_POINT_APART = 3
_TERRITORIAL_APART = 7
# An undated claim may be an article's background: older than its window by some weeks, not by months.
_BACKGROUND_DAYS = 31


def times(left: Witness, right: Witness, pair: tuple[Span, Span], rules: Rules) -> tuple[Reason, ...]:
    """When each is said to have happened; an undated claim stands for its document's days."""
    mine, theirs = pair
    if not (mine.known and theirs.known):
        return reason("time", "nothing says when", 0.0 if mine.told or theirs.told else -0.5)
    if mine.told and theirs.told:
        return _both_told(left, right, pair, rules)
    gap = abs(gap_days(mine, theirs))
    undated = [one for one, span in ((left, mine), (right, theirs)) if not span.told]
    if gap == 0 and any(one.event_type in rules.frequent for one in undated):
        return reason("time", "undated, and such things are told every day", 0.0)
    if mine.told or theirs.told:
        return _against_window(mine, theirs, gap)
    weight = 1.0 if gap == 0 else 0.0 if gap <= _WEEK else -1.5 if gap <= _MONTH else NEVER
    return reason(
        "time", "undated, told in the same days" if gap == 0 else f"undated, told {gap} days apart", weight
    )


def _both_told(left: Witness, right: Witness, pair: tuple[Span, Span], rules: Rules) -> tuple[Reason, ...]:
    mine, theirs = pair
    both_last = left.event_type in rules.lasting and right.event_type in rules.lasting
    if both_last and (mine.onset or theirs.onset):
        return _onsets(mine, theirs)
    if _held_after(left, right, pair):
        return reason("time", "held within a week of it", 2.0)
    gap = abs(gap_days(mine, theirs))
    if gap == 0:
        return reason("time", "the days overlap", _overlap(mine, theirs))
    if left.document_id == right.document_id:
        return reason("time", "one article gives each its own days", NEVER)
    territorial = left.event_type in rules.territorial and right.event_type in rules.territorial
    limit = _TERRITORIAL_APART if territorial else _POINT_APART
    return reason("time", f"{gap} days apart", 0.5 if gap <= _TOUCHING else -1.5 if gap <= limit else NEVER)


def _overlap(mine: Span, theirs: Span) -> float:
    """What overlapping days weigh: the narrower the wider of the two, the more."""
    if mine.days is None or theirs.days is None:
        return 0.5
    longest = max(mine.days, theirs.days)
    return 2.5 if longest <= _TOUCHING else 2.0 if longest <= _WEEK else 1.0 if longest <= _MONTH else 0.5


def _held_after(left: Witness, right: Witness, pair: tuple[Span, Span]) -> bool:
    """Whether one speaks of a gain and the other of the gain being held within the week after."""
    states = [one.event_type == "control" for one in (left, right)]
    if states[0] == states[1]:
        return False
    gain, state = pair if states[1] else (pair[1], pair[0])
    return 0 < gap_days(gain, state) <= _WEEK


def _onsets(mine: Span, theirs: Span) -> tuple[Reason, ...]:
    """Two things that go on are one when they began in the same weeks."""
    if mine.lo is None or theirs.lo is None:
        return reason("time", "one beginning is not told", 0.0)
    apart = abs(mine.lo - theirs.lo)
    weight = 2.0 if apart <= _WEEK else 1.5 if apart <= _MONTH else NEVER
    return reason("time", f"began {apart} days apart", weight)


def _against_window(mine: Span, theirs: Span, gap: int) -> tuple[Reason, ...]:
    """A dated claim against the days an undated one was printed in.

    An article cannot tell of what came after it; what came long before would be told with its date.
    """
    told, printed = (mine, theirs) if mine.told else (theirs, mine)
    if gap == 0:
        return reason("time", "undated, printed in those days", 1.0 if printed.days is not None else 0.5)
    if gap_days(printed, told) > 0:
        return reason("time", f"printed {gap} days before it happened", -3.0 if gap <= 1 else NEVER)
    weight = 0.0 if gap <= _WEEK else -1.5 if gap <= _BACKGROUND_DAYS else NEVER
    return reason("time", f"printed {gap} days later", weight)
