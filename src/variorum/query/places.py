"""Who is said to have held a place or a road, and what is said to have happened there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.lexicon.fold import fold
from variorum.model.events import Event, Holding, Subject, Where
from variorum.query.claims import mention_of
from variorum.query.events import accounts, origins_in
from variorum.query.meanings import HOLDING_STATUS
from variorum.query.records import HoldingExplanation, Meaning, PlaceExplanation
from variorum.store.reading import RecordReader


def explain_subject(record: RecordReader, subject: Subject) -> PlaceExplanation:
    """The holdings of `subject` in order of time, each with its evidence, and the events there."""
    holdings = sorted(record.holdings(subject.id), key=_since)
    there = [event for event in record.events() if _is_at(event, subject)]
    return PlaceExplanation(
        subject=subject,
        holdings=tuple(_holding(record, holding) for holding in holdings),
        events=tuple(mention_of(event) for event in sorted(there, key=_begins)),
    )


def _since(holding: Holding) -> tuple[str, str]:
    since = holding.since
    # Of two that began on one day, the one that has not ended comes last.
    return since.earliest or since.latest or "9999", "9999" if holding.until is None else ""


def _begins(event: Event) -> tuple[str, str]:
    when = event.when
    return (when.earliest or when.latest or "9999") if when else "9999", event.id


def subjects_called(record: RecordReader, name: str) -> list[Subject]:
    """The places and roads of this name or id: first those held, then those where events lie.

    Where some are called so themselves, those that only share an alias are left out.
    """
    wanted = fold(name)
    found: dict[str, tuple[bool, Subject]] = {}
    for holding in record.holdings():
        subject = holding.subject
        own = wanted == fold(subject.name) or name == subject.id
        if own or any(wanted == fold(alias) for alias in subject.aliases):
            found.setdefault(subject.id, (own, subject))
    if not found:
        for event in record.events():
            for where in (event.place, event.route):
                if where is not None and (wanted == fold(where.name) or name == where.id):
                    found.setdefault(where.id or where.name, (True, _subject(where, event)))
    own_names = [subject for own, subject in found.values() if own]
    return own_names or [subject for _, subject in found.values()]


def _subject(where: Where, event: Event) -> Subject:
    return Subject(
        kind="place" if where is event.place else "route-segment",
        id=where.id or where.name,
        name=where.name,
        lat=where.lat,
        lon=where.lon,
    )


def _is_at(event: Event, subject: Subject) -> bool:
    if subject.kind == "place":
        return event.place is not None and (event.place.id == subject.id or event.place.name == subject.name)
    road = subject.id.partition(":")[0]
    return event.route is not None and (event.route.id or fold(event.route.name)) == road


def _holding(record: RecordReader, holding: Holding) -> HoldingExplanation:
    events = _events_of(record, (*holding.claims, *holding.denied_by))
    origins = {claim: origin for event in events for claim, origin in origins_in(event).items()}
    return HoldingExplanation(
        holder=holding.holder,
        holder_name=holding.holder_name,
        since=holding.since,
        until=holding.until,
        status=Meaning(code=holding.status, meaning=HOLDING_STATUS[holding.status]),
        score=holding.score,
        reasons=holding.reasons,
        told=accounts(record, holding.claims, origins),
        denied=accounts(record, holding.denied_by, origins),
    )


def _events_of(record: RecordReader, claim_ids: Iterable[str]) -> Sequence[Event]:
    return [event for claim_id in claim_ids for event in record.events_with(claim_id)]
