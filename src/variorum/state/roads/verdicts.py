"""The rules by which the evidence on a stretch gives its state; each that fires leaves a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from variorum.model.control import Holding, Party
from variorum.model.reasons import Reason
from variorum.model.roads import StretchBasis, StretchState, StretchStatus
from variorum.state.control.parties import Sides
from variorum.state.roads.closures import Closure
from variorum.state.roads.evidence import Evidence, Told
from variorum.state.roads.grips import (
    Town,
    each_once,
    held_by,
    origins_of,
    parties_of,
    rivals,
    start_of,
    told_of,
)


@dataclass(slots=True)
class _Draft:
    """A state in the making."""

    status: StretchStatus = "unknown"
    basis: StretchBasis = "none"
    holders: tuple[Party, ...] = ()
    holdings: list[Holding] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)
    closed_by: tuple[Party, ...] = ()
    closed_to: tuple[Party, ...] = ()
    reasons: list[Reason] = field(default_factory=list)

    def says(self, rule: str, detail: str) -> None:
        """Note that a rule fired. The reasons of a stretch order nothing, so they weigh nothing."""
        self.reasons.append(Reason(rule=f"stretch.{rule}", detail=detail, weight=0.0))

    def contest(self, parties: Iterable[Party]) -> None:
        """Make it contested, also by `parties`."""
        self.status = "contested"
        self.holders = each_once((*self.holders, *parties))


def verdict(evidence: Evidence, day: str, sides: Sides) -> StretchState:
    """The state of a stretch at the end of `day`."""
    draft = _Draft()
    standing = _standing(evidence, day, sides, draft)
    wholes = [one for one in standing if evidence.whole(one)]
    if wholes:
        _by_accounts(wholes, standing, sides, draft)
        _where_towns_were_lost(evidence, wholes, day, sides, draft)
    else:
        _by_towns(evidence, sides, draft)
        _by_parts(standing, sides, draft)
    _where_closed(evidence, sides, draft)
    if draft.status == "unknown" and not draft.reasons:
        draft.says("unknown", "nothing is told of it, nor of the towns at both its ends")
    return _state(evidence, day, draft)


def _standing(evidence: Evidence, day: str, sides: Sides, draft: _Draft) -> list[Told]:
    """The holdings of the road that no later one overtakes.

    What is told of the road up to some day is overtaken where another side is told to hold the whole stretch,
    or all the towns on it and at its ends, from a later day on. What nothing dates overtakes nothing.
    """
    kept = []
    towns = _one_side(evidence, sides)
    for one in evidence.told:
        last = told_of(one.holding, day)
        later = [
            other.holding
            for other in evidence.told
            if evidence.whole(other) and other.holding.placed == "dated" and start_of(other.holding) > last
            if not sides.same(held_by(one.holding), held_by(other.holding))
        ]
        by_towns = towns and not sides.same(held_by(one.holding), towns) and _start(evidence) > last
        if later or by_towns:
            news = _names(parties_of(later)) if later else _names(towns)
            how = "the stretch is" if later else "the towns on it are"
            draft.says(
                "overtaken",
                f"told of {_names(held_by(one.holding))} up to {last}; {how} told of {news} later",
            )
        else:
            kept.append(one)
    return kept


def _by_accounts(wholes: Sequence[Told], standing: Sequence[Told], sides: Sides, draft: _Draft) -> None:
    """Accounts of the whole stretch say who holds it; several sides, or a rival's part, contest it."""
    used = [one.holding for one in standing]
    draft.basis = "from-road" if all(one.reach.longer for one in wholes) else "stated"
    draft.holders = parties_of(one.holding for one in wholes)
    draft.holdings += used
    draft.status = "held"
    for one in wholes:
        detail = f"{one.holding.subject.name} is said to be held by {_names(held_by(one.holding))}"
        if one.reach.longer:
            draft.says("longer", f"{detail}, and takes it in")
        else:
            draft.says("stated", detail)
    if any(one.holding.status == "contested" for one in wholes):
        draft.contest(())
        draft.says("denied", "another side, or a denial, has it otherwise")
    if rivals(used, sides):
        draft.contest(parties_of(used))
        draft.says("rivals", f"it or a part of it is said to be held by each of {_names(parties_of(used))}")


def _where_towns_were_lost(
    evidence: Evidence, wholes: Sequence[Told], day: str, sides: Sides, draft: _Draft
) -> None:
    """A town on the stretch that another side has held only since the road was last told of cuts it."""
    last = max(told_of(one.holding, day) for one in wholes)
    holders = parties_of(one.holding for one in wholes)
    for place in evidence.towns:
        if place.start > last and not sides.same(place.parties, holders):
            draft.contest(place.parties)
            draft.holdings += place.holdings
            draft.says(
                "town-lost", f"{place.waypoint.name} is since then said to be held by {_names(place.parties)}"
            )


def _by_towns(evidence: Evidence, sides: Sides, draft: _Draft) -> None:
    """Without accounts of the road, the towns at both its ends and those between them say who may hold it.

    Inference: held where all are one side's; contested where they are not, or where one of them is contested.
    """
    if not (evidence.start.holdings and evidence.end.holdings):
        known = evidence.towns
        if known:
            draft.says("one-end", f"of the towns on it only {_places(known)} is told of")
        return
    draft.basis = "from-towns"
    draft.holdings += [holding for place in evidence.towns for holding in place.holdings]
    draft.holders = parties_of(draft.holdings)
    owner = _one_side(evidence, sides)
    if owner:
        draft.status = "held"
        draft.says(
            "towns", f"{_places(evidence.towns)} are said to be held by {_names(owner)}: inferred from them"
        )
        return
    draft.contest(())
    if any(place.contested for place in evidence.towns):
        draft.says("town-contested", "a town on it is contested: inferred from that")
    else:
        draft.says("parted", f"{_places(evidence.towns)} are of different sides: inferred from that")


def _by_parts(standing: Sequence[Told], sides: Sides, draft: _Draft) -> None:
    """Where only a part of the stretch is told of, the rest of it stays what the towns make it."""
    if not standing:
        return
    parts = [one.holding for one in standing]
    had = draft.status
    for holding in parts:
        draft.says("part", f"a part is said to be held by {_names(held_by(holding))}: {holding.subject.name}")
    rival = rivals([*draft.holdings, *parts], sides) or any(one.status == "contested" for one in parts)
    draft.basis = "stated" if had != "held" or rival else draft.basis
    draft.holdings += parts
    draft.holders = parties_of(draft.holdings)
    if rival:
        draft.contest(())
        draft.says(
            "rivals", f"parts of it or towns on it are said to be held by each of {_names(draft.holders)}"
        )


def _where_closed(evidence: Evidence, sides: Sides, draft: _Draft) -> None:
    """A road that is cut is contested, and shut to the other side; who cuts it does not hold it.

    A cut ends where another side is told to hold the whole stretch from a later day on, and says nothing
    where the one who cut it holds it.
    """
    wholes = [one.holding for one in evidence.told if evidence.whole(one)]
    for closure in evidence.closures:
        began = closure.start or ""
        retaken = [
            one
            for one in wholes
            if one.status != "contested" and start_of(one) >= began and closure.by
            if not sides.same(held_by(one), closure.by)
        ]
        if retaken:
            draft.says("cut-ended", f"said to be held by {_names(parties_of(retaken))} since it was cut")
            continue
        own = draft.status == "held" and sides.same(draft.holders, closure.by)
        draft.closures.append(closure)
        by = f" by {_names(closure.by)}" if closure.by else ""
        place = f" {closure.where}" if closure.where else ", nobody tells where"
        draft.says("closed", f"the road is said to be cut{by}{place}")
        if closure.denied_by:
            draft.says("closure-denied", "that it is cut is gainsaid")
        else:
            draft.closed_by = each_once((*draft.closed_by, *closure.by))
            draft.closed_to = each_once((*draft.closed_to, *closure.against))
        if not own:
            if draft.basis in ("none", "from-towns"):
                draft.basis = "from-road" if closure.reach.longer and not closure.located else "stated"
            draft.contest(closure.by)


def _state(evidence: Evidence, day: str, draft: _Draft) -> StretchState:
    claims = {c for one in draft.holdings for c in one.claims} | {c for o in draft.closures for c in o.claims}
    denied = {c for one in draft.holdings for c in one.denied_by}
    denied |= {c for one in draft.closures for c in one.denied_by}
    origins = {*origins_of(draft.holdings), *(o for one in draft.closures for o in one.origins)}
    days = [told for one in draft.holdings if (told := told_of(one, day))]
    days += [one.start for one in draft.closures if one.start]
    return StretchState(
        stretch=evidence.stretch,
        status=draft.status,
        basis=draft.basis,
        holders=draft.holders,
        claims=tuple(sorted(claims)),
        denied_by=tuple(sorted(denied - claims)),
        origins=tuple(sorted(origins)),
        subjects=tuple(dict.fromkeys(one.subject for one in draft.holdings)),
        told=max(days, default=None),
        reasons=tuple(dict.fromkeys(draft.reasons)),
        closures=tuple(one.event_id for one in draft.closures),
        closed_by=draft.closed_by,
        closed_to=draft.closed_to,
    )


def _one_side(evidence: Evidence, sides: Sides) -> tuple[Party, ...]:
    """The side that holds both ends and all towns between them for sure; nobody where there is none."""
    if not (evidence.start.holdings and evidence.end.holdings):
        return ()
    towns = evidence.towns
    if any(place.contested for place in towns):
        return ()
    if rivals([holding for place in towns for holding in place.holdings], sides):
        return ()
    return parties_of(holding for place in towns for holding in place.holdings)


def _start(evidence: Evidence) -> str:
    """The first day on which all towns on the stretch were those that they are now."""
    return min((place.start for place in evidence.towns), default="")


def _names(parties: Iterable[Party]) -> str:
    return _joined([party.name for party in parties]) or "nobody"


def _places(towns: Sequence[Town]) -> str:
    return _joined(list(dict.fromkeys(one.waypoint.name for one in towns)))


def _joined(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
