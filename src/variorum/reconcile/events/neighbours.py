"""Undated articles: the days of the dated article that tells of the same events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.reconcile.grouping import Pair
from variorum.reconcile.witnesses.rarity import Likeness
from variorum.reconcile.witnesses.spans import REACH_DAYS, Span, gap_days
from variorum.reconcile.witnesses.witnesses import Witness

# One event in common may be an article's background; two are its news.
_FEWEST_EVENTS = 2
# The runner-up, an article of other days, must be left this far behind.
_CLEARLY = 1.5


def borrow_windows(
    witnesses: Sequence[Witness], windows: Mapping[str, Span], links: Iterable[Pair]
) -> Mapping[str, Span]:
    """`windows`, where a document that nothing dates has that of the document most like it.

    At least two of its claims must be linked (`links`) with those of the other, and the other shares the
    most rare words with it: no document of other days may come near. Otherwise the document stays undated.
    """
    home = {one.id: one.root for one in witnesses}
    agreed: dict[str, dict[str, set[str]]] = {}
    for left, right in links:
        for mine, other in ((left, right), (right, left)):
            if not windows[home[mine]].known and windows[home[other]].known:
                agreed.setdefault(home[mine], {}).setdefault(home[other], set()).add(mine)
    if not agreed:
        return windows
    likeness = Likeness(witnesses)
    borrowed = dict(windows)
    for root, others in sorted(agreed.items()):
        likely = {other: likeness.between(root, other) for other in others}
        best = min(likely, key=lambda other: (-likely[other], other))
        if len(others[best]) >= _FEWEST_EVENTS and _stands_out(best, likely, windows):
            borrowed[root] = windows[best]
    return borrowed


def _stands_out(best: str, likely: Mapping[str, float], windows: Mapping[str, Span]) -> bool:
    """Whether no document of other days comes near the best."""
    return all(
        likely[other] * _CLEARLY <= likely[best]
        for other in likely
        if abs(gap_days(windows[best], windows[other])) > REACH_DAYS
    )
