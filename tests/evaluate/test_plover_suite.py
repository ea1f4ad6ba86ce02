"""The suite of single sentences: event, actor and recipient of the first claim that is an event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.evaluate.plover_suite import score_plover, write_plover_texts
from variorum.model.errors import InputError


def named(name: str, actor_id: str | None = None) -> dict[str, Any]:
    return {"id": actor_id, "name": name, "text": name, "aliases": []}


def claim(
    source: str, event_type: str, agent: str, patient: str = "", place: str = "", **given: Any
) -> dict[str, Any]:
    return {
        "claim_id": f"{source}-{event_type}",
        "document": {"source": source},
        "event_type": event_type,
        "evidence": {"start": given.get("at", 0), "quote": "words"},
        "modality": given.get("modality", "asserted"),
        "arguments": {
            "agent": [named(agent, given.get("agent_id"))],
            "patient": [named(patient)] if patient else [],
            "place": [named(place)] if place else [],
        },
    }


def record(id_: str, event: str, source: str, target: object) -> dict[str, Any]:
    return {"id": id_, "text": "words", "event": event, "source": [{"actorText": source}], "target": target}


def scored(tmp_path: Path, records: list[dict[str, Any]], claims: list[dict[str, Any]]) -> dict[str, Any]:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (tmp_path / "claims.jsonl").write_text("".join(f"{json.dumps(c)}\n" for c in claims), encoding="utf-8")
    return {measure.name: measure.value for measure in score_plover(path, tmp_path).measures}


def test_a_town_that_was_shelled_is_a_recipient(tmp_path: Path) -> None:
    records = [record("1", "FIGHT", "rebels", [{"actorText": "Malakal"}])]
    found = scored(tmp_path, records, [claim("1", "shelling", "rebels", place="Malakal")])
    assert found["all three"] == found["event"] == found["recipient"] == 1


def test_the_first_claim_is_the_answer(tmp_path: Path) -> None:
    records = [record("1", "FIGHT", "navy", None)]
    claims = [
        claim("1", "attack", "navy", at=40),
        claim("1", "deploy", "navy", at=3),
        claim("1", "other", "x"),
    ]
    found = scored(tmp_path, records, claims)
    assert (found["event"], found["event, any claim"], found["all three"]) == (0, 1, 0)
    assert found["recipient"] is None


def test_how_it_is_put_and_who_did_it_decide_the_event(tmp_path: Path) -> None:
    records = [
        record("1", "THREATEN", "Chad", ""),
        record("2", "AGREE", "UN", None),
        record("3", "ASSAULT", "gunmen", ["teacher"]),
        record("4", "COERCE", "police", None),
    ]
    claims = [
        claim("1", "airstrike", "Chad", modality="threatened"),
        claim("2", "aid", "UN", modality="planned"),
        claim("3", "detain", "gunmen", "teacher", agent_id="gunmen"),
        claim("4", "detain", "police", agent_id="police"),
    ]
    assert scored(tmp_path, records, claims)["all three"] == 1


def test_events_without_a_type_are_told_apart(tmp_path: Path) -> None:
    records = [record("1", "DEMAND", "Peru", None), record("2", "AID", "Peru", None)]
    found = scored(tmp_path, records, [claim("2", "aid", "Peru")])
    assert (found["event"], found["event, events with a type"]) == (0.5, 1)
    assert found["sentences without an answer"] == 1


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "words"}), encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        write_plover_texts(path, tmp_path)
