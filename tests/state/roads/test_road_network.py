"""The network of known roads: waypoints, junctions, and what lies on a stretch."""

from __future__ import annotations

import pytest

from variorum.lexicon.records import RouteEntry
from variorum.lexicon.routes import RouteBook
from variorum.model.roads import Waypoint
from variorum.state.roads.courses import places_of
from variorum.state.roads.network import _network, key_of, known_network, length_km
from variorum.state.roads.plane import along, middle

# All that the list names are found today; one in a hundred may be lost to a change of the gazetteer.
_RESOLVED = 0.99
# No known stretch is longer than this, but for desert and steppe; a longer one is a wrong namesake.
_LONGEST_KM = 700.0


def test_waypoints_are_known_places(lexicon) -> None:
    network = known_network(lexicon)
    waypoints = [(road.id, one.name, one.id) for road in network.roads() for one in road.waypoints]
    lost = [(road_id, name) for road_id, name, id_ in waypoints if id_ is None]
    assert len(lost) <= (1 - _RESOLVED) * len(waypoints), f"{len(lost)} of {len(waypoints)}: {lost}"


def test_no_waypoint_lies_far_off_its_road(lexicon) -> None:
    network = known_network(lexicon)
    far = {
        f"{road.id}: {one.start.name}-{one.end.name}"
        for road in network.roads()
        for one in road.stretches
        if length_km(one) > _LONGEST_KM
    }
    assert not far


def test_no_two_waypoints_that_follow_each_other_are_one_place(lexicon) -> None:
    for road in known_network(lexicon).roads():
        for one in road.stretches:
            assert key_of(one.start) != key_of(one.end), road.id


@pytest.mark.parametrize(
    ("road_id", "name", "beside", "within_km"),
    [
        ("route-UA-M03", "Sloviansk", "Izium", 60),
        ("route-UA-M03", "Debaltseve", "Bakhmut", 60),
        ("route-LACHIN", "Goris", "Lachin", 50),
        ("route-ET-A2", "Kobo", "Weldiya", 80),
        ("route-BROTHERHOOD", "Nis", "Skopje", 200),
    ],
)
def test_of_namesakes_the_one_on_the_road_is_meant(lexicon, road_id, name, beside, within_km) -> None:
    road = known_network(lexicon).road(road_id)
    lengths = {frozenset((one.start.name, one.end.name)): length_km(one) for one in road.stretches}
    assert lengths[frozenset((name, beside))] < within_km


def test_a_well_known_namesake_is_not_given_up_for_a_slightly_shorter_road(lexicon) -> None:
    chosen = places_of(("Hanoi", "Vinh"), "VN", lexicon.places)
    assert chosen[0].population > 1_000_000


def test_what_the_gazetteer_does_not_know_keeps_its_name(lexicon) -> None:
    entry = RouteEntry(
        id="route-x", name="Salt Road", country="ML", waypoints=("Timbuktu", "Qzzyrb", "Taoudenni")
    )
    network = _network(RouteBook([entry]), lexicon.places)
    start, lost, _ = network.road("route-x").waypoints
    assert start.id is not None
    assert lost == Waypoint(id=None, name="Qzzyrb")
    assert network.between(network.road("route-x").stretches[0]) == ()


def test_roads_meet_in_junctions(lexicon) -> None:
    network = known_network(lexicon)
    roads = {one: {each.route_id for each in network.meeting_in(key_of(one))} for one in network.waypoints()}
    junctions = {one.name for one, met in roads.items() if len(met) > 1}
    assert {"Saraqib", "Kandahar", "Bakhmut", "Gao", "Weldiya", "El Obeid", "Mandalay"} <= junctions
    assert not {"Hombori", "Soledar", "Qalat"} & junctions
    saraqib = next(one for one in network.waypoints() if one.name == "Saraqib")
    met = {(one.route_id, one.start.name, one.end.name) for one in network.meeting_in(key_of(saraqib))}
    assert met == {
        ("route-SY-M4", "Ariha", "Saraqib"),
        ("route-SY-M4", "Saraqib", "Aleppo"),
        ("route-SY-M5", "Maarat al-Numan", "Saraqib"),
        ("route-SY-M5", "Saraqib", "Aleppo"),
    }


def test_what_lies_between_two_waypoints(lexicon) -> None:
    network = known_network(lexicon)
    stretch = next(s for s in network.road("route-SY-M5").stretches if s.start.name == "Hama")
    between = network.between(stretch)
    assert [one.name for one in between] == ["Ţayyibat al Imām", "Mūrak"]
    assert stretch in network.lying_on(between[0])
    far = next(s for s in network.road("route-SD-EXPORT").stretches if s.start.name == "Omdurman")
    assert network.between(far) == ()


def test_a_point_beside_a_line() -> None:
    start, end = (
        Waypoint(id="a", name="A", lat=0.0, lon=179.5),
        Waypoint(id="b", name="B", lat=0.0, lon=-179.5),
    )
    part, away = along(start, end, 0.1, 180.0)
    assert part == pytest.approx(0.5)
    assert away == pytest.approx(11.12, abs=0.05)
    assert middle(start, end) == (0.0, -180.0)
    assert along(start, Waypoint(id=None, name="C"), 0.0, 0.0) is None
    assert along(start, start, 0.0, 179.5) == (0.0, 0.0)


def test_each_name_of_a_road_is_said_once(lexicon) -> None:
    """Two roads of one country with one name would make every article about either of them unclear."""
    seen: dict[tuple[str | None, str], str] = {}
    for entry in lexicon.routes.all():
        for name in {entry.name, *entry.names}:
            other = seen.setdefault((entry.country, name.casefold()), entry.id)
            assert other == entry.id, f"{name}: {other} and {entry.id}"
