"""Who holds what on a day, as plain text."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from variorum.query.control.asking.holds import origins_of
from variorum.query.control.records import CutOff, Held, SideAnswer, StateAnswer, SubjectState
from variorum.query.control.rendering.roads import put_stretches
from variorum.query.control.rendering.words import (
    BASIS,
    STATE_STATUS,
    account_words,
    ended_words,
    hold_words,
    settlement_words,
    some,
    span_words,
    stale_words,
    subject_words,
)
from variorum.query.page import Page
from variorum.query.phrases import counted, since_words
from variorum.query.printable import one_line
from variorum.query.render_events import put_account

_WIDTH = 100
_DASHES = "----------"
_DASH = "-"


def render_answer(found: StateAnswer, *, width: int = _WIDTH) -> str:
    """The full answer about one place or road, wrapped at `width` columns."""
    page, state = Page(width), found.state
    page.title(
        f"{'Place' if state.subject.kind == 'place' else 'Road'}: {state.subject.name}, {day_words(state)}"
    )
    page.field("id", state.subject.id)
    if state.held and all(one.basis != "stated" for one in state.held):
        page.field("status", "inferred: no account speaks of it itself; so it stands with what takes it in")
    else:
        page.field("status", f"{state.status}: {STATE_STATUS[state.status]}")
    for one in found.sides:
        _put_side(page, one)
    if not found.sides:
        _put_nobody(page, state)
    for one in found.undated:
        page.heading(f"On a day that nobody tells: {hold_words(one.held, one.origins)}")
        _put_words(page, one)
    if state.last is not None:
        page.heading(f"Held last before: {ended_words(state.last)}")
    if found.stretches:
        page.heading("Stretch by stretch")
        put_stretches(page, found.stretches)
    put_around(page, state)
    if found.events:
        page.heading("Events there that bear on it, the last first")
    page.lines(f"{event.id}  {event.label} ({event.status})" for event in found.events)
    if found.namesakes:
        page.heading("The name may also mean")
    page.lines(map(subject_words, found.namesakes))
    page.heading("With all accounts and the rules")
    page.command(f"variorum explain RECORD.db {shlex.quote(one_line(state.subject.id))}")
    return page.text()


def render_table(states: Iterable[SubjectState]) -> Iterator[str]:
    """Lines of a table: status, the last day told of, how many days before, the subject and its sides."""
    yield "status     last told   days  subject: who is said to hold it (independent origins)"
    for state in states:
        first = state.held[0] if state.held else None
        told = first.told if first is not None else None
        stale = first.stale_days if first is not None else None
        days = _DASH if stale is None else str(stale)
        told_of = one_line(f"{state.subject.name}: {_sides(state)}")
        yield f"{state.status.ljust(9)}  {told or _DASHES}  {days.rjust(4)}  {told_of}"


def put_around(page: Page, state: SubjectState) -> None:
    """What is told of parts of it, of settlements inside it, of what takes it in, and of who is cut off."""
    if state.settlements:
        page.heading("Inside it")
    for one in state.settlements:
        count = one.holding.settlements
        page.line(f"{settlement_words(count) if count is not None else ''}: {_held_line(one)}")
    parts = [part for part in state.parts if part.held]
    if parts:
        page.heading("Parts and stretches told apart")
    for part in parts:
        page.lines(f"{part.subject.name}: {_held_line(one)}" for one in part.held)
    if state.contained:
        page.heading("What takes it in, which says nothing of it by itself")
    page.lines(f"{one.holding.subject.name}: {_held_line(one)}" for one in state.contained)
    for cut in state.cut_off:
        _put_cut_off(page, cut)


def day_words(state: SubjectState) -> str:
    """The days asked about."""
    known = f", as known on {state.known_on}" if state.known_on is not None else ""
    return f"as of {state.as_of}{known}"


def _put_side(page: Page, one: SideAnswer) -> None:
    held = one.held
    page.heading(hold_words(held, one.origins))
    if held.basis != "stated":
        page.field("of", subject_words(held.holding.subject))
        page.field("basis", BASIS[held.basis])
    page.field("status", f"{held.status}: {STATE_STATUS[held.status]}")
    page.field("when", span_words(held))
    page.field("last told", stale_words(held))
    _put_words(page, one)


def _put_words(page: Page, one: SideAnswer) -> None:
    page.line("told by")
    for testimony in one.for_it:
        account = testimony.account
        put_account(page, testimony.told, 2, account_words(account) if account is not None else "")
    if one.against:
        page.line(f"gainsaid by {some(one.deniers)}" if one.deniers else "gainsaid by")
    for testimony in one.against:
        put_account(page, testimony.told, 2)
    if one.left_out:
        page.line(f"and {counted(one.left_out, 'more account')}")


def _put_nobody(page: Page, state: SubjectState) -> None:
    if state.last is None and state.later is None and not state.undated:
        subject = state.subject
        if subject.lat is not None and subject.lon is not None:
            # Of several places of one name the reader must see which was taken.
            page.field("lies at", f"{subject.lat:.2f}, {subject.lon:.2f}")
        page.heading("No account says who held it on any day.")
    elif state.last is None and state.later is not None:
        later = state.later
        page.heading(f"Nothing is told of it by then. The first to be told: {ended_words(later)}")


def _put_cut_off(page: Page, cut: CutOff) -> None:
    who = ", ".join(party.name for party in cut.who) or cut.subject.name
    by = f" by {', '.join(party.name for party in cut.by)}" if cut.by else ""
    how = (
        f"said by {some(cut.origins)} to be" if cut.basis == "stated" else "inferred from what is held to be"
    )
    page.heading(f"Cut off: {who} {how} cut off{by}, {since_words(cut.since)}")
    page.line(f"claims {', '.join(cut.claims)}")
    if cut.denied_by:
        page.line(f"gainsaid by {', '.join(cut.denied_by)}")


def _held_line(one: Held) -> str:
    return f"{hold_words(one, origins_of(one.holding))} ({one.status}), {span_words(one)}"


def _sides(state: SubjectState) -> str:
    if state.held:
        return "; or ".join(f"{one.holding.holder_name} ({_weight(one)})" for one in state.held)
    if state.status == "left" and state.last is not None:
        return f"left by {state.last.holder_name}"
    return "not told of that day"


def _weight(one: Held) -> str:
    denials = counted(len(one.holding.denied_by), "claim")
    against = f", {denials} against it" if one.holding.denied_by else ""
    return f"{len(origins_of(one.holding))}{against}"
