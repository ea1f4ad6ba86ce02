"""What changed, as plain text."""

from __future__ import annotations

from variorum.model.roads import Cut
from variorum.query.control.asking.holds import origins_of
from variorum.query.control.records import Change, Difference, FigureMove, FigureRange, SubjectState
from variorum.query.control.rendering.words import CHANGE, ended_words, hold_words, some
from variorum.query.page import Page
from variorum.query.phrases import bounds, counted, days, joined

_WIDTH = 100
# Of the figures that moved, the most moved; JSON has them all.
_SHOWN = 12


def render_difference(found: Difference, *, width: int = _WIDTH) -> str:
    """What changed, wrapped at `width` columns."""
    page = Page(width)
    page.title(f"From {_day(found.start, found.known_from)} to {_day(found.end, found.known_to)}")
    page.heading(f"Who holds what: {counted(len(found.changes), 'change')}")
    for change in found.changes:
        _put_change(page, change)
    page.heading(f"New events: {sum(number for _, number in found.events)}")
    if found.events:
        page.line(", ".join(f"{event_type} {number}" for event_type, number in found.events))
    if found.figures:
        page.heading(f"Figures told otherwise: {len(found.figures)}, the most moved first")
    for move in found.figures[:_SHOWN]:
        _put_move(page, move)
    if len(found.figures) > _SHOWN:
        page.line(f"and {len(found.figures) - _SHOWN} more")
    if found.cuts:
        page.heading("What captures cut: inferred from what is held, and told by nobody")
    for cut in found.cuts:
        _put_cut(page, cut)
    return page.text()


def _put_cut(page: Page, cut: Cut) -> None:
    by = joined(party.name for party in cut.by)
    against = joined(party.name for party in cut.against)
    page.line(
        f"{cut.day or 'day not known'}  {cut.place.name}, taken by {by}, cut for {against} ({cut.event_id})"
    )
    stretches = (f"{one.start.name} - {one.end.name} ({one.route_name})" for one in cut.stretches)
    page.line(", ".join(stretches), 2)
    page.lines((f"{one} is parted from {other}" for one, other in cut.parted), 2)


def _day(day: str, known: str | None) -> str:
    return day if known is None else f"{day} as known on {known}"


def _put_change(page: Page, change: Change) -> None:
    day = "" if change.day.earliest is None and change.day.latest is None else f", {_when(change)}"
    page.line(f"{change.subject.name}{day}: {CHANGE[change.kind]} ({change.kind})")
    page.line(f"before: {_state(change.before)}", 2)
    page.lines((f"between: {ended_words(one)}" for one in change.between), 2)
    page.line(f"after: {_state(change.after)}", 2)
    origins = f" of {some(change.origins)}" if change.origins else ""
    if change.claims:
        page.line(f"{counted(len(change.claims), 'claim')}{origins}: {some(change.claims)}", 2)


def _when(change: Change) -> str:
    return days(change.day.earliest, change.day.latest)


def _state(state: SubjectState) -> str:
    if state.held:
        sides = "; ".join(hold_words(one, origins_of(one.holding)) for one in state.held)
        return f"{state.status}, {sides}"
    if state.status == "left" and state.last is not None:
        return f"left by {state.last.holder_name}"
    return "not told"


def _put_move(page: Page, move: FigureMove) -> None:
    of = f" of {move.of}" if move.of else ""
    scope = "" if move.scope == "event" else f", {move.scope}"
    page.line(f"{move.event.id}  {move.event.label}: {move.kind}{of}{scope}")
    page.line(f"{_range(move.before)}, now {_range(move.after)}", 2)


def _range(one: FigureRange) -> str:
    best = f"best {one.best:,.15g} of " if one.best is not None else ""
    return f"{best}{bounds(one.low, one.high)}"
