"""What is told of one day that is not told of another: places that changed hands, events, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from variorum.model.events import Event, EventFigure
from variorum.query.claims import mention_of
from variorum.query.control.asking.changes import changes
from variorum.query.control.records import Change, Difference, FigureMove, FigureRange
from variorum.query.telling import Tell, in_silence, telling
from variorum.store.reading import RecordReader

_COUNTED = frozenset(("killed", "injured", "displaced"))
_FigureKey = tuple[str, str, str | None, str, bool, bool]
_Figures = dict[_FigureKey, FigureRange]


def difference(
    before: RecordReader,
    after: RecordReader,
    days: tuple[str, str],
    known: tuple[str | None, str | None] = (None, None),
    tell: Tell = in_silence,
) -> Difference:
    """What changed from the first to the last of `days`, ISO days, by the records of `known` on its days.

    `before` and `after` are one record where only the days differ. `tell` is given what is being read and
    how many were read before.
    """
    start, end = days
    told_before = _told(before, tell) if after is not before else None
    new: Counter[str] = Counter()
    moves: list[FigureMove] = []
    # Of one record only events of the days between can be new.
    read = after.events() if told_before is not None else after.events_between(start, end)
    for event in telling(read, "events", tell):
        met = _met(event, told_before)
        if _is_new(event, days, known_before=told_before is None or met is not None):
            new[event.event_type] += 1
        if met is not None:
            moves += _moves(event, met)
    return Difference(
        start=start,
        end=end,
        known_from=known[0],
        known_to=known[1],
        changes=tuple(_known(change, known) for change in changes(before, after, start, end, tell)),
        events=tuple(sorted(new.items(), key=lambda one: (-one[1], one[0]))),
        figures=tuple(sorted(moves, key=lambda move: (-_size(move), move.event.id, move.kind, move.of))),
    )


def _known(change: Change, known: tuple[str | None, str | None]) -> Change:
    return replace(
        change,
        before=replace(change.before, known_on=known[0]),
        after=replace(change.after, known_on=known[1]),
    )


def _told(record: RecordReader, tell: Tell) -> dict[str, _Figures]:
    """The figures of the event of each claim."""
    found: dict[str, _Figures] = {}
    for event in telling(record.events(), "events", tell):
        figures = dict(_figures(event))
        for claim_id in (*event.claims, *event.disputed_by):
            found.setdefault(claim_id, figures)
    return found


def _met(event: Event, told: dict[str, _Figures] | None) -> _Figures | None:
    """The figures of the event that told of it before: the first to share a claim with it."""
    if told is None:
        return None
    return next((told[claim] for claim in (*event.claims, *event.disputed_by) if claim in told), None)


def _is_new(event: Event, days: tuple[str, str], *, known_before: bool) -> bool:
    first = event.first_day
    if first is None:
        return not known_before
    return first <= days[1] and (first > days[0] or not known_before)


def _figures(event: Event) -> Iterator[tuple[_FigureKey, FigureRange]]:
    for one in event.figures:
        if one.kind in _COUNTED:
            yield _key(one), FigureRange(low=one.low, best=one.best, high=one.high)


def _key(one: EventFigure) -> _FigureKey:
    party = (one.party.id or one.party.name) if one.party is not None else None
    return one.kind, one.of, party, one.scope, one.part, one.households


def _moves(event: Event, before: _Figures) -> Iterator[FigureMove]:
    for one in event.figures:
        earlier, later = before.get(_key(one)), FigureRange(low=one.low, best=one.best, high=one.high)
        if earlier is not None and earlier != later:
            yield FigureMove(
                event=mention_of(event),
                kind=one.kind,
                of=one.of,
                scope=one.scope,
                before=earlier,
                after=later,
            )


def _size(move: FigureMove) -> float:
    """How far the best number moved."""
    return abs((move.after.best or 0.0) - (move.before.best or 0.0))
