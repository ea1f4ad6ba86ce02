"""Bodies that every state has: its government, forces and ministries, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any, TypeVar

from variorum.lexicon.countries import CountryBook
from variorum.lexicon.entries import one_line
from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry, CountryEntry, SourceEntry
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

Entry = TypeVar("Entry", bound=ActorEntry | SourceEntry)

# "the armed forces of the Democratic Republic of the Congo" has its country in the last six words.
_LONGEST_COUNTRY = 8
# "US", "American" and "U.S." are worth showing; further words are only matched.
_SHOWN_MODIFIERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A kind of state body; the fields are told in `data/state_bodies.yaml`."""

    suffix: str
    kind: str
    names: tuple[str, ...]
    role: str = ""
    proper: str = ""
    parent: str = ""
    owner: str = ""
    reason: str = ""
    unless: str = ""
    given: bool = False
    parts: bool = False
    also: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


def load_bodies(path: Traversable) -> tuple[Body, ...]:
    """The kinds of body in a knowledge file. Raises LexiconError where it is malformed."""
    try:
        return tuple(_body(suffix, fields) for suffix, fields in load_yaml(path).items())
    except (AttributeError, TypeError) as error:
        raise LexiconError(f"{path} does not hold state bodies: {error}", advice="Mend the file.") from error


def _body(suffix: str, fields: Mapping[str, Any]) -> Body:
    lists = {key: one_line(fields[key]) for key in ("names", "also", "of") if key in fields}
    return Body(suffix=suffix, **{**fields, **lists})


def proper_names(country: CountryEntry, body: Body) -> tuple[str, ...]:
    """The body's own names in this country, such as "Bundeswehr"."""
    names: tuple[str, ...] = getattr(country, body.proper) if body.proper else ()
    return names


def keeps(country: CountryEntry, body: Body) -> bool:
    """Whether the country has such a body. A part of a state has only what is named for it."""
    if body.unless in country.without or body.suffix in country.without:
        return False
    if country.status == "part" and not body.parts and body.suffix != "government":
        return bool(proper_names(country, body))
    return not body.given or bool(proper_names(country, body))


def modifiers(country: CountryEntry) -> tuple[str, ...]:
    """Words that make a body this country's when they stand before it, best known first."""
    short = (name for name in country.names if name.isupper())
    return tuple(dict.fromkeys((*country.adjectives, *short))) or (country.name,)


class ComposedNames:
    """Names put together of a country's word and a noun: "Syrian troops", "army of Chad".

    They are put together when asked for, so that a few hundred words stand for some 100,000 names.
    """

    def __init__(self, countries: CountryBook, bodies: Sequence[Body]) -> None:
        self._ids = {
            (country.id, body.suffix): f"{country.id}-{body.suffix}"
            for country, body in product(countries.all(), bodies)
            if keeps(country, body)
        }
        self._after = _grouped(
            (fold(noun), body.suffix) for body in bodies for noun in (*body.names, *body.also)
        )
        self._before = _grouped((fold(noun) + " of", body.suffix) for body in bodies for noun in body.of)
        self._modifiers = _grouped(
            (word, country.id) for country in countries.all() for word in _folded_modifiers(country)
        )
        self._names = _grouped(
            (fold(name), country.id) for country in countries.all() for name in (country.name, *country.names)
        )

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the bodies that `text` names by country and noun; a leading "the" may be extra."""
        words = fold(text).removeprefix("the ").split(" ")
        found: list[str] = []
        for cut in range(1, min(len(words), _LONGEST_COUNTRY + 1)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            found += self._pairs(self._modifiers.get(head, ()), self._after.get(tail, ()))
            found += self._pairs(self._names.get(tail.removeprefix("the "), ()), self._before.get(head, ()))
        return tuple(dict.fromkeys(found))

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every composed name, folded, with its ids."""
        for (word, places), (noun, suffixes) in product(self._modifiers.items(), self._after.items()):
            if ids := self._pairs(places, suffixes):
                yield f"{word} {noun}", tuple(ids)
        for (noun, suffixes), (word, places) in product(self._before.items(), self._names.items()):
            if ids := self._pairs(places, suffixes):
                yield f"{noun} {word}", tuple(ids)

    def _pairs(self, places: Sequence[str], suffixes: Sequence[str]) -> list[str]:
        return [self._ids[pair] for pair in product(places, suffixes) if pair in self._ids]


def shown_names(country: CountryEntry, body: Body) -> tuple[str, ...]:
    """The body's names worth showing: its own, then those made of the country's words."""
    made = (f"{word} {noun}" for word, noun in product(modifiers(country)[:_SHOWN_MODIFIERS], body.names))
    return tuple(dict.fromkeys((*proper_names(country, body), *made)))


def own_names(countries: CountryBook, bodies: Sequence[Body]) -> dict[str, tuple[str, ...]]:
    """For each state body's id the names that ComposedNames cannot put together."""
    return {
        f"{country.id}-{body.suffix}": (
            *proper_names(country, body),
            *((country.name, *country.names) if body.proper == "government" else ()),
        )
        for country, body in product(countries.all(), bodies)
        if keeps(country, body)
    }


def listed_names(
    entries: Mapping[str, ActorEntry | SourceEntry],
    made: Mapping[str, ActorEntry | SourceEntry],
    own: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[str, str]]:
    """Each entry's names with its id, but of a made entry only its `own` and those added by a file."""
    for id_, entry in entries.items():
        if id_ not in made:
            yield entry.name, id_
            names: Iterable[str] = entry.names
        elif entry is made[id_]:
            names = own[id_]
        else:
            shown = frozenset(made[id_].names)
            names = (*own[id_], *(name for name in entry.names if name not in shown))
        for name in names:
            yield name, id_


def with_more(
    known: Mapping[str, Entry], entries: Iterable[Entry]
) -> tuple[dict[str, Entry], list[tuple[str, str]]]:
    """`known` with `entries` after it, and the spellings that they add, each with its id.

    An entry with the id of a known one adds its names to that.
    """
    by_id = dict(known)
    added: list[tuple[str, str]] = []
    for entry in entries:
        names = (entry.name, *entry.names)
        made = entry
        if entry.id in by_id:
            made = by_id[entry.id]
            made = replace(made, names=tuple(dict.fromkeys((*made.names, *names))))
        by_id[entry.id] = made
        added += [(name, entry.id) for name in names]
    return by_id, added


def plain_word(country: CountryEntry, countries: CountryBook) -> str:
    """The word that names the country's bodies: its first adjective, unless other countries share that."""
    word = modifiers(country)[0]
    shared = len({entry.id for entry, _ in countries.by_word(fold(word))}) > 1
    return country.name if shared else word


def _folded_modifiers(country: CountryEntry) -> Iterable[str]:
    for word in (*country.adjectives, country.name, *country.names):
        yield fold(word)
    for name in (country.name, *country.names):
        # "Syria's army" folds to "syrias army"; "the United States' army" to "united states army".
        yield fold(name + ("" if name.endswith("s") else "s"))
        yield fold(name + "s")


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        grouped.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in grouped.items()}
