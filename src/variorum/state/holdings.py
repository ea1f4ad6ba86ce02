"""Holdings: who is said to have held what from when until when, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.events import DayRange, Event, Holding, HoldingStatus, Reason
from variorum.state.entries import Archive, Support, entries
from variorum.state.parties import Broader, Sides
from variorum.state.spells import Spell, spells

_ORIGIN = 1.0
_DENIAL = -1.0
_LAST = "9999"


def holdings_of(events: Iterable[Event], archive: Archive, broader: Broader) -> tuple[Holding, ...]:
    """The holdings of every place and stretch of road that `events` give, in order of subject and time.

    Those of one ground, a place or a road, depend on the events about it alone. What is told without a date
    began by the day it was printed, which is an upper bound and no date. Claimed: on the word of
    one origin, or of one article. Agreed: two independent origins in two texts that are no copies
    have it so. Contested: someone denies it or has another side hold it then. A spell that is
    claimed first and agreed later gives two holdings, one after the other.
    """
    holdings = [
        holding for spell in spells(entries(events, archive), Sides(broader)) for holding in _phases(spell)
    ]
    return tuple(sorted(holdings, key=_order))


def _order(holding: Holding) -> tuple[str, str, str, str, tuple[str, ...]]:
    since = holding.since.earliest or holding.since.latest or _LAST
    return holding.subject.kind, holding.subject.id, since, holding.holder_name, holding.claims


def _phases(spell: Spell) -> list[Holding]:
    supports = sorted(
        (support for entry in spell.entries for support in entry.supports),
        key=lambda support: (not support.dated, support.by or _LAST, support.claim_id),
    )
    denied_by = {claim for entry in spell.entries for claim in entry.denied_by} | spell.rivals
    if denied_by:
        return [_holding(spell, supports, "contested", spell.start, spell.until, sorted(denied_by))]
    agreed = _agreed_from(supports)
    if agreed is None:
        return [_holding(spell, supports, "claimed", spell.start, spell.until)]
    first = spell.by
    if first is None or agreed.by is None or agreed.coarse or not agreed.dated or agreed.by <= first:
        return [_holding(spell, supports, "agreed", spell.start, spell.until)]
    turn = DayRange(earliest=agreed.by, latest=agreed.by)
    before = [support for support in supports if support.dated and (support.by or _LAST) < agreed.by]
    return [
        _holding(spell, before, "claimed", spell.start, turn),
        _holding(spell, supports, "agreed", turn, spell.until),
    ]


def _agreed_from(supports: Sequence[Support]) -> Support | None:
    """The first account that, with an earlier one, makes two origins in two texts."""
    for index, support in enumerate(supports):
        if any(one.origin != support.origin and one.root != support.root for one in supports[:index]):
            return support
    return None


def _holding(
    spell: Spell,
    supports: Sequence[Support],
    status: HoldingStatus,
    since: DayRange,
    until: DayRange | None,
    denied_by: Sequence[str] = (),
) -> Holding:
    head = spell.entries[0]
    reasons = _reasons(spell, supports, denied_by)
    names = [party.name for party in head.parties]
    aliases = {alias for entry in spell.entries for alias in entry.aliases} | set(names[1:])
    return Holding(
        subject=head.subject,
        holder=head.parties[0].id,
        holder_name=" and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names),
        holder_aliases=tuple(sorted(aliases)),
        since=since,
        until=until,
        status=status,
        score=round(sum(reason.weight for reason in reasons), 6),
        claims=tuple(sorted({support.claim_id for support in supports})),
        denied_by=tuple(denied_by),
        reasons=reasons,
    )


def _reasons(spell: Spell, supports: Sequence[Support], denied_by: Sequence[str]) -> tuple[Reason, ...]:
    reasons = [
        Reason(rule="origin", detail=f"{origin} has it so", weight=_ORIGIN)
        for origin in sorted({support.origin for support in supports})
    ]
    origins = {support.origin for support in supports}
    interests = dict.fromkeys(reason for entry in spell.entries for reason in entry.interests)
    reasons += [reason for reason in interests if any(reason.detail.startswith(f"{o} ") for o in origins)]
    if any(not support.dated for support in supports):
        reasons.append(
            Reason(
                rule="undated", detail="some accounts give no day: begun by the day of printing", weight=0.0
            )
        )
    reasons += [Reason(rule="denial", detail=f"gainsaid by {claim}", weight=_DENIAL) for claim in denied_by]
    return tuple(reasons)
