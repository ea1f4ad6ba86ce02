"""Times compared: days that overlap, touch or lie apart."""

from __future__ import annotations

from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.knowledge.weights import Point, point
from variorum.reconcile.witnesses.spans import Span, gap_days
from variorum.reconcile.witnesses.witnesses import Witness

_WEEK = 7
# An undated claim may be an article's background: older than its window by some weeks, not by months.
_MONTH = 31
# Outlets date an event by the day it happened, was told or was printed.
_TOUCHING = 2
# A week where ground changes hands.
_POINT_APART = 3
_TERRITORIAL_APART = 7


def times(
    left: Witness, right: Witness, pair: tuple[Span, Span], rules: Rules, *, one_news: bool = False
) -> Point:
    """When each is said to have happened; an undated claim stands for its document's days.

    `one_news` says that the two documents tell one piece of news.
    """
    mine, theirs = pair
    if mine.told and theirs.told:
        return _both_told(left, right, pair, rules)
    gap = abs(gap_days(mine, theirs))
    bounded = gap == 0 and mine.days is not None and theirs.days is not None
    daily = (not mine.told and left.event_type in rules.daily) or (
        not theirs.told and right.event_type in rules.daily
    )
    if daily and gap == 0 and not (one_news and bounded):
        return point("time.recurring-undated", "undated, and such things are told every day")
    if not (mine.known and theirs.known):
        told = mine.told or theirs.told
        return point("time.unknown-one" if told else "time.unknown", "nothing says when")
    if mine.told or theirs.told:
        return _against_window(mine, theirs, gap)
    if gap == 0:
        if not bounded:
            return point("time.unknown", "undated, and nothing says when both were printed")
        return point("time.printed-same-days", "undated, told in the same days")
    return _printed_later("undated, told {} days apart", gap)


def _printed_later(detail: str, gap: int) -> Point:
    if gap <= _WEEK:
        return point("time.printed-week-later", detail, gap)
    return point("time.printed-month-later" if gap <= _MONTH else "time.other-days", detail, gap)


def _both_told(left: Witness, right: Witness, pair: tuple[Span, Span], rules: Rules) -> Point:
    mine, theirs = pair
    both_last = left.event_type in rules.lasting and right.event_type in rules.lasting
    if both_last and (mine.onset or theirs.onset):
        return _onsets(mine, theirs)
    if _held_after(left, right, pair):
        return point("time.held-after", "held within a week of it")
    gap = abs(gap_days(mine, theirs))
    if gap == 0:
        return point(_overlap(mine, theirs), "the days overlap")
    if left.document_id == right.document_id:
        return point("time.other-days", "one article gives each its own days")
    territorial = left.event_type in rules.territorial and right.event_type in rules.territorial
    limit = _TERRITORIAL_APART if territorial else _POINT_APART
    if gap > limit:
        return point("time.other-days", "{} days apart", gap)
    recurring = left.event_type in rules.recurring and right.event_type in rules.recurring
    if recurring and not _denied_after(left, right, pair):
        return point("time.recurring-apart", "{} days apart, and such things are told every day", gap)
    return point("time.touching" if gap <= _TOUCHING else "time.days-apart", "{} days apart", gap)


def _overlap(mine: Span, theirs: Span) -> str:
    """What overlapping days weigh: the narrower the wider of the two, the more."""
    if mine.lo is None or mine.hi is None or theirs.lo is None or theirs.hi is None:
        return "time.wide"
    longest = max(mine.hi - mine.lo, theirs.hi - theirs.lo) + 1
    if longest <= _TOUCHING:
        return "time.one-day"
    if longest <= _WEEK:
        return "time.one-week"
    return "time.one-month" if longest <= _MONTH else "time.wide"


def _held_after(left: Witness, right: Witness, pair: tuple[Span, Span]) -> bool:
    """Whether one speaks of a gain and the other of the gain being held within the week after."""
    if (left.event_type == "control") == (right.event_type == "control"):
        return False
    gain, state = pair if right.event_type == "control" else (pair[1], pair[0])
    return 0 < gap_days(gain, state) <= _WEEK


def _denied_after(left: Witness, right: Witness, pair: tuple[Span, Span]) -> bool:
    """Whether one is a denial whose day comes after the other's; reports date it by the day it was made."""
    if left.denies == right.denies:
        return False
    denial, act = pair if left.denies else (pair[1], pair[0])
    return gap_days(act, denial) > 0


def _onsets(mine: Span, theirs: Span) -> Point:
    """Two things that go on are one when they began in the same weeks."""
    if mine.lo is None or theirs.lo is None:
        return point("time.began-unknown", "one beginning is not told")
    apart = abs(mine.lo - theirs.lo)
    if apart <= _WEEK:
        return point("time.began-one-week", "began {} days apart", apart)
    name = "time.began-one-month" if apart <= _MONTH else "time.other-days"
    return point(name, "began {} days apart", apart)


def _against_window(mine: Span, theirs: Span, gap: int) -> Point:
    """A dated claim against the days an undated one was printed in.

    An article cannot tell of what came after it; what came long before would be told with its date.
    """
    told, printed = (mine, theirs) if mine.told else (theirs, mine)
    if gap == 0:
        bounded = printed.lo is not None and printed.hi is not None
        name = "time.printed-then" if bounded else "time.printed-about-then"
        return point(name, "undated, printed in those days")
    if gap_days(printed, told) > 0:
        name = "time.printed-the-eve" if gap <= 1 else "time.other-days"
        return point(name, "printed {} days before it happened", gap)
    return _printed_later("printed {} days later", gap)
