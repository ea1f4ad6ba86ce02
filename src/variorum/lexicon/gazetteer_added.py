"""The tables of places that a user has added: where they are, what they hold, how they go."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_data_path

from variorum.lexicon.cache import CACHE_VARIABLE
from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer_table import TableLayer
from variorum.lexicon.gazetteer_write import FORMAT
from variorum.model.errors import LexiconError, UsageError

_FOLDER = "places"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A file of places that was added: the table made of it and what became of the file's rows.

    `left_out` rows are of kinds that news does not speak of; `faults` are the first bad rows, as line
    and reason.
    """

    name: str
    path: Path
    file: str
    format: str
    places: int
    left_out: int
    bad: int
    faults: tuple[tuple[int, str], ...] = ()


def added_folder() -> Path:
    """Where added tables are kept: in $VARIORUM_CACHE, else with the user's data. Not made by this."""
    given = os.environ.get(CACHE_VARIABLE)
    return (Path(given) if given else user_data_path("variorum")) / _FOLDER


def name_for(file: Path) -> str:
    """The name that a file's places get where none is given. Raises UsageError where it makes none."""
    return checked_name(_NOT_IN_NAME.sub("-", fold(file.name.split(".")[0])).strip("-")[:60])


def checked_name(name: str) -> str:
    """`name`, when it is one that added places can have. Raises UsageError."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"Added places cannot be called {name!r}.", advice="Give small letters, figures and hyphens."
        )
    return name


def added_path(name: str) -> Path:
    """Where the table of a name is, or will be, kept."""
    return added_folder() / f"{name}.sqlite"


def describe(table: sqlite3.Connection, added: Added) -> None:
    """Write into the attached table `made` what it is."""
    said = {field: value for field, value in asdict(added).items() if field not in ("path", "name")}
    table.execute("CREATE TABLE made.about (said TEXT)")
    table.execute("INSERT INTO made.about VALUES (?)", (json.dumps(said, ensure_ascii=False),))
    table.execute(f"PRAGMA made.user_version = {FORMAT}")


def added_tables() -> tuple[Added, ...]:
    """The added tables in the order of their names. Raises LexiconError where one cannot be used."""
    return tuple(_described(path) for path in _paths())


def added_layers() -> tuple[TableLayer, ...]:
    """The added tables as layers of a gazetteer. Raises LexiconError where one cannot be used."""
    return tuple(TableLayer(added.path) for added in added_tables())


def added_digest() -> str:
    """What tells this set of added tables from another: "" where there are none."""
    digest = hashlib.sha256()
    paths = _paths()
    for path in paths:
        found = path.stat()
        digest.update(f"{path.name} {found.st_size} {found.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:12] if paths else ""


def remove_places(name: str) -> None:
    """Take out what was added under `name`. Raises UsageError where there is nothing of that name."""
    path = added_path(checked_name(name))
    try:
        path.unlink()
    except FileNotFoundError:
        known = ", ".join(path.stem for path in _paths())
        raise UsageError(
            f"No places are added under {name!r}.", advice=f"There are: {known}." if known else ""
        ) from None
    except OSError as error:
        raise LexiconError(f"{path} cannot be removed: {error}.", advice="Check who owns it.") from error


def _paths() -> list[Path]:
    try:
        return sorted(
            path
            for path in added_folder().iterdir()
            if _NAME.fullmatch(path.stem) and path.suffix == ".sqlite"
        )
    except OSError:
        return []


def _described(path: Path) -> Added:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as table:
            number = table.execute("PRAGMA user_version").fetchone()[0]
            said = json.loads(table.execute("SELECT said FROM about").fetchone()[0])
            pages = table.execute("PRAGMA page_count").fetchone()[0]
            size = table.execute("PRAGMA page_size").fetchone()[0]
        if number != FORMAT or pages * size != path.stat().st_size:
            raise ValueError("it is cut short, or of another version of the program")
        faults = tuple((line, why) for line, why in said.pop("faults"))
        return Added(name=path.stem, path=path, faults=faults, **said)
    except (OSError, sqlite3.Error, ValueError, TypeError, KeyError) as error:
        raise LexiconError(
            f"The added places in {path} cannot be used: {error}.",
            advice=f"Add their file again under the same name, or run: variorum gazetteer remove {path.stem}",
        ) from error
