"""What counts as the same name, quote, day and figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.comparing import (
    days_overlap,
    figure_hits,
    name_hits,
    quote_stands_in,
    same_name,
    type_score,
)
from variorum.evaluate.matching import assign
from variorum.evaluate.records import Count, Days


@pytest.mark.parametrize(
    ("wanted", "form", "same"),
    [
        ("Malian army", "Malian armed forces", True),
        ("Sévaré", "Sevare", True),
        ("Deir-ez-Zor", "Deir ez Zor", True),
        ("El Fasher", "El-Fasher", True),
        ("north of the city of Gao", "Gao", True),
        ("army", "the army", True),
        ("army", "police", False),
        ("Kherson", "Kharkiv", False),
        ("M23", "M-23 rebels", False),
        ("?", "?", False),
        ("", "", False),
    ],
)
def test_same_name(wanted: str, form: str, same: bool) -> None:
    assert same_name(wanted, {form}) is same


def test_each_made_name_answers_once() -> None:
    assert name_hits(["Goma", "Goma"], [frozenset({"Goma"}), frozenset({"Sake"})]) == 1


def test_figures_answer_once() -> None:
    twelve = Count("killed", 12, 12)
    assert figure_hits([twelve, twelve], [Count("killed", 12.0, 12.0), Count("killed", 12, None)]) == 1


@pytest.mark.parametrize(
    ("made", "overlaps"),
    [
        (Days("2022-05-03", None), True),
        (Days(None, "2022-05-01"), True),
        (Days("2022-05-09", "2022-05-10"), False),
        (Days(None, None), False),
        (None, False),
    ],
)
def test_days_overlap(made: Days | None, overlaps: bool) -> None:
    assert days_overlap(Days("2022-05-01", "2022-05-08"), made) is overlaps


def test_types_of_a_family_are_half_alike() -> None:
    assert type_score("capture", "capture") == 1
    assert type_score("capture", "withdraw") == 0.5
    assert type_score("capture", "aid") == 0


def test_a_quote_may_be_longer_than_its_sentence() -> None:
    assert quote_stands_in("the bridge fell. Troops fled", "The bridge fell.")
    assert not quote_stands_in("the bridge fell", "Troops fled the valley")


words = st.text(max_size=30)


@given(words, words)
def test_comparing_is_total_and_holds_for_equals(left: str, right: str) -> None:
    assert quote_stands_in(left, left)
    same_name(left, {right})
    if any(c.isalnum() for c in left):
        assert same_name(left, {left})


@given(st.lists(st.lists(st.integers(0, 4), max_size=5), max_size=5))
def test_assigning_finds_the_most(choices: list[list[int]]) -> None:
    found = assign(choices)
    assert len(set(found.values())) == len(found)
    assert all(made in choices[wanted] for wanted, made in found.items())
    assert len(found) == most(choices, frozenset())


def most(choices: list[list[int]], used: frozenset[int]) -> int:
    if not choices:
        return 0
    rest = choices[1:]
    taken = [1 + most(rest, used | {made}) for made in set(choices[0]) - used]
    return max([most(rest, used), *taken])
