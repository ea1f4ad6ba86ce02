"""Weak signs added up: the score of a paragraph and the reasons it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.clean.words import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A sum of weak signs and the signs it is made of."""

    score: float
    reasons: tuple[str, ...]


def weigh(cues: Sequence[Cue], counts: Mapping[str, float]) -> Weighed:
    """The weights of the cues that were counted, added up."""
    score = 0.0
    reasons = []
    for cue in cues:
        count = min(counts.get(cue.name, 0), cue.most)
        if count > 0:
            score += cue.weight * count
            reasons.append(f"{cue.name} {cue.weight * count:+.1f}")
    return Weighed(score=round(score, 6), reasons=tuple(reasons))
