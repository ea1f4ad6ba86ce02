"""Routes of articles: lists, each as it was kept, and two side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from variorum.model.documents import Document
from variorum.store.reading import RecordReader
from variorum.web.core.clocks import Asked
from variorum.web.core.knowledge import Books
from variorum.web.core.paging import key_pair
from variorum.web.core.unknown import unknown_document
from variorum.web.documents.article import article_of
from variorum.web.documents.asking import DocumentQuery
from variorum.web.documents.choosing import choices, page_of
from variorum.web.documents.comparing import compare
from variorum.web.documents.related import head, relation_between
from variorum.web.documents.shapes import Article, Comparison, DocumentChoices, Documents

router = APIRouter(tags=["documents"])

DocumentId = Annotated[str, Path(max_length=300)]
PartNumber = Annotated[int | None, Query(ge=1, le=1_000_000, description="Which part of a long article.")]
At = Annotated[
    str | None, Query(max_length=300, description="A claim or issue: the part in which it stands is meant.")
]


@router.get("/documents")
def documents(asked: Asked, query: Annotated[DocumentQuery, Query()]) -> Documents:
    """Articles by day of publication, those without a day last."""
    behind = key_pair(query.after)
    newest_first = query.order == "newest"
    return page_of(asked, query.wanted(), behind, query.limit, newest_first=newest_first)


@router.get("/document-choices")
def document_choices(asked: Asked) -> DocumentChoices:
    """The outlets and languages that lists of articles can be cut down to."""
    return choices(asked)


@router.get("/documents/{document_id}")
def document(
    asked: Asked, books: Books, document_id: DocumentId, part: PartNumber = None, at: At = None
) -> Article:
    """An article as it was printed and kept, with its claims; a long one in parts."""
    found = _found(asked, document_id)
    return article_of(asked, found, books, part, at)


@router.get("/documents/{document_id}/compare/{other_id}")
def compared_documents(asked: Asked, document_id: DocumentId, other_id: DocumentId) -> Comparison:
    """Two articles side by side, with what each has alone."""
    left, right = _found(asked, document_id), _found(asked, other_id)
    compared = compare(left.text, right.text)
    return Comparison(
        left=head(asked, left.id),
        right=head(asked, right.id),
        relation=relation_between(asked, left.id, right.id),
        rows=compared.rows,
        shared=compared.shared,
        left_words=compared.left_words,
        right_words=compared.right_words,
        cut=compared.cut,
    )


def _found(record: RecordReader, document_id: str) -> Document:
    found = record.document(document_id)
    if found is None:
        raise unknown_document(record, document_id)
    return found
