"""One pass over the events of a record: what is counted, and the best supported of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from variorum.brief.records import Scope
from variorum.brief.tolls import OF_PEOPLE, Tolls
from variorum.model.documents import DocumentHead
from variorum.model.events import Event, EventFigure
from variorum.query.clock import begun_by
from variorum.query.telling import Tell, telling
from variorum.store.reading import RecordReader

T = TypeVar("T")

_SLACK = 8
_EXAMPLES = 3
# Told by the holdings of places and roads, or not coded: counted, and not listed as what happened.
_NOT_LISTED = frozenset({"control", "other"})


class Best(Generic[T]):
    """The first few by a key of all that are put in, and how many there were."""

    def __init__(self, most: int, key: Callable[[T], tuple[object, ...]]) -> None:
        self.total = 0
        self._most = most
        self._key = key
        self._kept: list[tuple[tuple[object, ...], T]] = []

    def put(self, one: T) -> None:
        """Count one, and keep it while it is among the first."""
        self.total += 1
        self._kept.append((self._key(one), one))
        if len(self._kept) > self._most * _SLACK:
            self._cut()

    def first(self) -> list[T]:
        """Those kept, the first first."""
        self._cut()
        return [one for _, one in self._kept]

    @property
    def left_out(self) -> int:
        """How many there were besides those kept."""
        return self.total - len(self.first())

    def _cut(self) -> None:
        self._kept = sorted(self._kept, key=lambda pair: pair[0])[: self._most]


@dataclass(slots=True, kw_only=True)
class SourceTally:
    """What rests on one origin: claims, events it alone tells, denials, words against its interest."""

    claims: int = 0
    alone: int = 0
    denials: int = 0
    against: int = 0
    documents: set[str] = field(default_factory=set)
    shown: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Examples:
    """The first few claims of events of a kind, how many claims there are in all, and their origins."""

    claims: list[str] = field(default_factory=list)
    total: int = 0
    origins: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What one pass found; `Best` lists hold the most supported first.

    `best` are neither disputed nor among `recent` and `told_since`, which are told by themselves.
    `later` counts events after the day asked about, `timeless` those that nothing dates where a day was asked
    for; they are in none of the others, but `coming`
    are those of later days that were told by then. `single` are ordered
    by how many documents carry them: what looks most like agreement and is none comes first.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    later: int = 0
    timeless: int = 0
    gaps: Counter[str] = field(default_factory=Counter)
    sources: dict[str, SourceTally] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    examples: dict[str, Examples] = field(default_factory=dict)
    best: Best[Event]
    recent: Best[Event]
    told_since: Best[Event]
    coming: Best[Event]
    disputed: Best[Event]
    denied: Best[Event]
    retracted: Best[Event]
    gainsaid: Best[Event]
    single: Best[Event]
    alone: dict[str, Best[Event]] = field(default_factory=dict)
    tolls: Best[tuple[Event, EventFigure]]
    totals: Tolls

    @property
    def events(self) -> int:
        """All events up to the day asked about."""
        return sum(self.statuses.values())


def gather(
    record: RecordReader,
    scope: Scope,
    heads: Mapping[str, DocumentHead],
    keys: Collection[str] | None,
    most: int,
    tell: Tell,
) -> Gathered:
    """What the events of `record` tell up to the day of `scope`.

    With `keys`, ids and names of places, only what lies there. `most` is how many of each kind are kept;
    `tell` is given what is being read.
    """
    found = Gathered(
        best=Best(most, _supported),
        recent=Best(most, _supported),
        told_since=Best(most, _supported),
        coming=Best(most, _supported),
        disputed=Best(most, _supported),
        denied=Best(most, _supported),
        retracted=Best(most, _supported),
        gainsaid=Best(most, _supported),
        single=Best(most, _carried),
        tolls=Best(2 * most, _parting),
        totals=Tolls(record),
    )
    for event in telling(record.events(), "events", tell):
        if keys is not None and not _lies_at(event, keys):
            continue
        first_told = min((day for doc in event.documents if (day := _day_of(heads, doc))), default=None)
        begun = event.first_day
        if scope.as_of is not None and not _had_begun(event, scope, first_told):
            found.later += begun is not None or first_told is not None
            if begun is not None and first_told is not None and first_told <= scope.as_of:
                found.coming.put(event)
            found.timeless += begun is None and first_told is None
            continue
        _count(found, event)
        found.totals.put(event)
        _sort(found, event, scope, begun, first_told)
    return found


def _had_begun(event: Event, scope: Scope, first_told: str | None) -> bool:
    """Whether it had begun by the day asked about; what nothing dates counts where no day was asked for."""
    if scope.whole_record and event.first_day is None and first_told is None:
        return True
    return scope.as_of is not None and begun_by(event.when, scope.as_of, first_told)


def _sort(found: Gathered, event: Event, scope: Scope, begun: str | None, first_told: str | None) -> None:
    {"disputed": found.disputed, "denied": found.denied, "retracted": found.retracted}.get(
        event.status, _Nowhere
    ).put(event)
    if event.status == "disputed" and event.disputed_by:
        found.gainsaid.put(event)
    if event.status == "single-origin" and event.event_type not in _NOT_LISTED:
        found.single.put(event)
        if len(event.origins) == 1:
            found.alone.setdefault(event.origins[0], Best(2, _carried)).put(event)
    if event.status in ("denied", "retracted"):
        return
    for figure in event.figures:
        if figure.kind in OF_PEOPLE and not figure.part:
            found.tolls.put((event, figure))
    if event.event_type in _NOT_LISTED:
        return
    if scope.since is not None and begun is not None and begun > scope.since:
        found.recent.put(event)
    elif scope.since is not None and first_told is not None and first_told > scope.since:
        found.told_since.put(event)
    elif event.status != "disputed":
        found.best.put(event)


class _Nowhere:
    @staticmethod
    def put(_: Event) -> None:
        """Events of other statuses are not kept."""


def _count(found: Gathered, event: Event) -> None:
    found.statuses[event.status] += 1
    found.claims += len(event.claims) + len(event.disputed_by)
    found.documents.update(event.documents)
    for gap in _gaps(event):
        found.gaps[gap] += 1
        _example(found, gap, event)
    _example(found, event.status, event)
    _tally(found, event)


def _gaps(event: Event) -> Iterator[str]:
    """What an event leaves open, by the name that wording.yaml has for it."""
    if event.first_day is None:
        yield "undated_events"
    if event.route is None and event.place is None:
        yield "unplaced_events"
    if event.route is None and event.place is not None and event.place.id is None:
        yield "unknown_places"
    if any(party.id is None for party in (*event.agents, *event.patients)):
        yield "unknown_parties"
    if event.event_type == "other":
        yield "uncoded"


def _example(found: Gathered, name: str, event: Event) -> None:
    """Keep the first claim of the first few events of a kind, which a count of them can refer to."""
    kept = found.examples.setdefault(name, Examples())
    claims = (*event.claims, *event.disputed_by)
    kept.total += len(claims)
    kept.origins.update(event.claim_origins or event.origins)
    if len(kept.claims) < _EXAMPLES:
        kept.claims += claims[:1]


def _tally(found: Gathered, event: Event) -> None:
    against = [reason.detail for reason in event.reasons if reason.rule == "against-interest"]
    for link in event.origin_links:
        tally = found.sources.setdefault(link.origin, SourceTally())
        tally.claims += 1
        tally.denials += link.denies
        tally.documents.add(link.document_id)
        if len(tally.shown) < 3:
            tally.shown[link.claim_id] = None
    for origin in event.origins:
        if origin not in found.sources:
            continue
        found.sources[origin].alone += event.status == "single-origin" and len(event.origins) == 1
        found.sources[origin].against += any(detail.startswith(f"{origin} ") for detail in against)


def _lies_at(event: Event, keys: Collection[str]) -> bool:
    return any(
        where is not None and (where.id in keys or where.name.casefold() in keys)
        for where in (event.place, event.route)
    )


def _day_of(heads: Mapping[str, DocumentHead], document_id: str) -> str | None:
    head = heads.get(document_id)
    return head.published if head is not None else None


def _supported(event: Event) -> tuple[object, ...]:
    return -len(event.origins), -len(event.claims) - len(event.disputed_by), -event.score, event.id


def _carried(event: Event) -> tuple[object, ...]:
    return -len(event.documents), -len(event.claims), event.id


def _parting(pair: tuple[Event, EventFigure]) -> tuple[object, ...]:
    """Those first of which most origins tell, then those whose accounts part, then the greatest."""
    event, figure = pair
    parts = sum(account.relation == "contradicts" for account in figure.accounts)
    origins = len({account.origin for account in figure.accounts})
    return (
        -parts,
        -origins,
        -(figure.best or figure.low or figure.high or 0.0),
        event.id,
        figure.kind,
        figure.of,
    )
