"""Which counted events may tell of people that another one counts too.

Nothing is merged or left out by it: it is a caveat, given as a number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import floor

from variorum.model.events import Where
from variorum.state.tallies.counted import Counted

# UCDP where_prec: from 3 on a place is an area, from 6 on a country or more.
_AREA, _COUNTRY = 3, 6
_ANYBODY = ""


class _Spans:
    """Stretches of days, asked how many of them share a day with another one."""

    def __init__(self) -> None:
        self._firsts: list[str] = []
        self._lasts: list[str] = []

    def add(self, first: str, last: str) -> None:
        self._firsts.append(first)
        self._lasts.append(last)

    def close(self) -> None:
        self._firsts.sort()
        self._lasts.sort()

    def meeting(self, first: str, last: str) -> int:
        return bisect_right(self._firsts, last) - bisect_left(self._lasts, first)


def may_overlap(counts: Sequence[Counted]) -> int:
    """How many of dated `counts` share a day, and may share people, with another one.

    Of two at places: where the place is the same. An area, about a degree around its point, may hold all
    that lies there, and a country or a place not known all that there is; then the wider one is counted.
    People known to be of two parties are not the same.
    """
    spans: dict[Hashable, _Spans] = {}
    for one in counts:
        first, last = _stretch(one)
        for area in _lies_in(one.where):
            for party in one.parties:
                spans.setdefault((area, party), _Spans()).add(first, last)
            # One event with people of two parties is met once by whoever may be of either.
            spans.setdefault((area, None), _Spans()).add(first, last)
    for found in spans.values():
        found.close()
    return sum(any(_meets(one, area, spans) for area in _reaches(one.where)) for one in counts)


def _meets(one: Counted, area: Hashable, spans: dict[Hashable, _Spans]) -> bool:
    first, last = _stretch(one)
    # Itself is among those found, where it lies in what it reaches.
    own = area in _lies_in(one.where)
    if _ANYBODY in one.parties:
        keys: Iterable[tuple[Hashable, int]] = [((area, None), own)]
    else:
        keys = [((area, party), own) for party in one.parties] + [((area, _ANYBODY), False)]
    return any(key in spans and spans[key].meeting(first, last) > itself for key, itself in keys)


def _stretch(one: Counted) -> tuple[str, str]:
    last = one.last or ""
    return one.first or last, last


def _lies_in(where: Where | None) -> tuple[Hashable, ...]:
    """Under what it is found by others: everywhere, its spot, its cell of the map."""
    found: list[Hashable] = ["everywhere"]
    if where is not None:
        found.append(("spot", where.id or where.name))
        if where.lat is not None and where.lon is not None:
            found.append(("cell", floor(where.lat), floor(where.lon)))
    return tuple(found)


def _reaches(where: Where | None) -> Iterator[Hashable]:
    """What it may take in."""
    if where is None or where.precision >= _COUNTRY:
        yield "everywhere"
        return
    yield ("spot", where.id or where.name)
    if where.precision >= _AREA and where.lat is not None and where.lon is not None:
        for north in (-1, 0, 1):
            for east in (-1, 0, 1):
                yield ("cell", floor(where.lat) + north, floor(where.lon) + east)
