"""What a gazetteer is made of: layers of places. One in memory is here, one on disk in gazetteer_table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from variorum.lexicon.fold import fold
from variorum.lexicon.records import PlaceEntry
from variorum.lexicon.romanise import key_of_folded


class PlaceLayer(Protocol):
    """Places by id, by name, by romanisation key, by nearness and by country."""

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """The place with this id, or None."""
        ...

    def called(self, folded: str) -> Iterable[PlaceEntry]:
        """The places of a folded name."""
        ...

    def sounding(self, key: str) -> Iterable[PlaceEntry]:
        """The places of a romanisation key."""
        ...

    def holds(self, folded: str) -> bool:
        """Whether a folded name is that of a place."""
        ...

    def around(self, lat: float, lon: float, km: float) -> Iterable[PlaceEntry]:
        """All places within `km` of a point, and maybe others."""
        ...

    def spellings(self, first: str, shortest: int, longest: int) -> Iterable[str]:
        """The folded names that begin with `first` and are of these lengths."""
        ...

    def names_of(self, code: str) -> Iterable[str]:
        """The names of a country's places."""
        ...

    def counts(self) -> dict[str, int]:
        """How many places of each kind, and how many names and romanisation keys there are."""
        ...


class MemoryLayer:
    """A few places held in memory, such as those of a theatre pack.

    Several entries of one id are one place, which has the names of all.
    """

    def __init__(self, entries: Iterable[PlaceEntry]) -> None:
        self._places: dict[str, PlaceEntry] = {}
        for entry in entries:
            known = self._places.get(entry.id)
            self._places[entry.id] = with_names_of(known, entry) if known else entry
        self._names: dict[str, dict[str, None]] = {}
        self._keys: dict[str, dict[str, None]] = {}
        for place in self._places.values():
            for form in {folded_name(name): None for name in (place.name, *place.names)}:
                if len(form) > 1:
                    self._names.setdefault(form, {})[place.id] = None
                    if key := key_of_folded(form):
                        self._keys.setdefault(key, {})[place.id] = None

    def __reduce__(self) -> tuple[type[MemoryLayer], tuple[tuple[PlaceEntry, ...]]]:
        return type(self), (tuple(self._places.values()),)

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """The place with this id, or None."""
        return self._places.get(id)

    def called(self, folded: str) -> Iterable[PlaceEntry]:
        """The places of a folded name, in the order they were given."""
        return map(self._places.__getitem__, self._names.get(folded, ()))

    def sounding(self, key: str) -> Iterable[PlaceEntry]:
        """The places of a romanisation key, in the order they were given."""
        return map(self._places.__getitem__, self._keys.get(key, ()))

    def holds(self, folded: str) -> bool:
        """Whether a folded name is that of a place."""
        return folded in self._names

    def around(self, lat: float, lon: float, km: float) -> Iterable[PlaceEntry]:
        """All places: there are few."""
        return self._places.values()

    def spellings(self, first: str, shortest: int, longest: int) -> Iterable[str]:
        """The folded names that begin with `first` and are of these lengths."""
        return (name for name in self._names if name[:1] == first and shortest <= len(name) <= longest)

    def names_of(self, code: str) -> Iterable[str]:
        """The names of a country's places."""
        places = (place for place in self._places.values() if place.country == code)
        return (name for place in places for name in (place.name, *place.names))

    def counts(self) -> dict[str, int]:
        """How many places of each kind, and how many names and romanisation keys there are."""
        kinds = [place.kind for place in self._places.values()]
        counted: dict[str, int] = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
        names = sum(map(len, self._names.values()))
        return {**counted, "name": names, "roman": sum(map(len, self._keys.values()))}


def with_names_of(place: PlaceEntry, other: PlaceEntry) -> PlaceEntry:
    """`place` with the names of another entry for it added to its own."""
    own = {place.name, *place.names}
    added = [name for name in dict.fromkeys((other.name, *other.names)) if name not in own]
    return replace(place, names=(*place.names, *added)) if added else place


def folded_name(name: str) -> str:
    """`name` folded until folding changes no more: letters that decompose into look-alikes need two."""
    once = fold(name)
    return once if once.isascii() else fold(once)
