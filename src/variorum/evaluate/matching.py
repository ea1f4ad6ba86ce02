"""Pairing what was wanted with what was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.evaluate.comparing import figure_hits, name_hits, quote_stands_in, type_score
from variorum.evaluate.records import GoldClaim, MadeClaim

# What decides between two claims of one sentence: the type first, then a figure, then a name.
_NAME_WEIGHT = 0.05
_FIGURE_WEIGHT = 0.1
_COMPARED = ("agent", "patient", "place")


class Pair(NamedTuple):
    """A gold claim and the made claim that answers it, by index, and how well the types fit."""

    gold: int
    made: int
    types: float


def pair_claims(gold: Sequence[GoldClaim], made: Sequence[MadeClaim]) -> list[Pair]:
    """One-to-one pairs of claims whose words overlap, taken greedily, best first.

    Among equals the earlier gold claim and then the earlier made claim goes first.
    """
    ranked = sorted(_candidates(gold, made), key=lambda scored: (-scored[0], scored[1]))
    gold_left, made_left = set(range(len(gold))), set(range(len(made)))
    pairs: list[Pair] = []
    for _, pair in ranked:
        if pair.gold in gold_left and pair.made in made_left:
            gold_left.remove(pair.gold)
            made_left.remove(pair.made)
            pairs.append(pair)
    return pairs


def _candidates(gold: Sequence[GoldClaim], made: Sequence[MadeClaim]) -> Iterator[tuple[float, Pair]]:
    for i, wanted in enumerate(gold):
        for j, claim in enumerate(made):
            if quote_stands_in(wanted.quote, claim.sentence):
                types = type_score(wanted.event_type, claim.event_type)
                names = sum(name_hits(wanted.arguments[key], claim.arguments[key]) for key in _COMPARED)
                figures = figure_hits(wanted.figures, claim.figures)
                # Summed in this order: ties are then broken as in the published scripts.
                yield types + _NAME_WEIGHT * names + _FIGURE_WEIGHT * figures, Pair(i, j, types)


def assign(choices: Sequence[Sequence[int]]) -> dict[int, int]:
    """As many wanted things as possible to different made ones: made index by wanted index.

    `choices[i]` are the made things that would do for wanted thing `i`, best first.
    """
    owner: dict[int, int] = {}

    def place(wanted: int, tried: set[int]) -> bool:
        for made in choices[wanted]:
            if made not in tried:
                tried.add(made)
                if made not in owner or place(owner[made], tried):
                    owner[made] = wanted
                    return True
        return False

    for wanted in range(len(choices)):
        place(wanted, set())
    return {wanted: made for made, wanted in sorted(owner.items())}
