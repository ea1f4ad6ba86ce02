"""The quality gate: floors under the suites' measures, over inputs that are pinned by a digest.

A floor is raised by `update`, never lowered: whoever lowers one edits the file and says why.
"""

from __future__ import annotations

import hashlib
import math
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import yaml

from variorum.evaluate.records import Report
from variorum.evaluate.suites import Build, Builds, input_files, run_suite
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import InputError, UsageError

GATE_FILE = Path(__file__).parent / "gate" / "gate.yaml"
# Where `variorum/...` inputs lie (the folder that holds the package), and, in a checkout, the rest.
_PACKAGE_PARENT = Path(__file__).parents[2]
_CHECKOUT = _PACKAGE_PARENT.parent

# Floors stand on steps of this size, so that a change in a single claim of a long text does not
# move one.
_STEP = 0.005
_SHOWN_DIGITS = 12
_HEADER = """\
# Floors under the measures of the suites, and the digests of what they were measured on.
# `variorum evaluate --update` raises floors and renews digests; it never lowers a floor.
# `inputs` is a folder inside the package (variorum/...) or of the checkout.
"""

VerdictName = Literal["holds", "raised", "created", "no floor", "below", "unchanged", "renewed", "changed"]
_FAILING = {"below", "changed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One suite of the gate; `digest` is the SHA-256 of its inputs, empty before the first update."""

    suite: str
    inputs: str
    digest: str = ""
    floors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One line of the gate's table: a measure, or the inputs, against what is pinned."""

    suite: str
    measure: str
    floor: str
    now: str
    verdict: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """What the gate found; `absent` names suites whose inputs are not part of this installation."""

    verdicts: tuple[Verdict, ...]
    reports: tuple[Report, ...]
    absent: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether no measure is below its floor and no input differs from what was pinned."""
        return not any(verdict.verdict in _FAILING for verdict in self.verdicts)

    def as_json(self) -> dict[str, object]:
        """The verdicts as the command prints them with --json."""
        return {
            "passed": self.passed,
            "verdicts": [asdict(verdict) for verdict in self.verdicts],
            "absent": list(self.absent),
        }


def run_gate(builds: Builds, *, gate: Path = GATE_FILE, update: bool = False) -> GateResult:
    """Run every suite of the gate. With `update`, raise floors and renew digests in the file.

    Raises InputError when a suite's inputs are missing from a checkout, UsageError when the gate's
    file cannot be written.
    """
    entries = read_gate(gate)
    with TemporaryDirectory(prefix="variorum-") as kept:
        once = {name: _building_once(build, Path(kept) / name) for name, build in builds.items()}
        measured = [_measure(entry, once, update=update) for entry in entries]
    renewed = [after for after, _, _ in measured]
    if update and renewed != entries:
        _write_gate(gate, renewed)
    return GateResult(
        verdicts=tuple(verdict for _, verdicts, _ in measured for verdict in verdicts),
        reports=tuple(report for _, _, report in measured if report is not None),
        absent=tuple(after.suite for after, _, report in measured if report is None),
    )


def _building_once(build: Build, kept: Path) -> Build:
    """`build`, but suites over the same articles share one build, whose files stay in `kept`."""
    folders: dict[tuple[str, ...], Path] = {}

    def built(sources: Sequence[str], out: Path) -> None:
        key = tuple(sources)
        if key not in folders:
            folders[key] = kept / str(len(folders))
            folders[key].mkdir(parents=True)
            build(sources, folders[key])
        shutil.copytree(folders[key], out, dirs_exist_ok=True)

    return built


def _measure(entry: Entry, builds: Builds, *, update: bool) -> tuple[Entry, list[Verdict], Report | None]:
    """An entry as it is after the run, its verdicts, and the report, None where inputs are absent."""
    folder = _folder(entry.inputs)
    if folder is None:
        return entry, [], None
    digest, report = inputs_digest(entry.suite, folder), run_suite(entry.suite, folder, builds)
    scores = report.scores()
    after = _updated(entry, digest, scores) if update else entry
    return after, [_digest_verdict(entry, after, digest), *_floor_verdicts(entry, after, scores)], report


def default_folder(suite: str, *, gate: Path = GATE_FILE) -> Path:
    """The folder that the gate measures a suite on. Raises UsageError when there is none here."""
    folders = [_folder(entry.inputs) for entry in read_gate(gate) if entry.suite == suite]
    if not folders or folders[0] is None:
        raise UsageError(f"The suite {suite} needs a folder.", advice="Name one with --data.")
    return folders[0]


def read_gate(path: Path) -> list[Entry]:
    """The entries of a gate file. Raises InputError when it does not have their shape."""
    try:
        return [_entry(value) for value in load_yaml(path)["suites"]]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path} is not a gate file: {error!r}.") from error


def _entry(value: Mapping[str, Any]) -> Entry:
    return Entry(
        suite=value["suite"],
        inputs=value["inputs"],
        digest=value.get("digest", ""),
        floors={str(name): float(floor) for name, floor in (value.get("floors") or {}).items()},
    )


def _folder(inputs: str) -> Path | None:
    """Where the inputs lie; None when they belong to a checkout and this is an installed package."""
    if inputs.startswith("variorum/"):
        return _PACKAGE_PARENT / inputs
    return _CHECKOUT / inputs if (_CHECKOUT / "pyproject.toml").is_file() else None


def inputs_digest(suite: str, folder: Path) -> str:
    """SHA-256 over the names and contents of every file that the suite reads from `folder`."""
    digest = hashlib.sha256()
    for path in input_files(suite, folder):
        for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def floor_under(score: float) -> float:
    """The highest step that is not above `score`."""
    # A thousandth of a step absorbs what binary fractions lose: 0.29 / 0.005 is 57.99...
    return round(math.floor(score / _STEP + 0.001) * _STEP, 3)


def _updated(entry: Entry, digest: str, scores: Mapping[str, float]) -> Entry:
    floors = dict(entry.floors)
    for name, score in scores.items():
        floors[name] = max(floors.get(name, 0.0), floor_under(score))
    return replace(entry, digest=digest, floors=floors)


def _digest_verdict(before: Entry, after: Entry, digest: str) -> Verdict:
    verdict: VerdictName = "unchanged"
    if before.digest != digest:
        verdict = "renewed" if after.digest == digest else "changed"
    return Verdict(
        suite=before.suite,
        measure="inputs",
        floor=before.digest[:_SHOWN_DIGITS],
        now=digest[:_SHOWN_DIGITS],
        verdict=verdict,
    )


def _floor_verdicts(before: Entry, after: Entry, scores: Mapping[str, float]) -> list[Verdict]:
    return [
        Verdict(
            suite=before.suite,
            measure=name,
            floor=f"{after.floors[name]:.3f}" if name in after.floors else "",
            now=f"{scores[name]:.3f}" if name in scores else "",
            verdict=_verdict(before.floors.get(name), after.floors.get(name), scores.get(name)),
        )
        for name in dict.fromkeys([*scores, *after.floors])
    ]


def _verdict(before: float | None, after: float | None, score: float | None) -> VerdictName:
    if after is None:
        return "no floor"
    if score is None or score < after:
        return "below"
    if before is None:
        return "created"
    return "raised" if after > before else "holds"


def _write_gate(path: Path, entries: list[Entry]) -> None:
    value = {
        "suites": [
            {"suite": e.suite, "inputs": e.inputs, "digest": e.digest, "floors": dict(e.floors)}
            for e in entries
        ]
    }
    text = _HEADER + yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.", advice="Update the gate in a checkout."
        ) from error
