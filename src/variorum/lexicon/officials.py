"""People in office: heads of state and government, ministers and army chiefs of each country, with terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from typing import Any

from variorum.lexicon.cache import load_kept
from variorum.lexicon.countries import CountryBook
from variorum.lexicon.entries import one_line
from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry, CountryEntry, Office
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_ENTRY = re.compile(rf"([^()\d;]+?)(?: \(([^()]+)\))? ({_DAY})\.\.({_DAY})?")
_ARTICLE_OF_NAME = re.compile(r"(?:(?<=\s)|^)(?:[Aa]l-|[Ee]l-|al |el )(?=\w)")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_OF_STATE = frozenset({"government", "armed-forces"})
_LISTS = ("particles", "endings", "forename_countries", "whole_name_countries", "towns")
_SHAPE = "Write: Name (other spelling, other spelling) since..until; Name since..until"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKind:
    """What `data/offices.yaml` says of a label; the fields are told there."""

    label: str
    body: str
    titles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    like: str = ""
    forename: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """The kinds of office by label, and what is known of surnames."""

    kinds: Mapping[str, OfficeKind]
    particles: frozenset[str]
    endings: frozenset[str]
    forename_countries: frozenset[str]
    whole_name_countries: frozenset[str]
    towns: frozenset[str]

    def meanings(self) -> dict[str, frozenset[str]]:
        """For each folded word for an office the labels it may mean: "premier" that and its likes."""
        meant: dict[str, set[str]] = {}
        for kind in self.kinds.values():
            for word in (kind.label, kind.like or kind.label, *kind.nouns):
                meant.setdefault(fold(word), set()).add(kind.label)
        for kind in self.kinds.values():
            # "Premier" is a noun for the prime minister, so it means the likes of that office too.
            for word in kind.nouns:
                meant[fold(word)] |= meant[fold(kind.label)]
        return {word: frozenset(labels) for word, labels in meant.items()}

    def surname(self, name: str, *, forename: bool) -> str:
        """The part of a name that follows a title; "" where it is the whole name or stands for a house.

        `forename` says that the first word does.
        """
        words = name.split()
        while len(words) > 1 and words[-1].casefold() in self.endings:
            words.pop()
        if forename:
            return words[0] if len(words) > 1 else ""
        first = len(words) - 1
        while first > 0 and words[first - 1].casefold() in self.particles:
            first -= 1
        # "Al Thani", with a capital, is the house that all of a country's ministers may come from.
        return "" if first <= 0 or words[first] == "Al" else " ".join(words[first:])


def load_office_words(path: Traversable) -> OfficeWords:
    """The labels of `data/offices.yaml`. Raises LexiconError where it is malformed."""
    given = load_yaml(path)
    try:
        kinds = {label: _kind(label, fields) for label, fields in given["offices"].items()}
        lists = {key: frozenset(one_line(given[key])) for key in _LISTS}
    except (AttributeError, KeyError, TypeError) as error:
        raise LexiconError(f"{path} does not hold offices: {error}", advice="Mend the file.") from error
    for kind in kinds.values():
        if kind.like and kind.like not in kinds:
            raise LexiconError(f"{path}: {kind.label} is like no office of the file", advice="Mend `like`.")
    return OfficeWords(kinds=kinds, **lists)


def _kind(label: str, fields: Mapping[str, Any]) -> OfficeKind:
    lists = {key: one_line(fields[key]) for key in ("titles", "nouns") if key in fields}
    return OfficeKind(label=label, **{**fields, **lists})


@dataclass(slots=True)
class _Person:
    """One person of one country while its lines are read; `keys` are folded names, its own first."""

    name: str
    others: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)


class Officials:
    """Puts the people of `data/officials` among the known parties."""

    def __init__(self, words: OfficeWords, countries: CountryBook, entries: Mapping[str, ActorEntry]) -> None:
        self._words = words
        self._countries = countries
        self._entries = dict(entries)
        self._bodies: dict[tuple[str | None, str], str] = {}
        for entry in entries.values():
            if entry.country and entry.kind != "person":
                self._bodies.setdefault((entry.country, entry.role), entry.id)
        # For each folded name of several words the ids by country code.
        self._people: dict[str, dict[str | None, str]] = {}
        for entry in entries.values():
            if entry.kind == "person":
                for name in (entry.name, *entry.names):
                    if " " in name:
                        self._people.setdefault(fold(name), {})[entry.country] = entry.id

    def folder(self, folder: Traversable) -> dict[str, ActorEntry]:
        """All parties with the people of every file, by file name. Raises LexiconError on a bad line."""
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            by_country = load_kept(path)
            if not isinstance(by_country, Mapping):
                raise LexiconError(f"{path} does not hold offices by country", advice="Mend the file.")
            for id_, lines in by_country.items():
                country = self._countries.get(str(id_))
                if country is None or not isinstance(lines, Mapping):
                    raise LexiconError(
                        f"{path}: {id_} is no country with lines by office",
                        advice="Use an id of countries.yaml and one line an office.",
                    )
                for person in self._of_country(country, lines, path):
                    self._put(person, country)
        return self._entries

    def _of_country(
        self, country: CountryEntry, lines: Mapping[str, object], path: Traversable
    ) -> list[_Person]:
        people: dict[str, _Person] = {}
        everyone: list[_Person] = []
        for label, line in lines.items():
            where = f"{path}: {country.id}: {label}"
            if label not in self._words.kinds:
                raise LexiconError(f"{where} is no known office", advice="Add it to data/offices.yaml.")
            for part in one_line(line):
                name, others, office = _term(part, label, country.code, where)
                key = fold(name)
                keys = [key, *(fold(form) for form in others if " " in form)]
                person = next((people[key] for key in keys if key in people), None)
                if person is None:
                    person = _Person(name)
                    everyone.append(person)
                person.keys += [key for key in keys if key not in person.keys]
                if others or name != person.name:
                    person.others += (name, *others)
                person.offices.append(office)
                for key in keys:
                    people.setdefault(key, person)
        return everyone

    def _put(self, person: _Person, country: CountryEntry) -> None:
        known = self._known(person, country)
        if known:
            entry = self._entries[known]
            given = (entry.name, *entry.names, *person.others)
            self._entries[known] = _with(entry, person, self._names(person, country, given))
        else:
            known = self._make(person, country)
        for key in person.keys:
            self._people.setdefault(key, {})[country.code] = known

    def _known(self, person: _Person, country: CountryEntry) -> str | None:
        for found in filter(None, map(self._people.get, person.keys)):
            # Who governs a part of a state may be known from the state itself; who went on to lead an
            # international body is known there, without a country.
            for code in (country.code, country.part_of, None):
                if code in found:
                    return found[code]
        return None

    def _make(self, person: _Person, country: CountryEntry) -> str:
        offices = sorted(person.offices, key=_in_time) if len(person.offices) > 1 else person.offices
        latest = max(offices, key=_to_time) if len(offices) > 1 else offices[0]
        id_ = _NOT_IN_IDS.sub("-", person.keys[0]).strip("-")
        id_ = id_ if id_ not in self._entries else f"{id_}-{country.id}"
        self._entries[id_] = ActorEntry(
            id=id_,
            name=person.name,
            names=self._names(person, country, (person.name, *person.others)),
            kind="person",
            country=country.code,
            parent=self._body(latest.label, country),
            role=f"{latest.label} of {country.name}",
            since=offices[0].since,
            until=latest.until,
            offices=tuple(offices),
        )
        return id_

    def _body(self, label: str, country: CountryEntry) -> str | None:
        body = self._words.kinds[label].body
        if own := self._bodies.get((country.code, body)):
            return own
        if body not in _OF_STATE and body in self._entries:
            return body
        return self._bodies.get((country.code, "government"))

    def _names(self, person: _Person, country: CountryEntry, given: tuple[str, ...]) -> tuple[str, ...]:
        """The names `given`, the first of which is the entry's own, and those made of them."""
        names = [*given, *self._titled(person, country, given)]
        for name in given:
            short = _without_article(name)
            if " " in short:
                names.append(short)
        return tuple(n for n in dict.fromkeys(names) if n != given[0] and n not in self._words.towns)

    def _titled(self, person: _Person, country: CountryEntry, given: Iterable[str]) -> Iterator[str]:
        """ "President Tebboune". None for a surname that is a name by itself: any title may precede it."""
        if country.id in self._words.whole_name_countries:
            return
        alone = frozenset(map(str.casefold, given))
        by_country = country.id in self._words.forename_countries
        for label in dict.fromkeys(office.label for office in person.offices):
            kind = self._words.kinds[label]
            surname = self._words.surname(person.name, forename=by_country or kind.forename)
            if not surname or surname.casefold() in alone:
                continue
            short = _without_article(surname)
            for title in kind.titles:
                yield f"{title} {surname}"
                if short:
                    yield f"{title} {short}"


def _term(part: str, label: str, code: str, where: str) -> tuple[str, list[str], Office]:
    found = _ENTRY.fullmatch(part)
    if found is None:
        raise LexiconError(f"{where}: {part!r} is no name with a term", advice=_SHAPE)
    name, others, since, until = found.groups()
    if until and not _not_after(since, until):
        raise LexiconError(f"{where}: {part!r} ends before it begins", advice=_SHAPE)
    spellings = [form for raw in (others or "").split(",") if (form := raw.strip())]
    return name, spellings, Office(label=label, country=code, since=since, until=until)


def _without_article(name: str) -> str:
    """ "Nouri Maliki" of "Nouri al-Maliki"; "" where there is no article."""
    if "l-" not in name and "l " not in name:
        return ""
    short = _ARTICLE_OF_NAME.sub("", name)
    return "" if short == name else short


def _with(entry: ActorEntry, person: _Person, names: tuple[str, ...]) -> ActorEntry:
    """The known person in office, from the first term to the last; the entry's own counts too."""
    offices = sorted(dict.fromkeys((*entry.offices, *person.offices)), key=_in_time)
    since = offices[0].since
    ends = [office.until for office in offices]
    if entry.since and not any(_same(entry.since, office.since) for office in offices):
        since = min(since, entry.since)
        ends.append(entry.until)
    until = None if None in ends else max(end for end in ends if end)
    return replace(entry, names=names, since=since, until=until, offices=tuple(offices))


def _to_time(office: Office) -> tuple[str, str]:
    return office.until or "9999", office.since


def _in_time(office: Office) -> tuple[str, str]:
    return office.since, office.until or "9999"


def _not_after(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] <= other[:shared]


def _same(one: str, other: str) -> bool:
    return _not_after(one, other) and _not_after(other, one)


def held_on(office: Office, day: str) -> bool:
    """Whether the office may have been held on an ISO day (or month, or year): ends are taken in."""
    return _not_after(office.since, day) and (office.until is None or _not_after(day, office.until))
