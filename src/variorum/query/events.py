"""Why an event is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.documents import DocumentHead, head_of
from variorum.model.events import Event
from variorum.query.meanings import EVENT_STATUS
from variorum.query.records import EventExplanation, Meaning, Told
from variorum.query.rules import Codebooks, meaning_of_type
from variorum.store.reading import RecordReader

# Rules of reasons that say why claims are together; they add nothing to the score.
_JOINS = frozenset({"together", "judged-same"})


def explain_event(record: RecordReader, event: Event, books: Codebooks) -> EventExplanation:
    """The explanation of an event of `record`; `books` say what its codes mean."""
    origins = origins_in(event)
    told = accounts(record, event.claims, origins)
    return EventExplanation(
        id=event.id,
        label=event.label,
        event_type=meaning_of_type(event.event_type, books),
        status=Meaning(code=event.status, meaning=EVENT_STATUS[event.status]),
        when=event.when,
        place=event.place,
        route=event.route,
        agents=event.agents,
        patients=event.patients,
        told=told,
        denied=accounts(record, event.disputed_by, origins),
        origins=event.origins,
        outlets=event.outlets,
        documents=len(event.documents),
        figures=event.figures,
        variants=event.variants,
        score=event.score,
        reasons=tuple(reason for reason in event.reasons if reason.rule not in _JOINS),
        joins=tuple(reason for reason in event.reasons if reason.rule in _JOINS),
    )


def origins_in(event: Event) -> Mapping[str, str]:
    """The origin of each claim of an event."""
    return dict(zip((*event.claims, *event.disputed_by), event.claim_origins, strict=False))


def accounts(record: RecordReader, claim_ids: Iterable[str], origins: Mapping[str, str]) -> tuple[Told, ...]:
    """The claims as accounts, by the day of publication; those not in the record are left out."""
    heads: dict[str, DocumentHead] = {}
    found = []
    for claim_id in claim_ids:
        grounded = record.claim(claim_id)
        if grounded is None:
            continue
        claim = grounded.claim
        if claim.document_id not in heads:
            document = record.document(claim.document_id)
            heads[claim.document_id] = (
                head_of(document) if document else DocumentHead(id=claim.document_id, source="")
            )
        found.append(
            Told(
                claim_id=claim.id,
                document=heads[claim.document_id],
                speakers=tuple(s.name or s.attribution.speaker.text for s in grounded.speakers),
                modality=claim.modality,
                origin=origins.get(claim.id, ""),
                quote=claim.evidence.quote,
                sentence=claim.evidence.sentence,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.document.published or "9999", one.claim_id)))
