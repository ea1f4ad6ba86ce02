"""The suite of attribution: characters of source, cue and content against annotated texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from variorum.evaluate import run_suite, score_exports
from variorum.evaluate.attribution_suite import attribution_files
from variorum.model.errors import InputError
from variorum.pipeline import attribute_exports

TEXT = "The governor said rebels left. Nobody came."


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def gold(**changes: object) -> dict[str, Any]:
    attribution = {"source": [span("The governor")], "cue": [span("said")], "content": [span("rebels left")]}
    return {"text": TEXT, "date": "2021-05-06", "attributions": [attribution | changes]}


def write_gold(folder: Path, *entries: object) -> Path:
    path = folder / "texts.attributions.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def made(exports: Path, **roles: list[dict[str, int]]) -> Path:
    spans = {
        role: [{"raw_start": s["start"], "raw_end": s["end"]} for s in found] for role, found in roles.items()
    }
    line = {"source": "000000", "speakers": [], "cue": [], "content": [], **spans}
    (exports / "attributions.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return exports


def test_the_program_is_measured_from_end_to_end(tmp_path: Path) -> None:
    report = run_suite("attribution", write_gold(tmp_path, gold()), {"attributions": attribute_exports})
    measures = report.as_json()
    assert measures["texts"] == 1
    for role in ("source", "cue", "content"):
        assert measures[role] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert report.findings == ()
    assert "characters a second" in measures


def test_characters_are_counted_without_blanks(tmp_path: Path) -> None:
    exports = made(tmp_path, speakers=[span("governor")], cue=[span("said rebels")])
    measures = score_exports("attribution", write_gold(tmp_path, gold()), exports).as_json()
    assert measures["source"] == {"p": 1.0, "r": round(8 / 11, 3), "f1": round(16 / 19, 3)}
    assert measures["cue"] == {"p": 0.4, "r": 1.0, "f1": round(8 / 14, 3)}
    assert measures["content"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_a_character_counts_once(tmp_path: Path) -> None:
    exports = made(tmp_path, speakers=[span("The governor"), span("governor")])
    measures = score_exports("attribution", write_gold(tmp_path, gold()), exports).as_json()
    assert measures["source"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_longer_stretches_are_shown(tmp_path: Path) -> None:
    exports = made(tmp_path, content=[span("Nobody came.")])
    path = write_gold(tmp_path, gold(content=[span("governor said rebels")]))
    found = [(f.kind, f.label, f.quote) for f in score_exports("attribution", path, exports).findings]
    assert found == [("miss", "content", "governor said rebels")]


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(gold()) + "\n")
    assert attribution_files(path) == [path]
    assert score_exports("attribution", path, made(tmp_path)).as_json()["texts"] == 1


@pytest.mark.parametrize("entry", [{"text": TEXT}, {"text": TEXT, "attributions": [{"source": []}]}, 3])
def test_a_line_that_is_none_is_named(tmp_path: Path, entry: object) -> None:
    path = write_gold(tmp_path, gold(), entry)
    with pytest.raises(InputError, match="line 2 is no text with attributions"):
        score_exports("attribution", path, made(tmp_path))
