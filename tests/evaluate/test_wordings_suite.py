"""The suite of wordings: by hand on three sentences, and the project's own list above its floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.evaluate import run_suite
from variorum.evaluate.wordings_suite import read_wordings, score_wordings, write_wordings
from variorum.pipeline import build_exports

OWN = Path(__file__).parents[1] / "wordings"
# Shares that were measured when these floors were set: .75 and .92.
READ, LEFT_ALONE = 0.74, 0.9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "# of towns\nRebels took Bria.\nBria changed hands.\n! The film took Cannes by storm.\n\n"
    (tmp_path / "capture.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_lines_are_sentences_and_some_are_of_no_event(folder: Path) -> None:
    assert [(w.event_type, w.negative) for w in read_wordings(folder)] == [
        ("capture", False),
        ("capture", False),
        ("capture", True),
    ]


def test_a_sentence_is_read_that_has_a_claim_of_its_type(folder: Path, tmp_path: Path) -> None:
    (source,) = write_wordings(folder, tmp_path)
    first = json.loads(Path(source).read_text(encoding="utf-8").splitlines()[0])
    exports = tmp_path / "exports"
    exports.mkdir()
    build_exports([source], exports)
    claims = [json.loads(line) for line in (exports / "claims.jsonl").read_text().splitlines()]
    assert first["source"] in {claim["document"]["source"] for claim in claims}
    kept = [c for c in claims if c["document"]["source"] != "00001.txt"]
    (exports / "claims.jsonl").write_text("".join(json.dumps(c) + "\n" for c in kept))
    report = score_wordings(folder, exports)
    assert {m.name: m.value for m in report.measures} == {
        "capture": 0.5,
        "capture left alone": 1.0,
        "wordings read": 0.5,
        "others left alone": 1.0,
    }
    assert [(f.kind, f.quote) for f in report.findings] == [("miss", "Bria changed hands.")]


def test_the_projects_own_wordings_are_read() -> None:
    report = run_suite("wordings", OWN, {"record": build_exports})
    measured = {m.name: m.value for m in report.measures}
    assert measured["wordings read"] >= READ
    assert measured["others left alone"] >= LEFT_ALONE
