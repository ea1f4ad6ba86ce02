"""A citation: the speakers found over a stretch of one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def spoken(
    scope: Iterable[int], made: Sequence[Attribution], cue: int, heads: Iterable[int], *, hedged: bool = False
) -> Cited | None:
    """What speakers say; it is hedged by its cue, or where one of them is nobody in particular.

    None where nobody is cited.
    """
    if not made:
        return None
    nobody = not all(attribution.named for attribution in made)
    return Cited(frozenset(scope), tuple(made), hedged or nobody, cue, tuple(heads))
