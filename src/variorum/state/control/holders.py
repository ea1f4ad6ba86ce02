"""Holders: who is shown as the holder, of all that the accounts of a spell name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.model.control import Party
from variorum.state.control.entries import Support
from variorum.state.control.parties import Sides
from variorum.state.control.spells import Spell


@dataclass(slots=True)
class _Counted:
    """A party: on how many origins' word, how early in their lists, along with whom."""

    party: Party
    position: int
    origins: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)


def holders_of(spell: Spell, accounts: Sequence[Support], sides: Sides) -> tuple[Party, ...]:
    """All who are told to hold it together, the best named first.

    Those that an account names together with the one named most, where at least half as many origins name
    them. A general name gives way to a name of its own, and of a party and one that it belongs to the one
    that more origins name is kept, else the narrower.
    """
    counted: dict[str, _Counted] = {}
    heads = {entry.event_id: entry.parties for entry in spell.entries}
    agents = {one.claim_id: heads[entry.event_id] for entry in spell.entries for one in entry.supports}
    for account in accounts:
        if account.claim_id in agents:
            _count(counted, account.agents or agents[account.claim_id], account.origin)
    if not counted:
        _count(counted, spell.named or spell.entries[0].parties, "")
    most = max(len(one.origins) for one in counted.values())
    named = any(not sides.is_general(one.party) and one.party.id for one in counted.values())
    kept = [
        one
        for one in counted.values()
        if 2 * len(one.origins) >= most
        and not any(_covered(one, other, sides) for other in counted.values())
        and not (named and _gives_way(one, counted, sides))
    ]
    kept = kept or list(counted.values())[:1]
    kept.sort(key=_rank)
    first = kept[0]
    return tuple(one.party for one in kept if one is first or _key(one.party) in first.beside)


def _count(counted: dict[str, _Counted], parties: Sequence[Party], origin: str) -> None:
    keys = [_key(party) for party in parties]
    for position, party in enumerate(parties):
        one = counted.setdefault(keys[position], _Counted(party, position))
        one.position = min(one.position, position)
        one.origins.add(origin)
        one.beside.update(keys)


def _gives_way(one: _Counted, counted: dict[str, _Counted], sides: Sides) -> bool:
    """Whether a general or ungrounded name stands for one told by name, and is never told beside it."""
    if one.party.id is not None and not sides.is_general(one.party):
        return False
    named = {key for key, other in counted.items() if other.party.id and not sides.is_general(other.party)}
    return not named & one.beside


def _covered(one: _Counted, other: _Counted, sides: Sides) -> bool:
    """Whether `other` is this party under a narrower or wider name and stands for it."""
    mine, theirs = one.party.id, other.party.id
    if mine is None or theirs is None or mine == theirs or _key(other.party) in one.beside:
        return False
    if sides.is_general(one.party) != sides.is_general(other.party):
        return sides.is_general(one.party) and sides.kin(one.party, other.party)
    if mine in sides.line(theirs):
        return len(other.origins) >= len(one.origins)
    return theirs in sides.line(mine) and len(other.origins) > len(one.origins)


def _rank(one: _Counted) -> tuple[bool, int, int, str]:
    return one.party.id is None, -len(one.origins), one.position, _key(one.party)


def _key(party: Party) -> str:
    return party.id or f"={party.name}"
