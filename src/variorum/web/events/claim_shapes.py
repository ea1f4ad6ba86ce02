"""Shapes of why a claim is what it is."""

from __future__ import annotations

from variorum.model.claims import FigureKind, FigureScope
from variorum.web.core.shapes import ClaimEvent, DocumentHead, Meaning, Shape, Text
from variorum.web.events.apparatus_shapes import EventRuling
from variorum.web.events.shapes import EventWhen


class Retold(Shape):
    """Another passage of the document that tells the claim."""

    quote: Text
    sentence: Text
    section: str
    made_by: str


class CodebookRule(Shape):
    """The codebook entry that made the claim: its words, and in words what it asks for and takes."""

    made_by: str
    name: str
    words: list[str]
    frame: list[str]


class OtherMeaning(Shape):
    """Another thing that words may stand for, and how well it fits (0 to 1)."""

    id: str
    name: Text
    score: float


class ArgumentLine(Shape):
    """Words of the claim for a party, place or road, and what they were taken to stand for.

    `id` is null where they fit nothing known; `refers_to` are the words that a pronoun stands for.
    """

    role: str
    text: Text
    id: str | None
    name: Text
    refers_to: Text
    notes: list[Text]
    reasons: list[Text]
    alternatives: list[OtherMeaning]


class FigureOfClaim(Shape):
    """A count in the claim; `text` are its words."""

    kind: FigureKind
    low: float | None
    high: float | None
    of: Text
    text: Text
    scope: FigureScope
    part: bool


class VoiceLine(Shape):
    """One who is cited for the claim, the outermost first; `named` is false for "sources" and the like."""

    text: Text
    cue: Text
    named: bool
    source_id: str | None
    name: Text
    origin: str
    kind: str
    alignment: str | None


class ClaimWhy(Shape):
    """Why a claim is what it is."""

    id: str
    document: DocumentHead
    event_type: Meaning
    modality: Meaning
    section: str
    quote: Text
    sentence: Text
    retold: list[Retold]
    rule: CodebookRule
    arguments: list[ArgumentLine]
    when: EventWhen | None
    figures: list[FigureOfClaim]
    voices: list[VoiceLine]
    events: list[ClaimEvent]
    judgements: list[EventRuling]
