"""Comparisons as sums that run from reason to reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.model.reasons import Reason
from variorum.query.records import Join, Step

# How building writes a comparison into an event's reasons.
_JOIN = re.compile(r"(?P<left>\S+) and (?P<right>\S+): (?P<told>.*)", re.DOTALL)
_NUMBER = r"\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?"
_SUM = re.compile(rf"(?P<steps>.*) = (?P<score>-?{_NUMBER})", re.DOTALL | re.ASCII)
_STEP = re.compile(rf"(?P<detail>.*) (?P<weight>[+-]{_NUMBER})", re.DOTALL | re.ASCII)


def steps_of(reasons: Iterable[Reason]) -> tuple[Step, ...]:
    """Reasons with what they come to one after another."""
    total = 0.0
    steps = []
    for one in reasons:
        total = round(total + one.weight, 6)
        steps.append(Step(rule=one.rule, detail=one.detail, weight=one.weight, total=total))
    return tuple(steps)


def join_of(reason: Reason) -> Join:
    """A reason of an event that says why two of its claims are together, taken apart as far as it can be."""
    pair = _JOIN.fullmatch(reason.detail)
    if pair is None:
        return Join(rule=reason.rule, left="", right="", detail=reason.detail, steps=(), score=0.0)
    told = _SUM.fullmatch(pair["told"])
    parts = [_STEP.fullmatch(part) for part in told["steps"].split("; ")] if told else []
    whole = bool(parts) and all(parts)
    reasons = [Reason(rule="", detail=p["detail"], weight=float(p["weight"])) for p in parts if whole and p]
    return Join(
        rule=reason.rule,
        left=pair["left"],
        right=pair["right"],
        detail="" if whole else pair["told"],
        steps=steps_of(reasons),
        score=float(told["score"]) if told and whole else 0.0,
    )
