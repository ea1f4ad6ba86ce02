"""Allies: sides that act together on a ground, or back each other, and so speak for each other there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from variorum.model.control import Party
from variorum.state.control.entries import Entry
from variorum.state.control.parties import Sides


class Allies:
    """Which sides of one ground go together and which are rivals, by what its entries tell.

    Those told as taking or holding it together, and those of whom the lexicon says that one openly backs the
    other, are allies, unless one is told to have taken it from the other.
    """

    def __init__(self, entries: Iterable[Entry], sides: Sides) -> None:
        self._sides = sides
        self._joint: set[tuple[str, str]] = set()
        self._rivals: set[tuple[str, str]] = set()
        self.told: dict[str, Party] = {}
        self._answers: dict[tuple[tuple[Party, ...], tuple[Party, ...]], bool] = {}
        self._beside: set[str] = set()
        for entry in entries:
            for party in (*entry.parties, *entry.against):
                self.told.setdefault(_key(party), party)
            if any(map(self._is_named, entry.parties)):
                self._beside.update(_key(party) for party in entry.parties if not self._is_named(party))
            if entry.kind in ("gain", "state", "repel"):
                for parties in {one.agents for one in entry.supports if one.agents} or {entry.parties}:
                    self._joint.update(_pair(one, other) for one, other in combinations(parties, 2))
                self._joint.update(_pair(one, other) for one in entry.parties for other in entry.backers)
                named = filter(self._is_named, entry.parties)
                self._rivals.update(_pair(one, other) for one in named for other in entry.against)

    def together(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether two holders are one side or allies."""
        key = (tuple(left), tuple(right))
        if key not in self._answers:
            mine, theirs = self.best(left), self.best(right)
            self._answers[key] = any(
                self._sides.kin(one, other) or self.allied(one, other) for one in mine for other in theirs
            )
        return self._answers[key]

    def allied(self, left: Party, right: Party) -> bool:
        """Whether two parties are told together here, or one backs the other."""
        if left.id is None or right.id is None or _pair(left, right) in self._rivals:
            return False
        if _pair(left, right) in self._joint:
            return True
        return self._sides.allied(left, right)

    def speaks_for(self, side: str | None, parties: Sequence[Party]) -> bool:
        """Whether the voice of `side` is that of `parties` or of an ally of theirs."""
        if side is None:
            return False
        return self._sides.speaks_for(side, parties) or any(
            self.allied(Party(id=one, name=one), party)
            for one in (side, *self._bodies(side))
            for party in parties
        )

    def best(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Those told by a name of their own, all where none is.

        A general name that is told beside one ("rebels and the neighbour's army") is a party of its own.
        """
        if not any(map(self._is_named, parties)):
            return tuple(parties)
        return tuple(party for party in parties if self._is_named(party) or _key(party) in self._beside)

    def _is_named(self, party: Party) -> bool:
        return not self._sides.is_general(party)

    def rivals_of(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """The sides told of here that are neither `parties` nor allies of theirs."""
        return tuple(
            party
            for _, party in sorted(self.told.items())
            if not self.together((party,), parties) and not self._sides.is_general(party)
        )

    def _bodies(self, side: str) -> list[str]:
        """Those told of here that the party `side` belongs to, or that belong to it."""
        mine = Party(id=side, name=side)
        return sorted(
            party.id
            for party in self.told.values()
            if party.id is not None and not self._sides.is_general(party) and self._sides.kin(party, mine)
        )


def _key(party: Party) -> str:
    return party.id or f"={party.name}"


def _pair(left: Party, right: Party) -> tuple[str, str]:
    one, other = _key(left), _key(right)
    return (one, other) if one <= other else (other, one)
