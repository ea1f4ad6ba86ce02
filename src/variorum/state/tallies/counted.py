"""What one event counts: once, whatever the number of its figures and accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from variorum.lexicon.codebook import load_groups
from variorum.model.events import Account, Event, EventFigure, Where
from variorum.state.tallies.records import Apart, TallyQuestion

# What is told of up to a week is of a day in it that is not known.
_OCCURRENCE = timedelta(days=7)
# Of more figures than this of one event and kind the largest are taken one by one, not every choice tried.
_TRIED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What an event adds to a series.

    It happened on a day from `first` to `last`; both None where nothing dates it, `first` alone where
    it may have begun on any day before. `high` is None where it is left open.
    """

    event_id: str
    first: str | None
    last: str | None
    low: float
    best: float
    high: float | None
    open_low: bool
    parties: frozenset[str]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    disputed: bool
    where: Where | None

    @property
    def dated(self) -> bool:
        """Whether it has a day by which it surely happened."""
        return self.last is not None


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """Which series a count belongs to; `key` and `name` as of TallySeries."""

    households: bool
    key: str
    name: str


def counts_of(event: Event, question: TallyQuestion, apart: Apart) -> Iterator[tuple[SeriesKey, Counted]]:
    """What `event` adds to each series of `question`."""
    counting = [figure for figure in event.figures if is_added(event, figure, question)]
    for key, figures in sorted(_divided(counting, question).items()):
        yield key, _counted(event, _together(figures, apart))


def is_added(event: Event, figure: EventFigure, question: TallyQuestion) -> bool:
    """Whether a figure counts, by the kind asked for, all of those hit in one occurrence."""
    return (
        figure.kind == question.kind
        and figure.scope == "event"
        and not figure.part
        and figure.best is not None
        and not of_period(event, figure)
    )


def of_period(event: Event, figure: EventFigure) -> bool:
    """Whether a toll is told of a stretch of days and not of one occurrence: what came of many, told in one.

    An air strike "last month" is one strike of a day not known; the dead "of the last month" are the dead
    of all its strikes.
    """
    if event.event_type not in load_groups().of_wars:
        return False
    first, last = _days(event, (figure,))
    if first is None or last is None:
        return first is not None or last is not None
    return date.fromisoformat(last) - date.fromisoformat(first) > _OCCURRENCE


def best_of(account: Account) -> float:
    """The count an account gives, the lower end of a range: as events take theirs."""
    return account.low if account.low is not None else account.high or 0.0


def _divided(figures: Sequence[EventFigure], question: TallyQuestion) -> dict[SeriesKey, list[EventFigure]]:
    found: dict[SeriesKey, list[EventFigure]] = {}
    for figure in figures:
        if question.by == "account":
            for origin in sorted({account.origin for account in figure.accounts}):
                key = SeriesKey(figure.households, origin, origin)
                found.setdefault(key, []).append(_told_by(figure, origin))
        elif question.by == "party" and figure.party is not None:
            party = figure.party
            found.setdefault(SeriesKey(figure.households, party.id or party.name, party.name), []).append(
                figure
            )
        else:
            found.setdefault(SeriesKey(figure.households, "", ""), []).append(figure)
    return found


def _told_by(figure: EventFigure, origin: str) -> EventFigure:
    """The figure by one origin's account: its last word, what was overtaken only where it has no other."""
    own = [account for account in figure.accounts if account.origin == origin]
    last = max(own, key=_lateness)
    return replace(figure, low=last.low, best=best_of(last), high=last.high, accounts=(last,))


def _lateness(account: Account) -> tuple[bool, str, bool, float, str]:
    exact = account.low is not None and account.low == account.high
    return account.relation != "updates", account.published or "", exact, -best_of(account), account.claim_id


def _together(figures: Sequence[EventFigure], apart: Apart) -> tuple[EventFigure, ...]:
    """Those of the figures of one event that count most without counting anybody twice."""
    if len(figures) == 1:
        return tuple(figures)
    ordered = sorted(figures, key=_size)
    if len(ordered) > _TRIED:
        chosen: list[EventFigure] = []
        for figure in ordered:
            if all(apart(figure, other) for other in chosen):
                chosen.append(figure)
        return tuple(chosen)
    free = {(i, j) for i, j in combinations(range(len(ordered)), 2) if apart(ordered[i], ordered[j])}
    choices = (
        choice
        for size in range(1, len(ordered) + 1)
        for choice in combinations(range(len(ordered)), size)
        if all(pair in free for pair in combinations(choice, 2))
    )
    # Of equal sums the one with fewer figures, and of these the first.
    best = max(choices, key=lambda choice: (sum(ordered[i].best or 0.0 for i in choice), -len(choice)))
    return tuple(ordered[i] for i in best)


def _size(figure: EventFigure) -> tuple[float, str, str, str]:
    first = min((account.claim_id for account in figure.accounts), default="")
    party = figure.party.id or figure.party.name if figure.party is not None else ""
    return -(figure.best or 0.0), figure.of, party, first


def _counted(event: Event, figures: Sequence[EventFigure]) -> Counted:
    first, last = _days(event, figures)
    accounts = [account for figure in figures for account in figure.accounts]
    parties = {figure.party.id or figure.party.name if figure.party else "" for figure in figures}
    return Counted(
        event_id=event.id,
        first=first,
        last=last,
        low=sum(figure.low or 0.0 for figure in figures),
        best=sum(figure.best or 0.0 for figure in figures),
        high=_sum_of_known(figure.high for figure in figures),
        open_low=any(figure.low is None for figure in figures),
        parties=frozenset(parties),
        claims=tuple(sorted({account.claim_id for account in accounts})),
        origins=tuple(sorted({account.origin for account in accounts})),
        disputed=event.status == "disputed",
        where=event.place or event.route,
    )


def _sum_of_known(values: Iterator[float | None]) -> float | None:
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _days(event: Event, figures: Sequence[EventFigure]) -> tuple[str | None, str | None]:
    """The days between which it happened; what is told without an end was over when it was told."""
    when = event.when
    if when is None or (when.earliest is None and when.latest is None):
        return None, None
    if when.latest is not None:
        return when.earliest, when.latest
    told = [a.published[:10] for figure in figures for a in figure.accounts if a.published]
    if not told:
        return when.earliest, None
    return when.earliest, max(when.earliest or "", min(told))
