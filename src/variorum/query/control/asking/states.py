"""Who is said to hold a place or a road on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Holding, Subject
from variorum.query.control.asking.areas import around
from variorum.query.control.asking.holds import by_subject, in_force, is_phase, status_of, surely
from variorum.query.control.records import SubjectState
from variorum.query.telling import Tell, in_silence, telling
from variorum.store.reading import RecordReader

_ALWAYS = "9999"


def state_of(
    record: RecordReader,
    subject: Subject,
    as_of: str,
    *,
    known_on: str | None = None,
    lexicon: Lexicon | None = None,
) -> SubjectState:
    """Who is said to hold `subject` at the end of `as_of`, an ISO day, by what `record` holds.

    Of a place or road without any account of who held it, the answer is what is told of the area around it
    and of the roads through it, with a basis that says so; where it has accounts of its own, these are
    `contained` and change nothing. In which area it lies, its claims tell; `lexicon` tells where none
    does, and which roads run through it. `known_on` is passed on: of which day the record is.
    """
    ground = tuple(record.holdings_on(subject.ground))
    return state_among(record, subject, ground, as_of, lexicon, known_on=known_on)


def state_among(
    record: RecordReader,
    subject: Subject,
    ground: Sequence[Holding],
    as_of: str,
    lexicon: Lexicon | None = None,
    *,
    known_on: str | None = None,
) -> SubjectState:
    """The same where all holdings on its ground are read already."""
    own = [holding for holding in ground if holding.subject.id == subject.id]
    state = fold_state(subject, own, as_of, known_on)
    if subject.id == subject.ground:
        others = (holding for holding in ground if holding.subject.id != subject.id)
        state = replace(state, parts=tuple(fold_state(*one, as_of, known_on) for one in by_subject(others)))
    contained = around(record, subject, own, as_of, lexicon)
    if own:
        return replace(state, contained=contained)
    return replace(state, held=contained, status=status_of(contained, None))


def states(
    record: RecordReader, as_of: str, *, known_on: str | None = None, tell: Tell = in_silence
) -> Iterator[SubjectState]:
    """The state of every place and stretch of road that accounts speak of, those most told of first.

    Each by the accounts of itself alone; parts of places and stretches of roads stand by themselves.
    `tell` is given what is being read, and how many were read before.
    """
    ranked = []
    for subject, holdings in telling(by_subject(record.holdings()), "places", tell):
        told = {claim for holding in holdings for claim in (*holding.claims, *holding.denied_by)}
        ranked.append(
            ((-len(told), subject.name, subject.id), fold_state(subject, holdings, as_of, known_on))
        )
    yield from (state for _, state in sorted(ranked, key=itemgetter(0)))


def fold_state(
    subject: Subject, holdings: Sequence[Holding], as_of: str, known_on: str | None = None
) -> SubjectState:
    """The state of a subject by all holdings of itself."""
    whole = [holding for holding in holdings if holding.settlements is None]
    inside = [holding for holding in holdings if holding.settlements is not None]
    going_on = in_force(whole, as_of)
    last = _last(whole, as_of)
    return SubjectState(
        subject=subject,
        as_of=as_of,
        known_on=known_on,
        status=status_of(going_on, last),
        held=going_on,
        undated=tuple(holding for holding in whole if _undated(holding)),
        last=last,
        later=_later(whole, as_of),
        settlements=in_force(inside, as_of),
    )


def _last(holdings: Sequence[Holding], as_of: str) -> Holding | None:
    """The hold that ended last by `as_of`; a phase that another one goes on from is no end."""
    ended = [
        holding
        for holding in holdings
        if holding.until is not None
        and not _undated(holding)
        and not holding.holds_on(as_of)
        and (surely(holding.until) or _ALWAYS) <= as_of
    ]
    ended.sort(key=lambda holding: (surely(holding.until), surely(holding.since) or ""), reverse=True)
    # Of a much contested town few are looked at so closely.
    return next((one for one in ended if not any(is_phase(one, other) for other in holdings)), None)


def _later(holdings: Sequence[Holding], as_of: str) -> Holding | None:
    """The first hold that begins after `as_of`, or is not sure to have begun by then."""
    coming = [holding for holding in holdings if (surely(holding.since) or "") > as_of]
    return min(coming, key=lambda holding: surely(holding.since) or "", default=None)


def _undated(holding: Holding) -> bool:
    return holding.placed == "free" or surely(holding.since) is None
