"""Pairs judged the same and pairs judged different that cannot all hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from variorum.reconcile.grouping import Groups, Pair


def unjoinable(joined: Collection[Pair], parted: Collection[Pair]) -> Iterator[tuple[Pair, ...]]:
    """The knots in which `parted` claims are `joined` through others: all pairs of each, in order.

    Of the joined pairs those belong to a knot that lie between its parted claims; where a knot has more
    than one way round, all of them, as each alone would join what is parted.
    """
    groups = Groups(one for pair in (*joined, *parted) for one in pair)
    for left, right in joined:
        groups.unite(left, right)
    torn: dict[str, list[Pair]] = {}
    for left, right in sorted(parted):
        if groups.find(left) == groups.find(right):
            torn.setdefault(groups.find(left), []).append((left, right))
    within: dict[str, list[Pair]] = {root: [] for root in torn}
    for pair in joined:
        root = groups.find(pair[0])
        if root in torn:
            within[root].append(pair)
    for root, apart in sorted(torn.items()):
        ends = {one for pair in apart for one in pair}
        yield tuple(sorted({*apart, *_between(within[root], ends)}))


def _between(pairs: Iterable[Pair], ends: Collection[str]) -> set[Pair]:
    """The pairs that are left when all that leads nowhere but to a dead end is cut away."""
    near: dict[str, set[str]] = {}
    for left, right in pairs:
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    waiting = [one for one, others in near.items() if len(others) == 1 and one not in ends]
    while waiting:
        one = waiting.pop()
        for other in near.pop(one):
            near[other].discard(one)
            if len(near[other]) == 1 and other not in ends:
                waiting.append(other)
    return {(min(one, other), max(one, other)) for one, others in near.items() for other in others}
