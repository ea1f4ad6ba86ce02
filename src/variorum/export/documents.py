"""documents.jsonl: each document's text and metadata, what was dropped from it, what it copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from variorum.export.lines import write_lines
from variorum.model.documents import Document
from variorum.model.events import Carried, Copy
from variorum.model.issues import Issue

DocumentRow = (
    tuple[Document, Sequence[Copy], Sequence[Issue]]
    | tuple[Document, Sequence[Copy], Sequence[Issue], Sequence[Carried]]
)


def write_documents(rows: Iterable[DocumentRow], out: IO[str]) -> int:
    """Write documents, in the order of their ids, each with what it copies and its issues; returns how many.

    Raises UsageError when they come in another order.
    """
    return write_lines(((row[0].id, document_shape(*row)) for row in rows), out)


def document_shape(
    document: Document,
    copies: Sequence[Copy] = (),
    issues: Sequence[Issue] = (),
    carried: Sequence[Carried] = (),
) -> dict[str, object]:
    """One line of documents.jsonl. `issues` are all that concern it; without any, its own.

    `carried` are its passages that stand in other documents too.
    """
    copy, edition = _carried_from(copies)
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published.day,
        "published_basis": document.published.basis,
        "language": document.language,
        "text": document.text,
        "dropped": [
            {
                "start": d.start,
                "end": d.end,
                "role": d.role,
                "text": d.text,
                "rule": d.rule,
                "reason": d.reason,
            }
            for d in document.dropped
        ],
        "credits": list(document.credits),
        "copy_of": copy.copy_of if copy else None,
        "copy_kind": copy.kind if copy else None,
        "edition_of": edition,
        "carried": [
            carried_shape(one)
            for one in sorted(carried, key=lambda one: (one.start, one.end, one.from_document))
        ],
        "issues": [_issue(issue) for issue in (issues or document.issues)],
    }


def carried_shape(passage: Carried) -> dict[str, object]:
    """A passage of a document and where it stands in the one it was carried from."""
    return {
        "start": passage.start,
        "end": passage.end,
        "from": passage.from_document,
        "from_start": passage.from_start,
        "from_end": passage.from_end,
        "kind": passage.kind,
        "credited": passage.credited,
        "basis": passage.basis,
    }


def _carried_from(copies: Sequence[Copy]) -> tuple[Copy | None, str | None]:
    """The copy to name where a document is several, what it holds most of, and the first state of its page.

    A later edition of an article is a copy of the earlier one too, where it copies nothing else.
    """
    fullest = sorted(copies, key=lambda copy: (-copy.containment, copy.copy_of))
    edition = next((copy for copy in fullest if copy.edition), None)
    first = next((copy.edition_of for copy in fullest if copy.edition_of), None)
    if first is None and edition is not None:
        first = edition.copy_of
    return next((copy for copy in fullest if not copy.edition), edition), first


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "code": issue.code,
        "message": issue.message,
        "advice": issue.advice,
        "severity": issue.severity,
        "where": issue.where,
        "start": issue.start,
        "end": issue.end,
    }
