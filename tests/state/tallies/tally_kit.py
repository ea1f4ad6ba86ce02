"""Events made by hand, each with the figures of one occurrence, and tallies of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.claims import FigureKind, FigureScope, When
from variorum.model.control import Party
from variorum.model.events import Account, Event, EventFigure, EventStatus, Where
from variorum.state.tallies.records import Breakdown, Tally, TallyQuestion, TallySeries
from variorum.state.tallies.tally import Tallying

GUARD = Party(id="river-guard", name="River Guard")
MILITIA = Party(id="hill-militia", name="Hill Militia")


def told(
    low: float | None,
    high: float | None,
    origin: str = "wire",
    published: str | None = "2031-05-09",
    claim: str = "",
) -> Account:
    return Account(
        claim_id=claim or f"claim-{origin}-{low}-{high}-{published}",
        low=low,
        high=high,
        speaker=origin,
        origin=origin,
        published=published,
        relation="agrees",
    )


def figure(
    *accounts: Account,
    kind: FigureKind = "killed",
    of: str = "people",
    scope: FigureScope = "event",
    party: Party | None = None,
    part: bool = False,
    households: bool = False,
) -> EventFigure:
    lows = [one.low for one in accounts]
    highs = [one.high for one in accounts]
    best = [one.low if one.low is not None else one.high for one in accounts]
    return EventFigure(
        kind=kind,
        of=of,
        low=None if None in lows else min(low for low in lows if low is not None),
        best=best[0],
        high=None if None in highs else max(high for high in highs if high is not None),
        accounts=accounts,
        scope=scope,
        part=part,
        households=households,
        party=party,
    )


def event(
    name: str,
    days: str,
    *figures: EventFigure,
    status: EventStatus = "single-origin",
    event_type: str = "attack",
    place: Where | None = None,
) -> Event:
    """An event of `days`: an ISO day, two with a slash between them, or nothing; an end may be left out."""
    first, _, last = days.partition("/")
    when = When(
        earliest=first or None,
        latest=(last or None) if "/" in days else first or None,
        precision="day",
        text="",
        basis="explicit",
    )
    claims = tuple(dict.fromkeys(one.claim_id for each in figures for one in each.accounts))
    return Event(
        id=f"event-{name}",
        event_type=event_type,
        label=f"Event {name}",
        when=when if days else None,
        place=place if place is not None else town(name),
        route=None,
        agents=(),
        patients=(),
        figures=figures,
        claims=claims,
        disputed_by=(),
        origins=tuple(sorted({one.origin for each in figures for one in each.accounts})),
        documents=("doc-1",),
        outlets=("Wire",),
        status=status,
        variants=(),
        score=1.0,
        reasons=(),
    )


def town(name: str, precision: int = 1, lat: float = 10.5, lon: float = 20.5) -> Where:
    return Where(id=f"place-{name}", name=name, lat=lat, lon=lon, precision=precision)


def tallied(
    *events: Event,
    kind: FigureKind = "killed",
    by: Breakdown = "all",
    since: str | None = None,
    until: str | None = None,
    wholes: Mapping[str, str] | None = None,
) -> Tally:
    links = {f"event-{part}": f"event-{whole}" for part, whole in (wholes or {}).items()}
    question = TallyQuestion(kind=kind, by=by, since=since, until=until)
    tallying = Tallying(question, of_two_parties)
    for event in events:
        tallying.add(event)
    return tallying.tally(links)


def of_two_parties(left: EventFigure, right: EventFigure) -> bool:
    return left.party is not None and right.party is not None and left.party != right.party


def steps(series: TallySeries) -> list[tuple[str, float, float, float | None]]:
    """The points of a series: day, low, best, high."""
    return [(one.day, one.amount.low, one.amount.best, one.amount.high) for one in series.points]


def only(found: Iterable[TallySeries]) -> TallySeries:
    (series,) = found
    return series
