"""Every control case: invented claims, and exactly the holdings that they make."""

from __future__ import annotations

import pytest
from case_kit import MergingCase, held, known_in, read_merging_cases

from variorum.model.control import DayRange, Holding

CASES = read_merging_cases("control")


def _param(case: MergingCase) -> object:
    failing = case.raw["status"] == "xfail"
    marks = [pytest.mark.xfail(strict=True, reason=case.raw["comment"])] if failing else []
    return pytest.param(case, id=case.name, marks=marks)


def _holdings(case: MergingCase) -> tuple[Holding, ...]:
    published = {key: facts.published for key, facts in case.documents.items()}
    claims = {claim.claim.id: claim for claim in case.claims}
    return held(case.events(), claims, published, case.copies, case.broader, known_in(case))


def _shown(days: DayRange | None) -> str | None:
    if days is None or (days.earliest is None and days.latest is None):
        return None
    return days.earliest if days.earliest == days.latest else f"{days.earliest or '..'}/{days.latest or '..'}"


@pytest.mark.parametrize("case", map(_param, CASES))
def test_control_case(case: MergingCase) -> None:
    made = [
        [row.subject.name, row.holder_name, _shown(row.since), _shown(row.until), row.status]
        for row in _holdings(case)
    ]
    wanted = [
        [subject, holder, str(since) if since else None, str(until) if until else None, status]
        for subject, holder, since, until, status in case.raw["holdings"]
    ]
    assert sorted(made, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("case", map(_param, (one for one in CASES if one.raw["holdings"])))
def test_what_a_control_case_says_besides(case: MergingCase) -> None:
    holdings = _holdings(case)
    words = {one.claim_id: one.word for row in holdings for one in row.accounts}
    assert words.items() >= case.raw.get("words", {}).items()
    ended = {row.holder_name: row.ended for row in holdings if row.until is not None}
    assert ended.items() >= case.raw.get("ended", {}).items()
    counted = {
        row.subject.name: [row.settlements.low, row.settlements.high] for row in holdings if row.settlements
    }
    assert counted == case.raw.get("counted", {})
    assert {reason.rule for row in holdings for reason in row.reasons} >= set(case.raw.get("rules", ()))


def test_a_third_of_the_cases_give_no_agreed_or_contested_hold() -> None:
    plain = [case for case in CASES if all(row[-1] == "claimed" for row in case.raw["holdings"])]
    assert len(plain) * 3 >= len(CASES)
