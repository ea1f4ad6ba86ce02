"""What a document is, what was left out of it, and what it was carried from."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.documents import Document, DocumentHead, head_of
from variorum.model.events import Copy
from variorum.query.meanings import PUBLISHED_BASIS
from variorum.query.records import ClaimMention, CopyRelation, DocumentExplanation, Left
from variorum.store.reading import RecordReader


def explain_document(record: RecordReader, document: Document) -> DocumentExplanation:
    """The explanation of a document of `record`."""
    return DocumentExplanation(
        document=head_of(document),
        url=document.url,
        byline=document.byline,
        published=document.published,
        published_basis=PUBLISHED_BASIS[document.published.basis],
        credits=document.credits,
        printed_characters=len(document.raw_text),
        kept_characters=len(document.text),
        left=tuple(
            Left(start=d.start, end=d.end, role=d.role, rule=d.rule, reason=d.reason, text=d.text)
            for d in document.dropped
        ),
        copies=tuple(_copies(record, document.id)),
        claims=tuple(_claims(record, document.id)),
        issues=tuple(record.issues(document.id)),
    )


def _claims(record: RecordReader, document_id: str) -> Iterable[ClaimMention]:
    found = sorted(record.claims(document_id), key=lambda one: (one.claim.evidence.start, one.claim.id))
    for one in found:
        claim = one.claim
        yield ClaimMention(
            id=claim.id,
            event_type=claim.event_type,
            modality=claim.modality,
            quote=claim.evidence.quote,
        )


def _copies(record: RecordReader, document_id: str) -> Iterable[CopyRelation]:
    for copy in record.copies():
        if copy.document_id == document_id:
            yield _relation(record, copy, copy.copy_of, by=False)
        elif copy.copy_of == document_id:
            yield _relation(record, copy, copy.document_id, by=True)


def _relation(record: RecordReader, copy: Copy, other_id: str, *, by: bool) -> CopyRelation:
    other = record.document(other_id)
    return CopyRelation(
        document=head_of(other) if other else DocumentHead(id=other_id, source=""),
        kind=copy.kind,
        containment=copy.containment,
        edition=copy.edition,
        by=by,
    )
