"""Parties of an event: who most accounts name, and who else is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from variorum.model.events import FieldVariants, Party, VariantRelation
from variorum.reconcile.labels import join_names
from variorum.reconcile.readings import readings, variants
from variorum.reconcile.sides import Side, closest
from variorum.reconcile.witnesses import Witness

Role = Literal["agents", "patients"]


@dataclass(slots=True)
class _Named:
    """A party as the accounts name it: by which origins, how early in their lists, along with whom."""

    side: Side
    position: int
    origins: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)

    def covered_by(self, other: _Named) -> bool:
        """Whether `other` is this party under a narrower or wider name and stands for it."""
        if other.side.key in self.beside:
            return False
        if self.side.key in other.side.lineage:
            return len(other.origins) >= len(self.origins)
        return other.side.key in self.side.lineage and len(other.origins) > len(self.origins)


def fuse_parties(
    role: Role, accounts: Sequence[Witness], origins: Mapping[str, str]
) -> tuple[tuple[Party, ...], tuple[FieldVariants, ...]]:
    """The parties that at least half as many origins name as the one named most, and the readings.

    Of a party and one it belongs to, named by different accounts, the narrower is kept where it is
    named as often, else the wider. Those named in one breath are all kept.
    """
    named: dict[str, _Named] = {}
    for one in accounts:
        sides = _sides(role, one)
        for position, side in enumerate(sides):
            party = named.setdefault(side.key, _Named(side, position))
            party.position = min(party.position, position)
            party.origins.add(origins[one.id])
            party.beside.update(other.key for other in sides)
    most = max((len(party.origins) for party in named.values()), default=0)
    kept = [
        party
        for party in named.values()
        if 2 * len(party.origins) >= most and not any(map(party.covered_by, named.values()))
    ]
    kept.sort(key=lambda party: (-len(party.origins), party.position, party.side.key))
    keys = {party.side.key for party in kept}
    found = readings(accounts, lambda one: _sides(role, one) or None, _text, origins)
    chosen = max(found, key=lambda one: (len(keys & {s.key for s in one.value}), one.text), default=None)
    parties = tuple(Party(id=party.side.id, name=party.side.name) for party in kept)
    return parties, variants(role, found, chosen, _relation)


def _sides(role: Role, one: Witness) -> tuple[Side, ...]:
    return one.agents if role == "agents" else one.patients


def _text(sides: tuple[Side, ...]) -> str:
    return join_names([side.name for side in sides])


def _relation(value: tuple[Side, ...], chosen: tuple[Side, ...]) -> VariantRelation:
    kind = closest(value, chosen)
    if kind in ("same", "kin"):
        return "refines"
    return "contradicts" if kind == "other" else "different-scope"
