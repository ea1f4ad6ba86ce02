"""Grounding texts by themselves: all that they name, claim or no claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import IO

from variorum.clean import clean, locate
from variorum.export.mentions import write_mentions
from variorum.extract import read_mentions
from variorum.ingest import read_sources
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.packs import Pack, lexicon_with, load_packs
from variorum.model.documents import Document, RawDocument
from variorum.model.issues import Issue
from variorum.model.mentions import Groundings
from variorum.parse.reader import Reader
from variorum.pipeline.line import raw_text
from variorum.pipeline.windows import Arrived, arrivals, windows
from variorum.resolve import Grounder

Grounded = tuple[Document, Groundings]


class MentionLine:
    """The stages from raw documents to the grounded mentions of their texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reader = Reader(lexicon, every_sentence=True)
        self._grounder = Grounder(lexicon)

    def ground(self, raws: Sequence[RawDocument]) -> Iterator[Grounded]:
        """Each document with what its text names, in order; the documents are parsed together."""
        documents = [clean(raw).made for raw in raws]
        for document, reading in zip(documents, self._reader.read_all(documents), strict=True):
            mentions = read_mentions(self._lexicon, reading)
            yield document, self._grounder.ground_mentions(document, reading, mentions)


@cache
def the_mention_line(packs: tuple[Pack, ...] = ()) -> MentionLine:
    """The line over the lexicon shipped with the program and `packs` over it, made once a process."""
    return MentionLine(lexicon_with(packs))


def ground_text(text: str, published: str | None = None, outlet: str | None = None) -> Grounded:
    """A text as an article: its document, and all that its clean text names with what it stands for."""
    ((document, groundings),) = the_mention_line().ground([raw_text(text, published, outlet)])
    return document, groundings


def ground_sources(sources: Sequence[str], packs: Sequence[str] = ()) -> Iterator[Grounded | Issue]:
    """All that the documents of `sources` name, in order; an input that cannot be read is an issue.

    Holds a window of documents at a time, whatever the number of documents. `packs` are theatre packs,
    as for `build`.
    """
    laid = load_packs(packs)
    issues: list[Issue] = []

    def met() -> Iterator[Issue]:
        while issues:
            yield issues.pop(0)

    def documents() -> Iterator[Arrived]:
        for one in arrivals(read_sources(sources)):
            if isinstance(one, Issue):
                issues.append(one)
            else:
                issues.extend(one.issues)
                yield one

    for window in windows(documents()):
        yield from met()
        yield from the_mention_line(laid).ground([one.raw for one in window])
    yield from met()


def write_grounded(grounded: Grounded, out: IO[str]) -> int:
    """Write the mentions of a text as lines of JSON; returns how many."""
    document, groundings = grounded
    return write_mentions(document, groundings, partial(locate, document), out)


def ground_exports(sources: Sequence[str], out_dir: Path) -> None:
    """Ground `sources` and write mentions.jsonl into `out_dir`; what cannot be read is left out."""
    with (out_dir / "mentions.jsonl").open("w", encoding="utf-8", newline="") as out:
        for one in ground_sources(sources):
            if not isinstance(one, Issue):
                write_grounded(one, out)
