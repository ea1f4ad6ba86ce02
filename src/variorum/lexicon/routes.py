"""Known roads, by id and by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files

from variorum.lexicon.entries import EntryReader
from variorum.lexicon.fold import fold
from variorum.lexicon.records import RouteEntry
from variorum.lexicon.yaml_files import load_yaml


class RouteBook:
    """Roads by id and by folded name. One name may stand for roads of several countries."""

    def __init__(self, entries: Iterable[RouteEntry]) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        self._by_name: dict[str, list[RouteEntry]] = {}
        for entry in self._by_id.values():
            for folded in dict.fromkeys(fold(name) for name in (entry.name, *entry.names)):
                self._by_name.setdefault(folded, []).append(entry)
        self._by_label: dict[str, list[RouteEntry]] = {}
        for entry in self._by_id.values():
            # "Highway 1 (Iraq)": the country tells it from those of other countries that are called so.
            label, _, country = entry.name.partition(" (")
            labels = (label, *entry.labels) if country else entry.labels
            for folded in dict.fromkeys(map(fold, labels)):
                self._by_label.setdefault(folded, []).append(entry)

    def with_entries(self, entries: Iterable[RouteEntry]) -> RouteBook:
        """The book with more roads in it; an entry with the id of a road that is there adds names to it."""
        by_id = dict(self._by_id)
        for entry in entries:
            known = by_id.get(entry.id)
            names = tuple(dict.fromkeys((*known.names, entry.name, *entry.names))) if known else ()
            by_id[entry.id] = replace(known, names=names) if known else entry
        return RouteBook(by_id.values())

    def all(self) -> tuple[RouteEntry, ...]:
        """Every road, in the order of the file."""
        return tuple(self._by_id.values())

    def get(self, id: str) -> RouteEntry | None:  # noqa: A002
        """The road with this id, or None."""
        return self._by_id.get(id)

    def by_name(self, name: str) -> tuple[RouteEntry, ...]:
        """The roads of this name, whatever its accents, capitals and hyphens."""
        return tuple(self._by_name.get(fold(name), ()))

    def by_label(self, label: str) -> tuple[RouteEntry, ...]:
        """The roads of a label that several countries give, whichever country they are in."""
        return tuple(self._by_label.get(fold(label), ()))

    def names(self) -> tuple[str, ...]:
        """Every folded name of a road."""
        return tuple(self._by_name)


def load_routes() -> RouteBook:
    """The roads of `data/places/routes.yaml`. Raises LexiconError where the file is malformed."""
    path = files("variorum.lexicon") / "data" / "places" / "routes.yaml"
    reader = EntryReader(RouteEntry)
    return RouteBook(
        reader.entry(id_, reader.given(id_, raw, path), path) for id_, raw in load_yaml(path).items()
    )
