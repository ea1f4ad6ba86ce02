"""Cases: a few words of invented reporting each, with every claim they make, by phenomenon.

A file `<phenomenon>.yaml` is a list of entries

    label      a name of its own within the file
    comment    what the case tests
    text       the words, as an article would print them
    published  the day of publication, when it matters
    outlet     the outlet, when it matters
    expected   the claims: all of them, or [] when the words make none
    allow_extra  true when further claims are neither right nor wrong
    status     passes, or xfail for a known failure

and an expected claim has `type` and any of

    quote      words of its sentence
    agent, patient, place, route, source   the names, all of them; [] for none
    date       2023-05-04, 2023-05-01/2023-05-31, 2023-05-01/.., ../2023-05-31 or null
    figures    "killed 12", "killed 85..", "displaced ..30000", "injured 24..99"; [] for none
    modality   asserted, reported, denied, planned, threatened, conditional

What is left out is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from variorum.evaluate.case_files import only_known, read_entries
from variorum.evaluate.claims_suite import left_undated
from variorum.evaluate.comparing import figure_hits, name_hits, quote_stands_in
from variorum.evaluate.matching import assign
from variorum.evaluate.records import ARGUMENTS, Count, Days, GoldClaim, MadeClaim
from variorum.model.claims import FigureKind, Modality
from variorum.model.errors import InputError

Status = Literal["passes", "xfail"]

_ENTRY_KEYS = {"label", "comment", "text", "published", "outlet", "expected", "allow_extra", "status"}
_CLAIM_KEYS = {"type", "quote", *ARGUMENTS, "date", "figures", "modality"}
_FIGURE = re.compile(r"([a-z_0-9]+) (?:(\d+)?(\.\.)(\d+)?|(\d+))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A claim that must be made, and which of its fields are compared."""

    claim: GoldClaim
    listed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One entry of a case file; `phenomenon` is the file's name."""

    phenomenon: str
    label: str
    comment: str
    text: str
    published: str | None
    outlet: str | None
    expected: tuple[Expected, ...]
    allow_extra: bool
    status: Status

    @property
    def id(self) -> str:
        """The case's name among all files."""
        return f"{self.phenomenon}/{self.label}"


def read_cases(folder: Path) -> list[Case]:
    """All cases of a folder's YAML files. Raises InputError naming a malformed entry."""
    return read_entries(folder, _case, "cases")


def _case(phenomenon: str, where: str, entry: Mapping[str, Any]) -> Case:
    try:
        only_known(entry, _ENTRY_KEYS)
        if entry["status"] not in get_args(Status):
            raise ValueError(f"status is {entry['status']!r}")
        return Case(
            phenomenon=phenomenon,
            label=str(entry["label"]),
            comment=str(entry["comment"]),
            text=str(entry["text"]),
            published=str(entry["published"]) if entry.get("published") else None,
            outlet=entry.get("outlet"),
            expected=tuple(_expected(claim) for claim in entry["expected"]),
            allow_extra=bool(entry.get("allow_extra", False)),
            status=entry["status"],
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where} is not a case: {error!r}.") from error


def _expected(entry: Mapping[str, Any]) -> Expected:
    only_known(entry, _CLAIM_KEYS)
    if "modality" in entry and entry["modality"] not in get_args(Modality):
        raise ValueError(f"modality is {entry['modality']!r}")
    claim = GoldClaim(
        event_type=entry["type"],
        quote=entry.get("quote", ""),
        arguments={key: tuple(entry.get(key) or ()) for key in ARGUMENTS},
        days=_days(entry.get("date")),
        figures=tuple(_count(words) for words in entry.get("figures") or ()),
        modality=entry.get("modality", ""),
    )
    return Expected(claim=claim, listed=frozenset(entry))


def _days(words: str | date | None) -> Days | None:
    if words is None:
        return None
    start, slash, end = str(words).partition("/")
    ends = [None if day == ".." else date.fromisoformat(day).isoformat() for day in (start, end or start)]
    if not slash and ends[0] is None:
        raise ValueError(f"date is {words!r}")
    return Days(*ends)


def _count(words: str) -> Count:
    match = _FIGURE.fullmatch(words)
    if match is None or match[1] not in get_args(FigureKind) or words.endswith(" .."):
        raise ValueError(f"figure is {words!r}")
    _, low, dots, high, exact = match.groups()
    if dots:
        return Count(match[1], float(low) if low else None, float(high) if high else None)
    return Count(match[1], float(exact), float(exact))


def check_case(case: Case, made: Sequence[MadeClaim]) -> list[str]:
    """What is wrong with the claims made from a case's text, in words; empty when it passes.

    Each expected claim needs a made claim of its own that equals it in every listed field.
    """
    problems = [[_differences(wanted, claim) for claim in made] for wanted in case.expected]
    answers = assign([[j for j, found in enumerate(row) if not found] for row in problems])
    missing = [
        _missing(wanted, made, row)
        for i, (wanted, row) in enumerate(zip(case.expected, problems, strict=True))
        if i not in answers
    ]
    if case.allow_extra:
        return missing
    used = set(answers.values())
    return missing + [f"extra: {_shown(claim)}" for j, claim in enumerate(made) if j not in used]


def _differences(wanted: Expected, made: MadeClaim) -> list[str]:
    """The listed fields in which a made claim is not what was expected."""
    claim = wanted.claim
    unequal = {
        "type": claim.event_type != made.event_type,
        "quote": not quote_stands_in(claim.quote, made.sentence),
        "date": claim.days != made.days if claim.days is not None else not left_undated(made),
        "figures": not len(claim.figures) == len(made.figures) == figure_hits(claim.figures, made.figures),
        "modality": claim.modality != made.modality,
        **{key: not _same_names(claim, made, key) for key in ARGUMENTS},
    }
    return [key for key in sorted(wanted.listed) if unequal[key]]


def _same_names(wanted: GoldClaim, made: MadeClaim, key: str) -> bool:
    names, forms = wanted.arguments[key], made.arguments[key]
    return len(names) == len(forms) == name_hits(names, forms)


def _missing(wanted: Expected, made: Sequence[MadeClaim], problems: Sequence[Sequence[str]]) -> str:
    said = f"missing: {wanted.claim.event_type}"
    near = [
        (len(found), j) for j, found in enumerate(problems) if made[j].event_type == wanted.claim.event_type
    ]
    if not near:
        return said
    _, nearest = min(near)
    return f"{said}; {', '.join(problems[nearest])} differ in {_shown(made[nearest])}"


def _shown(claim: MadeClaim) -> str:
    names = {
        key: [sorted(forms) for forms in claim.arguments[key]] for key in ARGUMENTS if claim.arguments[key]
    }
    days = f"{claim.days.start}/{claim.days.end} ({claim.basis})" if claim.days else "undated"
    figures = [f"{f.kind} {f.low}..{f.high}" for f in claim.figures]
    return f"{claim.event_type} {claim.modality} {names} {days} {figures} in {claim.quote!r}"
