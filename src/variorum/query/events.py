"""Why an event is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.documents import DocumentHead, head_of
from variorum.model.events import Event
from variorum.model.reasons import Reason
from variorum.query.meanings import EVENT_STATUS
from variorum.query.records import EventExplanation, EventMention, Meaning, Told, WholeMention
from variorum.query.rules import Codebooks, meaning_of_type
from variorum.query.steps import join_of
from variorum.query.trees import origin_tree
from variorum.store.reading import RecordReader

# Rules of reasons that add nothing to the score: why claims are together, what persons said of them
# besides (told among the judgements), why the event has its status, and what hints that origins are one.
_JOINS = frozenset({"together", "judged-same"})
_JUDGED = frozenset({"judged-different", "corrected"})
_STATUS = "status."
_HINT = "origin.hint"


def explain_event(record: RecordReader, event: Event, books: Codebooks) -> EventExplanation:
    """The explanation of an event of `record`; `books` say what its codes mean."""
    origins = origins_in(event)
    told = accounts(record, event.claims, origins)
    denied = accounts(record, event.disputed_by, origins)
    return EventExplanation(
        id=event.id,
        label=event.label,
        event_type=meaning_of_type(event.event_type, books),
        status=Meaning(code=event.status, meaning=EVENT_STATUS[event.status]),
        status_rule=next((one.detail for one in event.reasons if one.rule.startswith(_STATUS)), ""),
        when=event.when,
        place=event.place,
        route=event.route,
        agents=event.agents,
        patients=event.patients,
        told=told,
        denied=denied,
        origins=event.origins,
        tree=origin_tree(record, event, (*told, *denied)),
        hints=tuple(one.detail for one in event.reasons if one.rule == _HINT),
        outlets=event.outlets,
        documents=len(event.documents),
        figures=event.figures,
        variants=event.variants,
        score=event.score,
        reasons=tuple(reason for reason in event.reasons if adds_to_score(reason)),
        joins=tuple(join_of(reason) for reason in event.reasons if reason.rule in _JOINS),
        part_of=_whole(record, event.id),
        parts=tuple(filter(None, (_mention(record, part.event_id) for part in record.parts_of(event.id)))),
    )


def _whole(record: RecordReader, event_id: str) -> WholeMention | None:
    link = record.part_of(event_id)
    mention = _mention(record, link.whole_id) if link is not None else None
    if link is None or mention is None:
        return None
    return WholeMention(event=mention, score=link.score, reasons=link.reasons)


def _mention(record: RecordReader, event_id: str) -> EventMention | None:
    event = record.event(event_id)
    return None if event is None else EventMention(id=event.id, label=event.label, status=event.status)


def adds_to_score(reason: Reason) -> bool:
    """Whether a reason is one of those whose weights make the score."""
    others = _JOINS | _JUDGED | {_HINT}
    return reason.rule not in others and not reason.rule.startswith(_STATUS)


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
