"""Apart: accounts that were taken for one event, though they name sides that hold nothing together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from variorum.model.control import Party
from variorum.state.control.entries import Entry, Support
from variorum.state.control.parties import Sides


@dataclass(slots=True)
class _Side:
    """Parties that accounts of one event tell as one side, with these accounts."""

    parties: dict[str, Party] = field(default_factory=dict)
    supports: list[Support] = field(default_factory=list)
    denials: list[Support] = field(default_factory=list)

    def takes_in(self, other: _Side) -> None:
        self.parties.update(other.parties)


def told_apart(entry: Entry, sides: Sides) -> list[Entry]:
    """An entry by the sides that its accounts name, one for each.

    Parties are one side where one account names them together, where one belongs to the other, and where
    one openly backs the other. What names no side, or only a general one that fits none alone, goes with the
    only side there is; where there are several it stands by itself.
    """
    found = _sides_of(entry, sides)
    if len(found) < 2:
        return [_named(entry, _beside((*entry.supports, *entry.denials), sides), sides)]
    rest, silent = _Side(), _Side()
    for support, denies in _accounts(entry):
        own = _owner(support, found, sides)
        side = own if own is not None else rest if support.agents else silent
        (side.denials if denies else side.supports).append(support)
        if side is rest:
            rest.parties.update((_key(party), party) for party in support.agents)
    most = max(found, key=lambda side: len(side.supports))
    most.supports += silent.supports
    most.denials += silent.denials
    return [_entry(entry, side, sides) for side in (*found, rest) if side.supports or side.denials]


def _accounts(entry: Entry) -> Iterable[tuple[Support, bool]]:
    yield from ((support, False) for support in entry.supports)
    yield from ((denial, True) for denial in entry.denials)


def _sides_of(entry: Entry, sides: Sides) -> list[_Side]:
    """The named sides, in the order in which the accounts name them."""
    found: list[_Side] = []
    seen: set[tuple[str, ...]] = set()
    for support, _ in _accounts(entry):
        named = {_key(party): party for party in support.agents if _is_named(party, sides)}
        if not named or tuple(named) in seen:
            continue
        seen.add(tuple(named))
        met = [side for side in found if _one_side(side.parties.values(), named.values(), sides)]
        made = _Side(parties=dict(named))
        for side in met[1:]:
            met[0].takes_in(side)
        if met:
            met[0].takes_in(made)
            found = [side for side in found if side is met[0] or side not in met]
        else:
            found.append(made)
    return found


def _one_side(mine: Iterable[Party], theirs: Iterable[Party], sides: Sides) -> bool:
    others = list(theirs)
    return any(sides.kin(one, other) or sides.allied(one, other) for one in mine for other in others)


def _owner(support: Support, found: Sequence[_Side], sides: Sides) -> _Side | None:
    """The side that an account names, or the only one that its general name stands above."""
    keys = {_key(party) for party in support.agents if _is_named(party, sides)}
    if keys:
        return next((side for side in found if not keys.isdisjoint(side.parties)), None)
    above = [
        side
        for side in found
        if any(sides.kin(general, party) for general in support.agents for party in side.parties.values())
    ]
    return above[0] if len(above) == 1 else None


def _entry(entry: Entry, side: _Side, sides: Sides) -> Entry:
    ordered = [party for party in entry.parties if _key(party) in side.parties]
    parties = tuple({_key(party): party for party in (*ordered, *side.parties.values())}.values())
    made = replace(
        entry,
        kind=entry.kind if side.supports else "denial",
        parties=parties,
        against=tuple(party for party in entry.against if party not in parties),
        supports=tuple(side.supports),
        denials=tuple(side.denials),
    )
    return _named(made, _beside((*side.supports, *side.denials), sides), sides)


def _beside(accounts: Iterable[Support], sides: Sides) -> dict[str, Party]:
    """The general names that stand beside a name of its own in one account: they are parties of their own."""
    return {
        _key(party): party
        for one in accounts
        if any(_is_named(party, sides) for party in one.agents)
        for party in one.agents
        if sides.is_general(party)
    }


def _named(entry: Entry, beside: dict[str, Party], sides: Sides) -> Entry:
    """The entry without the general names that only stand for a side that is named."""
    against = tuple(party for party in entry.against if party not in entry.parties)
    parties = entry.parties
    if any(_is_named(party, sides) for party in parties):
        parties = tuple(p for p in parties if not sides.is_general(p) or _key(p) in beside)
        more = [party for key, party in beside.items() if key not in {_key(p) for p in parties}]
        parties = (*parties, *more)
    if parties == entry.parties and against == entry.against:
        return entry
    names = {party.name for party in entry.parties} - {party.name for party in parties}
    aliases = tuple(sorted({*entry.aliases, *names}))
    return replace(entry, parties=parties, against=against, aliases=aliases)


def _is_named(party: Party, sides: Sides) -> bool:
    return party.id is not None and not sides.is_general(party)


def _key(party: Party) -> str:
    return party.id or f"={party.name}"
