"""Every view opens without anything going wrong, wide and narrow, light and dark, for anybody."""

from __future__ import annotations

import pytest
from page_addresses import ROOT, VIEWS, asked, path_of
from page_watch import NARROW, NARROWEST, Opened, fits, shown
from playwright.sync_api import Page, expect

AXE = ROOT / "page/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(params=["sample", "seeds"])
def record(request: pytest.FixtureRequest) -> str:
    """The address of the page on a record."""
    return str(request.getfixturevalue("address" if request.param == "sample" else "seeds_address"))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_can_be_used_by_anybody(opened: Opened, record: str, view: str) -> None:
    page = opened(path_of(record, view), at=record, still=True)
    shown(page)
    expect(page.locator("main h1")).to_have_count(1)
    assert "Variorum" in page.title()
    assert fits(page)
    open_all(page)
    page.evaluate(f"{AXE.read_text('utf-8')};undefined")
    told = [f"light: {line}" for line in violations(page, {"type": "tag", "values": RULES})]
    page.emulate_media(color_scheme="dark")
    # Nothing else depends on the colours.
    told += [f"dark: {line}" for line in violations(page, {"type": "rule", "values": ["color-contrast"]})]
    for size in (NARROW, NARROWEST):
        page.set_viewport_size(size)
        if not fits(page):
            told.append(f"{size['width']} px: {standing_out(page)}")
    assert not told, "\n".join(told)


def open_all(page: Page) -> None:
    """Open what is folded away."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    shown(page)


def violations(page: Page, run_only: dict[str, object]) -> list[str]:
    """What axe-core finds."""
    found = page.evaluate("(runOnly) => axe.run({runOnly, resultTypes: ['violations']})", run_only)
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def standing_out(page: Page) -> str:
    """What stands out of the page to the right."""
    return str(
        page.evaluate(
            """[...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 0.5)
            .filter((one) => {
              for (let above = one.parentElement; above !== null; above = above.parentElement)
                if (/auto|scroll|hidden|clip/.test(getComputedStyle(above).overflowX)) return false;
              return true;
            })
            .map((one) => one.outerHTML.slice(0, 160)).slice(0, 4).join(' | ')"""
        )
    )


def test_an_address_that_is_no_view_says_so(opened: Opened, address: str) -> None:
    page = opened("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page here.")
    page.get_by_role("main").get_by_role("link").click()
    expect(page).to_have_url(f"{address}/map")


@pytest.mark.parametrize("view", ["event", "claim", "place", "road", "document", "source"])
def test_an_unknown_id_is_said_to_be(opened: Opened, view: str) -> None:
    page = opened(f"/{view}/no-such-thing", allowed=(404,))
    expect(page.get_by_role("alert").first).to_contain_text("no-such-thing")


@pytest.mark.parametrize(
    ("view", "meant"),
    [
        ("place", "Saraqibb"),
        ("road", "M55"),
        ("place", ""),
        ("event", ""),
        ("claim", ""),
        ("document", ""),
        ("source", "sohrr"),
    ],
)
def test_what_may_have_been_meant_is_a_link(opened: Opened, address: str, view: str, meant: str) -> None:
    right = path_of(address, view)
    page = opened(f"/{view}/{meant}" if meant else right[:-1], allowed=(404,))
    near = page.get_by_role("alert").get_by_role("link").first
    name = near.inner_text()
    near.click()
    shown(page)
    expect(page.locator("main h1")).to_have_count(1)
    assert name.strip()
    if not meant:
        expect(page).to_have_url(f"{address}{right}")


def test_a_fault_of_the_record_is_told(opened: Opened, address: str) -> None:
    page = opened("/events?from=no-such-day", allowed=(422,))
    expect(page.get_by_role("alert")).to_contain_text("query.from")
    assert asked(address, "/api/record")["numbers"]["events"] > 0
