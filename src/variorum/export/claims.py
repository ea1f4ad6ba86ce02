"""claims.jsonl: what each document says of each event or state, in its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from variorum.export.lines import number, write_lines
from variorum.export.shapes import when_shape
from variorum.model.claims import Actor, Alternative, Figure, GroundedClaim, Mention, Place, Route, Speaker
from variorum.model.documents import Document, DocumentHead, head_of


def write_claims(pairs: Iterable[tuple[Document | DocumentHead, GroundedClaim]], out: IO[str]) -> int:
    """Write claims, in the order of their ids and each with its document; returns how many.

    Raises UsageError when they come in another order.
    """
    return write_lines(((claim.claim.id, claim_shape(document, claim)) for document, claim in pairs), out)


def claim_shape(document: Document | DocumentHead, grounded: GroundedClaim) -> dict[str, object]:
    """One line of claims.jsonl."""
    claim = grounded.claim
    head = head_of(document) if isinstance(document, Document) else document
    return {
        "claim_id": claim.id,
        "document": {
            "id": head.id,
            "source": head.source,
            "title": head.title,
            "outlet": head.outlet,
            "published": head.published,
            "language": head.language,
        },
        "event_type": claim.event_type,
        "evidence": {
            "start": claim.evidence.start,
            "end": claim.evidence.end,
            "quote": claim.evidence.quote,
            "sentence": claim.evidence.sentence,
        },
        "arguments": {
            "agent": [_actor(actor) for actor in grounded.agents],
            "patient": [_actor(actor) for actor in grounded.patients],
            "place": [_place(place) for place in grounded.places],
            "route": [_route(route) for route in grounded.routes],
        },
        "when": when_shape(grounded.when),
        "figures": [_figure(figure) for figure in claim.figures],
        "attribution": [_speaker(speaker) for speaker in grounded.speakers],
        "modality": claim.modality,
        "section": claim.section,
        "made_by": claim.made_by,
    }


def _words(mention: Mention) -> dict[str, object]:
    return {"text": mention.text, "start": mention.start, "end": mention.end}


def _alternatives(alternatives: Iterable[Alternative]) -> list[object]:
    return [{"id": a.id, "name": a.name, "score": a.score} for a in alternatives]


def _actor(actor: Actor) -> dict[str, object]:
    return {
        **_words(actor.mention),
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "alternatives": _alternatives(actor.alternatives),
    }


def _place(place: Place) -> dict[str, object]:
    return {
        **_words(place.mention),
        "id": place.id,
        "name": place.name,
        "aliases": list(place.aliases),
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "relation": place.relation,
        "distance_km": number(place.distance_km),
        "alternatives": _alternatives(place.alternatives),
        "reasons": list(place.reasons),
    }


def _route(route: Route) -> dict[str, object]:
    return {
        **_words(route.mention),
        "id": route.id,
        "name": route.name,
        "from": route.from_place,
        "to": route.to_place,
        "direction": route.direction,
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "kind": figure.kind,
        "low": number(figure.low),
        "high": number(figure.high),
        "of": figure.of,
        "text": figure.text,
        "scope": figure.scope,
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    printed = speaker.attribution.speaker.text
    # The words of the article and the body behind them are names the speaker goes by as well.
    aliases = dict.fromkeys(name for name in (printed, *speaker.aliases, speaker.origin) if name)
    return {
        "speaker": speaker.name or printed,
        "source_id": speaker.source_id,
        "cue": speaker.attribution.cue,
        "aliases": list(aliases),
    }
