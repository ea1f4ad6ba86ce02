"""Opening a record file: the right SQLite, the right file, the right version, and plain errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from variorum.model.errors import RecordBusyError, RecordError, RecordFullError, RecordVersionError
from variorum.store.schema import APPLICATION_ID, SCHEMA_VERSION, lay_out, migrate, schema_version

# Earlier versions can corrupt a database in WAL mode when a checkpoint and a commit meet
# (sqlite.org/wal.html, "The WAL-reset bug").
OLDEST_SQLITE = (3, 51, 3)
# Readers wait this long for a writer that is laying out the file or folding in its log.
_BUSY_MILLISECONDS = 5000
# A server may keep the record open for reading for days: closing does not wait for it.
_CLOSING_MILLISECONDS = 100
# Claims are about 3 kB each: on the usual 4 kB pages a quarter of the file would be left blank.
_PAGE_BYTES = 16384
_CACHE_KIB = 65_536
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def check_library(version: str) -> None:
    """Raise RecordError unless `version` of SQLite, as "3.51.3", is safe for a record."""
    found = tuple(int(part) for part in version.split(".")[:3])
    if found < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise RecordError(
            f"SQLite {version} is in use, and versions before {oldest} can corrupt a record.",
            advice=f'Install one that is newer: pip install --upgrade "apsw>={oldest}".',
        )


@contextmanager
def record_errors(path: Path, connection: apsw.Connection | None = None) -> Iterator[None]:
    """Turn SQLite's errors about the record at `path` into the project's."""
    try:
        yield
    except apsw.Error as error:
        raise _record_error(path, error, connection) from error


def _record_error(path: Path, error: apsw.Error, connection: apsw.Connection | None) -> RecordError:
    if isinstance(error, apsw.FullError) or (
        isinstance(error, apsw.IOError) and _system_errno(connection) in _FULL
    ):
        return RecordFullError(
            f"No room is left to write to {path}; what was in it is intact.",
            advice="Make room and run the same command again: it goes on where it stopped.",
        )
    if isinstance(error, apsw.NotADBError):
        return not_a_record(path)
    for kinds, made, message, advice in _PLAIN:
        if isinstance(error, kinds):
            return made(message.format(path=path, error=error), advice=advice)
    return RecordError(f"{path}: {error}.")


def _system_errno(connection: apsw.Connection | None) -> int:
    """What the system said went wrong; 0 where the connection is closed and nobody can be asked."""
    try:
        return 0 if connection is None else connection.system_errno
    except apsw.ConnectionClosedError:
        return 0


_PLAIN: tuple[tuple[tuple[type[apsw.Error], ...], type[RecordError], str, str], ...] = (
    (
        (apsw.BusyError, apsw.LockedError),
        RecordBusyError,
        "Another program is using {path}.",
        "Wait until it has ended.",
    ),
    (
        (apsw.CorruptError, apsw.FormatError),
        RecordError,
        "{path} is damaged: {error}.",
        "Build it again from its sources.",
    ),
    (
        (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError),
        RecordError,
        "Cannot open {path}: {error}.",
        "Check the path and the rights on it.",
    ),
    ((apsw.ConnectionClosedError, apsw.CursorClosedError), RecordError, "The record {path} is closed.", ""),
)


def not_a_record(path: Path) -> RecordError:
    """The error for a file that is something else."""
    return RecordError(
        f"{path} is not a Variorum record, or is damaged.", advice="Name a record, or a new file."
    )


def open_reading(path: Path) -> apsw.Connection:
    """A connection that only reads the record at `path`."""
    if not path.is_file():
        raise RecordError(f"There is no record at {path}.", advice="Make one with: variorum build")
    connection = _connect(path, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    with closing_on_error(connection), record_errors(path, connection):
        if not _is_laid_out(connection, path):
            raise RecordError(f"{path} is an empty record.", advice="Build it first: variorum build")
        if schema_version(connection) < SCHEMA_VERSION:
            raise RecordVersionError(
                f"{path} was made by an older version of the program.",
                advice="Run variorum build on it once to bring it up to date.",
            )
    return connection


def attach_reading(connection: apsw.Connection, path: Path, name: str) -> None:
    """Let `connection` read the record at `path` as well, under `name`. Raises what `open_reading` does."""
    open_reading(path).close()
    with record_errors(path, connection):
        connection.execute("ATTACH ? AS " + name, (f"{path.resolve().as_uri()}?mode=ro",))


def open_writing(path: Path, *, create: bool) -> apsw.Connection:
    """A connection that adds to the record at `path`, brought up to the current version.

    The caller holds the writer's lock.
    """
    if not create and not path.is_file():
        raise RecordError(f"There is no record at {path}.", advice="Make one with: variorum build")
    connection = _connect(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI)
    with closing_on_error(connection), record_errors(path, connection):
        if not _is_laid_out(connection, path):
            connection.pragma("page_size", _PAGE_BYTES)
            connection.execute("BEGIN IMMEDIATE")
            lay_out(connection)
            connection.execute("COMMIT")
        migrate(connection, path)
        # Where the file system cannot share memory this stays a rollback journal: slower, as safe.
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "normal")
        # Keys are hashes, so that rows go in all over a table: what is written to stays in memory.
        connection.pragma("cache_size", -_CACHE_KIB)
        connection.pragma("foreign_keys", True)
    return connection


def close_writing(connection: apsw.Connection) -> None:
    """Fold the log into the file, so that it is one file that any SQLite tool can read."""
    connection.set_busy_timeout(_CLOSING_MILLISECONDS)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").get  # noqa: B018 - runs it
        connection.pragma("journal_mode", "delete")
    except (apsw.BusyError, apsw.LockedError):
        # Someone has it open for reading. An empty log stays beside the file for the next writer.
        pass
    finally:
        connection.close(True)


@contextmanager
def closing_on_error(connection: apsw.Connection) -> Iterator[None]:
    """Close `connection` when the block fails."""
    try:
        yield
    except BaseException:
        connection.close(True)
        raise


def _connect(path: Path, flags: int) -> apsw.Connection:
    check_library(apsw.sqlite_lib_version())
    with record_errors(path):
        connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(_BUSY_MILLISECONDS)
    # A record may come from someone else: its schema gets no more power than its rows.
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    return connection


def _is_laid_out(connection: apsw.Connection, path: Path) -> bool:
    """Whether the file holds a record; False when it holds nothing at all yet.

    Raises RecordError for another kind of file, RecordVersionError for a record from the future.
    """
    application = connection.pragma("application_id")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
    if application == 0 and tables == 0 and schema_version(connection) == 0:
        return False
    if application != APPLICATION_ID:
        raise not_a_record(path)
    if schema_version(connection) > SCHEMA_VERSION:
        raise RecordVersionError(
            f"{path} was made by a newer version of the program (schema {schema_version(connection)},"
            f" this one knows {SCHEMA_VERSION}).",
            advice="Upgrade Variorum, or build the record again with this version.",
        )
    return True
