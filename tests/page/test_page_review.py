"""Judging: by keyboard, undone again, a field corrected; and where the page only reads, how to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_addresses import path_of
from page_watch import Opened, shown
from playwright.sync_api import Page, expect

from conftest import served


@pytest.fixture(scope="module")
def judging(sample_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page on a copy of the sample, for judging."""
    copy = shutil.copy(sample_path, tmp_path_factory.mktemp("review") / "war.db")
    with served(Path(copy), "--review") as at:
        yield at


def begun(opened: Opened, at: str, path: str = "/review") -> Page:
    """The page, with a reviewer who has said who they are."""
    page = opened(path, at=at)
    page.get_by_label("Your name").fill("Ana")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You judge as Ana")).to_be_visible()
    return page


@pytest.mark.parametrize(("key", "verdict"), [("s", "the same"), ("d", "different")])
def test_a_call_is_judged_by_keyboard_and_undone(
    opened: Opened, judging: str, key: str, verdict: str
) -> None:
    page = begun(opened, judging)
    section = page.get_by_role("region", name="Call 1 of")
    expect(section).to_be_visible()
    page.keyboard.press(key)
    why = page.get_by_label(f"Why: {verdict}")
    expect(why).to_be_focused()
    page.keyboard.type("Both tell of one night.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 judged in this sitting")).to_be_visible()
    expect(page.get_by_role("heading", name="Call 2 of")).to_be_visible()
    page.keyboard.press("z")
    expect(page.get_by_role("heading", name="Call 1 of")).to_be_visible()
    expect(page.get_by_label("Why: undone")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You took your judgement back.")).to_be_visible()
    page.get_by_role("link", name="Judgements", exact=True).click()
    shown(page)
    row = page.get_by_role("row").filter(has_text="Both tell of one night.").first
    expect(row).to_contain_text("Ana")
    expect(row).to_contain_text("undone")
    expect(page.get_by_text("The record shows all that was judged.")).to_be_visible()


def test_a_judgement_needs_a_reason(opened: Opened, judging: str) -> None:
    page = begun(opened, judging)
    expect(page.get_by_role("heading", name="Call 1 of")).to_be_visible()
    page.get_by_role("button", name="Different").click()
    page.get_by_role("button", name="Give the judgement").click()
    expect(page.get_by_text("Give a reason: a judgement says why.")).to_be_visible()
    page.get_by_label("Why: different").press("Escape")
    expect(page.get_by_label("Why: different")).to_have_count(0)


def test_a_field_is_corrected(opened: Opened, judging: str) -> None:
    page = begun(opened, judging)
    page.get_by_role("button", name="Correct the first").click()
    form = page.get_by_role("region", name="Correct what was read")
    form.get_by_label("What is wrong").select_option("when")
    form.get_by_label("From").fill("2020-02-11")
    form.get_by_label("Until").fill("2020-02-10")
    expect(form.get_by_role("alert")).to_have_text("The second is less than the first.")
    form.get_by_label("Until").fill("2020-02-11")
    form.get_by_label("Why").fill("The article says Tuesday.")
    form.get_by_role("button", name="Give the judgement").click()
    expect(form.get_by_role("status")).to_contain_text("You judged: corrected.")
    page.get_by_role("link", name="Judgements", exact=True).click()
    row = page.get_by_role("row").filter(has_text="The article says Tuesday.").first
    expect(row).to_contain_text("2020-02-11")
    expect(page.get_by_text("The record shows all that was judged.")).to_be_visible()


def test_an_event_can_be_judged_where_it_is_shown(opened: Opened, judging: str) -> None:
    page = opened(path_of(judging, "event"), at=judging)
    page.get_by_text("Judge this event").click()
    ticks = page.locator("main details[open]").get_by_role("checkbox")
    expect(ticks.first).to_be_visible()
    ticks.first.check()
    expect(page.get_by_label("Tell 1 account apart")).to_be_visible()


def test_where_the_page_only_reads_it_says_how_to_judge(opened: Opened, address: str) -> None:
    page = opened("/review")
    shown(page)
    expect(page.get_by_role("heading", name="This page only reads")).to_be_visible()
    expect(page.get_by_text("variorum serve RECORD.db --review")).to_be_visible()
    expect(page.get_by_role("button", name="Same")).to_have_count(0)
    page.get_by_role("link", name="Disputed fields").click()
    expect(page).to_have_url(f"{address}/review?part=disputes")
    shown(page)
