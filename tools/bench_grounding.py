"""How fast names are found and grounded, against the parse of the same texts, and as knowledge grows.

Use: python tools/bench_grounding.py [--texts FILE.jsonl[.gz]] [--words N] [--grown 0,100000,400000]

Reads the `text` of each line of FILE (unless told, the hand-written grounding cases), parses about N
words once, and then takes the time of what comes after the parse, over the same sentences, the best of
five runs: finding known names, finding mentions, grounding them. For each size in --grown that many
made-up places, and a tenth as many parties, are laid over the lexicon first. One process, one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

# Before spaCy is loaded: one core for the parse as for everything else.
import variorum.cli.one_thread  # noqa: F401
from variorum.clean import clean
from variorum.extract import read_mentions
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.lexicon.records import ActorEntry, PlaceEntry
from variorum.model.documents import Document
from variorum.model.readings import Reading
from variorum.parse.names import NameSpotter
from variorum.parse.reader import Reader
from variorum.pipeline.line import raw_text
from variorum.resolve import Grounder

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "grounding"
RUNS = 5
SYLLABLES = ("ba", "dor", "ka", "lim", "mo", "nesh", "ru", "sa", "tal", "u", "wen", "zi")


def texts_of(path: Path | None) -> Iterator[str]:
    if path is None:
        for cases in sorted(CASES.glob("*.yaml")):
            yield from (case["text"] for case in yaml.safe_load(cases.read_text("utf-8"))["cases"])
        return
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def some_documents(texts: Iterator[str], wanted: int) -> tuple[list[Document], int]:
    documents, words = [], 0
    for text in texts:
        document = clean(raw_text(text)).made
        documents.append(document)
        words += len(document.text.split())
        if words >= wanted:
            break
    return documents, words


def made_name(number: int) -> str:
    parts = []
    while True:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
        if not number:
            return "".join(parts).capitalize() + "ovar"


def grown(lexicon: Lexicon, count: int) -> Lexicon:
    if not count:
        return lexicon
    places = (
        PlaceEntry(
            id=f"made-{n}",
            name=made_name(n),
            kind="settlement",
            lat=(n % 1700) / 10 - 85,
            lon=(n % 3590) / 10 - 179,
            country="XX",
        )
        for n in range(count)
    )
    actors = (
        ActorEntry(id=f"made-actor-{n}", name=f"{made_name(n)} Brigade", kind="rebel")
        for n in range(count // 10)
    )
    return replace(
        lexicon, places=lexicon.places.with_entries(places), actors=lexicon.actors.with_entries(actors)
    )


def best(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def measure(lexicon: Lexicon, documents: Sequence[Document], readings: Sequence[Reading]) -> list[float]:
    """Seconds of CPU for finding names, finding mentions, grounding them."""
    spotter, grounder = NameSpotter(lexicon), Grounder(lexicon)
    mentions = [read_mentions(lexicon, reading) for reading in readings]
    return [
        best(lambda: [spotter.spot(s.tokens) for r in readings for s in r.sentences if s.tokens]),
        best(lambda: [read_mentions(lexicon, reading) for reading in readings]),
        best(
            lambda: [
                grounder.ground_mentions(*one) for one in zip(documents, readings, mentions, strict=True)
            ]
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--grown", default="0,100000,400000")
    given = parser.parse_args()
    lexicon = load_lexicon()
    documents, words = some_documents(texts_of(given.texts), given.words)
    reader = Reader(lexicon, every_sentence=True)
    reader.read(documents[0])
    began = time.process_time()
    readings = list(reader.read_all(documents))
    parse = time.process_time() - began
    print(f"{len(documents)} texts, {words} words; reading them (the parse) {words / parse:,.0f} words/s")
    print("made-up places  names/s  mentions/s  grounding/s  names+grounding/s  share of the parse")
    for count in map(int, given.grown.split(",")):
        names, mentions, grounding = measure(grown(lexicon, count), documents, readings)
        both = names + grounding
        row = [words / seconds for seconds in (names, mentions, grounding, both)]
        print(
            f"{count:>14,}  {row[0]:>7,.0f}  {row[1]:>10,.0f}  {row[2]:>11,.0f}  {row[3]:>17,.0f}"
            f"  {both / parse:>18.1%}"
        )


if __name__ == "__main__":
    main()
