"""Sigla: short signs for the accounts of an event, by which an apparatus names them."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.documents import DocumentHead
from variorum.model.events import Event, OriginLink
from variorum.store.reading import RecordReader
from variorum.store.rows import NO_DAY

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Siglum:
    """An account of an event and the sign it has there: a letter for its origin, a number in that origin."""

    sign: str
    link: OriginLink
    document: DocumentHead

    @property
    def letters(self) -> str:
        """The sign of its origin."""
        return self.sign.rstrip("0123456789")


def sigla(record: RecordReader, event: Event) -> tuple[Siglum, ...]:
    """All accounts of `event` with their signs: origins that tell it before those that only deny it.

    Of each kind the origin that was published first comes first; so do the accounts of one origin.
    """
    heads: dict[str, DocumentHead] = {}
    for document_id in {link.document_id for link in event.origin_links}:
        heads[document_id] = record.head(document_id) or DocumentHead(id=document_id, source="")
    branches: dict[str, list[OriginLink]] = {}
    for link in event.origin_links:
        branches.setdefault(link.origin, []).append(link)

    def day(link: OriginLink) -> tuple[bool, str, str]:
        return link.denies, heads[link.document_id].published or NO_DAY, link.claim_id

    ordered = [sorted(links, key=day) for links in branches.values()]
    ordered.sort(key=lambda links: day(links[0]))
    return tuple(
        Siglum(sign=f"{_letter(place)}{number}", link=link, document=heads[link.document_id])
        for place, links in enumerate(ordered)
        for number, link in enumerate(links, start=1)
    )


def sign_order(sign: str) -> tuple[int, str, int]:
    """A2 before A10 before B1 before AA1."""
    letters = sign.rstrip("0123456789")
    return len(letters), letters, int(sign[len(letters) :] or 0)


def _letter(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    over, at = divmod(place, len(_LETTERS))
    return (_letter(over - 1) if over else "") + _LETTERS[at]
