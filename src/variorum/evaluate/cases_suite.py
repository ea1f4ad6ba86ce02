"""The suite `cases`: the share of cases whose text gives exactly the claims it should."""

from __future__ import annotations

from pathlib import Path

from variorum.evaluate.cases import Case, check_case, read_cases
from variorum.evaluate.gold import by_file, exported_claim, read_lines, write_articles
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report


def _source(number: int) -> str:
    return f"{number:04}.txt"


def write_cases(folder: Path, work: Path) -> list[str]:
    """Write the cases of `folder` as a JSONL of articles into `work`, for one build of them all."""
    articles = (
        {"source": _source(number), "text": case.text, "published": case.published, "outlet": case.outlet}
        for number, case in enumerate(read_cases(folder))
    )
    return write_articles(articles, work)


def score_cases(folder: Path, exports: Path) -> Report:
    """Score `exports`/claims.jsonl against the cases of `folder`, known failures among them."""
    made = by_file(read_lines(exports / "claims.jsonl", exported_claim))
    cases = read_cases(folder)
    problems = [check_case(case, made.get(_source(number), [])) for number, case in enumerate(cases)]
    negative = [not found for case, found in zip(cases, problems, strict=True) if not case.expected]
    passed = sum(not found for found in problems)
    measures = (
        Measure(name="cases", value=len(cases)),
        Measure(name="cases passed", value=share(passed, len(cases))),
        Measure(name="negative cases passed", value=share(sum(negative), len(negative))),
    )
    findings = tuple(
        _finding(case, problem) for case, found in zip(cases, problems, strict=True) for problem in found
    )
    return Report(suite="cases", measures=measures, findings=findings)


def _finding(case: Case, problem: str) -> Finding:
    kind, _, rest = problem.partition(": ")
    return Finding(kind="spurious" if kind == "extra" else "miss", where=case.id, label=rest, quote=case.text)
