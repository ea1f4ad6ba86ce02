"""Roads stretch by stretch, and whether a side can pass, as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.model.control import Party
from variorum.model.roads import (
    Passage,
    PassageAnswer,
    StretchBasis,
    StretchState,
    StretchStatus,
    Waypoint,
)
from variorum.query.control.rendering.words import some
from variorum.query.page import Page
from variorum.query.phrases import counted, joined

_WIDTH = 100
_ANSWER: Mapping[PassageAnswer, str] = {
    "open": "open: each stretch is said to be its own ground",
    "blocked": "blocked: each way has a stretch or a town that another side holds or has shut",
    "contested": "contested: the best way has stretches over which accounts differ",
    "unknown": "unknown: the best way has stretches of which nothing is told",
}
_STATUS: Mapping[StretchStatus, str] = {"held": "said to be held by", "contested": "contested by"}
_BASIS: Mapping[StretchBasis, str] = {
    "stated": "accounts speak of it",
    "from-road": "accounts speak of a longer reach of the road",
    "from-towns": "inferred from the towns at its ends",
    "none": "nothing is told",
}


def render_passage(found: Passage, *, known_on: str | None = None, width: int = _WIDTH) -> str:
    """Whether a side can pass, with each stretch of the way, wrapped at `width` columns."""
    page = Page(width)
    known = f", as known on {known_on}" if known_on is not None else ""
    page.title(f"{found.side.name}, {found.start.name} to {found.end.name}, as of {found.as_of}{known}")
    page.field("answer", _ANSWER[found.answer])
    if found.way:
        page.heading("The best way")
        put_stretches(page, found.way, found.stops)
        page.heading("Roads are known by their waypoints: what lies between them is not known.")
    else:
        page.heading("No known road joins the two.")
    return page.text()


def put_stretches(page: Page, states: Sequence[StretchState], stops: Sequence[StretchState] = ()) -> None:
    """Who holds each stretch and what that rests on; neighbours that are told alike in one."""
    for _, group in groupby(states, key=lambda one: (_told(one), one in stops)):
        alike = list(group)
        first = alike[0]
        points = " - ".join([first.stretch.start.name, *(one.stretch.end.name for one in alike)])
        stop = ": stops it" if first in stops else ""
        page.line(f"{points} ({first.stretch.route_name}){stop}")
        page.line(_state_words(first), 2)
        if first.closed_by:
            to = f" to {_names(first.closed_to)}" if first.closed_to else ""
            page.line(f"said to be shut by {_names(first.closed_by)}{to}", 2)
        if first.claims:
            told = f", last told of {first.told}" if first.told is not None else ""
            origins = counted(len(first.origins), "origin")
            page.line(f"{origins}{told}: {some(first.claims)}", 2)
        if first.denied_by:
            page.line(f"gainsaid by {some(first.denied_by)}", 2)


def _told(one: StretchState) -> StretchState:
    """What is told of a stretch, without which one it is."""
    nowhere = Waypoint(id=None, name="")
    return replace(one, stretch=replace(one.stretch, start=nowhere, end=nowhere))


def _state_words(one: StretchState) -> str:
    if one.status == "unknown":
        part = f"; of a part, {_names(one.holders)}" if one.holders else ""
        return f"not told who holds it{part} ({_BASIS[one.basis]})"
    return f"{_STATUS[one.status]} {_names(one.holders)} ({_BASIS[one.basis]})"


def _names(parties: Sequence[Party]) -> str:
    return joined(party.name for party in parties)
