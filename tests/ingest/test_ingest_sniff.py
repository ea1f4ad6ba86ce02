"""What a file is, from its first bytes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.sniff import sniff


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html><html>",
        b"\xef\xbb\xbf  \n<!doctype HTML PUBLIC '-//W3C//DTD XHTML 1.0//EN'>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html>',
        b"<!-- saved from url=(0042) -->\n<HTML lang=am>",
        b"<div class='story'><p>Troops left.</p></div>",
        b"<p>Two villages changed hands.",
        "<html><body>Гарнизон ушёл".encode("utf-16"),
        "<html><body>The garrison left".encode("utf-16-le"),
    ],
)
def test_pages_are_recognised_under_any_name(head: bytes) -> None:
    assert sniff(head, ".txt").kind == "html"


@pytest.mark.parametrize(
    "head",
    [
        b"BM-21 launchers fired on the ridge at noon.",
        b"MZ-10, the depot north of the river, burned overnight.",
        b"ID3s are scarce, traders in the port said.",
        b"II* corps headquarters was moved.",
        b"<3 hours of calm before the shelling resumed",
        b"< The line is open again, said the operator >",
        b"[Analysis] What the truce means",
        b"{sic} the commander wrote",
        b"From: the harbour office\nThe blockade was lifted.",
        b"WARC is an archive format; this is a text about it.",
        b"Feed prices rose in the besieged valley.",
        b"[1, 2 and 3] are the crossing points",
        b'"text": said the sign',
        "الهدنة صامدة".encode(),
        b"",
    ],
)
def test_text_that_only_resembles_something_else(head: bytes) -> None:
    assert sniff(head, ".txt").kind == "text"


@pytest.mark.parametrize("extension", ["", ".txt", ".ndjson", ".json"])
def test_a_first_line_that_is_a_json_object_makes_a_jsonl(extension: str) -> None:
    assert sniff(b'\n \n{"text": "Calm returned."}\n{"text": "x"}\n', extension).kind == "jsonl"


def test_a_broken_first_line_that_opens_like_an_object_makes_a_jsonl() -> None:
    assert sniff(b'{"text": "Calm returned.\n{"text": "x"}\n', "").kind == "jsonl"


@pytest.mark.parametrize(
    "head", [b'[\n {"text": "a"}\n]', b'{\n  "text": "a"\n}', b'[{"text": "a"},\n{"text": "b"}]']
)
@pytest.mark.parametrize("extension", ["", ".jsonl", ".json"])
def test_json_that_is_no_jsonl(head: bytes, extension: str) -> None:
    assert sniff(head, extension).kind == "json"


def test_the_name_jsonl_outweighs_what_the_text_looks_like() -> None:
    assert sniff(b"not json\n", ".jsonl").kind == "jsonl"
    assert sniff(b"<html>\n", ".jsonl").kind == "jsonl"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"\x1f\x8b\x08", "gzip inside gzip"),
        (b"SQLite format 3\0", "SQLite"),
    ],
)
@pytest.mark.parametrize("extension", [".txt", ".jsonl", ".html", ""])
def test_binary_files_are_named_whatever_they_are_called(head: bytes, what: str, extension: str) -> None:
    found = sniff(head, extension)
    assert found.kind == "binary"
    assert what in found.what
    assert found.advice


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("word/document.xml", "Word"),
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("articles/one.txt", "zip"),
    ],
)
def test_zip_based_documents_are_told_apart(inside: str, what: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(inside, "x")
    assert what in sniff(packed.getvalue(), "").what


@pytest.mark.parametrize(
    "head",
    [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\n",
        b'<?xml version="1.0"?>\n<rss version="2.0"><channel>',
        b'<feed xmlns="http://www.w3.org/2005/Atom">',
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
    ],
)
def test_feeds_and_archives_are_named_as_not_supported(head: bytes) -> None:
    found = sniff(head, ".xml")
    assert found.kind == "unsupported"
    assert found.advice


@given(st.binary(max_size=300), st.sampled_from(["", ".txt", ".html", ".jsonl"]))
def test_any_head_is_something(head: bytes, extension: str) -> None:
    assert sniff(head, extension).kind in {"text", "html", "jsonl", "json", "binary", "unsupported"}
