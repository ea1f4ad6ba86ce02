"""A record's summary as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.query.overview import LastHeld, Summary
from variorum.query.page import Page
from variorum.query.phrases import since_words, until_words

_WIDTH = 100


def render_summary(found: Summary, *, width: int = _WIDTH) -> str:
    """The summary as text, wrapped at `width` columns."""
    page = Page(width)
    page.title("The record holds")
    page.field("documents", f"{found.counts.documents}, {found.counts.copies} of them copies")
    page.field("claims", f"{found.counts.claims}")
    page.field("events", f"{found.counts.events}: {_numbers(found.event_types)}")
    page.field("status", _numbers(found.statuses))
    page.field("issues", f"{found.counts.issues}: {_numbers(found.issues)}" if found.issues else "none")
    if found.places:
        page.heading("Who is last said to hold")
    page.lines(map(_held, found.places))
    if found.disputed:
        page.heading("Disputed and denied")
    page.lines(f"{event.id}  {event.label} ({event.status})" for event in found.disputed)
    return page.text()


def _numbers(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts)


def _held(place: LastHeld) -> str:
    days = since_words(place.since) + until_words(place.until)
    claims = "1 claim" if place.claims == 1 else f"{place.claims} claims"
    return f"{place.subject.name}: {place.holder_name}, {days} ({place.status}, {claims})"
