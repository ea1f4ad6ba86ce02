"""Events and places as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.events import Account, EventFigure, FieldVariants, Party, Reason, VariantRelation
from variorum.query.judgements import put_rulings
from variorum.query.meanings import RELATION
from variorum.query.page import Page
from variorum.query.phrases import (
    bounds,
    head_words,
    since_words,
    until_words,
    weight_words,
    when_words,
    where_words,
)
from variorum.query.records import EventExplanation, HoldingExplanation, PlaceExplanation, Told
from variorum.query.render_trees import put_join, put_tree

# Accounts of a figure from those that give its best number to those that were overtaken.
_FROM_BEST: tuple[VariantRelation, ...] = ("agrees", "refines", "contradicts", "different-scope", "updates")


def put_event(page: Page, event: EventExplanation) -> None:
    """The explanation of an event."""
    page.title(f"Event {event.id}")
    page.field("told as", event.label)
    page.field("type", f"{event.event_type.code}: {event.event_type.meaning}")
    page.field("status", f"{event.status.code}: {event.status.meaning}")
    page.field("because", event.status_rule)
    page.field("when", when_words(event.when))
    page.field("place", where_words(event.place))
    page.field("road", where_words(event.route))
    page.field("agents", _parties(event.agents))
    page.field("patients", _parties(event.patients))
    page.field("rests on", ", ".join(event.origins))
    outlets = f", outlets: {', '.join(event.outlets)}" if event.outlets else ""
    page.field("documents", f"{event.documents}{outlets}")
    if event.tree:
        page.heading(f"Origins: {len(event.origins)}")
        put_tree(page, event.tree)
    page.lines(f"hint: {hint}" for hint in event.hints)
    _put_accounts(page, "Told by", event.told)
    _put_accounts(page, "Denied by", event.denied)
    for figure in event.figures:
        _put_figure(page, figure)
    for variants in event.variants:
        _put_variants(page, variants)
    page.heading("Why these claims are one event")
    heads = {one.claim_id: one.document for one in (*event.told, *event.denied)}
    for join in event.joins:
        put_join(page, join, heads)
    if not event.joins:
        page.line("only one claim tells of it" if len(event.told) + len(event.denied) < 2 else "not recorded")
    put_rulings(page, event.judgements)
    _put_whole(page, event)
    _put_score(page, event.score, event.reasons)


def _put_whole(page: Page, event: EventExplanation) -> None:
    """The larger event it is part of, and its own parts."""
    whole = event.part_of
    if whole is not None:
        page.heading(f"Part of {whole.event.id}: {whole.event.label}")
        page.lines(map(weight_words, whole.reasons))
        page.line(f"which is {whole.score:g} in all")
    if event.parts:
        page.heading(f"Parts of it: {len(event.parts)}")
        page.lines(f"{part.id}  {part.label} ({part.status})" for part in event.parts)


def put_place(page: Page, place: PlaceExplanation) -> None:
    """The explanation of a place or road."""
    subject = place.subject
    page.title(f"{'Place' if subject.kind == 'place' else 'Road'}: {subject.name}")
    page.field("id", subject.id)
    if subject.lat is not None and subject.lon is not None:
        page.field("point", f"{subject.lat:.4f}, {subject.lon:.4f}")
    page.field("also", ", ".join(subject.aliases))
    for holding in place.holdings:
        _put_holding(page, holding)
    if not place.holdings:
        page.heading("No claim says who held it.")
    if place.events:
        page.heading(f"Events: {len(place.events)}")
    page.lines(f"{event.id}  {event.label} ({event.status})" for event in place.events)


def _put_holding(page: Page, holding: HoldingExplanation) -> None:
    page.heading(f"{holding.holder_name}: {since_words(holding.since)}{until_words(holding.until)}")
    page.field("status", f"{holding.status.code}: {holding.status.meaning}")
    page.field("holder id", holding.holder or "none: it fits nothing known")
    page.line("told by")
    for one in holding.told:
        _put_account(page, one, 2)
    if holding.denied:
        page.line("denied by")
    for one in holding.denied:
        _put_account(page, one, 2)
    page.line(f"score {holding.score:g}, the sum of")
    page.lines(map(weight_words, holding.reasons), 2)


def _put_accounts(page: Page, heading: str, accounts: tuple[Told, ...]) -> None:
    if accounts:
        page.heading(heading)
    for one in accounts:
        _put_account(page, one, 1)


def _put_account(page: Page, one: Told, depth: int) -> None:
    speakers = f", citing {' who cites '.join(one.speakers)}" if one.speakers else ", in its own voice"
    modality = "" if one.modality == "asserted" else f" [{one.modality}]"
    page.line(f"{head_words(one.document)}{speakers}{modality}", depth)
    page.quote(one.sentence, depth + 1)
    origin = f", origin {one.origin}" if one.origin else ""
    page.line(f"{one.claim_id}{origin}", depth + 1)


def _put_figure(page: Page, figure: EventFigure) -> None:
    """Its best number with those who give or allow it, then every account, the best first."""
    of = f" of {figure.of}" if figure.of else ""
    party = f", {figure.party.name}" if figure.party is not None else ""
    scope = "" if figure.scope == "event" else f", {figure.scope}"
    part = ", some of those counted elsewhere" if figure.part else ""
    best = f"{figure.best:,.15g}" if figure.best is not None else "none"
    page.heading(
        f"Figure: {figure.kind}{of}{party}{scope}{part}, best {best} of {bounds(figure.low, figure.high)}"
    )
    page.line(_support(figure))
    for one in sorted(figure.accounts, key=lambda one: _FROM_BEST.index(one.relation)):
        page.line(_account_words(one))


def _support(figure: EventFigure) -> str:
    """Who stands behind the best number: what most origins give or allow."""
    giving = sorted({one.origin for one in figure.accounts if one.relation == "agrees"})
    allowing = sorted({one.origin for one in figure.accounts if one.relation == "refines"} - set(giving))
    also = f", can be one with what {', '.join(allowing)} says" if allowing else ""
    return f"taken as best: given by {', '.join(giving)}{also}"


def _account_words(one: Account) -> str:
    published = f", published {one.published}" if one.published else ""
    speaker = f"{one.speaker}, " if one.speaker and one.speaker != one.origin else ""
    why = f"; {one.why}" if one.why else ""
    told = f"{bounds(one.low, one.high)} ({RELATION[one.relation]})"
    return f"{told}: {speaker}origin {one.origin}{published}, {one.claim_id}{why}"


def _put_variants(page: Page, field: FieldVariants) -> None:
    page.heading(f"Readings of {field.field}")
    for one in field.variants:
        why = f"; {one.why}" if one.why else ""
        page.line(
            f"{one.text or one.value} ({RELATION[one.relation]}): {', '.join(one.origins)}; "
            f"{', '.join(one.claims)}{why}"
        )


def _put_score(page: Page, score: float, reasons: Iterable[Reason]) -> None:
    page.heading(f"Score {score:g}, the sum of")
    page.lines(map(weight_words, reasons))


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(f"{party.name} ({party.id})" if party.id else party.name for party in parties)
