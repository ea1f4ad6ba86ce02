"""What is typed into the search box, what it matches, and the words shown around it."""

from __future__ import annotations

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.query.searching.matching import marked, match_of, passages_of
from variorum.query.searching.typed import Typed, Words, days_of, read_typed


def shown(words: tuple[Words, ...]) -> list[str]:
    return [one.shown() for one in words]


def test_words_rows_of_words_and_what_is_left_out() -> None:
    typed = read_typed('convoy "supply column" -rumour shell*')

    assert shown(typed.words) == ["convoy", '"supply column"', "shell*"]
    assert shown(typed.without) == ["rumour"]
    assert typed.unread == ()


def test_words_grown_together_stand_in_a_row() -> None:
    assert shown(read_typed("al-Ghab").words) == ['"al Ghab"']


def test_fields_are_read_with_and_without_quotation_marks() -> None:
    typed = read_typed('outlet:"Ferry Post" TYPE:shelling place:Ford status:disputed speaker:“the mill”')

    assert (typed.outlet, typed.event_type, typed.place) == ("Ferry Post", "shelling", "Ford")
    assert (typed.status, typed.speaker) == ("disputed", "the mill")
    assert typed.words == ()


def test_what_is_no_field_is_words() -> None:
    assert shown(read_typed("ratio:12 http://ferry").words) == ['"ratio 12"', '"http ferry"']


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from:2031-02", ("2031-02-01", None)),
        ("to:2031-02", (None, "2031-02-28")),
        ("published:2032", ("2032-01-01", "2032-12-31")),
        ("from:2031-02-03 to:2031-02-04", ("2031-02-03", "2031-02-04")),
    ],
)
def test_days_months_and_years(text: str, days: tuple[str | None, str | None]) -> None:
    typed = read_typed(text)
    assert (typed.first, typed.last) == days


@pytest.mark.parametrize("text", ["yesterday", "2031-13", "2031-02-30", "0000", "31-02-03", ""])
def test_what_is_no_day(text: str) -> None:
    assert days_of(text) is None


def test_what_says_nothing_is_told() -> None:
    typed = read_typed('-- "!!" from:soon')

    assert typed.is_empty
    assert list(typed.unread) == ["--", '"!!"', "from:soon"]


@given(st.text(max_size=300))
def test_anything_typed_is_a_question_that_sqlite_takes(text: str) -> None:
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    typed = read_typed(text)
    for match in (match_of(typed.words), match_of(typed.without, every=False)):
        if match:
            connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchall()


@given(st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR(", ")", '"', "*", "^", "{text}:", "a", "-"])))
def test_signs_of_the_search_language_are_only_words(parts: list[str]) -> None:
    test = read_typed(" ".join(parts))
    assert isinstance(test, Typed)
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    if test.words:
        connection.execute("SELECT 1 FROM words WHERE words MATCH ?", (match_of(test.words),)).fetchall()


def test_a_word_has_its_other_forms_and_a_quoted_one_has_not() -> None:
    (plain,) = read_typed("convoy").words
    (quoted,) = read_typed('"convoy"').words

    assert ("convoys",) in plain.forms()
    assert quoted.forms() == (("convoy",),)


def found_in(text: str, typed: str) -> list[str]:
    return [one.text for one in marked(text, read_typed(typed).words) if one.found]


def test_found_words_are_marked_as_the_table_of_words_finds_them() -> None:
    text = "A CONVOY left Sérmin; convoys follow. Shells fell, shelling went on. The supply convoy."

    assert found_in(text, "convoy") == ["CONVOY", "convoys", "convoy"]
    assert found_in(text, '"convoy"') == ["CONVOY", "convoy"]
    assert found_in(text, "sermin") == ["Sérmin"]
    assert found_in(text, "shell*") == ["Shells", "shelling"]
    assert found_in(text, '"supply convoy"') == ["supply convoy"]
    assert found_in(text, "ferry") == []


@given(st.text(max_size=200), st.text(max_size=30))
def test_marking_changes_no_word(text: str, typed: str) -> None:
    assert "".join(one.text for one in marked(text, read_typed(typed).words)) == text


def test_passages_show_each_word_once_before_any_again() -> None:
    filling = " lorem" * 60
    text = f"convoy{filling} convoy{filling} convoy{filling} ferry{filling}"
    passages = passages_of(text, read_typed("convoy ferry").words, 2)

    assert [[one.text for one in passage.stretches if one.found] for passage in passages] == [
        ["convoy"],
        ["ferry"],
    ]
    assert [(one.opens, one.closes) for one in passages] == [(True, False), (False, False)]
    assert all(text[one.start : one.end] == "".join(s.text for s in one.stretches) for one in passages)


def test_where_nothing_is_found_the_opening_is_shown() -> None:
    (passage,) = passages_of("The ferry was cut loose at dawn.", read_typed("convoy").words)

    assert (passage.opens, passage.closes) == (True, True)
    assert passages_of("", read_typed("convoy").words) == ()
