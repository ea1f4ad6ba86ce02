"""Tolls: counts that a later word has overtaken."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.claims import Figure
from variorum.reconcile.comparing.figure_reasons import overlap
from variorum.reconcile.fields.counts import Count

# As where figures are compared: tolls of one attack rise, but rarely threefold. Small ones do.
_FAR = 3.0
_FEW = 10.0


def overtaken(group: Sequence[Count]) -> dict[int, int]:
    """For each count of `group` that no longer stands, by its place: the count that took its place.

    An origin's own later count takes the place of its earlier one, higher or lower. Another origin's
    takes the place of a lower one only while the toll rises: all that was said on later days is higher,
    and no two sides of the war stand against each other. What was said on one day, or on no known day,
    overtakes nothing.
    """
    own = _by_own_word(group)
    risen = _by_rising(group, own)
    return {**risen, **own}


def _by_own_word(group: Sequence[Count]) -> dict[int, int]:
    """The last word of each origin, for each earlier one of its own that it does not merely take in."""
    origins: dict[str, list[int]] = {}
    for number, count in enumerate(group):
        if count.said is not None:
            origins.setdefault(count.origin, []).append(number)
    found = {}
    for numbers in origins.values():
        last = max(group[number].said or 0 for number in numbers)
        latest = [number for number in numbers if group[number].said == last]
        different = {group[number].numbers: group[number].figure for number in latest}
        first = min(latest, key=lambda number: group[number].key)
        for number in numbers:
            figure = group[number].figure
            if group[number].said != last and not any(within(figure, one) for one in different.values()):
                found[number] = first
    return found


def _by_rising(group: Sequence[Count], gone: dict[int, int]) -> dict[int, int]:
    """The lowest count of the latest day, for each that everything said later exceeds."""
    dated = [number for number, count in enumerate(group) if count.said is not None and number not in gone]
    dated.sort(key=lambda number: (-(group[number].said or 0), _least(group[number]), group[number].key))
    found: dict[int, int] = {}
    floor: int | None = None
    waiting: list[int] = []
    for place, number in enumerate(dated):
        count = group[number]
        if floor is not None and _rises(count, group[floor]):
            found[number] = floor
        waiting.append(number)
        following = dated[place + 1] if place + 1 < len(dated) else None
        if following is None or group[following].said != count.said:
            later = [*waiting, floor] if floor is not None else waiting
            floor = min(later, key=lambda n: (_least(group[n]), group[n].key))
            waiting = []
    return found


def _least(count: Count) -> float:
    low, high = count.numbers
    return low if low is not None else (high or 0.0)


def _rises(earlier: Count, later: Count) -> bool:
    low, high = earlier.numbers
    top = high if high is not None else low
    if later.figure.low is None or top is None or later.figure.low <= top:
        return False
    sides = {side for side in (earlier.one.alignment, later.one.alignment) if side is not None}
    far = later.figure.low > _FAR * top and later.figure.low >= _FEW
    return len(sides) < len({"one", "other"}) and not far


def within(figure: Figure, other: Figure) -> bool:
    """Whether every number of `figure` is one that `other` allows."""
    above = other.low is None or (figure.low is not None and other.low <= figure.low)
    below = other.high is None or (figure.high is not None and figure.high <= other.high)
    return above and below and overlap(figure, other)
