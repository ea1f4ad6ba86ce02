"""Pages of the list of articles."""

from __future__ import annotations

from variorum.store.reading import RecordReader
from variorum.store.reading_documents import DocumentFilter, DocumentLine
from variorum.web.core.paging import mark
from variorum.web.core.shapes import DocumentHead
from variorum.web.documents.related import copied_from, publication
from variorum.web.documents.shapes import DocumentChoice, DocumentChoices, DocumentRow, Documents


def page_of(
    record: RecordReader,
    wanted: DocumentFilter,
    behind: tuple[str, str] | None,
    limit: int,
    *,
    newest_first: bool,
) -> Documents:
    """A page of the documents that are `wanted`; the first page says how many there are in all."""
    lines = record.document_lines(wanted, behind, limit + 1, newest_first=newest_first)
    shown = lines[:limit]
    last = shown[-1].head if len(lines) > limit else None
    return Documents(
        rows=[_row(record, line) for line in shown],
        next=None if last is None else mark(last.published or "", last.id),
        total=record.documents_counted(wanted) if behind is None else None,
    )


def choices(record: RecordReader) -> DocumentChoices:
    """What lists of articles can be cut down to."""
    return DocumentChoices(
        outlets=[DocumentChoice(value=name, documents=count) for name, count in record.outlets()],
        languages=[DocumentChoice(value=name, documents=count) for name, count in record.languages()],
    )


def _row(record: RecordReader, line: DocumentLine) -> DocumentRow:
    return DocumentRow(
        document=DocumentHead.model_validate(line.head),
        published=publication(line.published),
        opening=line.opening,
        claims=line.claims,
        issues=line.issues,
        copy_of=copied_from(record, line.head.id),
        copied=line.copied,
    )
