"""Rows of a record, one at a time, as the records they hold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import apsw

from variorum.store.opening import record_errors
from variorum.store.remembering import Remembered
from variorum.store.rows import NO_DAY

T = TypeVar("T")

DAY = f"coalesce(earliest, latest, '{NO_DAY}')"
"""The day an event stands under, written as the indexes of events have it."""


class RowReader:
    """What all reading of a record is made of.

    Every method raises RecordError where the file is damaged, cannot be read, or was closed.
    """

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection
        self._remembered = Remembered()
        self._name: Hashable = None

    def remember_in(self, remembered: Remembered, name: Hashable) -> None:
        """Share what is decoded and worked out with other readers; `name` is that of one file and one day."""
        self._remembered, self._name = remembered, name

    def mark(self) -> str:
        """What changes whenever facts or views do: two readings of one mark are of one state."""
        tables = ("generations", "documents", "issues", "judgements")
        last = ", ".join(f"(SELECT coalesce(max(rowid), 0) FROM {table})" for table in tables)
        return "-".join(map(str, next(self._rows(f"SELECT {last}"))))

    def views_mark(self) -> str:
        """What changes whenever views do, and not where facts are added that they are not made from yet."""
        return self.mark().partition("-")[0]

    def of_state(self, question: Hashable, work: Callable[[], T]) -> T:
        """What `work` reads out of the record, worked out once as long as nothing of it changes.

        `question` tells it from all else that is asked in this way. Nobody may change what is given. It is
        not for who changes the record: inside `revising` nothing tells the old views from the new.
        """
        return self._remembered.answer((self._name, self.mark(), question), work)

    def of_views(self, question: Hashable, work: Callable[[], T]) -> T:
        """As `of_state`, of what `work` reads out of views alone: it stays as facts are added."""
        return self._remembered.answer((self._name, self.views_mark(), "views", question), work)

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

    def _ground_column(self, key: str) -> str:
        """The column of events that has this key: that of places, or where none has it that of roads."""
        found = next(self._rows("SELECT 1 FROM events WHERE place_id = ? LIMIT 1", key), None)
        return "route_id" if found is None else "place_id"

    def _rows(self, sql: str, *bindings: apsw.SQLiteValue) -> Iterator[tuple[apsw.SQLiteValue, ...]]:
        with record_errors(self.path, self._connection):
            yield from self._connection.execute(sql, bindings)

    def _all_rows(self, sql: str, *bindings: apsw.SQLiteValue) -> list[tuple[apsw.SQLiteValue, ...]]:
        """What `_rows` gives, at once: of a hundred thousand rows that takes half the time."""
        with record_errors(self.path, self._connection):
            return self._connection.execute(sql, bindings).fetchall()

    def _records(self, record_type: type[T], sql: str, *bindings: apsw.SQLiteValue) -> Iterator[T]:
        for (body,) in self._rows(sql, *bindings):
            yield self._decoded(record_type, body)

    def _decoded(self, record_type: type[T], body: object) -> T:
        return self._remembered.record_of(record_type, body)

    def _record(self, record_type: type[T], sql: str, key: str) -> T | None:
        return next(self._records(record_type, sql, key), None)

    def _value(self, sql: str, *bindings: apsw.SQLiteValue) -> apsw.SQLiteValue:
        return next(self._rows(sql, *bindings), (None,))[0]

    def _number(self, sql: str) -> int:
        return int(str(self._value(sql)))


def marks(values: Sized) -> str:
    """The marks for so many values in SQL."""
    return ", ".join("?" * len(values))


def like(words: str) -> str:
    r"""A pattern of LIKE, with ESCAPE '\', for texts with `words` in them, each sign taken as it is."""
    for sign in ("\\", "%", "_"):
        words = words.replace(sign, f"\\{sign}")
    return f"%{words}%"


def text_or_none(value: apsw.SQLiteValue) -> str | None:
    """What a column of text holds."""
    return None if value is None else str(value)
