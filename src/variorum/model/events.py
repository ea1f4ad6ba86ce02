"""Events: views over claims that speak of one occurrence, with every account kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.claims import FigureKind, When

Verdict = Literal["same", "different", "unsure"]
CopyKind = Literal["verbatim", "trimmed", "paraphrased"]
EventStatus = Literal["single-origin", "corroborated", "disputed", "denied", "retracted"]
VariantRelation = Literal["agrees", "refines", "contradicts", "updates", "different-scope"]
HoldingStatus = Literal["claimed", "agreed", "contested"]
SubjectKind = Literal["place", "route-segment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a score is what it is: the weights of a score's reasons add up to it."""

    rule: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's or a rule's word on whether two claims speak of one occurrence."""

    id: str
    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One document's text carried from another, and how far."""

    document_id: str
    copy_of: str
    kind: CopyKind
    containment: float
    edition: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One claim's version of a figure."""

    claim_id: str
    low: float | None
    high: float | None
    speaker: str
    origin: str
    published: str | None
    relation: VariantRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure:
    """A figure of an event over all accounts; `best` is that of the best-supported account."""

    kind: FigureKind
    of: str
    low: float | None
    best: float | None
    high: float | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One reading of an event's field, with the claims and origins that hold it."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    relation: VariantRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldVariants:
    """The readings of one field of an event."""

    field: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as an event or a holding carries it."""

    id: str | None
    name: str


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

    `claim_origins` holds the origin of each claim, in the order of `claims` and then `disputed_by`.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """ISO days between which something began or ended; an unknown end is None."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is held: a place, or a stretch of road between two ends."""

    kind: SubjectKind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    from_place: str | None = None
    to_place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who is said to have held a subject from when until when, on whose word."""

    subject: Subject
    holder: str | None
    holder_name: str
    holder_aliases: tuple[str, ...]
    since: DayRange
    until: DayRange | None
    status: HoldingStatus
    score: float
    claims: tuple[str, ...]
    denied_by: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events in order of time, and the holdings folded from them."""

    events: tuple[Event, ...] = ()
    holdings: tuple[Holding, ...] = ()
