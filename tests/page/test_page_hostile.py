"""Articles by a stranger who wants to act on the page: their words are shown, and do nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_addresses import VIEWS, asked, path_of
from page_watch import NARROW, Opened, fits, shown
from playwright.sync_api import expect

from conftest import served
from variorum.pipeline import build

SCRIPT = "<script>window.acted = 1</script><img src=x onerror='window.acted = 1'>"
LINK = "[here](javascript:window.acted=1)"
TURNED = "\u202eright to left\u202c \u2066kept apart\u2069"
CONTROL = "bell \x07 escape \x1b[31m null-like \x01"
LONG = "Saraqib" * 3000
FOREIGN = "قال سكان إن القصف استمر طوال الليل قرب سراقب وإن الطريق إلى إدلب أغلق في الصباح."
TEXT = (
    "Rebels captured the town of Saraqib on Monday, a spokesman said. "
    f"{SCRIPT} {LINK} {TURNED} {CONTROL}\n\n"
    f"The army said it had retaken Saraqib on Tuesday, killing 12 fighters. {LONG}\n\n"
    f"{FOREIGN}\n\n"
    "Clashes went on near Idlib on Wednesday.\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page on a record of such an article, whose title and outlet are no better."""
    folder = tmp_path_factory.mktemp("hostile")
    article = {
        "source": f"hostile {SCRIPT}",
        "url": "javascript:window.acted=1",
        "title": f"Town falls {SCRIPT} {TURNED}",
        "outlet": f"The {SCRIPT} Post",
        "published": "2020-02-05",
        "text": TEXT,
    }
    (folder / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    build([str(folder / "articles.jsonl")], folder / "war.db")
    with served(Path(folder / "war.db")) as at:
        yield at


@pytest.mark.parametrize(
    "view",
    [one for one in VIEWS if one not in ("places", "road", "review", "search")],
)
def test_nothing_of_it_acts(opened: Opened, hostile: str, view: str) -> None:
    page = opened(path_of(hostile, view), at=hostile, size=NARROW)
    shown(page)
    assert page.evaluate("window.acted") is None
    assert page.locator("main script, main img[src=x]").count() == 0
    assert page.locator('main a[href^="javascript:"]').count() == 0
    assert fits(page)


def test_its_words_are_shown(opened: Opened, hostile: str) -> None:
    page = opened(path_of(hostile, "document"), at=hostile)
    shown(page)
    text = page.locator("main").inner_text()
    assert "<script>window.acted" in text
    for character in ("\u202e", "\x07", "\x1b"):
        assert character not in text
    expect(page.locator("main h1")).to_be_visible()
    assert asked(hostile, "/api/record")["numbers"]["documents"] == 1


def test_what_was_not_understood_leads_to_its_words(opened: Opened, hostile: str) -> None:
    page = opened("/issues", at=hostile)
    shown(page)
    words = page.locator("main blockquote mark").filter(has_text="قال سكان")
    row = page.locator("main li, main tr").filter(has_text="قال سكان")
    row.locator('a[href*="issue="]').first.click()
    expect(page).to_have_url(re.compile("/document/.*issue="))
    shown(page)
    expect(page.locator("main article [data-of]").filter(has_text="قال سكان").first).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(re.compile("/issues"))
    expect(words).to_be_visible()
