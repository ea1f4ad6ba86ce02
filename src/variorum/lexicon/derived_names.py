"""Names made of a known name and other words: titles before it, "fighters" or "government" after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from variorum.lexicon.entries import one_line
from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry
from variorum.lexicon.yaml_files import load_yaml

_BRACKETED_END = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*$")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
# The longest noun of the lists has three words ("rank and file").
_LONGEST_NOUN = 3
# Longer stretches are no names, and would be tried at every blank.
_LONGEST_NAME = 16
_LONGEST_TEXT = 200
_ARMED = frozenset(
    {"rebel", "militia", "criminal", "company", "coalition", "state-force", "police", "international"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivingWords:
    """The lists of `data/derived_names.yaml`, folded."""

    titles: frozenset[str]
    members: frozenset[str]
    forces: frozenset[str]
    governments: frozenset[str]


def load_deriving_words(path: Traversable, qualifiers: Iterable[str]) -> DerivingWords:
    """The lists, with the single words of `qualifiers` (countries' names and adjectives) among the titles."""
    lists = {key: frozenset(map(fold, one_line(words))) for key, words in load_yaml(path).items()}
    words = frozenset(part for word in qualifiers for part in word.split(" "))
    return DerivingWords(**{**lists, "titles": lists["titles"] | words})


class DerivedNames:
    """Finds parties by names that hold a listed name. For text that is no listed name itself."""

    def __init__(
        self,
        words: DerivingWords,
        find: Callable[[str], tuple[str, ...]],
        entries: Mapping[str, ActorEntry],
        army_of: Callable[[str], ActorEntry | None],
    ) -> None:
        self._words = words
        self._find = find
        self._entries = entries
        self._army_of = army_of

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the person after titles, of the armed party before "fighters", of whom a person leads."""
        if len(text) > _LONGEST_TEXT:
            return ()
        bare = _POSSESSIVE.sub("", _BRACKETED_END.sub("", _ARTICLE.sub("", text)))
        if bare != text and (ids := self._find(bare)):
            return ids
        words = bare.split()
        if not 1 < len(words) <= _LONGEST_NAME:
            return ()
        return tuple(dict.fromkeys(self._titled(words))) or tuple(dict.fromkeys(self._followed(words)))

    def _titled(self, words: list[str]) -> Iterator[str]:
        for cut in range(1, len(words)):
            if not set(fold(words[cut - 1]).split(" ")) <= self._words.titles:
                return
            found = [id_ for id_ in self._find(" ".join(words[cut:])) if self._entries[id_].kind == "person"]
            if found:
                yield from found
                return

    def _followed(self, words: list[str]) -> Iterator[str]:
        for cut in range(max(1, len(words) - _LONGEST_NOUN), len(words)):
            noun = fold(" ".join(words[cut:]))
            before = _POSSESSIVE.sub("", " ".join(words[:cut]))
            for id_ in self._find(before):
                yield from self._meant(self._entries[id_], noun)

    def _meant(self, entry: ActorEntry, noun: str) -> Iterator[str]:
        if entry.kind in _ARMED and noun in self._words.members:
            yield entry.id
        above = self._entries.get(entry.parent or "")
        if entry.kind != "person" or above is None:
            return
        if noun in self._words.governments:
            yield above.id
        elif noun in self._words.forces:
            led = self._army_of(entry.country or "") if above.kind == "government" else above
            if led:
                yield led.id
