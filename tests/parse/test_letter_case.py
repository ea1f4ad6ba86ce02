"""Capitals: what they say is put back into small letters, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon.lexicon import load_lexicon
from variorum.parse.letter_case import LetterCase


@pytest.fixture(scope="module")
def letter_case() -> LetterCase:
    return LetterCase(load_lexicon())


RESTORED = [
    ("REBELS ATTACKED A CONVOY NEAR BOGOTA.", "Rebels attacked a convoy near Bogota."),
    ("SOLDIERS KILLED TWO MEN. THE GOVERNOR OF KANDAHAR FLED.", None),
    ("THE ELN FREED A DUTCH ENGINEER ON MONDAY.", "The ELN freed a Dutch engineer on Monday."),
]


@pytest.mark.parametrize(("text", "wanted"), RESTORED)
def test_capitals_become_small(letter_case: LetterCase, text: str, wanted: str | None) -> None:
    made = letter_case.restored(text)
    assert made.casefold() == text.casefold()
    assert made == (wanted or "Soldiers killed two men. The governor of Kandahar fled.")


def test_a_wrapped_line_goes_on(letter_case: LetterCase) -> None:
    made = letter_case.restored("GUNMEN KIDNAPPED AN ENGINEER WHO WORKED AT A LARGE\nDAM NEAR THE BORDER.")
    assert "\n" not in made


@pytest.mark.parametrize(
    "text", ["Rebels took Bria.", "UN, NATO and the EU met.", "HTS", "The FMLN attacked the PLAZA HOTEL."]
)
def test_other_text_is_unchanged(letter_case: LetterCase, text: str) -> None:
    assert letter_case.restored(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABC ÉẞIİß.\n'", max_size=80))
def test_nothing_moves(letter_case: LetterCase, text: str) -> None:
    assert len(letter_case.restored(text)) == len(text)
