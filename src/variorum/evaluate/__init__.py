"""Room evaluate: suites that measure the whole line against annotated articles, and the quality gate."""

from __future__ import annotations

from variorum.evaluate.cases import Case, check_case, read_cases
from variorum.evaluate.quality_gate import GateResult, default_folder, run_gate
from variorum.evaluate.records import Finding, Measure, Report
from variorum.evaluate.report import gate_table, report_table
from variorum.evaluate.suites import SUITES, Build, Builds, run_suite, score_exports

__all__ = [
    "SUITES",
    "Build",
    "Builds",
    "Case",
    "Finding",
    "GateResult",
    "Measure",
    "Report",
    "check_case",
    "default_folder",
    "gate_table",
    "read_cases",
    "report_table",
    "run_gate",
    "run_suite",
    "score_exports",
]
