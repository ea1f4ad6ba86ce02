"""Holdings of towns and roads written in one line, for tests about roads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import When
from variorum.model.control import DayRange, Holding, HoldingAccount, Party, Subject
from variorum.model.events import Event, Where
from variorum.model.reasons import Reason
from variorum.state.control.parties import Sides
from variorum.state.roads.closures import Closure
from variorum.state.roads.network import Road, known_network
from variorum.state.roads.stretches import RoadEvidence, stretch_states


def party(lexicon: Lexicon, name: str) -> Party:
    found = lexicon.actors.by_name(name)
    return Party(id=found[0].id, name=name) if found else Party(id=None, name=name)


def town_subject(lexicon: Lexicon, name: str, road: Road | None = None, part: str = "") -> Subject:
    """The place of a name: a waypoint of the road where it has one, else the gazetteer's first."""
    waypoints = road.waypoints if road is not None else ()
    at = next((one for one in waypoints if one.name == name), None)
    if at is None:
        network = known_network(lexicon)
        between = (one for stretch in road.stretches for one in network.between(stretch)) if road else ()
        at = next((one for one in between if fold(one.name) == fold(name)), None)
    place = lexicon.places.find(name)[0] if at is None else None
    key, lat, lon = (place.id, place.lat, place.lon) if place else (at.id, at.lat, at.lon)
    return Subject(
        kind="place", id=f"{key}:{part}" if part else key, name=name, lat=lat, lon=lon, part=part, precision=1
    )


def road_subject(road: Road, limits: Sequence[str] = (), area: str = "", part: str = "") -> Subject:
    """The road, its stretch between two places, or what of it is in an area."""
    names = [area] if area else sorted(limits)
    return Subject(
        kind="route-segment",
        id=":".join([road.id, *map(fold, names)]),
        name=f"{road.name} {'-'.join(names)}".strip(),
        from_place=limits[0] if limits else None,
        to_place=limits[1] if limits else None,
        part=part,
    )


def holding(
    subject: Subject,
    who: Iterable[Party],
    since: str,
    *,
    until: str | None = None,
    told: str | None = None,
    status: str = "claimed",
    placed: str = "dated",
    claim: str = "",
) -> Holding:
    parties = tuple(who)
    claim = claim or f"claim-{fold(subject.name)}-{fold(parties[0].name)}-{since}".replace(" ", "-")
    account = HoldingAccount(
        claim_id=claim,
        document_id=f"doc-{claim}",
        origin=f"origin of {claim}",
        speaker="",
        word="unknown",
        published=told or since,
        since=DayRange(earliest=since, latest=since),
        by=told or since,
        dated=True,
    )
    return Holding(
        subject=subject,
        holder=parties[0].id,
        holder_name=" and ".join(one.name for one in parties),
        holder_aliases=(),
        since=DayRange(earliest=since, latest=since),
        until=DayRange(earliest=until, latest=until) if until else None,
        status=status,  # type: ignore[arg-type]
        score=1.0,
        claims=(claim,),
        denied_by=(f"denial-{claim}",) if status == "contested" else (),
        reasons=(Reason(rule="origin", detail=f"origin of {claim} has it so", weight=1.0),),
        parties=parties,
        placed=placed,  # type: ignore[arg-type]
        accounts=(account,),
    )


def told_of(lexicon: Lexicon, road: Road, line: Mapping[str, object]) -> Holding:
    """A line of a case: {who, holds, since, until?, told?, status?, placed?, part?}; `holds` is a town,
    "road", "road: A - B" or "road in: AREA".
    """
    holds, part = str(line["holds"]), str(line.get("part", ""))
    if holds == "road":
        subject = road_subject(road, part=part)
    elif holds.startswith("road: "):
        subject = road_subject(road, holds[6:].split(" - "), part=part)
    elif holds.startswith("road in: "):
        subject = road_subject(road, area=holds[9:], part=part)
    else:
        subject = town_subject(lexicon, holds, road, part)
    given = {key: str(line[key]) for key in ("until", "told", "status", "placed") if key in line}
    return holding(
        subject, [party(lexicon, name) for name in str(line["who"]).split(" + ")], str(line["since"]), **given
    )


def event_on(
    lexicon: Lexicon,
    event_id: str,
    road: Road | None,
    *,
    event_type: str = "encircle",
    by: str = "",
    against: str = "",
    place: str = "",
    day: str | None = None,
    status: str = "single-origin",
) -> Event:
    """An event on a road or at a place, with one claim of the same number."""
    where = None
    if place:
        spot = town_subject(lexicon, place, road)
        where = Where(id=spot.id, name=place, lat=spot.lat, lon=spot.lon, precision=1)
    when = When(earliest=day, latest=day, precision="day", text="", basis="explicit") if day else None
    return Event(
        id=event_id,
        event_type=event_type,
        label="",
        when=when,
        place=where,
        route=Where(id=road.id, name=road.name) if road is not None else None,
        agents=(party(lexicon, by),) if by else (),
        patients=(party(lexicon, against),) if against else (),
        figures=(),
        claims=(f"claim-{event_id}",),
        disputed_by=(f"denial-{event_id}",) if status == "disputed" else (),
        origins=(f"origin of {event_id}",),
        documents=(f"doc-{event_id}",),
        outlets=(),
        status=status,  # type: ignore[arg-type]
        variants=(),
        score=1.0,
        reasons=(),
        claim_origins=(f"origin of {event_id}",),
    )


def states_of(lexicon, road: Road, holdings: Sequence[Holding], day: str, closures: Sequence[Closure] = ()):
    """The states of a road, by "start-end"."""
    towns: dict[str, list[Holding]] = {}
    of_road = []
    for one in holdings:
        if one.subject.kind == "place":
            towns.setdefault(one.subject.ground, []).append(one)
        elif one.subject.ground == road.id:
            of_road.append(one)
    evidence = RoadEvidence(road=road, holdings=of_road, towns=towns, closures=closures)
    made = stretch_states(evidence, known_network(lexicon), day, Sides(lexicon.actors.above))
    return {f"{one.stretch.start.name}-{one.stretch.end.name}": one for one in made}
