"""The suites `figures` and `incidents`: what claims count against figures of whole texts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from made_exports import write_lines

from variorum.evaluate import score_exports
from variorum.evaluate.figures_gold import figures_texts, write_figure_texts
from variorum.model.errors import InputError

QUANTITIES = [
    {"text": "Some 300 people fled Goma.", "quantity": 300, "term": "Displaced", "unit": "People"},
    {"text": "Fire took 12 homes.", "quantity": 12, "term": "Destroyed Housing", "unit": "Households"},
]
INCIDENT = {
    "text": "At least 26 were killed in Taiz. A paper put it at 27.",
    "gold": {"killed": [26, 27], "injured": [3, 3], "date": "2020-03-02"},
}


def packed(folder: Path, name: str, lines: Sequence[Mapping[str, Any]]) -> Path:
    path = folder / name
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)
    return path


def claim(
    number: int, event_type: str, *figures: Mapping[str, Any], start: int = 0, **more: Any
) -> dict[str, Any]:
    return {
        "document": {"source": f"{number:06}.txt"},
        "event_type": event_type,
        "evidence": {"start": start, "end": start + 1, "quote": "x"},
        "figures": figures,
        **more,
    }


def figure(kind: str, low: int | None, high: int | None, of: str = "people", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "low": low, "high": high, "of": of, "scope": "event", **more}


def test_quantities_are_read_off_claims(tmp_path: Path) -> None:
    path = packed(tmp_path, "quantities.jsonl.gz", QUANTITIES)
    write_lines(
        tmp_path / "claims.jsonl",
        [
            claim(0, "displace", figure("displaced", 300, 300)),
            claim(1, "destroy", figure("other", 12, 12, "12 homes"), figure("other", 4, 4, "4 tanks")),
        ],
    )
    found = score_exports("figures", path, tmp_path).scores()
    assert found == {"quantity told": 1.0, "quantity exact": 1.0, "term and quantity": 1.0, "unit": 1.0}


def test_an_incident_spans_its_witnesses(tmp_path: Path) -> None:
    path = packed(tmp_path, "incident.jsonl.gz", [INCIDENT])
    day = {"earliest": "2020-03-02", "latest": "2020-03-02", "basis": "explicit"}
    write_lines(
        tmp_path / "claims.jsonl",
        [
            claim(0, "casualties", figure("killed", 27, 27), start=40),
            claim(
                0,
                "airstrike",
                figure("killed", 26, None),
                figure("killed", 9, 9, part=True),
                figure("injured", 3, 3),
                when=day,
            ),
            claim(0, "attack", figure("killed", 90, 90), start=50, modality="threatened"),
            claim(0, "casualties", {**figure("killed", 400, 400), "scope": "cumulative"}, start=60),
        ],
    )
    found = score_exports("incidents", path, tmp_path).scores()
    assert found == {"killed exact": 1.0, "injured exact": 1.0, "both exact": 1.0, "date": 1.0}


def test_no_count_is_nought_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    gold = {"killed": 0, "injured": 2}
    docs = [{"incident_id": "a", "title": "Two hurt", "dct": "2020-03-04", "text": "Two were hurt in Taiz."}]
    path = packed(tmp_path, "x_docs.jsonl.gz", docs)
    packed(tmp_path, "x_incidents.jsonl.gz", [{"incident_id": "a", "gold": gold}])
    write_lines(tmp_path / "claims.jsonl", [claim(0, "casualties", figure("injured", 5, 5))])
    report = score_exports("incidents", path, tmp_path)
    assert report.scores() == {"killed exact": 1.0, "injured exact": 0.0, "both exact": 0.0}
    assert [finding.label for finding in report.findings] == [
        "injured: Range(low=2.0, high=2.0) Range(low=5.0, high=5.0)"
    ]


def test_a_large_set_is_sampled_by_place(tmp_path: Path) -> None:
    lines = [{**QUANTITIES[0], "quantity": n} for n in range(1201)]
    texts = figures_texts(packed(tmp_path, "many.jsonl.gz", lines))
    assert [text.quantity for text in texts] == [float(n) for n in range(0, 1201, 3)]


def test_texts_are_written_as_articles(tmp_path: Path) -> None:
    path = packed(tmp_path, "quantities.jsonl.gz", QUANTITIES)
    (articles,) = write_figure_texts(path, tmp_path)
    written = [json.loads(line) for line in Path(articles).read_text(encoding="utf-8").splitlines()]
    assert [line["source"] for line in written] == ["000000.txt", "000001.txt"]


def test_another_shape_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        figures_texts(packed(tmp_path, "odd.jsonl.gz", [{"words": "no text here"}]))
