"""Searching over the bundled sample."""

from __future__ import annotations

from time import sleep
from typing import Any

import pytest
from starlette.testclient import TestClient


def asked(client: TestClient, path: str, **params: object) -> Any:
    answer = client.get(f"/api/{path}", params=params)
    while answer.status_code == 503:
        # What was known on a day is made when it is first asked for.
        sleep(0.1)
        answer = client.get(f"/api/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def words(stretches: list[dict[str, Any]], *, found: bool = True) -> list[str]:
    return [one["text"] for one in stretches if one["found"] == found]


def test_a_name_finds_the_place_events_and_articles(client: TestClient) -> None:
    found = asked(client, "search", q="Saraqib")

    assert found["places"][0]["name"] == "Saraqib"
    assert found["places"][0]["events"] > 0
    assert all("Saraqib" in words(row["label"]) for row in found["events"]["rows"])
    assert found["events"]["total"] > len(found["events"]["rows"]) > 0
    first = found["articles"]["rows"][0]
    assert "Saraqib" in [word for one in first["passages"] for word in words(one["stretches"])]


def test_claims_stand_by_the_words_they_were_made_from(client: TestClient) -> None:
    rows = asked(client, "search/articles", q="shelling")["rows"]
    claims = [claim for row in rows for passage in row["passages"] for claim in passage["claims"]]

    assert claims
    claim = asked(client, f"claims/{claims[0]['id']}")
    assert claim["id"] == claims[0]["id"]


def test_words_left_out_and_fields_cut_down(client: TestClient) -> None:
    every = asked(client, "search/articles", q="Saraqib", limit=100)["rows"]
    fewer = asked(client, "search/articles", q='Saraqib outlet:"Levant Wire"', limit=100)["rows"]
    none = asked(client, "search/articles", q="Saraqib -Saraqib")

    assert 0 < len(fewer) < len(every)
    assert {row["document"]["outlet"] for row in fewer} == {"Levant Wire"}
    assert none["total"] == 0


def test_fields_of_events(client: TestClient) -> None:
    rows = asked(client, "search/events", q="place:Saraqib status:disputed", limit=100)["rows"]
    heard = asked(client, "search/events", q="speaker:sohr", limit=100)
    told = asked(client, "sources/sohr")["counts"]["events"]

    assert rows
    assert {row["status"] for row in rows} == {"disputed"}
    assert heard["total"] == told


def test_how_it_was_read_is_told(client: TestClient) -> None:
    read = asked(client, "search", q='"two words" -not from:soon place:Atlantis')["reading"]

    assert (read["words"], read["without"], read["unread"]) == (['"two words"'], ["not"], ["from:soon"])
    assert read["nothing_fits"] == ["place"]


def test_a_source_is_found_by_a_name_it_is_known_by(client: TestClient) -> None:
    (source, *_) = asked(client, "search", q="Syrian Observatory for Human Rights")["sources"]
    assert (source["key"], source["kind"]) == ("sohr", "monitor")


@pytest.mark.parametrize("name", ["Syrian Arab Army", "syrian army"])
def test_a_party_is_found_by_a_name_it_is_known_by(client: TestClient, name: str) -> None:
    first = asked(client, "search", q=name)["parties"][0]

    assert first["name"] == "Syrian army"
    assert asked(client, "events", party=first["key"])["total"] == first["events"] > 0


def test_parties_are_found_by_the_beginning_of_a_word(client: TestClient) -> None:
    names = [one["name"] for one in asked(client, "search", q="turk")["parties"]]

    assert {"Turkey", "Turkish army"} <= set(names)
    assert asked(client, "search", q="place:Saraqib")["parties"] == []


def test_an_id_is_found_by_its_beginning(client: TestClient) -> None:
    event = asked(client, "events")["rows"][0]

    for typed in (event["id"], event["id"][:14]):
        found = asked(client, "search", q=typed)["ids"]
        assert {"kind": "event", "id": event["id"], "label": event["label"]} in found


def test_pages_follow_each_other_without_gaps(client: TestClient) -> None:
    rows: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = asked(client, "search/articles", q="the", order="newest", limit=4, **after)
        rows += [row["document"]["id"] for row in page["rows"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert len(rows) == len(set(rows)) == page["total"]


@pytest.mark.parametrize(
    "q", ["", " ", "zyzzyva", '"', "-", "*", "zyzzyva NEAR(", "\u0000\ud7ff", "a" * 500, ":" * 50]
)
def test_whatever_is_typed_is_answered(client: TestClient, q: str) -> None:
    found = asked(client, "search", q=q)
    assert found["articles"]["total"] == len(found["articles"]["rows"]) == 0


def test_only_what_was_known_by_a_day_is_found(client: TestClient) -> None:
    now = asked(client, "search/articles", q="Saraqib")
    then = asked(client, "search/articles", q="Saraqib", known_on="2020-02-08")

    assert 0 < then["total"] < now["total"]
    assert max(row["document"]["published"] for row in then["rows"]) <= "2020-02-08"
