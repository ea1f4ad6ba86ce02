"""What parsing sees in an article: sentences, syntax, names, time expressions, quantities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.documents import Role

TimeKind = Literal["day", "month", "year", "weekday", "offset", "window", "part", "anchor"]
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

    `kind` day: year, month, day, weekday; month: year, month and `part` (early, mid, late, end);
    year: year; weekday: weekday with `step` (-1 last, 0 bare or this, 1 next); offset: `n` units
    before (negative) or after; window: the last or next `n` units; part: of the day alone
    ("overnight"). `year_step` is the year against publication ("last year" -1).
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
    """A stretch between quotation marks, marks excluded; offsets into the clean text."""

    start: int
    end: int


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
