"""Figures compared: the same count speaks for one occurrence, a different one mildly against it."""

from __future__ import annotations

from variorum.lexicon.fold import fold
from variorum.model.claims import Figure
from variorum.model.events import Reason
from variorum.reconcile.witnesses import Witness

# A count of three digits or one that is not round rarely recurs by chance.
_TELLING = 100
_GENERIC = frozenset(["people", "persons", "of", "the", "and", "some", "others", "total", "combined"])


def figures(left: Witness, right: Witness) -> tuple[Reason, ...]:
    """The best agreement among figures of one kind about the same people or things, or their conflict."""
    pairs = [
        (one, another)
        for one in left.figures
        for another in right.figures
        if one.kind == another.kind and same_subject(one.of, another.of)
    ]
    if not pairs:
        return ()
    equal = [pair for pair in pairs if _bounds(pair[0]) == _bounds(pair[1])]
    if equal:
        telling = any(_telling(one) for one, _ in equal)
        return (Reason(rule="figures", detail=f"both {equal[0][0].text}", weight=2.0 if telling else 1.0),)
    if any(overlap(one, another) for one, another in pairs):
        return (Reason(rule="figures", detail="counts that may be one", weight=0.5),)
    one, another = pairs[0]
    return (Reason(rule="figures", detail=f"{one.text} / {another.text}", weight=-0.5),)


def overlap(left: Figure, right: Figure) -> bool:
    """Whether one number can lie within both."""
    below = left.high is not None and right.low is not None and left.high < right.low
    above = right.high is not None and left.low is not None and right.high < left.low
    return not (below or above)


def same_subject(left: str, right: str) -> bool:
    """Whether two counts may be of the same people or things: a word in common, or none told."""
    mine, theirs = (frozenset(fold(text).split()) - _GENERIC for text in (left, right))
    return not mine or not theirs or bool(mine & theirs)


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _telling(figure: Figure) -> bool:
    value = figure.low if figure.low is not None else figure.high
    return value is not None and (value >= _TELLING or value % 10 != 0) and value > 9
