"""Cards of claims, as they stand beside the words they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from variorum.model.claims import Actor, GroundedClaim, Route, When
from variorum.query.meanings import MODALITY, WHEN_BASIS
from variorum.query.rules import Codebooks
from variorum.store.reading_documents import ClaimEvent as ClaimInEvent
from variorum.web.core.knowledge import type_of
from variorum.web.core.shapes import ClaimEvent
from variorum.web.documents.shapes import (
    ArticleCard,
    ArticleName,
    ArticlePlace,
    CitedSpeaker,
    ClaimDays,
    ClaimFigure,
)


def events_by_claim(found: Iterable[ClaimInEvent]) -> Mapping[str, list[ClaimEvent]]:
    """The events of each claim."""
    events: defaultdict[str, list[ClaimEvent]] = defaultdict(list)
    for one in found:
        line = ClaimEvent(id=one.event_id, label=one.label, status=one.status, disputes=one.disputes)
        events[one.claim_id].append(line)
    return events


def card_of(grounded: GroundedClaim, events: list[ClaimEvent], books: Codebooks) -> ArticleCard:
    """The card of a claim that belongs to, or disputes, `events`."""
    claim = grounded.claim
    return ArticleCard(
        id=claim.id,
        event_type=type_of(claim.event_type, books),
        type_label=_label(claim.event_type, books),
        modality=claim.modality,
        modality_meaning=MODALITY[claim.modality],
        section=claim.section,
        quote=claim.evidence.quote,
        agents=[_named(one) for one in grounded.agents],
        patients=[_named(one) for one in grounded.patients],
        places=[
            ArticlePlace(
                id=one.id,
                name=one.name or one.mention.text,
                text=one.mention.text,
                relation=one.relation,
                distance_km=one.distance_km,
            )
            for one in grounded.places
        ],
        routes=[_named(one) for one in grounded.routes],
        when=_days(grounded.when),
        figures=[
            ClaimFigure(kind=f.kind, low=f.low, high=f.high, of=f.of, text=f.text, scope=f.scope)
            for f in claim.figures
        ],
        speakers=[
            CitedSpeaker(
                name=one.name or one.attribution.speaker.text,
                text=one.attribution.speaker.text,
                cue=one.attribution.cue,
                named=one.attribution.named,
                source_id=one.source_id,
                origin=one.origin,
            )
            for one in grounded.speakers
        ],
        events=events,
        made_by=claim.made_by,
        retold=len(claim.retold),
    )


def _label(code: str, books: Codebooks) -> str:
    return next((book.types[code].label for book in books if code in book.types), code)


def _named(one: Actor | Route) -> ArticleName:
    return ArticleName(id=one.id, name=one.name or one.mention.text, text=one.mention.text)


def _days(when: When | None) -> ClaimDays | None:
    if when is None:
        return None
    return ClaimDays(
        earliest=when.earliest,
        latest=when.latest,
        basis=when.basis,
        meaning=WHEN_BASIS[when.basis],
        text=when.text,
    )
