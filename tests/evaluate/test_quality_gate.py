"""The gate: floors that rise and never fall by themselves, over inputs that are pinned."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from made_exports import claim_line, write_lines

from variorum.evaluate import default_folder, gate_table, quality_gate, run_gate
from variorum.evaluate.quality_gate import floor_under, read_gate
from variorum.model.errors import InputError, UsageError

GOLD = '{"type": "clash", "agent": ["army", "rebels"], "quote": "fought at dawn", "modality": "asserted"}\n'


def build_with(*claims: tuple[str, str]) -> Callable[[Sequence[str], Path], None]:
    def build(_sources: Sequence[str], out: Path) -> None:
        lines = [claim_line(f"c{i}", "01.txt", kind, quote) for i, (kind, quote) in enumerate(claims)]
        write_lines(out / "claims.jsonl", lines)

    return build


RIGHT = build_with(("clash", "fought at dawn"))
HALF = build_with(("clash", "fought at dawn"), ("aid", "bread came"))


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gate file over one annotated article in a checkout of its own."""
    checkout = tmp_path / "checkout"
    folder = checkout / "tests/articles"
    folder.mkdir(parents=True)
    (checkout / "pyproject.toml").touch()
    (folder / "01.txt").write_text("The army and rebels fought at dawn.\n", encoding="utf-8")
    (folder / "01.gold.jsonl").write_text(GOLD, encoding="utf-8")
    monkeypatch.setattr(quality_gate, "_CHECKOUT", checkout)
    path = checkout / "gate.yaml"
    path.write_text(yaml.safe_dump({"suites": [{"suite": "claims", "inputs": "tests/articles"}]}), "utf-8")
    return path


def test_a_new_gate_does_not_hold_until_it_is_pinned(gate: Path) -> None:
    assert not run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate).passed
    before = gate.read_text(encoding="utf-8")
    updated = run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True)
    assert updated.passed
    assert {v.verdict for v in updated.verdicts} == {"renewed", "created"}
    assert gate.read_text(encoding="utf-8") != before
    result = run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate)
    assert result.passed
    assert {v.verdict for v in result.verdicts} == {"unchanged", "holds"}


def test_suites_over_the_same_articles_share_a_build(gate: Path) -> None:
    twice = {"suites": [{"suite": "claims", "inputs": "tests/articles"}] * 2}
    gate.write_text(yaml.safe_dump(twice), encoding="utf-8")
    built: list[Sequence[str]] = []

    def build(sources: Sequence[str], out: Path) -> None:
        built.append(sources)
        RIGHT(sources, out)

    reports = run_gate({"record": build, "mentions": build}, gate=gate).reports
    assert len(reports) == 2
    assert reports[0] == reports[1]
    assert len(built) == 1


def test_the_verdicts_as_json(gate: Path) -> None:
    run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True)
    value = run_gate({"record": HALF, "mentions": HALF}, gate=gate).as_json()
    assert value["passed"] is False
    held = {"suite": "claims", "measure": "modality", "floor": "1.000", "now": "1.000", "verdict": "holds"}
    assert held in json.loads(json.dumps(value))["verdicts"]


def test_a_suite_has_the_folder_of_the_gate(gate: Path) -> None:
    assert default_folder("claims", gate=gate) == gate.parent / "tests/articles"
    with pytest.raises(UsageError, match="cluster needs a folder"):
        default_folder("cluster", gate=gate)


def test_below_a_floor_does_not_hold_and_updating_does_not_help(gate: Path) -> None:
    run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True)
    pinned = gate.read_text(encoding="utf-8")
    for update in (False, True):
        result = run_gate({"record": HALF, "mentions": HALF}, gate=gate, update=update)
        assert not result.passed
        below = {v.measure: (v.floor, v.now) for v in result.verdicts if v.verdict == "below"}
        assert below["claims strict f1"] == ("1.000", "0.667")
        assert gate.read_text(encoding="utf-8") == pinned


def test_updating_raises_floors(gate: Path) -> None:
    run_gate({"record": HALF, "mentions": HALF}, gate=gate, update=True)
    assert read_gate(gate)[0].floors["claims strict f1"] == 0.665
    result = run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True)
    assert "raised" in {v.verdict for v in result.verdicts}
    assert read_gate(gate)[0].floors["claims strict f1"] == 1.0


@pytest.mark.parametrize("name", ["01.txt", "01.gold.jsonl"])
def test_changed_inputs_do_not_hold_until_updated(gate: Path, name: str) -> None:
    run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True)
    with (gate.parent / "tests/articles" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    result = run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate)
    assert not result.passed
    assert "Inputs differ" in gate_table(result)
    assert run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True).passed
    assert run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate).passed


def test_inputs_missing_from_a_checkout_are_an_error(gate: Path) -> None:
    for path in (gate.parent / "tests/articles").iterdir():
        path.unlink()
    with pytest.raises(InputError, match="holds no annotation"):
        run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate)


def test_an_installed_package_skips_what_only_a_checkout_has(gate: Path) -> None:
    (gate.parent / "pyproject.toml").unlink()
    result = run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate)
    assert result.absent == ("claims",)
    assert "claims: its inputs are not part of this installation" in gate_table(result)


def test_a_floor_under_a_measure_that_is_gone_does_not_hold(gate: Path) -> None:
    run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate, update=True)
    gate.write_text(gate.read_text(encoding="utf-8").replace("whole claims f1", "speed"), encoding="utf-8")
    result = run_gate({"record": RIGHT, "mentions": RIGHT}, gate=gate)
    assert not result.passed
    verdicts = {v.measure: v.verdict for v in result.verdicts}
    assert verdicts["speed"] == "below"
    assert verdicts["whole claims f1"] == "no floor"


@pytest.mark.parametrize("text", ["suites: 3", "[]", "suites: [{suite: claims}]"])
def test_a_malformed_gate_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gate.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is not a gate file"):
        read_gate(path)


@given(st.integers(0, 1000))
def test_a_floor_is_the_step_just_below(thousandths: int) -> None:
    score = thousandths / 1000
    floor = floor_under(score)
    assert floor <= score < floor + 0.00501
    assert round(floor * 1000) % 5 == 0
    assert floor_under(floor) == floor
