"""Reading case files, and telling a case that passes from one that does not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_exports import claim_line, write_lines

from variorum.evaluate import check_case, read_cases, run_suite
from variorum.evaluate.gold import exported_claim
from variorum.model.errors import InputError

TEXT = "Gunmen took the market town of Mopti on Monday, killing at least 12 soldiers."


def entry(**fields: Any) -> dict[str, Any]:
    base = {"label": "one", "comment": "none", "text": TEXT, "status": "passes"}
    wanted = {"type": "capture", "agent": ["gunmen"], "date": "2023-05-01", "figures": ["killed 12.."]}
    return {**base, "expected": [wanted], **fields}


def write_cases(folder: Path, *entries: dict[str, Any], name: str = "capture") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(yaml.safe_dump(list(entries)), encoding="utf-8")
    return folder


def made(**fields: Any) -> dict[str, Any]:
    right: dict[str, Any] = {
        "agent": [{"text": "Gunmen"}],
        "when": {"earliest": "2023-05-01", "latest": "2023-05-01", "basis": "relative"},
        "figures": [{"kind": "killed", "low": 12, "high": None}],
    }
    return claim_line("c1", "0000.txt", "capture", TEXT, **{**right, **fields})


def problems(tmp_path: Path, wanted: dict[str, Any], *claims: dict[str, Any]) -> list[str]:
    (case,) = read_cases(write_cases(tmp_path / "cases", wanted))
    return check_case(case, [exported_claim(claim) for claim in claims])


def test_a_right_claim_passes(tmp_path: Path) -> None:
    assert problems(tmp_path, entry(), made(place=[{"text": "Mopti"}])) == []


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"agent": []}, "agent"),
        ({"agent": [{"text": "Gunmen"}, {"text": "soldiers"}]}, "agent"),
        ({"when": None}, "date"),
        ({"figures": []}, "figures"),
        ({"figures": [{"kind": "killed", "low": 12, "high": 12}]}, "figures"),
    ],
)
def test_the_field_that_differs_is_named(tmp_path: Path, fields: dict[str, Any], named: str) -> None:
    found = problems(tmp_path, entry(), made(**fields))
    assert found[0].startswith(f"missing: capture; {named} differ in capture asserted")
    assert found[1].startswith("extra: capture")


def test_an_extra_claim_fails_unless_allowed(tmp_path: Path) -> None:
    extra = claim_line("c2", "0000.txt", "casualties", TEXT)
    assert [p.split()[0] for p in problems(tmp_path, entry(), made(), extra)] == ["extra:"]
    assert problems(tmp_path, entry(allow_extra=True), made(), extra) == []


def test_a_negative_case_takes_no_claim(tmp_path: Path) -> None:
    assert problems(tmp_path, entry(expected=[])) == []
    assert problems(tmp_path, entry(expected=[]), made()) != []


def test_two_expected_claims_need_two_made_ones(tmp_path: Path) -> None:
    wanted = entry(expected=[{"type": "capture"}, {"type": "capture", "date": "2023-05-01"}])
    assert problems(tmp_path, wanted, made())[0].startswith("missing: capture")
    assert problems(tmp_path, wanted, made(), made(when=None)) == []


def test_a_null_date_takes_no_day_from_the_text(tmp_path: Path) -> None:
    wanted = entry(expected=[{"type": "capture", "date": None}])
    estimated = {"earliest": "2023-05-01", "latest": None, "basis": "estimated"}
    assert problems(tmp_path, wanted, made(when=estimated)) == []
    assert problems(tmp_path, wanted, made()) != []


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2023-05-01/2023-05-31", ("2023-05-01", "2023-05-31")),
        ("2023-05-01/..", ("2023-05-01", None)),
        ("../2023-05-31", (None, "2023-05-31")),
    ],
)
def test_dates_in_words(tmp_path: Path, words: str, when: tuple[str | None, str | None]) -> None:
    wanted = entry(expected=[{"type": "capture", "date": words}])
    claim = made(when={"earliest": when[0], "latest": when[1], "basis": "explicit"})
    assert problems(tmp_path, wanted, claim) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "broken"},
        {"note": "no such key"},
        {"expected": [{"type": "capture", "figures": ["deaths 12"]}]},
        {"expected": [{"type": "capture", "figures": ["killed .."]}]},
        {"expected": [{"type": "capture", "date": "May"}]},
        {"expected": [{"type": "capture", "modality": "certain"}]},
        {"expected": [{"type": "capture", "where": ["Mopti"]}]},
        {"expected": None},
    ],
)
def test_a_malformed_entry_is_named(tmp_path: Path, fields: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"capture\.yaml, entry 1 is not a case"):
        read_cases(write_cases(tmp_path, entry(**fields)))


def test_labels_are_unique(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Two cases are called capture/one"):
        read_cases(write_cases(tmp_path, entry(), entry()))


def test_the_suite_builds_all_cases_at_once(tmp_path: Path) -> None:
    folder = write_cases(tmp_path / "cases", entry(published="2023-05-02"), entry(label="two", expected=[]))

    def build(sources: Sequence[str], out: Path) -> None:
        articles = [json.loads(line) for line in Path(sources[0]).read_text(encoding="utf-8").splitlines()]
        assert [a["published"] for a in articles] == ["2023-05-02", None]
        write_lines(
            out / "claims.jsonl",
            [{**made(), "document": {"source": article["source"]}} for article in articles],
        )

    report = run_suite("cases", folder, {"record": build, "mentions": build})
    assert report.as_json() == {"cases": 2, "cases passed": 0.5, "negative cases passed": 0.0}
    assert [(f.kind, f.where) for f in report.findings] == [("spurious", "capture/two")]
