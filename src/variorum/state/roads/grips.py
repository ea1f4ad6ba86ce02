"""Grips: who has hold of a town or a stretch on a day, out of the holdings in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.model.control import Holding, Party
from variorum.model.roads import Waypoint
from variorum.state.control.parties import Sides

_NEVER = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town on a road and the holdings of it that are in force on a day, none where none is told."""

    waypoint: Waypoint
    holdings: tuple[Holding, ...]
    contested: bool

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who hold it."""
        return parties_of(self.holdings)

    @property
    def start(self) -> str:
        """The last day on which one of its holdings had begun."""
        return max((start_of(one) for one in self.holdings), default=_NEVER)

    @property
    def sure(self) -> bool:
        """Whether one side alone is told to hold it."""
        return bool(self.holdings) and not self.contested


def town(waypoint: Waypoint, holdings: Iterable[Holding], day: str, sides: Sides) -> Town:
    """The town on a day: holdings of the whole of it that go on then. A part of a town, or a count of
    settlements around it, says nothing of the town.
    """
    going_on = sorted(
        (one for one in holdings if one.holds_on(day) and not one.subject.part and one.settlements is None),
        key=order_of,
    )
    contested = any(one.status == "contested" for one in going_on) or rivals(going_on, sides)
    return Town(waypoint=waypoint, holdings=tuple(going_on), contested=contested)


def order_of(holding: Holding) -> tuple[str, str, str, str, tuple[str, ...], str, str]:
    """An order of holdings that does not depend on how they come."""
    return (
        start_of(holding),
        holding.subject.id,
        holding.holder or "",
        holding.holder_name,
        holding.claims,
        holding.subject.part,
        holding.status,
    )


def start_of(holding: Holding) -> str:
    """The day by which a holding had begun, before all days where nothing dates it."""
    return holding.since.by or _NEVER


def told_of(holding: Holding, day: str) -> str:
    """The last day up to `day` of which an account has it so."""
    return holding.last_told(day) or start_of(holding)


def held_by(holding: Holding) -> tuple[Party, ...]:
    """All who hold together."""
    return holding.parties or (Party(id=holding.holder, name=holding.holder_name),)


def parties_of(holdings: Iterable[Holding]) -> tuple[Party, ...]:
    """All parties of these holdings, each once, in order of name."""
    return each_once(party for holding in holdings for party in held_by(holding))


def each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Parties without repeats, in order of name."""
    return tuple(sorted(set(parties), key=lambda party: (party.name, party.id or "")))


def rivals(holdings: Sequence[Holding], sides: Sides) -> bool:
    """Whether two of the holdings are of different sides."""
    parties = sorted({held_by(one) for one in holdings}, key=repr)
    return any(
        not sides.same(one, other) for number, one in enumerate(parties) for other in parties[number + 1 :]
    )


def origins_of(holdings: Iterable[Holding]) -> tuple[str, ...]:
    """The origins that holdings rest on; where a record keeps no accounts, as their reasons have them."""
    found: set[str] = set()
    for holding in holdings:
        told = {account.origin for account in holding.accounts}
        found |= told or {
            reason.detail.removesuffix(" has it so") for reason in holding.reasons if reason.rule == "origin"
        }
    return tuple(sorted(found - {""}))
