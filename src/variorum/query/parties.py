"""Which parties of a record a person means by a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from variorum.lexicon.actors import ActorBook
from variorum.lexicon.fold import fold, fold_word
from variorum.query.alike import names_alike
from variorum.store.reading import RecordReader
from variorum.store.reading_events import PartyName

_SUGGESTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownParty:
    """A party of a record by the name that most events give it; `events` counts those it is named in."""

    key: str
    name: str
    events: int


def most_named(record: RecordReader, most: int) -> list[KnownParty]:
    """The parties that are named in most events."""
    return _in_short(record.party_names())[:most]


def keys_called(record: RecordReader, name: str, actors: Callable[[], ActorBook]) -> tuple[str, ...]:
    """The keys of the parties of this key or name, in the record or in `actors`; none where nobody is."""
    if record.count_events_of(name):
        return (name,)
    called = _called(record.party_names(), name, actors())
    return tuple(dict.fromkeys(one.key for one in called))


def parties_like(record: RecordReader, name: str, actors: ActorBook, most: int) -> list[KnownParty]:
    """The parties called `name`, then those whose name has a word that begins so."""
    names = record.party_names()
    called = {one.key for one in _called(names, name, actors)}
    everyone = _in_short(names)
    begins = f" {fold(name)}"
    like = (one for one in everyone if begins != " " and begins in f" {fold_word(one.name)}")
    found = [one for one in everyone if one.key in called] + [one for one in like if one.key not in called]
    return found[:most]


def party_names_near(record: RecordReader, name: str) -> list[str]:
    """The names of parties that are most like `name`, as the record writes them."""
    written = {fold_word(one.name): one.name for one in record.party_names()}
    return [written[one] for one in names_alike(name, written, _SUGGESTED)]


def _called(names: Iterable[PartyName], name: str, actors: ActorBook) -> list[PartyName]:
    folded = fold(name)
    known = {entry.id for entry in actors.by_name(name)}
    return [one for one in names if one.key in known or fold_word(one.name) == folded]


def _in_short(names: Iterable[PartyName]) -> list[KnownParty]:
    """The parties of these names, those named in most events first."""
    by_key: dict[str, list[PartyName]] = {}
    for one in names:
        by_key.setdefault(one.key, []).append(one)
    found = [
        KnownParty(
            key=key,
            name=max(own, key=lambda one: one.events).name,
            events=sum(one.events for one in own),
        )
        for key, own in by_key.items()
    ]
    return sorted(found, key=lambda one: (-one.events, one.key))
