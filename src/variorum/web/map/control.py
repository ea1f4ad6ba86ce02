"""Who is said to hold what on a day, with where that lies and which side it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Holding
from variorum.model.days import days_between
from variorum.model.roads import StretchState, Waypoint
from variorum.query.control.asking.holds import by_subject, origins_of
from variorum.query.control.asking.sides import Side, side_key, sides_in
from variorum.query.control.asking.states import fold_state
from variorum.query.control.records import Held, SubjectState
from variorum.query.control.roads.road_record import RoadRecord
from variorum.store.reading import RecordReader
from variorum.web.map.events import radius_km
from variorum.web.map.shapes import Control, HeldPlace, HeldStretch, HolderShape, RoadPoint

# A side that the whole record does not have, as it may be of what was known on a day, looks like the last.
_OTHER = 99

SideNumbers = Mapping[str, int]


def numbered(sides: Iterable[Side]) -> SideNumbers:
    """The place of each side among all, by its key."""
    return {side.key: number for number, side in enumerate(sides)}


def control_on(record: RecordReader, day: str | None, lexicon: Lexicon, whole: RecordReader) -> Control:
    """Who is said to hold what at the end of `day`; the sides are those of the `whole` record."""
    holdings = list(record.holdings())
    numbers = numbered(sides_in(whole))
    if day is None:
        return Control(as_of=None, places=[], stretches=[], undrawn=[])
    states = [fold_state(subject, those, day) for subject, those in by_subject(holdings)]
    shown = [one for one in states if one.held or one.status == "left"]
    stretches = _stretches(record, lexicon, holdings, day)
    places = [place for one in shown if (place := _place(one, numbers, lexicon)) is not None]
    drawn = {place.key for place in places} | {one.stretch.route_id for one in stretches}
    return Control(
        as_of=day,
        places=places,
        stretches=[made for one in stretches if (made := _stretch(one, numbers, day)) is not None],
        undrawn=sorted(
            {one.subject.name for one in shown if not {one.subject.id, one.subject.ground} & drawn}
        ),
    )


def _place(state: SubjectState, numbers: SideNumbers, lexicon: Lexicon) -> HeldPlace | None:
    subject = state.subject
    if subject.kind != "place" or subject.lat is None or subject.lon is None or subject.precision > 5:
        return None
    # Of a part of a town, or of ground by it, nobody says where exactly it lies.
    precision = max(subject.precision, 2) if subject.part else subject.precision
    return HeldPlace(
        key=subject.id,
        name=subject.name,
        lat=subject.lat,
        lon=subject.lon,
        precision=precision,
        radius_km=radius_km(subject.id, precision, lexicon.places),
        status=state.status,
        holders=[_holder(one, numbers) for one in state.held],
        left_by=state.last.holder_name if state.status == "left" and state.last is not None else None,
    )


def _holder(one: Held, numbers: SideNumbers) -> HolderShape:
    holding = one.holding
    return HolderShape(
        name=holding.holder_name,
        side=numbers.get(_key(holding), _OTHER),
        status=one.status,
        since=one.begun.earliest or one.begun.latest,
        told=one.told,
        stale_days=one.stale_days,
        origins=len(origins_of(holding)),
    )


def _key(holding: Holding) -> str:
    return side_key(holding.parties, holding.holder or holding.holder_name)


def _stretches(
    record: RecordReader, lexicon: Lexicon, holdings: Sequence[Holding], day: str
) -> list[StretchState]:
    """The stretches of all roads of which anything is told."""
    roads = RoadRecord(record, lexicon).with_spoken_roads()
    grounds = dict.fromkeys(one.subject.ground for one in holdings if one.subject.kind == "route-segment")
    known = [road for ground in grounds if (road := roads.road(ground)) is not None]
    states = [state for road in known for state in roads.states(road, day)]
    return [one for one in states if one.basis != "none" or one.closed_by]


def _stretch(state: StretchState, numbers: SideNumbers, day: str) -> HeldStretch | None:
    start, end = _point(state.stretch.start), _point(state.stretch.end)
    if start is None or end is None:
        return None
    return HeldStretch(
        road=state.stretch.route_id,
        name=state.stretch.route_name,
        start=start,
        end=end,
        status=state.status,
        basis=state.basis,
        holders=[party.name for party in state.holders],
        sides=_sides(state, numbers),
        told=state.told,
        stale_days=days_between(state.told, day),
        denied=bool(state.denied_by),
        closed_by=[party.name for party in state.closed_by],
    )


def _sides(state: StretchState, numbers: SideNumbers) -> list[int | None]:
    """The side of each holder; of all together where it is theirs in common."""
    joint = numbers.get(side_key(state.holders)) if state.status == "held" else None
    if joint is not None:
        return [joint] * len(state.holders)
    return [numbers.get(side_key([party])) for party in state.holders]


def _point(waypoint: Waypoint) -> RoadPoint | None:
    if waypoint.lat is None or waypoint.lon is None:
        return None
    return RoadPoint(name=waypoint.name, lat=waypoint.lat, lon=waypoint.lon)
