"""Parties of an event: who most accounts name, and who else is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from variorum.model.control import Party
from variorum.model.events import FieldVariants
from variorum.reconcile.fields.labels import join_names
from variorum.reconcile.fields.readings import Reading, Stand, Voices, readings, variants
from variorum.reconcile.witnesses.sides import Likeness, Side, closest
from variorum.reconcile.witnesses.witnesses import Witness

Role = Literal["agents", "patients"]
_STANDS: Mapping[Likeness, Stand] = {
    "same": Stand("refines", "a party in common, others besides"),
    "kin": Stand("refines", "one belongs to the other"),
    "alike": Stand("refines", "general names that are taken for each other"),
    "general": Stand("refines", "a general name that may mean the other"),
    "unknown": Stand("different-scope", "not known to be the same, nor to be others"),
    "other": Stand("contradicts", "another party"),
}


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
    role: Role, accounts: Sequence[Witness], voices: Voices
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
            party.origins.add(voices.origins[one.id])
            party.beside.update(other.key for other in sides)
    if not named:
        return (), ()
    most = max(len(party.origins) for party in named.values())
    kept = [
        party
        for party in named.values()
        if 2 * len(party.origins) >= most and not any(map(party.covered_by, named.values()))
    ]
    kept.sort(key=lambda party: (-len(party.origins), party.position, party.side.key))
    keys = {party.side.key for party in kept}
    found = readings(accounts, lambda one: _sides(role, one) or None, _text, voices)
    chosen = min(found, key=lambda one: _rank(one, keys), default=None)
    parties = tuple(Party(id=party.side.id, name=party.side.name) for party in kept)
    return parties, variants(role, found, chosen, _stand, voices)


def _rank(one: Reading[tuple[Side, ...]], kept: set[str]) -> tuple[int, int, int, str]:
    """The reading with most of those kept, then of most origins, then that with fewest general names."""
    general = sum(side.generic for side in one.value)
    return -len(kept & {side.key for side in one.value}), -len(one.origins), general, one.text


def _sides(role: Role, one: Witness) -> tuple[Side, ...]:
    return one.agents if role == "agents" else one.patients


def _text(sides: tuple[Side, ...]) -> str:
    return join_names([side.name for side in sides])


def _stand(value: tuple[Side, ...], chosen: tuple[Side, ...]) -> Stand:
    kind = closest(value, chosen)
    return _STANDS[kind] if kind is not None else Stand("different-scope")
