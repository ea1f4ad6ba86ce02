"""Routes: events, the apparatus of one event, and claims."""

from __future__ import annotations

from fastapi import APIRouter

from variorum.query.parties import most_named
from variorum.web.core.clocks import Asked
from variorum.web.core.knowledge import Books, Known, type_of
from variorum.web.core.paging import After, Limit, key_pair, mark
from variorum.web.core.unknown import unknown_claim, unknown_event
from variorum.web.events.accounts import account_page
from variorum.web.events.apparatus import apparatus_of
from variorum.web.events.apparatus_shapes import AccountsOfEvent, Apparatus, NearMisses
from variorum.web.events.asking import Order, Wanted
from variorum.web.events.claim_shapes import ClaimWhy
from variorum.web.events.claim_why import why_claim
from variorum.web.events.near import near_misses_of
from variorum.web.events.rows import event_row
from variorum.web.events.shapes import EventKinds, Events, EventTypeCount, PartyCount

router = APIRouter(tags=["events"])

# Of more undated events it takes long to say how many had begun by a day.
_MOST_UNDATED = 2000
_PARTIES = 60


@router.get("/events")
def list_events(
    asked: Asked,
    wanted: Wanted,
    books: Books,
    after: After = None,
    limit: Limit = 50,
    order: Order = "newest",
) -> Events:
    """Events by day, page by page; those that nothing dates are last."""
    # One more tells whether there is a next page.
    found = asked.event_page(wanted, key_pair(after), limit + 1, newest=order == "newest")
    shown = found[:limit]
    return Events(
        rows=[event_row(event, books) for _, event in shown],
        next=mark(*shown[-1][0]) if len(found) > limit else None,
        total=asked.count_events(wanted, _MOST_UNDATED),
    )


@router.get("/events/kinds")
def event_kinds(asked: Asked, books: Books) -> EventKinds:
    """The types of events that occur, and the parties that are named in most events."""
    counted = asked.event_types()
    return EventKinds(
        types=[EventTypeCount(event_type=type_of(code, books), events=n) for code, n in counted],
        parties=[PartyCount.model_validate(one) for one in most_named(asked, _PARTIES)],
    )


@router.get("/events/{event_id}")
def event(asked: Asked, event_id: str, books: Books, known: Known) -> Apparatus:
    """The apparatus of an event: each field with its readings, and who holds them."""
    found = asked.event(event_id)
    if found is None:
        raise unknown_event(asked, event_id)
    return apparatus_of(asked, found, books, known)


@router.get("/events/{event_id}/accounts")
def event_accounts(
    asked: Asked, event_id: str, books: Books, known: Known, after: After = None, limit: Limit = 100
) -> AccountsOfEvent:
    """The accounts of an event by their signs, page by page."""
    found = asked.event(event_id)
    if found is None:
        raise unknown_event(asked, event_id)
    return account_page(asked, found, books, known.lexicon(), (after, limit))


@router.get("/events/{event_id}/near")
def event_near(asked: Asked, event_id: str, books: Books, known: Known) -> NearMisses:
    """The events that nearly joined an event, and what kept them apart."""
    found = asked.event(event_id)
    if found is None:
        raise unknown_event(asked, event_id)
    return near_misses_of(asked, found, books, known.lexicon())


@router.get("/claims/{claim_id}")
def claim(asked: Asked, claim_id: str, books: Books, known: Known) -> ClaimWhy:
    """Why a claim is what it is."""
    found = why_claim(asked, claim_id, books, known.lexicon())
    if found is None:
        raise unknown_claim(asked, claim_id)
    return found
