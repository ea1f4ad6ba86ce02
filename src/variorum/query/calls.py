"""The closest calls of a record: what the score nearly joined, and what it barely did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from variorum.query.telling import Tell, telling
from variorum.reconcile.comparing.compare import Match, compare
from variorum.reconcile.comparing.keys import entries
from variorum.reconcile.comparing.pairs import Meeting, candidate_pairs
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.grouping import Pair
from variorum.reconcile.knowledge.weights import TOGETHER

# A call is close where one reason of middling weight, a day or an area in common, would turn it.
_CLOSE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Two claims to judge.

    `mean` is the mean score of all compared pairs between the two events, or, where the two are in one event
    (`joined`), between `left` and the others of it; `match` is the strongest of these pairs.
    """

    match: Match
    mean: float
    joined: bool

    @property
    def distance(self) -> float:
        """How far the mean is from where it would turn."""
        return abs(self.mean - TOGETHER)


@dataclass(slots=True)
class _Sum:
    total: float = 0.0
    count: int = 0
    never: bool = False
    best: Match | None = None

    def add(self, match: Match) -> None:
        self.total += match.score
        self.count += 1
        self.never = self.never or match.never
        if self.best is None or (-match.score, match.left, match.right) < (
            -self.best.score,
            self.best.left,
            self.best.right,
        ):
            self.best = match


def comparisons(scene: Scene, tell: Tell) -> Iterator[Match]:
    """The comparison of every pair of claims that building finds worth comparing; `tell` is told of each."""
    ordered = list(scene.witnesses.values())
    meeting = Meeting(ordered, scene.spans, scene.rules)
    pairs = candidate_pairs(entries(ordered, scene.spans, scene.rules), meeting, len(ordered))
    for left, right in telling(zip(*pairs, strict=True), "comparisons", tell):
        yield compare(ordered[left], ordered[right], scene.spans, scene.rules)


def closest_calls(
    matches: Iterable[Match], home: Mapping[str, str], judged: Collection[Pair], limit: int
) -> tuple[Call, ...]:
    """The closest calls among `matches`, the closest first: at most `limit`, half of each kind if there are.

    `home` gives the event of each claim. Left out are events between which, and claims in an event on
    which, some pair of `judged` lies: there a person has spoken.
    """
    across: dict[Pair, _Sum] = {}
    within: dict[str, _Sum] = {}
    for match in matches:
        left, right = home.get(match.left), home.get(match.right)
        if left is None or right is None:
            continue
        if left == right:
            for claim_id in (match.left, match.right):
                within.setdefault(claim_id, _Sum()).add(match)
        else:
            between = across.setdefault((min(left, right), max(left, right)), _Sum())
            between.add(match)
            if between.never:
                # Most pairs of events are of this kind, and none of them is a call.
                between.best = None
    spoken = {(min(homes), max(homes)) for pair in judged if (homes := [home.get(one, "") for one in pair])}
    ruled = {one for pair in judged for one in pair}
    size = Counter(home.values())

    def rank(call: Call) -> tuple[float, int, str, str]:
        """Closest first; of equals first where more accounts hang on it."""
        claims = size[home[call.match.left]] + size[home[call.match.right]]
        return call.distance, -claims, call.match.left, call.match.right

    nearly = nsmallest(limit, _nearly(across, spoken), key=rank)
    barely = nsmallest(limit, _barely(within, home, ruled), key=rank)
    # Both kinds have a place: scores go in steps, and many lie right on the threshold.
    chosen = [
        *nearly[: max((limit + 1) // 2, limit - len(barely))],
        *barely[: max(limit // 2, limit - len(nearly))],
    ]
    return tuple(sorted(chosen, key=rank))


def _nearly(across: Mapping[Pair, _Sum], spoken: set[Pair]) -> Iterable[Call]:
    for pair, made in across.items():
        mean = made.total / made.count
        if made.best and not made.never and pair not in spoken and TOGETHER - _CLOSE <= mean < TOGETHER:
            yield Call(match=made.best, mean=round(mean, 2), joined=False)


def _barely(within: Mapping[str, _Sum], home: Mapping[str, str], ruled: set[str]) -> Iterable[Call]:
    """Of each event the claim that the others hold least."""
    weakest: dict[str, Call] = {}
    for claim_id, made in sorted(within.items()):
        mean = round(made.total / made.count, 2)
        if made.best is None or claim_id in ruled or mean >= TOGETHER + _CLOSE:
            continue
        event = home[claim_id]
        if event not in weakest or mean < weakest[event].mean:
            weakest[event] = Call(match=made.best, mean=mean, joined=True)
    return weakest.values()
