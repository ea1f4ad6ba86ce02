"""Alignment: which sentences of one text say what which sentences of another say, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.reconcile.copies.marks import MARK_WEIGHT, Sentence

# Set by hand. Two sentences that share less of their marks and words than this are not held to be one.
_ALIKE = 0.4
# One of fewer marks and words is a stock phrase, or a quotation with its speaker.
_LEAST_WEIGHT = 4
# A mark or word of more sentences than this is what the text is about; it pairs none of them.
_EVERYWHERE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Two sentences by their place in each text, what they share of marks and words, and how much of both.

    `alike` is 1 where all marks and words are shared, `shared` counts them, a mark for two.
    """

    left: int
    right: int
    shared: int
    alike: float


def weight_of(sentence: Sentence) -> int:
    """The marks and words of a sentence, a mark for two."""
    return MARK_WEIGHT * len(sentence.marks) + len(sentence.words)


def matches(left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[Aligned, ...]:
    """Pairs of sentences that are alike, by the left and then the right."""
    theirs = [weight_of(one) for one in right]
    mark_places, word_places = _places(right, "marks"), _places(right, "words")
    found = []
    for at, one in enumerate(left):
        mine = weight_of(one)
        if mine < _LEAST_WEIGHT:
            continue
        shared: Counter[int] = Counter()
        for mark in one.marks:
            for other in mark_places.get(mark, ()):
                shared[other] += MARK_WEIGHT
        for word in one.words:
            for other in word_places.get(word, ()):
                shared[other] += 1
        for other, weight in sorted(shared.items()):
            alike = 2 * weight / (mine + theirs[other])
            if weight >= _LEAST_WEIGHT and alike >= _ALIKE:
                found.append(Aligned(left=at, right=other, shared=weight, alike=alike))
    return tuple(found)


def _places(sentences: Sequence[Sentence], kind: str) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, one in enumerate(sentences):
        for key in one.marks if kind == "marks" else one.words:
            places.setdefault(key, []).append(at)
    return {key: held for key, held in places.items() if len(held) <= _EVERYWHERE}


def in_order(found: Sequence[Aligned]) -> tuple[Aligned, ...]:
    """The matches that go forward in both texts, each sentence once, and share most between them."""
    ends: list[int] = []
    best: list[tuple[int, int]] = []  # (right sentence, weight of the best chain that ends there), rising
    before: list[int | None] = []
    chains: list[int] = []
    ordered = sorted(range(len(found)), key=lambda k: (found[k].left, -found[k].right))
    rank: dict[int, int] = {}
    for k in ordered:
        match = found[k]
        at = bisect_left(best, (match.right, -1))
        above = chains[rank[ends[at - 1]]] if at else 0
        total = above + match.shared
        rank[k] = len(chains)
        chains.append(total)
        before.append(ends[at - 1] if at else None)
        if at < len(best) and best[at][0] == match.right and best[at][1] >= total:
            continue
        while at < len(best) and best[at][1] <= total:
            del best[at], ends[at]
        best.insert(at, (match.right, total))
        ends.insert(at, k)
    if not ends:
        return ()
    chain: list[Aligned] = []
    step: int | None = ends[-1]
    while step is not None:
        chain.append(found[step])
        step = before[rank[step]]
    return tuple(reversed(chain))


def share_of(
    chain: Iterable[Aligned], left: Sequence[Sentence], right: Sequence[Sentence]
) -> tuple[float, float]:
    """How much of the marks and words of each text the matches share, 0 to 1."""
    shared = sum(match.shared for match in chain)
    return shared / max(1, sum(map(weight_of, left))), shared / max(1, sum(map(weight_of, right)))
