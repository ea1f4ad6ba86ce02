"""The suite `roles`: claims fill the slots of reports by the rules that its module tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.evaluate.roles_gold import roles_texts, write_reports
from variorum.evaluate.roles_suite import score_roles
from variorum.model.errors import InputError


def _slot(*words: str, optional: bool = False) -> dict[str, Any]:
    return {"alts": list(words), "xref": [], "optional": optional}


SLOTS = {
    "PERP: INDIVIDUAL ID": [_slot("GUERRILLAS")],
    "PERP: ORGANIZATION ID": [_slot("ELN", "NATIONAL LIBERATION ARMY")],
    "PHYS TGT: ID": [_slot("BRIDGE", optional=True)],
    "HUM TGT: DESCRIPTION": [_slot("TWO TEACHERS")],
    "INCIDENT: INSTRUMENT ID": [_slot("GRENADES")],
}


def _mention(text: str, id_: str | None = None) -> dict[str, Any]:
    return {"text": text, "id": id_, "name": text, "aliases": []}


def _claim(**changed: Any) -> dict[str, Any]:
    made = {
        "document": {"source": "work/000000.txt"},
        "event_type": "attack",
        "modality": "asserted",
        "evidence": {"sentence": "Guerrillas of the ELN killed two teachers with grenades."},
        "arguments": {"agent": [_mention("GUERRILLAS OF THE ELN")], "patient": [_mention("TWO TEACHERS")]},
        "figures": [],
    }
    return made | changed


def _score(folder: Path, *claims: dict[str, Any]) -> dict[str, Any]:
    report = {"text": "A REPORT.", "templates": [{"optional": False, "slots": SLOTS}]}
    (folder / "muc.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    lines = "".join(json.dumps(claim) + "\n" for claim in claims)
    (folder / "claims.jsonl").write_text(lines, encoding="utf-8")
    return {m.name: m.value for m in score_roles(folder / "muc.jsonl", folder).measures}


def test_a_claim_fills_every_role(tmp_path: Path) -> None:
    measures = _score(tmp_path, _claim())
    assert measures["all roles"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 4}


@pytest.mark.parametrize("changed", [{"modality": "planned"}, {"event_type": "negotiate"}])
def test_what_is_no_incident_fills_nothing(tmp_path: Path, changed: dict[str, Any]) -> None:
    assert _score(tmp_path, _claim(**changed))["all roles"]["r"] == 0.0


def test_an_optional_filler_that_is_told_is_right(tmp_path: Path) -> None:
    claim = _claim(arguments={"agent": [], "patient": [_mention("a bridge")]})
    assert _score(tmp_path, claim)["Target"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1}


def test_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"text": "A REPORT."}\n', encoding="utf-8")
    with pytest.raises(InputError):
        roles_texts(path)


def test_reports_are_written_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "muc.jsonl"
    path.write_text(json.dumps({"text": "A REPORT.", "templates": []}) + "\n", encoding="utf-8")
    (written,) = write_reports(path, tmp_path)
    assert json.loads(Path(written).read_text(encoding="utf-8")) == {
        "source": "000000.txt",
        "text": "A REPORT.",
    }
