"""Figures of an event: every account kept, none averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model.claims import Figure
from variorum.model.events import Account, EventFigure, VariantRelation
from variorum.reconcile.figure_reasons import overlap, same_subject
from variorum.reconcile.witnesses import Witness

_Told = tuple[Witness, Figure]


def fuse_figures(accounts: Sequence[Witness], origins: Mapping[str, str]) -> tuple[EventFigure, ...]:
    """One figure for each kind and subject; `best` is what the best-supported account gives.

    `low` and `high` span all accounts, an end that some account leaves open is None. The reference
    is the account whose numbers most origins allow, then the narrowest, then the latest published.
    """
    told = [(one, figure) for one in accounts for figure in one.figures]
    told.sort(key=lambda pair: (pair[1].kind, pair[0].id, pair[1].start, pair[1].of))
    groups: list[list[_Told]] = []
    for pair in told:
        home = next((group for group in groups if _fits(pair, group)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    return tuple(_figure(group, origins) for group in groups)


def _fits(pair: _Told, group: Sequence[_Told]) -> bool:
    """One kind, one subject; two counts of one sentence are two counts, and so are a whole and a part."""
    one, figure = pair
    return all(
        (figure.kind, figure.part) == (other.kind, other.part)
        and same_subject(figure.of, other.of)
        and one.id != witness.id
        for witness, other in group
    )


def _figure(group: Sequence[_Told], origins: Mapping[str, str]) -> EventFigure:
    reference = min(group, key=lambda pair: _rank(pair, group, origins))
    lows = [figure.low for _, figure in group]
    highs = [figure.high for _, figure in group]
    chosen = reference[1]
    return EventFigure(
        kind=chosen.kind,
        of=chosen.of,
        low=None if None in lows else min(low for low in lows if low is not None),
        best=chosen.low if chosen.low is not None else chosen.high,
        high=None if None in highs else max(high for high in highs if high is not None),
        accounts=tuple(_account(pair, reference, origins) for pair in group),
    )


def _rank(
    pair: _Told, group: Sequence[_Told], origins: Mapping[str, str]
) -> tuple[int, float, int, str, int]:
    figure = pair[1]
    allow = {origins[one.id] for one, other in group if _within(figure, other)}
    published = (pair[0].facts.published or "").replace("-", "")
    return (
        -len(allow),
        _width(figure),
        -int(published) if published.isdecimal() else 0,
        pair[0].id,
        figure.start,
    )


def _within(figure: Figure, other: Figure) -> bool:
    """Whether every number of `figure` is one that `other` allows."""
    above = other.low is None or (figure.low is not None and other.low <= figure.low)
    below = other.high is None or (figure.high is not None and figure.high <= other.high)
    return above and below


def _width(figure: Figure) -> float:
    if figure.low is None or figure.high is None:
        return float("inf")
    return figure.high - figure.low


def _account(pair: _Told, reference: _Told, origins: Mapping[str, str]) -> Account:
    one, figure = pair
    return Account(
        claim_id=one.id,
        low=figure.low,
        high=figure.high,
        speaker=one.speaker or one.facts.outlet or "",
        origin=origins[one.id],
        published=one.facts.published,
        relation=_relation(pair, reference),
    )


def _relation(pair: _Told, reference: _Told) -> VariantRelation:
    """How an account's figure stands to the reference.

    A count of another scope is no conflict; a running total, or one and the same origin on a later
    day, is an update; numbers that can be one refine or agree; the rest contradict.
    """
    (one, figure), (other, chosen) = pair, reference
    if (figure.low, figure.high) == (chosen.low, chosen.high):
        return "agrees"
    if figure.scope != chosen.scope:
        return "different-scope"
    if overlap(figure, chosen):
        return "refines"
    days = {one.facts.published, other.facts.published}
    later = len(days - {None}) == 2
    if later and (figure.scope in ("cumulative", "stock") or one.origin == other.origin):
        return "updates"
    return "contradicts"
