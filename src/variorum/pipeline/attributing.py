"""Texts by themselves: all that they attribute, claim or no claim."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from time import perf_counter

from variorum.clean import clean, locate
from variorum.export.attributions import write_attributions
from variorum.extract import read_attributions
from variorum.ingest import read_sources
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.parse.reader import Reader
from variorum.pipeline.windows import raw_windows


@cache
def _reader() -> tuple[Lexicon, Reader]:
    """The lexicon shipped with the program and a reader of all sentences, made once a process."""
    lexicon = load_lexicon()
    return lexicon, Reader(lexicon, every_sentence=True)


def attribute_exports(sources: Sequence[str], out_dir: Path) -> None:
    """Write attributions.jsonl of `sources` into `out_dir`; what cannot be read is left out.

    Also writes speed.json: {characters, seconds} of reading and attributing, and of it the seconds of
    attributing alone.
    """
    lexicon, reader = _reader()
    characters, attributing = 0, 0.0
    began = perf_counter()
    with (out_dir / "attributions.jsonl").open("w", encoding="utf-8", newline="") as out:
        for raws in raw_windows(read_sources(sources)):
            cleaned = [clean(raw).made for raw in raws]
            for document, reading in zip(cleaned, reader.read_all(cleaned), strict=True):
                started = perf_counter()
                cited = read_attributions(lexicon, reading)
                attributing += perf_counter() - started
                write_attributions(document, cited, partial(locate, document), out)
                characters += len(document.text)
    speed = {"characters": characters, "seconds": perf_counter() - began, "attributing": attributing}
    (out_dir / "speed.json").write_text(json.dumps(speed), encoding="utf-8")
