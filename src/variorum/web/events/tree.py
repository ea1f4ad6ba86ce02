"""Who rests on whom: the tree of an event's origins, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from variorum.query.meanings import ORIGIN_BASIS
from variorum.query.sigla import Siglum
from variorum.query.trees import branch_order
from variorum.store.reading import RecordReader
from variorum.web.core.shapes import DocumentHead, Meaning
from variorum.web.events.accounts import head_of_origin
from variorum.web.events.apparatus_shapes import EventOrigin, TreeClaim, TreeDocument, TreeOrigin


def tree_of(
    record: RecordReader, signs: Sequence[Siglum], names: Mapping[str, EventOrigin]
) -> list[TreeOrigin]:
    """The origins in the order of their signs, each with its documents and the claims in these."""
    return [
        TreeOrigin(
            origin=names[origin],
            denies=all(one.link.denies for one in own),
            documents=_documents(record, own),
        )
        for origin, own in ((key, list(some)) for key, some in groupby(signs, lambda one: one.link.origin))
    ]


def _documents(record: RecordReader, signs: Iterable[Siglum]) -> list[TreeDocument]:
    """Originals before what is carried from them."""
    by_document: dict[str, list[Siglum]] = {}
    for one in signs:
        by_document.setdefault(one.document.id, []).append(one)
    ordered = sorted(by_document.values(), key=_order)
    return [
        TreeDocument(
            document=DocumentHead.model_validate(own[0].document),
            carried_from=head_of_origin(record, own[0].link.carried_from),
            claims=[_claim(one) for one in own],
        )
        for own in ordered
    ]


def _order(own: Sequence[Siglum]) -> tuple[str, bool, str, str]:
    return branch_order(own[0].document, own[0].link.carried_from)


def _claim(one: Siglum) -> TreeClaim:
    basis = one.link.basis
    return TreeClaim(
        claim_id=one.link.claim_id,
        sign=one.sign,
        way=Meaning(code=basis, meaning=ORIGIN_BASIS[basis]),
        denies=one.link.denies,
    )
