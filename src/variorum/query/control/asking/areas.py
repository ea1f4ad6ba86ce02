"""What takes a place in: the area that it lies in, and the roads that run through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Holding, Subject
from variorum.query.control.asking.holds import by_subject, in_force
from variorum.query.control.records import Basis, Held
from variorum.state.roads.network import known_network
from variorum.state.roads.reaches import reach_of
from variorum.store.reading import RecordReader

# Of the claims about a place so many are looked at for the area it lies in.
_LOOKED_AT = 8


def around(
    record: RecordReader,
    subject: Subject,
    own: Sequence[Holding],
    as_of: str,
    lexicon: Lexicon | None = None,
) -> tuple[Held, ...]:
    """The holdings in force on `as_of` of what takes `subject`, which has its `own`, in: roads first.

    Of a stretch or a part it is the whole. Of a place it is the first-level area (province, oblast) that its
    claims, else the gazetteer of `lexicon`, give, and what is told of the known roads that run through it,
    where that takes in the road on both sides: whoever holds a road need not hold the towns in which it
    ends. With no `lexicon` the roads are left out. Which places a part of an area takes in nobody tells,
    and a country is no area here: whoever holds it does not hold each of its towns. A count
    of settlements without names says nothing of any one of them.
    """
    if subject.id != subject.ground:
        basis: Basis = "from-area" if subject.kind == "place" else "from-road"
        return in_force(_whole(record.holdings(subject.ground)), as_of, basis)
    if subject.kind != "place":
        return ()
    found = list(_roads(record, subject, as_of, lexicon)) if lexicon is not None else []
    area = _area(record, subject, own, lexicon)
    if area is not None and area != subject.id:
        found += in_force(_whole(record.holdings(area)), as_of, "from-area")
    return tuple(found)


def _whole(holdings: Iterable[Holding]) -> list[Holding]:
    return [holding for holding in holdings if holding.settlements is None]


def _area(
    record: RecordReader, subject: Subject, own: Sequence[Holding], lexicon: Lexicon | None
) -> str | None:
    """The id of the first-level area in which a place lies."""
    for claim_id in islice(_claims(record, subject, own), _LOOKED_AT):
        claim = record.claim(claim_id)
        for place in claim.places if claim is not None else ():
            if place.id == subject.id and place.admin1:
                return place.admin1
    entry = lexicon.places.get(subject.id) if lexicon is not None else None
    return entry.admin1 if entry is not None else None


def _claims(record: RecordReader, subject: Subject, own: Sequence[Holding]) -> Iterator[str]:
    for holding in own:
        yield from holding.claims
    for event in record.events_at(subject.id):
        yield from event.claims


def _roads(record: RecordReader, subject: Subject, as_of: str, lexicon: Lexicon) -> Iterator[Held]:
    """What is held of the roads that run through a place, where that takes in the road at the place."""
    network = known_network(lexicon)
    for road_id in dict.fromkeys(stretch.route_id for stretch in network.meeting_in(subject.id)):
        road = network.road(road_id)
        stretches = road.stretches if road is not None else ()
        here = {n for n, one in enumerate(stretches) if subject.id in (one.start.id, one.end.id)}
        if road is None or len(here) < 2:
            continue
        for told_of, told in by_subject(record.holdings_on(road_id)):
            holdings = _whole(told)
            if holdings and here <= reach_of(told_of, road, network).whole:
                yield from in_force(holdings, as_of, "from-road")
