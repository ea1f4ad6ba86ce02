"""Articles, search and the brief: from a claim to its words, and what can be taken away."""

from __future__ import annotations

import re

import pytest
from page_addresses import path_of
from page_watch import Opened, shown
from playwright.sync_api import Locator, Page, expect


def selected(page: Page) -> Locator:
    """The words of the claim that is selected in an article."""
    return page.locator('main article a[aria-current="true"]').first


@pytest.mark.parametrize("start", ["event", "claim"])
def test_an_account_leads_to_its_words_in_the_article(opened: Opened, address: str, start: str) -> None:
    page = opened(path_of(address, start))
    shown(page)
    before = page.url
    page.locator('main a[href^="/document/"][href*="claim="]:visible').first.click()
    expect(page).to_have_url(re.compile(f"{address}/document/.*claim="))
    shown(page)
    expect(selected(page)).to_be_in_viewport()
    expect(page.locator("aside .chosen").get_by_text("All about this claim")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(before)


def test_an_article_is_read_claim_by_claim_with_the_keyboard(opened: Opened, address: str) -> None:
    page = opened(path_of(address, "document"))
    shown(page)
    where = page.get_by_role("main").get_by_text(re.compile(r"^Claim \d+ of \d+$"))
    page.keyboard.press("j")
    expect(where).to_have_text(re.compile("^Claim 1 of"))
    expect(selected(page)).to_be_in_viewport()
    page.keyboard.press("j")
    expect(where).to_have_text(re.compile("^Claim 2 of"))
    page.keyboard.press("k")
    expect(where).to_have_text(re.compile("^Claim 1 of"))
    claim = page.url
    page.reload()
    shown(page)
    expect(page).to_have_url(claim)
    expect(selected(page)).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(selected(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("claim="))


def test_search_leads_to_an_article(opened: Opened, address: str) -> None:
    page = opened("/search")
    shown(page)
    box = page.get_by_role("main").get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("Saraqib")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/search?q=Saraqib")
    shown(page)
    found = page.url
    article = page.locator('main h3 a[href^="/document/"]').first
    title = article.inner_text()
    article.click()
    expect(page).to_have_url(re.compile(f"{address}/document/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.go_back()
    expect(page).to_have_url(found)
    page.locator('main a[href^="/place/"]').first.click()
    expect(page).to_have_url(re.compile(f"{address}/place/"))
    shown(page)


def test_what_is_not_there_is_said_not_to_be(opened: Opened) -> None:
    page = opened("/search?q=zzqx")
    shown(page)
    expect(page.get_by_role("status").filter(has_text="zzqx")).to_be_visible()


def test_a_number_in_the_brief_leads_to_the_words(opened: Opened, address: str) -> None:
    page = opened("/brief")
    shown(page)
    page.get_by_role("button", name=re.compile("^Reference 1:")).first.click()
    expect(page).to_have_url(re.compile("open="))
    reference = page.get_by_role("group", name="Reference 1")
    quoted = reference.locator("mark").inner_text()
    reference.get_by_role("link", name="In the article").click()
    expect(page).to_have_url(re.compile(f"{address}/document/.*claim="))
    shown(page)
    expect(selected(page)).to_be_in_viewport()
    # A claim's number stands before its words.
    assert re.sub(r"^Claim \d+:\s*\d*", "", selected(page).inner_text()).strip() in quoted
    page.go_back()
    expect(reference).to_be_visible()


@pytest.mark.parametrize(("name", "suffix"), [("HTML", ".html"), ("Markdown", ".md")])
def test_a_brief_can_be_taken_away(opened: Opened, name: str, suffix: str) -> None:
    page = opened("/brief")
    shown(page)
    title = page.get_by_role("heading", level=1).inner_text()
    with page.expect_download() as taken:
        page.get_by_role("link", name=name, exact=True).click()
    file = taken.value
    assert file.failure() is None
    assert file.suggested_filename.endswith(suffix)
    text = file.path().read_text("utf-8")
    assert title in text
    assert "Saraqib" in text
