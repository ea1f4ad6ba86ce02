"""claims.jsonl: what each document says of each event or state, in its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from variorum.export.argument_shapes import actor_shape, place_shape, route_shape, speaker_shape
from variorum.export.lines import number, write_lines
from variorum.export.shapes import when_shape
from variorum.model.claims import Claim, Evidence, Figure, GroundedClaim
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
        "evidence": {**_words(claim.evidence), **_retold(claim)},
        "arguments": {
            "agent": [actor_shape(actor) for actor in grounded.agents],
            "patient": [actor_shape(actor) for actor in grounded.patients],
            "place": [place_shape(place) for place in grounded.places],
            "route": [route_shape(route) for route in grounded.routes],
        },
        "when": when_shape(grounded.when),
        "figures": [_figure(figure) for figure in claim.figures],
        "attribution": [speaker_shape(speaker) for speaker in grounded.speakers],
        "modality": claim.modality,
        "section": claim.section,
        "made_by": claim.made_by,
    }


def _words(evidence: Evidence) -> dict[str, object]:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "sentence": evidence.sentence,
    }


def _retold(claim: Claim) -> dict[str, object]:
    """The other passages that tell it, where there are any."""
    passages = [
        {**_words(told.evidence), "section": told.section, "made_by": told.made_by} for told in claim.retold
    ]
    return {"retold": passages} if passages else {}


def _figure(figure: Figure) -> dict[str, object]:
    part = {"part": True} if figure.part else {}
    return {
        "kind": figure.kind,
        "low": number(figure.low),
        "high": number(figure.high),
        "of": figure.of,
        "text": figure.text,
        "scope": figure.scope,
        **part,
    }
