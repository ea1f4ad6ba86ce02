"""What can be read from a record: always in a fixed order, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from variorum.model.documents import Document
from variorum.model.events import Carried, Copy
from variorum.model.issues import Issue
from variorum.store.opening import record_errors
from variorum.store.reading_days import DayReader
from variorum.store.reading_documents import DocumentReader
from variorum.store.reading_events import EventListReader
from variorum.store.reading_facts import FactReader
from variorum.store.reading_map import MapReader
from variorum.store.reading_origins import OriginReader
from variorum.store.reading_places import PlaceReader
from variorum.store.reading_views import ViewReader
from variorum.store.reading_words import WordReader
from variorum.store.workings import Workings

DocumentRow = tuple[Document, tuple[Copy, ...], tuple[Issue, ...], tuple[Carried, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a record holds: newest editions, current views, all judgements."""

    documents: int
    claims: int
    issues: int
    judgements: int
    copies: int
    events: int
    holdings: int


class RecordReader(
    FactReader,
    ViewReader,
    DocumentReader,
    EventListReader,
    PlaceReader,
    DayReader,
    MapReader,
    OriginReader,
    WordReader,
):
    """The reading half of a record.

    What is iterated is read as it is asked for. Every method raises RecordError where the file is
    damaged, cannot be read, or was closed.
    """

    def document_rows(self) -> Iterator[DocumentRow]:
        """All documents by id, each with what it was copied from, its issues and its carried passages."""
        for document in self.documents():
            copies, issues = tuple(self.copies(document.id)), tuple(self.issues(document.id))
            yield document, copies, issues, tuple(self.carried(document.id))

    @contextmanager
    def workings(self) -> Iterator[Workings]:
        """What is kept of documents and claims so that others are put beside them, to read from."""
        with record_errors(self.path, self._connection):
            yield Workings(self._connection)

    def counts(self) -> Counts:
        """How much the record holds. The claims of superseded editions are not counted."""
        return Counts(
            documents=self._number("SELECT count(DISTINCT document_id) FROM documents"),
            claims=self._number_of_newest("claims"),
            issues=self._number_of_newest("issues"),
            judgements=self._number("SELECT count(*) FROM judgements"),
            copies=self._number("SELECT count(*) FROM copies"),
            events=self._number("SELECT count(*) FROM events"),
            holdings=self._number("SELECT count(*) FROM holdings"),
        )

    def _number_of_newest(self, table: str) -> int:
        """How many rows are of no superseded edition: few are, so that these are counted and taken off."""
        superseded = self._number(
            "WITH editions AS (SELECT document_id, max(edition) AS newest FROM documents"
            " GROUP BY document_id HAVING count(*) > 1)"
            f" SELECT count(*) FROM editions AS d CROSS JOIN {table} AS t"
            " ON t.document_id = d.document_id AND t.edition < d.newest"
        )
        return self._number(f"SELECT count(*) FROM {table}") - superseded
