"""The tree of an event's origins: who it rests on, in which documents, in which claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.model.documents import DocumentHead, head_of
from variorum.model.events import Event, OriginLink
from variorum.query.meanings import ORIGIN_BASIS
from variorum.query.records import Meaning, OriginBranch, OriginClaim, OriginDocument, Told
from variorum.store.reading import RecordReader


def origin_tree(record: RecordReader, event: Event, told: Iterable[Told]) -> tuple[OriginBranch, ...]:
    """The origins of `event`, those that tell of it first, each with its documents and claims.

    `told` are its accounts; a claim that the record does not hold is left out.
    """
    accounts = {one.claim_id: one for one in told}
    branches: dict[str, list[OriginLink]] = {}
    for link in event.origin_links:
        if link.claim_id in accounts:
            branches.setdefault(link.origin, []).append(link)
    made = [
        OriginBranch(
            origin=origin,
            denies=all(link.denies for link in links),
            documents=_documents(record, links, accounts),
        )
        for origin, links in branches.items()
    ]
    return tuple(sorted(made, key=lambda branch: (branch.denies, branch.origin)))


def _documents(
    record: RecordReader, links: Sequence[OriginLink], accounts: Mapping[str, Told]
) -> tuple[OriginDocument, ...]:
    """Originals before what is carried from them, the earlier published first."""
    by_document: dict[str, list[OriginLink]] = {}
    for link in links:
        by_document.setdefault(link.document_id, []).append(link)
    made = [
        OriginDocument(
            document=accounts[own[0].claim_id].document,
            carried_from=_head(record, own[0].carried_from),
            claims=tuple(_claim(link, accounts[link.claim_id]) for link in own),
        )
        for own in by_document.values()
    ]
    return tuple(sorted(made, key=_order))


def _order(one: OriginDocument) -> tuple[str, bool, str, str]:
    return branch_order(one.document, one.carried_from.id if one.carried_from is not None else None)


def branch_order(document: DocumentHead, carried_from: str | None) -> tuple[str, bool, str, str]:
    """Where a document stands in the tree: after the one it is carried from, the earlier published first."""
    root = carried_from or document.id
    return root, carried_from is not None, document.published or "9999", document.id


def _head(record: RecordReader, document_id: str | None) -> DocumentHead | None:
    if document_id is None:
        return None
    document = record.document(document_id)
    return head_of(document) if document is not None else DocumentHead(id=document_id, source="")


def _claim(link: OriginLink, told: Told) -> OriginClaim:
    return OriginClaim(
        claim_id=link.claim_id,
        way=Meaning(code=link.basis, meaning=ORIGIN_BASIS[link.basis]),
        speakers=told.speakers,
        denies=link.denies,
        quote=told.quote,
    )
