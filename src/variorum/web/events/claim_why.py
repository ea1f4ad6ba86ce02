"""Why a claim is what it is, as the page shows it."""

from __future__ import annotations

from variorum.lexicon.lexicon import Lexicon
from variorum.query.claims import explain_claim
from variorum.query.records import Argument, ClaimExplanation
from variorum.query.rules import Codebooks
from variorum.store.reading import RecordReader
from variorum.web.core.shapes import ClaimEvent, DocumentHead, Meaning
from variorum.web.events.apparatus import rulings_of
from variorum.web.events.claim_notes import notes_on, party_called
from variorum.web.events.claim_shapes import (
    ArgumentLine,
    ClaimWhy,
    CodebookRule,
    FigureOfClaim,
    OtherMeaning,
    Retold,
    VoiceLine,
)
from variorum.web.events.rows import when_of


def why_claim(record: RecordReader, claim_id: str, books: Codebooks, lexicon: Lexicon) -> ClaimWhy | None:
    """Why a claim of `record` is what it is, with codes as `lexicon` names them; None where there is none."""
    claim = record.claim(claim_id)
    document = record.document(claim.claim.document_id) if claim is not None else None
    if claim is None or document is None:
        return None
    told = explain_claim(claim, document, record.events_with(claim_id), books)
    return ClaimWhy(
        id=told.id,
        document=DocumentHead.model_validate(told.document),
        event_type=Meaning.model_validate(told.event_type),
        modality=Meaning.model_validate(told.modality),
        section=told.section,
        quote=told.words.quote,
        sentence=told.words.sentence,
        retold=_retold(told),
        rule=CodebookRule(
            made_by=told.rule.made_by,
            name=told.rule.name,
            words=list(told.rule.words),
            frame=list(told.rule.frame),
        ),
        arguments=[
            _argument(one, notes) for one, notes in zip(told.arguments, notes_on(claim, lexicon), strict=True)
        ],
        when=when_of(told.when),
        figures=[
            FigureOfClaim(
                kind=f.kind, low=f.low, high=f.high, of=f.of, text=f.text, scope=f.scope, part=f.part
            )
            for f in told.figures
        ],
        voices=_voices(told, lexicon),
        events=[ClaimEvent.model_validate(one) for one in told.events],
        judgements=rulings_of(record, (claim_id,)),
    )


def _retold(told: ClaimExplanation) -> list[Retold]:
    return [
        Retold(quote=one.words.quote, sentence=one.words.sentence, section=one.section, made_by=one.made_by)
        for one in told.retold
    ]


def _voices(told: ClaimExplanation, lexicon: Lexicon) -> list[VoiceLine]:
    return [
        VoiceLine(
            text=one.text,
            cue=one.cue,
            named=one.named,
            source_id=one.source_id,
            name=one.name,
            origin=one.origin,
            kind=one.kind,
            alignment=party_called(one.alignment, lexicon),
        )
        for one in told.voices
    ]


def _argument(one: Argument, notes: list[str]) -> ArgumentLine:
    return ArgumentLine(
        role=one.role,
        text=one.text,
        id=one.id,
        name=one.name,
        refers_to=one.refers_to,
        notes=notes,
        reasons=list(one.reasons),
        alternatives=[OtherMeaning(id=a.id, name=a.name, score=a.score) for a in one.alternatives],
    )
