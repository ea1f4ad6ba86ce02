"""Events and places as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.events import EventFigure, FieldVariants, Party, Reason
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


def put_event(page: Page, event: EventExplanation) -> None:
    """The explanation of an event."""
    page.title(f"Event {event.id}")
    page.field("told as", event.label)
    page.field("type", f"{event.event_type.code}: {event.event_type.meaning}")
    page.field("status", f"{event.status.code}: {event.status.meaning}")
    page.field("when", when_words(event.when))
    page.field("place", where_words(event.place))
    page.field("road", where_words(event.route))
    page.field("agents", _parties(event.agents))
    page.field("patients", _parties(event.patients))
    page.field("rests on", ", ".join(event.origins))
    outlets = f", outlets: {', '.join(event.outlets)}" if event.outlets else ""
    page.field("documents", f"{event.documents}{outlets}")
    _put_accounts(page, "Told by", event.told)
    _put_accounts(page, "Denied by", event.denied)
    for figure in event.figures:
        _put_figure(page, figure)
    for variants in event.variants:
        _put_variants(page, variants)
    page.heading("Why these claims are one event")
    page.lines(join.detail for join in event.joins)
    if not event.joins:
        page.line("only one claim tells of it" if len(event.told) + len(event.denied) < 2 else "not recorded")
    _put_score(page, event.score, event.reasons)


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
    of = f" of {figure.of}" if figure.of else ""
    best = f"{figure.best:,g}" if figure.best is not None else "none"
    page.heading(f"Figure: {figure.kind}{of}, best {best} of {bounds(figure.low, figure.high)}")
    for one in figure.accounts:
        published = f", published {one.published}" if one.published else ""
        speaker = f"{one.speaker}, " if one.speaker and one.speaker != one.origin else ""
        told = f"{bounds(one.low, one.high)} ({RELATION[one.relation]})"
        page.line(f"{told}: {speaker}origin {one.origin}{published}, {one.claim_id}")


def _put_variants(page: Page, field: FieldVariants) -> None:
    page.heading(f"Readings of {field.field}")
    for one in field.variants:
        page.line(
            f"{one.value} ({RELATION[one.relation]}): {', '.join(one.origins)}; {', '.join(one.claims)}"
        )


def _put_score(page: Page, score: float, reasons: Iterable[Reason]) -> None:
    page.heading(f"Score {score:g}, the sum of")
    page.lines(map(weight_words, reasons))


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(f"{party.name} ({party.id})" if party.id else party.name for party in parties)
