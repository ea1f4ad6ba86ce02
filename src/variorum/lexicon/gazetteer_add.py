"""Adding a user's places: a file is read into a staging table by the batch, then indexed and put in place.

Each batch is committed with the place in the file where it ends. So a run that is stopped, however hard,
loses a batch at most, the next run goes on from there, and the table in use stays whole until the new one
takes its place.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

from variorum.lexicon.gazetteer_added import Added, added_folder, added_path, checked_name, describe
from variorum.lexicon.gazetteer_build import Progress
from variorum.lexicon.gazetteer_inputs import Read, format_of, opened, read_places
from variorum.lexicon.gazetteer_sources import PlaceRow, countries_with_script
from variorum.lexicon.gazetteer_write import (
    FINISH,
    FORMAT,
    PLACE_TABLE,
    RAW_TABLES,
    SETUP,
    insert_batch,
    uncollected,
    write_mask,
)
from variorum.model.errors import InputError, LexiconError

_BATCH = 4_000
_SAMPLE = 1 << 16
# Bad rows that are named; the rest are counted.
_NAMED = 5
_STAGING, _MADE = ".adding-{}.sqlite", ".made-{}-{}"
_STEPS = 200_000
_FORGOTTEN_S = 7 * 24 * 3600.0
_STAGE = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = FILE;
PRAGMA cache_size = -16000; PRAGMA locking_mode = EXCLUSIVE;
"""
_COUNTS = """
CREATE TABLE stand (position INTEGER, line INTEGER, kept INTEGER, left_out INTEGER, bad INTEGER);
CREATE TABLE fault (line INTEGER, why TEXT);
INSERT INTO stand VALUES (0, 0, 0, 0, 0);
"""


def add_places(file: Path, name: str, progress: Progress | None = None) -> Added:
    """Add the places of `file` under `name`, in place of what that name held; what became of its rows.

    Bad rows are counted, the first of them named in the result. Raises InputError where the file cannot
    be read, is of no known format or holds no place, and LexiconError where the folder cannot be
    written; what was added before then stays as it was.
    """
    told = progress or (lambda what, share: None)
    checked_name(name)
    kind = format_of(file)
    folder = added_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _prune(folder)
        staging = folder / _STAGING.format(_digest(file))
        with (
            uncollected(),
            closing(sqlite3.connect(staging, isolation_level=None)) as table,
            _stoppable(table),
        ):
            _begin(table)
            with opened(file) as (stream, size):
                position, line = table.execute("SELECT position, line FROM stand").fetchone()
                reads = read_places(kind, stream, file.name, position, line)
                _take(table, reads, lambda: told("reading", min(1.0, stream.tell() / max(size, 1))))
            added = _outcome(table, name, file, kind)
            if added.places:
                told("indexing", 0.0)
                _publish(table, added, folder)
        _discard(staging)
    except (OSError, sqlite3.Error) as error:
        raise LexiconError(
            f"The places of {file} cannot be written to {folder}: {error}.",
            advice="Free some space there, or wait until another run that adds them has ended.",
        ) from error
    if not added.places:
        raise InputError(f"{file} holds no place that can be used. {_said(added)}".strip(), advice="Mend it.")
    told("indexing", 1.0)
    return added


def _said(added: Added) -> str:
    rows = "; ".join(f"line {line}: {why}" for line, why in added.faults)
    return f"{added.bad} rows are wrong ({rows})." if added.bad else f"{added.left_out} rows are left out."


def _digest(file: Path) -> str:
    """What tells this state of the file from others: size, time of change, first and last bytes."""
    try:
        found = file.stat()
        with file.open("rb") as stream:
            first = stream.read(_SAMPLE)
            stream.seek(max(0, found.st_size - _SAMPLE))
            sample = first + stream.read(_SAMPLE)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error}.", advice="Check the file.") from error
    said = f"{FORMAT} {found.st_size} {found.st_mtime_ns} ".encode()
    return hashlib.sha256(said + sample).hexdigest()[:16]


def _begin(table: sqlite3.Connection) -> None:
    table.executescript(_STAGE)
    if not table.execute("SELECT 1 FROM sqlite_master WHERE name = 'stand'").fetchone():
        tables = PLACE_TABLE.format(schema="main") + RAW_TABLES.format(temporary="") + _COUNTS
        table.executescript(
            f"BEGIN; {tables} CREATE UNIQUE INDEX place_id ON place (id) WHERE id IS NOT NULL; COMMIT;"
        )


def _take(table: sqlite3.Connection, reads: Iterator[Read], told: Callable[[], None]) -> None:
    """Put in what is left of the file, batch by batch."""
    script = countries_with_script()
    while batch := list(islice(reads, _BATCH)):
        table.execute("BEGIN IMMEDIATE")
        faults = [(read.line, read.fault) for read in batch if read.fault]
        fresh = list(_unknown(table, batch, faults))
        insert_batch(table, fresh, script)
        named = table.execute("SELECT count(*) FROM fault").fetchone()[0]
        table.executemany("INSERT INTO fault VALUES (?,?)", sorted(faults)[: _NAMED - named])
        left_out = len(batch) - len(fresh) - len(faults)
        table.execute(
            "UPDATE stand SET position = ?, line = ?, "
            "kept = kept + ?, left_out = left_out + ?, bad = bad + ?",
            (batch[-1].position, batch[-1].line, len(fresh), left_out, len(faults)),
        )
        table.execute("COMMIT")
        told()


def _unknown(
    table: sqlite3.Connection, reads: Iterable[Read], faults: list[tuple[int, str]]
) -> Iterator[PlaceRow]:
    """The places of those whose key and id are not in the table yet; the others are noted as faults."""
    by_key, by_id = "SELECT 1 FROM place WHERE key = ?", "SELECT 1 FROM place WHERE id = ?"
    keys: set[int] = set()
    ids: set[str] = set()
    for read in reads:
        place = read.place
        if place is None:
            continue
        if place.key in keys or table.execute(by_key, (place.key,)).fetchone():
            faults.append((read.line, f"its number {place.key} is there already"))
            continue
        if place.id and (place.id in ids or table.execute(by_id, (place.id,)).fetchone()):
            if place.key < 0:
                faults.append((read.line, f"its id {place.id} is there already"))
                continue
            # Two features of GeoNames for one area: the second stays under its own number.
            place = place._replace(id="")
        keys.add(place.key)
        ids.add(place.id)
        yield place


def _outcome(table: sqlite3.Connection, name: str, file: Path, kind: str) -> Added:
    kept, left_out, bad = table.execute("SELECT kept, left_out, bad FROM stand").fetchone()
    faults = tuple(table.execute("SELECT line, why FROM fault ORDER BY line"))
    return Added(
        name=name,
        path=added_path(name),
        file=file.name,
        format=kind,
        places=kept,
        left_out=left_out,
        bad=bad,
        faults=faults,
    )


def _publish(table: sqlite3.Connection, added: Added, folder: Path) -> None:
    """Make the indexed table beside the one in use, and put it in its place."""
    made = folder / _MADE.format(os.getpid(), added.path.name)
    _discard(made)
    try:
        with closing(sqlite3.connect(made, isolation_level=None)) as fresh:
            fresh.executescript(SETUP)
        table.execute("ATTACH ? AS made", (str(made),))
        table.executescript("PRAGMA made.journal_mode = OFF; PRAGMA made.synchronous = OFF;")
        table.executescript(PLACE_TABLE.format(schema="made"))
        table.execute("INSERT INTO made.place SELECT * FROM main.place ORDER BY key")
        table.executescript(FINISH.format(schema="made"))
        write_mask(table, "made")
        describe(table, added)
        table.execute("DETACH made")
        with made.open("rb+") as stream:
            os.fsync(stream.fileno())
        made.replace(added.path)
    finally:
        _discard(made)


def _prune(folder: Path) -> None:
    """Delete what was begun long ago and never ended."""
    for path in (*folder.glob(_STAGING.format("*")), *folder.glob(_MADE.format("*", "*.sqlite"))):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _FORGOTTEN_S:
                _discard(path)


def _discard(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


@contextmanager
def _stoppable(table: sqlite3.Connection) -> Iterator[None]:
    """Let a person stop a statement that runs long: its steps call Python, which then hears of it."""
    table.set_progress_handler(lambda: 0, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise
