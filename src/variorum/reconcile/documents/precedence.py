"""Precedence: which of several documents with one text was first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.documents.outlets import NO_OUTLETS, Outlets


def first_of(
    documents: Sequence[DocumentFacts], sizes: Mapping[str, int], outlets: Outlets = NO_OUTLETS
) -> DocumentFacts:
    """The document that the others are held to be carried from.

    It credits no other outlet among them, and none of them was published before it. A document without a
    date may have been first, unless it names a later day; so the date does not decide against it. Of
    those that are left it is an agency's, then the fullest, then a dated one, then the one with the
    smallest id.
    """
    named = {document.id: outlets.of(document) for document in documents}
    among = {name for name in named.values() if name is not None}
    free = [
        document
        for document in documents
        if not outlets.credited_by(document) & (among - {named[document.id]})
    ]
    left = not_later(free or documents)
    return min(left, key=lambda one: _standing(one, sizes, outlets))


def _standing(one: DocumentFacts, sizes: Mapping[str, int], outlets: Outlets) -> tuple[bool, int, bool, str]:
    return not outlets.is_agency(one), -sizes.get(one.id, 0), one.published is None, one.id


def days_apart(left: str | None, right: str | None) -> int | None:
    """How many days lie between two ISO days; None where one is not known."""
    try:
        return abs((date.fromisoformat(left or "") - date.fromisoformat(right or "")).days)
    except ValueError:
        return None


def not_later(documents: Sequence[DocumentFacts]) -> list[DocumentFacts]:
    """Those that no other of them is known to come before."""
    days = [document.published for document in documents if document.published]
    if not days:
        return list(documents)
    first = min(days)
    return [
        document
        for document in documents
        if document.published == first
        or (document.published is None and not (document.earliest and document.earliest > first))
    ]
