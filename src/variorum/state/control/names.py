"""Names: which side an entry means by a general name, and whom it names that can hold no ground."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from variorum.model.control import Party
from variorum.model.days import ordinal
from variorum.model.reasons import Reason
from variorum.state.control.apart import told_apart
from variorum.state.control.entries import Entry, Support
from variorum.state.control.knowledge import limits
from variorum.state.control.parties import Sides


@dataclass(slots=True)
class _Named:
    """A side told by name on a ground: how often, and on which days; `always` where no day is told."""

    party: Party
    times: int = 0
    days: list[int] = field(default_factory=list)
    always: bool = False

    def near(self, day: int | None) -> bool:
        """Whether it is told of within the limit of a day."""
        if day is None or self.always:
            return True
        at = bisect_left(self.days, day - limits().meant)
        return at < len(self.days) and self.days[at] <= day + limits().meant


def with_sides(entries: Iterable[Entry], sides: Sides) -> list[Entry]:
    """Entries of one ground by the sides that they mean.

    Who can hold no ground is left out, and an entry that names nobody else. A general name that fits one
    named side told of there is read as that side; where several fit, they are kept as what it may be. What
    names sides that hold nothing together is told apart.
    """
    holding = (entry for entry in (_holders(entry, sides) for entry in entries) if entry is not None)
    kept = [one for entry in holding for one in told_apart(entry, sides)]
    named = _named_sides(kept, sides)
    return [_meant(entry, named, sides) for entry in kept]


def _holders(entry: Entry, sides: Sides) -> Entry | None:
    parties = _held_by(entry.parties, sides)
    if not parties:
        return None
    return replace(
        entry,
        parties=parties,
        against=_held_by(entry.against, sides),
        supports=tuple(_of_holders(support, sides) for support in entry.supports),
        denials=tuple(_of_holders(denial, sides) for denial in entry.denials),
    )


def _of_holders(support: Support, sides: Sides) -> Support:
    agents = _held_by(support.agents, sides)
    return support if agents == support.agents else replace(support, agents=agents)


def _held_by(parties: Sequence[Party], sides: Sides) -> tuple[Party, ...]:
    found = (sides.holder(party) for party in parties)
    return tuple(dict.fromkeys(party for party in found if party is not None))


def _named_sides(entries: Iterable[Entry], sides: Sides) -> list[_Named]:
    """The sides told by name, each once, most told first."""
    found: dict[str, _Named] = {}
    for entry in entries:
        day = ordinal(entry.by)
        for party in (*entry.parties, *entry.against):
            if party.id is None or sides.is_general(party):
                continue
            one = found.setdefault(party.id, _Named(party))
            one.times += 1
            one.always = one.always or day is None
            if day is not None:
                one.days.append(day)
    for one in found.values():
        one.days.sort()
    return sorted(found.values(), key=lambda one: (-one.times, one.party.id or ""))


def _meant(entry: Entry, named: Sequence[_Named], sides: Sides) -> Entry:
    if not all(sides.is_general(party) for party in entry.parties):
        return entry
    fits = _fitting(entry, named, sides)
    alone = [party for party in fits if all(sides.kin(party, other) for other in fits)]
    if not alone:
        return replace(entry, may_be=tuple(fits), general=True)
    words = " and ".join(party.name for party in entry.parties)
    note = Reason(
        rule="general-name", detail=f"{words}: read as {alone[0].name}, which alone fits there", weight=0.0
    )
    aliases = tuple(sorted({*entry.aliases, *(party.name for party in entry.parties)} - {alone[0].name}))
    supports = tuple(
        replace(support, agents=(alone[0],))
        if support.agents and all(sides.is_general(party) for party in support.agents)
        else support
        for support in entry.supports
    )
    notes = (*entry.notes, note)
    return replace(entry, parties=(alone[0],), aliases=aliases, supports=supports, notes=notes, general=True)


def _fitting(entry: Entry, named: Sequence[_Named], sides: Sides) -> list[Party]:
    """The named sides that the general names of an entry may mean, those that they stand above first of all.

    What fights for a state is no armed group and the other way round; nobody takes a place from itself.
    """
    day = ordinal(entry.by)
    single = {sides.may_be(party) for party in entry.parties} - {None}
    near = [one.party for one in named if one.near(day) and not sides.same((one.party,), entry.against)]
    meant = [party for party in near if party.id in single]
    if meant:
        return meant
    below = [party for party in near if any(sides.kin(party, general) for general in entry.parties)]
    forms = {sides.armed_as(party) for party in entry.parties} - {""}
    # A rebel administration is a government too: that name may mean either.
    if below and forms != {"state"}:
        return below
    of = {sides.country(party) for party in entry.parties} - {None}
    return [
        party
        for party in near
        if party in below
        or (sides.armed_as(party) in forms and (not of or sides.country(party) in of | {None}))
    ]
