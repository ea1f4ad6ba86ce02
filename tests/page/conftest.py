"""The page in a real browser: Debian's Chromium, asked through Playwright, on records that are served."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from page_watch import WIDE, Opened, Watch
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from variorum.pipeline import build

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Maps are drawn by the processor, as machines that run tests have no graphics card.
DRAWN = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
UNDRAWN = ("--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-3d-apis")
SEEDS = Path(__file__).parents[3] / "shared" / "corpora" / "seeds"
# For machines that do much else; what is there is not waited for.
PATIENCE = 30_000

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        said = f"No browser is installed: none of {', '.join(NAMES)} is on the path."
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright_: Playwright, chromium: str) -> Iterator[Browser]:
    launched = playwright_.chromium.launch(executable_path=chromium, args=[*DRAWN])
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def browser_without_webgl(playwright_: Playwright, chromium: str) -> Iterator[Browser]:
    launched = playwright_.chromium.launch(executable_path=chromium, args=[*UNDRAWN])
    yield launched
    launched.close()


@contextmanager
def served(record: Path, *options: str) -> Iterator[str]:
    """The address of the page on a record, while it is served."""
    command = [sys.executable, "-m", "variorum", "serve", str(record), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            found = None
            while found is None:
                line = running.stdout.readline()
                assert line, running.stderr and running.stderr.read()
                found = re.search(r"http://\S+", line)
            yield found[0].rstrip("/")
        finally:
            running.terminate()
            running.communicate()


@pytest.fixture(scope="session")
def address(sample_path: Path) -> Iterator[str]:
    """The address of the page on the sample, read only."""
    with served(sample_path) as at:
        yield at


@pytest.fixture(scope="session")
def seeds_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page on the corpus of real articles, where it is there."""
    if not SEEDS.is_dir():
        pytest.skip(f"The seed articles are not there: {SEEDS}")
    record = tmp_path_factory.mktemp("seeds") / "seeds.db"
    build([str(SEEDS)], record)
    with served(record) as at:
        yield at


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Opens an address of the page, and fails the test where anything went wrong in the browser.

    `opened(path, size=..., at=..., allowed=...)`: on the sample unless `at` says where; `allowed` are
    statuses of answers that the test is about.
    """
    contexts = []
    watches: list[Watch] = []

    def open_(
        path: str,
        *,
        at: str = "",
        size: dict[str, int] = WIDE,
        browser: Browser = browser,
        allowed: tuple[int, ...] = (),
        **context: object,
    ) -> Page:
        host = at or request.getfixturevalue("address")
        made = browser.new_context(viewport=size, locale="en-GB", **context)  # type: ignore[arg-type]
        contexts.append(made)
        page = made.new_page()
        page.set_default_timeout(PATIENCE)
        watches.append(Watch(page, host, allowed))
        page.goto(host + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    for watch in watches:
        watch.check()
