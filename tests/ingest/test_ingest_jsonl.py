"""JSONL: one article a line; a bad line is named and the rest is read."""

from __future__ import annotations

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest import Limits, read_sources
from variorum.ingest.jsonl import iso_day, lines
from variorum.model.documents import RawDocument
from variorum.model.ids import content_id
from variorum.model.issues import Issue

GOOD = '{"text": "The checkpoint reopened."}'


def read(raw: bytes, limits: Limits = Limits()) -> list[RawDocument | Issue]:  # noqa: B008
    return list(read_sources(["-"], stdin=io.BytesIO(raw), limits=limits))


def read_lines(*texts: str) -> list[RawDocument | Issue]:
    # A first line that is fine makes it a JSONL; its document is left out of the answer.
    opened = read("\n".join(['{"text": "Opening line."}', *texts]).encode("utf-8", "surrogatepass"))
    return opened[1:]


def documents(found: list[RawDocument | Issue]) -> list[RawDocument]:
    return [one for one in found if isinstance(one, RawDocument)]


def issues(found: list[RawDocument | Issue]) -> list[Issue]:
    return [one for one in found if isinstance(one, Issue)]


def test_every_field_arrives() -> None:
    line = json.dumps(
        {
            "source": "desk/17",
            "url": "https://example.org/17",
            "title": "Ferry crossing shelled",
            "outlet": "Coastal Post",
            "published": "2031-05-09T23:30:00-05:00",
            "text": "Shells hit the ferry crossing.\r\nNobody was hurt.",
            "topic": 7,
        }
    )
    (document,) = read(line.encode() + b"\r\n")
    assert isinstance(document, RawDocument)
    assert document.raw == line.encode()
    assert document.id == content_id("doc", line.encode())
    assert document.text == "Shells hit the ferry crossing.\nNobody was hurt."
    assert (document.source, document.media_type, document.encoding) == ("desk/17", "text/plain", "utf-8")
    given_by_line = document.given
    assert given_by_line.url == "https://example.org/17"
    assert (given_by_line.title, given_by_line.outlet) == ("Ferry crossing shelled", "Coastal Post")
    assert given_by_line.published == "2031-05-09"


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"source": "a", "url": "https://example.org"}, "a"),
        ({"url": "https://example.org"}, "https://example.org"),
        ({"source": " ", "url": ""}, "-#2"),
        ({"source": None}, "-#2"),
        ({}, "-#2"),
    ],
)
def test_the_source_is_the_lines_own_then_its_url_then_the_line(fields: dict[str, str], source: str) -> None:
    (document,) = read_lines(json.dumps({**fields, "text": "Calm held."}))
    assert isinstance(document, RawDocument)
    assert document.source == source


def test_text_wins_over_html_unless_it_is_blank() -> None:
    both, page, blank = documents(
        read_lines(
            '{"text": "Words.", "html": "<p>Page.</p>"}',
            '{"html": "<p>Page.</p>"}',
            '{"text": " \\u200b ", "html": "<p>Page.</p>"}',
        )
    )
    assert (both.text, both.media_type) == ("Words.", "text/plain")
    assert (page.text, page.media_type) == ("<p>Page.</p>", "text/html")
    assert (blank.text, blank.media_type) == ("<p>Page.</p>", "text/html")


def test_the_same_text_by_two_outlets_is_two_documents_and_a_repeated_line_is_one() -> None:
    one = '{"outlet": "North Wire", "text": "The dam was hit."}'
    other = '{"outlet": "South Wire", "text": "The dam was hit."}'
    found = read_lines(one, other, "  " + one + "\r")
    assert [document.given.outlet for document in documents(found)] == ["North Wire", "South Wire"]
    (repeated,) = issues(found)
    assert (repeated.code, repeated.severity, repeated.where) == ("duplicate-bytes", "note", "-#4")
    assert "-#2" in repeated.message


def test_malformed_lines_are_named_by_line_and_column_and_the_rest_is_read() -> None:
    found = read(b'{"text": "One."}\n\n{"text": "Two}\n' + GOOD.encode() + b"\n[1]\nnull\n7\n")
    assert [document.source for document in documents(found)] == ["-#1", "-#4"]
    named = issues(found)
    assert [one.code for one in named] == ["jsonl-malformed"] * 4
    assert [one.where for one in named] == ["-#3", "-#5", "-#6", "-#7"]
    assert "Line 3 of -, column 10: Unterminated string" in named[0].message
    assert "a list where an object should be" in named[1].message
    assert all(one.severity == "error" and one.advice for one in named)


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"a": ' * 50_000, '{"text": ' + "9" * 5000 + "}", '{"text": NaN}']
)
def test_hostile_json_is_an_issue(line: str) -> None:
    (named,) = read_lines(line)
    assert isinstance(named, Issue)
    assert named.code in {"jsonl-malformed", "jsonl-no-text"}


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ('{"title": "No article"}', "jsonl-no-text", "neither text nor html"),
        ('{"text": null}', "jsonl-no-text", "neither text nor html"),
        ('{"text": ["a"]}', "jsonl-no-text", '"text" of -#2 is a list'),
        ('{"text": 5}', "jsonl-no-text", "a number"),
        ('{"html": true}', "jsonl-no-text", "true or false"),
        ('{"text": ""}', "empty", "blank"),
        ('{"text": "\\n \\ufeff"}', "empty", "blank"),
        ('{"text": "\\ud800\\u0000"}', "empty", "blank"),
    ],
)
def test_a_line_without_an_article_is_left_out_and_named(line: str, code: str, says: str) -> None:
    (named,) = read_lines(line)
    assert isinstance(named, Issue)
    assert (named.code, named.severity) == (code, "error")
    assert says in named.message


def test_metadata_of_a_wrong_type_is_ignored_and_named() -> None:
    found = read_lines('{"text": "Calm.", "title": 5, "url": {"a": 1}, "outlet": ["x"], "source": false}')
    document, *named = found
    assert isinstance(document, RawDocument)
    assert document.given.title is document.given.url is document.given.outlet is None
    assert document.source == "-#2"
    assert [one.code for one in issues(named)] == ["jsonl-wrong-type"] * 4
    assert {one.severity for one in issues(named)} == {"warning"}


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2031-05-09", "2031-05-09"),
        (" 2031-05-09 ", "2031-05-09"),
        ("20310509", "2031-05-09"),
        ("2031-05-09T06:15", "2031-05-09"),
        ("2031-05-09 06:15:33", "2031-05-09"),
        ("2031-05-09T06:15:33.250Z", "2031-05-09"),
        ("2031-05-09T23:59:59+0530", "2031-05-09"),
        ("20310509T061533Z", "2031-05-09"),
        ("2024-02-29", "2024-02-29"),
        ("2031-02-29", None),
        ("2031-13-01", None),
        ("0000-01-01", None),
        ("2031-05", None),
        ("9 May 2031", None),
        ("05/09/2031", None),
        ("2031-05-09x06:15", None),
        ("2031-05-09, afternoon edition", None),
        ("٢٠٣١-٠٥-٠٩", None),
        ("yesterday", None),
    ],
)
def test_iso_day(printed: str, day: str | None) -> None:
    assert iso_day(printed) == day


@pytest.mark.parametrize(
    "printed", ['"9 May 2031"', "1936051200", '["2031-05-09"]', "{}", "true", '"\\ud800"']
)
def test_a_publication_day_that_is_not_iso_is_dropped_and_named(printed: str) -> None:
    document, named = read_lines(f'{{"text": "Calm.", "published": {printed}}}')
    assert isinstance(document, RawDocument)
    assert document.given.published is None
    assert isinstance(named, Issue)
    assert (named.code, named.severity) == ("published-unreadable", "warning")
    named.message.encode("utf-8")


@pytest.mark.parametrize("printed", ["null", '""', '"  "'])
def test_no_publication_day_is_no_issue(printed: str) -> None:
    (document,) = read_lines(f'{{"text": "Calm.", "published": {printed}}}')
    assert isinstance(document, RawDocument)


def test_half_surrogates_and_nul_are_replaced_and_named() -> None:
    document, named = read_lines('{"text": "Bridge \\ud83d and \\u0000 gone", "title": "\\udc00"}')
    assert isinstance(document, RawDocument)
    assert document.text == "Bridge \ufffd and \ufffd gone"
    assert document.given.title == "\ufffd"
    assert isinstance(named, Issue)
    assert (named.code, named.start) == ("encoding-damaged", 7)


def test_whole_surrogate_pairs_are_one_character() -> None:
    (document,) = read_lines('{"text": "\\ud83c\\uddfa\\ud83c\\udde6 flag raised"}')
    assert isinstance(document, RawDocument)
    assert document.text == "\U0001f1fa\U0001f1e6 flag raised"


def test_a_line_of_broken_utf8_is_read_with_replacements() -> None:
    line = '{"text": "Жители вернулись'.encode() + b"\xff" + b'"}'
    document, named = read(line)
    assert isinstance(document, RawDocument)
    assert document.text == "Жители вернулись\ufffd"
    assert isinstance(named, Issue)
    assert (named.code, named.start) == ("encoding-damaged", 16)
    assert f"byte {line.index(0xFF)} of the line" in named.message


def test_a_binary_line_is_named_and_the_rest_is_read() -> None:
    found = read(GOOD.encode() + b"\n" + bytes(range(32)) + b"\n" + GOOD.replace("re", "").encode())
    assert len(documents(found)) == 2
    assert {one.code for one in issues(found)} == {"binary"}


def test_utf8_with_a_byte_order_mark_has_the_same_first_line_as_without() -> None:
    (marked,) = documents(read(b"\xef\xbb\xbf" + GOOD.encode()))
    (plain,) = documents(read(GOOD.encode()))
    assert marked == plain


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_and_utf32_jsonl(encoding: str) -> None:
    wide = documents(read((GOOD + "\r\n" + '{"text": "Ворота открыты\u2028."}\n').encode(encoding)))
    assert [document.text for document in wide] == ["The checkpoint reopened.", "Ворота открыты\u2028."]
    assert wide[0].raw == GOOD.encode()


def test_line_separators_of_unicode_do_not_end_a_line() -> None:
    (document,) = read_lines('{"text": "One\u2028two\u0085three"}')
    assert isinstance(document, RawDocument)
    assert document.text == "One\u2028two\u0085three"


def test_a_line_beyond_the_limit_is_passed_over_without_being_held() -> None:
    limits = Limits(max_line_bytes=60)
    long = '{"text": "' + "x" * 500_000 + '"}'
    found = read(f'{GOOD}\n{long}\n{GOOD[:-2]}!!"}}\n{long}'.encode(), limits)
    assert [document.source for document in documents(found)] == ["-#1", "-#3"]
    assert [(one.code, one.where) for one in issues(found)] == [("too-large", "-#2"), ("too-large", "-#4")]


def test_a_line_of_exactly_the_limit_is_read() -> None:
    assert len(documents(read(GOOD.encode() + b"\n", Limits(max_line_bytes=len(GOOD))))) == 1
    assert len(documents(read(GOOD.encode() + b"\n", Limits(max_line_bytes=len(GOOD) - 1)))) == 0


def test_a_first_line_longer_than_the_head_is_still_seen_as_json() -> None:
    text = "The valley is quiet. " * 10_000
    (document,) = read(json.dumps({"text": text}).encode())
    assert isinstance(document, RawDocument)
    assert document.text == text


def test_a_damaged_gzip_keeps_the_lines_before_the_damage() -> None:
    rows = [json.dumps({"text": f"Convoy {n} of {n * 7919} trucks left."}) for n in range(3000)]
    packed = gzip.compress("\n".join(rows).encode(), mtime=0)
    found = read(packed[: len(packed) // 2])
    assert 1000 < len(documents(found)) < 3000
    assert [one.code for one in issues(found)] == ["gzip-damaged"]
    assert issues(found)[0].severity == "error"


def test_a_small_cut_gzip_keeps_its_first_lines() -> None:
    found = read(gzip.compress(f"{GOOD}\n".encode(), mtime=0)[:-3])
    assert [type(one) for one in found] == [RawDocument, Issue]


def test_a_jsonl_of_any_length_is_read_a_line_at_a_time() -> None:
    class Endless(io.RawIOBase):
        waiting, number = b"", 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
            while len(self.waiting) < len(buffer):
                self.number += 1
                self.waiting += b'{"text": "Report %d"}\n' % self.number
            buffer[:] = self.waiting[: len(buffer)]
            self.waiting = self.waiting[len(buffer) :]
            return len(buffer)

    found = read_sources(["-"], stdin=io.BufferedReader(Endless()))  # type: ignore[arg-type]
    for n in range(1, 500):
        document = next(found)
        assert isinstance(document, RawDocument)
        assert document.text == f"Report {n}"


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    for found in read(GOOD.encode() + b"\n" + raw):
        if isinstance(found, RawDocument):
            found.text.encode("utf-8")
            found.source.encode("utf-8")
        else:
            found.message.encode("utf-8")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(["source", "url", "title", "outlet", "published", "text", "html", "x"]), JSON_VALUES
    )
)
def test_no_object_raises_and_what_is_made_can_be_stored(fields: dict[str, object]) -> None:
    found = read_lines(json.dumps(fields))
    assert len(documents(found)) + sum(one.severity == "error" for one in issues(found)) == 1
    for document in documents(found):
        for text in (document.source, document.text, document.given.title or "", document.given.url or ""):
            text.encode("utf-8")


@given(st.lists(st.binary(max_size=40), max_size=8), st.integers(1, 30))
def test_lines_number_as_an_editor_does_whatever_the_limit(parts: list[bytes], limit: int) -> None:
    raw = b"\n".join(parts)
    found = list(lines(io.BytesIO(raw).readline, limit))
    for line in found:
        whole = raw.split(b"\n")[line.number - 1]
        assert line.raw is None or line.raw in whole
        assert (line.raw is None) == (len(whole) > limit)
