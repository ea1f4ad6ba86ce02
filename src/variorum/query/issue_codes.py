"""What the codes of issues mean, as the reference has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Made from the source by tools/make_issue_page.py.
_FILE = "issue_codes.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMeaning:
    """What an issue code says, an ellipsis for what is filled in, and what can be done about it."""

    message: str
    advice: str


def meanings_of_issue(code: str) -> tuple[IssueMeaning, ...]:
    """The meanings of a code: none for one that this version does not have, several where rooms share it."""
    return _meanings().get(code, ())


@cache
def _meanings() -> Mapping[str, tuple[IssueMeaning, ...]]:
    told = json.loads(files("variorum.query").joinpath(_FILE).read_text(encoding="utf-8"))
    return {
        code: tuple(IssueMeaning(message=one["message"], advice=one["advice"]) for one in several)
        for code, several in told.items()
    }
