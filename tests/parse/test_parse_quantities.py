"""Quantities: numbers with the bounds that coding rule 8 gives their words, and their units."""

from __future__ import annotations

import pytest

from variorum.lexicon.words import load_words
from variorum.model.readings import Quantity
from variorum.parse.quantities import QuantityGrammar

quantities = QuantityGrammar(load_words().quantities).find


def only(text: str) -> Quantity:
    found = list(quantities(text, 0))
    assert len(found) == 1, [q.text for q in found]
    return found[0]


COUNTS = [
    ("12 people fled", "12", 12, 12),
    ("twelve people fled", "twelve", 12, 12),
    ("twenty-three people fled", "twenty-three", 23, 23),
    ("twenty one people fled", "twenty one", 21, 21),
    ("one hundred and twenty fled", "one hundred and twenty", 120, 120),
    ("five hundred fled", "five hundred", 500, 500),
    ("two hundred thousand fled", "two hundred thousand", 200_000, 200_000),
    ("1,200 people fled", "1,200", 1_200, 1_200),
    ("3 000 000 people fled", "3 000 000", 3_000_000, 3_000_000),
    ("1.2 million people fled", "1.2 million", 1_200_000, 1_200_000),
    ("half a million people fled", "half a million", 500_000, 500_000),
    ("a thousand people fled", "a thousand", 1_000, 1_000),
    ("a dozen people fled", "a dozen", 12, 12),
    ("half a dozen people fled", "half a dozen", 6, 6),
    ("two dozen people fled", "two dozen", 24, 24),
    ("a couple of shells fell", "a couple", 2, 2),
    ("another 12 people fled", "another 12", 12, 12),
    ("zero losses", "zero", 0, 0),
    # Rule 8: vague counts have the bounds it writes down.
    ("dozens fled", "dozens", 24, 99),
    ("scores fled", "scores", 40, 99),
    ("hundreds fled", "hundreds", 200, 999),
    ("thousands fled", "thousands", 2_000, 9_999),
    ("tens of thousands fled", "tens of thousands", 20_000, 99_999),
    ("hundreds of thousands fled", "hundreds of thousands", 200_000, 999_999),
    ("hundreds more fled", "hundreds", 200, 999),
    # Rule 8: at least, more than and over leave the upper end open.
    ("at least 85 fled", "at least 85", 85, None),
    ("more than 40 fled", "more than 40", 40, None),
    ("over 300 fled", "over 300", 300, None),
    ("over a dozen fled", "over a dozen", 12, None),
    ("no fewer than 9 fled", "no fewer than 9", 9, None),
    ("upwards of 50 fled", "upwards of 50", 50, None),
    ("in excess of 40 fled", "in excess of 40", 40, None),
    ("20 or more fled", "20 or more", 20, None),
    ("more than 1.5 million fled", "more than 1.5 million", 1_500_000, None),
    # Rule 8: up to, nearly and almost leave the lower end open.
    ("up to 10 fled", "up to 10", None, 10),
    ("nearly 30 fled", "nearly 30", None, 30),
    ("almost 30 fled", "almost 30", None, 30),
    ("as many as 30 fled", "as many as 30", None, 30),
    ("fewer than 20 fled", "fewer than 20", None, 20),
    ("no more than 5 fled", "no more than 5", None, 5),
    ("close to 2.5 million fled", "close to 2.5 million", None, 2_500_000),
    # Rule 8: about, some and roughly change nothing.
    ("about 60 fled", "about 60", 60, 60),
    ("some 60 fled", "some 60", 60, 60),
    ("roughly sixty fled", "roughly sixty", 60, 60),
    ("an estimated 60 fled", "an estimated 60", 60, 60),
    ("20 or so fled", "20 or so", 20, 20),
    # Ranges.
    ("between 8 and 10 fled", "8 and 10", 8, 10),
    ("8 or 9 fled", "8 or 9", 8, 9),
    ("8-10 fled", "8-10", 8, 10),
    ("8–10 fled", "8–10", 8, 10),
    ("ten to twelve fled", "ten to twelve", 10, 12),
    ("3,000 to 4,000 fled", "3,000 to 4,000", 3_000, 4_000),
    ("two to three million fled", "two to three million", 2_000_000, 3_000_000),
    ("up to 15 or 20 fled", "up to 15 or 20", None, 20),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), COUNTS, ids=[c[0] for c in COUNTS])
def test_count(text: str, words: str, low: float | None, high: float | None) -> None:
    found = only(text)
    assert (found.text, found.low, found.high, found.unit) == (words, low, high, "")


MEASURES = [
    ("300 square kilometres", 300, 300, "km2"),
    ("50 km²", 50, 50, "km2"),
    ("50 sq km", 50, 50, "km2"),
    ("5 km", 5, 5, "km"),
    ("3.5 kilometers", 3.5, 3.5, "km"),
    ("10 to 15 km", 10, 15, "km"),
    ("10-12 kilometres", 10, 12, "km"),
    ("50 metres", 50, 50, "m"),
    ("7 hectares", 7, 7, "ha"),
    ("40%", 40, 40, "percent"),
    ("30 per cent", 30, 30, "percent"),
    ("more than 30 percent", 30, None, "percent"),
    ("$5 million", 5_000_000, 5_000_000, "money"),
    # Miles come out in kilometres, rounded to a tenth.
    ("10 miles", 16.1, 16.1, "km"),
    ("over 100 miles", 160.9, None, "km"),
    ("100 square miles", 259, 259, "km2"),
    ("at least 3 square miles", 7.8, None, "km2"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), MEASURES, ids=[m[0] for m in MEASURES])
def test_measure(text: str, low: float | None, high: float | None, unit: str) -> None:
    found = only(text)
    assert (found.text, found.low, found.high, found.unit) == (text, low, high, unit)


NO_COUNT = [
    "several people fled",
    "many people fled",
    "a number of people fled",
    "at 10:30 they left",
    "the 25th Division",
    "T-72 tanks",
    "F-16 jets",
    "the M20 road",
    "on 3/4 they left",
    "a 120mm mortar",
    "the 1990s",
    "¾ of the town",
    "",
]


@pytest.mark.parametrize("text", NO_COUNT)
def test_no_count(text: str) -> None:
    assert list(quantities(text, 0)) == []


def test_and_joins_two_counts_not_a_range() -> None:
    found = [(q.text, q.low, q.high) for q in quantities("12 dead and 30 hurt", 0)]
    assert found == [("12", 12, 12), ("30", 30, 30)]


def test_a_conversion_is_read_as_well() -> None:
    """Leaving the same measure out the second time is the counter's work, not the grammar's."""
    found = [(q.low, q.unit) for q in quantities("30 kilometres (20 miles)", 0)]
    assert found == [(30, "km"), (32.2, "km")]


def test_offsets_are_those_of_the_article() -> None:
    (found,) = quantities("they took at least 12 posts", 200)
    assert (found.start, found.end) == (210, 221)


@pytest.mark.parametrize("text", ["several hundred people fled", "a few hundred people fled"])
def test_several_hundred_is_not_one_hundred(text: str) -> None:
    assert [(q.low, q.high) for q in quantities(text, 0)] in ([], [(200, 999)])


def test_thousand_and_hundred() -> None:
    assert [(q.low, q.high) for q in quantities("one thousand five hundred men", 0)] == [(1_500, 1_500)]


def test_million_and_thousand() -> None:
    found = [(q.low, q.high) for q in quantities("two million three hundred thousand people", 0)]
    assert found == [(2_300_000, 2_300_000)]


def test_a_number_of_any_length_is_finite() -> None:
    assert all((q.low or 0) < float("inf") for q in quantities("9" * 400 + " people fled", 0))
