"""Parties compared: the same doers and the same people done to."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.knowledge.weights import Point, point
from variorum.reconcile.witnesses.sides import Side, cannot_be_one, closest
from variorum.reconcile.witnesses.witnesses import Witness

_ALIKE = frozenset(("same", "kin", "alike"))
_LIKENESS = {
    "same": "the same party",
    "kin": "a party and one it belongs to",
    "alike": "one general name",
    "general": "a general name that may mean the other",
    "unknown": "parties not known to be the same",
    "other": "two different parties",
    "denied": "another party denies having done it",
}


def parties(left: Witness, right: Witness, rules: Rules) -> list[Point]:
    """The same doers and the same people done to; roles the other way round are another event."""
    if left.event_type in rules.mutual and right.event_type in rules.mutual:
        return _mutual((*left.agents, *left.patients), (*right.agents, *right.patients))
    if not left.agents and not right.agents and not (left.patients and right.patients):
        return []
    agents, patients = closest(left.agents, right.agents), closest(left.patients, right.patients)
    if agents not in _ALIKE and (
        (left.agents and _met(left.agents, right.patients))
        or (right.agents and _met(right.agents, left.patients))
    ):
        return [point("parties.turned", "the doer of one is the sufferer of the other")]
    found: list[Point] = []
    held = left.event_type in rules.exact_place and right.event_type in rules.exact_place
    if held and cannot_be_one(left.agents, right.agents):
        return [point("holders.other", "two parties cannot hold one place")]
    if agents is not None:
        kind = "denied" if agents == "other" and left.denies != right.denies else agents
        found.append(point(f"agents.{kind}", _LIKENESS[kind]))
    if patients is not None:
        found.append(point(f"patients.{patients}", _LIKENESS[patients]))
    return found


def _met(agents: Sequence[Side], patients: Sequence[Side]) -> bool:
    return bool(patients) and closest(agents, patients) in ("same", "kin")


def _mutual(mine: Sequence[Side], theirs: Sequence[Side]) -> list[Point]:
    """Where nobody acts on another, everyone named on the shorter side must be on the longer."""
    fewer, more = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    kinds = [closest((side,), more) for side in fewer]
    met = sum(kind in _ALIKE for kind in kinds)
    if not kinds or None in kinds:
        return []
    if met == len(kinds):
        return [point("parties.same", "the same parties")]
    if met:
        return [point("parties.some", "only some of the parties are the same")]
    return [point("parties.other" if "other" in kinds else "parties.unknown", "different parties")]
