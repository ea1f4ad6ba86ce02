"""Patterns that say from the words of a mention what kind of place it is and what it is called."""

from __future__ import annotations

import re

from variorum.lexicon.fold import fold
from variorum.lexicon.patterns import any_of
from variorum.lexicon.words_of_naming import PlaceWords, ToponymWords
from variorum.model.readings import Name


class PlacePatterns:
    """Reads the words of mentions of places; holds the patterns made of the words around names."""

    def __init__(self, words: PlaceWords, toponyms: ToponymWords) -> None:
        self._abbreviations = toponyms.abbreviations
        self._regions = toponyms.region_adjectives
        self._same_place = words.same_place
        self._area = re.compile(rf"\b{any_of(words.area_words)}\b", re.IGNORECASE)
        self._town = re.compile(rf"\b{any_of(words.town_words)}\b", re.IGNORECASE)
        self._dispensable = re.compile(rf"\b{any_of(words.dispensable)}\b", re.IGNORECASE)
        self._town_of = re.compile(rf"\b{any_of(words.town_words)}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
        self._area_of = re.compile(rf"\b{any_of(words.area_words)}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
        article = rf"(?:\s+{any_of(words.articles)}-?\s*)?"
        self._name = re.compile(rf"[A-Z][\w'’-]*{article}(?:[ -][A-Z0-9][\w'’-]*)*")

    def speaks_of_area(self, text: str) -> bool:
        """Whether the words speak of an area ("the Homs countryside")."""
        return bool(self._area.search(text))

    def speaks_of_town(self, text: str) -> bool:
        """Whether the words speak of a town or a spot ("the port of Hodeidah")."""
        return bool(self._town.search(text))

    def kind_before(self, words: str) -> str:
        """What the words before a name say it is: "town" ("the city of"), "area", or nothing."""
        if self._town_of.search(words):
            return "town"
        return "area" if self._area_of.search(words) else ""

    def core(self, text: str, names: list[Name]) -> str:
        """The proper name inside a mention: the longest place name, else its capitalised words."""
        placed = [n for n in names if n.kind in ("place", "country")]
        if placed:
            return max(placed, key=lambda n: (len(n.text), -n.start)).text
        return max(self._name.findall(text), key=len, default="")

    def bare(self, core: str) -> str:
        """A name without the words that print adds to it ("Homs province")."""
        return self._dispensable.sub("", core).strip()

    def abbreviated(self, core: str) -> tuple[str, ...]:
        """Ids of the areas that print shortens to these very words ("Ill.")."""
        id_ = self._abbreviations.get(core)
        return () if id_ is None else (id_,)

    def region_of(self, word: str) -> list[str]:
        """Id of the wide region whose people or things a word is for ("European"), in a list; else none."""
        id_ = self._regions.get(fold(word))
        return [] if id_ is None else [id_]

    def shown(self, name: str, core: str, text: str) -> str:
        """The name to show: the gazetteer's for a plain mention, the printed words for a part of it."""
        whole = (fold(core), *(fold(f"{core} {word}") for word in self._same_place))
        return name if fold(text) in whole or core not in text else text.replace(core, name)
