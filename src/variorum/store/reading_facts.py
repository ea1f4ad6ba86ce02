"""The facts of a record: documents, claims, issues, judgements and builds, in the order of ids."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import apsw

from variorum.model.claims import GroundedClaim, Speaker
from variorum.model.documents import Document, DocumentHead, RawDocument
from variorum.model.errors import RecordError
from variorum.model.events import Judgement
from variorum.model.issues import Issue
from variorum.store.opening import record_errors
from variorum.store.reading_rows import RowReader
from variorum.store.rows import Row, raw_of

_NEWEST = "edition = (SELECT max(e.edition) FROM documents AS e WHERE e.document_id = {0}.document_id)"
NEWEST_DOCUMENT = _NEWEST.format("d")
NEWEST_CLAIM = _NEWEST.format("c")
NEWEST_ISSUE = _NEWEST.format("i")
_HEAD = "document_id, source, title, outlet, published, language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one build did: the program's version, seconds, and counts by name."""

    version: str
    seconds: float
    counts: tuple[tuple[str, int], ...]


class FactReader(RowReader):
    """The half of a record that is only ever added to."""

    def has(self, document_id: str, made_by: str) -> bool:
        """Whether the newest edition of the document is there and made by `made_by`."""
        newest = f"SELECT made_by FROM documents AS d WHERE document_id = ? AND {NEWEST_DOCUMENT}"
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
            Document, f"SELECT body FROM documents AS d WHERE {NEWEST_DOCUMENT} ORDER BY document_id"
        )

    def document(self, document_id: str) -> Document | None:
        """The document, or None."""
        return self._record(
            Document,
            f"SELECT body FROM documents AS d WHERE document_id = ? AND {NEWEST_DOCUMENT}",
            document_id,
        )

    def heads(self) -> Iterator[DocumentHead]:
        """What names each document, by id, without reading its text."""
        for row in self._rows(
            f"SELECT {_HEAD} FROM documents AS d WHERE {NEWEST_DOCUMENT} ORDER BY document_id"
        ):
            yield head_of_row(row)

    def head(self, document_id: str) -> DocumentHead | None:
        """What names the document, or None."""
        sql = f"SELECT {_HEAD} FROM documents AS d WHERE document_id = ? AND {NEWEST_DOCUMENT}"
        return next((head_of_row(row) for row in self._rows(sql, document_id)), None)

    def last_published(self) -> str | None:
        """The last day on which a document was published, None where no document tells its day."""
        day = self._value(f"SELECT max(published) FROM documents AS d WHERE {NEWEST_DOCUMENT}")
        return None if day is None else str(day)

    def first_published(self) -> str | None:
        """The first day on which a document was published, None where no document tells its day."""
        day = self._value(f"SELECT min(published) FROM documents AS d WHERE {NEWEST_DOCUMENT}")
        return None if day is None else str(day)

    def claims(self, document_id: str | None = None) -> Iterator[GroundedClaim]:
        """All claims, or those of one document, by id."""
        if document_id is None:
            return self._records(
                GroundedClaim, f"SELECT body FROM claims AS c WHERE {NEWEST_CLAIM} ORDER BY claim_id"
            )
        return self._records(
            GroundedClaim,
            f"SELECT body FROM claims AS c WHERE document_id = ? AND {NEWEST_CLAIM} ORDER BY claim_id",
            document_id,
        )

    def claim(self, claim_id: str) -> GroundedClaim | None:
        """The claim, or None where no newest edition of a document makes it."""
        return self._record(
            GroundedClaim,
            f"SELECT body FROM claims AS c WHERE claim_id = ? AND {NEWEST_CLAIM}",
            claim_id,
        )

    def speakers(self, claim_id: str) -> tuple[Speaker, ...]:
        """Those a claim cites, without reading the rest of it; none where no newest edition makes it."""
        sql = (
            f"SELECT json_extract(body, '$.speakers') FROM claims AS c WHERE claim_id = ? AND {NEWEST_CLAIM}"
        )
        return next(self._records(tuple[Speaker, ...], sql, claim_id), ())

    def claim_pairs(self) -> Iterator[tuple[DocumentHead, GroundedClaim]]:
        """All claims by id, each with the head of its document."""
        for *head, body in self._rows(
            f"SELECT {_HEAD}, c.body"
            " FROM claims AS c CROSS JOIN documents AS d USING (document_id, edition)"
            f" WHERE c.{NEWEST_CLAIM} ORDER BY claim_id"
        ):
            yield head_of_row(head), self._decoded(GroundedClaim, body)

    def issues(self, document_id: str | None = None) -> Iterator[Issue]:
        """All issues, or those of one document, by document and code; first those of no document."""
        order = "ORDER BY document_id, code, issue_id"
        if document_id is None:
            return self._records(
                Issue, f"SELECT body FROM issues AS i WHERE document_id IS NULL OR {NEWEST_ISSUE} {order}"
            )
        return self._records(
            Issue,
            f"SELECT body FROM issues AS i WHERE document_id = ? AND {NEWEST_ISSUE} {order}",
            document_id,
        )

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, by id."""
        return self._records(Judgement, "SELECT body FROM judgements ORDER BY judgement_id")

    def last_run(self) -> Run | None:
        """What the last build did, None where there was none."""
        last = deque(self.runs(), maxlen=1)
        return last[0] if last else None

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


def head_of_row(values: Iterable[apsw.SQLiteValue]) -> DocumentHead:
    """What names a document, of its columns: id, source, title, outlet, published, language."""
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
