"""Claims as accounts to be judged, and what of them can be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from variorum.model.claims import (
    Actor,
    Claim,
    Evidence,
    Figure,
    FigureKind,
    GroundedClaim,
    Modality,
    Place,
    When,
)
from variorum.model.documents import DocumentHead as Head
from variorum.model.judgements import NONE
from variorum.query.judgements import said
from variorum.query.meanings import MODALITY
from variorum.query.phrases import bounds, when_words
from variorum.query.rules import Codebooks
from variorum.reconcile.judging.judgements import Settled
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import type_of
from variorum.web.core.shapes import Days, DocumentHead, EventMention, Meaning, Named
from variorum.web.core.unknown import unknown_claim
from variorum.web.review.shapes import Account, ClaimField, Piece

_BETWEEN = "; "
GONE = "It may have gone with a newer edition of its article, or with a judgement: load the page again."


class Accounts:
    """Makes accounts of the claims of a record."""

    def __init__(self, record: RecordReader, settled: Settled, books: Codebooks) -> None:
        self._record = record
        self._settled = settled
        self._books = books

    def of(self, claim_id: str) -> Account:
        """The account that a claim is. Raises UnknownError where it is not in the record."""
        return self.account(self._claim(claim_id))

    def account(self, grounded: GroundedClaim) -> Account:
        """The account that a claim is."""
        claim = grounded.claim
        head = self._record.head(claim.document_id) or Head(id=claim.document_id, source="")
        event = next(self._record.events_with(claim.id), None)
        corrections = self._settled.corrections.get(claim.id, ())
        return Account(
            claim_id=claim.id,
            event=None if event is None else EventMention.model_validate(event),
            document=DocumentHead.model_validate(head),
            event_type=self._type(claim.event_type),
            modality=Meaning(code=claim.modality, meaning=MODALITY[claim.modality]),
            when=None if grounded.when is None else Days.model_validate(grounded.when),
            places=list(map(_named, grounded.places)),
            agents=list(map(_named, grounded.agents)),
            patients=list(map(_named, grounded.patients)),
            figures=[one.text for one in claim.figures],
            speakers=[one.name or one.attribution.speaker.text for one in grounded.speakers],
            sentence=list(_pieces(claim.evidence)),
            corrected=[said(one) for one in corrections],
        )

    def fields_of(self, claim_id: str) -> list[ClaimField]:
        """What of a claim can be corrected, with what it is now. Raises UnknownError."""
        grounded = self._claim(claim_id)
        claim = grounded.claim
        fields = [self._chosen("event_type", claim.event_type, self._types())]
        days = grounded.when
        fields.append(
            ClaimField(field="when", value=_days(days), shown=when_words(days), written="days", choices=[])
        )
        named: tuple[tuple[str, Sequence[Actor | Place]], ...] = (
            ("place", grounded.places),
            ("agents", grounded.agents),
            ("patients", grounded.patients),
        )
        fields += [_names(field, some) for field, some in named]
        modalities = [Meaning(code=one, meaning=MODALITY[one]) for one in get_args(Modality)]
        fields.append(self._chosen("modality", claim.modality, modalities))
        return [*fields, *_counts(claim)]

    def _claim(self, claim_id: str) -> GroundedClaim:
        found = self._record.claim(claim_id)
        if found is None:
            raise unknown_claim(self._record, claim_id, GONE)
        return found

    def _type(self, code: str) -> Meaning:
        return type_of(code, self._books)

    def _types(self) -> list[Meaning]:
        codes = {code for book in self._books for code in book.types}
        return [self._type(code) for code in sorted(codes)]

    def _chosen(self, field: str, value: str, choices: list[Meaning]) -> ClaimField:
        return ClaimField(field=field, value=value, shown=value, written="choice", choices=choices)


def _named(one: Actor | Place) -> Named:
    return Named(id=one.id, name=one.name or one.mention.text)


def _pieces(evidence: Evidence) -> Iterator[Piece]:
    """The sentence, cut where the claim's words begin and end."""
    sentence = evidence.sentence
    start = evidence.start - evidence.sentence_start
    end = start + len(evidence.quote)
    if sentence[max(start, 0) : end] != evidence.quote:
        yield Piece(text=sentence, marked=False)
        return
    for text, marked in ((sentence[:start], False), (evidence.quote, True), (sentence[end:], False)):
        if text:
            yield Piece(text=text, marked=marked)


def _days(when: When | None) -> str:
    """Days as a correction writes them."""
    if when is None or (when.earliest is None and when.latest is None):
        return NONE
    if when.earliest == when.latest:
        return when.earliest or NONE
    return f"{when.earliest or ''}..{when.latest or ''}"


def _names(field: str, some: Sequence[Actor | Place]) -> ClaimField:
    names = [_named(one) for one in some]
    return ClaimField(
        field=field,
        value=_BETWEEN.join(one.id or one.name for one in names) or NONE,
        shown=_BETWEEN.join(one.name for one in names),
        written="names",
        choices=[],
    )


def _counts(claim: Claim) -> Iterator[ClaimField]:
    """Figures by kind; by whom they count too where several are of one kind."""
    kinds = [one.kind for one in claim.figures]
    for kind in get_args(FigureKind):
        of = {one.of: one for one in claim.figures if one.kind == kind}
        for words, figure in sorted(of.items()):
            name = f"{kind}:{words}" if len(of) > 1 and words else kind
            yield _count(name, _bounds(figure), bounds(figure.low, figure.high))
        if kind not in kinds:
            yield _count(kind, NONE, "")


def _count(field: str, value: str, shown: str) -> ClaimField:
    return ClaimField(field=field, value=value, shown=shown, written="count", choices=[])


def _bounds(figure: Figure) -> str:
    """A count as a correction writes it."""
    low, high = ("" if one is None else f"{one:.15g}" for one in (figure.low, figure.high))
    return low if low == high else f"{low}..{high}"
