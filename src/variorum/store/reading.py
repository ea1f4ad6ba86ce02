"""What can be read from a record: always in the order of ids, one row at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import apsw

from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document, DocumentHead, RawDocument
from variorum.model.errors import RecordError
from variorum.model.events import Carried, Copy, Event, Holding, Judgement, PartOf
from variorum.model.issues import Issue
from variorum.store.opening import record_errors
from variorum.store.rows import Row, raw_of, record_of

T = TypeVar("T")
DocumentRow = tuple[Document, tuple[Copy, ...], tuple[Issue, ...], tuple[Carried, ...]]

_NEWEST = "edition = (SELECT max(e.edition) FROM documents AS e WHERE e.document_id = {0}.document_id)"
_NEWEST_DOCUMENT = _NEWEST.format("d")
_NEWEST_CLAIM = _NEWEST.format("c")
_NEWEST_ISSUE = _NEWEST.format("i")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one build did: the program's version, seconds, and counts by name."""

    version: str
    seconds: float
    counts: tuple[tuple[str, int], ...]


class RecordReader:
    """The reading half of a record.

    What is iterated is read as it is asked for. Every method raises RecordError where the file is
    damaged, cannot be read, or was closed.
    """

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection

    # ---- facts

    def has(self, document_id: str, made_by: str) -> bool:
        """Whether the newest edition of the document is there and made by `made_by`."""
        newest = f"SELECT made_by FROM documents AS d WHERE document_id = ? AND {_NEWEST_DOCUMENT}"
        return self._value(newest, document_id) == made_by

    def raw(self, document_id: str) -> RawDocument | None:
        """The document as it arrived, or None."""
        with record_errors(self.path, self._connection):
            cursor = self._connection.execute(
                "SELECT * FROM raw_documents WHERE document_id = ?", (document_id,)
            )
            for values in cursor:
                names = [column[0] for column in cursor.get_description()]
                return raw_of(Row(zip(names, values, strict=True)))
        return None

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""
        return self._records(
            Document, f"SELECT body FROM documents AS d WHERE {_NEWEST_DOCUMENT} ORDER BY document_id"
        )

    def document(self, document_id: str) -> Document | None:
        """The document, or None."""
        return self._record(
            Document,
            f"SELECT body FROM documents AS d WHERE document_id = ? AND {_NEWEST_DOCUMENT}",
            document_id,
        )

    def document_rows(self) -> Iterator[DocumentRow]:
        """All documents by id, each with what it was copied from, its issues and its carried passages."""
        for document in self.documents():
            copies, issues = tuple(self.copies(document.id)), tuple(self.issues(document.id))
            yield document, copies, issues, tuple(self.carried(document.id))

    def heads(self) -> Iterator[DocumentHead]:
        """What names each document, by id, without reading its text."""
        for row in self._rows(
            "SELECT document_id, source, title, outlet, published, language"
            f" FROM documents AS d WHERE {_NEWEST_DOCUMENT} ORDER BY document_id"
        ):
            yield _head(row)

    def claims(self, document_id: str | None = None) -> Iterator[GroundedClaim]:
        """All claims, or those of one document, by id."""
        if document_id is None:
            return self._records(
                GroundedClaim, f"SELECT body FROM claims AS c WHERE {_NEWEST_CLAIM} ORDER BY claim_id"
            )
        return self._records(
            GroundedClaim,
            f"SELECT body FROM claims AS c WHERE document_id = ? AND {_NEWEST_CLAIM} ORDER BY claim_id",
            document_id,
        )

    def claim(self, claim_id: str) -> GroundedClaim | None:
        """The claim, or None where no newest edition of a document makes it."""
        return self._record(
            GroundedClaim,
            f"SELECT body FROM claims AS c WHERE claim_id = ? AND {_NEWEST_CLAIM}",
            claim_id,
        )

    def claim_pairs(self) -> Iterator[tuple[DocumentHead, GroundedClaim]]:
        """All claims by id, each with the head of its document."""
        for *head, body in self._rows(
            "SELECT document_id, source, title, outlet, published, language, c.body"
            " FROM claims AS c CROSS JOIN documents AS d USING (document_id, edition)"
            f" WHERE c.{_NEWEST_CLAIM} ORDER BY claim_id"
        ):
            yield _head(head), record_of(GroundedClaim, body)

    def issues(self, document_id: str | None = None) -> Iterator[Issue]:
        """All issues, or those of one document, by document and code; first those of no document."""
        order = "ORDER BY document_id, code, issue_id"
        if document_id is None:
            return self._records(
                Issue, f"SELECT body FROM issues AS i WHERE document_id IS NULL OR {_NEWEST_ISSUE} {order}"
            )
        return self._records(
            Issue,
            f"SELECT body FROM issues AS i WHERE document_id = ? AND {_NEWEST_ISSUE} {order}",
            document_id,
        )

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, by id."""
        return self._records(Judgement, "SELECT body FROM judgements ORDER BY judgement_id")

    def runs(self) -> Iterator[Run]:
        """What each build did, the first first."""
        for version, seconds, counts in self._rows(
            "SELECT version, seconds, counts FROM runs ORDER BY run_id"
        ):
            try:
                named = json.loads(str(counts))
                yield Run(version=str(version), seconds=float(str(seconds)), counts=tuple(named.items()))
            except (ValueError, AttributeError) as error:
                raise RecordError(f"A run in {self.path} cannot be read: {error}.") from error

    # ---- views

    def generation(self) -> int:
        """The number of the current views; 0 where none were made. It grows with each rebuilding."""
        return self._number("SELECT coalesce(max(generation), 0) FROM generations")

    def views_are_current(self) -> bool:
        """Whether nothing was added to the facts since the views were made."""
        return bool(
            self._number(
                "SELECT count(*) FROM generations"
                " WHERE generation = (SELECT max(generation) FROM generations)"
                " AND last_document = (SELECT coalesce(max(rowid), 0) FROM documents)"
                " AND last_judgement = (SELECT coalesce(max(rowid), 0) FROM judgements)"
            )
        )

    def added_documents(self) -> list[str]:
        """The documents added, or read anew, since the views were made, by id."""
        rows = self._rows(f"SELECT DISTINCT document_id FROM documents WHERE rowid > {_mark('document')}")
        return sorted(str(document_id) for (document_id,) in rows)

    def judgements_were_added(self) -> bool:
        """Whether anything was judged since the views were made."""
        last = "(SELECT coalesce(max(rowid), 0) FROM judgements)"
        return bool(self._number(f"SELECT {last} > {_mark('judgement')}"))

    def disputed_fields(self) -> int:
        """On how many fields and figures the accounts of all events contradict each other."""
        return self._number("SELECT coalesce(sum(disputed), 0) FROM events")

    def copies(self, document_id: str | None = None) -> Iterator[Copy]:
        """All copies, or those one document is, by document and by what was copied."""
        order = "ORDER BY document_id, copy_of, body"
        if document_id is None:
            return self._records(Copy, f"SELECT body FROM copies {order}")
        return self._records(Copy, f"SELECT body FROM copies WHERE document_id = ? {order}", document_id)

    def copied(self, document_id: str) -> Iterator[Copy]:
        """The documents that are copies of one, by id."""
        return self._records(
            Copy, "SELECT body FROM copies WHERE copy_of = ? ORDER BY document_id, body", document_id
        )

    def carried(self, document_id: str) -> Iterator[Carried]:
        """The passages of a document that stand in others too, by where they begin."""
        return self._records(
            Carried, "SELECT body FROM carried WHERE document_id = ? ORDER BY start, end, body", document_id
        )

    def events(self) -> Iterator[Event]:
        """All events, by id."""
        return self._records(Event, "SELECT body FROM events ORDER BY event_id")

    def event(self, event_id: str) -> Event | None:
        """The event, or None."""
        return self._record(Event, "SELECT body FROM events WHERE event_id = ?", event_id)

    def events_with(self, claim_id: str) -> Iterator[Event]:
        """The events that a claim belongs to or disputes, by id."""
        return self._records(
            Event,
            "SELECT body FROM events WHERE event_id IN"
            " (SELECT event_id FROM event_claims WHERE claim_id = ?) ORDER BY event_id",
            claim_id,
        )

    def part_of(self, event_id: str) -> PartOf | None:
        """What the event is part of, or None."""
        return self._record(PartOf, "SELECT body FROM parts WHERE event_id = ?", event_id)

    def parts_of(self, event_id: str) -> Iterator[PartOf]:
        """The events that are part of this one, by id."""
        return self._records(PartOf, "SELECT body FROM parts WHERE whole_id = ? ORDER BY event_id", event_id)

    def event_rows(self) -> Iterator[tuple[Event, PartOf | None, tuple[str, ...]]]:
        """All events by id, each with what it is part of and the ids of its parts."""
        for event in self.events():
            parts = tuple(part.event_id for part in self.parts_of(event.id))
            yield event, self.part_of(event.id), parts

    def holdings(self, subject_id: str | None = None) -> Iterator[Holding]:
        """All holdings, or those of one subject, by subject, since and holder."""
        order = (
            "ORDER BY subject_id, coalesce(since_earliest, ''), coalesce(since_latest, ''),"
            " coalesce(holder, ''), holder_name, body"
        )
        if subject_id is None:
            return self._records(Holding, f"SELECT body FROM holdings {order}")
        return self._records(Holding, f"SELECT body FROM holdings WHERE subject_id = ? {order}", subject_id)

    # ---- the whole

    def counts(self) -> Counts:
        """How much the record holds. The claims of superseded editions are not counted."""
        return Counts(
            documents=self._number(f"SELECT count(*) FROM documents AS d WHERE {_NEWEST_DOCUMENT}"),
            claims=self._number(
                "SELECT count(*) FROM documents AS d JOIN claims USING (document_id, edition)"
                f" WHERE d.{_NEWEST_DOCUMENT}"
            ),
            issues=self._number(
                f"SELECT count(*) FROM issues AS i WHERE document_id IS NULL OR {_NEWEST_ISSUE}"
            ),
            judgements=self._number("SELECT count(*) FROM judgements"),
            copies=self._number("SELECT count(*) FROM copies"),
            events=self._number("SELECT count(*) FROM events"),
            holdings=self._number("SELECT count(*) FROM holdings"),
        )

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

    # ---- rows

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


def _mark(fact: str) -> str:
    """SQL for the last row of a fact that the views were made from."""
    return (
        f"coalesce((SELECT last_{fact} FROM generations"
        " WHERE generation = (SELECT max(generation) FROM generations)), 0)"
    )


def _head(values: tuple[apsw.SQLiteValue, ...] | list[apsw.SQLiteValue]) -> DocumentHead:
    document_id, source, title, outlet, published, language = (
        None if value is None else str(value) for value in values
    )
    return DocumentHead(
        id=document_id or "",
        source=source or "",
        title=title,
        outlet=outlet,
        published=published,
        language=language,
    )
