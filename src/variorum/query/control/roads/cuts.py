"""What the taking of places on roads cut for the side that lost them: inference, never report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Party
from variorum.model.events import Event
from variorum.model.roads import Cut, PassageAnswer, Stretch, Waypoint
from variorum.query.clock import days_after
from variorum.query.control.roads.passages import PassageFinder
from variorum.query.control.roads.road_record import RoadRecord
from variorum.query.tables import Row, names_cell
from variorum.state.roads.grips import each_once
from variorum.state.roads.network import key_of
from variorum.state.roads.ways import around, joined, steps_of
from variorum.store.reading import RecordReader

_CAPTURE = "capture"
_UNTOLD = ("denied", "retracted")


def cuts(record: RecordReader, lexicon: Lexicon, since: str, until: str) -> tuple[Cut, ...]:
    """What captures of places on known roads between two ISO days, both included, cut; by day.

    A capture counts where its agents are said to hold the place at the end of its last day. Those who lost
    it are whom it was taken from by the accounts, and who held it the day before. A stretch was cut where
    they could go over it before, or nothing was known against that, and it
    now leads to the other side's ground.
    """
    finder = PassageFinder(RoadRecord(record, lexicon).with_spoken_roads())
    found = (_cut(finder, event) for event in record.events_of_type(_CAPTURE) if _within(event, since, until))
    return tuple(
        sorted((one for one in found if one is not None), key=lambda one: (one.day or "", one.event_id))
    )


def cut_of(record: RecordReader, lexicon: Lexicon, event: Event) -> Cut | None:
    """What one event cut, see `cuts`; None where it is no capture that stands, or is not known to cut any."""
    if event.event_type != _CAPTURE or event.status in _UNTOLD:
        return None
    return _cut(PassageFinder(RoadRecord(record, lexicon).with_spoken_roads()), event)


def cut_rows(found: Iterable[Cut]) -> list[Row]:
    """One flat row a stretch that was cut, and one a capture that cut none but parted places."""
    rows: list[Row] = []
    for cut in found:
        head: Row = {
            "event_id": cut.event_id,
            "place": cut.place.name,
            "day": cut.day,
            "by": names_cell(cut.by),
            "against": names_cell(cut.against),
            "parted": "; ".join(f"{one} from {other}" for one, other in cut.parted),
            "claims": len(cut.claims),
            "origins": len(cut.origins),
            "basis": "inferred",
        }
        for stretch in cut.stretches:
            ends = {"from": stretch.start.name, "to": stretch.end.name}
            rows.append({**head, "route": stretch.route_name, **ends})
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taking:
    """A place on roads that one side took from another, and the days before and after."""

    place: Waypoint
    by: tuple[Party, ...]
    against: tuple[Party, ...]
    before: str
    after: str


def _within(event: Event, since: str, until: str) -> bool:
    day = event.last_day
    return day is not None and since <= day <= until and event.status not in _UNTOLD


def _cut(finder: PassageFinder, event: Event) -> Cut | None:
    taking = _taking(finder.roads, event)
    if taking is None:
        return None
    network = finder.roads.network
    touched = network.meeting_in(key_of(taking.place)) or network.lying_on(taking.place)
    stretches = tuple(one for one in touched if _lost(finder, taking, one))
    if not stretches:
        return None
    parted = {pair for party in taking.against for pair in _parted(finder, taking, party, touched)}
    return Cut(
        event_id=event.id,
        place=taking.place,
        day=taking.after,
        by=taking.by,
        against=taking.against,
        stretches=stretches,
        parted=tuple(sorted(parted)),
        claims=event.claims,
        origins=event.origins,
    )


def _taking(roads: RoadRecord, event: Event) -> _Taking | None:
    """The taking that an event tells of, where its agents are said to hold the place after it."""
    place, after = _place(roads, event), event.last_day
    if place is None or after is None:
        return None
    first = event.when.earliest if event.when is not None else None
    before, there = days_after(first or after, -1), roads.town(place, after)
    if not there.sure or not roads.sides.same(there.parties, event.agents):
        return None
    lost = each_once((*event.patients, *roads.town(place, before).parties))
    against = tuple(party for party in lost if not roads.sides.same((party,), event.agents))
    if not against:
        return None
    return _Taking(place=place, by=event.agents, against=against, before=before, after=after)


def _place(roads: RoadRecord, event: Event) -> Waypoint | None:
    """The place of an event as a spot on roads, None where no known road passes it."""
    where = event.place
    if where is None or where.id is None:
        return None
    known = roads.network.waypoint(where.id)
    spot = known or Waypoint(id=where.id, name=where.name, lat=where.lat, lon=where.lon)
    return spot if known or roads.network.lying_on(spot) else None


def _lost(finder: PassageFinder, taking: _Taking, stretch: Stretch) -> bool:
    """Whether those who lost the place could for all that is known go over a stretch, and now cannot."""
    return any(
        finder.going(party, stretch, taking.before) in ("open", "unknown")
        and finder.going(party, stretch, taking.after) in ("contested", "blocked")
        for party in taking.against
    )


def _parted(
    finder: PassageFinder, taking: _Taking, party: Party, touched: Iterable[Stretch]
) -> Iterable[tuple[str, str]]:
    """Pairs of a party's nearest places on the roads through a place that were joined before only."""
    roads = finder.roads
    here = key_of(taking.place)
    ends = {key_of(end): end for stretch in touched for end in (stretch.start, stretch.end)}
    own = {
        key: end.name
        for key, end in ends.items()
        if key != here and roads.sides.same(roads.town(end, taking.after).parties, (party,))
    }
    stretches = [stretch for road in roads.network.roads() for stretch in road.stretches]
    near = around(stretches, [here, *own])
    known = [stretch for stretch in stretches if key_of(stretch.start) in near]
    groups = [
        joined(s for s in steps_of(known, partial(_going, finder, party, day)) if s.going == "open")
        for day in (taking.before, taking.after)
    ]
    for one, other in combinations(sorted(own), 2):
        was, still = (any(one in group and other in group for group in days) for days in groups)
        if was and not still:
            first, last = sorted((own[one], own[other]))
            yield first, last


def _going(finder: PassageFinder, party: Party, day: str, stretch: Stretch) -> PassageAnswer:
    return finder.going(party, stretch, day)
