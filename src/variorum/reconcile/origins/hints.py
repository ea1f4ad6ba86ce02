"""Hints that two origins are one: what is too rare to have been found or written twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.model.claims import Figure
from variorum.model.reasons import Reason
from variorum.reconcile.witnesses.witnesses import Witness

# A count of three digits that ends in no zero rarely comes up twice by chance; a smaller one may, two
# smaller ones together rarely do.
_RARE = 100
_TELLING = 11
# Two reporters may both write "rockets struck the market in the centre": of longer sentences three words in
# four are not chosen alike by chance. Set by hand.
_MANY_WORDS = 8
_MOST_WORDS = 0.75
# A word that more accounts of one event say is how everybody tells it.
_MOST_SAYERS = 24

_Counts = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Two origins that probably rest on one, and why."""

    left: str
    right: str
    reason: Reason


def hints(told: Sequence[Witness], origins: Mapping[str, str]) -> tuple[Hint, ...]:
    """Outlets that tell in their own voice and have a rare count, two exact counts, or a sentence in common.

    Only accounts of one event are given. Nothing is joined by a hint: each outlet may have been told the
    same by a reporter of its own.
    """
    silent = sorted(
        (one for one in told if not one.named), key=lambda one: (one.facts.published or "9999", one.id)
    )
    found: dict[tuple[str, str], Hint] = {}
    for one, other, what in (*_counted_alike(silent), *_worded_alike(silent)):
        pair = (origins[one.id], origins[other.id])
        if one.root != other.root and pair[0] != pair[1]:
            detail = f"{pair[0]} and {pair[1]} both {what} and say not from whom: they may rest on one source"
            reason = Reason(rule="origin.hint", detail=detail, weight=0.0)
            found.setdefault((min(pair), max(pair)), Hint(left=pair[0], right=pair[1], reason=reason))
    return tuple(found.values())


def _counted_alike(silent: Sequence[Witness]) -> Iterator[tuple[Witness, Witness, str]]:
    """Each account with the first that gives a rare count, or a pair of exact ones, that it gives too."""
    first: dict[_Counts, Witness] = {}
    for one in silent:
        for counts in _telling(one):
            told = " and ".join(f"{value:,g} {kind.replace('_', ' ')}" for kind, value in counts)
            yield first.setdefault(counts, one), one, f"give {told}"


def _telling(one: Witness) -> Iterator[_Counts]:
    """The rare counts of a claim, and its pairs of exact counts of different kinds."""
    exact = sorted({(figure.kind, value) for figure in one.figures if (value := _exact(figure)) is not None})
    for kind, value in exact:
        if value >= _RARE and value % 10:
            yield ((kind, value),)
    small = [(kind, value) for kind, value in exact if value >= _TELLING and value % 10]
    for left, right in combinations(small, 2):
        if left[0] != right[0]:
            yield left, right


def _exact(figure: Figure) -> float | None:
    return figure.low if figure.low is not None and figure.low == figure.high else None


def _worded_alike(silent: Sequence[Witness]) -> Iterator[tuple[Witness, Witness, str]]:
    """Accounts whose sentences have most of their rarer words in common."""
    holders: dict[int, list[int]] = {}
    for place, one in enumerate(silent):
        for word in one.rare:
            holders.setdefault(word, []).append(place)
    shared = Counter(
        pair for places in holders.values() if len(places) <= _MOST_SAYERS for pair in combinations(places, 2)
    )
    for (left, right), count in sorted(shared.items()):
        fewer = min(len(silent[left].rare), len(silent[right].rare))
        if count >= _MANY_WORDS and count >= _MOST_WORDS * fewer:
            yield silent[left], silent[right], f"tell it in a sentence with {count} rarer words in common"
