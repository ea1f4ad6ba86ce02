"""Text from articles made safe to print: what a terminal would obey is shown instead."""

from __future__ import annotations

import re

# Control codes (C0, DEL, C1), marks that turn the direction of writing, line separators, and halves
# of surrogate pairs: they move the cursor, colour or reorder what stands around them, or cannot be
# encoded. Line feeds and tabs stay.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANKS = re.compile(r"\s+")


def printable(text: str) -> str:
    r"""`text` with every character that a terminal would obey written as an escape, such as \x1b."""
    return _OBEYED.sub(_escaped, text)


def one_line(text: str) -> str:
    """`text` printable and on one line, blanks single."""
    return printable(_BLANKS.sub(" ", text).strip())


def json_printable(text: str) -> str:
    """JSON text with the same characters written as JSON escapes, so that it still reads the same."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
