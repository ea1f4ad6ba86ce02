"""Origins and status: on whom the accounts of an event rest, and how it stands by them."""

from __future__ import annotations

import pytest
from case_kit import MergingCase
from origin_kit import expected, origin_cases, weighed

CASES = origin_cases()


def _param(case: MergingCase) -> object:
    failing = case.raw["status"] == "xfail"
    marks = [pytest.mark.xfail(strict=True, reason=case.raw["comment"])] if failing else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", map(_param, CASES))
def test_origin_case(case: MergingCase) -> None:
    found, wanted = weighed(case), expected(case)
    for claim, origin in wanted.get("origins", {}).items():
        assert found.origins[claim] == origin
    for claim, basis in wanted.get("basis", {}).items():
        assert found.links[claim].basis == basis
    assert found.told == wanted.get("count", found.told), found.origins
    assert found.status == wanted.get("status", found.status), found.rule
    assert found.rule.rule == wanted.get("rule", found.rule.rule), found.rule
    rules = {one.rule for one in found.reasons}
    assert set(wanted.get("reasons", ())) <= rules, found.reasons
    assert not set(wanted.get("not_reasons", ())) & rules, found.reasons


def test_a_third_of_the_cases_are_traps() -> None:
    traps = [case for case in CASES if case.raw["comment"].startswith("trap")]
    assert len(CASES) >= 40
    assert len(traps) * 3 >= len(CASES)
