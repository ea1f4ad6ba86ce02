"""From what a person names on the command line to raw documents, one at a time."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from variorum.ingest.files import Found, cannot_open, read_file, read_stream
from variorum.ingest.folders import shown, walk
from variorum.ingest.issues import issue
from variorum.ingest.limits import DEFAULT_LIMITS, Limits
from variorum.model.documents import RawDocument
from variorum.model.issues import Issue

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?://|(?=https?:))")
_ARCHIVE = (".warc", ".warc.gz", ".wacz")


def read_sources(
    arguments: Sequence[str], *, stdin: BinaryIO | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[RawDocument | Issue]:
    """The documents of all `arguments` in order, each followed by what was wrong with it.

    An argument is a file, a folder or `-` for `stdin` (the process's own when None). A `.jsonl` is
    read line by line, a `.html` as a page; any other file is told by its content, and gzip is
    undone wherever it is found, so that `raw` is always what was packed. One document is held at
    a time. Bytes that came before give an issue in place of a second document.

    In a document's text CRLF and CR are LF and NUL is U+FFFD; nothing else is normalised, so the
    letters stay composed or not as they were printed. Never raises for what an input holds or lacks.
    """
    first_named: dict[str, str] = {}
    for argument in arguments:
        found = _read_argument(argument, stdin, limits)
        # Chained rather than looped, so that no variable keeps a document while the next is read.
        yield from chain.from_iterable(map(partial(_unless_repeated, first_named), found))


def _unless_repeated(first_named: dict[str, str], found: Found) -> tuple[RawDocument | Issue, ...]:
    if isinstance(found, Issue):
        return (found,)
    document = found.made
    first = first_named.get(document.id)
    if first is not None:
        return (
            issue("duplicate-bytes", f"{document.source} has the same bytes as {first}.", document.source),
        )
    first_named[document.id] = document.source
    return (document, *found.issues)


def _read_argument(argument: str, stdin: BinaryIO | None, limits: Limits) -> Iterator[Found]:
    source = shown(argument)
    if argument == "-":
        yield from _read_stdin(stdin, limits)
    elif not argument.strip():
        yield issue("not-found", "An empty name was given where a file or folder should be.", source)
    elif _ADDRESS.match(argument) or argument.lower().endswith(_ARCHIVE):
        what = "a web archive" if argument.lower().endswith(_ARCHIVE) else "a web address"
        yield issue("source-unsupported", f"{source} is {what}, which this version does not read.", source)
    elif _is_folder(argument):
        for entry in walk(Path(argument)):
            if isinstance(entry, Issue):
                yield entry
            else:
                yield from read_file(entry, shown(entry), limits)
    else:
        yield from read_file(Path(argument), source, limits)


def _is_folder(argument: str) -> bool:
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):
        # Opening it as a file meets the same error and names it.
        return False


def _read_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Found]:
    stream = stdin or getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed:
        yield issue("unreadable", "Standard input is closed.", "-", advice="Give a file, or pipe text in.")
        return
    try:
        yield from read_stream(stream, "-", limits)
    except OSError as error:
        yield cannot_open(error, "-")
