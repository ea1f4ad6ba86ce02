"""A record: facts that are only ever added, and the views last made from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self

import apsw

from variorum.model.claims import GroundedClaim
from variorum.model.codec import json_text
from variorum.model.control import Holding
from variorum.model.documents import Document, RawDocument
from variorum.model.errors import RecordError
from variorum.model.events import Copy, Event, Judgement
from variorum.model.issues import Issue
from variorum.store.lock import WriterLock
from variorum.store.opening import close_writing, open_reading, open_writing, record_errors
from variorum.store.reading import RecordReader
from variorum.store.rows import (
    Row,
    claim_row,
    document_row,
    insert,
    issue_row,
    judgement_row,
    raw_row,
    words_row,
)
from variorum.store.views import Views
from variorum.store.workings import Workings

OpenMode = Literal["read", "write", "create"]


class Revision(NamedTuple):
    """The views and the workings of a record while they are changed."""

    views: Views
    workings: Workings


class Record(RecordReader):
    """A record file: `with Record.open(path, mode) as record`.

    What is added is there when the call returns, and not at all when it raises or the program is
    killed during it. Many may read while one writes.
    """

    def __init__(self, path: Path, connection: apsw.Connection, lock: WriterLock | None) -> None:
        super().__init__(path, connection)
        self._lock = lock

    @classmethod
    def open(cls, path: Path | str, mode: OpenMode = "read") -> Self:
        """The record at `path`: to "read", to "write" to, or to "create" if need be and write to.

        Raises RecordBusyError while another build writes to it (for "write" and "create"),
        RecordVersionError for one made by a newer version, RecordFullError where there is no room
        to make it, RecordError for a file that is missing, damaged, or something else.
        """
        path = Path(path).resolve()
        if mode == "read":
            return cls(path, open_reading(path), None)
        lock = WriterLock(path)
        try:
            return cls(path, open_writing(path, create=mode == "create"), lock)
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            # What went wrong matters more than what then went wrong in tidying up after it.
            with suppress(RecordError):
                self.close()

    def close(self) -> None:
        """Leave one whole file, and let the next writer in. Closing twice does nothing."""
        lock, self._lock = self._lock, None
        if lock is None:
            self._connection.close(True)
            return
        try:
            with record_errors(self.path, self._connection):
                close_writing(self._connection)
        finally:
            lock.release()

    # ---- facts

    def add_document(
        self,
        raw: RawDocument,
        document: Document,
        claims: Iterable[GroundedClaim],
        issues: Iterable[Issue],
        made_by: str,
    ) -> bool:
        """Add a document with all that was made from it: all of it or, on failure, none.

        `made_by` names the maker and its version. Returns False, adding nothing, when the newest
        edition is that maker's; the work of another maker becomes the document's new edition. The
        document's own issues are added with `issues`. Raises RecordError when the parts are not of
        one document, or two claims have one id.
        """
        with self._writing():
            if self.has(document.id, made_by):
                return False
            if raw.id != document.id:
                raise RecordError(f"Document {document.id} was not made from {raw.id}.")
            newest = "SELECT coalesce(max(edition), 0) FROM documents WHERE document_id = ?"
            edition = int(str(self._value(newest, document.id))) + 1
            if edition == 1:
                self._insert("raw_documents", raw_row(raw))
            self._insert("documents", document_row(document, edition, made_by))
            self._insert("words", words_row(document, edition))
            seen = set()
            for grounded in claims:
                claim_id = grounded.claim.id
                if grounded.claim.document_id != document.id or claim_id in seen:
                    raise RecordError(f"Document {document.id} has a claim {claim_id} twice or of another's.")
                seen.add(claim_id)
                self._insert("claims", claim_row(grounded, edition))
            for issue in (*document.issues, *issues):
                self._insert_once("issues", "issue_id", issue_row(issue, document.id, edition))
        return True

    def add_issue(self, issue: Issue) -> None:
        """Add an issue with an input that made no document. Said again, it is one still."""
        with self._writing():
            self._insert_once("issues", "issue_id", issue_row(issue))

    def add_judgement(self, judgement: Judgement) -> None:
        """Add a judgement. Raises RecordError when another one has its id."""
        row = judgement_row(judgement)
        with self._writing():
            self._insert_once("judgements", "judgement_id", row)
            stored = self._value("SELECT body FROM judgements WHERE judgement_id = ?", judgement.id)
            if stored != row["body"]:
                raise RecordError(f"There is another judgement {judgement.id} already.")

    def add_run(self, version: str, seconds: float, counts: Mapping[str, int]) -> None:
        """Add what a build did."""
        with self._writing():
            self._insert("runs", {"version": version, "seconds": seconds, "counts": json_text(dict(counts))})

    # ---- views

    @contextmanager
    def revising(self) -> Iterator[Revision]:
        """Change views and workings inside the block: all at once as it ends, and not at all if it fails.

        What is read from this record meanwhile is as changed so far; other readers see the old views.
        """
        with self._writing():
            yield Revision(Views(self._connection), Workings(self._connection))
            self._insert("generations", {"generation": self.generation() + 1, **self._marks()})

    def replace_views(
        self, copies: Iterable[Copy], events: Iterable[Event], holdings: Iterable[Holding]
    ) -> int:
        """Put new views in the place of the old ones, all at once. Returns their generation.

        The arguments may be read from this record as they are taken.
        """
        with self.revising() as revision:
            # Taken before the old ones go, as they may be made from these.
            copied, told, held = tuple(copies), tuple(events), tuple(holdings)
            revision.views.clear()
            revision.views.put_copies(copied)
            for event in told:
                revision.views.put_event(event)
            revision.views.put_holdings(held)
        return self.generation()

    def _marks(self) -> Row:
        """The last rows of the facts the views are made from."""
        return {
            "last_document": self._number("SELECT coalesce(max(rowid), 0) FROM documents"),
            "last_judgement": self._number("SELECT coalesce(max(rowid), 0) FROM judgements"),
        }

    # ---- rows

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction: kept when the block ends, undone when it fails."""
        if self._lock is None:
            raise RecordError(f"{self.path} is not open for writing.")
        with record_errors(self.path, self._connection):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _insert(self, table: str, row: Row) -> None:
        insert(self._connection, table, row)

    def _insert_once(self, table: str, key: str, row: Row) -> None:
        if self._value(f"SELECT 1 FROM {table} WHERE {key} = ?", row[key]) is None:
            self._insert(table, row)
