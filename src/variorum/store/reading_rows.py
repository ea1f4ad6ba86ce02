"""Rows of a record, one at a time, as the records they hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import apsw

from variorum.store.opening import record_errors
from variorum.store.rows import record_of

T = TypeVar("T")


class RowReader:
    """What all reading of a record is made of.

    Every method raises RecordError where the file is damaged, cannot be read, or was closed.
    """

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside the block is of one moment, whatever a build writes meanwhile."""
        with record_errors(self.path, self._connection):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _rows(self, sql: str, *bindings: apsw.SQLiteValue) -> Iterator[tuple[apsw.SQLiteValue, ...]]:
        with record_errors(self.path, self._connection):
            yield from self._connection.execute(sql, bindings)

    def _records(self, record_type: type[T], sql: str, *bindings: apsw.SQLiteValue) -> Iterator[T]:
        for (body,) in self._rows(sql, *bindings):
            yield record_of(record_type, body)

    def _record(self, record_type: type[T], sql: str, key: str) -> T | None:
        return next(self._records(record_type, sql, key), None)

    def _value(self, sql: str, *bindings: apsw.SQLiteValue) -> apsw.SQLiteValue:
        return next(self._rows(sql, *bindings), (None,))[0]

    def _number(self, sql: str) -> int:
        return int(str(self._value(sql)))
