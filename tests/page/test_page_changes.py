"""A record that changes, is replaced or cannot be read while its page is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_watch import Opened, shown
from playwright.sync_api import Page, expect

from conftest import served
from variorum.model.issues import Issue
from variorum.pipeline import build
from variorum.store.record import Record

EMPTY = '{"source": "s", "text": "Nothing happened.", "published": "2020-02-05"}\n'


@pytest.fixture
def changing(sample_path: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the sample, and its page."""
    copy = Path(shutil.copy(sample_path, tmp_path / "war.db"))
    with served(copy) as at:
        yield copy, at


def go_to(page: Page, view: str) -> None:
    """Go to a view by the navigation."""
    page.get_by_role("navigation", name="Views").get_by_role("link", name=view, exact=True).click()
    shown(page)


def test_what_is_added_is_seen_by_who_goes_on(opened: Opened, changing: tuple[Path, str]) -> None:
    record, at = changing
    page = opened("/events", at=at)
    shown(page)
    with Record.open(record, "write") as writing:
        go_to(page, "Timeline")
        writing.add_issue(
            Issue(severity="note", code="unreadable", message="A file told nothing.", where="x")
        )
        go_to(page, "Places and roads")
    go_to(page, "Not understood")
    expect(page.get_by_text("A file told nothing.")).to_be_visible()


def test_a_record_put_in_its_place_is_shown(
    opened: Opened, changing: tuple[Path, str], tmp_path: Path
) -> None:
    record, at = changing
    page = opened("/events", at=at)
    shown(page)
    (tmp_path / "other.jsonl").write_text(EMPTY, encoding="utf-8")
    build([str(tmp_path / "other.jsonl")], tmp_path / "other.db")
    (tmp_path / "other.db").replace(record)
    go_to(page, "Articles")
    expect(page.get_by_role("main").locator('a[href^="/document/"]')).to_have_count(1)
    for view in ("Map and time", "Events", "Places and roads", "Timeline", "Figures", "Sources", "Brief"):
        go_to(page, view)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_record_that_cannot_be_read_says_so_until_it_can(
    opened: Opened, changing: tuple[Path, str], sample_path: Path
) -> None:
    record, at = changing
    page = opened("/events", at=at, allowed=(503,))
    shown(page)
    record.unlink()
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Sources").click()
    expect(page.get_by_role("alert").first).to_contain_text("This could not be shown")
    shutil.copy(sample_path, record)
    page.reload()
    shown(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator('main a[href^="/source/"]').first).to_be_visible()
