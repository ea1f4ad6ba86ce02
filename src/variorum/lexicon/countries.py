"""States and territories, and the words that stand for them in the news."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from variorum.lexicon.cache import load_kept
from variorum.lexicon.entries import EntryReader, one_line
from variorum.lexicon.fold import fold
from variorum.lexicon.records import CountryEntry
from variorum.model.errors import LexiconError

WordKind = Literal["name", "adjective", "people", "capital", "metonym"]


class CountryBook:
    """All known states and territories, by code, by id and by the words that stand for them."""

    def __init__(self, entries: Iterable[CountryEntry]) -> None:
        self._entries = tuple(entries)
        self._by_code = {key.casefold(): entry for entry in self._entries for key in (entry.id, entry.code)}
        words: dict[str, list[tuple[CountryEntry, WordKind]]] = {}
        for entry in self._entries:
            for word, kind in _words(entry):
                found = words.setdefault(fold(word), [])
                if (entry, kind) not in found:
                    found.append((entry, kind))
        self._by_word = {word: tuple(found) for word, found in words.items()}

    def all(self) -> tuple[CountryEntry, ...]:
        """Every territory, in the order of the file: UN members by name, then the others."""
        return self._entries

    def get(self, code: str) -> CountryEntry | None:
        """The territory with this code or id, whatever its capitals; None where there is none."""
        return self._by_code.get(code.casefold())

    def by_word(self, folded: str) -> tuple[tuple[CountryEntry, WordKind], ...]:
        """What a folded word may stand for: ("korean" both Koreas), in the order of the file."""
        return self._by_word.get(folded, ())

    def words(self) -> tuple[str, ...]:
        """Every folded word that stands for a territory, its people or its government."""
        return tuple(self._by_word)


def load_countries() -> CountryBook:
    """The territories of `data/countries.yaml`. Raises LexiconError where the file is malformed."""
    path = files("variorum.lexicon") / "data" / "countries.yaml"
    reader = EntryReader(CountryEntry)
    return CountryBook(_entry(id_, fields, reader, path) for id_, fields in load_kept(path).items())


def _entry(id_: str, fields: Mapping[str, str], reader: EntryReader, path: Traversable) -> CountryEntry:
    try:
        lat, lon = (float(part) for part in one_line(fields["at"]))
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(
            f"{path}: {id_} has no middle point: {error}", advice="Give at: lat; lon."
        ) from error
    given = reader.given(id_, {key: value for key, value in fields.items() if key != "at"}, path)
    entry: CountryEntry = reader.entry(id_, {**given, "lat": lat, "lon": lon}, path)
    return entry


def _words(entry: CountryEntry) -> Iterable[tuple[str, WordKind]]:
    yield entry.name, "name"
    for word in entry.names:
        yield word, "name"
    for word in entry.adjectives:
        yield word, "adjective"
    for word in entry.people:
        yield word, "people"
    if entry.capital:
        yield entry.capital, "capital"
    for word in entry.metonyms:
        yield word, "metonym"
