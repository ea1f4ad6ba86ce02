"""Parties compared: whether two names can stand for one side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.lexicon.fold import fold
from variorum.model.claims import Actor
from variorum.reconcile.knowledge.rules import load_rules

Broader = Callable[[str], Sequence[str]]
Likeness = Literal["same", "kin", "alike", "general", "unknown", "other"]
_ORDER: tuple[Likeness, ...] = ("same", "kin", "alike", "general", "unknown", "other")
_ARMED_KINDS = frozenset({"state-force", "rebel", "militia", "coalition"})
_STATE_KINDS = frozenset({"state-force", "government", "police", "intelligence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of a claim: `key` its id or, ungrounded, its folded name; `lineage` all wider ids.

    `may_be` is the id of the one named group that a general name ("the militants") may mean there;
    `people` are those of rules.yaml, whom outlets name one for the other; `armed` are those that fight wars.
    """

    key: str
    id: str | None
    name: str
    lineage: frozenset[str] = frozenset()
    generic: bool = False
    may_be: str | None = None
    state: str | None = None
    people: bool = False
    armed: bool = False

    @property
    def general(self) -> bool:
        """Whether it is told by a general name or by a description, which has no capital ("a spokesman")."""
        return self.generic or (self.id is None and self.name.islower())


def no_broader(_: str) -> tuple[str, ...]:
    """A lexicon without parents."""
    return ()


class Lineage:
    """All bodies and wider names above an id, as far as `broader` leads; rings are walked once."""

    def __init__(self, broader: Broader = no_broader) -> None:
        self._broader = broader
        self._known: dict[str, frozenset[str]] = {}

    def above(self, actor_id: str) -> frozenset[str]:
        """The ids above `actor_id`, itself left out."""
        if actor_id not in self._known:
            seen: set[str] = set()
            waiting = [actor_id]
            while waiting:
                for wider in self._broader(waiting.pop()):
                    if wider not in seen:
                        seen.add(wider)
                        waiting.append(wider)
            self._known[actor_id] = frozenset(seen - {actor_id})
        return self._known[actor_id]

    def side(self, actor: Actor) -> Side:
        """`actor` as compared here."""
        name = actor.name or actor.mention.text
        generic = actor.kind == "generic"
        lineage = frozenset(actor.broader).union(*map(self.above, actor.broader))
        return Side(
            key=actor.id or fold(name),
            id=actor.id,
            name=name,
            lineage=lineage | self.above(actor.id) if actor.id else lineage,
            generic=generic,
            may_be=actor.alternatives[0].id if generic and len(actor.alternatives) == 1 else None,
            state=actor.country if actor.kind in _STATE_KINDS else None,
            people=generic and actor.id in load_rules().people,
            armed=actor.kind in _ARMED_KINDS,
        )


def likeness(left: Side, right: Side) -> Likeness:
    """Same name; kin: one is a part or a member of the other; other: two different known parties.

    Alike are two general names that are the same or, of people, taken for each other.
    General where a general name ("rebels", "people") or a description ("a spokesman") meets another
    name, unknown where a name is ungrounded and for two parts of one body.
    """
    if left.key == right.key:
        return "alike" if left.generic else "same"
    if left.key in right.lineage or right.key in left.lineage:
        return "kin"
    if left.may_be is not None or right.may_be is not None:
        meant = {left.may_be or left.key, right.may_be or right.key}
        if len(meant) == 1 or left.may_be in right.lineage or right.may_be in left.lineage:
            return "kin"
    if left.state is not None and left.state == right.state:
        return "kin"
    if left.people and right.people:
        return "alike"
    if left.general or right.general:
        return "general"
    if left.id is None or right.id is None:
        return "unknown"
    return "unknown" if left.lineage & right.lineage else "other"


def closest(left: Sequence[Side], right: Sequence[Side]) -> Likeness | None:
    """The best likeness between any of `left` and any of `right`; None where either is empty."""
    if not left or not right:
        return None
    if len(left) == 1 and len(right) == 1:
        return likeness(left[0], right[0])
    found = {likeness(one, another) for one in left for another in right}
    return next(kind for kind in _ORDER if kind in found)


def cannot_be_one(left: Sequence[Side], right: Sequence[Side]) -> bool:
    """Whether none of `left` and none of `right` can be one party, so that they hold nothing together.

    Apart are two different known parties; two known groups that have no more in common than a name that
    is given to armed groups of any side; and a state's forces and such a name.
    """
    return bool(left) and bool(right) and all(_apart(one, other) for one in left for other in right)


def _apart(left: Side, right: Side) -> bool:
    like = likeness(left, right)
    any_armed = load_rules().any_armed
    if like == "unknown":
        return left.id is not None and right.id is not None and left.lineage & right.lineage <= any_armed
    if like == "general":
        return any(
            one.key in any_armed and other.state is not None for one, other in ((left, right), (right, left))
        )
    return like == "other"
