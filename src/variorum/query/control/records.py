"""What questions about control are answered with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.claims import FigureKind, FigureScope
from variorum.model.control import (
    Count,
    DayRange,
    Ending,
    Holding,
    HoldingAccount,
    HoldingStatus,
    Party,
    Placing,
    Subject,
)
from variorum.model.reasons import Reason
from variorum.model.roads import Cut, StretchState
from variorum.query.records import EventMention, Meaning, Told

Basis = Literal["stated", "from-area", "from-road"]
StateStatus = Literal["claimed", "agreed", "contested", "left", "unknown"]
CutOffBasis = Literal["stated", "from-holdings"]
ChangeKind = Literal["gained", "lost", "left", "back", "status", "denied", "first-told", "revised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A holding as an answer about a day.

    `basis`: accounts speak of the subject itself; of an area that takes it in; or of the road that it
    lies on: then `holding.subject` is that area or road. `begun` is when the side's hold began: that of the
    first of its phases, as a hold may be claimed first and agreed later. `told` is the last day up to the
    day asked about of which an account has it so, `stale_days` how many days before the day asked about
    that is, None where no account is dated.
    """

    holding: Holding
    basis: Basis
    status: HoldingStatus
    begun: DayRange
    told: str | None
    stale_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """A place or a group that is cut off: reports say so, or what is held around it does.

    `who` is cut off and `by` whom, empty where that is not told. The second basis is inference and never
    report.
    """

    subject: Subject
    who: tuple[Party, ...]
    by: tuple[Party, ...]
    since: DayRange
    basis: CutOffBasis
    claims: tuple[str, ...]
    denied_by: tuple[str, ...]
    origins: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectState:
    """Who is said to hold a place or a stretch of road on a day.

    `status`: that of the holding in force; contested where sides rival each other; left where the last
    holder is said to have gone and nobody to have come; unknown where nothing is told. `held` are the
    holdings in force, the best supported first, `undated` those that nothing places in time, `last` the one
    that ended last before the day. `parts` are the states of parts of it and of stretches of it that are
    told apart. `contained` tells of areas and roads that take it in where accounts of itself are there.
    """

    subject: Subject
    as_of: str
    known_on: str | None
    status: StateStatus
    held: tuple[Held, ...]
    undated: tuple[Holding, ...]
    last: Holding | None
    later: Holding | None = None
    contained: tuple[Held, ...] = ()
    cut_off: tuple[CutOff, ...] = ()
    parts: tuple[SubjectState, ...] = ()
    settlements: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """An account of a holding with its words.

    `account` says whose word it is and of which days; None for a denial, and where the record keeps none.
    """

    told: Told
    account: HoldingAccount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAnswer:
    """A side that is said to hold a subject, with the words for and against it.

    `for_it` are one account of each origin first, in order of time; `left_out` counts those not shown.
    `deniers` are the origins of all that gainsay it.
    """

    held: Held
    for_it: tuple[Testimony, ...]
    against: tuple[Testimony, ...]
    origins: tuple[str, ...]
    deniers: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAnswer:
    """Who is said to hold a place or road on a day, with the words that say so.

    `undated` are sides that hold it on days that nobody tells. `events` are those there that bear on who
    holds it, up to the day, the last first. `namesakes` are other places that the name asked for may mean.
    `stretches` are those of a known road, in order from its one end to the other.
    """

    state: SubjectState
    sides: tuple[SideAnswer, ...]
    undated: tuple[SideAnswer, ...]
    events: tuple[EventMention, ...]
    namesakes: tuple[Subject, ...] = ()
    stretches: tuple[StretchState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingExplanation:
    """Who is said to have held a place or road for a while, on whose word, and why it has its status.

    `rule` says in words what gave the status. `accounts` say of the claims that `told` shows whose word
    each is and which days it gives; the weights of `reasons` add up to `score`. `ended`, `placed` and
    `settlements` are those of the holding, `last_told` the last day of which an account has it so.
    """

    holder: str | None
    holder_name: str
    parties: tuple[Party, ...]
    since: DayRange
    until: DayRange | None
    ended: Ending
    placed: Placing
    settlements: Count | None
    status: Meaning
    rule: str
    last_told: str | None
    score: float
    reasons: tuple[Reason, ...]
    told: tuple[Told, ...]
    denied: tuple[Told, ...]
    accounts: tuple[HoldingAccount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceExplanation:
    """A place or a stretch of road: who held it when, and the events there.

    `state` is that at the end of the record's last day, None where nothing in it is dated. `parts` are
    parts of it and stretches of it that are told apart, without their events.
    """

    subject: Subject
    state: SubjectState | None
    holdings: tuple[HoldingExplanation, ...]
    parts: tuple[PlaceExplanation, ...]
    events: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed for a subject between two days: its state at each, and the claims behind it.

    gained: a side holds it that did not; lost: one that held it does not, and nobody else is said to; left:
    its holder is said to have gone; back: another side held it in between; status: the same side, with
    another standing; denied: the same side, and somebody gainsays it now; first-told: nothing was told of
    it before; revised: of the first day already, more is known now. `day` is when, as far as that is told.
    """

    subject: Subject
    kind: ChangeKind
    day: DayRange
    before: SubjectState
    after: SubjectState
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    between: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRange:
    """The least, the best and the most that accounts give; None where they leave it open."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMove:
    """A figure of one event that is told otherwise in the one record than in the other."""

    event: EventMention
    kind: FigureKind
    of: str
    scope: FigureScope
    before: FigureRange
    after: FigureRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed between two days, or between what was known on two days, or both.

    `events` counts by type those that are new, the most first: of days after `start` up to `end`, or of
    up to `end` and in no account known before. `figures` are those of events told in both records that
    are told otherwise. `cuts` are what captures after `start` cut: inference, never report.
    """

    start: str
    end: str
    known_from: str | None
    known_to: str | None
    changes: tuple[Change, ...]
    events: tuple[tuple[str, int], ...]
    figures: tuple[FigureMove, ...]
    cuts: tuple[Cut, ...] = ()
