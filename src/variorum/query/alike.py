"""Names much like one that is not known, to suggest to a person."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from variorum.lexicon.fold import fold

# Of a name two letters in five may be wrong: what is found is only suggested.
_ALIKE = 0.6


def names_alike(name: str, folded: Iterable[str], most: int) -> list[str]:
    """Those of `folded`, names as `fold` makes them, that are much like `name`, the likest first."""
    wanted = sorted(folded)
    found = process.extract(
        fold(name), wanted, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE, limit=None
    )
    return [match for match, _, _ in sorted(found, key=lambda one: (-one[1], one[0]))][:most]
