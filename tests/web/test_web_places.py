"""Places and roads: who is said to hold them on a day, on whose word, and what changed."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

TOWN = "geonames-164816"
AT_THE_END = {"as_of": "2020-03-06"}


def ask(client: TestClient, path: str, **query: object) -> Any:
    shown = client.get(path, params={key: str(value) for key, value in query.items()})
    assert shown.status_code == 200, shown.text
    return shown.json()


def refused(client: TestClient, path: str, **query: object) -> Any:
    shown = client.get(path, params={key: str(value) for key, value in query.items()})
    assert 400 <= shown.status_code < 500, shown.text
    fault = shown.json()
    assert fault["message"]
    return shown.status_code, fault


def place(client: TestClient, key: str, **query: object) -> Any:
    found = ask(client, f"/api/places/{key}", **query)
    assert found["choices"] == []
    return found["place"]


def test_the_list_tells_who_is_said_to_hold_what_and_how_sure(client: TestClient) -> None:
    found = ask(client, "/api/places", **AT_THE_END)
    town = next(row for row in found["rows"] if row["subject"]["id"] == TOWN)
    assert town["status"] == "agreed"
    (side,) = town["held"]
    assert (side["holder_name"], side["basis"]) == ("Syrian army", "stated")
    assert side["origins"] >= 2
    assert side["told"] <= "2020-03-06"
    assert "Syrian army" in found["sides"]
    assert found["total"] == len(found["rows"])


def test_the_list_and_the_page_of_a_place_agree(client: TestClient) -> None:
    for row in ask(client, "/api/places", **AT_THE_END)["rows"]:
        one = place(client, row["subject"]["id"], **AT_THE_END)
        stated = [side["side"] for side in one["sides"] if side["side"]["basis"] == "stated"]
        listed = sorted((side["holder_name"], side["origins"], side["told"]) for side in row["held"])
        assert sorted((side["holder_name"], side["origins"], side["told"]) for side in stated) == listed


def test_the_list_is_paged_without_a_row_twice(client: TestClient) -> None:
    seen: list[str] = []
    after: dict[str, object] = {}
    while True:
        found = ask(client, "/api/places", limit=4, told=False, **after)
        seen += [row["subject"]["id"] for row in found["rows"]]
        if found["next"] is None:
            break
        after = {"after": found["next"]}
    assert len(seen) == len(set(seen)) == found["total"] > 8


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"kind": "route-segment"}, lambda row: row["subject"]["kind"] == "route-segment"),
        ({"status": "agreed"}, lambda row: row["status"] == "agreed"),
        ({"side": "syrian army"}, lambda row: any("Syrian" in one["holder_name"] for one in row["held"])),
        ({"name": "saraq"}, lambda row: "saraq" in row["subject"]["name"].lower()),
    ],
)
def test_filters_leave_only_what_fits(client: TestClient, query: dict[str, str], holds: Any) -> None:
    everything = ask(client, "/api/places", **AT_THE_END)["total"]
    found = ask(client, "/api/places", **AT_THE_END, **query)
    assert 0 < found["total"] < everything
    assert all(holds(row) for row in found["rows"])


def test_places_of_which_only_events_tell_are_found_by_name(client: TestClient) -> None:
    found = ask(client, "/api/places", told=False)
    untold = next(row for row in found["rows"] if row["holdings"] == 0 and row["subject"]["kind"] == "place")
    assert untold["events"] > 0
    again = ask(client, "/api/places", told=False, name=untold["subject"]["name"])
    assert untold["subject"]["id"] in [row["subject"]["id"] for row in again["rows"]]
    one = place(client, untold["subject"]["id"])
    assert one["holdings"] == []


def test_a_place_is_told_as_of_the_day(client: TestClient) -> None:
    before = place(client, "Saraqib", as_of="2020-02-01")
    contested = place(client, "Saraqib", as_of="2020-02-27")
    after = place(client, "Saraqib", **AT_THE_END)
    assert (before["status"], contested["status"], after["status"]) == ("unknown", "contested", "agreed")
    assert before["later"]["holder_name"] == "Syrian army"
    assert contested["sides"][0]["against"]
    assert after["sides"][0]["by"]


def test_holdings_have_keys_that_open_their_accounts(client: TestClient) -> None:
    one = place(client, TOWN, **AT_THE_END)
    denied = next(line for line in one["holdings"] if line["denials"])
    told = ask(client, f"/api/places/{TOWN}/accounts", holding=denied["key"])
    assert told["total"] == denied["claims"] == len(told["rows"])
    assert all(row["quote"] in row["sentence"] for row in told["rows"])
    assert {row["word"] for row in told["rows"]} <= {"own", "against-interest", "third-party", "unknown"}
    against = ask(client, f"/api/places/{TOWN}/accounts", holding=denied["key"], denials=True)
    assert against["total"] == denied["denials"]
    assert {row["word"] for row in against["rows"]} == {None}
    assert denied["denied_on"]


def test_reasons_add_up_to_the_score_and_name_who_speaks(client: TestClient) -> None:
    for line in place(client, TOWN, **AT_THE_END)["holdings"]:
        told = ask(client, f"/api/places/{TOWN}/accounts", holding=line["key"])
        assert sum(one["weight"] for one in told["reasons"]) == pytest.approx(line["score"])
        assert not any("syrian-state-tv" in one["detail"] for one in told["reasons"])


def test_a_holding_that_is_not_there_is_unknown(client: TestClient) -> None:
    status, fault = refused(client, f"/api/places/{TOWN}/accounts", holding="holding-0")
    assert status == 404
    assert fault["near"] == [TOWN]


def test_a_name_that_is_not_there_comes_with_near_ones(client: TestClient) -> None:
    status, fault = refused(client, "/api/places/Saraqibb")
    assert (status, fault["code"]) == (404, "unknown")
    assert "Saraqib" in fault["near"]


def test_an_id_that_is_not_there_comes_with_near_ones(client: TestClient) -> None:
    status, fault = refused(client, f"/api/places/{TOWN}9")
    assert status == 404
    assert TOWN in fault["near"]
    status, fault = refused(client, f"/api/roads/{TOWN}9")
    assert (status, fault["near"]) == (404, [])


def test_a_name_with_a_slash_is_one_name(client: TestClient) -> None:
    for path in ("places/Sara%2Fqib", "places/Sara/qib", "places/Sara%2Fqib/events", "roads/M4%2FX"):
        status, fault = refused(client, f"/api/{path}")
        assert (status, fault["code"]) == (404, "unknown")
        assert "/" in fault["message"]
        assert "/events" not in fault["message"]
    assert place(client, "Saraqib/")["subject"] == place(client, "Saraqib")["subject"]


@pytest.mark.parametrize("key", ["%20", "%00", "\U0001f30d", "x" * 400, "'; --", "%ff"])
def test_odd_names_are_refused_in_words(client: TestClient, key: str) -> None:
    for path in ("places/{}", "places/{}/events", "places/{}/names", "places/{}/around", "roads/{}"):
        status, _ = refused(client, "/api/" + path.format(key))
        assert status in (404, 422)


def test_events_there_come_by_day_and_type(client: TestClient) -> None:
    found = ask(client, f"/api/places/{TOWN}/events", limit=5)
    days = [row["when"]["earliest"] or row["when"]["latest"] or "9999" for row in found["rows"]]
    assert days == sorted(days)
    rest = ask(client, f"/api/places/{TOWN}/events", limit=200, after=found["next"])
    assert len(found["rows"]) + len(rest["rows"]) == found["total"]
    captures = ask(client, f"/api/places/{TOWN}/events", kind="capture")
    assert {row["event_type"] for row in captures["rows"]} == {"capture"}
    assert sum(one["events"] for one in found["types"]) == found["total"]


def test_figures_stay_with_their_events(client: TestClient) -> None:
    found = ask(client, f"/api/places/{TOWN}/figures")
    events = {row["id"] for row in ask(client, f"/api/places/{TOWN}/events", limit=200)["rows"]}
    assert found["rows"]
    assert {row["event"]["id"] for row in found["rows"]} <= events


def test_what_articles_call_it_is_counted(client: TestClient) -> None:
    names = ask(client, f"/api/places/{TOWN}/names")["names"]
    assert names[0]["name"] == "Saraqib"
    assert [one["claims"] for one in names] == sorted((one["claims"] for one in names), reverse=True)


def test_the_roads_through_a_place_are_named(client: TestClient) -> None:
    found = ask(client, f"/api/places/{TOWN}/around")
    assert {"route-SY-M4", "route-SY-M5"} <= {road["id"] for road in found["roads"]}


def test_a_road_is_told_stretch_by_stretch(client: TestClient) -> None:
    road = ask(client, "/api/roads/M5", **AT_THE_END)["road"]
    assert len(road["towns"]) == len(road["stretches"]) + 1
    for at, stretch in enumerate(road["stretches"]):
        ends = (road["towns"][at]["name"], road["towns"][at + 1]["name"])
        assert (stretch["start"], stretch["end"]) == ends
    town = next(one for one in road["towns"] if one["id"] == TOWN)
    assert "route-SY-M4" in [one["id"] for one in town["roads"]]
    assert any(stretch["status"] == "contested" for stretch in road["stretches"])


def test_the_page_of_a_road_has_the_holdings_of_its_stretches(client: TestClient) -> None:
    lines = place(client, "route-SY-M5", **AT_THE_END)["holdings"]
    assert len({line["subject"]["id"] for line in lines}) > 1
    stretch = next(line for line in lines if line["subject"]["id"] != "route-SY-M5")
    told = ask(client, "/api/places/route-SY-M5/accounts", holding=stretch["key"])
    assert told["rows"]


def test_a_road_that_is_not_there_is_unknown(client: TestClient) -> None:
    assert refused(client, "/api/roads/Saraqib")[0] == 404


def test_a_passage_says_what_stops_a_side(client: TestClient) -> None:
    found = ask(
        client, "/api/passage", side="Syrian army", start="Maarat al-Numan", end="Aleppo", **AT_THE_END
    )
    assert found["answer"] == "contested"
    assert found["stops"]
    assert all(found["way"][at]["status"] != "held" for at in found["stops"])
    assert refused(client, "/api/passage", side=" ", start="Aleppo", end="Hama")[0] == 422
    assert refused(client, "/api/passage", side="Syrian army", start="Nowhereville", end="Hama")[0] == 422


def test_changes_between_two_days(client: TestClient) -> None:
    found = ask(client, "/api/changes", **{"from": "2020-02-20", "to": "2020-02-29"})
    town = next(change for change in found["changes"] if change["subject"]["id"] == TOWN)
    assert town["kind"] == "gained"
    assert town["before"]["sides"] == ["Syrian army"]
    assert town["after"]["sides"] == ["Syrian National Army"]
    assert town["claims"]
    assert found["events"]
    same = ask(client, "/api/changes", **{"from": "2020-02-29", "to": "2020-02-29"})
    assert (same["changes"], same["events"]) == ([], [])


def test_changes_look_a_week_back_where_no_day_is_named(client: TestClient) -> None:
    found = ask(client, "/api/changes")
    assert (found["start"], found["end"]) == ("2020-02-28", "2020-03-06")


def test_days_that_make_no_stretch_of_time_are_refused(client: TestClient) -> None:
    assert refused(client, "/api/changes", **{"from": "2020-03-01", "to": "2020-02-01"})[0] == 422
    assert refused(client, "/api/changes", known_to="2020-03-01")[0] == 422
    backwards = {"known_from": "2020-03-01", "known_to": "2020-02-01"}
    assert refused(client, "/api/changes", **backwards)[0] == 422


def test_marks_of_pages_that_are_none_are_refused(client: TestClient) -> None:
    for path in ("places", f"places/{TOWN}/figures", f"places/{TOWN}/events"):
        for after in ("x", "WyJhIl0", "WyItMSJd", "WzFlOTld"):
            assert refused(client, f"/api/{path}", after=after)[0] == 422
