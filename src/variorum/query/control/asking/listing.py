"""All that is said to be held, in a line each, without reading the accounts of all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from variorum.lexicon.fold import fold
from variorum.model.control import Holding, Subject, SubjectKind
from variorum.model.days import days_between
from variorum.query.control.asking.states import fold_state
from variorum.query.control.records import StateStatus, SubjectState
from variorum.store.reading import RecordReader


@dataclass(frozen=True, slots=True, kw_only=True)
class LineQuestion:
    """Which places and roads are asked for on a day; what is None or empty cuts nothing down.

    `holder` is the name or the id of one who is said to hold it on the day, `called` words of a name.
    """

    as_of: str
    kind: SubjectKind | None = None
    status: StateStatus | None = None
    holder: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectLine:
    """A place, a part of one or a stretch of road, and who is said to hold it on a day.

    `outlines` are its holdings, each with its number, without their accounts.
    """

    subject: Subject
    state: SubjectState
    outlines: tuple[tuple[int, Holding], ...]

    @property
    def claims(self) -> int:
        """How many claims say who holds it or deny it."""
        told = {claim for _, one in self.outlines for claim in (*one.claims, *one.denied_by)}
        return len(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a holding is told of: by how many origins, and the days that its accounts tell of."""

    origins: int
    days: tuple[str, ...]

    def told(self, as_of: str) -> str | None:
        """The last day up to `as_of` that an account tells of."""
        return max((day for day in self.days if day <= as_of), default=None)

    def stale_days(self, as_of: str) -> int | None:
        """How many days before `as_of` that is."""
        return days_between(self.told(as_of), as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A place or a road of which no account says who holds it; `key` as `events_at` takes it."""

    key: str
    kind: SubjectKind
    events: int


def subject_lines(record: RecordReader, asked: LineQuestion) -> list[SubjectLine]:
    """The places and roads asked for, those most told of first.

    Each stands by the accounts of itself alone; parts of places and stretches of roads have their own line.
    """
    named = _named(record, asked)
    ranked = []
    for subject_id, group in groupby(record.holding_outlines(), key=lambda pair: pair[1].subject.id):
        outlines = tuple(group)
        subject = outlines[0][1].subject
        if (named is not None and subject_id not in named) or asked.kind not in (None, subject.kind):
            continue
        state = fold_state(subject, [one for _, one in outlines], asked.as_of)
        if _fits(state, asked):
            line = SubjectLine(subject=subject, state=state, outlines=outlines)
            ranked.append((-line.claims, subject.name, subject.id, line))
    return [line for *_, line in sorted(ranked, key=lambda one: one[:3])]


def untold(record: RecordReader, asked: LineQuestion) -> list[Untold]:
    """The places and roads asked for that only events tell of, those with most events first."""
    if asked.holder or asked.status not in (None, "unknown"):
        return []
    named = _named(record, asked)
    held = record.held_grounds()
    return [
        Untold(key=key, kind="route-segment" if is_road else "place", events=count)
        for key, is_road, count in record.event_counts()
        if key not in held
        and (named is None or key in named)
        and asked.kind in (None, "route-segment" if is_road else "place")
    ]


def tellings(record: RecordReader, lines: Sequence[SubjectLine]) -> dict[int, Telling]:
    """How the holdings of these lines are told of, by the number of the holding."""
    origins: dict[int, set[str]] = {}
    days: dict[int, set[str]] = {}
    shown = tuple(line.subject.id for line in lines)
    for number, origin, day in record.of_views(
        ("tellings", shown), lambda: tuple(record.holding_tellings(shown))
    ):
        origins.setdefault(number, set()).add(origin)
        days.setdefault(number, set()).update((day,) if day else ())
    return {
        number: Telling(origins=len(found), days=tuple(sorted(days[number])))
        for number, found in origins.items()
    }


def _named(record: RecordReader, asked: LineQuestion) -> frozenset[str] | None:
    words = fold(asked.called).strip()
    return frozenset(record.keys_named(words)) if words else None


def _fits(state: SubjectState, asked: LineQuestion) -> bool:
    if asked.status not in (None, state.status):
        return False
    wanted = asked.holder.strip()
    return not wanted or any(_holds(one.holding, wanted) for one in state.held)


def _holds(holding: Holding, wanted: str) -> bool:
    names = {holding.holder, *(party.id for party in holding.parties)}
    words = (holding.holder_name, *(party.name for party in holding.parties))
    return wanted in names or any(fold(wanted) == fold(word) for word in words)
