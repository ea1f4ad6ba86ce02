"""One stream of bytes, whatever it holds: a text, a page, or a JSONL of many."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from variorum.ingest.decode import NotText, decode, is_blank, wide_encoding
from variorum.ingest.issues import issue
from variorum.ingest.jsonl import read_jsonl
from variorum.ingest.limits import Limits, in_words
from variorum.ingest.sniff import HEAD_BYTES, Sniffed, first_line, head_text, sniff
from variorum.ingest.streams import (
    BUFFER_BYTES,
    GzipDamagedError,
    Readable,
    Rewound,
    read_whole,
    take,
    unpacked,
)
from variorum.model.documents import MediaType, RawDocument
from variorum.model.ids import content_id
from variorum.model.issues import Issue, Outcome

Found = Outcome[RawDocument] | Issue

_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}


def read_file(path: Path, source: str, limits: Limits) -> Iterator[Found]:
    """The documents of a file; `source` names it in them and in issues."""
    try:
        opened = path.open("rb", buffering=0)
    except (OSError, ValueError) as error:
        yield cannot_open(error, source)
        return
    with opened:
        try:
            status = os.fstat(opened.fileno())
            # A pipe or device has no size of its own.
            size = status.st_size if stat.S_ISREG(status.st_mode) else None
            yield from read_stream(opened, source, limits, extension=extension_of(path.name), size=size)
        except OSError as error:
            yield cannot_open(error, source)


def extension_of(name: str) -> str:
    """What a name ends in, in lower case, a last `.gz` not counted: "A.JSONL.GZ" gives ".jsonl"."""
    return Path(name.lower().removesuffix(".gz")).suffix


def cannot_open(error: OSError | ValueError, source: str) -> Issue:
    """The issue for a path that the system would not open, or a stream that broke off.

    A ValueError is what Python raises for a path with a NUL in it.
    """
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return issue("not-found", f"{source} is a link that leads in a circle.", source)
    if isinstance(error, ValueError) or error.errno in _ABSENT:
        return issue("not-found", f"There is no file or folder {source}.", source)
    return issue("unreadable", f"{source} cannot be read: {error.strerror or error}.", source)


def read_stream(
    stream: Readable, source: str, limits: Limits, *, extension: str = "", size: int | None = None
) -> Iterator[Found]:
    """The documents `stream` holds, gzip undone; its first bytes and `extension` tell what it is.

    `size` is the stream's length where it is known. Raises OSError where reading breaks off.
    """
    plain, packed = unpacked(stream)
    head = _head(plain, limits)
    sniffed = sniff(head, extension)
    refused = _refusal(sniffed, source)
    if refused is not None:
        yield refused
        return
    whole: io.BufferedReader = io.BufferedReader(Rewound(head, plain), BUFFER_BYTES)
    if sniffed.kind == "jsonl":
        try:
            yield from read_jsonl(whole, source, limits, wide=wide_encoding(head))
        except GzipDamagedError as damage:
            yield issue("gzip-damaged", f"{source}: {damage.message}", source)
        return
    if size is not None and not packed and size > limits.max_bytes:
        yield _too_large(source, f"holds {in_words(size)}", limits)
        return
    yield from _one_document(whole, source, limits, "text/html" if sniffed.kind == "html" else "text/plain")


def _head(stream: io.BufferedReader, limits: Limits) -> bytes:
    head = take(stream, HEAD_BYTES)
    line = first_line(head_text(head))
    if line.startswith("{") and b"\n" not in head.lstrip():
        try:
            head += stream.readline(limits.max_line_bytes)
        except GzipDamagedError:
            return head
    return head


def _refusal(sniffed: Sniffed, source: str) -> Issue | None:
    if sniffed.kind == "binary":
        return issue("binary", f"{source} is {sniffed.what}.", source, advice=sniffed.advice)
    if sniffed.kind == "unsupported":
        message = f"{source} is {sniffed.what}, which this version does not read."
        return issue("source-unsupported", message, source, advice=sniffed.advice)
    if sniffed.kind == "json":
        return issue("jsonl-not-lines", f"{source} is JSON, but not one object a line.", source)
    return None


def _too_large(source: str, holds: str, limits: Limits) -> Issue:
    allowed = in_words(limits.max_bytes)
    return issue("too-large", f"{source} {holds}; the limit for one document is {allowed}.", source)


def _one_document(
    stream: io.BufferedReader, source: str, limits: Limits, media_type: MediaType
) -> Iterator[Found]:
    whole = read_whole(stream, limits.max_bytes + 1)
    if len(whole.raw) > limits.max_bytes:
        yield _too_large(source, "is too large", limits)
        return
    if whole.damage is not None:
        yield issue("gzip-damaged", f"{source}: {whole.damage.message}", source)
        if not whole.raw:
            return
    yield document_of(whole.raw, source, media_type)


def document_of(raw: bytes, source: str, media_type: MediaType) -> Found:
    """The document that `raw` is, or why it is none."""
    if not raw:
        return issue("empty", f"{source} has no bytes.", source)
    decoded = decode(raw, html=media_type == "text/html")
    if isinstance(decoded, NotText):
        return issue("binary", f"{source} is not text: {decoded.why}.", source)
    if is_blank(decoded.text):
        return issue("empty", f"{source} holds nothing but blanks.", source)
    issues = []
    if decoded.bad_byte is not None:
        message = (
            f"{source} has bytes that mean nothing as {decoded.encoding}, the first at {decoded.bad_byte}."
        )
        at = decoded.text.find("\ufffd")
        issues.append(issue("encoding-damaged", message, source, start=at if at >= 0 else None))
    if decoded.guessed:
        issues.append(issue("encoding-guessed", f"{source} was read as {decoded.encoding}.", source))
    document = RawDocument(
        id=content_id("doc", raw),
        source=source,
        raw=raw,
        text=decoded.text,
        media_type=media_type,
        encoding=decoded.encoding,
    )
    return Outcome(made=document, issues=tuple(issues))
