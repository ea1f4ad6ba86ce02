"""Records out of knowledge files: fields checked, one-line lists split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, get_args, get_type_hints

from variorum.lexicon.cache import load_kept
from variorum.model.errors import LexiconError

Entry = TypeVar("Entry")


def one_line(text: object) -> tuple[str, ...]:
    """The parts of a one-line list of a knowledge file: set off by ";", blanks trimmed, none empty.

    >>> one_line("Hamas; Islamic Resistance Movement")
    ('Hamas', 'Islamic Resistance Movement')
    """
    return tuple(part for raw in str(text).split(";") if (part := raw.strip()))


class EntryReader:
    """Makes records of one class out of a knowledge file's mappings.

    Fields that the class has as tuples are one-line lists; all others are read as text. A field
    the class has not, or a kind it does not know, raises LexiconError naming file and entry.
    """

    def __init__(self, record: type[Any]) -> None:
        hints = get_type_hints(record)
        self._record = record
        self._lists = frozenset(name for name, hint in hints.items() if hint == tuple[str, ...])
        # Tuples of other records ("offices") are not written in these files.
        self._known = frozenset(
            field.name
            for field in fields(record)
            if field.name in self._lists or not str(hints[field.name]).startswith("tuple")
        )
        self._kinds = {name: frozenset(get_args(hints[name])) for name in ("kind", "status") if name in hints}

    def given(self, id_: str, raw: Any, path: Traversable) -> dict[str, Any]:
        """The fields of one mapping, checked and split."""
        if not isinstance(raw, Mapping) or not raw.keys() <= self._known:
            odd = sorted(raw.keys() - self._known) if isinstance(raw, Mapping) else raw
            raise LexiconError(f"{path}: {id_} has unknown fields {odd}", advice="Mend the entry.")
        given = {key: one_line(value) if key in self._lists else str(value) for key, value in raw.items()}
        for name, kinds in self._kinds.items():
            if name in given and given[name] not in kinds:
                raise LexiconError(
                    f"{path}: {id_}: {given[name]} is no {name}", advice=f"Use one of {sorted(kinds)}."
                )
        return given

    def entry(self, id_: str, given: Mapping[str, Any], path: Traversable) -> Any:
        """The record of checked fields."""
        try:
            return self._record(id=id_, **given)
        except TypeError as error:
            raise LexiconError(f"{path}: {id_} is incomplete: {error}", advice="Mend the entry.") from error

    def folder(self, folder: Traversable, made: Mapping[str, Entry]) -> dict[str, Entry]:
        """`made` with the entries of every file of `folder` put after it, by file name.

        An entry with no name of its own adds `names` to the made entry of that id.
        """
        entries = dict(made)
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            for id_, given in self._of_file(path):
                if "name" not in given:
                    entries[id_] = self._extended(made.get(id_), id_, given, path)
                elif id_ in entries:
                    raise LexiconError(f"{path}: {id_} is given twice", advice="Give it one entry.")
                else:
                    entries[id_] = self.entry(id_, given, path)
        return entries

    def _of_file(self, path: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
        entries = load_kept(path)
        if not isinstance(entries, Mapping):
            raise LexiconError(f"{path} does not hold entries by id", advice="Mend the file.")
        for id_, raw in entries.items():
            yield id_, self.given(id_, raw, path)

    def _extended(self, made: Any, id_: str, given: Mapping[str, Any], path: Traversable) -> Any:
        if made is None or given.keys() != {"names"}:
            raise LexiconError(
                f"{path}: {id_} has no name", advice="Name it, or only add names to a state body."
            )
        kept = {name: getattr(made, name) for name in self._known - {"id"}}
        kept["names"] = tuple(dict.fromkeys((*made.names, *given["names"])))
        return self.entry(id_, kept, path)
