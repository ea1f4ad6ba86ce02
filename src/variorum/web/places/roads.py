"""A road stretch by stretch, its cuts, and who can pass."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.control import Party
from variorum.model.roads import Passage, StretchState, Waypoint
from variorum.query.control.roads.road_record import RoadRecord
from variorum.state.roads.closures import Closure
from variorum.state.roads.network import Road as KnownRoad
from variorum.state.roads.network import key_of
from variorum.web.core.shapes import Days, EventMention
from variorum.web.places.shapes import RoadMention
from variorum.web.places.shapes_roads import CutShape, PassageShape, Road, StretchShape, Town

# So many claims of a stretch or a cut are named.
_CLAIMS = 12


def road_of(roads: RoadRecord, road: KnownRoad, as_of: str) -> Road:
    """The road as it is told to be on a day."""
    states = roads.states(road, as_of)
    cuts = [_cut(roads, one, as_of) for one in roads.closures(road)]
    holders = [party.name for state in states for party in state.holders]
    return Road(
        id=road.id,
        name=road.name,
        listed=road.listed,
        as_of=as_of,
        towns=[_town(roads, road, one, as_of) for one in road.waypoints],
        stretches=[stretch_of(state) for state in states],
        cuts=[cut for cut in cuts if cut is not None],
        sides=list(dict.fromkeys(holders)),
    )


def passage_of(found: Passage) -> PassageShape:
    """Whether a side can pass."""
    return PassageShape(
        side=found.side.name,
        start=found.start.name,
        end=found.end.name,
        as_of=found.as_of,
        answer=found.answer,
        way=[stretch_of(state) for state in found.way],
        stops=[number for number, state in enumerate(found.way) if state in found.stops],
    )


def stretch_of(state: StretchState) -> StretchShape:
    """A stretch on a day."""
    stretch = state.stretch
    return StretchShape(
        route_id=stretch.route_id,
        route_name=stretch.route_name,
        start=stretch.start.name,
        end=stretch.end.name,
        status=state.status,
        basis=state.basis,
        holders=_names(state.holders),
        closed_by=_names(state.closed_by),
        closed_to=_names(state.closed_to),
        told=state.told,
        origins=len(state.origins),
        claims=list(state.claims[:_CLAIMS]),
        claims_left_out=max(0, len(state.claims) - _CLAIMS),
        denials=len(state.denied_by),
        reasons=[reason.detail for reason in state.reasons],
        closures=list(state.closures),
    )


def _town(roads: RoadRecord, road: KnownRoad, waypoint: Waypoint, as_of: str) -> Town:
    there = roads.town(waypoint, as_of)
    meeting = {one.route_id: one.route_name for one in roads.network.meeting_in(key_of(waypoint))}
    return Town(
        id=waypoint.id,
        name=waypoint.name,
        lat=waypoint.lat,
        lon=waypoint.lon,
        holders=_names(there.parties),
        contested=there.contested,
        roads=[RoadMention(id=key, name=name) for key, name in meeting.items() if key != road.id],
    )


def _cut(roads: RoadRecord, one: Closure, as_of: str) -> CutShape | None:
    event = roads.record.event(one.event_id)
    if event is None:
        return None
    return CutShape(
        event=EventMention.model_validate(event),
        where=one.where,
        located=one.located,
        by=_names(one.by),
        against=_names(one.against),
        since=Days.model_validate(one.since),
        until=Days.model_validate(one.until) if one.until is not None else None,
        in_force=one.holds_on(as_of),
        stretches=sorted(one.reach.whole | one.reach.part),
        origins=len(one.origins),
        claims=list(one.claims[:_CLAIMS]),
        denials=len(one.denied_by),
    )


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]
