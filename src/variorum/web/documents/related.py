"""What an article shares with others: copies, editions, carried passages; and its day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from variorum.model.documents import DocumentHead as Head
from variorum.model.documents import Published
from variorum.model.events import Carried, Copy
from variorum.query.meanings import PUBLISHED_BASIS
from variorum.store.reading import RecordReader
from variorum.web.core.shapes import DocumentHead
from variorum.web.documents.marking import carried_key
from variorum.web.documents.shapes import CarriedPassage, PublicationDay, RelatedDocument

# One dispatch may be printed by hundreds.
_MOST = 60


def publication(published: Published) -> PublicationDay:
    """The day of publication with what it is known from."""
    return PublicationDay(
        day=published.day,
        basis=published.basis,
        meaning=PUBLISHED_BASIS[published.basis],
        text=published.text,
        earliest=published.earliest,
        earliest_text=published.earliest_text,
        latest=published.latest,
        latest_text=published.latest_text,
    )


def copied_from(record: RecordReader, document_id: str) -> list[RelatedDocument]:
    """What a document is a copy or a later edition of."""
    return [_relation(record, copy, copy.copy_of, by=False) for copy in record.copies(document_id)]


def copied_by(record: RecordReader, document_id: str) -> list[RelatedDocument]:
    """The documents that are copies or later editions of one, as many as are worth a list."""
    return [
        _relation(record, copy, copy.document_id, by=True)
        for copy in islice(record.copied(document_id), _MOST)
    ]


def relation_between(record: RecordReader, left: str, right: str) -> RelatedDocument | None:
    """How the document `right` stands to `left`; None where neither is a copy of the other."""
    for copy in record.copies(left):
        if copy.copy_of == right:
            return _relation(record, copy, right, by=False)
    for copy in record.copies(right):
        if copy.copy_of == left:
            return _relation(record, copy, right, by=True)
    return None


def passages(record: RecordReader, carried: Sequence[Carried], keys: set[str]) -> list[CarriedPassage]:
    """The passages that marks call by one of `keys`."""
    return [
        CarriedPassage(
            key=carried_key(index),
            document=head(record, one.from_document),
            kind=one.kind,
            credited=one.credited,
            basis=one.basis,
        )
        for index, one in enumerate(carried)
        if carried_key(index) in keys
    ]


def head(record: RecordReader, document_id: str) -> DocumentHead:
    """What names a document."""
    return DocumentHead.model_validate(record.head(document_id) or Head(id=document_id, source=document_id))


def _relation(record: RecordReader, copy: Copy, other: str, *, by: bool) -> RelatedDocument:
    return RelatedDocument(
        document=head(record, other),
        kind=copy.kind,
        containment=copy.containment,
        edition=copy.edition,
        edition_number=copy.edition_number,
        by=by,
    )
