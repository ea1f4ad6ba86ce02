"""Files of cases and of small archives: YAML lists of entries, each with a label of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import InputError

_DOCUMENT = {"outlet", "published", "title", "text"}


class Named(Protocol):
    """What an entry is read as."""

    @property
    def id(self) -> str:
        """Its name among all files."""


N = TypeVar("N", bound=Named)


def entry_files(folder: Path) -> list[Path]:
    """The files of entries of a folder, in order of name."""
    return sorted(folder.glob("*.yaml"))


def read_entries(folder: Path, read: Callable[[str, str, Mapping[str, Any]], N], called: str) -> list[N]:
    """All entries of a folder's files, each by `read` from its file's name, where it stands, and itself.

    Raises InputError where two have one id; `called` says what several of them are. `read` raises it for a
    malformed entry.
    """
    made = [
        read(path.stem, f"{path}, entry {number}", entry)
        for path in entry_files(folder)
        for number, entry in enumerate(load_yaml(path) or (), start=1)
    ]
    ids: set[str] = set()
    for one in made:
        if one.id in ids:
            raise InputError(f"Two {called} are called {one.id}.", advice="Give each a label of its own.")
        ids.add(one.id)
    return made


def only_known(entry: Mapping[str, Any], known: set[str]) -> None:
    """Raise ValueError where an entry has other keys than these."""
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"unknown {', '.join(unknown)}")


def document_of(entry: Mapping[str, Any]) -> Mapping[str, str | None]:
    """A document of an archive: its outlet, day of publication, title and text, None where not given.

    Raises ValueError where it has other keys or no text.
    """
    only_known(entry, _DOCUMENT)
    if not entry["text"].strip():
        raise ValueError("a document without text")
    return {key: str(entry[key]) if entry.get(key) else None for key in sorted(_DOCUMENT)}
