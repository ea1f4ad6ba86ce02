"""Fusing: one event out of the claims that tell of it, with every reading kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from variorum.model.claims import When
from variorum.model.control import Party
from variorum.model.days import ordinal
from variorum.model.events import Event, EventFigure, FieldVariants, Where
from variorum.model.ids import content_id
from variorum.model.reasons import Reason
from variorum.reconcile.fields.counts import days_said
from variorum.reconcile.fields.fuse_figures import fuse_figures
from variorum.reconcile.fields.fuse_parties import fuse_parties
from variorum.reconcile.fields.labels import join_names, label, with_status
from variorum.reconcile.fields.outcomes import chosen_type, outcome_variants, type_readings, type_variants
from variorum.reconcile.fields.readings import Stand, Voices, best, readings, variants
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.origins.origins import claim_origins, origin_links, support
from variorum.reconcile.origins.status import status
from variorum.reconcile.witnesses.spans import Span, gap_days
from variorum.reconcile.witnesses.spots import Spot, nearest
from variorum.reconcile.witnesses.witnesses import Witness

_CONTRADICTION = -0.5
# A day or place that is taken over from words nearby, or reckoned, weighs half of one that is told.
_CARRIED = 0.5
_TOLD_DAYS = frozenset({"explicit", "relative"})
_UNDATED = "9999"
_SPOT_STANDS = {
    "same": Stand("refines", "one place, among others"),
    "part": Stand("refines", "a part of the same place"),
    "within": Stand("refines", "one lies in the other"),
    "spelling": Stand("refines", "another spelling"),
    "near": Stand("contradicts", "another place, within 10 km"),
    "apart": Stand("contradicts", "another place"),
}


def fuse(accounts: Iterable[Witness], links: Sequence[Reason], rules: Rules) -> Event:
    """The event that `accounts`, at least one, tell of; `links` say why they are together.

    Values are those most origins give or allow, then the most precise. The id is made from the
    founding claim alone: the first in its document among the earliest published documents. Later
    reports that join, and other values that win, leave it as it is.
    """
    everyone = sorted(accounts, key=_age)
    denied = [one for one in everyone if one.denies]
    told = [one for one in everyone if not one.denies]
    origins = claim_origins(everyone)
    found = _fields(told, denied, Voices(origins, days_said(everyone)), rules)
    conflicts = _conflicts(found.variants, found.figures, frozenset(one.id for one in denied))
    state, rule = status(told, denied, origins, conflicts)
    reasons = (*support(told, denied, origins), *conflicts, rule, *links)
    where, route = _where(found.spots), _route(told or denied)
    agents, patients = ([party.name for party in parties] for parties in (found.agents, found.patients))
    text = label(rules, found.event_type, agents, patients, _shown(where, route))
    claims, disputed_by = tuple(sorted(one.id for one in told)), tuple(sorted(one.id for one in denied))
    return Event(
        id=content_id("event", everyone[0].id),
        event_type=found.event_type,
        label=with_status(text, found.event_type, everyone[0].reality, not told),
        when=found.when,
        place=where,
        route=route,
        agents=found.agents,
        patients=found.patients,
        figures=found.figures,
        claims=claims,
        disputed_by=disputed_by,
        origins=tuple(sorted({origins[one.id] for one in told})),
        documents=tuple(sorted({one.document_id for one in everyone})),
        outlets=tuple(sorted({one.facts.outlet for one in everyone if one.facts.outlet})),
        status=state,
        variants=found.variants,
        score=round(sum(reason.weight for reason in reasons), 6),
        reasons=reasons,
        claim_origins=tuple(origins[claim] for claim in (*claims, *disputed_by)),
        origin_links=origin_links(everyone, origins),
    )


class _Fields(NamedTuple):
    """What an event has in its fields, and the readings of those on which accounts differ."""

    event_type: str
    when: When | None
    spots: tuple[Spot, ...]
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    figures: tuple[EventFigure, ...]
    variants: tuple[FieldVariants, ...]


def _fields(told: Sequence[Witness], denied: Sequence[Witness], voices: Voices, rules: Rules) -> _Fields:
    speaking = told or denied
    types = type_readings(speaking, voices, rules)
    event_type = chosen_type(types, rules)
    when, when_variants = _when(speaking, voices)
    spots, spot_variants = _spots(speaking, voices)
    agents, agent_variants = fuse_parties("agents", speaking, voices)
    patients, patient_variants = fuse_parties("patients", speaking, voices)
    return _Fields(
        event_type=event_type.value,
        when=when,
        spots=spots,
        agents=agents,
        patients=patients,
        figures=fuse_figures(speaking, voices.origins),
        variants=(
            *type_variants(types, event_type, voices),
            *when_variants,
            *spot_variants,
            *agent_variants,
            *patient_variants,
            *outcome_variants(told, denied, voices),
        ),
    )


def _age(one: Witness) -> tuple[str, str, str]:
    return one.facts.published or _UNDATED, one.document_id, one.id


def _conflicts(
    fields: Sequence[FieldVariants], figures: Sequence[EventFigure], denials: frozenset[str]
) -> list[Reason]:
    """One reason for each field on which two origins contradict each other; denials have their own."""
    names = [
        one.field
        for one in fields
        if any(
            row.relation == "contradicts"
            and row.origins != one.variants[0].origins
            and not denials.issuperset(row.claims)
            for row in one.variants
        )
    ]
    names += [figure.kind for figure in figures if figure.scope == "event" and _at_odds(figure)]
    return [
        Reason(
            rule="contradiction", detail=f"accounts differ on {name.replace('_', ' ')}", weight=_CONTRADICTION
        )
        for name in dict.fromkeys(names)
    ]


def _at_odds(figure: EventFigure) -> bool:
    """Whether an origin contradicts what another gives as the best figure."""
    best = {row.origin for row in figure.accounts if row.relation == "agrees"}
    return any(row.relation == "contradicts" and {row.origin} != best for row in figure.accounts)


def _when(accounts: Sequence[Witness], voices: Voices) -> tuple[When | None, tuple[FieldVariants, ...]]:
    found = readings(accounts, lambda one: one.when, _days, voices, _when_weight)
    chosen = best(found, _allows_when, lambda when: float(_span(when).days or 1_000_000))
    return (chosen.value if chosen else None), variants("when", found, chosen, _when_stand, voices)


def _when_weight(one: Witness) -> float:
    return 1.0 if one.when is not None and one.when.basis in _TOLD_DAYS else _CARRIED


def _days(when: When) -> str:
    if when.earliest == when.latest:
        return when.earliest or ""
    return f"{when.earliest or '..'}/{when.latest or '..'}"


def _span(when: When) -> Span:
    return Span(lo=ordinal(when.earliest), hi=ordinal(when.latest), told=True)


def _allows_when(value: When, other: When) -> bool:
    inner, outer = _span(value), _span(other)
    starts = outer.lo is None or (inner.lo is not None and outer.lo <= inner.lo)
    ends = outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi)
    return starts and ends


def _when_stand(value: When, chosen: When) -> Stand:
    gap = abs(gap_days(_span(value), _span(chosen)))
    if gap:
        return Stand("contradicts", f"{gap} day{'' if gap == 1 else 's'} apart")
    if _allows_when(value, chosen):
        return Stand("refines", "says the days more exactly")
    if _allows_when(chosen, value):
        return Stand("refines", "says the days less exactly")
    return Stand("refines", "the days overlap")


def _spots(accounts: Sequence[Witness], voices: Voices) -> tuple[tuple[Spot, ...], tuple[FieldVariants, ...]]:
    found = readings(accounts, lambda one: one.spots or None, _spot_text, voices, _spot_weight)
    chosen = best(found, _allows_spot, lambda spots: float(min(spot.precision for spot in spots)))
    return (chosen.value if chosen else ()), variants("place", found, chosen, _spot_stand, voices)


def _spot_weight(one: Witness) -> float:
    return _CARRIED if all(spot.carried for spot in one.spots) else 1.0


def _spot_text(spots: tuple[Spot, ...]) -> str:
    return join_names([spot.name for spot in spots])


def _allows_spot(value: tuple[Spot, ...], other: tuple[Spot, ...]) -> bool:
    if value == other:
        return True
    found = nearest(value, other)
    wider = min(spot.precision for spot in other) > min(spot.precision for spot in value)
    return found is not None and (found[0] == "same" or (found[0] == "within" and wider))


def _spot_stand(value: tuple[Spot, ...], chosen: tuple[Spot, ...]) -> Stand:
    found = nearest(value, chosen)
    if found is None or found.kind == "unknown":
        return Stand("different-scope", "a place that is not known, or not against the other")
    return _SPOT_STANDS[found.kind]


def _where(spots: Sequence[Spot]) -> Where | None:
    if not spots:
        return None
    head = spots[0]
    whole = len(spots) == 1 and not head.part
    return Where(
        id=head.id if whole else None,
        name=join_names([spot.name for spot in spots]),
        lat=head.lat,
        lon=head.lon,
        precision=head.precision,
    )


def _route(accounts: Sequence[Witness]) -> Where | None:
    roads = [road for one in accounts for road in one.roads]
    if not roads:
        return None
    road = min(roads, key=lambda road: (road.id is None, -sum(o.key == road.key for o in roads), road.key))
    return Where(id=road.id, name=road.name)


def _shown(place: Where | None, route: Where | None) -> str:
    names = [where.name for where in (route, place) if where is not None]
    return " in ".join(names)
