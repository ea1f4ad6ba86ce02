"""Places and roads as plain text."""

from __future__ import annotations

from variorum.query.control.records import HoldingExplanation, PlaceExplanation, SubjectState
from variorum.query.control.rendering.states import put_around
from variorum.query.control.rendering.words import (
    ENDING,
    PLACING,
    STATE_STATUS,
    account_words,
    settlement_words,
    stale_words,
    subject_words,
)
from variorum.query.page import Page
from variorum.query.phrases import since_words, until_words, weight_words
from variorum.query.render_events import put_account


def put_place(page: Page, place: PlaceExplanation) -> None:
    """The explanation of a place or road."""
    subject = place.subject
    page.title(f"{'Place' if subject.kind == 'place' else 'Road'}: {subject.name}")
    page.field("id", subject.id)
    if subject.lat is not None and subject.lon is not None:
        page.field("point", f"{subject.lat:.4f}, {subject.lon:.4f}")
    page.field("also", ", ".join(subject.aliases))
    if place.state is not None:
        _put_last(page, place.state)
    for holding in place.holdings:
        _put_holding(page, holding)
    if not place.holdings:
        page.heading("No claim says who held it.")
    for part in place.parts:
        kind = "Part" if subject.kind == "place" else "Stretch"
        page.heading(f"{kind} told apart: {subject_words(part.subject)}")
        for holding in part.holdings:
            _put_holding(page, holding)
    if place.state is not None:
        put_around(page, place.state)
    if place.events:
        page.heading(f"Events: {len(place.events)}")
    page.lines(f"{event.id}  {event.label} ({event.status})" for event in place.events)


def _put_last(page: Page, state: SubjectState) -> None:
    """Its state on the last day of the record, and how stale that is."""
    holders = "; ".join(one.holding.holder_name for one in state.held if one.basis == "stated")
    page.field(
        "last",
        f"on {state.as_of} {state.status}{f', {holders}' if holders else ''}: {STATE_STATUS[state.status]}",
    )
    for one in state.held:
        if one.basis == "stated":
            page.field("last told", stale_words(one))


def _put_holding(page: Page, holding: HoldingExplanation) -> None:
    inside = f"{settlement_words(holding.settlements)}: " if holding.settlements is not None else ""
    page.heading(f"{inside}{holding.holder_name}: {since_words(holding.since)}{until_words(holding.until)}")
    page.field("status", f"{holding.status.code}: {holding.status.meaning}")
    page.field("because", holding.rule)
    page.field("holder id", holding.holder or "none: it fits nothing known")
    page.field("days", PLACING[holding.placed])
    page.field("ended", ENDING[holding.ended])
    page.field("last told", holding.last_told or "")
    known = {account.claim_id: account for account in holding.accounts}
    page.line("told by")
    for one in holding.told:
        account = known.get(one.claim_id)
        put_account(page, one, 2, account_words(account) if account is not None else "")
    if holding.denied:
        page.line("denied by")
    for one in holding.denied:
        put_account(page, one, 2)
    page.line(f"score {holding.score:g}, the sum of")
    page.lines(map(weight_words, holding.reasons), 2)
