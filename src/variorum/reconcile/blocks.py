"""Candidate pairs: claims that share a family of types and a place or a pair of parties, near in time.

Within a block claims stand in order of time and each meets only the next few, so cost grows with
the number of claims and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.reconcile.rules import Rules
from variorum.reconcile.spans import Span
from variorum.reconcile.witnesses import Witness

# As many reports of one day and one place as an archive of some hundred outlets holds; a longer run
# still chains through its neighbours.
_NEIGHBOURS = 96
# Claims further apart in time are not compared: every rule on time keeps them apart.
FAR_DAYS = 62
_BEFORE_ALL = -1


def candidates(
    witnesses: Sequence[Witness], spans: Mapping[str, Span], rules: Rules
) -> tuple[tuple[Witness, Witness], ...]:
    """The pairs worth comparing, each once, smaller id first, in order of ids."""
    by_id = {one.id: one for one in witnesses}
    blocks: dict[tuple[str, ...], list[Witness]] = {}
    for one in witnesses:
        for key in _keys(one, rules):
            blocks.setdefault(key, []).append(one)
    pairs: set[tuple[str, str]] = set()
    for block in blocks.values():
        pairs.update(_near(block, spans))
    return tuple((by_id[left], by_id[right]) for left, right in sorted(pairs))


def _keys(one: Witness, rules: Rules) -> Iterator[tuple[str, ...]]:
    family = rules.families.get(one.event_type, one.event_type)
    keys: dict[tuple[str, ...], None] = {}
    if one.line:
        keys["carried", one.root, one.event_type] = None
    for spot in one.spots:
        keys["spot", family, one.reality, spot.key] = None
        area = spot.admin1 or spot.country
        if area:
            keys["area", family, one.reality, spot.country or "", spot.admin1 or ""] = None
    if not one.spots:
        keys["road", family, one.reality, *sorted(road.key for road in one.roads)] = None
    for side in one.agents or one.patients:
        for key in (side.key, *sorted(side.lineage)):
            keys["side", family, one.reality, key] = None
    yield from keys


def _near(block: Iterable[Witness], spans: Mapping[str, Span]) -> Iterator[tuple[str, str]]:
    ordered = sorted(block, key=lambda one: (_start(spans[one.id]), one.id))
    for index, one in enumerate(ordered):
        end = spans[one.id].hi
        for other in ordered[index + 1 : index + 1 + _NEIGHBOURS]:
            if end is not None and _start(spans[other.id]) > end + FAR_DAYS:
                break
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _start(span: Span) -> int:
    """Unbounded spans come first: they meet what follows them."""
    return _BEFORE_ALL if span.lo is None else span.lo
