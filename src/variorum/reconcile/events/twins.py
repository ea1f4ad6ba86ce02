"""Twins: claims of a copy that its original makes in the same sentence.

They are the original's claim once more. So they are neither compared with others nor do they sway what it is
joined with, however many copies there are; they go where it goes, unless a person parts them from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from variorum.reconcile.grouping import Pair
from variorum.reconcile.judging.judgements import Settled
from variorum.reconcile.witnesses.spans import carried
from variorum.reconcile.witnesses.witnesses import Witness


def with_twins(witnesses: Mapping[str, Witness]) -> dict[str, Witness]:
    """`witnesses` by id; those of copies name the claim of the original that they are once more."""
    own: dict[tuple[str, str], list[Witness]] = {}
    for one in witnesses.values():
        if one.line and one.document_id == one.root:
            own.setdefault((one.root, one.event_type), []).append(one)
    return {one.id: replace(one, twin=_twin(one, own)) for one in witnesses.values()}


def _twin(one: Witness, own: Mapping[tuple[str, str], list[Witness]]) -> str:
    if not one.line or one.document_id == one.root:
        return ""
    originals = own.get((one.root, one.event_type), ())
    return min((other.id for other in originals if carried(one, other)), default="")


class Twins:
    """Which claims stand for which among some that are looked at together."""

    def __init__(self, witnesses: Iterable[Witness], settled: Settled) -> None:
        named = {one.id: one.twin for one in witnesses if one.twin}
        parted = {
            one
            for pair in settled.apart
            if (found := {named.get(one, one) for one in pair}) and len(found) == 1
            for one in pair
        }
        self.originals = {one: twin for one, twin in named.items() if one not in parted}

    def stands_for(self, claim_id: str) -> str:
        """The claim that stands for one: its twin, or itself."""
        return self.originals.get(claim_id, claim_id)

    def settled(self, settled: Settled) -> Settled:
        """What persons said of claims, as said of those that stand for them."""
        if not self.originals:
            return settled
        same = {self._pair(pair): one for pair, one in settled.same.items()}
        apart = {self._pair(pair): one for pair, one in settled.apart.items()}
        return replace(
            settled,
            same={pair: one for pair, one in same.items() if pair[0] != pair[1]},
            apart={pair: one for pair, one in apart.items() if pair[0] != pair[1]},
        )

    def _pair(self, pair: Pair) -> Pair:
        left, right = map(self.stands_for, pair)
        return min(left, right), max(left, right)
