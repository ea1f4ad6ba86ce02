"""Events as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.control import Party
from variorum.model.events import Account, EventFigure, FieldVariants, VariantRelation
from variorum.model.reasons import Reason
from variorum.query.judgements import put_rulings
from variorum.query.meanings import RELATION
from variorum.query.page import Page
from variorum.query.phrases import (
    bounds,
    head_words,
    weight_words,
    when_words,
    where_words,
)
from variorum.query.records import EventExplanation, Told
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


def _put_accounts(page: Page, heading: str, accounts: tuple[Told, ...]) -> None:
    if accounts:
        page.heading(heading)
    for one in accounts:
        put_account(page, one, 1)


def put_account(page: Page, one: Told, depth: int, note: str = "") -> None:
    """An account with its sentence, its id and its origin, and `note` after these."""
    speakers = f", citing {' who cites '.join(one.speakers)}" if one.speakers else ", in its own voice"
    modality = "" if one.modality == "asserted" else f" [{one.modality}]"
    page.line(f"{head_words(one.document)}{speakers}{modality}", depth)
    page.quote(one.sentence, depth + 1)
    origin = f", origin {one.origin}" if one.origin else ""
    page.line(f"{one.claim_id}{origin}{f'; {note}' if note else ''}", depth + 1)


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
