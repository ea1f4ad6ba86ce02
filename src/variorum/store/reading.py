"""What can be read from a record: always in a fixed order, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.documents import Document
from variorum.model.events import Carried, Copy
from variorum.model.issues import Issue
from variorum.store.reading_facts import NEWEST_DOCUMENT, NEWEST_ISSUE, FactReader
from variorum.store.reading_views import ViewReader

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


class RecordReader(FactReader, ViewReader):
    """The reading half of a record.

    What is iterated is read as it is asked for. Every method raises RecordError where the file is
    damaged, cannot be read, or was closed.
    """

    def document_rows(self) -> Iterator[DocumentRow]:
        """All documents by id, each with what it was copied from, its issues and its carried passages."""
        for document in self.documents():
            copies, issues = tuple(self.copies(document.id)), tuple(self.issues(document.id))
            yield document, copies, issues, tuple(self.carried(document.id))

    def counts(self) -> Counts:
        """How much the record holds. The claims of superseded editions are not counted."""
        return Counts(
            documents=self._number(f"SELECT count(*) FROM documents AS d WHERE {NEWEST_DOCUMENT}"),
            claims=self._number(
                "SELECT count(*) FROM documents AS d JOIN claims USING (document_id, edition)"
                f" WHERE d.{NEWEST_DOCUMENT}"
            ),
            issues=self._number(
                f"SELECT count(*) FROM issues AS i WHERE document_id IS NULL OR {NEWEST_ISSUE}"
            ),
            judgements=self._number("SELECT count(*) FROM judgements"),
            copies=self._number("SELECT count(*) FROM copies"),
            events=self._number("SELECT count(*) FROM events"),
            holdings=self._number("SELECT count(*) FROM holdings"),
        )
