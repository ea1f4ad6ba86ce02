"""Judging through the page: what is asked is answered, what is judged is kept, taken up, and taken back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from variorum.pipeline.judging import judgement_file, read_judgements
from variorum.store.record import Record
from variorum.web.app import make_app
from variorum.web.core.settings import Settings

BASE = "http://127.0.0.1:8000"
# Bringing a small record up to date takes some seconds where many processes run.
PATIENCE = 90


@pytest.fixture
def record(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample's record that may be written to."""
    path = tmp_path / "war.db"
    shutil.copy(sample_path, path)
    return path


@pytest.fixture
def judging(record: Path) -> Iterator[TestClient]:
    """The page on it, started for review."""
    with TestClient(make_app(Settings(record=record, review=True)), base_url=BASE) as asking:
        yield asking


def ask(page: TestClient, path: str, **query: object) -> Any:
    """The answer to a question, waited for while it is worked out."""
    until = time.monotonic() + PATIENCE
    while True:
        reply = page.get(f"/api/review/{path}", params=query)
        if reply.status_code != 503 or reply.json()["code"] != "being-made" or time.monotonic() > until:
            assert reply.status_code == 200, reply.text
            return reply.json()
        time.sleep(0.1)


def judge(page: TestClient, action: str, *ids: str, **more: str) -> Any:
    """The reply to a judgement of Ana's."""
    body = {"action": action, "ids": ids, "by": "Ana", "why": "Both name the bridge.", **more}
    return page.post("/api/review/judgements", json=body)


def taken_up(page: TestClient) -> Any:
    """The status once the record has taken up what was judged."""
    until = time.monotonic() + PATIENCE
    while (status := ask(page, "status"))["state"] != "idle" or status["pending"]:
        assert status["state"] != "failed", status
        assert time.monotonic() < until, status
        time.sleep(0.1)
    return status


def two_events(path: Path) -> tuple[str, str]:
    """Two claims that are events of their own, of one type and one kind of telling."""
    with Record.open(path) as record:
        alone: dict[tuple[str, str], str] = {}
        for event in record.events():
            if len(event.claims) != 1 or event.disputed_by:
                continue
            claim = record.claim(event.claims[0])
            assert claim is not None
            kind = (claim.claim.event_type, claim.claim.modality)
            if kind in alone:
                return alone[kind], claim.claim.id
            alone[kind] = claim.claim.id
    raise AssertionError("The sample has no two events of one type with one claim each.")


def crowded(path: Path) -> tuple[str, tuple[str, ...]]:
    """An event of at least three claims, and these."""
    with Record.open(path) as record:
        event = max(record.events(), key=lambda one: len(one.claims))
        return event.id, (*event.claims, *event.disputed_by)


def home(path: Path, claim_id: str) -> str | None:
    """The event of a claim."""
    with Record.open(path) as record:
        return record.home(claim_id)


# ---- reading


def test_the_queue_shows_both_accounts_and_what_speaks_for_and_against(judging: TestClient) -> None:
    queue = ask(judging, "queue", limit=3)
    assert queue["looked"] == queue["of"] > 0
    assert len(queue["rows"]) == 3
    for call in queue["rows"]:
        assert call["steps"][-1]["total"] == pytest.approx(call["score"])
        assert call["joined"] == (call["left"]["event"]["id"] == call["right"]["event"]["id"])
        for side in ("left", "right"):
            pieces = call[side]["sentence"]
            assert any(one["marked"] for one in pieces)
            assert call[side]["document"]["id"]


def test_pages_of_the_queue_follow_each_other_without_repeating(judging: TestClient) -> None:
    whole = ask(judging, "queue", limit=200)["rows"]
    paged: list[Any] = []
    after = None
    while True:
        page = ask(judging, "queue", limit=7, **({"after": after} if after else {}))
        paged += page["rows"]
        after = page["next"]
        if after is None:
            break
    assert paged == whole


def test_a_pair_is_explained_as_the_command_line_explains_it(judging: TestClient, record: Path) -> None:
    event, claims = crowded(record)
    told = ask(judging, "pair", left=claims[0], right=claims[1])
    assert told["together"]
    assert event in told["verdict"]
    (only,) = told["comparisons"]
    assert only["left"]["claim_id"] in claims
    left, right = two_events(record)
    assert not ask(judging, "pair", left=left, right=right)["together"]


def test_disputed_fields_come_with_their_readings(judging: TestClient) -> None:
    page = ask(judging, "disputes", limit=4)
    assert page["total"] > 4
    assert page["rows"] == sorted(page["rows"], key=lambda one: -one["origins"])
    for one in page["rows"]:
        assert any(reading["relation"] == "contradicts" for reading in one["readings"])
        assert all(reading["sentence"] for reading in one["readings"])


def test_what_of_a_claim_can_be_corrected_is_written_as_a_correction(
    judging: TestClient, record: Path
) -> None:
    claim, _ = two_events(record)
    told = ask(judging, f"claims/{claim}")
    for field in told["fields"]:
        # What it is now is a value it may be given.
        reply = judge(judging, "correct", claim, field=field["field"], value=field["value"])
        assert reply.status_code == 200, (field, reply.text)


# ---- judging


def test_same_makes_one_event_of_two_and_undo_makes_them_two_again(judging: TestClient, record: Path) -> None:
    left, right = two_events(record)
    reply = judge(judging, "same", left, right)
    assert reply.status_code == 200, reply.text
    (made,) = reply.json()["judgements"]
    assert reply.json()["standing"]["pending"] == 1
    taken_up(judging)
    assert home(record, left) == home(record, right)
    assert judging.get("/api/record").json()["current"]
    (listed,) = ask(judging, "judgements")["rows"]
    assert (listed["id"], listed["state"], listed["by"]) == (made, "applied", "Ana")
    assert judge(judging, "undo", made).status_code == 200
    taken_up(judging)
    assert home(record, left) != home(record, right)
    assert {one["state"] for one in ask(judging, "judgements")["rows"]} == {"applied", "withdrawn"}


def test_split_takes_a_claim_out_of_its_event(judging: TestClient, record: Path) -> None:
    _, claims = crowded(record)
    out, *rest = claims
    reply = judge(judging, "split", out)
    assert reply.status_code == 200, reply.text
    assert len(reply.json()["judgements"]) == len(rest)
    taken_up(judging)
    assert home(record, out) not in {home(record, one) for one in rest}


def test_a_split_needs_claims_of_one_event_and_leaves_one_in_it(judging: TestClient, record: Path) -> None:
    _, claims = crowded(record)
    left, right = two_events(record)
    assert "all claims" in judge(judging, "split", *claims).json()["message"]
    assert "2 events" in judge(judging, "split", left, right).json()["message"]
    assert not judgement_file(record).exists()


def test_what_was_judged_is_no_call_any_more(judging: TestClient) -> None:
    before = ask(judging, "queue", limit=200)
    call = before["rows"][0]
    pair = [call[side]["claim_id"] for side in ("left", "right")]
    assert judge(judging, "unsure", *pair).status_code == 200
    after = ask(judging, "queue", limit=200)
    assert after["total"] == before["total"] - 1
    assert pair not in [[one[side]["claim_id"] for side in ("left", "right")] for one in after["rows"]]


def test_two_reviewers_who_disagree_are_both_told(judging: TestClient, record: Path) -> None:
    left, right = two_events(record)
    assert judge(judging, "same", left, right).json()["warnings"] == []
    told = judge(judging, "different", left, right, by="Ben").json()["warnings"]
    assert "both the same and different" in told[0]
    unsettled = ask(judging, "judgements", unsettled=True)
    assert {one["by"] for one in unsettled["rows"]} == {"Ana", "Ben"}


def test_a_judgement_given_while_a_build_writes_is_kept_and_taken_up_after_it(
    judging: TestClient, record: Path
) -> None:
    left, right = two_events(record)
    with Record.open(record, "write"):
        assert judge(judging, "same", left, right).status_code == 200
        until = time.monotonic() + PATIENCE
        while ask(judging, "status")["state"] != "waiting":
            assert time.monotonic() < until
            time.sleep(0.1)
        assert len(read_judgements(judgement_file(record)).made) == 1
    taken_up(judging)
    assert home(record, left) == home(record, right)


# ---- refusals


def test_a_page_that_only_reads_refuses_and_says_how_to_start_it(record: Path) -> None:
    left, right = two_events(record)
    with TestClient(make_app(Settings(record=record)), base_url=BASE) as reading:
        for reply in (judge(reading, "same", left, right), reading.post("/api/review/apply")):
            assert reply.status_code == 403
            assert "--review" in reply.json()["advice"]
        assert reading.get("/api/review/judgements").status_code == 200
    assert not judgement_file(record).exists()


def test_another_page_may_not_judge(judging: TestClient, record: Path) -> None:
    left, right = two_events(record)
    body = {"action": "same", "ids": [left, right], "by": "Ana", "why": "x"}
    foreign = {"Origin": "https://elsewhere.example"}
    assert judging.post("/api/review/judgements", json=body, headers=foreign).status_code == 403
    assert judging.post("/api/review/apply", headers=foreign).status_code == 403
    assert not judgement_file(record).exists()


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"by": "  "}, 422, "name is missing"),
        ({"why": ""}, 422, "reason is missing"),
        ({"by": "a" * 201}, 422, "200"),
        ({"ids": ["claim-0000000000000000"]}, 404, "has no claim"),
        ({"ids": ["claim-\u202e<script>\x00"]}, 404, "has no claim"),
        ({"ids": []}, 422, "ids"),
        ({"action": "guess"}, 422, "action"),
        ({"action": "undo", "ids": ["judgement-none"]}, 422, "no claim, event or judgement"),
        ({"action": "correct", "field": "mood", "value": "calm"}, 422, "mood"),
        ({"action": "correct", "field": "when", "value": "soon"}, 422, "soon"),
        ({"action": "correct", "field": "killed", "value": "5..2"}, 422, "less than"),
        ({"more": "x"}, 422, "more"),
    ],
)
def test_what_is_no_judgement_is_refused_in_plain_words(
    judging: TestClient, record: Path, change: dict[str, Any], status: int, words: str
) -> None:
    claim, _ = two_events(record)
    body = {"action": "reject", "ids": [claim], "by": "Ana", "why": "From a film.", **change}
    reply = judging.post("/api/review/judgements", json=body)
    assert reply.status_code == status
    assert words in reply.json()["message"]
    assert not judgement_file(record).exists()


@pytest.mark.parametrize("text", ["{", '{"action": "same"', '"\\ud800"', "[[[[", "null", ""])
def test_a_body_that_is_no_request_is_refused(judging: TestClient, text: str) -> None:
    reply = judging.post("/api/review/judgements", content=text, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422


def test_half_a_character_in_a_reason_is_refused(judging: TestClient, record: Path) -> None:
    claim, _ = two_events(record)
    body = f'{{"action": "reject", "ids": ["{claim}"], "by": "Ana", "why": "a \\ud800 b"}}'
    reply = judging.post("/api/review/judgements", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    assert not judgement_file(record).exists()


def test_odd_names_and_reasons_are_kept_as_they_are(judging: TestClient, record: Path) -> None:
    claim, _ = two_events(record)
    why = "\u202eright to left\u202c <b>bold</b> \x07 'quotes\" \U0001f54a"
    assert judge(judging, "reject", claim, why=why, by="Ána \u200f").status_code == 200
    (kept,) = read_judgements(judgement_file(record)).made
    assert kept.note == why


def test_unknown_ids_are_named_with_what_is_near(judging: TestClient, record: Path) -> None:
    event, claims = crowded(record)
    near = judging.get(f"/api/review/claims/{claims[0][:-1]}")
    assert near.status_code == 404
    assert claims[0] in near.json()["near"]
    assert judging.get(f"/api/review/events/{event}").status_code == 200
    assert judging.get(f"/api/review/events/{claims[0]}").status_code == 422
    assert judging.get("/api/review/events/event-none").status_code == 404
    assert judging.get("/api/review/pair", params={"left": event, "right": event}).status_code == 422


def test_a_line_of_the_file_that_is_no_judgement_is_named(judging: TestClient, record: Path) -> None:
    judgement_file(record).write_text("no judgement\n", encoding="utf-8")
    (fault,) = ask(judging, "status")["faults"]
    assert "Line 1" in fault


def test_judgements_given_elsewhere_are_taken_up_when_asked(judging: TestClient, record: Path) -> None:
    left, right = two_events(record)
    with TestClient(make_app(Settings(record=record, review=True)), base_url=BASE) as other:
        judge(other, "same", left, right)
    assert judging.post("/api/review/apply").status_code == 200
    taken_up(judging)
    assert home(record, left) == home(record, right)
