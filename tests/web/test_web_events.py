from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from variorum.lexicon.lexicon import Lexicon
from variorum.model.events import Event, FieldVariants, OriginLink, Variant
from variorum.query.sigla import sigla, sign_order
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.store.reading_events import EventFilter
from variorum.store.record import Record
from variorum.web.core.knowledge import Knowledge
from variorum.web.events.accounts import account_page, names_in, next_after
from variorum.web.events.apparatus import apparatus_of

Row = dict[str, Any]


def asked(client: TestClient, path: str, **query: Any) -> Row:
    reply = client.get(path, params=query)
    assert reply.status_code == 200, reply.text
    found: Row = reply.json()
    return found


def all_rows(client: TestClient, **query: Any) -> list[Row]:
    """All pages of a list, one after the other."""
    rows: list[Row] = []
    after: str | None = None
    while True:
        page = asked(client, "/api/events", **query, **({} if after is None else {"after": after}))
        rows += page["rows"]
        after = page["next"]
        if after is None:
            assert page["total"] == len(rows)
            return rows


def day_of(row: Row) -> str:
    days = (row["when"] or {"days": {"earliest": None, "latest": None}})["days"]
    return str(days["earliest"] or days["latest"] or "9999")


@pytest.fixture(scope="module")
def disputed(client: TestClient) -> Row:
    """The disputed event of the sample that most accounts tell of and somebody denies."""
    rows = [row for row in all_rows(client, status="disputed") if row["denials"]]
    most = max(rows, key=lambda row: (row["accounts"], row["id"]))
    return asked(client, f"/api/events/{most['id']}")


# ---- lists


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("limit", [1, 7, 200])
def test_pages_hold_every_event_once_in_order(client: TestClient, order: str, limit: int) -> None:
    rows = all_rows(client, order=order, limit=limit)
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids) > 20
    dated = [day_of(row) for row in rows if day_of(row) != "9999"]
    assert dated == sorted(dated, reverse=order == "newest")
    assert [day_of(row) for row in rows[len(dated) :]] == ["9999"] * (len(rows) - len(dated))


def test_a_filter_leaves_only_what_it_asks_for(client: TestClient) -> None:
    everything = all_rows(client)
    for query, fits in (
        ({"type": ["capture", "control"]}, lambda row: row["event_type"]["code"] in ("capture", "control")),
        ({"status": ["disputed", "denied"]}, lambda row: row["status"] in ("disputed", "denied")),
        ({"disputed": True}, lambda row: row["disputed"]),
        (
            {"words": "turkish ARMY"},
            lambda row: all(word in row["label"].lower() for word in ("turkish", "army")),
        ),
    ):
        found = {row["id"] for row in all_rows(client, **query)}
        assert found
        assert found == {row["id"] for row in everything if fits(row)}


def test_a_place_is_found_by_its_name_and_by_its_key(client: TestClient) -> None:
    rows = all_rows(client, place="Saraqib")
    keys = {row["place"]["key"] for row in rows}
    assert len(keys) == 1
    assert [row["id"] for row in all_rows(client, place=keys.pop())] == [row["id"] for row in rows]


def test_an_unknown_place_says_what_is_near_it(client: TestClient) -> None:
    reply = client.get("/api/events", params={"place": "Saraqibb"})
    assert reply.status_code == 404
    assert "Saraqib" in reply.json()["near"]


def test_a_party_is_found_whether_it_acted_or_was_acted_upon(client: TestClient) -> None:
    rows = all_rows(client, party="syria-army")
    assert rows
    everything = all_rows(client)

    def names_it(row: Row) -> bool:
        return any(one["id"] == "syria-army" for one in (*row["agents"], *row["patients"]))

    assert [row["id"] for row in rows] == [row["id"] for row in everything if names_it(row)]
    for name in ("Syrian army", "Syrian Arab Army"):
        assert [row["id"] for row in all_rows(client, party=name)] == [row["id"] for row in rows]
    captures = all_rows(client, party="syria-army", type=["capture"])
    assert 0 < len(captures) < len(rows)


def test_an_unknown_party_says_who_is_near_it(client: TestClient) -> None:
    reply = client.get("/api/events", params={"party": "Syrian armies"})
    assert reply.status_code == 404
    assert "Syrian army" in reply.json()["near"]


def test_parties_that_can_be_filtered_by_have_as_many_events_as_are_said(client: TestClient) -> None:
    parties = asked(client, "/api/events/kinds")["parties"]
    assert [one["events"] for one in parties] == sorted((one["events"] for one in parties), reverse=True)
    for one in parties[:5]:
        assert asked(client, "/api/events", party=one["key"])["total"] == one["events"] > 0


def test_days_take_in_both_ends_and_leave_out_what_nothing_dates(client: TestClient) -> None:
    first, last = "2020-02-06", "2020-02-10"
    rows = all_rows(client, **{"from": first, "to": last})
    assert rows
    for row in rows:
        days = row["when"]["days"]
        assert day_of(row) <= last
        assert days["latest"] is None or days["latest"] >= first


def test_as_of_a_day_events_had_begun(client: TestClient) -> None:
    day = "2020-02-10"
    early = all_rows(client, as_of=day)
    assert 0 < len(early) < len(all_rows(client))
    assert all(day_of(row) <= day or day_of(row) == "9999" for row in early)
    before = asked(client, "/api/events", as_of="1999-01-01")
    assert (before["rows"], before["total"]) == ([], 0)


@pytest.mark.parametrize("after", ["%%%", "WzFd", "bnVsbA", "WyJcdWQ4MDAiLCAiYSJd"])
def test_a_mark_nobody_made_is_no_fault_of_the_program(client: TestClient, after: str) -> None:
    assert client.get("/api/events", params={"after": after}).status_code in (200, 422)


def test_kinds_count_all_events(client: TestClient) -> None:
    kinds = asked(client, "/api/events/kinds")["types"]
    assert sum(kind["events"] for kind in kinds) == asked(client, "/api/events")["total"]
    assert all(kind["event_type"]["meaning"] for kind in kinds)


def test_many_undated_events_are_not_all_asked_when_they_were_told(sample_path: Path) -> None:
    with Record.open(sample_path) as record:
        begun = EventFilter(begun_by="2020-12-31")
        assert record.count_events(begun, 0) is None
        assert record.count_events(begun, 1000) == len(record.event_page(begun, None, 1000))


# ---- the apparatus


def test_what_a_capture_cut_is_told_beside_it_and_of_no_other_event(client: TestClient) -> None:
    told = [asked(client, f"/api/events/{row['id']}") for row in all_rows(client)]
    cuts = [one for one in told if one["cut"] is not None]
    assert {one["event_type"]["code"] for one in cuts} == {"capture"}
    (cut,) = [one["cut"] for one in cuts if one["place"]["name"] == "Saraqib"]
    assert [one["name"] for one in cut["by"]] == ["Syrian army"]
    assert all(one["name"] != "Syrian army" for one in cut["against"])
    for stretch in cut["stretches"]:
        assert "Saraqib" in (stretch["start"]["name"], stretch["end"]["name"])
        road = asked(client, f"/api/roads/{stretch['route_id']}", as_of=cut["day"])["road"]
        assert road["name"] == stretch["route"]


def test_every_account_has_a_sign_of_its_own(disputed: Row) -> None:
    signs = [account["sign"] for account in disputed["accounts"]]
    assert len(set(signs)) == len(signs) == disputed["told"] + disputed["denied"]
    letters = {one["origin"]["id"]: one["sign"].rstrip("0123456789") for one in disputed["accounts"]}
    assert len(set(letters.values())) == len(letters)
    assert [branch["origin"]["sign"] for branch in disputed["tree"]] == sorted(letters.values())


def test_an_account_gives_its_words_in_their_sentence_and_its_article(disputed: Row) -> None:
    for account in disputed["accounts"]:
        assert account["quote"] in account["sentence"]
        assert account["document"]["source"]
        assert account["origin"]["name"]


def test_denials_stand_behind_what_they_deny(disputed: Row) -> None:
    denies = [account["denies"] for account in disputed["accounts"]]
    assert denies == sorted(denies)
    assert sum(denies) == disputed["denied"] > 0
    assert {one["id"] for one in disputed["deniers"]} == {
        account["origin"]["id"] for account in disputed["accounts"] if account["denies"]
    }


def test_readings_name_accounts_of_the_event(disputed: Row) -> None:
    known = {account["claim_id"]: account["sign"] for account in disputed["accounts"]}
    varied = [line for line in disputed["fields"] if line["readings"]]
    assert varied
    for line in varied:
        assert line["readings"][0]["relation"] == "agrees"
        for reading in line["readings"]:
            assert reading["accounts"] == len(reading["marks"]) > 0
            assert all(known[mark["claim_id"]] == mark["sign"] for mark in reading["marks"])
    outcome = next(line for line in disputed["fields"] if line["field"] == "outcome")
    assert outcome["disputed"]
    assert "contradicts" in [reading["relation"] for reading in outcome["readings"]]


def test_figures_hold_all_their_accounts(client: TestClient) -> None:
    counting = [row for row in all_rows(client) if row["figures"]]
    assert counting
    for row in counting:
        for figure in asked(client, f"/api/events/{row['id']}")["figures"]:
            assert figure["told"] == len(figure["accounts"]) > 0
            if figure["low"] is not None and figure["high"] is not None:
                assert figure["low"] <= figure["best"] <= figure["high"]


def test_joins_come_to_what_joins_two(client: TestClient) -> None:
    told = [row for row in all_rows(client) if row["accounts"] > 2]
    for row in told:
        event = asked(client, f"/api/events/{row['id']}")
        assert event["threshold"] == TOGETHER
        assert event["joins"]
        for join in event["joins"]:
            if join["steps"]:
                assert join["steps"][-1]["total"] == pytest.approx(join["score"])


def test_the_reasons_of_the_score_add_up_to_it_and_name_no_keys(disputed: Row) -> None:
    assert sum(reason["weight"] for reason in disputed["reasons"]) == pytest.approx(disputed["score"])
    origins = [account["origin"] for account in disputed["accounts"]]
    keys = {one["id"] for one in origins if one["name"] != one["id"]}
    text = " ".join([disputed["status_rule"], *(reason["detail"] for reason in disputed["reasons"])])
    assert keys
    assert not [key for key in keys if "-" in key and key in text]


def test_an_event_names_what_is_held_by_its_accounts(client: TestClient) -> None:
    captures = all_rows(client, type="capture")
    held = [line for row in captures for line in asked(client, f"/api/events/{row['id']}")["holdings"]]
    assert held
    assert all(line["subject_id"] and line["holder"] for line in held)


def test_part_and_whole_name_each_other(client: TestClient) -> None:
    events = [asked(client, f"/api/events/{row['id']}") for row in all_rows(client)]
    by_id = {event["id"]: event for event in events}
    parts = [(whole["id"], part["id"]) for whole in events for part in whole["parts"]]
    assert parts
    for whole, part in parts:
        assert by_id[part]["part_of"]["event"]["id"] == whole


def test_an_unknown_event_says_what_is_near_it(client: TestClient, disputed: Row) -> None:
    reply = client.get(f"/api/events/{disputed['id'][:-2]}")
    assert reply.status_code == 404
    assert disputed["id"] in reply.json()["near"]


# ---- many accounts


def test_accounts_come_in_pages(client: TestClient, disputed: Row) -> None:
    signs: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = asked(client, f"/api/events/{disputed['id']}/accounts", limit=2, **after)
        signs += [row["sign"] for row in page["rows"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert signs == [account["sign"] for account in disputed["accounts"]]


def test_origins_beyond_the_alphabet_have_signs_in_order(sample_path: Path, lexicon: Lexicon) -> None:
    with Record.open(sample_path) as record:
        claims = [claim.claim for claim in record.claims()][:60]
        event = Event(
            id="event-many",
            event_type="clash",
            label="Clash",
            when=None,
            place=None,
            route=None,
            agents=(),
            patients=(),
            figures=(),
            claims=tuple(claim.id for claim in claims),
            disputed_by=(),
            origins=tuple(f"origin-{number}" for number in range(30)),
            documents=(),
            outlets=(),
            status="corroborated",
            variants=(),
            score=1.0,
            reasons=(),
            origin_links=tuple(
                OriginLink(
                    claim_id=claim.id,
                    document_id=claim.document_id,
                    outlet=None,
                    carried_from=None,
                    origin=f"origin-{number % 30}",
                    basis="named",
                )
                for number, claim in enumerate(claims)
            ),
        )
        signs = sigla(record, event)
        ordered = [one.sign for one in signs]
        assert ordered == sorted(ordered, key=sign_order)
        assert "Z1" in ordered
        assert "AA1" in ordered
        assert len(set(ordered)) == len(claims)
        assert len(names_in(record, event, signs, lexicon)) == 30
        assert next_after(signs, len(claims)) is None
        page = account_page(record, event, (), lexicon, (None, 10))
        rest = account_page(record, event, (), lexicon, (page.next, 200))
        assert [row.sign for row in (*page.rows, *rest.rows)] == ordered


def test_of_very_many_readings_the_first_are_sent_and_all_are_counted(sample_path: Path) -> None:
    with Record.open(sample_path) as record:
        event = next(record.events())
        places = [
            Variant(value=f"place-{number}", claims=event.claims, origins=(), relation="contradicts")
            for number in range(300)
        ]
        many = replace(event, variants=(FieldVariants(field="place", variants=tuple(places)),))
        lines = {line.field: line for line in apparatus_of(record, many, (), Knowledge(())).fields}
    sent = [one.value for one in lines["place"].readings]
    assert sent == [one.value for one in places[: len(sent)]]
    assert 0 < len(sent) < 100
    assert lines["place"].readings_in_all == 300
    assert all(line.readings_in_all == len(line.readings) for line in lines.values() if line.field != "place")


# ---- what nearly joined


def test_what_nearly_joined_is_another_event_and_says_what_kept_it_apart(
    client: TestClient, disputed: Row
) -> None:
    near = asked(client, f"/api/events/{disputed['id']}/near")
    assert near["looked_at"] >= len(near["rows"]) > 0
    own = {account["claim_id"] for account in disputed["accounts"]}
    for row in near["rows"]:
        assert row["event"]["id"] != disputed["id"]
        assert row["own"]["claim_id"] in own
        assert row["other"]["claim_id"] not in own
        assert row["bar"] or row["mean"] < near["threshold"]
        assert row["steps"][-1]["total"] == pytest.approx(row["score"])


# ---- claims


def test_a_claim_says_why_it_is_what_it_is(client: TestClient, disputed: Row) -> None:
    for account in disputed["accounts"]:
        claim = asked(client, f"/api/claims/{account['claim_id']}")
        assert claim["quote"] == account["quote"]
        assert disputed["id"] in [event["id"] for event in claim["events"]]
        assert [e["disputes"] for e in claim["events"] if e["id"] == disputed["id"]] == [account["denies"]]
        assert claim["rule"]["name"]
        assert [voice["name"] or voice["text"] for voice in claim["voices"]] == account["speakers"]


def test_notes_on_a_claim_hold_no_codes(client: TestClient, disputed: Row) -> None:
    claims = [asked(client, f"/api/claims/{account['claim_id']}") for account in disputed["accounts"]]
    notes = " ".join(note for claim in claims for line in claim["arguments"] for note in line["notes"])
    assert "Syria" in notes
    assert "admin1-" not in notes


def test_an_unknown_claim_says_what_is_near_it(client: TestClient, disputed: Row) -> None:
    claim_id = disputed["accounts"][0]["claim_id"]
    reply = client.get(f"/api/claims/{claim_id[:-1]}")
    assert reply.status_code == 404
    assert claim_id in reply.json()["near"]
    assert client.get(f"/api/claims/{disputed['id']}").status_code == 404
