"""Damaged characters: a form of the text to match in, and a warning where the damage is beyond that."""

from __future__ import annotations

import re

from ftfy.badness import badness
from ftfy.chardata import WIDTH_MAP

from variorum.lexicon.fold import same_length
from variorum.model.documents import Role

# Full-width letters and digits have a plain twin; the few that have two are left as they are.
_WIDTHS = {code: plain for code, plain in WIDTH_MAP.items() if isinstance(plain, str) and len(plain) == 1}
# Characters that are not printed: soft hyphens, zero-width blanks and joints, marks of direction.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff]+")
INVISIBLE_ROLE: Role = "widget"
# Sequences that only a wrong decoding makes; fewer may be names or quotations of damaged text.
_DAMAGED_SEQUENCES = 3


def matching_text(text: str) -> str:
    """`text` with look-alike letters, curly quotes, odd blanks and full-width letters made plain.

    Of the same length, character for character, so that offsets found in it hold in `text`.
    """
    return same_length(text.translate(_WIDTHS))


def encoding_damaged(text: str) -> bool:
    """Whether the text was decoded wrongly somewhere ("â€™" for an apostrophe)."""
    return not text.isascii() and (badness(text) >= _DAMAGED_SEQUENCES or "\ufffd" in text)
