"""Do two claims tell of one occurrence? A sum of reasons, each a rule with a written weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.events import Reason
from variorum.reconcile.figure_reasons import figures
from variorum.reconcile.rules import Rules
from variorum.reconcile.sides import Side, closest
from variorum.reconcile.spans import Span, carried
from variorum.reconcile.spots import AREA, nearest
from variorum.reconcile.times import times
from variorum.reconcile.weights import NEVER, reason
from variorum.reconcile.witnesses import Witness

_CARRIED = 12.0
_NEARNESS = {
    "within": "one lies in the other",
    "part": "a part and the whole",
    "near": "close by",
    "unknown": "not known to be one place",
    "apart": "two places",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two claims compared: the score is the sum of the reasons' weights."""

    left: str
    right: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return round(sum(reason.weight for reason in self.reasons), 6)

    @property
    def never(self) -> bool:
        """Whether a reason forbids the two to be one event."""
        return any(reason.weight <= NEVER for reason in self.reasons)


def compare(left: Witness, right: Witness, spans: Mapping[str, Span], rules: Rules) -> Match:
    """The reasons for and against `left` and `right` telling of one occurrence.

    Rules are asked in turn until one forbids it.
    """
    if right.id < left.id:
        left, right = right, left
    if carried(left, right):
        detail = "one sentence, carried from document to document"
        return Match(
            left=left.id, right=right.id, reasons=(Reason(rule="carried", detail=detail, weight=_CARRIED),)
        )
    days = (spans[left.id], spans[right.id])
    asked: tuple[Callable[[], tuple[Reason, ...]], ...] = (
        lambda: _kind(left, right, rules),
        lambda: _reality(left, right),
        lambda: times(left, right, days, rules),
        lambda: _place(left, right, rules),
        lambda: _road(left, right, rules),
        lambda: _parties(left, right, rules),
        lambda: figures(left, right),
        lambda: _telling(left, right, rules),
    )
    reasons: list[Reason] = []
    for rule in asked:
        reasons += rule()
        if reasons and reasons[-1].weight <= NEVER:
            break
    return Match(left=left.id, right=right.id, reasons=tuple(reasons))


def _kind(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """The same type of event, or two that are told of one occurrence (rules.yaml)."""
    pair = (left.event_type, right.event_type)
    if pair[0] == pair[1]:
        return reason("type", f"both {pair[0]}", 1.0 if pair[0] in rules.frequent else 2.0)
    weight = rules.together.get(pair)
    if weight is None:
        return reason("type", f"{pair[0]} is not {pair[1]}", NEVER)
    return reason("type", f"{pair[0]} may be told as {pair[1]}", weight)


def _reality(left: Witness, right: Witness) -> tuple[Reason, ...]:
    """What is planned, threatened or conditional is not what is told as having happened."""
    if left.reality == right.reality:
        return ()
    return reason("modality", f"{left.reality} is not {right.reality}", NEVER)


def _place(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """One town, one area, a spot inside the other's area; two different towns are two events."""
    found = nearest(left.spots, right.spots)
    if found is None:
        return ()
    kind, precision = found
    names = f"{left.spots[0].name} / {right.spots[0].name}"
    exact = [one.event_type in rules.exact_place for one in (left, right)]
    if kind == "same":
        return reason("place", f"one place: {names}", _same_place(left, right, precision, all(exact)))
    weights = {
        "within": 0.5,
        "part": -4.0 if any(exact) else 1.0,
        "near": NEVER if left.event_type in rules.territorial else 0.0,
        "unknown": -1.5,
        "apart": NEVER,
    }
    return reason("place", f"{_NEARNESS[kind]}: {names}", weights[kind])


def _same_place(left: Witness, right: Witness, precision: int, exact: bool) -> float:
    """What a place in common weighs: less for an area, and where the claims name other places too."""
    mine, theirs = {spot.key for spot in left.spots}, {spot.key for spot in right.spots}
    if mine == theirs or (not exact and (mine <= theirs or theirs <= mine)):
        return 3.0 if precision < AREA else 1.5
    return 1.5 if mine <= theirs or theirs <= mine else 0.5


def _road(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """One road, or a road against none; a road is another subject than the land around it."""
    mine, theirs = ({(road.key, road.stretch) for road in one.roads} for one in (left, right))
    if mine and mine == theirs:
        return reason("road", "one road", 2.0)
    if {key for key, _ in mine} & {key for key, _ in theirs}:
        return reason("road", "one road, not known to be one stretch of it", -1.0)
    if mine and theirs:
        return reason("road", "two roads", -4.0)
    if mine or theirs:
        held = left.event_type in rules.exact_place and right.event_type in rules.exact_place
        return reason("road", "only one speaks of a road", -4.0 if held else -2.0)
    return ()


def _parties(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """The same doers and the same people done to; roles the other way round are another event."""
    agents, patients = closest(left.agents, right.agents), closest(left.patients, right.patients)
    if left.event_type in rules.mutual and right.event_type in rules.mutual:
        return _mutual((*left.agents, *left.patients), (*right.agents, *right.patients))
    if agents not in ("same", "kin"):
        turned = (closest(left.agents, right.patients), closest(left.patients, right.agents))
        if "same" in turned or "kin" in turned:
            return reason("parties", "the doer of one is the sufferer of the other", NEVER)
    return (*_side("agents", agents, 2.0, -4.0), *_side("patients", patients, 1.5, -3.0))


def _mutual(mine: Sequence[Side], theirs: Sequence[Side]) -> tuple[Reason, ...]:
    """Where nobody acts on another, everyone named on the shorter side must be on the longer."""
    fewer, more = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    kinds = [closest((side,), more) for side in fewer]
    met = sum(kind in ("same", "kin") for kind in kinds)
    if not kinds or None in kinds:
        return ()
    if met == len(kinds):
        return reason("parties", "the same parties", 2.0)
    if met:
        return reason("parties", "only some of the parties are the same", 0.0)
    return reason("parties", "different parties", -4.0 if "other" in kinds else -1.5)


def _side(rule: str, kind: str | None, agree: float, conflict: float) -> tuple[Reason, ...]:
    if kind is None:
        return ()
    weights = {"same": agree, "kin": agree - 0.5, "unknown": -1.5, "other": conflict}
    details = {
        "same": "the same party",
        "kin": "a party and one it belongs to",
        "unknown": "parties not known to be the same",
        "other": "two different parties",
    }
    return reason(rule, details[kind], weights[kind])


def _telling(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """How the two are told: one article's two sentences by one speaker; the same words."""
    reasons: tuple[Reason, ...] = ()
    twice = left.document_id == right.document_id and left.origin == right.origin
    if twice and left.event_type == right.event_type:
        reasons += reason("telling", "one speaker in one article tells an event once", -1.0)
    shared = len(left.words & right.words)
    likely = shared / min(len(left.words), len(right.words)) if left.words and right.words else 0.0
    if left.event_type in rules.open:
        said_alike = shared >= 2 and likely >= 0.3
        reasons += reason("words", f"{shared} words in common, type open", 1.0 if said_alike else -4.0)
    elif shared >= 2 and likely >= 0.5:
        reasons += reason("words", f"{shared} words in common", 0.5)
    return reasons
