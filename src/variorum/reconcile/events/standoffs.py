"""Standoffs: what stands between two sets of claims, whether they are one event or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.reconcile.comparing.compare import Match
from variorum.reconcile.comparing.keys import entries_of
from variorum.reconcile.comparing.pairs import FAR_DAYS, may_meet
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.witnesses.spans import gap_days

# Of larger events the first claims by id stand for all: their pairs grow with the square.
MOST = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Faced:
    """Two claims compared; `unmet` says why building never compares them, "" where it does.

    `judged` says that a person's word stands in the place of the comparison.
    """

    match: Match
    unmet: str
    judged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standoff:
    """All pairs of two sets of claims, best first, and what bars the sets from being one event.

    `left_out` counts the claims beyond the first `MOST` of each set, which are not looked at.
    """

    pairs: tuple[Faced, ...]
    bars: tuple[str, ...]
    left_out: int

    @property
    def met(self) -> tuple[Faced, ...]:
        """The pairs that building compares."""
        return tuple(pair for pair in self.pairs if not pair.unmet)

    @property
    def mean(self) -> float | None:
        """The mean score of those that no person judged, which decides whether two join; None for none."""
        scores = [pair.match.score for pair in self.met if not pair.judged]
        return round(sum(scores) / len(scores), 6) if scores else None


def between(scene: Scene, left: Sequence[str], right: Sequence[str]) -> Standoff:
    """What stands between the claims `left` and `right`; those that a person rejected are not in `scene`."""
    mine, theirs = (sorted(one for one in ids if one in scene.witnesses)[:MOST] for ids in (left, right))
    judged = scene.settled.same.keys() | scene.settled.apart.keys()
    faced = [
        Faced(
            match=scene.compared(one, other),
            unmet=unmet(scene, one, other),
            judged=(min(one, other), max(one, other)) in judged,
        )
        for one in mine
        for other in theirs
        if one != other
    ]
    faced.sort(key=lambda pair: (bool(pair.unmet), -pair.match.score, pair.match.left, pair.match.right))
    return Standoff(
        pairs=tuple(faced),
        bars=tuple(dict.fromkeys(_bars(scene, mine, theirs, faced))),
        left_out=len(left) + len(right) - len(mine) - len(theirs),
    )


def unmet(scene: Scene, left: str, right: str) -> str:
    """Why building never compares two claims, "" where it does.

    Where a great many claims tell of one place and day, each is compared with those that stand next to it
    only, and joined with the others through them.
    """
    one, other = scene.witnesses[left], scene.witnesses[right]
    if (one.twin or left) == (other.twin or right):
        return ""
    if one.twin or other.twin:
        return "one is a claim of an original once more, and goes where that goes"
    if one.reality != other.reality:
        return f"one is {one.reality}, the other {other.reality}"
    if not may_meet((one.event_type, one.reality), (other.event_type, other.reality), scene.rules):
        return f"{one.event_type} and {other.event_type} are never told of one occurrence"
    apart = abs(gap_days(scene.spans[left], scene.spans[right]))
    if apart > FAR_DAYS:
        return f"their days lie {apart} days apart"
    mine = entries_of(one, scene.spans[left], scene.rules)
    theirs = entries_of(other, scene.spans[right], scene.rules)
    if any(mine[bucket] or theirs[bucket] for bucket in mine.keys() & theirs.keys()):
        return ""
    return "no place, party, road or rare word is common to both in the same days"


def _bars(scene: Scene, left: Sequence[str], right: Sequence[str], faced: Sequence[Faced]) -> Iterator[str]:
    for mine, theirs in ((one, other) for one in left for other in right):
        verdict = scene.settled.apart.get((min(mine, theirs), max(mine, theirs)))
        if verdict is not None:
            yield f"{verdict.by} judged {mine} and {theirs} different"
    for pair in faced:
        if pair.match.never and not pair.unmet:
            yield f"{pair.match.left} and {pair.match.right}: {pair.match.reasons[-1].detail}"
    types = {
        (scene.witnesses[one].event_type, scene.witnesses[other].event_type)
        for one in left
        for other in right
    }
    for mine, theirs in sorted(types):
        if mine != theirs and (mine, theirs) not in scene.rules.together:
            yield f"{mine} and {theirs} are never told of one occurrence"
    days = [scene.spans[one] for one in (*left, *right)]
    begins = max((span.lo for span in days if span.lo is not None), default=None)
    ends = min((span.hi for span in days if span.hi is not None), default=None)
    if begins is not None and ends is not None and begins - ends > FAR_DAYS:
        yield f"their days spread over {begins - ends} days, more than {FAR_DAYS}"
