"""Issues: what was not understood or could not be used, counted and shown instead of guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing a person should know of.

    `code` is a stable kebab-case name with a section in the reference; `where` is the source as
    given, or a document id; `start`/`end` are offsets into the text `where` names, if any.
    An issue of severity `error` means that some input is not in the record.
    """

    code: str
    message: str
    advice: str = ""
    severity: Severity = "warning"
    where: str = ""
    start: int | None = None
    end: int | None = None


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """What a stage made of one input, and what it could not make of it."""

    made: T
    issues: tuple[Issue, ...] = ()
