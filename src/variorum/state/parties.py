"""Sides: whether two holders are one, as far as the wider names above them tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.lexicon.fold import fold
from variorum.model.events import Party

Broader = Callable[[str], Sequence[str]]


def no_broader(_: str) -> tuple[str, ...]:
    """A lexicon without parents."""
    return ()


class Sides:
    """Parties compared by id, by name and by what `broader` puts above them."""

    def __init__(self, broader: Broader = no_broader) -> None:
        self._broader = broader
        self._known: dict[str, frozenset[str]] = {}

    def same(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether any of `left` is, belongs to or stands above any of `right`."""
        return any(self._kin(one, other) for one in left for other in right)

    def _kin(self, left: Party, right: Party) -> bool:
        if left.id is None or right.id is None:
            return fold(left.name) == fold(right.name)
        return left.id in self._line(right.id) or right.id in self._line(left.id)

    def _line(self, party_id: str) -> frozenset[str]:
        """The id itself and all above it; a ring is walked once."""
        if party_id not in self._known:
            seen = {party_id}
            waiting = [party_id]
            while waiting:
                for wider in self._broader(waiting.pop()):
                    if wider not in seen:
                        seen.add(wider)
                        waiting.append(wider)
            self._known[party_id] = frozenset(seen)
        return self._known[party_id]
