"""What changed between two days, or between what was known on two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.model.control import DayRange, Holding, Subject
from variorum.query.control.asking.holds import by_subject, is_phase, origins_of, same_side, surely
from variorum.query.control.asking.states import fold_state
from variorum.query.control.records import Change, ChangeKind, Held, SubjectState
from variorum.query.events import origins_in
from variorum.query.telling import Tell, in_silence, telling
from variorum.store.reading import RecordReader

_NEVER = DayRange(earliest=None, latest=None)


def changes(
    before: RecordReader, after: RecordReader, start: str, end: str, tell: Tell = in_silence
) -> tuple[Change, ...]:
    """What is otherwise at the end of `end` by the record `after` than at that of `start` by `before`.

    The records are one where a question is of two days, and two states of it, as known on two days, where it
    is of what was learned. In order of the day, of the name for one day. `tell` is given what is being read.
    """
    found: list[Change] = []
    if before is after:
        for subject, holdings in telling(by_subject(after.holdings()), "places", tell):
            then, now = fold_state(subject, holdings, start), fold_state(subject, holdings, end)
            found += _changes(after, then, now, holdings)
        return tuple(sorted(found, key=_by_day))
    read = telling(by_subject(before.holdings()), "places", tell)
    earlier = {subject.id: fold_state(subject, holdings, start) for subject, holdings in read}
    for subject, holdings in telling(by_subject(after.holdings()), "places", tell):
        state = fold_state(subject, holdings, end)
        found += _changes(after, earlier.pop(subject.id, _untold(subject, start)), state, holdings)
    for state in earlier.values():
        # What these claims were read to be of is something else by what is known later.
        found += _changes(after, state, _untold(state.subject, end), ())
    return tuple(sorted(found, key=_by_day))


def _by_day(change: Change) -> tuple[str, str, str]:
    return surely(change.day) or "9999", change.subject.name, change.subject.id


def _untold(subject: Subject, day: str) -> SubjectState:
    return SubjectState(
        subject=subject, as_of=day, known_on=None, status="unknown", held=(), undated=(), last=None
    )


def _changes(
    record: RecordReader, before: SubjectState, after: SubjectState, holdings: Sequence[Holding]
) -> Iterator[Change]:
    """The one change of a subject, if there is any; `holdings` are all of it by the record `after` is of."""
    came = _without(after.held, before.held)
    went = _without(before.held, after.held)
    between = _between(holdings, before, after)
    if came:
        made = _change(
            _kind_of_coming(before, came), came[0].begun, before, after, [one.holding for one in came]
        )
    elif went or (after.status == "left" and before.status != "left"):
        made = _going(record, before, after, holdings)
    elif any(not same_side(one, held.holding) for one in between for held in after.held):
        made = _change("back", between[0].since, before, after, [one.holding for one in after.held])
    else:
        standing = _standing(before, after)
        if standing is None:
            return
        made = standing
    claims = {claim for one in between for claim in one.claims}
    origins = {origin for one in between for origin in origins_of(one)}
    yield replace(
        made,
        between=between,
        claims=tuple(sorted(claims.union(made.claims))),
        origins=tuple(sorted(origins.union(made.origins))),
    )


def _without(held: Sequence[Held], others: Sequence[Held]) -> list[Held]:
    return [one for one in held if not any(same_side(one.holding, other.holding) for other in others)]


def _kind_of_coming(before: SubjectState, came: Sequence[Held]) -> ChangeKind:
    begun = came[0].begun
    if begun.earliest is not None and begun.earliest > before.as_of:
        return "gained"
    if not (before.held or before.last):
        return "first-told"
    return "gained" if (begun.latest or "") > before.as_of else "revised"


def _between(holdings: Sequence[Holding], before: SubjectState, after: SubjectState) -> tuple[Holding, ...]:
    """The holds that began after the one day and were over by the other, in order."""
    found = []
    for one in holdings:
        began, ended = surely(one.since), surely(one.until)
        within = began is not None and ended is not None and before.as_of < began <= ended <= after.as_of
        if within and not any(is_phase(one, other) for other in holdings) and one.settlements is None:
            found.append(one)
    return tuple(sorted(found, key=lambda one: (surely(one.since), surely(one.until), one.holder_name)))


def _going(
    record: RecordReader, before: SubjectState, after: SubjectState, holdings: Sequence[Holding]
) -> Change:
    """A hold that ended; it rests on what is told of who came, or of the holder's going."""
    until = after.last.until if after.last is not None else None
    ended = surely(until)
    kind: ChangeKind = "left" if after.status == "left" else "lost"
    if ended is None or ended <= before.as_of:
        kind = "revised"
    came = [one for one in holdings if until is not None and one.since == until]
    made = _change(kind, until or _NEVER, before, after, came)
    if not came and after.last is not None:
        claims, origins = _leaving(record, after.subject, after.last)
        return replace(made, claims=claims, origins=origins)
    return made


def _standing(before: SubjectState, after: SubjectState) -> Change | None:
    """One side at both days: whether its hold is denied now, or has another standing."""
    held = [one.holding for one in after.held]
    denied = {claim for one in before.held for claim in one.holding.denied_by}
    denials = {claim for one in held for claim in one.denied_by}
    if denials and not denied:
        made = _change("denied", _NEVER, before, after, held)
        return replace(made, claims=tuple(sorted(denials)), origins=())
    if not held or before.status == after.status:
        return None
    since = held[0].since
    day = since if (surely(since) or "") > before.as_of else _NEVER
    return _change("status", day, before, after, held)


def _change(
    kind: ChangeKind, day: DayRange, before: SubjectState, after: SubjectState, behind: Sequence[Holding]
) -> Change:
    return Change(
        subject=after.subject,
        kind=kind,
        day=day,
        before=before,
        after=after,
        claims=tuple(sorted({claim for one in behind for claim in one.claims})),
        origins=tuple(sorted({origin for one in behind for origin in origins_of(one)})),
    )


def _leaving(
    record: RecordReader, subject: Subject, last: Holding
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claims, with their origins, that tell of the departure of those who held it last."""
    names = {party.id or party.name for party in last.parties} | {last.holder or last.holder_name}
    gone = [
        event
        for event in record.events_at(subject.ground)
        if event.event_type == "withdraw" and names & {one.id or one.name for one in event.agents}
    ]
    origins = {
        origin for event in gone for claim, origin in origins_in(event).items() if claim in event.claims
    }
    return tuple(sorted({claim for event in gone for claim in event.claims})), tuple(sorted(origins))
