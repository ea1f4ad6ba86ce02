"""Shapes of the apparatus of one event: its readings, who holds them, and why they stand together."""

from __future__ import annotations

from pydantic import Field

from variorum.model.control import HoldingStatus, SubjectKind
from variorum.model.events import EventStatus, VariantRelation, Verdict
from variorum.web.core.shapes import (
    ComparisonStep,
    CountedFigure,
    Days,
    DocumentHead,
    EventMention,
    Meaning,
    Named,
    Paged,
    Reason,
    Shape,
    Text,
)
from variorum.web.events.shapes import EventSpot, EventWhen


class EventOrigin(Shape):
    """An independent original source: its key, the name it goes by, and its sign in this apparatus."""

    id: str
    name: Text
    sign: str = ""


class AccountMark(Shape):
    """An account by its sign: letters for its origin, a number within it."""

    claim_id: str
    sign: str


class EventAccount(Shape):
    """What one claim says of the event.

    `speakers` run from the outermost in. `way` says how the claim comes to its origin, `carried_from` is
    the document that its text was first printed in where that is another one.
    """

    claim_id: str
    sign: str
    origin: EventOrigin
    way: Meaning
    denies: bool
    document: DocumentHead
    carried_from: DocumentHead | None
    speakers: list[Text]
    event_type: Meaning
    modality: Meaning
    quote: Text
    sentence: Text


class AccountsOfEvent(Paged[EventAccount]):
    """A page of the accounts of an event, by their signs."""


class EventReading(Shape):
    """One reading of a field, and how it stands to the first, which is the one taken.

    `marks` are the first of its `accounts`.
    """

    value: Text
    text: Text
    relation: VariantRelation
    relation_meaning: str
    why: Text
    origins: list[EventOrigin]
    accounts: int
    marks: list[AccountMark]


class FieldLine(Shape):
    """A field of the event: the reading taken, and the readings where accounts give more than one.

    `readings` are the first of `readings_in_all`; every account has its own words.
    """

    field: str
    lemma: Text
    readings: list[EventReading]
    readings_in_all: int
    disputed: bool


class EventFigureAccount(Shape):
    """One account of a figure, from `low` to `high`, an open end null; `updates`: overtaken, not counted."""

    claim_id: str
    sign: str
    low: float | None
    high: float | None
    speaker: Text
    origin: EventOrigin
    published: str | None
    relation: VariantRelation
    relation_meaning: str
    why: Text


class EventFigureLine(CountedFigure):
    """A figure: `best` is what the best-supported accounts give, `low` and `high` what any that stands gives.

    `accounts` are the first of `told`.
    """

    party: Named | None
    disputed: bool
    told: int
    accounts: list[EventFigureAccount]


class TreeClaim(Shape):
    """A claim in the tree of origins."""

    claim_id: str
    sign: str
    way: Meaning
    denies: bool


class TreeDocument(Shape):
    """A document in the tree of origins, and the one its text was first printed in where that is another."""

    document: DocumentHead
    carried_from: DocumentHead | None
    claims: list[TreeClaim]


class TreeOrigin(Shape):
    """An origin with the documents that rest on it; `denies` where all that it says is a denial."""

    origin: EventOrigin
    denies: bool
    documents: list[TreeDocument]


class JoinLine(Shape):
    """Why two accounts are taken for one event; `detail` says it where no comparison does."""

    left: AccountMark | None
    right: AccountMark | None
    by_person: bool
    detail: Text
    steps: list[ComparisonStep]
    score: float


class WholeEvent(Shape):
    """The larger event that this one is part of, and why; the weights add up to `score`."""

    event: EventMention
    score: float
    reasons: list[Reason]


class EventHolding(Shape):
    """Who held a place or road by accounts of this event; `denies` where these speak against it."""

    subject_id: str
    subject_kind: SubjectKind
    subject: Text
    part: Text
    holder: Text
    since: Days
    until: Days | None
    status: HoldingStatus
    denies: bool


class CutStretch(Shape):
    """A stretch of a road between two places that follow each other."""

    route_id: str
    route: Text
    start: Named
    end: Named


class PartedPlaces(Shape):
    """Two places that a side could go between before and can no more."""

    one: Text
    other: Text


class EventCut(Shape):
    """What a capture cut for those it was taken from: inferred from what is held, and told by no account.

    By what is told of the end of `day` those `against` whom `place` was taken can no more pass `stretches`.
    """

    place: Named
    day: str | None
    by: list[Named]
    against: list[Named]
    stretches: list[CutStretch]
    parted: list[PartedPlaces]


class EventRuling(Shape):
    """What a person ruled on accounts of the event, and whether it counts."""

    id: str
    verdict: Verdict
    by: Text
    at: str
    said: Text
    state: str
    state_meaning: str


class Apparatus(Shape):
    """An event with every reading of every field.

    `accounts` are the first of `told` + `denied`; the rest come in pages. Readings, figures, joins and the
    tree are of all accounts up to the same number of each.
    """

    id: str
    label: Text
    event_type: Meaning
    status: EventStatus
    status_meaning: str
    status_rule: Text
    when: EventWhen | None
    place: EventSpot | None
    route: EventSpot | None
    agents: list[Named]
    patients: list[Named]
    origins: list[EventOrigin]
    deniers: list[EventOrigin]
    hints: list[Text]
    outlets: list[Text]
    documents: int
    told: int
    denied: int
    accounts: list[EventAccount]
    next: str | None = Field(description="Give it as `after` to get the accounts after these.")
    fields: list[FieldLine]
    figures: list[EventFigureLine]
    tree: list[TreeOrigin]
    joins: list[JoinLine]
    threshold: float = Field(description="What the reasons have to add up to for two claims to be joined.")
    score: float
    reasons: list[Reason]
    part_of: WholeEvent | None
    parts: list[EventMention]
    parts_in_all: int
    holdings: list[EventHolding]
    cut: EventCut | None
    judgements: list[EventRuling]


class NearMiss(Shape):
    """Another event that this one was compared with and not joined, with the likest pair of their claims.

    `mean` is the mean score over the `compared` pairs, which decides; `bar` is what keeps them apart
    whatever else agrees, "" where only the mean does.
    """

    event: EventMention
    mean: float
    compared: int
    bar: Text
    own: AccountMark
    other: EventAccount
    steps: list[ComparisonStep]
    score: float


class NearMisses(Shape):
    """What nearly joined an event, the nearest first."""

    threshold: float
    looked_at: int = Field(description="With how many other events some account was compared.")
    rows: list[NearMiss]
