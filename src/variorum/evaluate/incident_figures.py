"""What the claims of one article say of its incident: killed, hurt, displaced, and the day.

An article's answer is read off its exported claims alone:

- an account is what one claim counts: the sum of its figures of a kind, those of the event only, parts
  of another count ("including three children") left out; an open end is taken at the other ("at least
  26" is 26);
- what is denied counts nobody, but for a count of nought;
- plans, threats and conditions give no account, and neither do sums over a longer time and what stands;
- the article's own answer is its first account; accounts after it that are higher are other
  witnesses' and raise the upper end ("at least 26 ... put the number at 27" is 26 to 27);
- where nobody is counted as hurt, those shot are, less the dead ("six were shot, two died": four hurt);
- a first account that gives only the most ("up to nine") has as its least the highest count below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from variorum.evaluate.figures_gold import Range

_SHOT = re.compile(r"\b(?:shot|shoot(?:s|ing)?|stabb(?:ed|ing))\b", re.IGNORECASE)
_NOT_HAPPENED = frozenset({"planned", "threatened", "conditional"})
# What words without a number are taken for in Airwars's counts, by what they are here: "dozens" 12 to
# 24, "hundreds" 100 to 200.
_VAGUE = {Range(24.0, 99.0): Range(12.0, 24.0), Range(200.0, 999.0): Range(100.0, 200.0)}
_OWN_DAYS = frozenset({"explicit", "relative", "narrative"})
_FLIGHT = ("displace",)
_RUIN = ("destroy", "airstrike", "shelling", "attack", "bombing")
_HOMES = frozenset(
    {"home", "homes", "house", "houses", "housing", "dwellings", "shelters", "huts", "buildings"}
)
_HOUSEHOLDS = _HOMES | {"family", "families", "household", "households"}


class Account(NamedTuple):
    """What one claim counts of a kind; `is_bound` where it gives only the most."""

    span: Range
    is_bound: bool


class Counted(NamedTuple):
    """One figure of a claim; `is_bound` where it gives only the most, `part` where it is of another's."""

    kind: str
    span: Range
    scope: str
    of: str
    is_bound: bool
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a claim counts, by kind and noun; `days` are its ISO days where it has both.

    `start` is where its words stand in the text; `damages` says that they tell of damage only,
    `shot` that they tell of people shot or stabbed.
    """

    file: str
    start: int
    event_type: str
    modality: str
    days: tuple[str, str] | None
    own_day: bool
    figures: tuple[Counted, ...]
    damages: bool = False
    shot: bool = False

    def account(self, kind: str) -> Account | None:
        """The sum of the event's figures of a kind; None without any."""
        if self.modality in _NOT_HAPPENED:
            return None
        found = [f for f in self.figures if f.kind == kind and f.scope == "event" and not f.part]
        if self.modality == "denied":
            found = [f for f in found if f.span.high == 0]
        if not found:
            return None
        total = Range(sum(f.span.low for f in found), sum(f.span.high for f in found))
        return Account(total, any(f.is_bound for f in found))

    def homes(self) -> list[Counted]:
        """Its counts of homes, where it tells of what was ruined."""
        found = [f for f in self.figures if f.kind == "other" and not f.part and _ends_on(f.of, _HOMES)]
        return found if self.event_type in _RUIN else []

    def driven_out(self) -> list[Counted]:
        """Its counts of displaced people, or of the homes that they left."""
        left = [f for f in self.figures if f.kind == "displaced" and not f.part]
        emptied = [f for f in self.figures if f.kind == "other" and _ends_on(f.of, _HOMES)]
        return left or (emptied if self.event_type in _FLIGHT else [])

    def parts_of(self, kind: str) -> list[float]:
        """The counts of some of those whom its other figures of a kind count."""
        return [f.span.low for f in self.figures if f.kind == kind and f.part]


def told_claim(line: Mapping[str, Any]) -> Told:
    """A line of claims.jsonl."""
    when = line.get("when") or {}
    first, last = when.get("earliest"), when.get("latest")
    return Told(
        file=Path(line["document"]["source"]).name,
        start=line["evidence"]["start"],
        event_type=line["event_type"],
        modality=line.get("modality") or "",
        days=(first, last) if first and last else None,
        own_day=when.get("basis") in _OWN_DAYS,
        figures=tuple(_figures(line.get("figures") or ())),
        damages="damag" in line["evidence"]["quote"].casefold(),
        shot=bool(_SHOT.search(line["evidence"]["quote"])),
    )


def _figures(figures: Sequence[Mapping[str, Any]]) -> Iterable[Counted]:
    for figure in figures:
        low, high = figure.get("low"), figure.get("high")
        ends = [end for end in (low, high) if end is not None]
        if ends:
            span = Range(float(ends[0]), float(ends[-1]))
            yield Counted(
                kind=figure["kind"],
                span=_VAGUE.get(span, span),
                scope=figure.get("scope") or "event",
                of=figure.get("of") or "",
                is_bound=low is None,
                part=bool(figure.get("part")),
            )


def by_text(claims: Iterable[Told]) -> dict[str, list[Told]]:
    """Claims by the last part of their document's source, in the order of its text."""
    found: dict[str, list[Told]] = {}
    for claim in sorted(claims, key=lambda c: c.start):
        found.setdefault(claim.file, []).append(claim)
    return found


def harm_of(claims: Sequence[Told], kind: str) -> Range | None:
    """The killed or injured of the incident that an article is about; None where it counts none."""
    accounts = [a for a in (claim.account(kind) for claim in claims) if a is not None]
    if not accounts:
        if kind != "injured":
            return None
        return shot_and_hurt(claims, harm_of(claims, "killed") or Range(0.0, 0.0))
    first = accounts[0]
    low, high = first.span.low, max(a.span.high for a in accounts)
    if first.is_bound:
        parts = [part for claim in claims for part in claim.parts_of(kind)]
        low = max((n for n in (*parts, *(a.span.low for a in accounts)) if n < low), default=low)
    return Range(low, high)


def shot_and_hurt(claims: Sequence[Told], dead: Range) -> Range | None:
    """Those shot whose fate no claim tells: the first count of them, less the dead; None without any."""
    counts = (claim.account("other") for claim in claims if claim.shot and claim.event_type == "attack")
    shot = next((account for account in counts if account is not None), None)
    if shot is None:
        return None
    left = Range(max(shot.span.low - dead.low, 0.0), max(shot.span.high - dead.low, 0.0))
    return left if left.high else None


def day_of(claims: Sequence[Told]) -> str | None:
    """The day of the incident: that of the first claim that is tied to a single day."""
    return next((c.days[0] for c in claims if c.days and c.own_day and c.days[0] == c.days[1]), None)


def displaced_of(claims: Sequence[Told], *, housing: bool) -> tuple[float, bool] | None:
    """How many were displaced, or homes destroyed, and whether families or homes were counted.

    The highest sum of one claim: what follows a count is mostly a part of it. Claims of displacement
    come before others that count displaced people ("food for 80,000 displaced people"), homes destroyed
    before homes damaged.
    """
    sums: list[tuple[bool, float, bool]] = []
    for claim in claims:
        counted = claim.homes() if housing else claim.driven_out()
        if counted:
            families = any(_ends_on(f.of, _HOUSEHOLDS) for f in counted)
            own = not claim.damages if housing else claim.event_type in _FLIGHT
            sums.append((own, sum(f.span.low for f in counted), families))
    return max(sums)[1:] if sums else None


def _ends_on(of: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(of.casefold().split())
