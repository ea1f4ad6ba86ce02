"""The suite of groups: by hand on small exports with known mistakes, and the project's own groups."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_exports import claim_line, write_lines

from variorum.evaluate import run_suite
from variorum.evaluate.groups import read_groups
from variorum.evaluate.groups_suite import score_groups, write_groups
from variorum.model.errors import InputError
from variorum.pipeline import build_apart

OWN = Path(__file__).parents[1] / "cases/groups"
# Of both halves taken together; measured when these floors were set: .83, .89, .99, .86, .59 and .83.
FLOORS = {
    "together": 0.8,
    "apart": 0.86,
    "no copies": 0.96,
    "all": 0.84,
    "positive groups right": 0.56,
    "negative groups right": 0.8,
}
GROUPS = """
- label: one-town
  comment: two accounts of one capture and a copy
  seen: true
  documents:
    a: {outlet: A, published: 2012-01-02, text: "Rebels took Bria on Sunday. Three died."}
    b: {outlet: B, published: 2012-01-02, title: Bria, text: "Bria fell to rebels on Sunday."}
    c: {outlet: C, text: "Rebels took Bria on Sunday. Three died."}
  together: [[{a: took Bria}, {b: fell to rebels}]]
  copies: {c: a}
  no_copies: [[a, b]]
  events:
  - {at: {a: took Bria}, origins: 2, status: corroborated, figures: {killed: {low: 3, best: 3}}}
- label: two-towns
  comment: nothing to join
  seen: false
  documents:
    a: {outlet: A, text: "Rebels took Bria."}
    b: {outlet: B, text: "Rebels took Bambari."}
  apart: [[{a: took Bria}, {b: took Bambari}]]
  events:
  - {at: {b: took Bambari}, not_status: [corroborated]}
"""


def event_line(claims: list[str], origins: int, status: str, killed: int | None = None) -> dict[str, Any]:
    figures = [{"kind": "killed", "low": killed, "best": killed, "high": None}] if killed else []
    return {
        "claims": claims,
        "disputed_by": [],
        "origins": origins,
        "status": status,
        "figures": figures,
    }


def document_line(key: str, copy_of: str | None = None) -> dict[str, Any]:
    return {"id": f"doc-{key}", "source": key, "copy_of": copy_of}


def write_exports(folder: Path, claims: list[Any], events: list[Any], documents: list[Any]) -> None:
    folder.mkdir(parents=True)
    for name, lines in (("claims", claims), ("events", events), ("documents", documents)):
        write_lines(folder / f"{name}.jsonl", lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "groups"
    made.mkdir()
    (made / "towns.yaml").write_text(GROUPS, encoding="utf-8")
    return made


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """What a perfect program makes of the first group; of the second, one event too few."""
    made = tmp_path / "exports"
    told = [
        claim_line("c1", "a", "capture", "took Bria", sentence="Rebels took Bria on Sunday."),
        claim_line("c2", "b", "capture", "fell to rebels", sentence="Bria fell to rebels on Sunday."),
    ]
    copies = [document_line("a"), document_line("b"), document_line("c", "doc-a")]
    write_exports(made / "group-0000", told, [event_line(["c1", "c2"], 2, "corroborated", 3)], copies)
    told = [claim_line("c1", "a", "capture", "took Bria"), claim_line("c2", "b", "capture", "took Bambari")]
    events = [event_line(["c1", "c2"], 2, "corroborated")]
    write_exports(made / "group-0001", told, events, [document_line("a"), document_line("b")])
    return made


def measured(folder: Path, exports: Path) -> dict[str, Any]:
    return {measure.name: measure.value for measure in score_groups(folder, exports).measures}


def test_each_group_is_a_file_of_articles_of_its_own(folder: Path, tmp_path: Path) -> None:
    first, second = write_groups(folder, tmp_path)
    articles = [json.loads(line) for line in Path(first).read_text(encoding="utf-8").splitlines()]
    assert [(article["source"], article["outlet"], article["published"]) for article in articles] == [
        ("a", "A", "2012-01-02"),
        ("b", "B", "2012-01-02"),
        ("c", "C", None),
    ]
    assert Path(second).read_text(encoding="utf-8").count("\n") == 2


def test_what_is_kept_counts_by_half_and_kind(folder: Path, exports: Path) -> None:
    found = measured(folder, exports)
    assert found["groups"] == 2
    assert found["seen: all"] == {"kept": 1.0, "n": 8, "not read": 0}
    assert found["seen: positive groups right"] == {"kept": 1.0, "n": 1}
    assert found["unseen: apart"] == {"kept": 0.0, "n": 1, "not read": 0}
    assert found["unseen: not status"] == {"kept": 0.0, "n": 1, "not read": 0}
    assert found["unseen: negative groups right"] == {"kept": 0.0, "n": 1}
    assert found["unseen: together"] == {"kept": None, "n": 0, "not read": 0}


def test_misses_of_unseen_groups_are_not_listed(folder: Path, exports: Path) -> None:
    assert not score_groups(folder, exports).findings
    write_lines(exports / "group-0000/documents.jsonl", map(document_line, "abc"))
    findings = score_groups(folder, exports).findings
    assert [(finding.where, finding.label) for finding in findings] == [
        ("towns/one-town", "copies"),
        ("towns/one-town", "copy direction, not read"),
    ]


def test_a_copy_has_a_direction(folder: Path, exports: Path) -> None:
    rows = [document_line("a", "doc-c"), document_line("b"), document_line("c")]
    write_lines(exports / "group-0000/documents.jsonl", rows)
    found = measured(folder, exports)
    assert found["seen: copies"]["kept"] == 1.0
    assert found["seen: copy direction"]["kept"] == 0.0


def test_claims_that_were_not_read_are_neither_together_nor_apart(folder: Path, exports: Path) -> None:
    for name in ("group-0000", "group-0001"):
        write_lines(exports / name / "claims.jsonl", [])
    found = measured(folder, exports)
    assert found["seen: together"] == {"kept": None, "n": 0, "not read": 1}
    assert found["unseen: apart"] == {"kept": None, "n": 0, "not read": 1}
    assert found["seen: figures"] == {"kept": None, "n": 0, "not read": 2}
    assert found["unseen: negative groups right"] == {"kept": None, "n": 0}


def test_another_passage_that_tells_a_claim_finds_it(folder: Path, exports: Path) -> None:
    other = {"quote": "is theirs", "sentence": "Bria is theirs."}
    told = claim_line("c1", "a", "capture", "is theirs")
    told["evidence"] = {**other, "retold": [{"quote": "x", "sentence": "Rebels took Bria on Sunday."}]}
    second = claim_line("c2", "b", "capture", "fell to rebels", sentence="Bria fell to rebels on Sunday.")
    write_lines(exports / "group-0000/claims.jsonl", [told, second])
    assert measured(folder, exports)["seen: together"]["kept"] == 1.0


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("took Bambari}]]", "took Bouar}]]"),
        ("{c: a}", "{c: d}"),
        ("corroborated, figures", "believed, figures"),
        ("killed: {low", "fallen: {low"),
        ("comment: nothing to join", "remark: nothing to join"),
        ("label: two-towns", "label: one-town"),
    ],
)
def test_a_malformed_group_is_named(folder: Path, words: str, instead: str) -> None:
    assert GROUPS.count(words) == 1
    (folder / "towns.yaml").write_text(GROUPS.replace(words, instead), encoding="utf-8")
    with pytest.raises(InputError, match=r"towns|one-town"):
        read_groups(folder)


def test_the_projects_groups_are_many_and_half_of_them_negative() -> None:
    groups = read_groups(OWN)
    assert len(groups) >= 64
    assert sum(group.negative for group in groups) * 2 >= len(groups)
    assert abs(sum(1 if group.seen else -1 for group in groups)) <= 4


def test_the_projects_groups_are_read_as_a_coder_would() -> None:
    report = run_suite("groups", OWN, {"records apart": build_apart})
    measures = {measure.name: measure.value for measure in report.measures}
    for name, floor in FLOORS.items():
        halves = [measures[f"{half}: {name}"] for half in ("seen", "unseen")]
        kept = sum(half["kept"] * half["n"] for half in halves) / sum(half["n"] for half in halves)  # type: ignore[index, operator]
        assert kept >= floor, name
