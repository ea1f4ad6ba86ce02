"""What explanations are made of. Offsets are half-open, in characters."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.claims import Alternative, Figure, When
from variorum.model.control import Party
from variorum.model.documents import DocumentHead, Published, Role
from variorum.model.events import CopyKind, EventFigure, FieldVariants, Where
from variorum.model.issues import Issue
from variorum.model.reasons import Reason
from variorum.query.judgements import Ruling
from variorum.reconcile.knowledge.weights import NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a document: `start`/`end` in its clean text, `raw_start`/`raw_end` in what was printed."""

    quote: str
    sentence: str
    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Another passage of the document that tells a claim."""

    words: Words
    section: Role
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The codebook entry that made a claim; `frame` says in words what it asks for and takes.

    `made_by` is as the claim has it; the rest is empty where this version has no such rule.
    """

    made_by: str
    name: str = ""
    words: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A code and what it means."""

    code: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A party, place or road of a claim: its words and what they were taken to stand for.

    `refers_to` are the words a pronoun or a bare noun stands for; `notes` say what kind of thing it
    is and where; `id` is None where the words fit nothing known.
    """

    role: str
    text: str
    start: int
    end: int
    id: str | None
    name: str
    refers_to: str = ""
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of a claim's chain of attribution, the outermost first."""

    text: str
    start: int
    end: int
    cue: str
    named: bool
    source_id: str | None
    name: str
    origin: str = ""
    kind: str = ""
    alignment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event that something else belongs to; `disputes` where it speaks against it."""

    id: str
    label: str
    status: str
    disputes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeMention:
    """The larger event that something is part of, and why; the weights of `reasons` add up to `score`."""

    event: EventMention
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimExplanation:
    """Why a claim is what it is."""

    id: str
    document: DocumentHead
    event_type: Meaning
    modality: Meaning
    section: Role
    words: Words
    retold: tuple[Passage, ...]
    rule: Rule
    arguments: tuple[Argument, ...]
    when: When | None
    when_basis: str
    figures: tuple[Figure, ...]
    voices: tuple[Voice, ...]
    events: tuple[EventMention, ...]
    judgements: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim as an account of an event or a holding; `speakers` run from the outermost in."""

    claim_id: str
    document: DocumentHead
    speakers: tuple[str, ...]
    modality: str
    origin: str
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginClaim:
    """A claim in the tree of origins: `way` says how it comes to its origin."""

    claim_id: str
    way: Meaning
    speakers: tuple[str, ...]
    denies: bool
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDocument:
    """A document in the tree of origins, the one its text was first printed in, and its claims."""

    document: DocumentHead
    carried_from: DocumentHead | None
    claims: tuple[OriginClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginBranch:
    """An origin with the documents that rest on it; `denies` where all that it says is a denial."""

    origin: str
    denies: bool
    documents: tuple[OriginDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A reason of a comparison, and what all reasons up to it come to."""

    rule: str
    detail: str
    weight: float
    total: float

    @property
    def forbids(self) -> bool:
        """Whether it alone keeps two apart: then it is no weight among others."""
        return self.weight <= NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two claims were taken for accounts of one event.

    `steps` run from 0 to `score`; where a person's word joined them they are empty and `detail` says whose.
    """

    rule: str
    left: str
    right: str
    detail: str
    steps: tuple[Step, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventExplanation:
    """Why an event is what it is.

    `status_rule` says in words what gave it its status. `tree` are its origins with what rests on them,
    `hints` why some may rest on one. `reasons` carry the weights that add up to `score`;
    `joins` say why each claim was taken for an account of it, `judgements` what persons ruled on them.
    """

    id: str
    label: str
    event_type: Meaning
    status: Meaning
    status_rule: str
    when: When | None
    place: Where | None
    route: Where | None
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    told: tuple[Told, ...]
    denied: tuple[Told, ...]
    origins: tuple[str, ...]
    tree: tuple[OriginBranch, ...]
    hints: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: int
    figures: tuple[EventFigure, ...]
    variants: tuple[FieldVariants, ...]
    score: float
    reasons: tuple[Reason, ...]
    joins: tuple[Join, ...]
    part_of: WholeMention | None = None
    parts: tuple[EventMention, ...] = ()
    judgements: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A stretch of the printed text that is not article text, and the rule that says so."""

    start: int
    end: int
    role: Role
    rule: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRelation:
    """Another document that this one was carried from, or (`by`) that was carried from this one."""

    document: DocumentHead
    kind: CopyKind
    containment: float
    edition: bool
    by: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMention:
    """A claim of a document: what it says, in a line."""

    id: str
    event_type: str
    modality: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentExplanation:
    """What a document is, what was left out of it, and what it was carried from."""

    document: DocumentHead
    url: str | None
    byline: str | None
    published: Published
    published_basis: str
    credits: tuple[str, ...]
    printed_characters: int
    kept_characters: int
    left: tuple[Left, ...]
    copies: tuple[CopyRelation, ...]
    claims: tuple[ClaimMention, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two claims compared: steps from 0 to the score.

    `place` says which pair of two events it is: "the two claims", "best", "worst", or "the nearest"
    where building compares none. `forbids` is the detail
    of a step that keeps them apart whatever else agrees, `unmet` why building never compares them.
    """

    place: str
    left: Told
    right: Told
    steps: tuple[Step, ...]
    score: float
    forbids: str
    unmet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A claim or an event that is held against another: its claims, and the events that they are in."""

    id: str
    label: str
    claims: tuple[str, ...]
    events: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExplanation:
    """Why two claims or events are one event or two.

    `verdict` says it in a sentence, `because` lists why. `mean` is the mean score of the `compared` of
    `possible` pairs between the two, or between the events that hold them where they are apart; None where
    none is compared. Two are joined where it comes to `threshold`. `left_out` counts claims of large
    events that were not looked at.
    """

    left: Member
    right: Member
    together: bool
    verdict: str
    because: tuple[str, ...]
    comparisons: tuple[Compared, ...]
    threshold: float
    mean: float | None
    compared: int
    possible: int
    left_out: int
