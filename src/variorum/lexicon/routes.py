"""Known roads, by id and by name."""

from __future__ import annotations

from collections.abc import Iterable
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

    def all(self) -> tuple[RouteEntry, ...]:
        """Every road, in the order of the file."""
        return tuple(self._by_id.values())

    def get(self, id: str) -> RouteEntry | None:  # noqa: A002
        """The road with this id, or None."""
        return self._by_id.get(id)

    def by_name(self, name: str) -> tuple[RouteEntry, ...]:
        """The roads of this name, whatever its accents, capitals and hyphens."""
        return tuple(self._by_name.get(fold(name), ()))

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
