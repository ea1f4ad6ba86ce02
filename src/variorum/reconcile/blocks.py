"""Candidate pairs: claims that share a family of types and a place or a party, near in time.

Within a block claims stand in order of time and each meets only the next few, so cost grows with
the number of claims and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from variorum.reconcile.rules import Rules
from variorum.reconcile.spans import Span
from variorum.reconcile.spots import AREA, COUNTRY, Spot, consonants
from variorum.reconcile.witnesses import Witness

# Claims further apart in time are not compared: no rule on time lets them be one event.
FAR_DAYS = 31
# As many reports of one day and one place as an archive of some hundred outlets holds; a longer run
# still chains through its neighbours. Claims that nothing dates have no neighbours in time.
_NEIGHBOURS = 64
_UNDATED_NEIGHBOURS = 512
# Two grids of cells of about 22 km, one shifted by half a cell: spots within 10 km share a cell of
# one or the other, but for some at corners.
_CELL_DEGREES = 0.2
_BEFORE_ALL = -1
# A word that more claims of one family say brings together too many for the little it tells.
_MOST_SAYERS = 48


class _Key(NamedTuple):
    kind: str
    parts: tuple[str | int, ...]
    # Whether the claim may meet every other of the block, or only those that may.
    opens: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    id: str
    end: int | None
    opens: bool


def candidates(
    witnesses: Sequence[Witness], spans: Mapping[str, Span], rules: Rules
) -> tuple[tuple[Witness, Witness], ...]:
    """The pairs worth comparing, each once, smaller id first, in order of ids.

    Claims of one family of types and one reality meet at a place they name, in cells of a grid,
    in an area where one of them names the area itself, and at a party where one of them names no
    known place.
    """
    by_id = {one.id: one for one in witnesses}
    blocks: dict[tuple[str | int, ...], list[_Entry]] = {}
    for one in witnesses:
        span = spans[one.id]
        start = _BEFORE_ALL if span.lo is None else span.lo
        opened: dict[tuple[str | int, ...], bool] = {}
        for key in _keys(one, rules):
            name = (key.kind, *key.parts)
            opened[name] = opened.get(name, False) or key.opens
        for name, opens in opened.items():
            blocks.setdefault(name, []).append(_Entry(start, one.id, span.hi, opens))
    pairs: set[tuple[str, str]] = set()
    for name, block in blocks.items():
        if name[0] == "word" and len(block) > _MOST_SAYERS:
            continue
        pairs.update(_near(sorted(block, key=lambda entry: (entry.start, entry.id))))
    return tuple(
        (by_id[left], by_id[right])
        for left, right in sorted(pairs)
        if _may_meet(by_id[left], by_id[right], rules)
    )


def _may_meet(left: Witness, right: Witness, rules: Rules) -> bool:
    pair = (left.event_type, right.event_type)
    return pair[0] == pair[1] or pair in rules.together


def _keys(one: Witness, rules: Rules) -> Iterator[_Key]:
    base = (rules.families.get(one.event_type, one.event_type), one.reality)
    if one.line:
        yield _Key("carried", (one.root, one.event_type), opens=True)
    for spot in one.spots:
        yield _Key("spot", (*base, spot.key), opens=True)
        sound = consonants(spot)
        if sound:
            yield _Key("sound", (*base, sound), opens=spot.id is None)
        yield from _area_keys(base, spot)
        if one.event_type not in rules.territorial:
            yield from _cell_keys(base, spot)
    placed = any(spot.id is not None for spot in one.spots)
    stated = any(spot.id is not None and not spot.carried for spot in one.spots)
    for road in one.roads:
        yield _Key("road", (*base, road.key), opens=True)
    for side in one.agents or one.patients:
        for key in (side.key, *sorted(side.lineage)):
            yield _Key("side", (*base, key), opens=not placed)
    for word in sorted(one.rare):
        yield _Key("word", (*base, word), opens=not stated)
    if not placed and not one.agents and not one.patients:
        yield _Key("bare", base, opens=True)


def _area_keys(base: tuple[str, ...], spot: Spot) -> Iterator[_Key]:
    if spot.country is None:
        return
    if spot.admin1 is not None:
        yield _Key("area", (*base, spot.country, spot.admin1), opens=spot.precision >= AREA)
    yield _Key("area", (*base, spot.country), opens=spot.precision >= COUNTRY)


def _cell_keys(base: tuple[str, ...], spot: Spot) -> Iterator[_Key]:
    if spot.lat is None or spot.lon is None or spot.precision >= AREA:
        return
    row, column = spot.lat / _CELL_DEGREES, spot.lon / _CELL_DEGREES
    for grid, shift in enumerate((0.0, 0.5)):
        yield _Key("cell", (*base, grid, floor(row + shift), floor(column + shift)), opens=True)


def _near(block: Sequence[_Entry]) -> Iterator[tuple[str, str]]:
    for index, entry in enumerate(block):
        met = 0
        most = _UNDATED_NEIGHBOURS if entry.start == _BEFORE_ALL else _NEIGHBOURS
        for other in block[index + 1 : index + 1 + 4 * most]:
            if met == most or (entry.end is not None and other.start > entry.end + FAR_DAYS):
                break
            if entry.opens or other.opens:
                met += 1
                yield (entry.id, other.id) if entry.id < other.id else (other.id, entry.id)
