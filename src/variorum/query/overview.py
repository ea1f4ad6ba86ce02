"""What a record holds, on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.model.control import DayRange, Holding, HoldingStatus, Subject
from variorum.model.events import Event
from variorum.query.claims import mention_of
from variorum.query.records import EventMention
from variorum.store.reading import Counts, RecordReader

_SHOWN = 8
_DISPUTED = frozenset({"disputed", "denied"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LastHeld:
    """A place or road and who is last said to have held it; `claims` count all on it."""

    subject: Subject
    holder_name: str
    since: DayRange
    until: DayRange | None
    status: HoldingStatus
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a record holds.

    `event_types`, `statuses` and `issues` are names with their numbers, the greatest first. `places`
    are those that most claims of control are about, `disputed` the disputed and denied events that
    most claims tell of or deny: the first few of each.
    """

    counts: Counts
    event_types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    issues: tuple[tuple[str, int], ...]
    places: tuple[LastHeld, ...]
    disputed: tuple[EventMention, ...]


def summary(record: RecordReader, *, shown: int = _SHOWN) -> Summary:
    """The summary of a record, with `shown` places and disputed events."""
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    disputed: list[tuple[int, str, EventMention]] = []
    for event in record.events():
        types[event.event_type] += 1
        statuses[event.status] += 1
        if event.status in _DISPUTED:
            disputed.append((-_voices(event), event.id, mention_of(event)))
            # Keeps the list short on the way: only the first few are shown.
            disputed = sorted(disputed, key=lambda one: one[:2])[:shown]
    return Summary(
        counts=record.counts(),
        event_types=_by_number(types),
        statuses=_by_number(statuses),
        issues=_by_number(Counter(issue.code for issue in record.issues())),
        places=tuple(_last_held(record.holdings()))[:shown],
        disputed=tuple(mention for _, _, mention in disputed),
    )


def _voices(event: Event) -> int:
    return len(event.claims) + len(event.disputed_by)


def _by_number(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _last_held(holdings: Iterable[Holding]) -> list[LastHeld]:
    """Each subject with its last holding, those with most claims first."""
    by_subject: dict[str, list[Holding]] = {}
    for holding in holdings:
        by_subject.setdefault(holding.subject.id, []).append(holding)
    found = [_last(group) for group in by_subject.values()]
    return sorted(found, key=lambda one: (-one.claims, one.subject.id))


def _last(holdings: list[Holding]) -> LastHeld:
    last = max(holdings, key=lambda one: (one.until is None, one.since.by or ""))
    return LastHeld(
        subject=last.subject,
        holder_name=last.holder_name,
        since=last.since,
        until=last.until,
        status=last.status,
        claims=len({claim for one in holdings for claim in (*one.claims, *one.denied_by)}),
    )
