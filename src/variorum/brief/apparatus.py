"""The apparatus: each claim that the brief refers to, with its words and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.brief.records import Reference, Section, grounds_in
from variorum.brief.voices import Voices
from variorum.model.claims import GroundedClaim
from variorum.model.documents import DocumentHead
from variorum.query.printable import one_line


def references(sections: Sequence[Section], voices: Voices) -> tuple[Reference, ...]:
    """The claims referred to, numbered in the order of the brief; those not in the record are left out."""
    ids = dict.fromkeys(claim for grounds in grounds_in(tuple(sections)) for claim in grounds.claims)
    found = [claim for claim_id in ids if (claim := voices.claim(claim_id)) is not None]
    return tuple(
        _reference(number, claim, voices.heads.get(claim.claim.document_id))
        for number, claim in enumerate(found, start=1)
    )


def _reference(number: int, grounded: GroundedClaim, head: DocumentHead | None) -> Reference:
    claim = grounded.claim
    evidence = claim.evidence
    start = evidence.start - evidence.sentence_start
    end = start + len(evidence.quote)
    # Of a quote that runs over its sentence, the quote alone is given.
    within = evidence.sentence[start:end] == evidence.quote and start >= 0
    return Reference(
        number=number,
        claim_id=claim.id,
        before=one_line(evidence.sentence[:start]) if within else "",
        quote=one_line(evidence.quote),
        after=one_line(evidence.sentence[end:]) if within else "",
        title=one_line(head.title or "") if head is not None else "",
        outlet=one_line(head.outlet or "") if head is not None else "",
        published=head.published if head is not None else None,
        source=one_line(head.source) if head is not None else "",
        speakers=tuple(
            one_line(speaker.name or speaker.attribution.speaker.text) for speaker in grounded.speakers
        ),
        hedged=claim.modality == "reported",
        denies=claim.modality == "denied",
    )
