"""A record as it was known on a day: the facts of another record up to then, under views of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal, Self

import apsw

from variorum.store.lock import WriterLock
from variorum.store.opening import attach_reading, closing_on_error, open_reading, open_writing, record_errors
from variorum.store.reading_facts import NEWEST_DOCUMENT
from variorum.store.record import Record

# Tables of the whole record that only ever grow: a row more may change what was known.
_MARKED = ("documents", "issues", "judgements")
_NEWEST = NEWEST_DOCUMENT.replace("documents", "whole.documents")
# Tables of facts, and how a row of each belongs to a document; those of a record as known on a day are
# what the whole record has of the documents that were published by then.
_FACTS = {
    "raw_documents": "document_id IN temp.known",
    "documents": "document_id IN temp.known",
    "claims": "document_id IN temp.known",
    "issues": "document_id IN temp.known",
    "judgements": "1",
}
# A document without a day counts where the last day it can have been published on has passed.
_PUBLISHED = f"""
    SELECT document_id FROM whole.documents AS d
    WHERE published <= ?1 AND {_NEWEST}
    UNION ALL
    SELECT document_id FROM whole.documents AS d
    WHERE published IS NULL AND json_extract(body, '$.published.latest') <= ?1
    AND {_NEWEST}
"""


class KnownRecord(Record):
    """What a record holds of the documents that were surely published by a day.

    Documents that may have been published later, as nothing dates them, are left out, and so are issues
    with inputs that made no document. Judgements are all there: they are of how to read, not of what was
    known. The views are its own, in a file of its own, and are made as those of any record.
    """

    # Where in it the words of its documents stand; others' are left out by joining what was known.
    _words = "whole.words"

    @classmethod
    def beside(cls, whole: Path, views: Path, day: str, mode: Literal["read", "create"] = "read") -> Self:
        """The record at `whole` as known on `day`, an ISO day; `views` is the file of its views.

        To "create" it, views that were there before go, and new ones can be made. Raises what `Record.open`
        does.
        """
        lock = WriterLock(views) if mode == "create" else None
        try:
            if lock is not None:
                # Only now: before the lock they may be another's who makes them.
                views.unlink(missing_ok=True)
            connection = open_reading(views) if lock is None else open_writing(views, create=True)
            with closing_on_error(connection):
                attach_reading(connection, whole, "whole")
                with record_errors(whole, connection):
                    _shadow(connection, day)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(whole, connection, lock)

    def close(self) -> None:
        """Let go of the whole record first, which is nothing to tidy up in."""
        if self._lock is not None:
            with record_errors(self.path, self._connection):
                for table in _FACTS:
                    self._connection.execute(f"DROP VIEW temp.{table}")
                self._connection.execute("DETACH whole")
        super().close()

    def left_out(self) -> tuple[int, int]:
        """How many documents of the whole record are left out: published later, and those without a day."""
        later, undated = next(
            self._rows(
                "SELECT count(published), count(*) - count(published) FROM whole.documents AS d"
                f" WHERE document_id NOT IN temp.known AND {_NEWEST}"
            )
        )
        return int(str(later)), int(str(undated))

    def mark(self) -> str:
        """What changes whenever its facts or its views may have."""
        facts = ", ".join(f"(SELECT coalesce(max(rowid), 0) FROM whole.{table})" for table in _MARKED)
        own = "(SELECT coalesce(max(rowid), 0) FROM main.generations)"
        return "-".join(map(str, next(self._rows(f"SELECT {own}, {facts}"))))

    def basis(self) -> str:
        """A digest of the facts it is made from: editions of documents, and judgements."""
        digest = hashlib.sha256()
        for row in self._rows("SELECT document_id, edition FROM documents ORDER BY document_id, edition"):
            digest.update(repr(row).encode())
        digest.update(str(self._number("SELECT count(*) FROM judgements")).encode())
        return digest.hexdigest()

    def _marks(self) -> dict[str, apsw.SQLiteValue]:
        return {"last_document": 0, "last_judgement": 0}

    def views_are_current(self) -> bool:
        """Always: they are made as it is opened, from the facts of that moment."""
        return True


def _shadow(connection: apsw.Connection, day: str) -> None:
    """Put views of the whole record's facts before the tables of the same names."""
    connection.execute("CREATE TEMP TABLE known (document_id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
    connection.execute(f"INSERT OR IGNORE INTO temp.known {_PUBLISHED}", (day,))
    for table, belongs in _FACTS.items():
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM whole.{table} WHERE {belongs}")
