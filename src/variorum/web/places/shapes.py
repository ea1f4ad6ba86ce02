"""Shapes of places and roads: who is said to hold them, since when, on whose word."""

from __future__ import annotations

from variorum.model.control import Ending, HoldingStatus, Placing, SubjectKind, Word
from variorum.model.events import EventStatus
from variorum.query.control.records import Basis, CutOffBasis, StateStatus
from variorum.web.core.shapes import (
    CountedFigure,
    Days,
    DocumentHead,
    EventMention,
    Paged,
    Reason,
    Shape,
    Text,
)


class SubjectHead(Shape):
    """A place, a part of one, a road or a stretch of one; `ground` is the whole place or road.

    `part` says in words which part is meant, empty for the whole. `precision` is UCDP where_prec, from 3 on
    an area.
    """

    kind: SubjectKind
    id: Text
    ground: Text
    name: Text
    part: Text
    lat: float | None
    lon: float | None
    precision: int


class SideHeld(Shape):
    """A side that is said to hold something on the day asked about.

    `basis`: accounts speak of it itself; or it is inferred from the area around it or the road through it,
    which `of` then names. `placed`: its accounts give a day; or none, and it stands between what bounds it;
    or nothing bounds it. `told` is the last day up to that day of which an account has it so.
    """

    holder: Text | None
    holder_name: Text
    status: HoldingStatus
    basis: Basis
    of: SubjectHead | None
    placed: Placing
    begun: Days
    until: Days | None
    told: str | None
    stale_days: int | None
    origins: int
    claims: int
    denials: int


class Hold(Shape):
    """Who held something, from when until when, and how that ended."""

    holder: Text | None
    holder_name: Text
    status: HoldingStatus
    since: Days
    until: Days | None
    ended: Ending


class PlaceRow(Shape):
    """A place or road in a line; `first_day` and `last_day` are those that its accounts tell of."""

    subject: SubjectHead
    status: StateStatus
    held: list[SideHeld]
    last: Hold | None
    later: Hold | None
    holdings: int
    claims: int
    events: int
    first_day: str | None
    last_day: str | None


class Places(Paged[PlaceRow]):
    """Places and roads on a day; `sides` are those who are said to hold any of them then."""

    as_of: str | None
    sides: list[Text]


class SettlementNumber(Shape):
    """How many settlements; an end that is not told is null."""

    low: float | None
    high: float | None


class Voices(Shape):
    """By whose words a holding is told: how many accounts of each standing to the holder."""

    own: int
    against_interest: int
    third_party: int
    unknown: int


class HoldingLine(Shape):
    """A holding: who held a subject from when until when, and how that is told.

    `key` asks for its accounts. `placed`: its accounts give a day; or none, and it stands between what bounds
    it; or nothing bounds it. `settlements` counts settlements inside the subject without names: then these
    are held. `rule` says what gave it its status. `in_force` and `begun` are those on the day asked about:
    a hold that is claimed first and agreed later has begun before. `denied_on` are days on which an article
    that gainsays it was published.
    """

    key: str
    subject: SubjectHead
    holder: Text | None
    holder_name: Text
    parties: list[Text]
    since: Days
    until: Days | None
    ended: Ending
    placed: Placing
    settlements: SettlementNumber | None
    status: HoldingStatus
    rule: Text
    in_force: bool
    begun: Days
    told_first: str | None
    told: str | None
    stale_days: int | None
    claims: int
    origins: int
    denials: int
    denied_on: list[str]
    words: Voices
    score: float


class SideWords(Shape):
    """A side on the day asked about, with those who say so and those who gainsay it.

    `by` and `against` are what print calls the origins, `by_more` and `against_more` count those not named.
    """

    side: SideHeld
    key: str
    by: list[Text]
    by_more: int
    against: list[Text]
    against_more: int


class PartState(Shape):
    """A part of a place or a stretch of a road that is told apart, and who is said to hold it."""

    subject: SubjectHead
    status: StateStatus
    held: list[SideHeld]
    holdings: int


class DayCount(Shape):
    """How many events stand under a day."""

    day: str
    events: int


class Place(Shape):
    """A place or a road: who is said to hold it on `as_of`, and all holdings of it in order of time.

    Of a whole road the holdings are those of its stretches as well.

    `contained` is what is told of the area around it and the roads through it. `event_days` are the days of
    the events there.
    """

    subject: SubjectHead
    aliases: list[Text]
    as_of: str
    status: StateStatus
    sides: list[SideWords]
    undated: list[SideWords]
    last: Hold | None
    later: Hold | None
    contained: list[SideHeld]
    parts: list[PartState]
    holdings: list[HoldingLine]
    namesakes: list[SubjectHead]
    events: int
    event_days: list[DayCount]
    first_day: str | None
    last_day: str | None


class PlaceAnswer(Shape):
    """The place that a name means; or, where it may mean several, these to choose from."""

    place: Place | None
    choices: list[SubjectHead]


class AccountShape(Shape):
    """An account of a holding; `word` says how its voice stands to the holder.

    `voice` is whom it rests on. `since` is when the hold began by it; both are null for a denial, and where
    the record keeps no more of it than its words.
    """

    claim_id: str
    document: DocumentHead
    event_type: str
    modality: str
    speakers: list[Text]
    voice: Text
    word: Word | None
    dated: bool
    since: Days | None
    quote: Text
    sentence: Text


class HoldingAccounts(Paged[AccountShape]):
    """The accounts of a holding, or those that gainsay it; the weights of `reasons` add up to its score."""

    reasons: list[Reason]
    reasons_left_out: int


class EventRow(Shape):
    """An event at a place or on a road, in a line."""

    id: Text
    event_type: str
    label: Text
    status: EventStatus
    when: Days
    claims: int
    denials: int
    origins: int
    documents: int


class TypeCount(Shape):
    """How many events there are of a type."""

    event_type: str
    events: int


class PlaceEvents(Paged[EventRow]):
    """The events at a place or on a road, by day, with the types there are."""

    types: list[TypeCount]


class FigureRow(CountedFigure):
    """A figure of one event there, which so many `accounts` give; `party` is whose people they are."""

    event: EventMention
    when: Days
    party: Text | None
    accounts: int


class PlaceFigures(Paged[FigureRow]):
    """The figures of events at a place or on a road, each by itself: those of several are never added."""


class Spelling(Shape):
    """What articles call a place, and in how many claims."""

    name: Text
    claims: int


class PlaceNames(Shape):
    """What articles call a place; `read` is the most claims that were read for it."""

    names: list[Spelling]
    aliases: list[Text]
    read: int


class CutOffShape(Shape):
    """A place or those in it cut off: reports say so (`stated`), or what is held around it does."""

    subject: SubjectHead
    who: list[Text]
    by: list[Text]
    since: Days
    basis: CutOffBasis
    origins: int
    claims: list[str]
    denied_by: list[str]


class RoadMention(Shape):
    """A road that leads through a place."""

    id: Text
    name: Text


class Around(Shape):
    """The known roads that a place lies on, and whether it is cut off."""

    roads: list[RoadMention]
    cut_off: list[CutOffShape]
