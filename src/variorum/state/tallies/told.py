"""What origins count themselves: how many since a day, how many there are. Levels, never added."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.events import Account, Event, EventFigure
from variorum.state.tallies.counted import best_of, of_period
from variorum.state.tallies.records import TallyQuestion, ToldPoint, ToldSeries

_Key = tuple[str, str, str, str, str, str, bool]


class ToldCounts:
    """Gathers the accounts of running counts and levels, by origin and by what they count."""

    def __init__(self, question: TallyQuestion) -> None:
        self._question = question
        self._points: dict[_Key, list[ToldPoint]] = {}

    def add(self, event: Event) -> None:
        """Take up what `event` tells."""
        for figure in event.figures:
            if figure.kind == self._question.kind and not figure.part and _is_level(event, figure):
                for account in figure.accounts:
                    point = _point(event, account)
                    if self._in_days(point):
                        self._points.setdefault(_key(event, figure, account), []).append(point)

    def series(self) -> tuple[ToldSeries, ...]:
        """All series, by scope, origin and what they count; the points of each by day."""
        return tuple(_series(key, self._points[key]) for key in sorted(self._points))

    def _in_days(self, point: ToldPoint) -> bool:
        since, until = self._question.since, self._question.until
        if point.day is None:
            return since is None and until is None
        return (since is None or point.day >= since) and (until is None or point.day <= until)


def _is_level(event: Event, figure: EventFigure) -> bool:
    """Whether a figure is a running count or a level, or the toll of a whole stretch of days."""
    return figure.scope != "event" or of_period(event, figure)


def _key(event: Event, figure: EventFigure, account: Account) -> _Key:
    where = event.place or event.route
    party = figure.party.name if figure.party is not None else ""
    since = event.when.earliest if event.when is not None and figure.scope != "stock" else None
    place = where.name if where is not None else ""
    scope = "stock" if figure.scope == "stock" else "cumulative"
    return scope, account.origin, figure.of, party, place, since or "", figure.households


def _point(event: Event, account: Account) -> ToldPoint:
    published = account.published[:10] if account.published else None
    day = event.when.latest if event.when is not None else None
    if day is None or (published is not None and day > published):
        # Nobody counts the days to come: a month that is told on its tenth day is counted up to then.
        day = published or day
    return ToldPoint(
        day=day,
        published=published,
        low=account.low,
        best=best_of(account),
        high=account.high,
        event_id=event.id,
        claim_id=account.claim_id,
        overtaken=account.relation == "updates",
    )


def _series(key: _Key, points: Iterable[ToldPoint]) -> ToldSeries:
    scope, origin, of, party, place, since, households = key
    return ToldSeries(
        scope="stock" if scope == "stock" else "cumulative",
        origin=origin,
        of=of,
        party=party,
        place=place,
        since=since or None,
        households=households,
        points=tuple(sorted(points, key=_order)),
    )


def _order(point: ToldPoint) -> tuple[str, str, bool, float, str, str]:
    # Undated ones first: the last point is the last word, which must be known to be that.
    return (
        point.day or "",
        point.published or "",
        not point.overtaken,
        point.best,
        point.claim_id,
        point.event_id,
    )
