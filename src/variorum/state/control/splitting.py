"""Splitting: gains that were taken for one event, though the place changed hands between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from variorum.model.days import days_between
from variorum.state.control.allies import Allies
from variorum.state.control.entries import Entry, Support
from variorum.state.control.knowledge import limits

# How many gains between two days are looked at for one of another side.
_LOOKED_AT = 16


def split_by_rivals(entries: Sequence[Entry], allies: Allies) -> list[Entry]:
    """Entries of one subject, a gain told of several exact days in two where a rival took it in between.

    Reports of a town that is taken, lost and taken again within days look alike; the rival's gain tells them
    apart. Accounts of no exact day stay with the first.
    """
    gains = sorted(
        ((day, entry.event_id, entry) for entry in entries if entry.kind == "gain" for day in _days(entry)),
        key=lambda row: row[:2],
    )
    days = [row[0] for row in gains]
    made: list[Entry] = []
    for entry in entries:
        own = _days(entry) if entry.kind == "gain" else []
        cuts = []
        for earlier, later in pairwise(own):
            first = bisect_right(days, earlier)
            between = gains[first : min(bisect_left(days, later), first + _LOOKED_AT)]
            if any(not allies.together(row[2].parties, entry.parties) for row in between):
                cuts.append(later)
        made += _cut(entry, cuts)
    return made


def _days(entry: Entry) -> list[str]:
    """The exact days on which accounts of an entry have the gain, in order."""
    return sorted({one.by for one in entry.supports if one.by is not None and _is_exact(one)})


def _is_exact(one: Support) -> bool:
    apart = days_between(one.since.earliest, one.since.latest)
    return one.dated and one.event_type == "capture" and apart is not None and apart < limits().exact


def _cut(entry: Entry, cuts: Sequence[str]) -> list[Entry]:
    if not cuts:
        return [entry]
    groups: list[list[Support]] = [[] for _ in range(len(cuts) + 1)]
    for one in entry.supports:
        dated = one.dated and one.by is not None
        groups[bisect_right(cuts, one.by or "") if dated else 0].append(one)
    denials = entry.denials
    return [
        replace(entry, supports=tuple(group), denials=denials if place == 0 else ())
        for place, group in enumerate(groups)
        if group
    ]
