"""Sources in windows: as many documents at once as memory allows, each with what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.model.documents import RawDocument
from variorum.model.issues import Issue

# Sentences of a window are parsed together. Tokens take some hundred times the room of their text:
# a window of this size needs below half a gigabyte, one of ordinary articles some ten megabytes. It
# is also what a worker reads at a time: many small windows end at the same time in all of them.
_MOST_DOCUMENTS = 16
_MOST_CHARACTERS = 1_000_000
# Issues of reading that say what is wrong with the document just given. All others stand by themselves.
_OF_A_DOCUMENT = frozenset(
    {"encoding-damaged", "encoding-guessed", "jsonl-wrong-type", "published-unreadable"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A document as it arrived and what was wrong with it."""

    raw: RawDocument
    issues: tuple[Issue, ...] = ()


def arrivals(found: Iterable[RawDocument | Issue]) -> Iterator[Arrived | Issue]:
    """`found` with the issues of each document beside it; issues that gave no document as they are."""
    waiting: RawDocument | None = None
    issues: list[Issue] = []
    for one in found:
        if isinstance(one, Issue) and waiting is not None and one.code in _OF_A_DOCUMENT:
            issues.append(one)
            continue
        if waiting is not None:
            yield Arrived(raw=waiting, issues=tuple(issues))
            waiting, issues = None, []
        if isinstance(one, Issue):
            yield one
        else:
            waiting = one
    if waiting is not None:
        yield Arrived(raw=waiting, issues=tuple(issues))


def raw_windows(found: Iterable[RawDocument | Issue]) -> Iterator[list[RawDocument]]:
    """The documents of `found`, some at a time; what is wrong with them left out."""
    read = (one for one in arrivals(found) if not isinstance(one, Issue))
    for window in windows(read):
        yield [one.raw for one in window]


def windows(arrived: Iterable[Arrived]) -> Iterator[list[Arrived]]:
    """Documents in their order, some at a time."""
    window: list[Arrived] = []
    characters = 0
    for one in arrived:
        window.append(one)
        characters += len(one.raw.text)
        if len(window) >= _MOST_DOCUMENTS or characters >= _MOST_CHARACTERS:
            yield window
            window, characters = [], 0
    if window:
        yield window
