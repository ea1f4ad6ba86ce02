"""Keys: the names under which claims that may tell of one occurrence find each other.

A claim stands under each of its keys once for every stretch of eight days that it may speak of; two
claims meet in such a bucket. What a claim stands under depends on nothing but the claim, so that a new
one is put beside the old ones without looking at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.witnesses.spans import Span
from variorum.reconcile.witnesses.spots import AREA, COUNTRY, Spot, consonants
from variorum.reconcile.witnesses.witnesses import Witness

Numbers = npt.NDArray[np.int64]

_BUCKET_DAYS = 8
# How far the days of a claim are stretched at both ends, so that two meet where rules on time let them be
# one: gains seven days apart, acts three, beginnings of what lasts a month; what is printed, a week later.
_REACH, _REACH_GAIN, _REACH_LASTING, _REACH_PRINTED = 2, 4, 16, 4
# A claim of more stretches of eight days than this stands under none of them, and meets all of its key.
_MOST_BUCKETS = 12
# Two grids of cells of about 22 km, one shifted by half a cell: spots within 10 km share a cell of
# one or the other, but for some at corners.
_CELL_DEGREES = 0.2
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 63) - 1
_TYPES, _PARTIES = 1 << 8, 1 << 16


class _Key(NamedTuple):
    parts: tuple[str | int, ...]
    # Whether the claim may meet every other one there, or only those that may.
    opens: bool
    # Whether it stands there by its days, and whether those that no days bound meet it there too.
    dated: bool = True
    timeless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Rows of claims in buckets: `bucket`, `order` within it, `claim` (its place in a list) and `opens`.

    `tie` orders those of one order: the claim's number, the same whatever other claims there are.
    """

    bucket: Numbers
    order: Numbers
    claim: Numbers
    opens: npt.NDArray[np.bool_]
    tie: Numbers


def entries_of(one: Witness, span: Span, rules: Rules) -> dict[int, bool]:
    """The buckets in which a claim stands, and in which of them it may meet every other.

    Claims of one family of types and one reality meet at a place they name, in cells of a grid, in an
    area where one of them names the area itself, at a party where one of them names no known place, and
    at a rare word where one is placed by nothing but its article.
    """
    if one.twin:
        # It goes where its twin goes.
        return {}
    buckets, bounded = _buckets(one, span, rules)
    found: dict[int, bool] = {}
    for key in _keys(one, rules):
        number = key_number(key.parts)
        for bucket in buckets if key.dated else ():
            at = (number ^ (bucket * _MIX)) & _MASK
            found[at] = found.get(at, False) or key.opens
        free = not (key.dated and bounded)
        if free or key.timeless:
            # A claim that days bound is met there by those that no days bound.
            found[number] = found.get(number, False) or (key.opens and free)
    return found


def order_of(one: Witness, span: Span, rules: Rules) -> int:
    """Where a claim stands in a bucket: by its day, then its type, then its first party."""
    day = span.lo if span.told and span.lo is not None else span.hi or span.lo or 0
    kind = min(rules.strength.get(one.event_type, _TYPES - 1), _TYPES - 1)
    sides = one.agents or one.patients
    party = key_number((sides[0].key,)) % _PARTIES if sides else 0
    return (day * _TYPES + kind) * _PARTIES + party


def entries(
    witnesses: Sequence[Witness], spans: Mapping[str, Span], rules: Rules, groups: Sequence[int] | None = None
) -> Entries:
    """The rows of all `witnesses`; with `groups`, a number for each, only those of one group meet."""
    rows: list[Numbers] = []
    for place, one in enumerate(witnesses):
        span = spans[one.id]
        found = entries_of(one, span, rules)
        row = np.empty((4, len(found)), dtype=np.int64)
        row[0] = list(found)
        row[1] = order_of(one, span, rules)
        row[2] = place
        row[3] = list(found.values())
        if groups is not None:
            row[0] ^= (groups[place] * _MIX) & _MASK
        rows.append(row)
    table = np.concatenate(rows, axis=1) if rows else np.empty((4, 0), dtype=np.int64)
    numbers = np.array([claim_number(one.id) for one in witnesses], dtype=np.int64)
    return Entries(
        bucket=table[0],
        order=table[1],
        claim=table[2],
        opens=table[3].astype(np.bool_),
        tie=numbers[table[2]],
    )


def _buckets(one: Witness, span: Span, rules: Rules) -> tuple[Sequence[int], bool]:
    """The stretches of eight days it may speak of, and whether they bound it, as too many do not."""
    reach = _REACH_PRINTED
    if span.told:
        reach = _REACH_GAIN if one.event_type in rules.territorial else _REACH
    lo, hi = span.lo, span.hi
    begins: Sequence[int] = ()
    if one.event_type in rules.lasting and lo is not None:
        begins = range((lo - _REACH_LASTING) // _BUCKET_DAYS, (lo + _REACH_LASTING) // _BUCKET_DAYS + 1)
    if lo is None or hi is None:
        return begins, False
    days = range((lo - reach) // _BUCKET_DAYS, (hi + reach) // _BUCKET_DAYS + 1)
    if len(days) > _MOST_BUCKETS:
        return begins, False
    return sorted({*begins, *days}), True


def _keys(one: Witness, rules: Rules) -> Iterator[_Key]:
    base = (rules.families.get(one.event_type, one.event_type), one.reality)
    if one.line:
        yield _Key(("carried", one.root, one.event_type), opens=True, dated=False)
    for spot in one.spots:
        yield from _spot_keys(base, spot, cells=one.event_type not in rules.territorial)
    placed = any(spot.id is not None for spot in one.spots)
    stated = any(spot.id is not None and not spot.carried for spot in one.spots)
    for road in one.roads:
        yield _Key(("road", *base, road.key), opens=True, timeless=True)
    for side in one.agents or one.patients:
        for key in (side.key, *sorted(side.lineage)):
            yield _Key(("side", *base, key), opens=not placed)
    for word in sorted(one.rare):
        yield _Key(("word", *base, word), opens=not stated, dated=False)
    if not placed and not one.agents and not one.patients:
        yield _Key(("bare", *base), opens=True)


def _spot_keys(base: tuple[str, ...], spot: Spot, *, cells: bool) -> Iterable[_Key]:
    yield _Key(("spot", *base, spot.key), opens=True, timeless=True)
    sound = consonants(spot)
    if sound:
        yield _Key(("sound", *base, sound), opens=spot.id is None, timeless=True)
    if spot.country is not None:
        if spot.admin1 is not None:
            yield _Key(("area", *base, spot.country, spot.admin1), opens=spot.precision >= AREA)
        yield _Key(("area", *base, spot.country), opens=spot.precision >= COUNTRY)
    if not cells or spot.lat is None or spot.lon is None or spot.precision >= AREA:
        return
    row, column = spot.lat / _CELL_DEGREES, spot.lon / _CELL_DEGREES
    for grid, shift in enumerate((0.0, 0.5)):
        yield _Key(("cell", *base, grid, floor(row + shift), floor(column + shift)), opens=True)


@lru_cache(maxsize=1 << 16)
def key_number(parts: tuple[str | int, ...]) -> int:
    """63 bits that stand for a key."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") & _MASK


@lru_cache(maxsize=1 << 16)
def claim_number(claim_id: str) -> int:
    """63 bits that stand for a claim, the same in every record."""
    return key_number((claim_id,))
