"""Names and ids much like one that is not known, to suggest to a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from variorum.lexicon.fold import fold

# Of a name two letters in five may be wrong: what is found is only suggested.
_ALIKE = 0.6
# Of an id of twenty hexadecimal digits some five may be wrong.
_ALIKE_EXACTLY = 0.75
# The kind of an id and a few digits begin it.
_BEGINNING = 8


def names_alike(name: str, folded: Iterable[str], most: int) -> list[str]:
    """Those of `folded`, names as `fold` makes them, that are much like `name`, the likest first."""
    wanted = sorted(folded)
    found = process.extract(
        fold(name), wanted, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE, limit=None
    )
    return [match for match, _, _ in sorted(found, key=lambda one: (-one[1], one[0]))][:most]


def ids_alike(key: str, ids: Iterable[str], most: int) -> list[str]:
    """Those of `ids` that are much like `key`, or that it is the beginning of, the likest first."""
    known = list(ids)
    beginning = [one for one in known if len(key) >= _BEGINNING and one.startswith(key)][:most]
    return list(dict.fromkeys([*beginning, *likest(key, known, most)]))[:most]


def likest(key: str, known: Sequence[str], most: int) -> list[str]:
    """Those of `known`, ids or sources, that differ from `key` in few signs, the likest first."""
    found = process.extract(
        key, known, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE_EXACTLY, limit=most
    )
    return [match for match, _, _ in found]
