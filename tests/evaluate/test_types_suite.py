"""The suite of event types: labels by claims, and F1 weighted by how many texts have each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.evaluate.types_suite import score_types, typed_files, write_typed_texts
from variorum.model.errors import InputError


def claim(source: str, event_type: str, agent: str | None = None, made_by: str = "x/y") -> dict[str, Any]:
    agents = [{"id": agent}] if agent else []
    return {
        "document": {"source": source},
        "event_type": event_type,
        "made_by": made_by,
        "arguments": {"agent": agents, "patient": []},
        "figures": [],
    }


def scored(tmp_path: Path, texts: dict[str, str], claims: list[dict[str, Any]]) -> dict[str, Any]:
    rows = [{"id": id_, "text": "words", "label": label} for id_, label in texts.items()]
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    lines = "".join(f"{json.dumps(one)}\n" for one in claims)
    (tmp_path / "claims.jsonl").write_text(lines, encoding="utf-8")
    return {measure.name: measure.value for measure in score_types(path, tmp_path).measures}


def test_who_takes_ground_decides_its_label(tmp_path: Path) -> None:
    texts = {"1": "GOV_REGAINS_TERIT", "2": "NON_STATE_ACTOR_OVERTAKES_TER", "3": "AIR_STRIKE", "4": "DIPLO"}
    claims = [claim("1", "capture", "soldiers"), claim("2", "capture", "rebels"), claim("3", "airstrike")]
    found = scored(tmp_path, texts, claims)
    assert found["left without a label"] == 1
    assert found["accuracy"] == found["weighted f1"] == 0.75


def test_a_label_given_too_often_loses(tmp_path: Path) -> None:
    texts = {"1": "AIR_STRIKE", "2": "GRENADE"}
    found = scored(tmp_path, texts, [claim("1", "airstrike"), claim("2", "airstrike")])
    assert found["AIR_STRIKE: f1"] == pytest.approx(2 / 3)
    assert found["weighted f1"] == pytest.approx(1 / 3)


def test_texts_are_written_once_each(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"id": 7, "text": "words", "label": "ARREST"}), encoding="utf-8")
    assert typed_files(path) == [path]
    (articles,) = write_typed_texts(path, tmp_path)
    assert json.loads(Path(articles).read_text(encoding="utf-8")) == {"source": "7", "text": "words"}


def test_a_text_without_a_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"id": 7, "text": "words"}), encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        write_typed_texts(path, tmp_path)
