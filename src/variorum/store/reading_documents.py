"""Lists of a record's documents and issues: a page of lines at a time, cut down by what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from variorum.model.documents import DocumentHead, Published
from variorum.model.events import EventStatus
from variorum.model.issues import Issue, Severity
from variorum.store.reading_facts import NEWEST_CLAIM, NEWEST_DOCUMENT, NEWEST_ISSUE, head_of_row
from variorum.store.reading_rows import RowReader, like, text_or_none
from variorum.store.rows import record_of

# Of the article's words, as many as a line of a list has room for.
_OPENING = 240

_COLUMNS = (
    "document_id, source, title, outlet, published, language, json_extract(body, '$.published'),"
    # As bytes: a text may hold halves of characters, which cannot be read as text.
    f" CAST(substr(json_extract(body, '$.text'), 1, {_OPENING}) AS BLOB),"
    " (SELECT count(*) FROM claims AS c WHERE (c.document_id, c.edition) = (d.document_id, d.edition)),"
    " (SELECT count(*) FROM issues AS i WHERE (i.document_id, i.edition) = (d.document_id, d.edition)),"
    " (SELECT count(*) FROM copies AS k WHERE k.copy_of = d.document_id)"
)

Bindings = list["apsw.SQLiteValue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents are meant; what is None says nothing.

    `first` and `last` bound the day of publication. `title` stands in the title, or in the source of a
    document without one. `copies`: only documents that are copies, or only those that are none.
    """

    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    first: str | None = None
    last: str | None = None
    copies: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document in a list: its first words, and how many claims, issues and copies it has."""

    head: DocumentHead
    published: Published
    opening: str
    claims: int
    issues: int
    copied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvent:
    """That a claim belongs to an event, or `disputes` it."""

    claim_id: str
    event_id: str
    label: str
    status: EventStatus
    disputes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFilter:
    """Which issues are meant; what is None says nothing."""

    code: str | None = None
    severity: Severity | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLine:
    """An issue with its id, and the document it is of, None where an input made no document."""

    id: str
    document_id: str | None
    issue: Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTally:
    """How many issues of one code and severity there are, and of how many documents."""

    code: str
    severity: Severity
    issues: int
    documents: int


class DocumentReader(RowReader):
    """Lists of documents and issues."""

    def document_lines(
        self, wanted: DocumentFilter, after: tuple[str, str] | None, limit: int, *, newest_first: bool = True
    ) -> list[DocumentLine]:
        """The documents that are `wanted` by day of publication, those without a day last.

        `after` is the day, empty where there is none, and the id of the line to go on behind.
        """
        lines: list[DocumentLine] = []
        undated = wanted.first is None and wanted.last is None
        if after is None or after[0]:
            lines += self._lines(wanted, after, limit, "DESC" if newest_first else "ASC")
        if undated and len(lines) < limit:
            behind = after if after is not None and not after[0] else None
            lines += self._undated(wanted, behind, limit - len(lines))
        return lines

    def documents_counted(self, wanted: DocumentFilter) -> int:
        """How many documents are `wanted`."""
        where, bindings = _documents_where(wanted)
        sql = f"SELECT count(*) FROM documents AS d WHERE {NEWEST_DOCUMENT}{where}"
        return self.of_state((sql, *bindings), lambda: int(str(self._value(sql, *bindings))))

    def outlets(self) -> list[tuple[str, int]]:
        """The outlets of documents, with how many each printed, by name."""
        return self._tally("outlet")

    def languages(self) -> list[tuple[str, int]]:
        """The languages of documents, with how many are in each."""
        return self._tally("language")

    def document_ids(self) -> Iterator[str]:
        """The ids of all documents, in order."""
        rows = self._rows("SELECT DISTINCT document_id FROM documents ORDER BY document_id")
        return (str(document_id) for (document_id,) in rows)

    def claim_events(self, document_id: str) -> Iterator[ClaimEvent]:
        """The events of a document's claims, by claim and event."""
        rows = self._rows(
            "SELECT c.claim_id, e.event_id, e.label, e.status, x.disputes FROM claims AS c"
            " CROSS JOIN event_claims AS x ON x.claim_id = c.claim_id"
            " CROSS JOIN events AS e ON e.event_id = x.event_id"
            f" WHERE c.document_id = ? AND c.{NEWEST_CLAIM} ORDER BY c.claim_id, e.event_id",
            document_id,
        )
        for claim_id, event_id, label, status, disputes in rows:
            yield ClaimEvent(
                claim_id=str(claim_id),
                event_id=str(event_id),
                label=str(label),
                status=_STATUS[str(status)],
                disputes=bool(disputes),
            )

    def issue_lines(self, wanted: IssueFilter, after: tuple[str, str] | None, limit: int) -> list[IssueLine]:
        """The issues that are `wanted` by document and id, first those of no document.

        `after` is the document, empty where there is none, and the id of the line to go on behind.
        """
        lines: list[IssueLine] = []
        if wanted.document_id is None and (after is None or not after[0]):
            lines += self._issues(wanted, "document_id IS NULL AND issue_id > ?", (_id(after),), limit)
        if len(lines) < limit:
            behind = after if after is not None and after[0] else ("", "")
            of = f"document_id IS NOT NULL AND (document_id, issue_id) > (?, ?) AND {NEWEST_ISSUE}"
            lines += self._issues(wanted, of, behind, limit - len(lines))
        return lines

    def issue_tallies(self) -> list[IssueTally]:
        """How many issues there are of each code and severity, by code."""
        rows = self._rows(
            "SELECT code, severity, count(*), count(DISTINCT document_id) FROM issues AS i"
            f" WHERE document_id IS NULL OR {NEWEST_ISSUE} GROUP BY code, severity ORDER BY code, severity"
        )
        return [
            IssueTally(
                code=str(code),
                severity=_SEVERITY[str(severity)],
                issues=int(str(issues)),
                documents=int(str(documents)),
            )
            for code, severity, issues, documents in rows
        ]

    def _lines(
        self, wanted: DocumentFilter, after: tuple[str, str] | None, limit: int, order: str
    ) -> list[DocumentLine]:
        behind = f" AND (published, document_id) {'<' if order == 'DESC' else '>'} (?, ?)" if after else ""
        order_by = f"{{0}}published {order}, {{0}}document_id {order}"
        return self._page(wanted, f"published IS NOT NULL{behind}", after or (), (order_by, limit))

    def _undated(
        self, wanted: DocumentFilter, after: tuple[str, str] | None, limit: int
    ) -> list[DocumentLine]:
        of = "published IS NULL AND document_id > ?"
        return self._page(wanted, of, (_id(after),), ("{0}document_id", limit))

    def _page(
        self, wanted: DocumentFilter, of: str, behind: tuple[str, ...], page: tuple[str, int]
    ) -> list[DocumentLine]:
        where, bindings = _documents_where(wanted)
        order_by, limit = page
        # What has to be looked up in every document is found faster in the order they lie in.
        sorted_by = order_by.format("+" if bindings else "")
        found = (
            f"SELECT document_id, edition FROM documents AS d WHERE {of} AND {NEWEST_DOCUMENT}{where}"
            f" ORDER BY {sorted_by} LIMIT ?"
        )
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM ({found}) CROSS JOIN documents AS d USING (document_id, edition)"
            f" ORDER BY {order_by.format('')}",
            *behind,
            *bindings,
            limit,
        )
        return [_line(row) for row in rows]

    def _issues(self, wanted: IssueFilter, of: str, behind: tuple[str, ...], limit: int) -> list[IssueLine]:
        told = {"code": wanted.code, "severity": wanted.severity, "document_id": wanted.document_id}
        given = {name: value for name, value in told.items() if value is not None}
        where = "".join(f" AND {name} = ?" for name in given)
        rows = self._rows(
            f"SELECT issue_id, document_id, body FROM issues AS i WHERE {of}{where}"
            " ORDER BY document_id, issue_id LIMIT ?",
            *behind,
            *given.values(),
            limit,
        )
        return [
            IssueLine(
                id=str(issue_id),
                document_id=text_or_none(document_id),
                issue=self._decoded(Issue, body),
            )
            for issue_id, document_id, body in rows
        ]

    def _tally(self, column: str) -> list[tuple[str, int]]:
        rows = self._rows(
            f"SELECT {column}, count(*) FROM documents AS d WHERE {column} IS NOT NULL AND {NEWEST_DOCUMENT}"
            f" GROUP BY {column} ORDER BY {column}"
        )
        return [(str(name), int(str(count))) for name, count in rows]


_STATUS: dict[str, EventStatus] = {
    "single-origin": "single-origin",
    "corroborated": "corroborated",
    "disputed": "disputed",
    "denied": "denied",
    "retracted": "retracted",
}
_SEVERITY: dict[str, Severity] = {"note": "note", "warning": "warning", "error": "error"}


def _id(after: tuple[str, str] | None) -> str:
    return after[1] if after is not None else ""


def _documents_where(wanted: DocumentFilter) -> tuple[str, Bindings]:
    parts: list[tuple[str, str | None]] = [
        ("outlet = ?", wanted.outlet),
        ("language = ?", wanted.language),
        (r"coalesce(title, source) LIKE ? ESCAPE '\'", like(wanted.title) if wanted.title else None),
        ("published >= ?", wanted.first),
        ("published <= ?", wanted.last),
    ]
    given = [(sql, value) for sql, value in parts if value is not None]
    where = "".join(f" AND {sql}" for sql, _ in given)
    if wanted.copies is not None:
        word = "" if wanted.copies else "NOT "
        where += f" AND {word}EXISTS (SELECT 1 FROM copies AS k WHERE k.document_id = d.document_id)"
    return where, [value for _, value in given]


def _line(row: tuple[apsw.SQLiteValue, ...]) -> DocumentLine:
    *head, when, opening, claims, issues, copied = row
    return DocumentLine(
        head=head_of_row(head),
        published=record_of(Published, when),
        opening=opening.decode("utf-8", "replace") if isinstance(opening, bytes) else "",
        claims=int(str(claims)),
        issues=int(str(issues)),
        copied=int(str(copied)),
    )
