"""The views of a record, made anew from its claims: copies, events, and who held what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import GroundedClaim
from variorum.model.issues import Issue
from variorum.pipeline.report import Tally
from variorum.reconcile.copies import find_copies
from variorum.reconcile.facts import DocumentFacts, document_facts
from variorum.reconcile.fingerprints import Fingerprint, fingerprint
from variorum.reconcile.stage import reconcile
from variorum.state.timeline import fold
from variorum.store.record import Record

_REMEMBERED = 256


def rebuild_views(record: Record, lexicon: Lexicon, tally: Tally) -> tuple[Issue, ...]:
    """Make the views of all claims in `record` and put them in the place of the old ones.

    Returns the issues with judgements. What grows with the record is held in memory: of documents
    their facts and fingerprints, of claims what reconciling compares, and all events; not the texts.
    """
    tally.tell("copies")
    fingerprints: list[Fingerprint] = []
    facts: dict[str, DocumentFacts] = {}
    for document in record.documents():
        fingerprints.append(fingerprint(document))
        facts[document.id] = document_facts(document)
    copies = find_copies(fingerprints, _Texts(record), facts.__getitem__)

    def broader(actor_id: str) -> tuple[str, ...]:
        entry = lexicon.actors.get(actor_id)
        return () if entry is None else (*((entry.parent,) if entry.parent else ()), *entry.broader)

    tally.tell("events")
    events = reconcile(record.claims(), facts, copies, tuple(record.judgements()), broader)
    tally.tell("control")
    published = {document_id: one.published for document_id, one in facts.items()}
    timeline = fold(events.made, _StoredClaims(record), published, copies, broader)
    record.replace_views(copies, events.made, timeline.holdings)
    return events.issues


class _Texts:
    """The clean text of a document by its id, read when it is asked for."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def __call__(self, document_id: str) -> str:
        document = self._record.document(document_id)
        return document.text if document is not None else ""


class _StoredClaims(Mapping[str, GroundedClaim]):
    """The claims of a record by id, read when they are asked for."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._find = lru_cache(_REMEMBERED)(record.claim)

    def __getitem__(self, claim_id: str) -> GroundedClaim:
        claim = self._find(claim_id)
        if claim is None:
            raise KeyError(claim_id)
        return claim

    def __iter__(self) -> Iterator[str]:
        return (claim.claim.id for claim in self._record.claims())

    def __len__(self) -> int:
        return self._record.counts().claims
