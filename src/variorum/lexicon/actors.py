"""Known parties: states and their forces, armed groups, coalitions, bodies, people and generic names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from typing import cast

from variorum.lexicon.countries import CountryBook
from variorum.lexicon.derived_names import DerivedNames, DerivingWords, load_deriving_words
from variorum.lexicon.entries import EntryReader
from variorum.lexicon.fold import fold
from variorum.lexicon.name_index import NameIndex, load_capitals
from variorum.lexicon.officials import OfficeWords, Officials, held_on, load_office_words
from variorum.lexicon.records import ActorEntry, ActorKind, CountryEntry, Office
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


class ActorBook:
    """All known parties by id, by name and by what they belong to."""

    def __init__(
        self,
        entries: Iterable[ActorEntry],
        spellings: Iterable[tuple[str, str]],
        composed: ComposedNames,
        words: DerivingWords,
        offices: OfficeWords,
    ) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        self._offices = offices
        self._meanings = offices.meanings()
        self._terms: dict[tuple[str, str], list[tuple[Office, ActorEntry]]] = {}
        self._spellings = tuple(spellings)
        self._index = NameIndex(self._spellings, load_capitals())
        self._composed = composed
        self._words = words
        self._derived = DerivedNames(words, self.listed, self._by_id, self.force_of)
        self._forces: dict[tuple[str, str], ActorEntry] = {}
        for entry in self._by_id.values():
            if entry.country and entry.role and entry.kind != "person":
                self._forces.setdefault((entry.country.casefold(), entry.role), entry)
            for office in entry.offices:
                self._terms.setdefault((office.country.casefold(), office.label), []).append((office, entry))

    def with_entries(self, entries: Iterable[ActorEntry]) -> ActorBook:
        """The book with more parties in it; an entry with the id of one that is there adds names to it."""
        by_id, added = with_more(self._by_id, entries)
        return ActorBook(
            by_id.values(), (*self._spellings, *added), self._composed, self._words, self._offices
        )

    def all(self) -> tuple[ActorEntry, ...]:
        """Every party: the bodies of states first, then the groups, bodies and people by file."""
        return tuple(self._by_id.values())

    def get(self, id_: str) -> ActorEntry | None:
        """The party with this id, or None."""
        return self._by_id.get(id_)

    def above(self, id_: str) -> tuple[str, ...]:
        """The ids right above an actor's: its body, then wider names; none where it is not known."""
        entry = self.get(id_)
        return () if entry is None else (*((entry.parent,) if entry.parent else ()), *entry.broader)

    def by_name(self, text: str) -> tuple[ActorEntry, ...]:
        """The parties `text` may stand for, compared folded; a leading "the" may be extra.

        Give the words as the article has them: "WHO" is a party, "who" is not. More than one party
        means the name is shared ("SPLA"), and what the text is about has to decide. Where the words
        are no listed name, those with a title before or members after a listed name are tried.
        """
        ids = self.listed(text) or self._derived.find(text)
        return tuple(self._by_id[id_] for id_ in ids)

    def listed(self, text: str) -> tuple[str, ...]:
        """Ids of the parties that have `text` for a name as it stands, with no title or members around it."""
        return tuple(dict.fromkeys(chain(self._index.find(text), self._composed.find(text))))

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every folded name with the ids it may stand for; a name may come twice with other ids."""
        return chain(self._index, self._composed)

    def force_of(self, country_code: str, branch: str = "armed-forces") -> ActorEntry | None:
        """A state's body by role: armed-forces, air-force, navy, police, intelligence and so on."""
        return self._forces.get((country_code.casefold(), branch))

    def government_of(self, country_code: str) -> ActorEntry | None:
        """A state's government, or None where the code is unknown."""
        return self.force_of(country_code, "government")

    def in_office(self, country_code: str, label: str, day: str | None) -> tuple[ActorEntry, ...]:
        """Who may have held a state's office on an ISO day, those longest in office first.

        `label` is an office ("president", "army chief") or another word for it ("premier"). On the
        day of a hand-over, and in the year or month of one where no day is known, that is both the
        one who left and the one who came. Empty without a day, and where no holder is known.
        """
        if day is None:
            return ()
        labels = self._meanings.get(fold(label), frozenset())
        terms = [term for one in labels for term in self._terms.get((country_code.casefold(), one), ())]
        held = sorted(
            (term for term in terms if held_on(term[0], day)), key=lambda t: (t[0].since, t[0].label, t[1].id)
        )
        return tuple({entry.id: entry for _, entry in held}.values())


def load_actors(countries: CountryBook) -> ActorBook:
    """The bodies of all `countries`, the parties of `data/actors`, the people of `data/officials`.

    Raises LexiconError.
    """
    bodies = load_bodies(_DATA / "state_bodies.yaml")
    made = {entry.id: entry for country in countries.all() for entry in _of_state(country, bodies, countries)}
    offices = load_office_words(_DATA / "offices.yaml")
    listed = EntryReader(ActorEntry).folder(_DATA / "actors", made)
    entries = Officials(offices, countries, listed).folder(_DATA / "officials")
    return ActorBook(
        entries.values(),
        listed_names(entries, made, own_names(countries, bodies)),
        ComposedNames(countries, bodies),
        load_deriving_words(_DATA / "derived_names.yaml", countries.words()),
        offices,
    )


def _of_state(country: CountryEntry, bodies: Iterable[Body], countries: CountryBook) -> Iterator[ActorEntry]:
    word = plain_word(country, countries)
    above = countries.get(country.part_of) if country.status == "part" and country.part_of else None
    for body in bodies:
        if not keeps(country, body):
            continue
        names = shown_names(country, body)
        parent = f"{country.id}-{body.parent}" if body.parent else None
        if body.suffix != "government":
            name = f"{word} {body.names[0]}"
        elif above:
            name, parent = f"{country.name} authorities", f"{above.id}-government"
        else:
            name, names = country.name, (*names, f"government of {country.name}", *country.names)
        if body.parent == "army" and "army" in country.without:
            parent = f"{country.id}-government"
        yield ActorEntry(
            id=f"{country.id}-{body.suffix}",
            name=name,
            names=tuple(other for other in names if other != name),
            kind=cast("ActorKind", body.kind),
            country=country.code,
            parent=parent,
            role=body.role,
            until=country.until,
        )
