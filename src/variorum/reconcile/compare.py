"""Do two claims tell of one occurrence? A sum of reasons, each a rule with a written weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from variorum.model.events import Reason
from variorum.reconcile.figure_reasons import figures
from variorum.reconcile.rules import Rules
from variorum.reconcile.sides import Side, closest
from variorum.reconcile.spans import Span, carried
from variorum.reconcile.spots import AREA, COUNTRY, nearest
from variorum.reconcile.times import times
from variorum.reconcile.weights import NEVER, reason
from variorum.reconcile.witnesses import Witness

_MANY_WORDS = 4
_EVIDENCE = frozenset(("figures", "patients", "parties", "road", "words", "news"))
_MUCH_NEWS = 3
_MOST_NEWS = 1 / 3
_NEARNESS = {
    "within": "one lies in the other",
    "part": "a part and the whole",
    "near": "close by",
    "spelling": "two spellings of one name",
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
        return Match(left=left.id, right=right.id, reasons=reason("carried", detail))
    days = (spans[left.id], spans[right.id])
    asked: tuple[Callable[[], tuple[Reason, ...]], ...] = (
        lambda: _kind(left, right, rules),
        lambda: _reality(left, right),
        lambda: _denial(left, right),
        lambda: times(left, right, days, rules),
        lambda: _place(left, right, rules),
        lambda: _extent(left, right, rules),
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
    if _unsupported(reasons):
        reasons += reason("evidence.none", "undated, only carried to its place, and nothing else for it")
    return Match(left=left.id, right=right.id, reasons=tuple(reasons))


def _unsupported(reasons: Sequence[Reason]) -> bool:
    """Whether what is not told, neither day nor place, stands against no evidence of its own."""
    names = {one.rule for one in reasons}
    if not names >= {"time.recurring-undated", "place.carried"}:
        return False
    return not any(one.weight > 0 and one.rule.split(".")[0] in _EVIDENCE for one in reasons)


def _kind(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """The same type of event, or two that are told of one occurrence (rules.yaml)."""
    pair = (left.event_type, right.event_type)
    if pair[0] == pair[1]:
        name = "type.same-frequent" if pair[0] in rules.frequent else "type.same"
        return reason(name, f"both {pair[0]}")
    weight = rules.together.get(pair)
    if weight is None:
        return reason("type.other", f"{pair[0]} is not {pair[1]}")
    return reason("type.told-as", f"{pair[0]} may be told as {pair[1]}", weight)


def _reality(left: Witness, right: Witness) -> tuple[Reason, ...]:
    """What is planned, threatened or conditional is not what is told as having happened."""
    if left.reality == right.reality:
        return ()
    return reason("modality.other", f"{left.reality} is not {right.reality}")


def _denial(left: Witness, right: Witness) -> tuple[Reason, ...]:
    """A denial speaks of what others tell of its place; no speaker denies in one article what it tells."""
    if left.denies == right.denies:
        return ()
    if left.document_id == right.document_id and left.origin == right.origin:
        return reason("telling.denied", "one speaker does not deny what it tells")
    found = nearest(left.spots, right.spots)
    if found is None or found.kind not in ("same", "spelling") or AREA <= found.precision <= COUNTRY:
        return ()
    return reason("telling.denial", "one denies it")


def _place(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """One town, one area, a spot inside the other's area; two different towns are two events.

    A place that is only where the article stands says less, for and against.
    """
    found = nearest(left.spots, right.spots)
    if found is None:
        return reason("place.silent", "one names no place") if left.spots or right.spots else ()
    names = f"{left.spots[0].name} / {right.spots[0].name}"
    exact = [one.event_type in rules.exact_place for one in (left, right)]
    if found.kind == "apart" and found.carried:
        return reason("place.carried-apart", f"two places, one only where the article stands: {names}")
    if found.kind == "same":
        name = _same_place(left, right, found.precision, all(exact))
        if name == "place.area":
            name = _area(left, right, found.precision, rules)
        reasons = reason(name, f"one place: {names}")
    else:
        gained = {"part": any(exact), "near": left.event_type in rules.territorial}
        name = f"place.{found.kind}-gained" if gained.get(found.kind) else f"place.{found.kind}"
        reasons = reason(name, f"{_NEARNESS[found.kind]}: {names}")
    if found.carried and found.kind in ("same", "spelling", "part", "within", "near"):
        reasons = (*reason("place.carried", "the place is where the article stands"), *reasons)
    return reasons


def _same_place(left: Witness, right: Witness, precision: int, exact: bool) -> str:
    """What a place in common weighs: less for an area, and where the claims name other places too."""
    mine, theirs = {spot.key for spot in left.spots}, {spot.key for spot in right.spots}
    if mine == theirs and all(spot.id is None for spot in left.spots):
        return "place.name" if left.spots[0].name[:1].isupper() else "place.one-of-several"
    if mine == theirs or (not exact and (mine <= theirs or theirs <= mine)):
        return "place.town" if precision < AREA else "place.area"
    return "place.town-of-several" if mine <= theirs or theirs <= mine else "place.one-of-several"


def _area(left: Witness, right: Witness, precision: int, rules: Rules) -> str:
    if any(spot.id is None for spot in (left.spots[0], right.spots[0])):
        return "place.area"
    if precision >= COUNTRY:
        return "place.country"
    often = left.event_type in rules.recurring and right.event_type in rules.recurring
    return "place.area-recurring" if often else "place.area"


def _extent(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """How much of a place was gained: a part of it is another gain than all of it."""
    if left.event_type not in rules.exact_place or right.event_type not in rules.exact_place:
        return ()
    extents = {left.extent, right.extent}
    if len(extents) > 1 and ("part" in extents or "" not in extents):
        return reason("extent.other", "one tells of a part of it, the other of all")
    return ()


def _road(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """One road, or a road against none; a road is another subject than the land around it."""
    mine, theirs = ({(road.key, road.stretch) for road in one.roads} for one in (left, right))
    if mine and mine == theirs:
        return reason("road.same", "one road")
    if {key for key, _ in mine} & {key for key, _ in theirs}:
        return reason("road.stretch", "one road, not known to be one stretch of it")
    if mine and theirs:
        return reason("road.other", "two roads")
    if mine or theirs:
        held = left.event_type in rules.exact_place and right.event_type in rules.exact_place
        return reason("road.and-land-held" if held else "road.and-land", "only one speaks of a road")
    return ()


def _parties(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """The same doers and the same people done to; roles the other way round are another event."""
    agents, patients = closest(left.agents, right.agents), closest(left.patients, right.patients)
    if left.event_type in rules.mutual and right.event_type in rules.mutual:
        return _mutual((*left.agents, *left.patients), (*right.agents, *right.patients))
    if agents not in ("same", "kin", "alike"):
        turned = (closest(left.agents, right.patients), closest(left.patients, right.agents))
        if "same" in turned or "kin" in turned:
            return reason("parties.turned", "the doer of one is the sufferer of the other")
    if agents == "other" and left.event_type in rules.exact_place and right.event_type in rules.exact_place:
        return reason("holders.other", "two parties cannot hold one place")
    denied = agents == "other" and left.denies != right.denies
    return (*_side("agents", "denied" if denied else agents), *_side("patients", patients))


def _mutual(mine: Sequence[Side], theirs: Sequence[Side]) -> tuple[Reason, ...]:
    """Where nobody acts on another, everyone named on the shorter side must be on the longer."""
    fewer, more = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    kinds = [closest((side,), more) for side in fewer]
    met = sum(kind in ("same", "kin", "alike") for kind in kinds)
    if not kinds or None in kinds:
        return ()
    if met == len(kinds):
        return reason("parties.same", "the same parties")
    if met:
        return reason("parties.some", "only some of the parties are the same")
    return reason("parties.other" if "other" in kinds else "parties.unknown", "different parties")


_LIKENESS = {
    "same": "the same party",
    "kin": "a party and one it belongs to",
    "alike": "one general name",
    "general": "a general name that may mean the other",
    "unknown": "parties not known to be the same",
    "other": "two different parties",
    "denied": "another party denies having done it",
}


def _side(role: str, kind: str | None) -> tuple[Reason, ...]:
    return () if kind is None else reason(f"{role}.{kind}", _LIKENESS[kind])


def _telling(left: Witness, right: Witness, rules: Rules) -> tuple[Reason, ...]:
    """How the two are told: one article's two sentences by one speaker; the same words."""
    reasons: tuple[Reason, ...] = ()
    twice = left.document_id == right.document_id and left.origin == right.origin
    if twice and left.event_type == right.event_type:
        reasons += reason("telling.twice", "one speaker in one article tells an event once")
    shared = len(left.words & right.words)
    likely = shared / min(len(left.words), len(right.words)) if left.words and right.words else 0.0
    if left.event_type in rules.open:
        said_alike = shared >= 2 and likely >= 0.3
        name = "words.open" if said_alike else "words.open-other"
        return (*reasons, *reason(name, f"{shared} words in common, type open"))
    if shared >= 2 and likely >= 0.5:
        reasons += reason("words.alike", f"{shared} words in common")
    return (*reasons, *_rare(left, right))


def _rare(left: Witness, right: Witness) -> tuple[Reason, ...]:
    """Rare words in common, said by two documents each in its own sentence."""
    if left.root == right.root:
        return ()
    reasons: tuple[Reason, ...] = ()
    shared = len(left.rare & right.rare)
    if shared:
        some = "words.rare-some" if shared < _MANY_WORDS else "words.rare-many"
        reasons = reason("words.rare" if shared == 1 else some, f"{shared} rare words in common")
    told = len(left.news & right.news)
    if told > 1:
        reasons += reason(_news(left, right, told), f"their documents have {told} rare words in common")
    return reasons


def _news(left: Witness, right: Witness, shared: int) -> str:
    if shared > _MUCH_NEWS and shared >= _MOST_NEWS * sqrt(len(left.news) * len(right.news)):
        return "news.most"
    return "news.some" if shared < _MUCH_NEWS else "news.many"
