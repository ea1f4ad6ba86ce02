"""What a brief is asked, what comes of it, and who makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from variorum.store.reading import RecordReader


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefQuestion:
    """What a brief is asked: as `variorum.brief.brief.Question`, with the packs of the record."""

    as_of: str | None
    known_on: str | None
    since: str | None
    place: str | None
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBrief:
    """A brief: `answer` is `WholeBrief` as JSON, `drawings` are SVG by name, `day` the day it is of."""

    answer: bytes
    markdown: bytes
    html: bytes
    drawings: Mapping[str, bytes]
    day: str | None


def made_brief(record: RecordReader, question: BriefQuestion, tell: Callable[[float], None]) -> MadeBrief:
    """The brief, as `variorum.web.brief.making.made_brief` makes it."""
    # Loaded only in the process that makes it: all that a brief is made with takes seconds to load.
    made: MadeBrief = import_module("variorum.web.brief.making").made_brief(record, question, tell)
    return made
