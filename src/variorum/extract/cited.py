"""A citation: the speakers found over a stretch of one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.claims import Attribution


@dataclass(frozen=True, slots=True)
class Cited:
    """Speakers found over a stretch of tokens of one sentence, and whether the cue hedges.

    `cue` is the token that cites and `heads` those of the speakers, -1 and none where the speaker is
    carried over from another sentence. `voiced` is False where the words are a stand or a thought
    that is told of somebody, not anything said of the world: no claim rests on it.
    """

    scope: frozenset[int]
    attributions: tuple[Attribution, ...]
    hedged: bool
    cue: int = -1
    heads: tuple[int, ...] = ()
    voiced: bool = True
