"""Telling somebody who waits what is being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Tell = Callable[[str, int], None]
"""Is given what of a record is being read ("events"), and how many were read before."""


def in_silence(_what: str, _count: int) -> None:
    """Tell nobody."""


def telling(read: Iterable[T], what: str, tell: Tell) -> Iterator[T]:
    """What is read, as `tell` is told of each."""
    for count, one in enumerate(read):
        tell(what, count)
        yield one
