from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from variorum.model.control import DayRange, Holding, Party, Subject
from variorum.query.control.asking.sides import side_key, sides_of
from variorum.web.map.base import box_of
from variorum.web.map.events import radius_km


def holding(*parties: Party) -> Holding:
    return Holding(
        subject=Subject(kind="place", id="geonames-1", name="Otter Hill"),
        holder=parties[0].id,
        holder_name=" and ".join(party.name for party in parties),
        holder_aliases=(),
        since=DayRange(earliest="2020-02-01", latest="2020-02-01"),
        until=None,
        status="claimed",
        score=1.0,
        claims=(),
        denied_by=(),
        reasons=(),
        parties=parties,
    )


NORTH = Party(id="north-army", name="Northern army")
SOUTH = Party(id=None, name="Southern League")


def test_every_event_is_on_the_map_or_counted_beside_it(client: TestClient) -> None:
    found = client.get("/api/map/events").json()
    events, spots = found["events"], found["spots"]
    held = client.get("/api/record").json()["numbers"]["events"]
    assert {len(column) for column in events.values()} == {held}
    assert {len(column) for column in spots.values()} == {len(spots["key"])}
    assert max(events["spot"]) < len(spots["key"])
    assert -1 in events["spot"], "events that are told of no place are there too"
    assert any(lat is None for lat in spots["lat"]), "and those of places that nothing gives a point"


def test_the_point_of_an_area_comes_with_how_wide_it_is(client: TestClient) -> None:
    spots = client.get("/api/map/events").json()["spots"]
    told = zip(spots["precision"], spots["radius_km"], spots["lat"], strict=True)
    for precision, radius, lat in told:
        if lat is not None:
            assert (radius > 0) == (2 <= precision <= 5)


def test_days_of_events_are_counted_from_the_first(client: TestClient) -> None:
    found = client.get("/api/map/events").json()
    days = [day for column in ("first", "last") for day in found["events"][column] if day is not None]
    assert min(days) == 0
    assert found["origin"] == "2019-12-01"


def test_who_holds_a_town_changes_with_the_day(client: TestClient) -> None:
    def holders(day: str) -> dict[str, list[str]]:
        places = client.get("/api/map/control", params={"as_of": day}).json()["places"]
        return {place["name"]: [one["name"] for one in place["holders"]] for place in places}

    assert holders("2020-02-20")["Saraqib"] == ["Syrian army"]
    assert holders("2020-02-29")["Saraqib"] == ["Syrian National Army"]
    assert "Saraqib" not in holders("2019-01-01")


def test_a_holder_has_the_same_side_on_every_day(client: TestClient) -> None:
    names = [side["name"] for side in client.get("/api/sides").json()["rows"]]
    for day in ("2020-02-20", "2020-03-06"):
        for place in client.get("/api/map/control", params={"as_of": day}).json()["places"]:
            assert all(names[one["side"]] == one["name"] for one in place["holders"])


def test_stretches_of_road_tell_whether_reports_or_towns_say_so(client: TestClient) -> None:
    stretches = client.get("/api/map/control").json()["stretches"]
    assert stretches
    for one in stretches:
        assert one["basis"] in ("stated", "from-road", "from-towns", "none")
        assert one["start"] != one["end"]
        assert len(one["sides"]) == len(one["holders"])


def test_the_days_of_reports_add_up_to_all_documents(client: TestClient) -> None:
    found = client.get("/api/days").json()
    documents = client.get("/api/record").json()["numbers"]["documents"]
    assert sum(found["reports"]["count"]) + found["undated"] == documents
    assert found["reports"]["day"] == sorted(found["reports"]["day"])


def test_towns_of_a_tile_lie_in_it_and_the_largest_come_first(client: TestClient) -> None:
    towns = client.get("/api/map/towns/6/38/25").json()
    south, west, north, east = box_of(6, 38, 25)
    assert "Aleppo" in towns["name"]
    assert all(south <= lat <= north for lat in towns["lat"])
    assert all(west <= lon <= east for lon in towns["lon"])
    assert client.get("/api/map/towns/1/0/0").json()["name"] == [], "countries fill a low zoom"
    assert client.get("/api/map/towns/4/15/6").status_code == 200, "the tile at the date line"


def test_roads_of_a_tile_are_lines_of_towns(client: TestClient) -> None:
    roads = {road["label"]: road for road in client.get("/api/map/roads/6/38/25").json()["rows"]}
    assert len(roads["M5 highway"]["lon"]) == len(roads["M5 highway"]["lat"]) > 2


@pytest.mark.parametrize("tile", ["3/8/0", "3/0/8", "15/0/0", "-1/0/0", "a/b/c"])
def test_a_tile_that_is_none_is_refused(client: TestClient, tile: str) -> None:
    answer = client.get(f"/api/map/towns/{tile}")
    assert answer.status_code == 422
    assert answer.json()["code"] == "misuse"


def test_sides_are_ranked_by_what_they_hold_and_joint_holders_are_one() -> None:
    sides = sides_of([holding(NORTH), holding(SOUTH), holding(SOUTH), holding(SOUTH, NORTH)])
    assert [(side.name, side.holdings) for side in sides] == [
        ("Southern League", 2),
        ("Northern army", 1),
        ("Southern League and Northern army", 1),
    ]
    assert side_key([NORTH, SOUTH]) == side_key([SOUTH, NORTH])


def test_an_exact_place_and_a_country_have_no_radius() -> None:
    class NoGazetteer:
        def get(self, _: str) -> None:
            return None

    gazetteer = NoGazetteer()
    assert [radius_km("x", one, gazetteer) for one in (1, 6, 7)] == [0, 0, 0]  # type: ignore[arg-type]
    assert all(radius_km("x", one, gazetteer) > 0 for one in (2, 3, 4, 5))  # type: ignore[arg-type]
