"""Every merging case: invented claims, and exactly the events that they make."""

from __future__ import annotations

import pytest
from case_kit import MergingCase, read_merging_cases

CASES = read_merging_cases("merging")


def _param(case: MergingCase) -> object:
    failing = case.raw["status"] == "xfail"
    marks = [pytest.mark.xfail(strict=True, reason=case.raw["comment"])] if failing else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", map(_param, CASES))
def test_merging_case(case: MergingCase) -> None:
    events = case.events()
    by_claim = {claim: event for event in events for claim in (*event.claims, *event.disputed_by)}
    made = sorted(sorted((*event.claims, *event.disputed_by)) for event in events)
    assert made == sorted(map(sorted, case.raw["events"])), _told(case)
    for claim, status in case.raw.get("status_of", {}).items():
        assert by_claim[claim].status == status, _told(case)
    for claim, number in case.raw.get("origins_of", {}).items():
        assert len(by_claim[claim].origins) == number
    for claim, label in case.raw.get("label_of", {}).items():
        assert by_claim[claim].label == label
    for claim, event_type in case.raw.get("type_of", {}).items():
        assert by_claim[claim].event_type == event_type
    for claim, denials in case.raw.get("disputed_by_of", {}).items():
        assert list(by_claim[claim].disputed_by) == denials


def _told(case: MergingCase) -> str:
    return "\n".join(
        f"{event.label} [{event.status}]\n  "
        + "\n  ".join(f"{r.rule}: {r.detail} {r.weight:+g}" for r in event.reasons)
        for event in case.events()
    )


def test_a_third_of_the_cases_join_nothing() -> None:
    apart = [case for case in CASES if all(len(group) == 1 for group in case.raw["events"])]
    assert len(apart) * 3 >= len(CASES)
