"""The evidence on one stretch of road."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.control import Holding
from variorum.model.roads import Stretch
from variorum.state.roads.closures import Closure
from variorum.state.roads.grips import Town
from variorum.state.roads.reaches import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A holding of the road in force, and the stretches that it speaks of."""

    holding: Holding
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that bears on a stretch, the one with this number of its road.

    `told` are holdings of it, of a part of it, or of a reach that takes it in; `passed` are the towns on
    it between its ends that somebody holds.
    """

    stretch: Stretch
    number: int
    told: tuple[Told, ...]
    start: Town
    end: Town
    passed: tuple[Town, ...]
    closures: tuple[Closure, ...]

    @property
    def towns(self) -> tuple[Town, ...]:
        """Its ends and what lies between, those that somebody holds."""
        return tuple(one for one in (self.start, *self.passed, self.end) if one.holdings)

    def whole(self, told: Told) -> bool:
        """Whether a holding is of the whole stretch."""
        return self.number in told.reach.whole
