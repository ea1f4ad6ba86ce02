from itertools import pairwise

import pytest

from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.records import PlaceEntry, RouteEntry
from variorum.lexicon.routes import RouteBook, load_routes

BOOK = load_routes()
# From one waypoint to the next: the longest stretch given is in the north of Mozambique.
LONGEST_LEG_KM = 1100
KINDS = ("settlement", "facility", "feature")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def waypoints(gazetteer: Gazetteer, route: RouteEntry) -> list[PlaceEntry]:
    """Each waypoint as the namesake nearest to the one before."""
    found: list[PlaceEntry] = []
    for name in route.waypoints:
        places = [
            place
            for place in gazetteer.find(name)
            if place.kind in KINDS and (route.country is None or place.country in (route.country, None))
        ]
        assert places, f"{route.id}: no {name}"
        found.append(min(places, key=lambda p: gazetteer.distance_km(found[-1], p)) if found else places[0])
    return found


@pytest.mark.parametrize("route", BOOK.all(), ids=lambda route: route.id)
def test_a_road_runs_from_known_place_to_known_place(gazetteer: Gazetteer, route: RouteEntry) -> None:
    stops = waypoints(gazetteer, route)
    assert len(stops) >= 2
    for one, next_one in pairwise(stops):
        assert 2 < gazetteer.distance_km(one, next_one) < LONGEST_LEG_KM, (one.name, next_one.name)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("M5", "route-SY-M5"),
        ("Aleppo-Damascus highway", "route-SY-M5"),
        ("damascus aleppo Highway", "route-SY-M5"),
        ("T0504", "route-UA-T0504"),
        ("Salaheddin Road", "route-PS-SALAH-AL-DIN"),
        ("Ring Road", "route-AF-RING"),
        ("Via Panamericana", "route-CO-PANAMERICANA"),
        ("A9 road", "route-LK-A9"),
    ],
)
def test_by_name(name: str, id_: str) -> None:
    assert id_ in [route.id for route in BOOK.by_name(name)]


@pytest.mark.parametrize("name", ["", "M99", "the road", "highway", "Aleppo"])
def test_no_road_of_that_name(name: str) -> None:
    assert BOOK.by_name(name) == ()


def test_ids_and_names() -> None:
    assert len(BOOK.all()) >= 60
    for route in BOOK.all():
        assert BOOK.get(route.id) is route
        assert route in BOOK.by_name(route.name)
    assert BOOK.get("route-nowhere") is None
    assert "m4" in BOOK.names()


def test_two_roads_of_one_name() -> None:
    here = RouteEntry(id="route-a", name="Coast Road", country="LY", waypoints=("A", "B"))
    there = RouteEntry(id="route-b", name="coast-road", country="PS", waypoints=("C", "D"))
    assert RouteBook((here, there)).by_name("COAST ROAD") == (here, there)
