"""JSON lines: one object a line, keys in the contract's order, lines in the order of their keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import IO, TypeVar

from variorum.model.errors import UsageError

K = TypeVar("K", str, tuple[str, ...])

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
# U+0085, U+2028 and U+2029 stand in JSON text as they are, but many readers end a line there.
# Lone surrogates are no characters, and UTF-8 cannot hold them.
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def write_lines(rows: Iterable[tuple[K, dict[str, object]]], out: IO[str]) -> int:
    """Write the objects of `rows`, each a sort key and an object; returns how many.

    `out` should be UTF-8 and leave newlines as they are (`newline=""` in `open`). Raises UsageError
    when the keys do not ascend, as the lines would then not be the same in another run.
    """
    count = 0
    last: K | None = None
    for key, row in rows:
        if last is not None and key < last:
            raise UsageError(f"Rows to export must come in order: {key} comes after {last}.")
        last = key
        out.write(line_of(row))
        count += 1
    return count


def line_of(row: dict[str, object]) -> str:
    """`row` as one line of JSON with its newline, whatever characters it holds."""
    text = _ENCODER.encode(row)
    if not text.isascii():
        text = _UNSAFE.sub(_safe, text)
    return text + "\n"


def _safe(match: re.Match[str]) -> str:
    character = match[0]
    return "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"


def number(value: float | None) -> float | int | None:
    """`value` as people write it: a whole number without ".0"."""
    return int(value) if value is not None and float(value).is_integer() else value
