"""Opaque paging: a page ends in a mark that the next request gives back."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated

from fastapi import Query

from variorum.model.errors import UsageError

MOST_ROWS = 200
# No list is so long.
_LONGEST = 10_000_000

After = Annotated[
    str | None, Query(max_length=2000, description="`next` of the page before; the first page without it.")
]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="The most rows on a page.")]


def mark(*key: str | int) -> str:
    """The mark of a page that ends with the row of this sort key."""
    return urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def key_of(after: str | None, size: int) -> tuple[str, ...] | None:
    """The sort key, as `size` texts, of the row that a page starts behind; None for the first page.

    Raises UsageError for a mark that `mark` did not make.
    """
    if after is None:
        return None
    try:
        key = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or len(key) != size or not all(isinstance(k, str | int) for k in key):
        raise _unreadable()
    # Half of a character, as JSON may write one, is nothing that a record can be asked for.
    return tuple(str(part).encode("utf-8", "replace").decode() for part in key)


def key_pair(after: str | None) -> tuple[str, str] | None:
    """The sort key of the row that a page starts behind where it is a day and an id, or two other texts."""
    key = key_of(after, 2)
    return None if key is None else (key[0], key[1])


def start_row(after: str | None) -> int:
    """The number of the first row of a page, where rows are counted from 0; see `key_of`."""
    key = key_of(after, 1)
    if key is None:
        return 0
    if not (key[0].isascii() and key[0].isdigit()) or len(key[0]) > len(str(_LONGEST)):
        raise _unreadable()
    return int(key[0])


def mark_of_row(row: int, rows: int) -> str | None:
    """The mark of a page that ends before `row`; None where there are no more `rows` than that."""
    return mark(row) if row < rows else None


def _unreadable() -> UsageError:
    return UsageError(
        "The mark of the page before cannot be read.", advice="Start from the first page, without `after`."
    )
