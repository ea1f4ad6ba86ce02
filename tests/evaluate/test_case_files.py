"""The reading cases keep to their own rules."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from variorum.evaluate import Case, read_cases
from variorum.evaluate.cases import Expected
from variorum.evaluate.comparing import normal
from variorum.evaluate.records import ARGUMENTS
from variorum.lexicon.codebook import load_codebook

FOLDER = Path(__file__).parents[1] / "cases/reading"
CASES = read_cases(FOLDER)
TYPES = load_codebook().types


def test_a_third_of_the_cases_are_negative() -> None:
    negative = [case for case in CASES if not case.expected]
    assert len(negative) >= len(CASES) / 3


def test_every_file_has_eight_cases() -> None:
    sizes = Counter(case.phenomenon for case in CASES)
    assert len(sizes) >= 12
    assert min(sizes.values()) >= 8


def test_no_two_cases_share_a_text() -> None:
    assert [text for text, times in Counter(case.text for case in CASES).items() if times > 1] == []


@pytest.mark.parametrize("phenomenon", sorted({case.phenomenon for case in CASES}))
def test_cases_are_well_made(phenomenon: str) -> None:
    for case in CASES:
        if case.phenomenon == phenomenon:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case.label)
            assert case.comment, case.id
            for wanted in case.expected:
                assert_well_made(case, wanted)


def assert_well_made(case: Case, wanted: Expected) -> None:
    claim = wanted.claim
    assert claim.event_type in TYPES, case.id
    assert len(wanted.listed) > 1, case.id
    for key in ARGUMENTS:
        strange = [name for name in claim.arguments[key] if normal(name) not in normal(case.text)]
        assert strange == [], f"{case.id}: names are those of the text"
    if claim.days is not None and case.published is not None and claim.modality != "planned":
        told_before = max(day for day in claim.days if day) <= date.fromisoformat(case.published).isoformat()
        assert told_before, case.id
