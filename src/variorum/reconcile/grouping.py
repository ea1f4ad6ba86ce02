"""Union-find over ids."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]
"""Two ids, the smaller first."""


class Groups:
    """Disjoint groups of ids. The smallest id of a group stands for it, so order never shows."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._above: dict[str, str] = {one: one for one in ids}

    def find(self, one: str) -> str:
        """The smallest id of the group of `one`."""
        root = one
        while (above := self._above.setdefault(root, root)) != root:
            root = above
        while self._above[one] != root:
            self._above[one], one = root, self._above[one]
        return root

    def unite(self, left: str, right: str) -> None:
        """Make one group of the groups of `left` and `right`."""
        left, right = sorted((self.find(left), self.find(right)))
        self._above[right] = left

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Every group, its ids in order; groups in order of their smallest id."""
        members: dict[str, list[str]] = {}
        for one in sorted(self._above):
            members.setdefault(self.find(one), []).append(one)
        return tuple(tuple(group) for group in members.values())
