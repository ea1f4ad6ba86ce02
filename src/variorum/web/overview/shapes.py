"""Shapes of what a record holds."""

from __future__ import annotations

from variorum.web.core.shapes import Shape


class RecordNumbers(Shape):
    """How much a record holds: newest editions, current views."""

    documents: int
    claims: int
    issues: int
    judgements: int
    copies: int
    events: int
    holdings: int


class Overview(Shape):
    """A record at a glance.

    `first_day` and `last_day` are the first and last on which a document was published; `as_of` is the day
    that questions are about where none is named. `current` is false where articles were added whose events
    are not made yet.
    """

    name: str
    numbers: RecordNumbers
    first_day: str | None
    last_day: str | None
    as_of: str | None
    current: bool
    review: bool
    tiles: str | None
    version: str
