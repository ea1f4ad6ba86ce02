"""Events: views over claims that speak of one occurrence, with every account kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.claims import FigureKind, FigureScope, When
from variorum.model.control import Party
from variorum.model.reasons import Reason

Verdict = Literal["same", "different", "unsure", "correct", "reject", "withdraw"]
CopyKind = Literal["verbatim", "trimmed", "paraphrased"]
CarriedKind = Literal["verbatim", "paraphrased", "background"]
CarriedBasis = Literal["credit", "date", "agency", "none"]
EventStatus = Literal["single-origin", "corroborated", "disputed", "denied", "retracted"]
VariantRelation = Literal["agrees", "refines", "contradicts", "updates", "different-scope"]
OriginBasis = Literal["named", "cited-elsewhere", "credit", "outlet", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A claim as it was when somebody judged it; `words` is the digest of all its raw words."""

    claim_id: str
    words: str
    document_id: str = ""
    source: str = ""
    event_type: str = ""
    quote: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on a claim or on two, which outranks the rules.

    same, different, unsure: on whether `left` and `right` tell of one occurrence. correct: `value` is
    what `field` of `left` should be. reject: `left` is no claim of anything. withdraw: the judgement with
    the id `withdraws` counts no more. `by` is who said so, `at` an ISO time with its zone, `note` why,
    and `seen` each judged claim as it was then.
    """

    id: str
    left: str = ""
    right: str = ""
    verdict: Verdict
    by: str
    at: str
    note: str = ""
    field: str = ""
    value: str = ""
    withdraws: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One document's text carried from another, and how far.

    `containment` is the share of the shorter text that stands in the longer, 0 to 1. `edition` says that
    both are states of one page of one outlet. `edition_of` is the first state of the document's own page,
    which may itself be a copy, and `edition_number` 2 for the second state of it; None where it is none.
    """

    document_id: str
    copy_of: str
    kind: CopyKind
    containment: float
    edition: bool = False
    edition_of: str | None = None
    edition_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A passage of a document that stands in another one too; offsets into the clean text of each.

    `background` is what an outlet prints under its news again and again; the others are news taken over.
    `credited` says that the document names the other's outlet. `basis` says by what the other is held to
    be the one it was carried from; with "none" nothing tells which of the two was first.
    """

    document_id: str
    start: int
    end: int
    from_document: str
    from_start: int
    from_end: int
    kind: CarriedKind
    credited: bool
    basis: CarriedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One claim's version of a figure, and how it stands to the one that gives `best`.

    `updates`: it was overtaken; a later word, its own origin's or that of a rising toll, took its place,
    and it has no part in low, best and high. `why` says in words what the relation rests on, and names the
    parts where the claim gives them and not their sum.
    """

    claim_id: str
    low: float | None
    high: float | None
    speaker: str
    origin: str
    published: str | None
    relation: VariantRelation
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLink:
    """How one claim comes to its origin; all links of an event make the tree of its origins.

    `outlet` published the document of the claim, `carried_from` is the document that its text was first
    printed in, None where that is its own. `basis`: the claim's words name the origin; they name nobody
    in particular, but the article cites it elsewhere for the event; the text credits it as an agency; it
    is the outlet in its own voice; or the text itself, whose outlet is not known.
    """

    claim_id: str
    document_id: str
    outlet: str | None
    carried_from: str | None
    origin: str
    basis: OriginBasis
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure:
    """What the accounts of an event count of one subject over one reach of time.

    `best` is what the best-supported of the accounts that still stand gives; `low` the least and `high` the
    most that any of these gives, None where they leave that end open. `of` are the words for whom or
    what is counted, `party` whose people they are where accounts say so. `scope`, `part` and
    `households` (homes or families, not heads) are never mixed in one figure.
    """

    kind: FigureKind
    of: str
    low: float | None
    best: float | None
    high: float | None
    accounts: tuple[Account, ...]
    scope: FigureScope = "event"
    part: bool = False
    households: bool = False
    party: Party | None = None

    @property
    def is_disputed(self) -> bool:
        """Whether accounts of it contradict each other."""
        return any(account.relation == "contradicts" for account in self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One reading of an event's field, with the claims and origins that hold it.

    `relation` is how it stands to the first reading of the field; `updates`: those who held it said so
    before they took up the first. `text` puts the value in words for people, `why` says what the
    relation rests on.
    """

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    relation: VariantRelation
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldVariants:
    """The readings of one field of an event."""

    field: str
    variants: tuple[Variant, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether readings of it contradict each other."""
        return any(variant.relation == "contradicts" for variant in self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place or road as an event or a holding carries it."""

    id: str | None
    name: str
    lat: float | None = None
    lon: float | None = None
    precision: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims that speak of one occurrence, their shared and their differing values.

    `claim_origins` holds the origin of each claim, and `origin_links` how it comes to it, in the order of
    `claims` and then `disputed_by`.
    """

    id: str
    event_type: str
    label: str
    when: When | None
    place: Where | None
    route: Where | None
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    figures: tuple[EventFigure, ...]
    claims: tuple[str, ...]
    disputed_by: tuple[str, ...]
    origins: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    status: EventStatus
    variants: tuple[FieldVariants, ...]
    score: float
    reasons: tuple[Reason, ...]
    claim_origins: tuple[str, ...] = ()
    origin_links: tuple[OriginLink, ...] = ()

    @property
    def first_day(self) -> str | None:
        """The day it stands under: the first it can be of; None where nothing dates it."""
        return (self.when.earliest or self.when.latest) if self.when is not None else None

    @property
    def last_day(self) -> str | None:
        """The day by which it had happened, as far as that is told: the last it can be of, else the first."""
        return (self.when.latest or self.when.earliest) if self.when is not None else None

    @property
    def disputed_fields(self) -> int:
        """On how many of its fields and figures the accounts contradict each other."""
        return sum(one.is_disputed for one in self.variants) + sum(one.is_disputed for one in self.figures)

    @property
    def disputed_names(self) -> tuple[str, ...]:
        """The names of these fields and then the kinds of these figures, each once."""
        fields = [one.field for one in self.variants if one.is_disputed]
        kinds = [one.kind for one in self.figures if one.is_disputed]
        return tuple(dict.fromkeys((*fields, *kinds)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """One event is part of a larger one, as a strike is of an offensive; the reasons add up to the score."""

    event_id: str
    whole_id: str
    reasons: tuple[Reason, ...]
    score: float
