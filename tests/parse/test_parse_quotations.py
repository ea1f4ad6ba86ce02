"""Quotations: marks of every kind, over paragraphs, and marks that open nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.parse.quotations import quotations
from variorum.parse.segment import paragraphs

PAIRED = [
    '"We left."',
    "“We left.”",
    "„We left.“",
    "«We left.»",
    "''We left.''",
]


def quoted(text: str) -> list[tuple[str, bool]]:
    """The words of each quotation, and whether it goes on with the one before."""
    return [(text[q.start : q.end], q.continues) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize("text", PAIRED)
def test_marks_of_every_kind(text: str) -> None:
    assert quoted(f"{text} he said.") == [("We left.", False)]


def test_a_paragraph_left_open_goes_on_where_the_next_opens() -> None:
    text = "“We left,” he said. “It burned.\n\n“Then they came.”"
    assert quoted(text) == [("We left,", False), ("It burned.", False), ("Then they came.", True)]


def test_a_mark_left_open_opens_nothing() -> None:
    assert quoted("The “river ran.\n\nNobody spoke.") == []


def test_an_apostrophe_is_no_mark() -> None:
    assert quoted("The rebels' men weren't there.") == []


def test_a_second_opening_mark_begins_anew() -> None:
    assert quoted("He said “we and then “they left” again.") == [("they left", False)]


@given(st.text(alphabet="ab \n\"“”„«»'", max_size=60))
def test_quotations_hold_words_and_stand_in_order(text: str) -> None:
    found = list(quotations(text, paragraphs(text)))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
