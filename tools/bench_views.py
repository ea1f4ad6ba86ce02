"""How long views take as a record grows, and how long one more document takes.

Use: python tools/bench_views.py POOL.db [--claims 10000,100000] [--check]

POOL.db is any record, the more articles the better. Those of its articles that have a date are made again
and again, each time as of other days within four years, with other rare words and in a text of words drawn
from all articles, one in twenty being another outlet's copy of one before, until there are so many claims:
types, parties, places, figures, speakers and the number of claims of an article are those of the pool.

For each number of claims, in a process of its own: seconds to make all views and the most memory that
took; then seconds to put one more article into that record, the median of five; and whether the record is
as if it had been made at once (`--check`, which makes all views again).
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document, RawDocument
from variorum.pipeline.report import Tally
from variorum.pipeline.views import make_views
from variorum.store.record import Record

_DAYS = 730
_COPIES = 20
_RARE = 3
_WORD = re.compile(r"\w{4,}")
_ADDED = 5

Article = tuple[Document, list[GroundedClaim]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pool", type=Path)
    parser.add_argument("--claims", default="10000,100000")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given.pool, given.one, check=given.check)
        return
    print("claims  documents  events   all views   most memory   one more document")
    for number in given.claims.split(","):
        flags = ["--check"] if given.check else []
        subprocess.run([sys.executable, __file__, str(given.pool), "--one", number, *flags], check=True)


def measure(pool: Path, number: int, *, check: bool) -> None:
    """Make a record of `number` claims and say how long its views take."""
    lexicon = load_lexicon()
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "war.db", "create") as record:
        made = articles(pool)
        claims = 0
        while claims < number:
            claims += add(record, next(made))
        started = time.perf_counter()
        make_views(record, lexicon, Tally(), anew=True)
        all_views = time.perf_counter() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        more = [one_more(record, lexicon, article) for article in islice(made, _ADDED)]
        counts = record.counts()
        print(
            f"{counts.claims:>6}  {counts.documents:>9}  {counts.events:>6}  {all_views:>8.1f} s"
            f"  {memory:>8.0f} MB  {statistics.median(more):>8.2f} s  ({min(more):.2f} to {max(more):.2f})",
            flush=True,
        )
        if check:
            before = list(record.events())
            make_views(record, lexicon, Tally(), anew=True)
            print("as if made at once:", before == list(record.events()))


def one_more(record: Record, lexicon: Lexicon, article: Article) -> float:
    """Seconds to put one more article beside all others."""
    add(record, article)
    started = time.perf_counter()
    make_views(record, lexicon, Tally(), anew=False)
    return time.perf_counter() - started


def add(record: Record, article: Article) -> int:
    """Add an article; returns the number of its claims."""
    document, claims = article
    raw = RawDocument(
        id=document.id,
        source=document.source,
        raw=b"",
        text="",
        media_type="text/plain",
        encoding="utf-8",
    )
    record.add_document(raw, document, claims, (), "bench")
    return len(claims)


def articles(pool: Path) -> Iterator[Article]:
    """The articles of the pool as they are, and then made again without end."""
    with Record.open(pool) as record:
        own = [
            (document, list(record.claims(document.id)))
            for document in record.documents()
            if document.published.day
        ]
    sayers = Counter(word for document, _ in own for word in set(_WORD.findall(document.text)))
    words = [word for document, _ in own for word in document.text.split()]
    chance = random.Random(5)
    made: list[Article] = []
    turn = 0
    while True:
        for article in own:
            if len(made) % _COPIES == _COPIES - 1:
                yield _copy(chance.choice(made[-500:]), len(made))
            made.append(_again(article, turn, (chance, words, sayers)) if turn else article)
            yield made[-1]
        turn += 1


def _copy(article: Article, number: int) -> Article:
    document, claims = article
    return _named(replace(document, outlet=f"paper {number % 40}"), claims, f"copy{number}")


def _again(article: Article, turn: int, with_: tuple[random.Random, list[str], Counter[str]]) -> Article:
    chance, words, sayers = with_
    document, claims = article
    days = chance.randrange(-_DAYS, _DAYS)
    rare = {word: f"{word[:5]}{turn}" for word in _WORD.findall(document.text) if sayers[word] <= _RARE}
    text = " ".join(rare.get(word, word) for word in chance.choices(words, k=document.text.count(" ") + 1))
    published = replace(
        document.published,
        day=_moved(document.published.day, days),
        earliest=_moved(document.published.earliest, days),
        latest=_moved(document.published.latest, days),
    )
    return _named(
        replace(document, text=text, raw_text=text, published=published),
        [_claim(claim, days, rare) for claim in claims],
        f"turn{turn}",
    )


def _claim(claim: GroundedClaim, days: int, rare: dict[str, str]) -> GroundedClaim:
    when = claim.when
    if when is not None:
        when = replace(when, earliest=_moved(when.earliest, days), latest=_moved(when.latest, days))
    evidence = claim.claim.evidence
    sentence = _WORD.sub(lambda match: rare.get(match.group(), match.group()), evidence.sentence)
    return replace(
        claim, when=when, claim=replace(claim.claim, evidence=replace(evidence, sentence=sentence))
    )


def _named(document: Document, claims: list[GroundedClaim], name: str) -> Article:
    document = replace(document, id=f"{document.id}-{name}", source=f"{document.source}-{name}", dropped=())
    return document, [
        replace(claim, claim=replace(claim.claim, id=f"{claim.claim.id}-{name}", document_id=document.id))
        for claim in claims
    ]


def _moved(day: str | None, days: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if day else None
    except (ValueError, OverflowError):
        return day


if __name__ == "__main__":
    main()
