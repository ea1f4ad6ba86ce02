"""What the suites compare and what they report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Forms = frozenset[str]
"""The names one mention goes by: its words, the name it was resolved to, its id, other names."""

Parts = Mapping[str, float | int | None]
FindingKind = Literal["miss", "spurious"]

ARGUMENTS = ("agent", "patient", "place", "route", "source")
"""The fields of a claim that hold names; `source` is whoever the article cites."""


class Count(NamedTuple):
    """A figure without its words: two counts are the same when all three are equal."""

    kind: str
    low: float | None
    high: float | None


class Days(NamedTuple):
    """ISO days between which something lies; an open end is None."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim as a coder wrote it down: `arguments` maps each of ARGUMENTS to names."""

    event_type: str
    quote: str
    arguments: Mapping[str, tuple[str, ...]]
    days: Days | None
    figures: tuple[Count, ...]
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeClaim:
    """A claim as the program made it, with what the suites compare of it.

    `file` is the last part of the document's source. `days` and `basis` are None and "none" for
    a claim without a time.
    """

    id: str
    file: str
    event_type: str
    quote: str
    sentence: str
    arguments: Mapping[str, tuple[Forms, ...]]
    days: Days | None
    basis: str
    figures: tuple[Count, ...]
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of a report: a count, a share of 1, None (nothing to measure), or named parts."""

    name: str
    value: float | int | Parts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was missed, or made without a counterpart; `where` names file and entry."""

    kind: FindingKind
    where: str
    label: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The measures of one run of one suite, and what lies behind them."""

    suite: str
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, float | int | dict[str, float | int | None] | None]:
        """The measures by name, as the command prints them with --json."""
        return {m.name: dict(m.value) if isinstance(m.value, Mapping) else m.value for m in self.measures}

    def scores(self) -> dict[str, float]:
        """The shares alone, by name: what a floor can be set under.

        Of precision, recall and F1 only F1 counts, so that one may be traded for the other.
        """
        found: dict[str, float] = {}
        for measure in self.measures:
            if isinstance(measure.value, float):
                found[measure.name] = measure.value
            elif isinstance(measure.value, Mapping):
                names = ("f1",) if "f1" in measure.value else tuple(measure.value)
                for name in names:
                    part = measure.value[name]
                    if isinstance(part, float):
                        found[f"{measure.name} {name}"] = part
        return found
