"""Shapes of what changed between two days."""

from __future__ import annotations

from variorum.query.control.records import ChangeKind, StateStatus
from variorum.web.core.shapes import Days, Shape, Text
from variorum.web.places.shapes import Hold, SubjectHead, TypeCount


class ChangedState(Shape):
    """Who is said to hold something on one of two days."""

    status: StateStatus
    sides: list[Text]


class ChangeRow(Shape):
    """What changed for a place or a road between two days; `day` is when, as far as that is told."""

    subject: SubjectHead
    kind: ChangeKind
    day: Days
    before: ChangedState
    after: ChangedState
    between: list[Hold]
    claims: list[str]
    claims_left_out: int
    origins: int


class Changes(Shape):
    """What changed from the end of one day to the end of another, by what was known on each.

    `events` counts the events of the days between by type, null where two states of knowledge are compared.
    """

    start: str
    end: str
    known_from: str | None
    known_to: str | None
    changes: list[ChangeRow]
    events: list[TypeCount] | None
