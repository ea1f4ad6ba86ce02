"""Figures compared: the same count speaks for one occurrence, a different one mildly against it."""

from __future__ import annotations

from functools import lru_cache

from variorum.lexicon.fold import fold
from variorum.model.claims import Figure
from variorum.reconcile.knowledge.weights import Point, point
from variorum.reconcile.witnesses.witnesses import Witness

# A count of three digits or one that is not round rarely recurs by chance.
_TELLING = 100
# Tolls of one blast rise between the first report and the last; threefold is rare among those read.
_FAR = 3.0
_GENERIC = frozenset(["people", "persons", "of", "the", "and", "some", "others", "total", "combined"])


def figures(left: Witness, right: Witness) -> list[Point]:
    """The best agreement among figures of one kind about the same people or things, or their conflict."""
    if not left.figures or not right.figures:
        return []
    pairs = [
        (one, another)
        for one in left.figures
        for another in right.figures
        if _comparable(one, another) and same_subject(one.of, another.of)
    ]
    if not pairs:
        return []
    equal = [pair for pair in pairs if _bounds(pair[0]) == _bounds(pair[1])]
    exact = [pair for pair in equal if not _vague(pair[0]) and any(_bounds(pair[0]))]
    if exact:
        name = "figures.telling" if any(_telling(one) for one, _ in exact) else "figures.same"
        return [point(name, "both {}", exact[0][0].text)]
    if equal or any(overlap(one, another) for one, another in pairs):
        return [point("figures.may-be", "counts that may be one")]
    one, another = pairs[0]
    far = all(_far(one, another) for one, another in pairs)
    return [point("figures.far" if far else "figures.other", "{} / {}", one.text, another.text)]


def _comparable(left: Figure, right: Figure) -> bool:
    """Whether both count the same sort of thing over the same reach of time, whole or part."""
    return left.kind == right.kind and left.scope == right.scope and left.part == right.part


def overlap(left: Figure, right: Figure) -> bool:
    """Whether one number can lie within both."""
    below = left.high is not None and right.low is not None and left.high < right.low
    above = right.high is not None and left.low is not None and right.high < left.low
    return not (below or above)


def same_subject(left: str, right: str) -> bool:
    """Whether two counts may be of the same people or things: a word in common, or none told."""
    if left == right:
        return True
    mine, theirs = _counted(left), _counted(right)
    return not mine or not theirs or bool(mine & theirs)


@lru_cache(maxsize=1 << 14)
def _counted(of: str) -> frozenset[str]:
    """The words that say who or what is counted, without those that fit anyone."""
    return frozenset(fold(of).split()) - _GENERIC


def _vague(figure: Figure) -> bool:
    """Whether the count is a word for a wide range ("dozens", "thousands")."""
    return figure.low is not None and figure.high is not None and figure.high > 2 * figure.low


def _far(left: Figure, right: Figure) -> bool:
    """Whether the least of one is more than three times the most of the other."""
    ends = sorted(((one.low or one.high or 0.0), (one.high or one.low or 0.0)) for one in (left, right))
    return ends[1][0] > _FAR * max(ends[0][1], 1.0)


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _telling(figure: Figure) -> bool:
    value = figure.low if figure.low is not None else figure.high
    return value is not None and (value >= _TELLING or value % 10 != 0) and value > 9
