"""Reports and the gate as tables of plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.evaluate.quality_gate import GateResult
from variorum.evaluate.records import FindingKind, Report

_Row = Sequence[str]


def report_table(report: Report, *, show: Sequence[FindingKind] = ()) -> str:
    """A report's measures, one a line, then the findings of the kinds asked for with their quotes."""
    rows: list[_Row] = []
    for measure in report.measures:
        if isinstance(measure.value, Mapping):
            parts = [f"{name} {_number(part)}" for name, part in measure.value.items()]
        else:
            parts = [_number(measure.value)]
        rows.append((measure.name, *parts))
    found = [
        f"{finding.kind.upper()} {finding.where} {finding.label}: {finding.quote}".rstrip(": ")
        for finding in report.findings
        if finding.kind in show
    ]
    return "\n".join([*_aligned(rows), *([""] if found else []), *found])


def gate_table(result: GateResult) -> str:
    """The gate's verdicts, and what to do when it does not pass."""
    rows = [("suite", "measure", "floor", "now", "verdict")]
    rows += [(v.suite, v.measure, v.floor, v.now, v.verdict) for v in result.verdicts]
    lines = _aligned(rows)
    lines += [f"{suite}: its inputs are not part of this installation" for suite in result.absent]
    verdicts = {v.verdict for v in result.verdicts}
    if "changed" in verdicts:
        lines.append("Inputs differ from what the floors were measured on: look why, then run with --update.")
    if "below" in verdicts:
        lines.append("Below a floor: mend what fell, or lower the floor in the gate's file and say why.")
    return "\n".join([*lines, "The gate holds." if result.passed else "The gate does not hold."])


def _number(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _aligned(rows: Sequence[_Row]) -> list[str]:
    """Rows as lines, columns padded to their widest cell."""
    columns = max((len(row) for row in rows), default=0)
    widths = [max((len(row[i]) for row in rows if i < len(row)), default=0) for i in range(columns)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    ]
