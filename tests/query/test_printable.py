"""Whatever an article holds, printing it moves no cursor, sets no colour and turns no line around."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.query.printable import json_printable, one_line, printable

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb", "a\\x0db"),
        ("bell\x07", "bell\\x07"),
        ("abc\u202edef", "abc\\u202edef"),
        ("half \ud83d", "half \\ud83d"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Größe, Київ, دمشق, 大使馆, 💥", "Größe, Київ, دمشق, 大使馆, 💥"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(ANY_TEXT)
def test_nothing_that_is_obeyed_is_left(text: str) -> None:
    for character in printable(text).replace("\n", "").replace("\t", ""):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }
    printable(text).encode("utf-8")
    assert printable(printable(text)) == printable(text)


@given(ANY_TEXT)
def test_one_line_is_one(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(ANY_TEXT)
def test_json_reads_back_the_same(text: str) -> None:
    written = json_printable(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    assert printable(written) == written
