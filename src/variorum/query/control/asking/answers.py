"""Answers about who holds a place or road, with the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.model.control import Holding, HoldingAccount, Subject
from variorum.query.claims import mention_of
from variorum.query.control.asking.holds import held, origins_of
from variorum.query.control.records import Held, SideAnswer, StateAnswer, SubjectState, Testimony
from variorum.query.events import accounts, origins_in
from variorum.query.records import EventMention
from variorum.store.reading import RecordReader

# What a person reads of one side at once; `explain` shows all.
_SHOWN = 5
# After all days.
_UNDATED = "9999"
# What bears on who holds a place, whether or not it makes a holding.
_BEARING = frozenset(
    ("capture", "control", "advance", "encircle", "withdraw", "repel", "offensive", "clash", "deploy")
)


def answer(
    record: RecordReader, state: SubjectState, *, namesakes: Sequence[Subject] = (), shown: int = _SHOWN
) -> StateAnswer:
    """`state` with at most `shown` accounts for each side, at most as many against it, and as many events."""
    free = [held(holding, state.as_of, holding.since) for holding in state.undated]
    return StateAnswer(
        state=state,
        sides=tuple(side(record, one, shown) for one in state.held),
        undated=tuple(side(record, one, shown) for one in free),
        events=_events(record, state, shown),
        namesakes=tuple(namesakes),
    )


def side(record: RecordReader, one: Held, shown: int | None = None) -> SideAnswer:
    """A side with at most `shown` accounts for it and against it, with all of them where that is None."""
    holding = one.holding
    known = {account.claim_id: account for account in holding.accounts}
    chosen = one_of_each_origin(holding, known)[:shown]
    denials = origins_of_claims(record, holding.denied_by)
    against = sorted(holding.denied_by)[:shown]
    return SideAnswer(
        held=one,
        for_it=_testimonies(record, chosen, known),
        against=_testimonies(record, against, {}, denials),
        origins=origins_of(holding),
        deniers=tuple(sorted(set(denials.values()))),
        left_out=len(holding.claims) - len(chosen) + len(holding.denied_by) - len(against),
    )


def one_of_each_origin(holding: Holding, known: Mapping[str, HoldingAccount]) -> list[str]:
    """Its claims, first one of each origin, each time the first that was told."""
    ordered = sorted(holding.claims, key=lambda claim_id: _told_on(known.get(claim_id), claim_id))
    seen: set[str] = set()
    first: list[str] = []
    again: list[str] = []
    for claim_id in ordered:
        account = known.get(claim_id)
        origin = account.origin if account is not None else claim_id
        (again if origin in seen else first).append(claim_id)
        seen.add(origin)
    return first + again


def _told_on(account: HoldingAccount | None, claim_id: str) -> tuple[str, str, str]:
    if account is None:
        return _UNDATED, _UNDATED, claim_id
    return account.by or _UNDATED, account.published or _UNDATED, claim_id


def _testimonies(
    record: RecordReader,
    claim_ids: Sequence[str],
    known: Mapping[str, HoldingAccount],
    origins: Mapping[str, str] | None = None,
) -> tuple[Testimony, ...]:
    if origins is None:
        origins = {claim_id: account.origin for claim_id, account in known.items()}
        origins |= origins_of_claims(record, [claim_id for claim_id in claim_ids if claim_id not in known])
    told = accounts(record, claim_ids, origins)
    return tuple(Testimony(told=one, account=known.get(one.claim_id)) for one in told)


def origins_of_claims(record: RecordReader, claim_ids: Iterable[str]) -> dict[str, str]:
    """The origin of each claim, as the events have it that it belongs to."""
    found: dict[str, str] = {}
    for claim_id in claim_ids:
        for event in record.events_with(claim_id):
            origin = origins_in(event).get(claim_id)
            if origin:
                found[claim_id] = origin
    return found


def _events(record: RecordReader, state: SubjectState, shown: int) -> tuple[EventMention, ...]:
    """The last events there up to the day that bear on who holds it."""
    there = [
        event
        for event in record.events_at(state.subject.ground)
        if event.event_type in _BEARING and (event.first_day or _UNDATED) <= state.as_of
    ]
    last = sorted(there, key=lambda event: (event.first_day or _UNDATED, event.id), reverse=True)[:shown]
    return tuple(mention_of(event) for event in last)
