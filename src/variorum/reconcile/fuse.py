"""Fusing: one event out of the claims that tell of it, with every reading kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.model.claims import When
from variorum.model.events import (
    Event,
    EventFigure,
    EventStatus,
    FieldVariants,
    Reason,
    VariantRelation,
    Where,
)
from variorum.model.ids import content_id
from variorum.reconcile.fuse_figures import fuse_figures
from variorum.reconcile.fuse_parties import fuse_parties
from variorum.reconcile.labels import join_names, label, with_status
from variorum.reconcile.origins import claim_origins, support
from variorum.reconcile.readings import best, readings, variants
from variorum.reconcile.rules import Rules
from variorum.reconcile.spans import Span, gap_days, ordinal
from variorum.reconcile.spots import Spot, nearest
from variorum.reconcile.witnesses import Witness

_CONTRADICTION = -0.5
_UNDATED = "9999"


def fuse(accounts: Iterable[Witness], links: Sequence[Reason], rules: Rules) -> Event:
    """The event that `accounts`, at least one, tell of; `links` say why they are together.

    Values are those most origins give or allow, then the most precise. The id is made from the
    founding claim alone: the first in its document among the earliest published documents. Later
    reports that join, and other values that win, leave it as it is.
    """
    everyone = sorted(accounts, key=_age)
    denied = [one for one in everyone if one.denies]
    told = [one for one in everyone if not one.denies]
    speaking = told or denied
    origins = claim_origins(everyone)
    event_type = _event_type(speaking, origins, rules)
    when, when_variants = _when(speaking, origins)
    spots, spot_variants = _spots(speaking, origins)
    agents, agent_variants = fuse_parties("agents", speaking, origins)
    patients, patient_variants = fuse_parties("patients", speaking, origins)
    figures = fuse_figures(speaking, origins)
    fields = (*when_variants, *spot_variants, *agent_variants, *patient_variants)
    conflicts = _conflicts(fields, figures)
    reasons = (*support(told, denied, origins), *conflicts, *links)
    where, route = _where(spots), _route(speaking)
    text = label(
        rules, event_type, [p.name for p in agents], [p.name for p in patients], _shown(where, route)
    )
    claims, disputed_by = tuple(sorted(one.id for one in told)), tuple(sorted(one.id for one in denied))
    return Event(
        id=content_id("event", everyone[0].id),
        event_type=event_type,
        label=with_status(text, event_type, everyone[0].reality, not told),
        when=when,
        place=where,
        route=route,
        agents=agents,
        patients=patients,
        figures=figures,
        claims=claims,
        disputed_by=disputed_by,
        origins=tuple(sorted({origins[one.id] for one in told})),
        documents=tuple(sorted({one.document_id for one in everyone})),
        outlets=tuple(sorted({one.facts.outlet for one in everyone if one.facts.outlet})),
        status=_status(told, denied, origins, bool(conflicts)),
        variants=fields,
        score=round(sum(reason.weight for reason in reasons), 6),
        reasons=reasons,
        claim_origins=tuple(origins[claim] for claim in (*claims, *disputed_by)),
    )


def _age(one: Witness) -> tuple[str, str, str]:
    return one.facts.published or _UNDATED, one.document_id, one.id


def _event_type(accounts: Sequence[Witness], origins: Mapping[str, str], rules: Rules) -> str:
    found = readings(accounts, lambda one: one.event_type, str, origins)
    weakest = len(rules.strength)
    return min(
        found, key=lambda one: (-len(one.origins), rules.strength.get(one.text, weakest), one.text)
    ).value


def _status(
    told: Sequence[Witness], denied: Sequence[Witness], origins: Mapping[str, str], conflict: bool
) -> EventStatus:
    if not told:
        return "denied"
    if all(one.facts.retracted for one in told):
        return "retracted"
    if denied or conflict:
        return "disputed"
    return "corroborated" if len({origins[one.id] for one in told}) > 1 else "single-origin"


def _conflicts(fields: Sequence[FieldVariants], figures: Sequence[EventFigure]) -> list[Reason]:
    """One reason for each field on which two origins contradict each other."""
    names = [
        one.field
        for one in fields
        if any(
            row.relation == "contradicts" and row.origins != one.variants[0].origins for row in one.variants
        )
    ]
    names += [
        figure.kind
        for figure in figures
        if any(row.relation == "contradicts" for row in figure.accounts)
        and len({row.origin for row in figure.accounts}) > 1
    ]
    return [
        Reason(rule="contradiction", detail=f"accounts differ on {name}", weight=_CONTRADICTION)
        for name in dict.fromkeys(names)
    ]


def _when(
    accounts: Sequence[Witness], origins: Mapping[str, str]
) -> tuple[When | None, tuple[FieldVariants, ...]]:
    found = readings(accounts, lambda one: one.when, _days, origins)
    chosen = best(found, _allows_when, lambda when: float(_span(when).days or 1_000_000))
    return (chosen.value if chosen else None), variants("when", found, chosen, _when_relation)


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


def _when_relation(value: When, chosen: When) -> VariantRelation:
    return "contradicts" if gap_days(_span(value), _span(chosen)) else "refines"


def _spots(
    accounts: Sequence[Witness], origins: Mapping[str, str]
) -> tuple[tuple[Spot, ...], tuple[FieldVariants, ...]]:
    found = readings(accounts, lambda one: one.spots or None, _spot_text, origins)
    chosen = best(found, _allows_spot, lambda spots: float(min(spot.precision for spot in spots)))
    return (chosen.value if chosen else ()), variants("place", found, chosen, _spot_relation)


def _spot_text(spots: tuple[Spot, ...]) -> str:
    return join_names([spot.name for spot in spots])


def _allows_spot(value: tuple[Spot, ...], other: tuple[Spot, ...]) -> bool:
    if value == other:
        return True
    found = nearest(value, other)
    wider = min(spot.precision for spot in other) > min(spot.precision for spot in value)
    return found is not None and (found[0] == "same" or (found[0] == "within" and wider))


def _spot_relation(value: tuple[Spot, ...], chosen: tuple[Spot, ...]) -> VariantRelation:
    found = nearest(value, chosen)
    if found is None or found[0] == "unknown":
        return "different-scope"
    return "contradicts" if found[0] in ("apart", "near") else "refines"


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
