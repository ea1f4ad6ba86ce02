from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def _events(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for day in page["days"] for event in day["events"]]


def _get(client: TestClient, path: str, **query: Any) -> dict[str, Any]:
    answer = client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_pages_on_end_give_every_dated_event_once(client: TestClient) -> None:
    whole = _get(client, "/api/timeline", limit=100)
    assert whole["before"] is None
    assert whole["after"] is None
    ids, after = [], None
    while True:
        page = _get(client, "/api/timeline", limit=7, **({"after": after} if after else {}))
        ids += [event["id"] for event in _events(page)]
        after = page["after"]
        if after is None:
            break
    assert ids == [event["id"] for event in _events(whole)]
    days = _get(client, "/api/timeline/days")
    assert len(ids) == sum(days["events"])


def test_a_page_leads_back_to_the_one_before(client: TestClient) -> None:
    first = _get(client, "/api/timeline", limit=7)
    second = _get(client, "/api/timeline", limit=7, after=first["after"])
    assert first["before"] is None
    assert _events(_get(client, "/api/timeline", limit=7, before=second["before"])) == _events(first)


def test_a_jump_begins_with_the_day_and_knows_what_came_before(client: TestClient) -> None:
    page = _get(client, "/api/timeline", start="2020-02-27", limit=5)
    assert page["days"][0]["day"] == "2020-02-27"
    before = _get(client, "/api/timeline", before=page["before"], limit=100)
    assert before["days"]
    assert before["days"][-1]["day"] < "2020-02-27"
    beyond = _get(client, "/api/timeline", start="2199-01-01")
    assert beyond["days"] == []
    assert beyond["before"] is not None


def test_an_event_of_several_days_stands_once_with_all_of_them(client: TestClient) -> None:
    events = _events(_get(client, "/api/timeline", limit=100))
    stretches = [one for one in events if one["days"]["earliest"] != one["days"]["latest"]]
    assert stretches
    assert len({one["id"] for one in events}) == len(events)
    # What is told without an end was over when it was told: that is shown beside it.
    assert any(one["published"] for one in stretches if one["days"]["latest"] is None)
    assert not any(one["published"] for one in events if None not in one["days"].values())


def test_days_place_and_type_cut_it_down(client: TestClient) -> None:
    days = _get(client, "/api/timeline", **{"from": "2020-02-27", "to": "2020-02-28", "limit": 100})
    assert days["days"]
    for one in _events(days):
        assert (one["days"]["earliest"] or "") <= "2020-02-28"
        assert (one["days"]["latest"] or "9999") >= "2020-02-27"
    shelled = _events(_get(client, "/api/timeline", type="shelling", limit=100))
    assert shelled
    assert {one["event_type"] for one in shelled} == {"shelling"}
    there = _events(_get(client, "/api/timeline", place="Saraqib", limit=100))
    assert there
    assert {(one["place"] or one["route"])["name"] for one in there}


def test_nothing_after_the_day_asked_about_is_told(client: TestClient) -> None:
    asked = _get(client, "/api/timeline", as_of="2020-02-10", limit=100)
    assert max(day["day"] for day in asked["days"]) <= "2020-02-10"
    sooner = _get(client, "/api/timeline", as_of="2020-02-10", to="2020-02-05", limit=100)
    assert max(day["day"] for day in sooner["days"]) <= "2020-02-05"


def test_undated_events_stand_by_when_they_were_first_told(client: TestClient) -> None:
    whole = _get(client, "/api/timeline/undated", limit=100)
    told = [day["day"] for day in whole["days"]]
    assert told == sorted(told, key=lambda day: day or "9999")
    assert len(_events(whole)) == _get(client, "/api/timeline/days")["undated"]
    assert all(one["days"] == {"earliest": None, "latest": None} for one in _events(whole))
    first = _get(client, "/api/timeline/undated", limit=5)
    second = _get(client, "/api/timeline/undated", limit=100, after=first["next"])
    assert _events(first) + _events(second) == _events(whole)
    early = _get(client, "/api/timeline/undated", as_of="2020-02-10", limit=100)
    assert all(day["day"] <= "2020-02-10" for day in early["days"])
    assert 0 < len(_events(early)) < len(_events(whole))


def test_what_cannot_be_asked_is_said(client: TestClient) -> None:
    unknown = client.get("/api/timeline", params={"place": "Sarqib"})
    assert unknown.status_code == 404
    assert "Saraqib" in unknown.json()["near"]
    assert client.get("/api/timeline", params={"from": "2020-03-01", "to": "2020-02-01"}).status_code == 422
    assert client.get("/api/timeline", params={"after": "no mark"}).status_code == 422
    assert client.get("/api/timeline", params={"start": "yesterday"}).status_code == 422


def test_running_totals_are_those_of_the_events_they_name(client: TestClient) -> None:
    found = _figures(client, kind="killed", by="party")
    for one in found["series"]:
        if one["total"] is None:
            continue
        assert one["points"]["best"][-1] == one["total"]["best"] == sum(one["counted"]["best"])
        assert one["points"]["low"][-1] == sum(one["counted"]["low"])
        assert one["points"]["events"][-1] == len(one["counted"]["event_id"])
    assert any(one["undated"] for one in found["series"])


def test_what_sources_count_themselves_stands_apart(client: TestClient) -> None:
    found = _figures(client, kind="displaced", by="all")
    assert {one["scope"] for one in found["told"]} <= {"cumulative", "stock"}
    assert found["told"]
    assert all(point["claim_id"] for one in found["told"] for point in one["points"])


def test_an_event_that_is_counted_opens_to_its_accounts(client: TestClient) -> None:
    series = next(one for one in _figures(client)["series"] if one["counted"]["event_id"])
    asked = series["counted"]["event_id"][:2]
    opened = _get(client, "/api/figures/events", event=asked, kind="killed")
    assert [one["event"]["id"] for one in opened["events"]] == asked
    for one in opened["events"]:
        assert all(
            account["quote"] and account["document"] for c in one["counts"] for account in c["accounts"]
        )
    assert client.get("/api/figures/events", params={"event": "event-none"}).status_code == 404


@pytest.mark.parametrize("query", [{"kind": "villages"}, {"by": "side"}])
def test_only_what_may_be_added_is_added(client: TestClient, query: dict[str, str]) -> None:
    assert client.get("/api/figures", params=query).status_code == 422


def _figures(client: TestClient, **query: Any) -> dict[str, Any]:
    # The first long answer waits for a process to start.
    for _ in range(60):
        answer = client.get("/api/figures", params=query)
        if answer.status_code != 503:
            break
        assert answer.json()["code"] == "being-made"
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
