"""Names that no known place has: a slip of the pen, or a place that the text says lies in a known one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from variorum.lexicon.fold import fold
from variorum.lexicon.records import PlaceEntry
from variorum.model.readings import Sentence
from variorum.resolve.place_article import ArticlePlaces
from variorum.resolve.place_candidates import PlaceFinder
from variorum.resolve.place_qualifiers import leads_to_wider

# A slip changes one letter of five or two of eight; shorter names are too much alike.
_ALIKE = 0.74
_SHORTEST = 5
# By so much the best likeness must lead the next place's, and so many people must live there.
_LEAD = 0.08
_KNOWN_PEOPLE = 10_000
# A slip is looked for in so many of the article's first countries.
_COUNTRIES = 2
_WIDER = frozenset({"admin1", "admin2", "area", "settlement"})
_WORD = re.compile(r"[^\W\d_]+")


class PlaceGuesses:
    """What may be said of a name that no known place has, in one article."""

    def __init__(self, finder: PlaceFinder, article: ArticlePlaces, sentences: Sequence[Sentence]) -> None:
        self._finder = finder
        self._article = article
        self._sentences = sorted(sentences, key=lambda s: s.start)
        self._starts = [s.start for s in self._sentences]
        self._suggested: dict[str, tuple[tuple[PlaceEntry, float], ...]] = {}

    def spelt_like(self, core: str) -> tuple[tuple[PlaceEntry, float], ...]:
        """Places of the article's countries with a name like this one, and how like, the best first."""
        if len(core) < _SHORTEST or not _WORD.fullmatch(core):
            return ()
        countries = self._article.countries[:_COUNTRIES]
        if core not in self._suggested:
            found = self._finder.lexicon.places.suggest(core, countries) if countries else ()
            self._suggested[core] = tuple(
                one for one in found if one[1] >= _ALIKE and sorted_alike(core, one[0])
            )
        return self._suggested[core]

    def meant(self, core: str) -> PlaceEntry | None:
        """The one place that a misspelt name can be meant for; None where there is none, or several."""
        found = self.spelt_like(core)
        big = [one for one in found if one[0].prominence >= _KNOWN_PEOPLE]
        if not big:
            return None
        best, likeness = big[0]
        rivals = [s for place, s in big[1:] if fold(place.name) != fold(best.name)]
        return best if not rivals or likeness - max(rivals) >= _LEAD else None

    def wider(self, start: int, end: int) -> PlaceEntry | None:
        """The area or town that the words after a name put it in."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        sentence = self._sentences[index]
        names = sorted((n for n in sentence.names if n.kind == "place"), key=lambda n: n.start)
        at = bisect_left([n.start for n in names], end)
        if at == len(names):
            return None
        between = sentence.text[end - sentence.start : names[at].start - sentence.start]
        if not leads_to_wider(between):
            return None
        ranked = self._article.ranked(names[at].text)
        entry = ranked[0].candidate.entry if ranked else None
        return entry if entry is not None and entry.kind in _WIDER else None


def sorted_alike(core: str, place: PlaceEntry) -> bool:
    """Whether two spellings are of about the same length: a slip of the keys, and not another name."""
    return any(abs(len(fold(n)) - len(fold(core))) <= 1 for n in (place.name, *place.names))
