"""The accounts of an event, with their signs and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.lexicon.lexicon import Lexicon
from variorum.model.documents import DocumentHead as Head
from variorum.model.events import Event
from variorum.query.meanings import MODALITY, ORIGIN_BASIS
from variorum.query.origins import OriginNames
from variorum.query.rules import Codebooks
from variorum.query.sigla import Siglum, sigla
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import type_of
from variorum.web.core.paging import key_of, mark
from variorum.web.core.shapes import DocumentHead, Meaning
from variorum.web.events.apparatus_shapes import AccountsOfEvent, EventAccount, EventOrigin


def names_in(
    record: RecordReader, event: Event, signs: Sequence[Siglum], lexicon: Lexicon
) -> dict[str, EventOrigin]:
    """The origins of an event by their keys."""
    claims: dict[str, list[str]] = {origin: [] for origin in event.origins}
    letters: dict[str, str] = {}
    for one in signs:
        claims.setdefault(one.link.origin, []).append(one.link.claim_id)
        letters[one.link.origin] = one.letters
    names = OriginNames(record, lexicon, (one.document.outlet for one in signs))
    return {
        origin: EventOrigin(id=origin, name=names.of(origin, ids), sign=letters.get(origin, ""))
        for origin, ids in claims.items()
    }


def account_page(
    record: RecordReader, event: Event, books: Codebooks, lexicon: Lexicon, page: tuple[str | None, int]
) -> AccountsOfEvent:
    """The accounts of an event from a place on; `page` is the mark before and the most rows."""
    after, limit = page
    signs = sigla(record, event)
    key = key_of(after, 1)
    start = 0
    if key is not None:
        # Behind a sign that is no more there nothing follows.
        start = next((n for n, one in enumerate(signs, start=1) if one.sign == key[0]), len(signs))
    shown = signs[start : start + limit]
    return AccountsOfEvent(
        rows=list(accounts_of(record, shown, names_in(record, event, signs, lexicon), books)),
        next=next_after(signs, start + limit),
        total=len(signs),
    )


def next_after(signs: Sequence[Siglum], end: int) -> str | None:
    """The mark of a page that ends before `end`, None where that is the last."""
    return mark(signs[end - 1].sign) if 0 < end < len(signs) else None


def accounts_of(
    record: RecordReader, signs: Iterable[Siglum], names: Mapping[str, EventOrigin], books: Codebooks
) -> Iterable[EventAccount]:
    """Accounts in full; those of claims that are not in the record are left out."""
    for one in signs:
        grounded = record.claim(one.link.claim_id)
        if grounded is None:
            continue
        claim = grounded.claim
        basis = one.link.basis
        yield EventAccount(
            claim_id=claim.id,
            sign=one.sign,
            origin=names[one.link.origin],
            way=Meaning(code=basis, meaning=ORIGIN_BASIS[basis]),
            denies=one.link.denies,
            document=DocumentHead.model_validate(one.document),
            carried_from=head_of_origin(record, one.link.carried_from),
            speakers=[s.name or s.attribution.speaker.text for s in grounded.speakers],
            event_type=type_of(claim.event_type, books),
            modality=Meaning(code=claim.modality, meaning=MODALITY[claim.modality]),
            quote=claim.evidence.quote,
            sentence=claim.evidence.sentence,
        )


def head_of_origin(record: RecordReader, document_id: str | None) -> DocumentHead | None:
    """What names the document that a text is carried from; its id alone where that is not in the record."""
    if document_id is None:
        return None
    return DocumentHead.model_validate(record.head(document_id) or Head(id=document_id, source=""))
