"""Sides: which names stand for one side, which sides act together, and who is no holder at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor
from variorum.model.control import Party
from variorum.state.control.knowledge import words

Broader = Callable[[str], Sequence[str]]
_NO_ENTRIES: Mapping[str, ActorEntry] = {}
_STATE_KINDS = frozenset(
    ("state-force", "government", "police", "intelligence", "coalition", "international")
)
_ARMED_KINDS = frozenset(("rebel", "militia", "criminal"))
_NO_HOLDERS = frozenset(("people", "political"))


def no_broader(_: str) -> tuple[str, ...]:
    """A lexicon without parents."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What claims tell of a party besides its name: see `Actor`; `may_be` is the one group it may mean."""

    id: str
    kind: str
    country: str | None = None
    broader: tuple[str, ...] = ()
    may_be: str | None = None


def kind_of(actor: Actor) -> Kind | None:
    """What a claim tells of a party that is known; None where nothing grounds it."""
    if actor.id is None:
        return None
    single = actor.alternatives[0].id if actor.kind == "generic" and len(actor.alternatives) == 1 else None
    return Kind(id=actor.id, kind=actor.kind, country=actor.country, broader=actor.broader, may_be=single)


class Sides:
    """Parties compared by id, by name and by what stands above them.

    `broader` and `entries` are the lexicon's; `kinds` what the claims at hand tell of parties besides.
    """

    def __init__(
        self,
        broader: Broader = no_broader,
        entries: Mapping[str, ActorEntry] = _NO_ENTRIES,
        kinds: Iterable[Kind] = (),
    ) -> None:
        self._broader = broader
        self._entries = entries
        self._kinds: dict[str, Kind] = {}
        self._wider: dict[str, set[str]] = {}
        for one in kinds:
            self._wider.setdefault(one.id, set()).update(one.broader)
            held = self._kinds.get(one.id)
            if held is None or (one.kind, one.country or "") < (held.kind, held.country or ""):
                self._kinds[one.id] = one
        self._known: dict[str, frozenset[str]] = {}

    # ---- one side

    def same(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether any of `left` is, belongs to or stands above any of `right`.

        Where a side has names of its own, its general names are left out.
        """
        mine, theirs = self.named(left), self.named(right)
        return any(self.kin(one, other) for one in mine for other in theirs)

    def named(self, parties: Sequence[Party]) -> Sequence[Party]:
        """Those of `parties` that are told by a name of their own, all where none is."""
        return [party for party in parties if not self.is_general(party)] or parties

    def kin(self, left: Party, right: Party) -> bool:
        """Whether one is the other, belongs to it or stands above it."""
        if left.id is None or right.id is None:
            return fold(left.name) == fold(right.name)
        return left.id == right.id or left.id in self.line(right.id) or right.id in self.line(left.id)

    def speaks_for(self, side: str | None, parties: Iterable[Party]) -> bool:
        """Whether the party `side` is one of `parties`, belongs to it or stands above it."""
        return side is not None and any(self.kin(Party(id=side, name=side), party) for party in parties)

    def line(self, party_id: str) -> frozenset[str]:
        """The id itself and all above it; a ring is walked once."""
        if party_id not in self._known:
            seen = {party_id}
            waiting = [party_id]
            while waiting:
                at = waiting.pop()
                for wider in (*self._broader(at), *sorted(self._wider.get(at, ()))):
                    if wider not in seen:
                        seen.add(wider)
                        waiting.append(wider)
            self._known[party_id] = frozenset(seen)
        return self._known[party_id]

    def backs(self, backer: str, party_id: str) -> bool:
        """Whether the lexicon says that `backer`, or a body of it, openly supports a party."""
        mine = self.line(backer)
        above = sorted(self.line(party_id))
        found = (self._entries[one].backers for one in above if one in self._entries)
        return any(one in mine for backers in found for one in backers)

    def allied(self, left: Party, right: Party) -> bool:
        """Whether the lexicon says that one of two parties openly backs the other."""
        if left.id is None or right.id is None:
            return False
        return self.backs(left.id, right.id) or self.backs(right.id, left.id)

    # ---- kinds of names

    def is_general(self, party: Party) -> bool:
        """Whether it is told by what it is and not by who it is: "rebels", "government troops"."""
        if party.id is None:
            return party.name.islower()
        return self._kind(party.id) == "generic"

    def armed_as(self, party: Party) -> str:
        """What a party fights as: "state", "armed" for other armed men, or "" where nothing tells.

        A name that says whose side it is on ("anti-government troops") tells nothing by its other words.
        """
        tokens = frozenset(fold(party.name).split())
        if party.id is None or words().sided & tokens:
            return "armed" if "anti" in tokens and words().authority & tokens else ""
        if words().loyal & self.line(party.id):
            return "state"
        kind = self._kind(party.id)
        if kind in _STATE_KINDS | _ARMED_KINDS:
            return "state" if kind in _STATE_KINDS else "armed"
        for one in (party.id, *sorted(self.line(party.id))):
            entry = self._entries.get(one)
            if entry is not None and entry.kind == "generic" and entry.role:
                return entry.role if entry.role in ("state", "armed") else ""
        return ""

    def country(self, party: Party) -> str | None:
        """The country that a party is of, as far as it is known."""
        if party.id is None:
            return None
        entry, told = self._entries.get(party.id), self._kinds.get(party.id)
        return (entry.country if entry is not None else None) or (told.country if told is not None else None)

    def may_be(self, party: Party) -> str | None:
        """The one named group that a general name may mean in its article."""
        held = self._kinds.get(party.id) if party.id is not None else None
        return held.may_be if held is not None else None

    def holder(self, party: Party) -> Party | None:
        """The party as one that can hold ground: a person as the body it belongs to; None for no holder."""
        tokens = fold(party.name).split()
        if party.id is None:
            alone = not tokens or tokens[-1] in words().speakers or set(tokens) <= words().pronouns
            return None if alone else party
        if self._kind(party.id) == "person":
            entry = self._entries.get(party.id)
            above = (entry.parent if entry is not None else None) or next(iter(self._broader(party.id)), None)
            if above is None:
                return None
            body = self._entries.get(above)
            return Party(id=above, name=body.name if body is not None else above)
        entry = self._entries.get(party.id)
        if entry is not None and entry.kind == "generic" and entry.role in _NO_HOLDERS:
            return None
        return party

    def _kind(self, party_id: str) -> str:
        entry = self._entries.get(party_id)
        if entry is not None:
            return entry.kind
        held = self._kinds.get(party_id)
        return held.kind if held is not None else ""
