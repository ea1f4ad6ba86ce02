"""Why a claim is what it is."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.clean import locate
from variorum.model.claims import Actor, Evidence, GroundedClaim, Mention, Place, Route, Speaker
from variorum.model.documents import Document, head_of
from variorum.model.events import Event
from variorum.query.meanings import MODALITY, PRECISION, WHEN_BASIS
from variorum.query.records import Argument, ClaimExplanation, EventMention, Meaning, Passage, Voice, Words
from variorum.query.rules import Codebooks, meaning_of_type, rule_of


def explain_claim(
    grounded: GroundedClaim, document: Document, events: Iterable[Event], books: Codebooks
) -> ClaimExplanation:
    """The explanation of a claim of `document` that belongs to `events` or disputes them.

    `books` say what its codes mean.
    """
    claim = grounded.claim
    return ClaimExplanation(
        id=claim.id,
        document=head_of(document),
        event_type=meaning_of_type(claim.event_type, books),
        modality=Meaning(code=claim.modality, meaning=MODALITY[claim.modality]),
        section=claim.section,
        words=_words(claim.evidence, document),
        retold=tuple(
            Passage(words=_words(told.evidence, document), section=told.section, made_by=told.made_by)
            for told in claim.retold
        ),
        rule=rule_of(claim.made_by, books),
        arguments=tuple(_arguments(grounded)),
        when=grounded.when,
        when_basis=WHEN_BASIS[grounded.when.basis] if grounded.when else "",
        figures=claim.figures,
        voices=tuple(_voice(speaker) for speaker in grounded.speakers),
        events=tuple(mention_of(event, disputes=claim.id in event.disputed_by) for event in events),
    )


def _words(evidence: Evidence, document: Document) -> Words:
    raw_start, raw_end = locate(document, evidence.start, evidence.end)
    return Words(
        quote=evidence.quote,
        sentence=evidence.sentence,
        start=evidence.start,
        end=evidence.end,
        raw_start=raw_start,
        raw_end=raw_end,
    )


def mention_of(event: Event, *, disputes: bool = False) -> EventMention:
    """An event in a line."""
    return EventMention(id=event.id, label=event.label, status=event.status, disputes=disputes)


def _arguments(grounded: GroundedClaim) -> Iterable[Argument]:
    yield from (_party("agent", actor) for actor in grounded.agents)
    yield from (_party("patient", actor) for actor in grounded.patients)
    yield from (_place(place) for place in grounded.places)
    yield from (_route(route) for route in grounded.routes)


def _party(role: str, actor: Actor) -> Argument:
    notes = [actor.kind, f"of {actor.country}" if actor.country else ""]
    return Argument(
        role=role,
        text=actor.mention.text,
        start=actor.mention.start,
        end=actor.mention.end,
        id=actor.id,
        name=actor.name,
        refers_to=_referent(actor.mention),
        notes=_said(notes),
        reasons=actor.reasons,
        alternatives=actor.alternatives,
    )


def _place(place: Place) -> Argument:
    away = f"{place.distance_km:g} km away" if place.distance_km is not None else ""
    at = f"at {place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
    within = ", ".join(part for part in (place.admin1, place.country) if part)
    notes = [
        "" if place.relation == "in" else f"relation {place.relation}",
        away,
        at,
        f"in {within}" if within else "",
        f"precision {place.precision}: {PRECISION.get(place.precision, 'unknown')}",
    ]
    return Argument(
        role="place",
        text=place.mention.text,
        start=place.mention.start,
        end=place.mention.end,
        id=place.id,
        name=place.name,
        refers_to=_referent(place.mention),
        notes=_said(notes),
        reasons=place.reasons,
        alternatives=place.alternatives,
    )


def _route(route: Route) -> Argument:
    notes = [
        f"from {route.from_place}" if route.from_place else "",
        f"to {route.to_place}" if route.to_place else "",
        f"direction {route.direction}" if route.direction else "",
    ]
    return Argument(
        role="route",
        text=route.mention.text,
        start=route.mention.start,
        end=route.mention.end,
        id=route.id,
        name=route.name,
        refers_to=_referent(route.mention),
        notes=_said(notes),
    )


def _voice(speaker: Speaker) -> Voice:
    attribution = speaker.attribution
    return Voice(
        text=attribution.speaker.text,
        start=attribution.speaker.start,
        end=attribution.speaker.end,
        cue=attribution.cue,
        named=attribution.named,
        source_id=speaker.source_id,
        name=speaker.name,
        origin=speaker.origin,
        kind=speaker.kind,
        alignment=speaker.alignment,
    )


def _referent(mention: Mention) -> str:
    return mention.refers_to.text if mention.refers_to is not None else ""


def _said(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
