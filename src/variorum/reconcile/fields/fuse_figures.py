"""Figures of an event: every account kept, none averaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from variorum.model.claims import Figure
from variorum.model.control import Party
from variorum.model.events import Account, EventFigure, VariantRelation
from variorum.reconcile.comparing.figure_reasons import overlap
from variorum.reconcile.fields.count_groups import grouped
from variorum.reconcile.fields.counts import Count, counts, days_said
from variorum.reconcile.fields.subjects import without_number
from variorum.reconcile.fields.tolls import overtaken, within
from variorum.reconcile.witnesses.witnesses import Witness

# A word for a wide range ("dozens", 24 to 99), as where figures are compared.
_VAGUE = 2.0
_Numbers = tuple[float | None, float | None]


def fuse_figures(accounts: Sequence[Witness], origins: Mapping[str, str]) -> tuple[EventFigure, ...]:
    """One figure for each kind, scope and subject, those of whole counts and of most origins first.

    `best` is what the count gives that most origins give or allow (one that only hedges counts half),
    then the narrowest, the latest said, the lowest. `low` and `high` are the least and the most of
    the counts that still stand.
    """
    if not any(one.figures for one in accounts):
        return ()
    made = [_figure(group) for group in grouped(counts(accounts, origins, days_said(accounts)))]
    return tuple(sorted(made, key=_order))


def _order(figure: EventFigure) -> tuple[str, str, bool, int, float, str, str]:
    support = len({account.origin for account in figure.accounts})
    first = min(account.claim_id for account in figure.accounts)
    return figure.kind, figure.scope, figure.part, -support, -(figure.best or 0.0), figure.of, first


def _figure(group: Sequence[Count]) -> EventFigure:
    group = sorted(group, key=lambda count: count.key)
    gone = overtaken(group)
    standing = [count for number, count in enumerate(group) if number not in gone]
    different = {count.numbers: count.figure for count in standing}
    backing = _backing(standing, different)
    reference = min(standing, key=lambda count: _rank(count, backing))
    chosen = reference.figure
    spread = [one for one in different.values() if not _is_word_for(one, different.values())]
    return EventFigure(
        kind=chosen.kind,
        of=_words(chosen),
        low=_low(spread),
        best=chosen.low if chosen.low is not None else chosen.high,
        high=_high(spread),
        accounts=tuple(
            _account(count, reference, group[gone[number]] if number in gone else None)
            for number, count in enumerate(group)
        ),
        scope=chosen.scope,
        part=chosen.part,
        households=reference.subject.households,
        party=_party(group),
    )


def _backing(standing: Sequence[Count], different: Mapping[_Numbers, Figure]) -> Mapping[_Numbers, float]:
    """How many origins give or allow each number, each by the weight of its word."""
    given: dict[_Numbers, dict[str, float]] = {}
    for count in standing:
        own = given.setdefault(count.numbers, {})
        own[count.origin] = max(count.weight, own.get(count.origin, 0.0))
    backing = {}
    for numbers, figure in different.items():
        weights: dict[str, float] = {}
        for other, own in given.items():
            if within(figure, different[other]):
                for origin, weight in own.items():
                    weights[origin] = max(weight, weights.get(origin, 0.0))
        backing[numbers] = sum(weights.values())
    return backing


def _rank(
    count: Count, backing: Mapping[_Numbers, float]
) -> tuple[float, float, int, float, tuple[object, ...]]:
    low, high = count.numbers
    least = low if low is not None else (high or 0.0)
    return -backing[count.numbers], _width(count.figure), -(count.said or 0), least, count.key


def _width(figure: Figure) -> float:
    if figure.low is None or figure.high is None:
        return float("inf")
    return figure.high - figure.low


def _is_word_for(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether it is a word for a wide range that takes in a narrower count: no estimate of its own."""
    if figure.low is None or figure.high is None or figure.high <= _VAGUE * figure.low:
        return False
    return any(_width(other) < _width(figure) and within(other, figure) for other in others)


def _low(spread: Sequence[Figure]) -> float | None:
    """The least that is given; None where a count that gives only its most lies below all of these."""
    given = [figure.low for figure in spread if figure.low is not None]
    only_most = [figure.high for figure in spread if figure.low is None and figure.high is not None]
    if not given or (only_most and min(only_most) < min(given)):
        return None
    return min(given)


def _high(spread: Sequence[Figure]) -> float | None:
    """The most that is given; None where a count that gives only its least lies above all of these."""
    given = [figure.high for figure in spread if figure.high is not None]
    only_least = [figure.low for figure in spread if figure.high is None and figure.low is not None]
    if not given or (only_least and max(only_least) > max(given)):
        return None
    return max(given)


def _words(figure: Figure) -> str:
    """Whom it counts, without its number ("at least" and "four" of "at least four people")."""
    if not figure.text or figure.text == figure.of:
        return figure.of
    before, _, after = figure.of.partition(figure.text)
    return without_number(after if after.strip() else before)


def _party(group: Sequence[Count]) -> Party | None:
    """The one party that the counts belong to, by those that say so."""
    sides = {count.subject.side.key: count.subject.side for count in group if count.subject.side is not None}
    if len(sides) != 1:
        return None
    side = next(iter(sides.values()))
    return Party(id=side.id, name=side.name)


def _account(count: Count, reference: Count, successor: Count | None) -> Account:
    relation, why = _relation(count, reference, successor)
    if count.parts:
        told = f"the sum of {' and '.join(sorted(_told(part) for part in count.parts))}"
        why = f"{told}; {why}" if why else told
    return Account(
        claim_id=count.one.id,
        low=count.figure.low,
        high=count.figure.high,
        speaker=count.one.speaker or count.one.facts.outlet or "",
        origin=count.origin,
        published=count.one.facts.published,
        relation=relation,
        why=why,
    )


def _relation(count: Count, reference: Count, successor: Count | None) -> tuple[VariantRelation, str]:
    """How a count stands to the reference, and what says so."""
    if successor is not None:
        return "updates", _overtaken_by(count, successor)
    if count.numbers == reference.numbers:
        return "agrees", ""
    mine, theirs = _bounds(count.figure), _bounds(reference.figure)
    if within(reference.figure, count.figure):
        return "refines", f"{theirs} is one of {mine}"
    if overlap(count.figure, reference.figure):
        return "refines", f"{mine} and {theirs} can be one number"
    return "contradicts", f"{mine} against {theirs}{_when_said(count, reference)}"


def _overtaken_by(count: Count, successor: Count) -> str:
    whose = "its own" if successor.origin == count.origin else f"{successor.origin}'s"
    day = date.fromordinal(successor.said).isoformat() if successor.said is not None else ""
    return f"{whose} {_bounds(successor.figure)} of {day} took its place"


def _when_said(count: Count, reference: Count) -> str:
    if count.said is None or reference.said is None:
        return ", said on a day that is not known"
    if count.said == reference.said:
        return ", said on the same day"
    return ", said before" if count.said < reference.said else ", said later"


def _bounds(figure: Figure) -> str:
    low, high = (None if end is None else f"{end:,.15g}" for end in (figure.low, figure.high))
    if low is None or high is None:
        return f"{low} or more" if low is not None else f"at most {high or 'none'}"
    return low if low == high else f"{low} to {high}"


def _told(figure: Figure) -> str:
    return " ".join((_bounds(figure), _words(figure))).strip()
