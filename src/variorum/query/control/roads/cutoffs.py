"""Who is cut off: by what reports say of sieges and rings, and by what is held around a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import GroundedClaim
from variorum.model.control import DayRange, Subject
from variorum.model.events import Event
from variorum.model.reasons import Reason
from variorum.query.control.records import CutOff
from variorum.query.control.roads.pockets import pocket_at, pockets
from variorum.query.control.roads.road_record import RoadRecord
from variorum.query.tables import Row, names_cell, range_cells
from variorum.state.roads.closures import day_range
from variorum.state.roads.grips import each_once
from variorum.state.roads.liftings import lifts, names_road
from variorum.store.reading import RecordReader
from variorum.store.rows import place_key

_UNTOLD = ("denied", "retracted")
_LAST = "9999"


def cut_off(record: RecordReader, lexicon: Lexicon, as_of: str) -> tuple[CutOff, ...]:
    """The places and groups cut off at the end of `as_of` (ISO day), those that reports tell of first.

    A ring is stated by accounts of sieges and encirclements. It goes on until a later account says that it
    was lifted or broken, that somebody took the place, that those who closed it withdrew from there, or
    that those inside left; nothing else ends it, so a siege that no more is told of goes on. From
    holdings: see `pockets`.
    """
    roads = RoadRecord(record, lexicon).with_spoken_roads()
    stated = tuple(_stated(roads, record.events_of_type("encircle"), as_of))
    told = {one.subject.id for one in stated}
    inferred = tuple(one for one in pockets(roads, as_of) if one.subject.id not in told)
    return (*stated, *inferred)


def cut_off_at(record: RecordReader, lexicon: Lexicon, place: str, as_of: str) -> tuple[CutOff, ...]:
    """The same for one place alone, by its id: what `cut_off` tells of it."""
    roads = RoadRecord(record, lexicon).with_spoken_roads()
    here = (event for event in record.events_at(place) if event.event_type == "encircle")
    stated = tuple(one for one in _stated(roads, here, as_of) if one.subject.id == place)
    pocket = pocket_at(roads, place, as_of) if not stated else None
    return (*stated, pocket) if pocket is not None else stated


def cut_off_rows(found: Iterable[CutOff]) -> list[Row]:
    """One flat row each, good for pandas.DataFrame(rows); names of several parties in one, by "; "."""
    return [
        {
            "place_id": one.subject.id,
            "place": one.subject.name,
            "lat": one.subject.lat,
            "lon": one.subject.lon,
            "who": names_cell(one.who),
            "by": names_cell(one.by),
            **range_cells("since", one.since),
            "basis": one.basis,
            "claims": len(one.claims),
            "denied_by": len(one.denied_by),
            "origins": len(one.origins),
        }
        for one in found
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ring:
    """One event that tells of a ring around a subject, or that one was lifted."""

    event: Event
    subject: Subject
    since: DayRange
    lifted: bool

    @property
    def start(self) -> str:
        """The day by which it had begun."""
        return self.since.by or _LAST


def _stated(roads: RoadRecord, events: Iterable[Event], as_of: str) -> Iterable[CutOff]:
    """The rings that go on, by subject; those of one subject that two sides closed are two."""
    found: dict[str, list[_Ring]] = {}
    for event in events:
        ring = _ring(roads, event)
        if ring is not None and ring.start <= as_of:
            found.setdefault(ring.subject.id, []).append(ring)
    for subject_id in sorted(found):
        rings = sorted(found[subject_id], key=lambda ring: (ring.start, ring.event.id))
        ended = max((ring.start for ring in rings if ring.lifted), default="")
        closed = [ring for ring in rings if not ring.lifted and ring.start > ended]
        going_on = [ring for ring in closed if not _ended(roads, ring, as_of)]
        yield from map(_told, _by_side(going_on, roads))


def _by_side(rings: Sequence[_Ring], roads: RoadRecord) -> list[list[_Ring]]:
    """Rings that one side closed together; those of nobody in particular go with the first."""
    named = [ring for ring in rings if ring.event.agents]
    groups: list[list[_Ring]] = []
    for ring in named:
        mine = (g for g in groups if roads.sides.same(g[0].event.agents, ring.event.agents))
        group = next(mine, None)
        if group is None:
            groups.append([ring])
        else:
            group.append(ring)
    nobodys = [ring for ring in rings if not ring.event.agents]
    if not groups:
        return [nobodys] if nobodys else []
    groups[0] = sorted([*groups[0], *nobodys], key=lambda ring: (ring.start, ring.event.id))
    return groups


def _ring(roads: RoadRecord, event: Event) -> _Ring | None:
    """The ring of an event; None where it only tells of a road, or of no place and nobody."""
    if event.status in _UNTOLD:
        return None
    testimony = roads.testify(event)
    telling = [claim for claim in testimony.claims if not _of_road(claim)]
    subject = _subject(event, telling)
    if not telling or subject is None:
        return None
    return _Ring(
        event=event,
        subject=subject,
        since=day_range(event, testimony.printed),
        lifted=any(lifts(claim.claim) for claim in telling),
    )


def _of_road(claim: GroundedClaim) -> bool:
    """Whether what is closed is a road: that shuts the road, and puts no ring around a place."""
    return bool(claim.routes) or names_road(claim.claim)


def _subject(event: Event, telling: Sequence[GroundedClaim]) -> Subject | None:
    """The place in the ring; of a ring for which the words tell none, the group."""
    where = event.place
    carried = any(place.carried for claim in telling for place in claim.places)
    told = any(not place.carried for claim in telling for place in claim.places)
    if where is not None and (told or not carried or not event.patients):
        return Subject(
            kind="place",
            id=place_key(where),
            name=where.name,
            lat=where.lat,
            lon=where.lon,
            precision=where.precision,
        )
    if not event.patients:
        return None
    name = " and ".join(party.name for party in event.patients)
    return Subject(kind="place", id=f"unplaced {fold(name)}", name=name)


def _ended(roads: RoadRecord, ring: _Ring, as_of: str) -> bool:
    """Whether an event at the place since then tells that the ring is over."""
    return any(
        _ends(event, day, ring, roads)
        for event in roads.record.events_at(ring.subject.id)
        if ring.start <= (day := event.last_day or _LAST) <= as_of and event.status not in _UNTOLD
    )


def _ends(event: Event, day: str, ring: _Ring, roads: RoadRecord) -> bool:
    """Whether those who closed the ring took or hold the place or went away, those inside left, or others
    came in. A gain of others on the day on which the ring closed may have come before it.
    """
    besieger = roads.sides.same(event.agents, ring.event.agents)
    if event.event_type == "capture":
        return bool(event.agents) and (besieger or day > ring.start)
    if event.event_type == "control":
        return besieger
    # Where nobody tells who is inside, who leaves and did not close the ring was.
    inside = not ring.event.patients or roads.sides.same(event.agents, ring.event.patients)
    return event.event_type == "withdraw" and bool(event.agents) and (besieger or inside)


def _told(rings: Sequence[_Ring]) -> CutOff:
    events = [ring.event for ring in rings]
    first = rings[0]
    detail = "accounts say that it is surrounded, besieged or cut off, and none that this has ended"
    return CutOff(
        subject=first.subject,
        who=each_once(party for event in events for party in event.patients),
        by=each_once(party for event in events for party in event.agents),
        since=first.since,
        basis="stated",
        claims=tuple(sorted({claim for event in events for claim in event.claims})),
        denied_by=tuple(sorted({claim for event in events for claim in event.disputed_by})),
        origins=tuple(sorted({origin for event in events for origin in event.origins})),
        reasons=(Reason(rule="cut-off.told", detail=detail, weight=0.0),),
    )
