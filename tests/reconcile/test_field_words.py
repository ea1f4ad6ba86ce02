"""fields.yaml is one piece: what it names, it knows."""

from __future__ import annotations

import pytest

from variorum.lexicon.codebook import load_codebook
from variorum.model.claims import Figure
from variorum.reconcile.fields.subjects import without_number
from variorum.reconcile.fields.tolls import within
from variorum.reconcile.knowledge.field_words import load_field_words

KNOWN = load_field_words()
GROUPS = {group for groups in KNOWN.groups.values() for group in groups}


def test_groups_that_stand_apart_or_take_in_others_have_nouns() -> None:
    assert {group for pair in KNOWN.apart for group in pair} <= GROUPS
    assert set(KNOWN.takes_in) <= GROUPS
    assert {group for inner in KNOWN.takes_in.values() for group in inner} <= GROUPS


def test_no_two_groups_share_nobody_and_hold_each_other() -> None:
    within_pairs = {(outer, inner) for outer, groups in KNOWN.takes_in.items() for inner in groups}
    assert not within_pairs & KNOWN.apart


def test_types_and_outcomes_are_of_the_codebook() -> None:
    codes = set(load_codebook().types)
    assert set(KNOWN.wider) | {code for wider in KNOWN.wider.values() for code in wider} <= codes
    assert set(KNOWN.outcomes) <= codes
    assert {outcome for step in KNOWN.steps for outcome in step} <= set(KNOWN.outcomes.values())


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ("the 40 people", "people"),
        ("at least twenty-three miners", "miners"),
        ("six", "six"),
        ("• 12 residents", "residents"),
        ('some 30 "volunteers"', "volunteers"),
        ("", ""),
    ],
)
def test_whom_a_count_is_of_without_its_number(of: str, words: str) -> None:
    assert without_number(of) == words


def test_a_bound_takes_in_what_it_allows() -> None:
    exact = Figure(kind="killed", low=12.0, high=12.0, of="", text="", start=0, end=0)
    bound = Figure(kind="killed", low=10.0, high=None, of="", text="", start=0, end=0)
    assert within(exact, bound)
    assert not within(bound, exact)
