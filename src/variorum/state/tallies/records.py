"""What a tally is asked and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from variorum.model.claims import FigureKind, FigureScope
from variorum.model.events import EventFigure

Breakdown = Literal["all", "party", "account"]
Apart = Callable[[EventFigure, EventFigure], bool]
"""Whether nobody can be in both of two figures of one event, so that they may be added."""

ADDED: tuple[FigureKind, ...] = (
    "killed",
    "injured",
    "displaced",
    "captured_people",
    "missing",
    "strikes",
    "targets",
)
"""Kinds of figures that may be added over events.

Towns taken are lost and taken again, posts are set up and left, one force is counted at every move, and
`other` and `vehicles` count what has nothing in common: a sum of these would count nothing.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyQuestion:
    """Which figures are added, how the answer is divided, and between which ISO days, both taken in.

    `by` party: by whose people they are; by account: what each origin tells, each by itself.
    """

    kind: FigureKind
    by: Breakdown = "all"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Added counts.

    `low` is the least by what is told: an event whose lower end is left open, of which there are
    `open_low`, adds nothing to it, for no count is below zero. `high` is the most, None as soon as one
    event leaves its upper end open: there are `open_high` such; `told_high` adds the upper ends that are
    told and the best counts of the others.
    """

    low: float
    best: float
    high: float | None
    told_high: float
    open_low: int
    open_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyPoint:
    """The running total at the end of a day on which it changed.

    `best` adds events that were surely over by then, `low` those of them that surely lie in the days asked
    for, `high` all that may have begun: an event of several days, or of a day not told exactly, is in
    `high` from its first possible day, and in the others from its last one on. `changed_by` are the events
    that changed it on this day, `claims` what these rest on; the whole total rests on these and those of
    all points before. `events` and `origins` are how many there are so far in `high`, and `disputed` how
    many of the events are disputed.
    """

    day: str
    amount: Amount
    changed_by: tuple[str, ...]
    claims: tuple[str, ...]
    events: int
    origins: int
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySum:
    """What several events count together, with all that it rests on."""

    amount: Amount
    events: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedCount:
    """What an event counts that no day is known of.

    Never added: it may be one of the dated ones, told again.
    """

    event_id: str
    low: float | None
    best: float
    high: float | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySeries:
    """A running total: of everybody, of one party's people, or by one origin's account.

    `key` is the id of the party, or its name where it has none, or the origin; empty for everybody and
    where no party is told. `households` counts homes and not heads. `total` is the last point with all that
    it rests on, None where no event of it is dated. `undated` are the events that no day is known of: they
    are in no point. `may_overlap` is how many of the dated events may tell, in whole or in part, of those
    that another one counts too: one place or an area around it, and days in common. `within_whole` is how
    many events are left out because a larger event that they are part of is counted.
    """

    key: str
    name: str
    households: bool
    points: tuple[TallyPoint, ...]
    total: TallySum | None
    undated: tuple[UndatedCount, ...]
    may_overlap: int
    within_whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPoint:
    """One account of a running count or of a level. `day` is the day it is told for, None where unknown."""

    day: str | None
    published: str | None
    low: float | None
    best: float
    high: float | None
    event_id: str
    claim_id: str
    overtaken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSeries:
    """What one origin counts itself: how many over a stretch of days (`cumulative`), or how many there are.

    The latter is `stock`. Never added to anything, nor over days. `of` is whom or what it counts, where
    `place` says, from `since` on where that is told. `latest` is its last word.
    """

    scope: FigureScope
    origin: str
    of: str
    party: str
    place: str
    since: str | None
    households: bool
    points: tuple[ToldPoint, ...]

    @property
    def latest(self) -> ToldPoint:
        """The last word of the origin."""
        return self.points[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Events with a figure of the kind asked for that count nowhere, by reason.

    Denied: only told by those who say that it did not happen. Retracted: taken back. `including`: they
    count only some of those whom nobody counts in whole ("including three children"). `other_days`: they lie
    outside of the days asked for, or on no known day.
    """

    denied: int = 0
    retracted: int = 0
    including: int = 0
    other_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The answer: running totals, what origins count themselves, and what was left out.

    The series of a breakdown are not added to each other: of five people and five soldiers in two events
    one party's five may be told in both.
    """

    question: TallyQuestion
    series: tuple[TallySeries, ...]
    told: tuple[ToldSeries, ...]
    left_out: LeftOut
