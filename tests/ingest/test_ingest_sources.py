"""The one way in: files, folders, standard input, and everything that can be wrong with them."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.ingest import ISSUE_CODES, Limits, read_sources
from variorum.model.documents import Metadata, RawDocument
from variorum.model.errors import UsageError
from variorum.model.ids import content_id
from variorum.model.issues import Issue

ARTICLE = "Fighters withdrew from the salt works on Thursday, the port authority said.\n"


def put(path: Path, raw: bytes | str) -> str:
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return str(path)


def only(arguments: list[str], **more: object) -> RawDocument | Issue:
    (found,) = read_sources(arguments, **more)  # type: ignore[arg-type]
    return found


def code(found: RawDocument | Issue) -> str:
    assert isinstance(found, Issue), found
    assert found.advice
    assert found.code in {known for known, _, _ in ISSUE_CODES}
    return found.code


def test_a_text_file_is_its_bytes(tmp_path: Path) -> None:
    name = put(tmp_path / "a.txt", b"\xef\xbb\xbf" + ARTICLE.encode() + b"Second.\r\n")
    found = only([name])
    assert found == RawDocument(
        id=content_id("doc", (tmp_path / "a.txt").read_bytes()),
        source=name,
        raw=(tmp_path / "a.txt").read_bytes(),
        text=ARTICLE + "Second.\n",
        media_type="text/plain",
        encoding="utf-8-sig",
        given=Metadata(),
    )


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.txt", ARTICLE, "text/plain"),
        ("a.html", ARTICLE, "text/html"),
        ("A.HTM", ARTICLE, "text/html"),
        ("a", ARTICLE, "text/plain"),
        ("a.md", "# Truce\n" + ARTICLE, "text/plain"),
        ("a.asp", "<!doctype html><p>" + ARTICLE, "text/html"),
        ("a.txt", "<html><p>" + ARTICLE, "text/html"),
    ],
)
def test_the_media_type_comes_from_name_and_content(
    tmp_path: Path, name: str, text: str, media_type: str
) -> None:
    found = only([put(tmp_path / name, text)])
    assert isinstance(found, RawDocument)
    assert (found.text, found.media_type) == (text, media_type)


def test_a_packed_text_is_the_same_document_as_the_plain_one(tmp_path: Path) -> None:
    plain = put(tmp_path / "a.txt", ARTICLE)
    packed = put(tmp_path / "a.txt.gz", gzip.compress(ARTICLE.encode(), mtime=0))
    document, repeated = read_sources([packed, plain])
    assert isinstance(document, RawDocument)
    assert (document.raw, document.source) == (ARTICLE.encode(), packed)
    assert code(repeated) == "duplicate-bytes"


def test_a_damaged_packed_text_keeps_its_beginning(tmp_path: Path) -> None:
    long = "".join(f"On day {n} the column moved {n * 7919 % 101} km.\n" for n in range(3000))
    issue, document = read_sources(
        [put(tmp_path / "a.txt.gz", gzip.compress(long.encode(), mtime=0)[:-2000])]
    )
    assert code(issue) == "gzip-damaged"
    assert isinstance(document, RawDocument)
    assert len(document.text) > 1000
    assert long.startswith(document.text)


def test_packed_or_not_is_told_by_the_bytes(tmp_path: Path) -> None:
    line = '{"text": "The ford is open."}\n'
    unpacked = put(tmp_path / "a.jsonl.gz", line)
    packed = put(tmp_path / "b.jsonl", gzip.compress(line.replace("ford", "pass").encode(), mtime=0))
    found = list(read_sources([unpacked, packed]))
    assert [one.source for one in found if isinstance(one, RawDocument)] == [f"{unpacked}#1", f"{packed}#1"]


def test_a_folder_is_read_in_order_and_its_damage_follows_its_document(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", ARTICLE)
    put(tmp_path / "a.txt", "Żołnierze odeszli, mówi wójt wsi Łąka.".encode("cp1250"))
    put(tmp_path / "c.jsonl", '{"text": "One."}\n{"text": "Two."}\n')
    put(tmp_path / "d.pdf", b"%PDF-1.4")
    put(tmp_path / "e.txt", ARTICLE)
    found = list(read_sources([str(tmp_path)]))
    assert [one.code if isinstance(one, Issue) else Path(one.source).name for one in found] == [
        "a.txt",
        "encoding-guessed",
        "b.txt",
        "c.jsonl#1",
        "c.jsonl#2",
        "duplicate-bytes",
        "files-skipped",
    ]


def test_arguments_are_read_in_the_order_given(tmp_path: Path) -> None:
    names = [put(tmp_path / f"{name}.txt", name + ARTICLE) for name in "cab"]
    assert [one.source for one in read_sources(names) if isinstance(one, RawDocument)] == names


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    name = put(tmp_path / "a.txt", ARTICLE)
    first, second = read_sources([name, name])
    assert isinstance(first, RawDocument)
    assert code(second) == "duplicate-bytes"
    assert isinstance(second, Issue)
    assert name in second.message


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (ARTICLE.encode(), "text/plain"),
        (b"<html><body><p>Calm.</p>", "text/html"),
        (ARTICLE.encode("utf-16"), "text/plain"),
        (gzip.compress(ARTICLE.encode(), mtime=0), "text/plain"),
        (b"{sic} " + ARTICLE.encode(), "text/plain"),
    ],
)
def test_standard_input_is_told_by_its_content(raw: bytes, media_type: str) -> None:
    found = only(["-"], stdin=io.BytesIO(raw))
    assert isinstance(found, RawDocument)
    assert (found.source, found.media_type) == ("-", media_type)


def test_standard_input_stays_open_and_is_empty_the_second_time() -> None:
    stream = io.BytesIO(ARTICLE.encode())
    document, again = read_sources(["-", "-"], stdin=stream)
    assert isinstance(document, RawDocument)
    assert code(again) == "empty"
    assert not stream.closed


def test_closed_or_missing_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"x")
    stream.close()
    assert code(only(["-"], stdin=stream)) == "unreadable"
    monkeypatch.setattr(sys, "stdin", None)
    assert code(only(["-"])) == "unreadable"
    monkeypatch.setattr(sys, "stdin", io.StringIO("text without bytes"))
    assert code(only(["-"])) == "unreadable"


def test_the_process_standard_input_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert isinstance(only(["-"]), RawDocument)


@pytest.mark.parametrize(
    "argument",
    [
        "https://example.org/a",
        "HTTP://EXAMPLE.ORG",
        "ftp://example.org/x",
        "feed:https://example.org/rss",
        "a.warc.gz",
    ],
)
def test_web_addresses_and_archives_are_not_supported_yet(argument: str) -> None:
    found = only([argument])
    assert code(found) == "source-unsupported"
    assert isinstance(found, Issue)
    assert (found.severity, found.where) == ("error", argument)
    assert "Save the page" in found.advice


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.txt", "\ufeff\u200b\u3000".encode(), "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.jsonl.gz", gzip.compress(b"", mtime=0), "empty"),
        ("a.txt", bytes(range(256)) * 10, "binary"),
        ("a.txt", b"%PDF-1.7\n1 0 obj", "binary"),
        ("a.html", b"PK\x03\x04word/document.xml", "binary"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n", "binary"),
        ("a.txt.gz", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "binary"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", "source-unsupported"),
        ("a.json", b'[{"text": "a"}, {"text": "b"}]', "jsonl-not-lines"),
        ("a.jsonl", b'{\n"text": "a"\n}', "jsonl-not-lines"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00", "gzip-damaged"),
    ],
)
def test_bad_input_is_named_as_an_error(tmp_path: Path, name: str, raw: bytes, expected: str) -> None:
    found = only([put(tmp_path / name, raw)])
    assert code(found) == expected
    assert isinstance(found, Issue)
    assert found.severity == "error"
    assert found.where == str(tmp_path / name)


@pytest.mark.parametrize(
    "argument", ["", "  ", "no/such/file.txt", "bad\0name.txt", "x" * 5000, "\ud800.txt"]
)
def test_names_that_lead_nowhere(argument: str) -> None:
    found = only([argument])
    assert code(found) == "not-found"
    assert isinstance(found, Issue)
    found.message.encode("utf-8")


def test_a_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = put(tmp_path / "good.txt", ARTICLE)
    found = list(read_sources(["nowhere.txt", "https://example.org", good]))
    assert [type(one) for one in found] == [Issue, Issue, RawDocument]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_a_closed_file_is_named(tmp_path: Path) -> None:
    name = put(tmp_path / "a.txt", ARTICLE)
    (tmp_path / "a.txt").chmod(0)
    assert code(only([name])) == "unreadable"


def test_a_file_the_system_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = put(tmp_path / "a.txt", ARTICLE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = only([name])
    assert code(found) == "unreadable"
    assert isinstance(found, Issue)
    assert "Permission denied" in found.message


class Breaking(io.RawIOBase):
    """A disk that fails after its first chunk."""

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self._raw: bytes | None = raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._raw is None:
            raise OSError(5, "Input/output error")
        chunk, self._raw = self._raw[: len(buffer)], self._raw[len(buffer) :] or None
        buffer[: len(chunk)] = chunk
        return len(chunk)


def test_a_device_error_is_named_and_lines_before_it_are_kept() -> None:
    line = '{"text": "' + "The pass is closed. " * 400 + '"}\n'
    found = list(read_sources(["-"], stdin=io.BufferedReader(Breaking((line * 40).encode()))))  # type: ignore[arg-type]
    assert isinstance(found[0], RawDocument)
    assert code(found[-1]) == "unreadable"


@pytest.mark.parametrize("packed", [False, True])
def test_a_document_beyond_the_limit_is_left_out(tmp_path: Path, packed: bool) -> None:
    raw = ARTICLE.encode() * 20
    name = put(tmp_path / "a.txt", gzip.compress(raw, mtime=0) if packed else raw)
    assert isinstance(only([name], limits=Limits(max_bytes=len(raw))), RawDocument)
    found = only([name], limits=Limits(max_bytes=len(raw) - 1))
    assert code(found) == "too-large"
    assert isinstance(found, Issue)
    assert "1.52 kB" in found.message or packed


def test_standard_input_beyond_the_limit_is_left_out() -> None:
    found = only(["-"], stdin=io.BytesIO(ARTICLE.encode() * 20), limits=Limits(max_bytes=100))
    assert code(found) == "too-large"


def test_a_very_large_file_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(ARTICLE.encode() * 2000)
        file.truncate(60_000_000)
    tracemalloc.start()
    try:
        found = only([str(path)])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert code(found) == "too-large"
    assert peak < 3_000_000


def test_one_huge_line_under_the_limit_is_read() -> None:
    found = only(["-"], stdin=io.BytesIO(b"word " * 900_000))
    assert isinstance(found, RawDocument)
    assert len(found.text) == 4_500_000


def test_no_more_than_one_document_is_held(tmp_path: Path) -> None:
    size = 2_000_000
    for n in range(6):
        put(tmp_path / f"{n}.txt", f"{n} ".encode() + b"x" * size)
    tracemalloc.start()
    try:
        for _ in map(lambda found: found.__class__, read_sources([str(tmp_path)])):  # noqa: C417
            pass
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # One document is its bytes and its text, and decoding needs about as much again.
    assert peak < 5 * size


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_given_by_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(ARTICLE.encode(),))
    writer.start()
    found = only([str(path)])
    writer.join()
    assert isinstance(found, RawDocument)
    assert found.text == ARTICLE


@pytest.mark.parametrize("limits", [{"max_bytes": 0}, {"max_line_bytes": -5}])
def test_a_limit_below_one_byte_is_misuse(limits: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="below one byte"):
        Limits(**limits)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "a"]))
def test_no_file_raises_and_every_file_is_accounted_for(tmp_path: Path, raw: bytes, name: str) -> None:
    argument = put(tmp_path / name, raw)
    found = list(read_sources([argument]))
    assert found
    assert list(read_sources([argument])) == found
    for one in found:
        assert (one.source if isinstance(one, RawDocument) else one.where).startswith(argument)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200), cut=st.integers(0, 60))
def test_no_gzip_raises(tmp_path: Path, raw: bytes, cut: int) -> None:
    packed = gzip.compress(raw, mtime=0)
    assert list(read_sources([put(tmp_path / "a.jsonl.gz", packed[: max(0, len(packed) - cut)])]))


@given(st.text(st.characters(), max_size=30).filter(lambda name: "/" not in name and name != "-"))
def test_no_name_raises(name: str) -> None:
    found = list(read_sources([f"nowhere/{name}"]))
    assert code(found[0]) in {"not-found", "source-unsupported", "unreadable"}


def test_issue_codes_are_unique_kebab_case_with_meaning_and_advice() -> None:
    codes = [known for known, _, _ in ISSUE_CODES]
    assert len(set(codes)) == len(codes)
    for known, meaning, advice in ISSUE_CODES:
        assert known.replace("-", "").isalpha()
        assert known == known.lower()
        assert meaning.endswith(".")
        assert advice.strip()
