"""Times compared: days that overlap, touch or lie apart."""

from __future__ import annotations

from variorum.model.events import Reason
from variorum.reconcile.rules import Rules
from variorum.reconcile.spans import Span, gap_days
from variorum.reconcile.weights import reason
from variorum.reconcile.witnesses import Witness

_WEEK = 7
# An undated claim may be an article's background: older than its window by some weeks, not by months.
_MONTH = 31
# Outlets date an event by the day it happened, was told or was printed.
_TOUCHING = 2
_POINT_APART = 3
_TERRITORIAL_APART = 7


def times(left: Witness, right: Witness, pair: tuple[Span, Span], rules: Rules) -> tuple[Reason, ...]:
    """When each is said to have happened; an undated claim stands for its document's days."""
    mine, theirs = pair
    if mine.told and theirs.told:
        return _both_told(left, right, pair, rules)
    gap = abs(gap_days(mine, theirs))
    undated = [one.event_type for one, span in ((left, mine), (right, theirs)) if not span.told]
    if gap == 0 and any(one in rules.frequent or one in rules.recurring for one in undated):
        return reason("time.recurring-undated", "undated, and such things are told every day")
    if not (mine.known and theirs.known):
        told = mine.told or theirs.told
        return reason("time.unknown-one" if told else "time.unknown", "nothing says when")
    if mine.told or theirs.told:
        return _against_window(mine, theirs, gap)
    if gap == 0:
        return reason("time.printed-same-days", "undated, told in the same days")
    return _printed_later(f"undated, told {gap} days apart", gap)


def _printed_later(detail: str, gap: int) -> tuple[Reason, ...]:
    if gap <= _WEEK:
        return reason("time.printed-week-later", detail)
    return reason("time.printed-month-later" if gap <= _MONTH else "time.other-days", detail)


def _both_told(left: Witness, right: Witness, pair: tuple[Span, Span], rules: Rules) -> tuple[Reason, ...]:
    mine, theirs = pair
    both_last = left.event_type in rules.lasting and right.event_type in rules.lasting
    if both_last and (mine.onset or theirs.onset):
        return _onsets(mine, theirs)
    if _held_after(left, right, pair):
        return reason("time.held-after", "held within a week of it")
    gap = abs(gap_days(mine, theirs))
    if gap == 0:
        return reason(_overlap(mine, theirs), "the days overlap")
    if left.document_id == right.document_id:
        return reason("time.other-days", "one article gives each its own days")
    territorial = left.event_type in rules.territorial and right.event_type in rules.territorial
    limit = _TERRITORIAL_APART if territorial else _POINT_APART
    detail = f"{gap} days apart"
    if gap <= _TOUCHING:
        return reason("time.touching", detail)
    return reason("time.days-apart" if gap <= limit else "time.other-days", detail)


def _overlap(mine: Span, theirs: Span) -> str:
    """What overlapping days weigh: the narrower the wider of the two, the more."""
    if mine.days is None or theirs.days is None:
        return "time.wide"
    longest = max(mine.days, theirs.days)
    if longest <= _TOUCHING:
        return "time.one-day"
    if longest <= _WEEK:
        return "time.one-week"
    return "time.one-month" if longest <= _MONTH else "time.wide"


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
        return reason("time.began-unknown", "one beginning is not told")
    apart = abs(mine.lo - theirs.lo)
    detail = f"began {apart} days apart"
    if apart <= _WEEK:
        return reason("time.began-one-week", detail)
    return reason("time.began-one-month" if apart <= _MONTH else "time.other-days", detail)


def _against_window(mine: Span, theirs: Span, gap: int) -> tuple[Reason, ...]:
    """A dated claim against the days an undated one was printed in.

    An article cannot tell of what came after it; what came long before would be told with its date.
    """
    told, printed = (mine, theirs) if mine.told else (theirs, mine)
    if gap == 0:
        bounded = printed.days is not None
        name = "time.printed-then" if bounded else "time.printed-about-then"
        return reason(name, "undated, printed in those days")
    if gap_days(printed, told) > 0:
        name = "time.printed-the-eve" if gap <= 1 else "time.other-days"
        return reason(name, f"printed {gap} days before it happened")
    return _printed_later(f"printed {gap} days later", gap)
