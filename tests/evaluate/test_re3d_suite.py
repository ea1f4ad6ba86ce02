"""The suite of bodies, places and relations: spans without articles, doubtful ones left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.evaluate.re3d_suite import score_re3d, write_re3d_texts
from variorum.model.errors import InputError

TEXT = "The Harbour Guard fought the Tide League near Varnhem. A Varnhem man fled."


def span(words: str, type_: str, confidence: float = 1.0) -> dict[str, Any]:
    begin = TEXT.index(words)
    return {"begin": begin, "end": begin + len(words), "type": type_, "confidence": confidence}


ENTITIES = [
    span("The Harbour Guard", "Organisation"),
    span("the Tide League", "Organisation"),
    span("Varnhem", "Location"),
    span("A Varnhem man", "Person"),
]
FOUGHT = {
    "type": "FightingAgainst",
    "source": "The Harbour Guard",
    "target": "the Tide League",
    "confidence": 1,
}


def mention(words: str, kind: str, nth: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, nth)
    return {"source": "1", "mention": kind, "raw_start": start, "raw_end": start + len(words), "text": words}


def claim(agents: list[str], event_type: str = "clash") -> dict[str, Any]:
    parties = [{"id": None, "name": name, "text": name, "aliases": []} for name in agents]
    return {
        "claim_id": "c",
        "document": {"source": "1"},
        "event_type": event_type,
        "evidence": {"quote": "fought", "sentence": TEXT.partition(". ")[0]},
        "arguments": {"agent": parties, "patient": []},
    }


def scored(
    tmp_path: Path, mentions: list[dict[str, Any]], claims: list[dict[str, Any]], **given: Any
) -> dict[str, Any]:
    row = {"id": "1", "text": TEXT, "entities": ENTITIES, "relations": [FOUGHT], **given}
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    for name, lines in (("mentions", mentions), ("claims", claims)):
        (tmp_path / f"{name}.jsonl").write_text(
            "".join(f"{json.dumps(x)}\n" for x in lines), encoding="utf-8"
        )
    return {measure.name: measure.value for measure in score_re3d(path, tmp_path).measures}


def test_an_article_before_a_name_counts_for_nothing(tmp_path: Path) -> None:
    found = scored(tmp_path, [mention("Harbour Guard", "actor"), mention("League", "source")], [])
    assert found["Organisation, exact"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "n": 2}
    assert found["Organisation, overlaps"]["f1"] == 1


def test_what_lies_on_a_type_left_out_is_not_counted(tmp_path: Path) -> None:
    inside = mention("Varnhem", "place", TEXT.index("A Varnhem"))
    found = scored(tmp_path, [mention("Varnhem", "place"), inside], [])
    assert found["Location, exact"] == {"p": 1, "r": 1, "f1": 1, "n": 1}


def test_an_entity_in_doubt_is_neither_wanted_nor_wrong(tmp_path: Path) -> None:
    doubtful = [span("The Harbour Guard", "Organisation"), span("the Tide League", "Organisation", 0.0)]
    mentions = [mention("Harbour Guard", "actor"), mention("Tide League", "actor")]
    found = scored(tmp_path, mentions, [], entities=doubtful)
    assert found["Organisation, exact"] == {"p": 1, "r": 1, "f1": 1, "n": 1}


def test_a_relation_is_right_by_both_its_ends(tmp_path: Path) -> None:
    right = scored(tmp_path, [], [claim(["Tide League", "Harbour Guard"])])
    assert right["FightingAgainst"]["f1"] == 1
    other = scored(tmp_path, [], [claim(["Tide League", "Varnhem"])])
    assert other["FightingAgainst"] == {"p": 0, "r": 0, "f1": 0, "n": 1}


def test_what_is_no_report_is_named(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"id": "1"}), encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        write_re3d_texts(path, tmp_path)
