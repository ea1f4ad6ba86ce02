"""What a build tells while it runs and when it has ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from variorum.model.issues import Issue

Stage = Literal[
    "gazetteer", "places-reading", "places-indexing", "reading", "grounding", "copies", "events", "control"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a build stands.

    `documents` and `claims` are those read so far, `share` (0 to 1) how much of the stage is done
    where that is known, `issue` one that was just met.
    """

    stage: Stage
    documents: int = 0
    claims: int = 0
    share: float | None = None
    issue: Issue | None = None


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one build did.

    `read` counts documents that the sources hold: `kept` were added, `known` were in the record
    already, made by the same version. `skipped` counts inputs that gave no document, by the code of
    the issue that says why. `claims` and `issues` (by code) are those of this build, `failures`
    issues of severity error; what begins with `record_`, `events` and `disputed_fields` count the
    whole record.
    """

    read: int
    kept: int
    known: int
    skipped: tuple[tuple[str, int], ...]
    claims: int
    issues: tuple[tuple[str, int], ...]
    failures: int
    record_documents: int
    record_claims: int
    events: int
    disputed_fields: int
    seconds: float

    @property
    def documents_a_second(self) -> float:
        """Documents added a second, rounded to a tenth."""
        return round(self.kept / self.seconds, 1) if self.seconds > 0 else 0.0

    def counts(self) -> dict[str, int]:
        """The numbers that the record keeps of a build."""
        return {
            "read": self.read,
            "kept": self.kept,
            "known": self.known,
            "skipped": sum(count for _, count in self.skipped),
            "claims": self.claims,
            "issues": sum(count for _, count in self.issues),
            "failures": self.failures,
            "events": self.events,
            "disputed_fields": self.disputed_fields,
        }


@dataclass(slots=True)
class Tally:
    """Counts of a build that is running, told to `progress` as they grow."""

    progress: Progress | None = None
    read: int = 0
    kept: int = 0
    known: int = 0
    claims: int = 0
    failures: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)

    def met(self, issue: Issue, *, skipped: bool = False) -> None:
        """Count an issue; `skipped` says that it stands in the place of a document."""
        self.issues[issue.code] += 1
        self.skipped[issue.code] += skipped
        self.failures += issue.severity == "error"
        self.tell("reading", issue=issue)

    def tell(self, stage: Stage, *, share: float | None = None, issue: Issue | None = None) -> None:
        """Say where the build stands."""
        if self.progress is not None:
            step = Step(stage=stage, documents=self.read, claims=self.claims, share=share, issue=issue)
            self.progress(step)


def by_number(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The counts that are not 0, the greatest first, of equals by name."""
    return tuple(sorted((+counts).items(), key=lambda entry: (-entry[1], entry[0])))
