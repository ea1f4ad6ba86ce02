"""Which events of a series count: those in its days, and never one and the larger one it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.state.tallies.counted import Counted


@dataclass(frozen=True, slots=True)
class Days:
    """ISO days from `since` to `until`, both taken in; an end that is None is open."""

    since: str | None = None
    until: str | None = None

    def after_begin(self, day: str | None) -> bool:
        """Whether a day surely does not lie before the first."""
        return self.since is None or (day is not None and day >= self.since)

    def before_end(self, day: str | None) -> bool:
        """Whether a day surely does not lie after the last."""
        return self.until is None or (day is not None and day <= self.until)

    def may_hold(self, one: Counted) -> bool:
        """Whether it can have happened in these days."""
        ends_after = self.since is None or one.last is None or one.last >= self.since
        begins_before = self.until is None or one.first is None or one.first <= self.until
        return ends_after and begins_before

    def hold_end_of(self, one: Counted) -> bool:
        """Whether it was over on one of these days."""
        return one.last is not None and self.after_begin(one.last) and self.before_end(one.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which events count, and how many do not because a larger one does."""

    dated: tuple[Counted, ...]
    undated: tuple[Counted, ...]
    within_whole: int


def chosen(counts: Sequence[Counted], whole_of: Mapping[str, str], days: Days) -> Choice:
    """Of `counts`, all in question for `days`, those that count.

    `whole_of` leads from an event to the one that it is part of. The whole counts where it counts at all and
    was over in these days; else its parts do, and it does not.
    """
    counting = {one.event_id for one in counts if days.hold_end_of(one)}
    parts = {one.event_id for one in counts if any(w in counting for w in _above(one.event_id, whole_of))}
    told_by_parts = {
        whole
        for event_id in counting - parts
        for whole in _above(event_id, whole_of)
        if whole not in counting
    }
    kept = [one for one in counts if one.event_id not in parts and one.event_id not in told_by_parts]
    ordered = sorted(kept, key=lambda one: (one.last or "", one.event_id))
    return Choice(
        dated=tuple(one for one in ordered if one.dated),
        undated=tuple(one for one in ordered if not one.dated),
        within_whole=len(parts),
    )


def _above(event_id: str, whole_of: Mapping[str, str]) -> Iterator[str]:
    """The events that it is part of, the smallest first."""
    seen = {event_id}
    whole = whole_of.get(event_id)
    while whole is not None and whole not in seen:
        yield whole
        seen.add(whole)
        whole = whole_of.get(whole)
