"""Word lists of the time and quantity grammars, as regular-expression alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.lexicon.yaml_files import load_yaml


@cache
def words(topic: str) -> Any:
    """The word lists of one topic (`time`, `quantities`), as in its file."""
    return load_yaml(files("variorum.lexicon") / "data" / f"{topic}.yaml")


def alternatives(forms: Iterable[str]) -> str:
    """A pattern for any of `forms`, the longest first, blanks matching any run of blanks."""
    ordered = sorted(forms, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"
