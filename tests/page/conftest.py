"""The page in a real browser: Debian's Chromium, asked through Playwright, on records that are served."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from page_watch import PATIENCE, WIDE, Opened, Watch
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from variorum.pipeline import build

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Maps are drawn by the processor, as machines that run tests have no graphics card.
DRAWN = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
UNDRAWN = ("--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-3d-apis")
SEEDS = Path(__file__).parents[3] / "shared" / "corpora" / "seeds"

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


@pytest.fixture(scope="session")
def context_in() -> Iterator[Callable[[Browser], BrowserContext]]:
    """One context of each browser for all tests: what the page is made of is loaded, and read in, once."""
    made: dict[Browser, BrowserContext] = {}

    def context_in_(browser: Browser) -> BrowserContext:
        if browser not in made:
            made[browser] = browser.new_context(locale="en-GB")
        return made[browser]

    yield context_in_
    for context in made.values():
        context.close()


@pytest.fixture
def opened(
    browser: Browser, context_in: Callable[[Browser], BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Opened]:
    """Opens an address of the page, and fails the test where anything went wrong in the browser.

    `opened(path, size=..., at=..., allowed=..., still=...)`: on the sample unless `at` says where; `allowed`
    are statuses of answers that the test is about, `still` is for who wants nothing to move.
    """
    pages: list[Page] = []
    watches: list[Watch] = []

    def open_(
        path: str,
        *,
        at: str = "",
        size: ViewportSize = WIDE,
        browser: Browser = browser,
        allowed: tuple[int, ...] = (),
        still: bool = False,
    ) -> Page:
        host = at or request.getfixturevalue("address")
        page = context_in(browser).new_page()
        pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size(size)
        page.emulate_media(reduced_motion="reduce" if still else None)
        watches.append(Watch(page, host, allowed))
        page.goto(host + path)
        return page

    yield open_
    for page in pages:
        # What the page remembers of a reader is of this test alone.
        page.evaluate("localStorage.clear()")
        page.close()
    for watch in watches:
        watch.check()
