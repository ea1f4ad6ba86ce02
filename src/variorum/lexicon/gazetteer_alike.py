"""Names much like a name: what a misspelling may have meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from variorum.lexicon.gazetteer_layers import folded_name

# A misspelling differs in one letter of four at most and keeps its first letter, or that of its sound.
ALIKE = 0.74
LENGTHS_APART = 2
# A name found by its sound must share half of its letters too.
_ALIKE_BY_SOUND = 0.5
# Names are kept of so many countries, the latest asked for.
_COUNTRIES = 12
_MOST_FOUND = 50
_VOWELS = "aiu"


class CountrySpellings:
    """Names of countries' places to compare with, read when first asked for and kept for the latest."""

    def __init__(self, names_of: Callable[[str], Iterable[str]]) -> None:
        self._names = lru_cache(_COUNTRIES)(lambda code: tuple(names_of(code)))
        self._forms = lru_cache(_COUNTRIES * 10)(self._folded)

    def like(self, folded: str, countries: Collection[str]) -> dict[str, float]:
        """The names in these countries much like a folded name, each with its likeness, best first."""
        found: dict[str, float] = {}
        for code in sorted(countries):
            for form, score in alike(folded, self._forms(code, folded[0])):
                found[form] = max(score, found.get(form, 0.0))
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_MOST_FOUND])

    def _folded(self, code: str, first: str) -> list[str]:
        """The folded names of a country that begin with a letter."""
        opens = {first, first.upper()}
        names = (
            name
            for name in self._names(code)
            if name[:1] in opens or not name[:1].isalpha() or name[:1] > "~"
        )
        return [form for form in dict.fromkeys(map(folded_name, names)) if form[:1] == first]


def keys_alike(key: str) -> Iterator[str]:
    """A romanisation key, and those that differ from it in one vowel."""
    if key:
        yield key
    for at, letter in enumerate(key):
        if letter in _VOWELS:
            yield from (f"{key[:at]}{other}{key[at + 1 :]}" for other in _VOWELS if other != letter)


def likeness_by_sound(folded: str, names: Iterable[str]) -> float:
    """How like a name found by a key like its own is: less than by its letters; 0 where it is not."""
    best = max((OSA.normalized_similarity(folded, folded_name(name)) for name in names), default=0.0)
    return (1.0 + best) / 2 * 0.99 if best >= _ALIKE_BY_SOUND else 0.0


def alike(folded: str, names: Collection[str]) -> list[tuple[str, float]]:
    """Those of the names that are much like one, with their likeness (0 to 1), best first."""
    found = process.extract(
        folded, names, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=_MOST_FOUND
    )
    return [(name, score) for name, score, _ in found]
