"""Sources of the bundled sample: what each said, counted."""

from __future__ import annotations

from time import sleep
from typing import Any

import pytest
from starlette.testclient import TestClient

from variorum.store.record import Record


def asked(client: TestClient, path: str, **params: object) -> Any:
    answer = client.get(f"/api/{path}", params=params)
    while answer.status_code == 503:
        # What was known on a day is made when it is first asked for.
        sleep(0.1)
        answer = client.get(f"/api/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def rows(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked(client, "sources", limit=200)["rows"]
    return found


def test_origins_are_counted_as_events_name_them(rows: list[dict[str, Any]], sample_path: Any) -> None:
    with Record.open(sample_path) as record:
        events = list(record.events())
    for row in rows:
        key, counts = row["key"], row["counts"]
        links = [link for event in events for link in event.origin_links if link.origin == key]
        told = [event for event in events if key in event.origins]
        assert counts["told"] + counts["denied"] == len(links)
        assert counts["alone"] == sum(event.origins == (key,) for event in told)
        assert counts["carried"] == sum(link.carried_from is not None for link in links)
        denying = {o for o in links if o.denies}
        assert counts["denied"] == len(denying)


def test_outlets_that_only_pass_on_are_there_too(rows: list[dict[str, Any]]) -> None:
    found = next(row for row in rows if row["key"] == "free-hills-press")

    assert found["counts"]["documents"] > 0
    assert found["counts"]["passed_on"] > found["counts"]["told"]


def test_a_speaker_without_a_name_is_of_who_heard_it(rows: list[dict[str, Any]]) -> None:
    heard = {row["known"]["heard_by"] for row in rows if row["known"]["kind"] == "unnamed"}
    assert "Free Hills Press" in heard


@pytest.mark.parametrize("sort", ["events", "alone", "against", "passed_on"])
def test_they_are_sorted_by_what_there_is_most_of(client: TestClient, sort: str) -> None:
    counts = [row["counts"][sort] for row in asked(client, "sources", sort=sort)["rows"]]
    assert counts == sorted(counts, reverse=True)


def test_kinds_and_words_cut_the_list_down(client: TestClient) -> None:
    of_kind = asked(client, "sources", kind="monitor")
    named = asked(client, "sources", q="courier")

    assert {row["known"]["kind"] for row in of_kind["rows"]} == {"monitor"}
    assert [row["key"] for row in named["rows"]] == ["the-northern-courier"]
    assert asked(client, "sources", q="zyzzyva")["total"] == 0


def test_pages_hold_each_source_once(client: TestClient, rows: list[dict[str, Any]]) -> None:
    first = asked(client, "sources", limit=20)
    second = asked(client, "sources", limit=20, after=first["next"])
    assert [row["key"] for row in first["rows"] + second["rows"]] == [row["key"] for row in rows[:40]]


@pytest.mark.parametrize(
    "name", ["sohr", "Syrian Observatory for Human Rights", "SOHR", "Free Hills Press", "levant-wire"]
)
def test_a_source_is_found_by_key_and_by_name(client: TestClient, name: str) -> None:
    assert asked(client, f"sources/{name}")["name"]


def test_an_unknown_one_has_near_ones(client: TestClient) -> None:
    answer = client.get("/api/sources/levant-wirr")

    assert answer.status_code == 404
    assert "levant-wire" in answer.json()["near"]


def test_whom_it_stands_beside(client: TestClient) -> None:
    monitor = asked(client, "sources/sohr")
    paper = asked(client, "sources/Free Hills Press")

    assert "Free Hills Press" in {one["source"]["name"] for one in monitor["carriers"]}
    assert "sohr" in {one["source"]["key"] for one in paper["passes_on"]}
    assert all(one["together"] + one["denied_by"] + one["denying"] > 0 for one in monitor["others"])


@pytest.mark.parametrize("only", ["all", "alone", "apart", "refuted", "denies", "against"])
def test_its_events_are_those_that_were_counted(client: TestClient, only: str) -> None:
    for key in ("sohr", "russia-defence-ministry", "the-contrary-almanac"):
        counts = asked(client, f"sources/{key}")["counts"]
        page = asked(client, f"sources/{key}/events", only=only, limit=200)
        assert page["total"] == len(page["rows"]) == counts["events" if only == "all" else only]


def test_its_words_are_shown_with_where_they_stand(client: TestClient) -> None:
    for row in asked(client, "sources/sohr/events")["rows"]:
        said = row["said"]
        assert said["quote"] in said["sentence"]
        assert asked(client, f"claims/{said['claim_id']}")["document"]["id"] == said["document_id"]


def test_where_it_parts_from_others_both_readings_are_shown(client: TestClient) -> None:
    rows = asked(client, "sources/the-contrary-almanac/events", only="apart")["rows"]
    partings = [one for row in rows for one in row["partings"]]

    assert partings
    for one in partings:
        assert one["its"]
        assert one["others"]
        assert all(reading not in one["others"] for reading in one["its"])
    figures = [reading for one in partings for reading in one["its"] if reading["text"] is None]
    assert figures
    assert all(reading["low"] is not None or reading["high"] is not None for reading in figures)


def test_events_come_by_day_both_ways(client: TestClient) -> None:
    newest = asked(client, "sources/sohr/events", limit=200)["rows"]
    oldest = asked(client, "sources/sohr/events", order="oldest", limit=200)["rows"]
    paged = asked(client, "sources/sohr/events", limit=5)
    more = asked(client, "sources/sohr/events", limit=200, after=paged["next"])

    assert {row["event_id"] for row in newest} == {row["event_id"] for row in oldest}
    assert [row["event_id"] for row in paged["rows"] + more["rows"]] == [row["event_id"] for row in newest]
    days = [row["days"]["earliest"] or row["days"]["latest"] for row in oldest]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)


def test_as_known_on_a_day_less_was_said(client: TestClient) -> None:
    then = asked(client, "sources/sohr", known_on="2020-02-10")["counts"]["told"]
    assert 0 < then < asked(client, "sources/sohr")["counts"]["told"]
