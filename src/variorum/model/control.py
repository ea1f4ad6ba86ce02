"""Control: who is said to hold which place or stretch of road, from when until when, on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.reasons import Reason

HoldingStatus = Literal["claimed", "agreed", "contested"]
SubjectKind = Literal["place", "route-segment"]
Word = Literal["own", "against-interest", "third-party", "unknown"]
Ending = Literal["", "taken", "left"]
Placing = Literal["dated", "bounded", "free"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as an event or a holding carries it."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """ISO days between which something began or ended; an unknown end is None."""

    earliest: str | None
    latest: str | None

    @property
    def by(self) -> str | None:
        """The day by which it surely had, as far as is told; None where nothing is."""
        return self.latest or self.earliest


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, from `low` to `high`; an end that is not told is None."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is held: a place, or a stretch of road between two ends.

    `part` says in words which part of it is meant ("north part", "one third"), empty for the whole.
    `precision` is UCDP where_prec, from 3 on an area.
    """

    kind: SubjectKind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    from_place: str | None = None
    to_place: str | None = None
    part: str = ""
    precision: int = 7

    @property
    def ground(self) -> str:
        """The place, or the whole road: who holds one stretch may bear on who holds another."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingAccount:
    """One claim as an account of a holding.

    `origin` is whom it rests on, `speaker` who is quoted for it, empty where the outlet says it itself.
    `word` says how that voice stands to the holder: of the holder's own side; of the side that loses by
    it, which is an admission; of neither; or not known. `since` is when the hold began by this account
    and `by` the day by which it surely had, None where nothing dates it.
    """

    claim_id: str
    document_id: str
    origin: str
    speaker: str
    word: Word
    published: str | None
    since: DayRange
    by: str | None
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who is said to have held a subject from when until when, on whose word.

    `parties` are all who hold it together, `holder` and `holder_name` name them in one. `ended` says how
    it ended: another took it, or the holder left. `settlements` counts settlements inside the subject
    whose names are not told; then those are held, and not the subject as a whole. `placed`: its accounts
    give a day; or they give none and it stands between what bounds it; or nothing bounds it.
    """

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
    parties: tuple[Party, ...] = ()
    ended: Ending = ""
    settlements: Count | None = None
    placed: Placing = "dated"
    accounts: tuple[HoldingAccount, ...] = ()

    def holds_on(self, day: str) -> bool:
        """Whether it may go on at the end of `day`: begun by then, and not ended for sure.

        What nothing dates holds on no day.
        """
        began = self.since.by
        if began is None or began > day:
            return False
        if self.until is None:
            return True
        end = self.until.by
        return end is None or end > day

    def last_told(self, day: str) -> str | None:
        """The last day up to `day` of which an account has it so; None where none is dated so."""
        return max((one.by for one in self.accounts if one.by and one.by <= day), default=None)
