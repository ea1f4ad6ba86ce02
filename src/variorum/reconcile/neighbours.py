"""Undated articles: the days of the dated article that tells of the same events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.reconcile.compare import Match
from variorum.reconcile.spans import REACH_DAYS, Span, gap_days
from variorum.reconcile.weights import TOGETHER
from variorum.reconcile.witnesses import Witness

# One event in common may be an article's background; two are its news.
_FEWEST_EVENTS = 2
# The runner-up, an article of other days, must be left this far behind.
_CLEARLY = 1.5


def borrow_windows(
    witnesses: Sequence[Witness], windows: Mapping[str, Span], matches: Iterable[Match]
) -> Mapping[str, Span]:
    """`windows`, where a document that nothing dates has that of the document it agrees with most.

    Agreement is the sum, over the claims of the undated document, of the best match each finds in
    the other. At least two claims must match, and no document of other days may come near;
    otherwise the document stays undated.
    """
    home = {one.id: one.root for one in witnesses}
    agreed: dict[str, dict[str, dict[str, float]]] = {}
    for match in matches:
        if match.score < TOGETHER:
            continue
        for mine, other in ((match.left, match.right), (match.right, match.left)):
            if not windows[home[mine]].known and windows[home[other]].known:
                found = agreed.setdefault(home[mine], {}).setdefault(home[other], {})
                found[mine] = max(found.get(mine, 0.0), match.score)
    borrowed = dict(windows)
    for root, others in sorted(agreed.items()):
        window = _clearest(others, windows)
        if window is not None:
            borrowed[root] = window
    return borrowed


def _clearest(others: Mapping[str, Mapping[str, float]], windows: Mapping[str, Span]) -> Span | None:
    ranked = sorted(others, key=lambda root: (-sum(others[root].values()), root))
    best = ranked[0]
    if len(others[best]) < _FEWEST_EVENTS:
        return None
    most = sum(others[best].values())
    for root in ranked[1:]:
        apart = abs(gap_days(windows[best], windows[root])) > REACH_DAYS
        if apart and sum(others[root].values()) * _CLEARLY > most:
            return None
    return windows[best]
