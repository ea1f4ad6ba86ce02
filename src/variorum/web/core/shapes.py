"""Shapes that many answers share. Days are ISO days, in a range an end that is not told is null."""

from __future__ import annotations

import re
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from variorum.model.claims import FigureKind, FigureScope
from variorum.model.events import EventStatus

T = TypeVar("T")

_HALVES = re.compile("[\ud800-\udfff]")


def _whole(text: object) -> object:
    return _HALVES.sub("\ufffd", text) if isinstance(text, str) else text


Text = Annotated[str, BeforeValidator(_whole)]
"""Words of an article as an answer can carry them: half of a character stands as U+FFFD."""


class Shape(BaseModel):
    """A part of an answer; `Shape.model_validate(record)` takes fields from a record's attributes."""

    model_config = ConfigDict(frozen=True, from_attributes=True, extra="forbid")


class Days(Shape):
    """Days between which something lies, both included."""

    earliest: str | None
    latest: str | None


class DocumentHead(Shape):
    """What names a document."""

    id: str
    source: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


class EventMention(Shape):
    """An event in a line."""

    id: str
    label: Text
    status: EventStatus


class ClaimEvent(EventMention):
    """An event that a claim tells of, or `disputes`."""

    disputes: bool


class Named(Shape):
    """A party or a place; `id` is null where nothing known has the name."""

    id: str | None
    name: Text


class Reason(Shape):
    """One reason of a score: reasons add up to it."""

    rule: str
    detail: str
    weight: float


class ComparisonStep(Shape):
    """A reason of a comparison, and what all up to it come to; one that `forbids` has no weight."""

    rule: str
    detail: Text
    weight: float
    total: float
    forbids: bool


class CountedFigure(Shape):
    """What is counted, and between which numbers; an open end is null.

    `of` are the words for whom or what, `scope` the reach of time. `part` counts some of them only,
    `households` homes or families instead of heads.
    """

    kind: FigureKind
    of: Text
    scope: FigureScope
    part: bool
    households: bool
    low: float | None
    best: float | None
    high: float | None


def counted(figure: object) -> dict[str, Any]:
    """The fields of `CountedFigure` as a figure of a record has them."""
    return {name: getattr(figure, name) for name in CountedFigure.model_fields}


class Meaning(Shape):
    """A code and what it means."""

    code: str
    meaning: str


class Paged(Shape, Generic[T]):
    """One page of a list: `next` asks for the page after it and is null on the last; `total` counts all.

    What a route answers is a class of its own, named by what it lists.
    """

    rows: list[T]
    next: str | None = Field(description="Give it as `after` to get the next page.")
    total: int | None = None


class Fault(Shape):
    """What went wrong with a request: what, why, and what to do about it.

    `code` is for programs: unknown, misuse, not-allowed, being-made, record-busy, record-unusable, failed.
    `near` are ids or names that may have been meant; `share` (0 to 1) says how much is made.
    """

    code: str
    message: str
    advice: str = ""
    near: list[str] = []
    share: float | None = None
