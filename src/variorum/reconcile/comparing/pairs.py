"""Candidate pairs: claims that stand near each other in a bucket.

Within a bucket claims stand in order of time, and each meets only the next few: cost grows with the
number of claims and not with its square, however many tell of one town on one day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from variorum.reconcile.comparing.keys import Entries, Numbers
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.witnesses.spans import Span
from variorum.reconcile.witnesses.witnesses import Witness

# As many reports of one act of one day as an archive of some dozens of outlets holds; where there are
# more, chains of neighbours still bring them together.
NEIGHBOURS = 32
# Claims further apart in time are not compared: no rule on time lets them be one event.
FAR_DAYS = 31
_FIRST_DAY, _LAST_DAY = -(10**7), 10**7


class Meeting:
    """Which two claims of a list may be one event at all, by their types, realities and days."""

    def __init__(self, witnesses: Sequence[Witness], spans: Mapping[str, Span], rules: Rules) -> None:
        kinds = sorted({(one.event_type, one.reality) for one in witnesses})
        number = {kind: place for place, kind in enumerate(kinds)}
        self._kind = np.array([number[one.event_type, one.reality] for one in witnesses], dtype=np.int64)
        self._meet = np.array([[may_meet(left, right, rules) for right in kinds] for left in kinds])
        days = [spans[one.id] for one in witnesses]
        self._lo = np.array([_FIRST_DAY if span.lo is None else span.lo for span in days], dtype=np.int64)
        self._hi = np.array([_LAST_DAY if span.hi is None else span.hi for span in days], dtype=np.int64)

    def __call__(self, left: Numbers, right: Numbers) -> npt.NDArray[np.bool_]:
        """For each pair, whether it is worth comparing."""
        near = (self._lo[left] - self._hi[right] <= FAR_DAYS) & (self._lo[right] - self._hi[left] <= FAR_DAYS)
        meet: npt.NDArray[np.bool_] = self._meet[self._kind[left], self._kind[right]] & near
        return meet


def may_meet(left: tuple[str, str], right: tuple[str, str], rules: Rules) -> bool:
    """Whether two types, each with its reality, may be told of one occurrence."""
    types = (left[0], right[0])
    return left[1] == right[1] and (types[0] == types[1] or types in rules.together)


def candidate_pairs(rows: Entries, meeting: Meeting, size: int) -> tuple[Numbers, Numbers]:
    """The pairs worth comparing, as places in a list of `size` claims, each once, in order."""
    ranked = np.lexsort((rows.tie, rows.order, rows.bucket))
    bucket, claim, opens = rows.bucket[ranked], rows.claim[ranked], rows.opens[ranked]
    codes = np.empty(0, dtype=np.int64)
    for step in range(1, NEIGHBOURS + 1):
        near = np.flatnonzero((bucket[step:] == bucket[:-step]) & (opens[step:] | opens[:-step]))
        if not len(near):
            if not np.any(bucket[step:] == bucket[:-step]):
                break
            continue
        one, other = claim[near], claim[near + step]
        left, right = np.minimum(one, other), np.maximum(one, other)
        worth = meeting(left, right)
        codes = np.union1d(codes, left[worth] * size + right[worth])
    return codes // max(size, 1), codes % max(size, 1)
