"""The claims of a record as building compares them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import GroundedClaim
from variorum.query.telling import Tell, telling
from variorum.reconcile.copies.carried import CarriedPassages
from variorum.reconcile.documents.facts import DocumentFacts, document_facts
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.events.stage import Sources, carried_roots, source_of_passage, staged, witnesses_of
from variorum.reconcile.judging.corrections import Known, corrected
from variorum.reconcile.judging.judgements import Settled, settled_over
from variorum.reconcile.witnesses.sides import Lineage
from variorum.store.reading import RecordReader


def scene_of(record: RecordReader, lexicon: Lexicon, tell: Tell) -> Scene:
    """All claims of `record`, as persons corrected them and as building compares them.

    Which words are rare only the whole record says, so all of it is read; `tell` is given what is being
    read and how many were read before.
    """
    settled = settled_over(record.judgements(), record.claim, record.claims)
    facts: dict[str, DocumentFacts] = {}
    for document in telling(record.documents(), "documents", tell):
        facts[document.id] = document_facts(document, lexicon.sources)

    claims = _claims(record, lexicon, settled, tell)
    roots = carried_roots(tuple(record.copies()))
    passages = CarriedPassages(one for document_id in facts for one in record.carried(document_id))
    sources = Sources(
        facts_of=facts.__getitem__, roots=roots, carried_from=partial(source_of_passage, passages, roots)
    )
    return staged(witnesses_of(claims, sources, Lineage(lexicon.actors.above)), settled).scene


def _claims(record: RecordReader, lexicon: Lexicon, settled: Settled, tell: Tell) -> Iterator[GroundedClaim]:
    known = Known(place=lexicon.places.get, actor=lexicon.actors.get)
    for claim in telling(record.claims(), "claims", tell):
        made = corrected(claim, settled.corrections.get(claim.claim.id, ()), known)
        if made is not None:
            yield made
