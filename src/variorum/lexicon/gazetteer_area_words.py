"""Names of areas with and without the word for what they are: "Idlib governorate", "Otter Tail"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

from variorum.lexicon.gazetteer_sources import PLACES
from variorum.lexicon.records import PlaceEntry, PlaceKind
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

AREA_WORDS = "area_words.yaml"
AREA_KINDS = frozenset(("admin1", "admin2", "region"))


@cache
def _words() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The words after a name and before it, each with the kinds it stands for. Raises LexiconError."""
    read = load_yaml(PLACES / AREA_WORDS)
    after, before = (
        {word: tuple(kinds.split()) for word, kinds in read[side].items()} for side in ("after", "before")
    )
    used = {kind for kinds in (*after.values(), *before.values()) for kind in kinds}
    if unknown := used - set(get_args(PlaceKind)):
        raise LexiconError(f"{AREA_WORDS} has unknown kinds: {sorted(unknown)}.", advice="Mend them.")
    return after, before


def bare_names(folded: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is left of a folded name without its word for an area, with the kinds the word stands for."""
    after, before = _words()
    words = folded.split(" ")
    for length in (2, 1):
        if len(words) > length:
            if kinds := after.get(" ".join(words[-length:])):
                yield " ".join(words[:-length]), kinds
            if kinds := before.get(" ".join(words[:length])):
                yield " ".join(words[length:]), kinds


def whole_names(folded: str) -> Iterator[str]:
    """A folded name with each word for an area put after it."""
    return (f"{folded} {word}" for word in _words()[0])


def of_likeliest_kind(places: Sequence[PlaceEntry], kinds: Sequence[str]) -> tuple[PlaceEntry, ...]:
    """Those of the first of these kinds that any of the places is of."""
    for kind in kinds:
        found = tuple(place for place in places if place.kind == kind)
        if found:
            return found
    return ()
