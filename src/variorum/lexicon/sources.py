"""Known publishers and speakers: outlets, agencies, ministries, monitors, and generic sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from typing import cast

from variorum.lexicon.countries import CountryBook, load_countries
from variorum.lexicon.entries import EntryReader
from variorum.lexicon.name_index import NameIndex, load_capitals
from variorum.lexicon.records import CountryEntry, SourceEntry, SourceKind
from variorum.lexicon.state_bodies import (
    Body,
    ComposedNames,
    keeps,
    listed_names,
    load_bodies,
    own_names,
    plain_word,
    shown_names,
    with_more,
)

_DATA = files("variorum.lexicon") / "data"


class SourceBook:
    """All known sources by id, by name and by the host they publish on."""

    def __init__(
        self, entries: Iterable[SourceEntry], spellings: Iterable[tuple[str, str]], composed: ComposedNames
    ) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        self._spellings = tuple(spellings)
        self._index = NameIndex(self._spellings, load_capitals())
        self._composed = composed
        self._by_domain = {host: entry for entry in self._by_id.values() for host in entry.domains}

    def with_entries(self, entries: Iterable[SourceEntry]) -> SourceBook:
        """The book with more sources in it; an entry with the id of one that is there adds names to it."""
        by_id, added = with_more(self._by_id, entries)
        return SourceBook(by_id.values(), (*self._spellings, *added), self._composed)

    def all(self) -> tuple[SourceEntry, ...]:
        """Every source: the voices of states first, then the others by file."""
        return tuple(self._by_id.values())

    def get(self, id_: str) -> SourceEntry | None:
        """The source with this id, or None."""
        return self._by_id.get(id_)

    def by_name(self, text: str) -> tuple[SourceEntry, ...]:
        """The sources `text` may stand for, compared folded, given as the article has it."""
        ids = chain(self._index.find(text), self._composed.find(text))
        return tuple(self._by_id[id_] for id_ in dict.fromkeys(ids))

    def by_domain(self, host: str) -> SourceEntry | None:
        """The source that publishes on `host` or on a domain above it ("www.", "edition.")."""
        labels = host.casefold().strip(".").split(".")
        tails = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._by_domain[tail] for tail in tails if tail in self._by_domain), None)

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every folded name with the ids it may stand for; a name may come twice with other ids."""
        return chain(self._index, self._composed)


def load_sources(countries: CountryBook | None = None) -> SourceBook:
    """The voices of all `countries` and the sources of `data/sources`. Raises LexiconError."""
    countries = countries or load_countries()
    bodies = load_bodies(_DATA / "state_sources.yaml")
    made = {entry.id: entry for country in countries.all() for entry in _of_state(country, bodies, countries)}
    entries = EntryReader(SourceEntry).folder(_DATA / "sources", made)
    return SourceBook(
        entries.values(),
        listed_names(entries, made, own_names(countries, bodies)),
        ComposedNames(countries, bodies),
    )


def _of_state(country: CountryEntry, bodies: Iterable[Body], countries: CountryBook) -> Iterator[SourceEntry]:
    word = plain_word(country, countries)
    for body in bodies:
        if not keeps(country, body):
            continue
        name = f"{word} {body.names[0]}"
        owner = f"{country.id}-{body.owner}" if body.owner else None
        if body.owner == "army" and country.status == "part" and not country.army:
            owner = f"{country.id}-government"
        yield SourceEntry(
            id=f"{country.id}-{body.suffix}",
            name=name,
            names=tuple(other for other in shown_names(country, body) if other != name),
            kind=cast("SourceKind", body.kind),
            country=country.code,
            owner=owner,
            alignment=owner,
            reason=body.reason.format(country=country.name),
        )
