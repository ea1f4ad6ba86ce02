"""Pages of issues, each with the words it is about."""

from __future__ import annotations

from variorum.model.documents import Document
from variorum.query.issue_codes import meanings_of_issue
from variorum.store.reading import RecordReader
from variorum.store.reading_documents import IssueFilter, IssueLine, IssueTally
from variorum.web.core.paging import mark
from variorum.web.core.shapes import DocumentHead
from variorum.web.issues.shapes import CodeMeaning, IssueCode, IssueRow, Issues, IssueWords

_AROUND = 90
_MOST_WORDS = 400


def page_of(record: RecordReader, wanted: IssueFilter, behind: tuple[str, str] | None, limit: int) -> Issues:
    """A page of the issues that are `wanted`."""
    lines = record.issue_lines(wanted, behind, limit + 1)
    shown = lines[:limit]
    last = shown[-1] if len(lines) > limit else None
    return Issues(
        rows=[_row(record, line) for line in shown],
        next=None if last is None else mark(last.document_id or "", last.id),
        total=None,
    )


def code_of(tally: IssueTally) -> IssueCode:
    """A code with its counts and meanings."""
    return IssueCode(
        code=tally.code,
        severity=tally.severity,
        issues=tally.issues,
        documents=tally.documents,
        meanings=[CodeMeaning.model_validate(one) for one in meanings_of_issue(tally.code)],
    )


def _row(record: RecordReader, line: IssueLine) -> IssueRow:
    issue = line.issue
    head = record.head(line.document_id) if line.document_id is not None else None
    return IssueRow(
        id=line.id,
        code=issue.code,
        severity=issue.severity,
        message=issue.message,
        advice=issue.advice,
        where=issue.where,
        document=DocumentHead.model_validate(head) if head is not None else None,
        words=_words(record, line),
    )


def _words(record: RecordReader, line: IssueLine) -> IssueWords | None:
    """The words an issue is about, where it names places in its article's clean text."""
    start, end = line.issue.start, line.issue.end
    if line.document_id is None or line.issue.where != line.document_id or start is None or end is None:
        return None
    document = record.document(line.document_id)
    return _quoted(document, start, min(end, start + _MOST_WORDS)) if document is not None else None


def _quoted(document: Document, start: int, end: int) -> IssueWords:
    text = document.text
    return IssueWords(
        before=text[max(start - _AROUND, 0) : start],
        words=text[start:end],
        after=text[end : end + _AROUND],
    )
