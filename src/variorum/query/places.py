"""Who is said to have held a place or a road, and what is said to have happened there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.control import Holding, Subject
from variorum.model.events import Event
from variorum.query.claims import mention_of
from variorum.query.clock import last_day
from variorum.query.control.asking.holds import by_subject
from variorum.query.control.asking.states import state_of
from variorum.query.control.records import HoldingExplanation, PlaceExplanation
from variorum.query.control.rendering.words import rule_words
from variorum.query.events import accounts, origins_in
from variorum.query.meanings import HOLDING_STATUS
from variorum.query.records import Meaning
from variorum.store.reading import RecordReader
from variorum.store.rows import NO_DAY


def explain_subject(record: RecordReader, subject: Subject) -> PlaceExplanation:
    """The holdings of `subject` in order of time, each with its evidence, and the events there.

    So for the parts of a place and the stretches of a road, where the subject is the whole.
    """
    day = last_day(record)
    state = state_of(record, subject, day) if day is not None else None
    apart = by_subject(record.holdings_on(subject.ground)) if subject.id == subject.ground else ()
    return PlaceExplanation(
        subject=subject,
        state=state,
        holdings=_holdings(record, record.holdings(subject.id)),
        parts=tuple(
            PlaceExplanation(subject=part, state=None, holdings=_holdings(record, held), parts=(), events=())
            for part, held in apart
            if part.id != subject.id
        ),
        events=tuple(mention_of(event) for event in record.events_at(subject.ground)),
    )


def _holdings(record: RecordReader, holdings: Iterable[Holding]) -> tuple[HoldingExplanation, ...]:
    return tuple(_explained(record, holding) for holding in sorted(holdings, key=since_order))


def since_order(holding: Holding) -> tuple[str, str]:
    """Where a holding stands among others of its subject: by the day it began, undated ones last."""
    since = holding.since
    # Of two that began on one day, the one that has not ended comes last.
    return since.earliest or since.latest or NO_DAY, NO_DAY if holding.until is None else ""


def _explained(record: RecordReader, holding: Holding) -> HoldingExplanation:
    events = _events_of(record, (*holding.claims, *holding.denied_by))
    origins = {claim: origin for event in events for claim, origin in origins_in(event).items()}
    return HoldingExplanation(
        holder=holding.holder,
        holder_name=holding.holder_name,
        parties=holding.parties,
        since=holding.since,
        until=holding.until,
        ended=holding.ended,
        placed=holding.placed,
        settlements=holding.settlements,
        status=Meaning(code=holding.status, meaning=HOLDING_STATUS[holding.status]),
        rule=rule_words(holding),
        last_told=max((one.by for one in holding.accounts if one.by), default=None),
        score=holding.score,
        reasons=holding.reasons,
        told=accounts(record, holding.claims, origins),
        denied=accounts(record, holding.denied_by, origins),
        accounts=holding.accounts,
    )


def _events_of(record: RecordReader, claim_ids: Iterable[str]) -> Sequence[Event]:
    return [event for claim_id in claim_ids for event in record.events_with(claim_id)]
