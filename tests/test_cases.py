"""Every reading case: a few invented words, and exactly the claims that they make."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.evaluate import Case, check_case, read_cases
from variorum.evaluate.gold import grounded_claim
from variorum.pipeline import read_text

CASES = read_cases(Path(__file__).parent / "cases/reading")


def _param(case: Case) -> object:
    # Strict: a known failure that is cured fails here until its status says that it passes.
    marks = [pytest.mark.xfail(strict=True, reason=case.comment)] if case.status == "xfail" else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", map(_param, CASES))
def test_case(case: Case) -> None:
    document, claims, _ = read_text(case.text, published=case.published, outlet=case.outlet)
    problems = check_case(case, [grounded_claim(document, claim) for claim in claims])
    assert not problems, f"{case.comment}\n{case.text}"
