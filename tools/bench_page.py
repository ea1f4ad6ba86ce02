"""Measure the page on a record: what one reader waits for, and eight at once while a build writes.

    python tools/bench_page.py RECORD.db                everything
    python tools/bench_page.py RECORD.db --only answers what eight readers wait for
    python tools/bench_page.py RECORD.db --only browser what one reader sees

The record is copied first, as the build adds articles to it. All requests stay on this machine, their number
and their time are bounded. Frame times of the map are measured by tools/page_frames.py.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from playwright.sync_api import sync_playwright
from served_page import served

from variorum.pipeline import write_sample

READERS = 8
SECONDS = 30.0
# Ids of a kind that are asked for, and how often the articles of the sample are built.
LISTED = 2000
# How many requests ask for a list; the others ask for one event, place or article.
LISTS = 0.2
EDITIONS = 64
# What a reader does with an answer before asking the next: nothing, or look at it for so many seconds.
PAUSES = (0.0, 0.5)
# How many requests ask what others ask too, and so may be given an answer that is kept.
SHARED = 0.33
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# What makes a question one that nobody asked before.
_NUMBERS = count(1)
Times = dict[str, list[float]]
# Seconds by route, and how many asked what had been asked before.
Told = tuple[Times, int]

OBSERVE = """
window.largest = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largest = entry.startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--only", choices=["answers", "browser"])
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores; {asked.record.name}, {asked.record.stat().st_size / 1e6:.0f} MB")
    with TemporaryDirectory(prefix="variorum-bench-") as folder:
        record = Path(shutil.copy(asked.record, folder))
        with served(record) as at:
            if asked.only != "answers":
                measure_browser(at)
            if asked.only != "browser":
                measure_answers(at, record)
    return 0


# ---- one reader


def measure_browser(at: str) -> None:
    executable = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
        )
        for path in ("/", "/events", "/timeline", "/documents"):
            for turn in ("first", "again"):
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                page = context.new_page()
                page.add_init_script(OBSERVE)
                network = context.new_cdp_session(page)
                network.send("Network.enable")
                received: list[int] = []
                network.on(
                    "Network.loadingFinished", lambda one, to=received: to.append(one["encodedDataLength"])
                )
                page.goto(at + path)
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(500)
                first = page.evaluate(
                    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
                )
                largest = page.evaluate("window.largest")
                told = f"first paint {first:.0f} ms, largest {largest:.0f} ms"
                total = sum(received) / 1e6
                print(f"{path:12} {turn:6} {told}, {total:.2f} MB in {len(received)} answers", flush=True)
                context.close()
        browser.close()


# ---- eight readers


def measure_answers(at: str, record: Path) -> None:
    mix = routes(at)
    for path in mix.one_each():
        took = ask_once(at, path)
        print(f"  alone {took * 1e3:7.1f} ms  {path[:110]}", flush=True)
    for pause in PAUSES:
        print_times(f"{told_of(pause)}, nothing writes", read_by_many(at, mix, pause, lambda: False))
    with TemporaryDirectory(prefix="variorum-bench-") as folder, Commits(record) as commits:
        articles = Path(folder) / "articles.jsonl"
        write_articles(articles)
        command = [sys.executable, "-m", "variorum", "build", str(articles), "-o", str(record)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
            # Only what is asked while it writes is measured: first it loads what it reads with.
            while not commits.seen() and build.poll() is None:
                time.sleep(0.05)
            try:
                for pause in PAUSES:
                    started, before = time.monotonic(), commits.seen()
                    told = read_by_many(at, mix, pause, lambda: build.poll() is not None)
                    seen, took = commits.seen() - before, time.monotonic() - started
                    print_times(f"{told_of(pause)}, while a build writes", told)
                    print(f"the build wrote {seen} times in these {took:.0f} s", flush=True)
                    if not seen:
                        raise SystemExit("That is no measure: the build failed, or wrote nothing meanwhile.")
            finally:
                # What it still does with the articles is no part of this.
                build.terminate()


class Commits:
    """Counts how often something is written to a record, inside a with statement."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._seen = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._count)

    def __enter__(self) -> Commits:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def seen(self) -> int:
        """How often so far: those that follow each other within 20 ms count once."""
        return self._seen

    def _count(self) -> None:
        connection = sqlite3.connect(f"{self._record.as_uri()}?mode=ro", uri=True)
        before = None
        while not self._ended.wait(0.02):
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            self._seen += before is not None and version != before
            before = version
        connection.close()


def write_articles(path: Path) -> None:
    """The articles of the sample, many times, each time as if of another year and other outlets."""
    write_sample(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    with path.open("w", encoding="utf-8") as file:
        for turn in range(EDITIONS):
            for line in lines:
                article = json.loads(line.replace("2020", str(2000 + turn)))
                told = {"source": f"{turn}/{article['source']}", "outlet": f"{article.get('outlet')} {turn}"}
                file.write(json.dumps({**article, **told}, ensure_ascii=False) + "\n")


@dataclass(frozen=True)
class Mix:
    """What readers ask for: each list in several ways, and single ids that the record has."""

    lists: tuple[str, ...]
    ones: tuple[str, ...]

    def choose(self, choose: random.Random) -> str:
        """One of these."""
        return choose.choice(self.lists if choose.random() < LISTS else self.ones)

    def one_each(self) -> list[str]:
        """One path of each route."""
        every = (*self.lists, *self.ones)
        return list(dict(zip(map(route_of, every), every, strict=True)).values())


def routes(at: str) -> Mix:
    """What the readers of a record ask for."""
    events = [row["id"] for row in rows(at, "/api/events?limit=50")]
    places = [row["subject"]["id"] for row in rows(at, "/api/places?limit=50")]
    documents = [row["document"]["id"] for row in rows(at, "/api/documents?limit=50")]
    told = answer(at, "/api/record")
    day = date.fromisoformat(told["as_of"])
    days = [(day - timedelta(days=200 * back)).isoformat() for back in range(12)]
    types = ["airstrike", "shelling", "armed_clash", "capture", "withdrawal", "protest"]
    lists = [
        "/api/record",
        "/api/map/events",
        "/api/sides",
        "/api/days",
        "/api/timeline/days",
        "/api/issue-codes",
        *(f"/api/map/control?as_of={one}" for one in days),
        *(f"/api/events?limit=50&type={one}" for one in types),
        *(f"/api/events?limit=50&status={one}" for one in ("disputed", "corroborated", "single-origin")),
        *(f"/api/events?limit=50&from={one}" for one in days),
        *(f"/api/timeline?limit=20&from={one}" for one in days),
        *(f"/api/search?q={one}" for one in ("airstrike", "aleppo", "hospital", "convoy", "ceasefire")),
        "/api/places?limit=50",
        "/api/documents?limit=50",
        "/api/sources?limit=50",
        "/api/issues?limit=50",
    ]
    one_each = [
        *(f"/api/events/{quote(one, safe='')}" for one in events),
        *(f"/api/events/{quote(one, safe='')}/accounts" for one in events[::2]),
        *(f"/api/places/{quote(one, safe='')}" for one in places[::4]),
        *(f"/api/places/{quote(one, safe='')}/events" for one in places[::4]),
        *(f"/api/documents/{quote(one, safe='')}" for one in documents),
    ]
    return Mix(lists=tuple(path for path in lists if status(at, path) == 200), ones=tuple(one_each))


def rows(at: str, path: str) -> list[dict]:
    """The rows of the first pages of a list."""
    found: list[dict] = []
    after = ""
    while len(found) < LISTED and after is not None:
        page = answer(at, f"{path}&after={quote(after)}" if after else path)
        found += page["rows"]
        after = page["next"]
    return found


def route_of(path: str) -> str:
    """A path without its ids and questions."""
    way = urlsplit(path).path
    return re.sub(r"^(/api/(?:events|places|documents))/[^/]+", r"\1/{id}", way)


def answer(at: str, path: str) -> dict:
    connection = connected(at)
    connection.request("GET", path)
    return json.loads(connection.getresponse().read())


def status(at: str, path: str) -> int:
    connection = connected(at)
    connection.request("GET", path)
    found = connection.getresponse().status
    if found != 200:
        print(f"  not measured, as it answers {found}: {path}")
    return found


def connected(at: str) -> http.client.HTTPConnection:
    parts = urlsplit(at)
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)


def ask_once(at: str, path: str) -> float:
    """Seconds that an answer takes that nobody has asked for before."""
    connection = connected(at)
    sign = "&" if "?" in path else "?"
    start = time.perf_counter()
    connection.request("GET", f"{path}{sign}_={random.random()}", headers={"Accept-Encoding": "gzip"})
    connection.getresponse().read()
    return time.perf_counter() - start


def told_of(pause: float) -> str:
    """What readers do who pause so long."""
    return f"{READERS} readers who ask again {f'after {pause:g} s' if pause else 'at once'}"


def read_by_many(at: str, mix: Mix, pause: float, ended: Callable[[], bool]) -> Told:
    """Each reader asks, reads the answer, and asks for the next, until `ended` or time is up.

    Between an answer and the next question lie between nothing and twice `pause` seconds.
    """
    times: Times = defaultdict(list)
    known: set[str] = set()
    again = 0
    until = time.monotonic() + SECONDS
    lock = threading.Lock()

    def reader(number: int) -> None:
        nonlocal again
        choose = random.Random(number)
        connection = connected(at)
        while time.monotonic() < until and not ended():
            # One in three asks what others ask too; the rest adds what makes it a question of its own, but
            # where there is only one way of asking.
            path = mix.choose(choose)
            own = choose.random() > SHARED and ("?" in path or "{" in route_of(path))
            asked = f"{path}{'&' if '?' in path else '?'}_={next(_NUMBERS)}" if own else path
            start = time.perf_counter()
            connection.request("GET", asked, headers={"Accept-Encoding": "gzip"})
            reply = connection.getresponse()
            reply.read()
            took = time.perf_counter() - start
            with lock:
                again += asked in known
                known.add(asked)
                times[route_of(path) if reply.status == 200 else f"{reply.status} {path}"].append(took)
            time.sleep(choose.uniform(0, 2 * pause))

    readers = [threading.Thread(target=reader, args=(number,)) for number in range(READERS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return times, again


def print_times(name: str, told: Told) -> None:
    times, again = told
    every = sorted(one for found in times.values() for one in found)
    if len(every) < 20:
        raise SystemExit(f"{name}: only {len(every)} answers")
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{name}: {len(every)} answers, {in_ms(every)}; asked before {again / len(every):.0%}; load {load}")
    for route, found in sorted(times.items(), key=lambda pair: -cut(pair[1], 95)):
        print(f"  {in_ms(found)}, at most {max(found) * 1e3:7.1f} ms of {len(found):5}: {route[:90]}")
    sys.stdout.flush()


def in_ms(found: list[float]) -> str:
    return f"p50 {cut(found, 50) * 1e3:6.1f} ms, p95 {cut(found, 95) * 1e3:6.1f} ms"


def cut(found: list[float], percent: int) -> float:
    """The percentile of these times."""
    return statistics.quantiles(found, n=100)[percent - 1] if len(found) > 1 else found[0]


if __name__ == "__main__":
    sys.exit(main())
