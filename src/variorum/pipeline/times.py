"""Time expressions of texts by themselves, with the days they come to, claim or no claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from variorum.clean import clean, locate
from variorum.export.times import write_times
from variorum.extract.kinds import Kinds
from variorum.extract.timing import Clock
from variorum.extract.tree import Tree
from variorum.ingest import read_sources
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.model.claims import When
from variorum.model.documents import Document, RawDocument
from variorum.model.readings import TimeExpression
from variorum.parse.reader import Reader
from variorum.pipeline.windows import raw_windows
from variorum.resolve.days import reference, resolve_time

Dated = tuple[TimeExpression, When | None]


class TimeLine:
    """The stages from raw documents to the time expressions of their texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reader = Reader(lexicon, every_sentence=True)

    def read(self, raws: Sequence[RawDocument]) -> Iterator[tuple[Document, list[Dated]]]:
        """Each document with its time expressions and their days; the documents are parsed together."""
        documents = [clean(raw).made for raw in raws]
        for document, reading in zip(documents, self._reader.read_all(documents), strict=True):
            counted_from = reference(document.published)
            dated: list[Dated] = []
            for sentence in reading.sentences:
                clock = Clock(Kinds(self._lexicon, Tree(sentence, self._lexicon.words.grammar)))
                dated += [
                    (
                        time,
                        resolve_time(
                            time, counted_from, ahead=clock.looks_ahead(time), anchor=counted_from.day
                        ),
                    )
                    for time in sentence.times
                ]
            yield document, dated


@cache
def _the_time_line() -> TimeLine:
    return TimeLine(load_lexicon())


def time_exports(sources: Sequence[str], out_dir: Path) -> None:
    """Write times.jsonl of `sources` into `out_dir`; what cannot be read is left out."""
    with (out_dir / "times.jsonl").open("w", encoding="utf-8", newline="") as out:
        for raws in raw_windows(read_sources(sources)):
            for document, dated in _the_time_line().read(raws):
                write_times(document, dated, partial(locate, document), out)
