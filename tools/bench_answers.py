"""How long answers take on a large record: the state of a place, the table of all, the timeline, the brief.

Use: python tools/bench_answers.py RECORD.db [--claims N (--pool POOL.db | --invented)] [--known DAY]

With --pool, RECORD.db is first made from that record's articles, again and again as `bench_views` makes
them, until it has N claims (which for 100,000 takes some ten minutes); with --invented of claims
about 3,000 invented towns, which takes a minute; without either, it is taken as it is.
Answers are asked for in this process, as a server would: the lexicon is loaded and the record open.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench_views import add, articles
from invented_control import make_invented

from variorum.brief.brief import Question, make_brief
from variorum.brief.html import to_html
from variorum.brief.markdown import to_markdown
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.model.errors import UsageError
from variorum.pipeline.known import known_record
from variorum.pipeline.report import Tally
from variorum.pipeline.views import make_views
from variorum.query.clock import last_day
from variorum.query.control.asking.naming import subject_named
from variorum.query.control.asking.states import state_of, states
from variorum.query.timeline.days import timeline
from variorum.store.record import Record

_ASKED = 300

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record", type=Path)
    parser.add_argument("--pool", type=Path)
    parser.add_argument("--invented", action="store_true")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--known", metavar="DAY")
    given = parser.parse_args()
    if given.pool:
        make(given.record, given.pool, given.claims)
    elif given.invented:
        given.record.unlink(missing_ok=True)
        make_invented(given.record, given.claims)
    lexicon = load_lexicon()
    with Record.open(given.record) as record:
        counts = record.counts()
        print(
            f"{counts.documents} documents, {counts.claims} claims, {counts.events} events, "
            f"{counts.holdings} holdings"
        )
        measure(record, lexicon)
    if given.known:
        for turn in ("first", "again"):
            started = time.perf_counter()
            with known_record(given.record, given.known) as known:
                claims = known.counts().claims
            print(
                f"as known on {given.known}, {turn}: {time.perf_counter() - started:.2f} s, {claims} claims"
            )


def make(path: Path, pool: Path, number: int) -> None:
    """Make a record of `number` claims with its views."""
    path.unlink(missing_ok=True)
    with Record.open(path, "create") as record:
        made, claims = articles(pool), 0
        while claims < number:
            claims += add(record, next(made))
        make_views(record, load_lexicon(), Tally(), anew=True)


def measure(record: Record, lexicon: Lexicon) -> None:
    """Print how long each kind of answer takes."""
    day = last_day(record) or "2020-01-01"
    names = list(record.subject_names())
    chosen = random.Random(7).sample(names, min(_ASKED, len(names)))
    held = sorted({holding.subject.name for holding in record.holdings()})
    chosen += random.Random(7).sample(held, min(_ASKED, len(held)))
    taken = sorted(filter(None, (_asked(record, name, day) for name in chosen)))
    print(
        f"state of one place, by name: median {1000 * statistics.median(taken):.1f} ms, "
        f"95th of a hundred {1000 * taken[int(len(taken) * 0.95)]:.1f} ms, most {1000 * taken[-1]:.1f} ms, "
        f"of {len(taken)}"
    )
    _timed("table of all places", lambda: sum(1 for _ in states(record, day)))
    _timed("timeline", lambda: sum(1 for _ in timeline(record)))
    brief = _timed("brief", lambda: make_brief(record, lexicon, Question(as_of=day)))
    _timed("brief as Markdown", lambda: to_markdown(brief))
    _timed("brief as HTML", lambda: to_html(brief))


def _asked(record: Record, name: str, day: str) -> float | None:
    started = time.perf_counter()
    try:
        state_of(record, subject_named(record, name), day)
    except UsageError:
        # Several places are called so.
        return None
    return time.perf_counter() - started


def _timed(what: str, ask: Callable[[], T]) -> T:
    started = time.perf_counter()
    found = ask()
    print(f"{what}: {time.perf_counter() - started:.2f} s", flush=True)
    return found


if __name__ == "__main__":
    main()
