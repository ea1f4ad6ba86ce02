"""Regular expressions out of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any of `forms`, the longest first, blanks matching any run of blanks."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered) + ")"


def as_listed(text: str) -> str:
    """Printed words as word lists have them: lower case, blanks single."""
    return re.sub(r"\s+", " ", text.casefold())
