"""GET /api/review/…: what is worth judging, and judgements; POST: judgements recorded and undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from variorum.model.errors import UsageError
from variorum.model.judgements import instant
from variorum.query.review import quoted
from variorum.store.reading import RecordReader
from variorum.web.core.clocks import TheDesk
from variorum.web.core.faults import NotAllowedError
from variorum.web.core.knowledge import Books, Known, packs_named
from variorum.web.core.paging import After, Limit, mark, mark_of_row, start_row
from variorum.web.core.shapes import EventMention, Fault
from variorum.web.core.worked import TheWorks
from variorum.web.review.accounts import Accounts
from variorum.web.review.judged import UNSETTLED, as_judged, check_known, judgements_of, standing, warnings_on
from variorum.web.review.ledger import Ledger, TheJudging
from variorum.web.review.looking import Looked, Looking, look
from variorum.web.review.queue import close_call, dispute, open_calls, pair, pair_of
from variorum.web.review.shapes import (
    CloseCalls,
    Correctable,
    Disputes,
    EventAccounts,
    Given,
    Judgements,
    Pair,
    Recorded,
    Standing,
)

_REFUSED: dict[int | str, dict[str, object]] = {
    403: {"model": Fault, "description": "The page may not write judgements, or another page asks it to."}
}


async def _never_kept(response: Response) -> None:
    """What is judged changes without the record: no answer here is kept."""
    response.headers["Cache-Control"] = "no-store"


async def _may_judge(desk: TheDesk) -> None:
    if not desk.settings.review:
        raise NotAllowedError(
            "This page only reads: it was started without review.",
            advice="Start it with: variorum serve RECORD.db --review",
        )


router = APIRouter(prefix="/review", tags=["review"], dependencies=[Depends(_never_kept)])


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a request judges on: the record, all judgements, and what makes accounts of claims."""

    record: RecordReader
    ledger: Ledger
    accounts: Accounts


def _sitting(desk: TheDesk, judging: TheJudging, books: Books) -> Iterator[Sitting]:
    # Judgements are on the record as it is, whatever day the page asks about elsewhere.
    with desk.record() as record:
        ledger = judging.ledger(record)
        yield Sitting(record, ledger, Accounts(record, ledger.settled, books))


Seated = Annotated[Sitting, Depends(_sitting)]
Turn = Annotated[int, Query(ge=0, le=10_000, description="Another number looks for the calls anew.")]
EndId = Annotated[str, Query(max_length=200, description="A claim or an event.")]


@router.get("/queue")
def review_queue(
    seated: Seated, desk: TheDesk, works: TheWorks, turn: Turn = 0, after: After = None, limit: Limit = 10
) -> CloseCalls:
    """The closest calls that nobody judged yet, looked for when they are first asked for."""
    record = seated.record
    asked = Looking(packs=desk.settings.packs, turn=turn)
    # What was judged since takes calls away; only new articles bring others.
    documents = record.mark().split("-")[1]
    found: Looked = works.ask(look, asked, known_on=None, mark=documents).answer
    calls = open_calls(record, found.calls, seated.ledger.settled)
    # Pages go by the places of all calls, so that those judged meanwhile move no other.
    start = start_row(after)
    rest = [(place, call) for place, call in calls if place >= start]
    return CloseCalls(
        rows=[close_call(call, seated.accounts) for _, call in rest[:limit]],
        next=mark(rest[limit][0]) if limit < len(rest) else None,
        total=len(calls),
        looked=found.claims,
        of=found.of,
    )


@router.get("/disputes")
def review_disputes(
    seated: Seated, judging: TheJudging, known: Known, after: After = None, limit: Limit = 20
) -> Disputes:
    """Fields on which accounts contradict each other, those of most independent origins first."""
    found, start = judging.disputes(seated.record), start_row(after)
    shown = [quoted(seated.record, one) for one in found[start : start + limit]]
    rows = [dispute(seated.record, one, known.lexicon()) for one in shown]
    return Disputes(rows=rows, next=mark_of_row(start + limit, len(found)), total=len(found))


@router.get("/pair")
def review_pair(seated: Seated, known: Known, left: EndId, right: EndId) -> Pair:
    """Why two claims or events are together or apart: the best and the worst comparison between them."""
    for one in (left, right):
        check_known(seated.record, one)
    return pair(pair_of(seated.record, (left, right), known.lexicon()), seated.accounts)


@router.get("/claims/{claim_id}")
def review_claim(claim_id: str, seated: Seated) -> Correctable:
    """A claim, and what of it can be corrected."""
    accounts = seated.accounts
    return Correctable(account=accounts.of(claim_id), fields=accounts.fields_of(claim_id))


@router.get("/events/{event_id}")
def review_event(event_id: str, seated: Seated) -> EventAccounts:
    """The accounts of an event, to tell apart those of another occurrence."""
    check_known(seated.record, event_id)
    event = seated.record.event(event_id)
    if event is None:
        raise UsageError("That is a claim.", advice="Name the event that it is in.")
    return EventAccounts(
        event=EventMention.model_validate(event),
        accounts=[seated.accounts.of(one) for one in (*event.claims, *event.disputed_by)],
        disputed_by=list(event.disputed_by),
    )


@router.get("/judgements")
def review_judgements(
    seated: Seated,
    unsettled: Annotated[bool, Query(description="Only those that wait or contradict others.")] = False,
    after: After = None,
    limit: Limit = 50,
) -> Judgements:
    """All judgements, the latest first, and how each stands."""
    ledger, start = seated.ledger, start_row(after)
    states = ledger.settled.states
    found = [one for one in ledger.judgements if not unsettled or states[one.id] in UNSETTLED]
    found.sort(key=lambda one: (instant(one.at), one.id), reverse=True)
    rows = as_judged(seated.record, found[start : start + limit], ledger)
    return Judgements(rows=rows, next=mark_of_row(start + limit, len(found)), total=len(found))


@router.get("/status")
def review_status(seated: Seated, judging: TheJudging) -> Standing:
    """How far the record has taken up what was judged."""
    return standing(judging, seated.ledger)


@router.post("/judgements", dependencies=[Depends(_may_judge)], responses=_REFUSED)
def judge(given: Given, seated: Seated, desk: TheDesk, judging: TheJudging) -> Recorded:
    """Record a judgement. It is kept at once; the record takes it up a moment later, as its status tells."""
    record, ledger = seated.record, seated.ledger
    made = judgements_of(given, record, ledger, packs_named(desk.settings.packs))
    warnings = warnings_on(record, ledger, made)
    judging.add(made)
    stands = standing(judging, judging.ledger(record))
    return Recorded(judgements=[one.id for one in made], warnings=warnings, standing=stands)


@router.post("/apply", dependencies=[Depends(_may_judge)], responses=_REFUSED)
def apply_judgements(seated: Seated, judging: TheJudging) -> Standing:
    """Have the record take up what was judged, where that failed or was judged elsewhere."""
    judging.bring_up_to_date()
    return standing(judging, seated.ledger)
