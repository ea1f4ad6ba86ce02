"""The sides of a map: who is told to hold something on it, each with a number that gives its look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from variorum.draw.looks import SERIES
from variorum.draw.svg import clean
from variorum.model.control import Holding, Party
from variorum.model.roads import StretchState
from variorum.query.control.records import SubjectState
from variorum.query.phrases import joined

OTHERS = "others"


class Sides:
    """Sides by how much of the map they are told to hold, the first with looks of their own.

    With more sides than looks, the last look is that of all others.
    """

    def __init__(self, states: Iterable[SubjectState], stretches: Iterable[StretchState]) -> None:
        names: dict[str, str] = {}
        held: Counter[str] = Counter()
        for key, name in _told(states, stretches):
            names.setdefault(key, name)
            held[key] += 1
        ranked = sorted(held, key=lambda key: (-held[key], names[key], key))
        self._numbers: Mapping[str, int] = {key: number for number, key in enumerate(ranked)}
        own = ranked if len(ranked) <= SERIES else ranked[: SERIES - 1]
        self.names: Sequence[str] = [names[key] for key in own] + ([OTHERS] if len(own) < len(ranked) else [])
        """The names of the sides with a look of their own, in order; last the others, if there are any."""

    def of_state(self, state: SubjectState) -> list[int]:
        """The numbers of the sides that are told to hold a place."""
        return [self._numbers[_key(one.holding)] for one in state.held]

    def of_stretch(self, state: StretchState) -> list[int]:
        """The numbers of the sides that are told to hold a stretch of road."""
        if state.status == "unknown":
            # Of a part of it somebody may be told to hold it.
            return []
        if state.status == "contested":
            return [self._numbers[_party_key(party)] for party in state.holders]
        return [self._numbers[_joint(state.holders)]] if state.holders else []


def holders(state: SubjectState) -> str:
    """Who is told to hold a place, the sides parted by a stroke."""
    return " / ".join(dict.fromkeys(clean(one.holding.holder_name) for one in state.held))


def _told(states: Iterable[SubjectState], stretches: Iterable[StretchState]) -> Iterable[tuple[str, str]]:
    for state in states:
        for one in state.held:
            yield _key(one.holding), clean(one.holding.holder_name)
    for stretch in stretches:
        if stretch.status == "contested":
            for party in stretch.holders:
                yield _party_key(party), clean(party.name)
        elif stretch.holders and stretch.status == "held":
            yield _joint(stretch.holders), _names(stretch.holders)


def _key(holding: Holding) -> str:
    if len(holding.parties) == 1:
        return _party_key(holding.parties[0])
    return _joint(holding.parties) if holding.parties else holding.holder or holding.holder_name.casefold()


def _joint(parties: Sequence[Party]) -> str:
    return "\n".join(sorted({_party_key(party) for party in parties}))


def _party_key(party: Party) -> str:
    return party.id or party.name.casefold()


def _names(parties: Sequence[Party]) -> str:
    return joined(clean(party.name) for party in parties)
