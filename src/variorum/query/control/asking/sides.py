"""The sides of a record: all who are said to hold anything, in an order that no question changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.model.control import Holding, Party
from variorum.store.reading import RecordReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who is said to hold something, alone or with others; `holdings` counts what of the whole record.

    `key` tells it from others: the id or the folded name, of several together all of them, by a line feed.
    """

    key: str
    name: str
    parties: tuple[Party, ...]
    holdings: int


def sides_of(holdings: Iterable[Holding]) -> tuple[Side, ...]:
    """The sides of these holdings, those that hold most first."""
    found: dict[str, Holding] = {}
    counts: Counter[str] = Counter()
    for holding in holdings:
        key = side_key(holding.parties, holding.holder or holding.holder_name)
        found.setdefault(key, holding)
        counts[key] += 1
    sides = [
        Side(key=key, name=one.holder_name, parties=one.parties, holdings=counts[key])
        for key, one in found.items()
    ]
    return tuple(sorted(sides, key=lambda side: (-side.holdings, side.name, side.key)))


def sides_in(record: RecordReader) -> tuple[Side, ...]:
    """The sides of a whole record."""
    return record.of_views("sides", lambda: sides_of(record.holdings()))


def side_key(parties: Sequence[Party], name: str = "") -> str:
    """What tells the side of these parties from others; that of `name` where there are none."""
    keys = {party.id or fold(party.name) for party in parties} or {name if "-" in name else fold(name)}
    return "\n".join(sorted(keys))
