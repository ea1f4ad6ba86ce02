"""What parsing sees in an article: sentences, syntax, names, time expressions, quantities."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from variorum.model.documents import Role

TimeKind = Literal[
    "day",
    "month",
    "year",
    "weekday",
    "offset",
    "window",
    "part",
    "anchor",
    "season",
    "quarter",
    "length",
    "repeat",
    "vague",
    "label",
]
_OF_A_DAY = frozenset({"day", "weekday", "part", "anchor"})
# Hours in it.
_A_DAY = 24
# "14:20 GMT", "(9.05 am)"; with a dot only where what follows says that it is a time.
_OPENS_ENTRY = re.compile(
    r"[(\[]?(?:[01]?\d|2[0-3])(?::[0-5]\d|[.:][0-5]\d ?(?:[ap]\.?m|GMT|BST|UTC|CES?T|EES?T|E[SD]T)\b)",
    re.IGNORECASE,
)
_UNDATING = frozenset({"length", "repeat", "vague", "label"})
TimeBound = Literal["in", "since", "until", "before", "after", "between"]
NameKind = Literal["actor", "source", "place", "route", "country", "demonym", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with its syntax; `head` is an index into the sentence, its own at the root."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """A point or a stretch of the calendar as the words give it; what they leave out is None.

    `kind` day: year, month, day, weekday; month: year, month and `part` (early, mid, late, end); year:
    year; weekday: weekday with `step` (-1 last, 0 bare or this, 1 next); offset: `n` units before
    (negative) or after, `part` earlier where they count from what was last told; window: the last or next
    `n` units; anchor: `n` days after the day last told of; part: of the day alone ("overnight"; a time as
    HH:MM with unit clock); season: `part` (spring) with `step`; quarter: of the year, its number in
    `month`, or with `step` the one before. Those that date nothing: length, `n` units (0 unsaid how many);
    repeat, every `n` units; vague: `part` past, present or future; label: a year or decade that names
    something. `year_step` is the year against publication ("last year" -1).
    """

    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    step: int = 0
    n: int = 0
    unit: str = ""
    part: str = ""
    year_step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when; offsets into the clean text."""

    start: int
    end: int
    text: str
    bound: TimeBound
    point: TimePoint
    until: TimePoint | None = None
    rule: str = ""

    @property
    def dates(self) -> bool:
        """Whether it places what is told in time: a mere length, a repeat or a "recently" does not."""
        return self.point.kind not in _UNDATING

    @property
    def is_day(self) -> bool:
        """Whether it speaks of a day or a night, not of a longer or an open stretch."""
        point = self.point
        if self.bound != "in" or self.until is not None:
            return False
        if point.kind == "window":
            return point.unit == "hour" and abs(point.n) <= _A_DAY
        return point.kind in _OF_A_DAY or (point.kind == "offset" and point.unit in ("day", "hour"))

    @property
    def is_past(self) -> bool:
        """Whether the words themselves say that it lies before the day they count from."""
        point = self.point
        return point.step < 0 or point.n < 0 or (point.year_step or 0) < 0

    @property
    def is_ahead(self) -> bool:
        """Whether the words themselves say that it lies after the day of publication."""
        point = self.point
        ahead = point.step > 0 or point.n > 0 or (point.year_step or 0) > 0
        return ahead and point.kind != "anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in words or digits with its bounds; `unit` is empty for a bare count.

    `low`/`high` follow the coding rules: "at least 85" is (85, None), "dozens" (24, 99).
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A known name in the text and what it may stand for; offsets into the clean text.

    `kind` part: the name of a place inside the name of what belongs to it ("Kaduna Textiles").
    """

    start: int
    end: int
    text: str
    kind: NameKind
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `tokens` is empty where nothing in it could be a claim, so it was not parsed."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    role: Role
    tokens: tuple[Token, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks, marks excluded; offsets into the clean text.

    `continues` says that it goes on with the quotation that the paragraph before left open.
    """

    start: int
    end: int
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as parsing sees it.

    `datelines` say where it was written, before the first words of a paragraph; they have names and
    no tokens, and are of no paragraph.
    """

    document_id: str
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    datelines: tuple[Sentence, ...] = ()

    def entry_at(self, offset: int) -> int:
        """Which entry of a live page an offset is in, from 1; 0 before the first and in any other article.

        An entry begins with a sentence that opens with the time of day; a live page has two at least.
        """
        begins = [s.start for s in self.sentences if _OPENS_ENTRY.match(s.text)]
        return bisect_right(begins, offset) if len(begins) > 1 else 0
