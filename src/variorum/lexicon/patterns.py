"""Regular expressions out of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Capitals that stand for themselves, in the last branch.
_NOT_ESCAPED = re.compile(r"\\.|\(\?P|([A-Z]+)")


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any of `forms`, the longest first, blanks matching any run of blanks."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered) + ")"


def as_listed(text: str) -> str:
    """Printed words as word lists have them: lower case, blanks single."""
    return re.sub(r"\s+", " ", text.casefold())


def for_small_letters(pattern: str) -> str:
    """A pattern for what `small_letters` makes, several times as fast as the same one that ignores case.

    Of many words it passes over at a glance those that begin with another letter.
    """
    return _NOT_ESCAPED.sub(lambda part: part[1].lower() if part[1] else part[0], pattern)


def small_letters(text: str) -> str:
    """`text` in small letters, of the same length."""
    # The one capital whose small form has two letters.
    return text.replace("İ", "I").lower()
