"""Holdings as answers about a day: which go on, since when, how stale, and whether sides rival each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from variorum.lexicon.fold import fold
from variorum.model.control import DayRange, Holding, Subject
from variorum.model.days import days_between
from variorum.query.control.records import Basis, Held, StateStatus
from variorum.state.roads import grips


def by_subject(holdings: Iterable[Holding]) -> Iterator[tuple[Subject, list[Holding]]]:
    """Holdings in the order of their subjects, as one group for each."""
    for _, group in groupby(holdings, key=lambda holding: holding.subject.id):
        found = list(group)
        yield found[0].subject, found


def in_force(holdings: Sequence[Holding], as_of: str, basis: Basis = "stated") -> tuple[Held, ...]:
    """Those of `holdings`, all of one subject, that go on at the end of `as_of`, the best supported first."""
    going_on = [holding for holding in holdings if holding.holds_on(as_of)]
    made = [held(holding, as_of, begun_of(holding, holdings), basis) for holding in going_on]
    return tuple(sorted(made, key=_best_first))


def held(holding: Holding, as_of: str, begun: DayRange, basis: Basis = "stated") -> Held:
    """A holding that began on `begun` as an answer about `as_of`."""
    told = holding.last_told(as_of)
    return Held(
        holding=holding,
        basis=basis,
        status=holding.status,
        begun=begun,
        told=told,
        stale_days=days_between(told, as_of),
    )


def begun_of(holding: Holding, holdings: Sequence[Holding]) -> DayRange:
    """When the hold began of which `holding` is a phase: claimed first, say, and agreed from some day on."""
    passed = [holding]
    while True:
        before = (one for one in holdings if is_phase(one, passed[-1]) and one not in passed)
        first = next(before, None)
        if first is None:
            return passed[-1].since
        passed.append(first)


def is_phase(earlier: Holding, later: Holding) -> bool:
    """Whether `later` goes on where `earlier` stops: a hold of one side whose standing changes."""
    return (
        earlier.until is not None
        and not earlier.ended
        and earlier.status != later.status
        and earlier.until == later.since
        and earlier.subject.id == later.subject.id
        and same_side(earlier, later)
    )


def status_of(holds: Sequence[Held], last: Holding | None) -> StateStatus:
    """The status of a subject with these holdings in force, where `last` is the one that ended last."""
    if not holds:
        return "left" if last is not None and last.ended == "left" else "unknown"
    if any(one.status == "contested" for one in holds) or rivals(holds):
        return "contested"
    return "agreed" if any(one.status == "agreed" for one in holds) else "claimed"


def rivals(holds: Sequence[Held]) -> bool:
    """Whether two of `holds` are of sides that have nobody in common."""
    return any(
        not same_side(one.holding, other.holding)
        for number, one in enumerate(holds)
        for other in holds[number + 1 :]
    )


def same_side(left: Holding, right: Holding) -> bool:
    """Whether some party is among the holders of both."""
    return bool(_names(left) & _names(right))


def origins_of(holding: Holding) -> tuple[str, ...]:
    """The origins that its accounts rest on; where a record keeps no accounts, as its reasons have them."""
    return grips.origins_of((holding,))


def surely(span: DayRange | None) -> str | None:
    """The day by which something that happened within `span` surely had; None where nothing tells."""
    return None if span is None else span.by


def _names(holding: Holding) -> frozenset[str]:
    parties = {party.id or fold(party.name) for party in holding.parties}
    return frozenset(parties or {holding.holder or fold(holding.holder_name)})


def _best_first(one: Held) -> tuple[int, float, str, str]:
    holding = one.holding
    return -len(origins_of(holding)), -holding.score, holding.since.latest or "", holding.holder_name
