"""Clusters: claims that tell of one occurrence, joined best first as long as the average holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from variorum.model.events import Judgement
from variorum.reconcile.comparing.compare import Match
from variorum.reconcile.comparing.pairs import FAR_DAYS
from variorum.reconcile.grouping import Groups, Pair
from variorum.reconcile.judging.judgements import Settled
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.reconcile.witnesses.spans import Span
from variorum.reconcile.witnesses.witnesses import Witness


@dataclass(slots=True)
class _Links:
    """What stands between two clusters: the sum and number of the scores of compared pairs."""

    total: float = 0.0
    count: int = 0
    barred: bool = False

    def add(self, other: _Links) -> None:
        self.total += other.total
        self.count += other.count
        self.barred = self.barred or other.barred

    @property
    def mean(self) -> float:
        return round(self.total / self.count, 6) if self.count else 0.0


@dataclass(frozen=True, slots=True)
class _Reach:
    """The latest beginning and the earliest end of a cluster's spans."""

    begins: int | None
    ends: int | None

    def with_(self, other: _Reach) -> _Reach:
        begins = [day for day in (self.begins, other.begins) if day is not None]
        ends = [day for day in (self.ends, other.ends) if day is not None]
        return _Reach(max(begins, default=None), min(ends, default=None))

    @property
    def torn(self) -> bool:
        """Whether two claims lie so far apart that they were never compared."""
        return self.begins is not None and self.ends is not None and self.begins - self.ends > FAR_DAYS


@dataclass(slots=True)
class _Graph:
    groups: Groups
    reach: dict[str, _Reach]
    types: dict[str, frozenset[str]]
    rules: Rules
    near: dict[str, dict[str, _Links]] = field(default_factory=dict)

    def link(self, left: str, right: str, links: _Links) -> None:
        self.near.setdefault(left, {}).setdefault(right, _Links()).add(links)
        self.near.setdefault(right, {}).setdefault(left, _Links()).add(links)

    def may_join(self, left: str, right: str) -> bool:
        """Whether no two of their claims are of types, or of days, that no pair is compared with."""
        if self.reach[left].with_(self.reach[right]).torn:
            return False
        return all(
            mine == theirs or (mine, theirs) in self.rules.together
            for mine in self.types[left]
            for theirs in self.types[right]
        )

    def unite(self, left: str, right: str) -> str:
        """Join two clusters; the links of both to every third are added up."""
        self.groups.unite(left, right)
        root = self.groups.find(left)
        gone = right if root == left else left
        self.reach[root] = self.reach[left].with_(self.reach[right])
        self.types[root] = self.types[left] | self.types[right]
        mine = self.near.setdefault(root, {})
        mine.pop(gone, None)
        for third, links in self.near.pop(gone, {}).items():
            self.near[third].pop(gone, None)
            if third != root:
                mine.setdefault(third, _Links()).add(links)
                self.near[third].setdefault(root, _Links()).add(links)
        return root


def cluster(
    witnesses: Sequence[Witness],
    spans: Mapping[str, Span],
    matches: Iterable[Match],
    rules: Rules,
    settled: Settled,
) -> tuple[tuple[str, ...], ...]:
    """Groups of the claim ids of `witnesses`, each id in one group, ids in order, groups by first id.

    Two clusters join while the mean score of the compared pairs between them is at least
    `TOGETHER`, none of these pairs is barred and no two of their claims lie further apart in time
    than any pair that is compared, or are of two types that are never told of one occurrence. A
    person's "same" joins and "different" bars whatever the scores say. The order of the input has no effect.
    """
    if len(witnesses) == 1:
        return ((witnesses[0].id,),)
    graph = _Graph(
        Groups(spans),
        {one: _Reach(span.lo, span.hi) for one, span in spans.items()},
        {one.id: frozenset((one.event_type,)) for one in witnesses},
        rules,
    )
    for match in matches:
        if (match.left, match.right) not in settled.same and (match.left, match.right) not in settled.apart:
            graph.link(match.left, match.right, _Links(match.score, 1, match.never))
    for left, right in _among(spans, settled.apart):
        graph.link(left, right, _Links(barred=True))
    for left, right in _among(spans, settled.same):
        mine, theirs = graph.groups.find(left), graph.groups.find(right)
        if mine != theirs:
            graph.unite(mine, theirs)
    _join(graph)
    return graph.groups.all()


def _among(spans: Mapping[str, Span], judged: Mapping[Pair, Judgement]) -> list[Pair]:
    """The judged pairs of claims that are here; few are judged, and few stand here."""
    if len(judged) > len(spans) ** 2:
        ids = sorted(spans)
        pairs = ((left, right) for place, left in enumerate(ids) for right in ids[place + 1 :])
        return [pair for pair in pairs if pair in judged]
    return sorted(pair for pair in judged if pair[0] in spans and pair[1] in spans)


def _join(graph: _Graph) -> None:
    waiting = [
        (-links.mean, left, right)
        for left, others in graph.near.items()
        for right, links in others.items()
        if left < right and _holds(links)
    ]
    heapify(waiting)
    while waiting:
        mean, left, right = heappop(waiting)
        links = graph.near.get(left, {}).get(right)
        if links is None or not _holds(links) or -links.mean != mean:
            continue
        if not graph.may_join(left, right):
            continue
        root = graph.unite(left, right)
        for third, joined in graph.near[root].items():
            if _holds(joined):
                heappush(waiting, (-joined.mean, min(root, third), max(root, third)))


def _holds(links: _Links) -> bool:
    return not links.barred and links.count > 0 and links.mean >= TOGETHER
