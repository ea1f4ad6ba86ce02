"""The writer's lock: one build writes to a record at a time, and a killed one leaves no lock."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress
from pathlib import Path

import apsw

from variorum.model.errors import RecordBusyError, RecordError

# Each try needs another writer to have ended in the instant between opening and locking.
_TRIES = 20


class WriterLock:
    """Held from `WriterLock(record)` to `release()`.

    It is SQLite's own lock for writing on an empty database beside the record, because the record
    itself must stay open to readers. The operating system drops such a lock with its holder, it
    holds against other threads too, is not passed on to forked workers, and works on every system
    SQLite works on. The file is removed on release; one left by a killed writer means nothing.
    """

    def __init__(self, record: Path) -> None:
        self._path = record.with_name(record.name + "-lock")
        for _ in range(_TRIES):
            connection = self._locked(record)
            if not _has_moved(connection):
                self._connection = connection
                return
            connection.close()
        raise RecordBusyError(f"Other builds are writing to {record}.", advice=_WAIT)

    def _locked(self, record: Path) -> apsw.Connection:
        try:
            connection = apsw.Connection(str(self._path))
        except apsw.Error as error:
            raise RecordError(
                f"Cannot write beside {record}: {error}.", advice="Check the rights on its folder."
            ) from error
        try:
            # In memory, as a killed writer would leave the journal behind.
            connection.pragma("journal_mode", "memory")
            # Not EXCLUSIVE: two that come at once could then each be kept out by the other.
            connection.execute("BEGIN IMMEDIATE")
        except apsw.BusyError:
            connection.close()
            raise RecordBusyError(f"Another build is writing to {record}.", advice=_WAIT) from None
        except apsw.Error as error:
            connection.close()
            raise RecordError(f"Cannot lock {record}: {error}.", advice=f"Remove {self._path}.") from error
        return connection

    def release(self) -> None:
        """Let the next writer in."""
        # Where an open file can be removed it must go while locked: later, it may be another's lock.
        # Where it cannot, it cannot either while another has it open.
        if os.name == "posix":
            self._path.unlink(missing_ok=True)
        self._connection.close()
        if os.name != "posix":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


_WAIT = "Wait until it has ended, or build into another file."


def _has_moved(connection: apsw.Connection) -> bool:
    """Whether the open file is no longer the one at its path, as its last holder has removed it."""
    moved = ctypes.c_int(0)
    connection.file_control("main", apsw.SQLITE_FCNTL_HAS_MOVED, ctypes.addressof(moved))
    return bool(moved.value)
