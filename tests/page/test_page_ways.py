"""From each view to the next and back, with the clocks, by mouse and by keyboard."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from page_addresses import path_of
from page_watch import Opened, shown
from playwright.sync_api import Locator, Page, Route, expect

# From a view to another by a link that it shows, or shows after a touch on something.
WAYS = [
    ("events", "event", ""),
    ("event", "document", ""),
    ("event", "place", ""),
    ("event", "claim", ""),
    ("event", "source", ""),
    ("claim", "event", ""),
    ("claim", "document", ""),
    ("claim", "source", ""),
    ("places", "place", ""),
    ("places", "road", ""),
    ("place", "event", ""),
    ("place", "map", ""),
    ("road", "place", ""),
    ("timeline", "event", ""),
    ("timeline", "place", ""),
    ("figures", "event", 'table a[href*="open="]'),
    ("figures", "document", 'table a[href*="open="]'),
    ("documents", "document", ""),
    ("document", "event", "p a[data-of] .words"),
    ("document", "place", "p a[data-of] .words"),
    ("document", "claim", "p a[data-of] .words"),
    ("document", "source", ""),
    ("sources", "source", ""),
    ("source", "event", ""),
    ("source", "document", ""),
    ("brief", "event", ""),
    ("brief", "document", "button.reference"),
]
CLOCKS = "as_of=2020-03-01&known_on=2020-03-04"


def link_to(page: Page, view: str) -> Locator:
    """The first link of a view to another one."""
    one = (
        f'main a[href^="/{view}/"]:visible, main a[href^="/{view}?"]:visible, main a[href="/{view}"]:visible'
    )
    return page.locator(one).first


@pytest.mark.parametrize(("start", "to", "touch"), WAYS, ids=[f"{start}-{to}" for start, to, _ in WAYS])
def test_a_way_and_back(opened: Opened, address: str, start: str, to: str, touch: str) -> None:
    page = opened(path_of(address, start))
    shown(page)
    if touch:
        before = page.url
        page.locator(f"main {touch}").first.click()
        expect(page).not_to_have_url(before)
        shown(page)
    link = link_to(page, to)
    expect(link).to_be_visible()
    before = page.url
    link.click()
    expect(page).to_have_url(re.compile(rf"{re.escape(address)}/{to}(/|\?|$)"))
    shown(page)
    there = page.url
    page.go_back()
    expect(page).to_have_url(before)
    shown(page)
    expect(link_to(page, to)).to_be_visible()
    page.go_forward()
    expect(page).to_have_url(there)
    shown(page)


def test_the_clocks_stay_on_the_way(opened: Opened, address: str) -> None:
    page = opened(f"/events?{CLOCKS}")
    shown(page)
    link_to(page, "event").click()
    expect(page).to_have_url(re.compile("/event/"))
    shown(page)
    assert CLOCKS in urlsplit(page.url).query
    page.get_by_role("navigation").get_by_role("link", name="Timeline").click()
    expect(page).to_have_url(f"{address}/timeline?{CLOCKS}")
    clocks = page.get_by_role("group", name="The two clocks")
    expect(clocks.locator("input").nth(0)).to_have_value("2020-03-01")
    expect(clocks.locator("input").nth(1)).to_have_value("2020-03-04")
    clocks.get_by_role("button", name=re.compile("^Clear.*As known on")).click()
    expect(page).to_have_url(f"{address}/timeline?as_of=2020-03-01")
    clocks.locator("input").nth(0).fill("2020-02-20")
    expect(page).to_have_url(f"{address}/timeline?as_of=2020-02-20")


def test_a_day_of_knowing_is_waited_for_and_then_answers(opened: Opened, address: str) -> None:
    page = opened("/events")
    shown(page)
    every = page.get_by_role("row").count()
    shares = iter([0.25])

    def being_made(route: Route) -> None:
        share = next(shares, None)
        if share is None:
            route.continue_()
        else:
            fault = {"code": "being-made", "message": "", "advice": "", "near": [], "share": share}
            route.fulfill(status=503, json=fault)

    page.route(re.compile(r"/api/events\?"), being_made)
    clocks = page.get_by_role("group", name="The two clocks")
    clocks.get_by_role("button", name=re.compile("^As known on")).click()
    clocks.get_by_label("As known on", exact=True).fill("2020-02-20")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/events?known_on=2020-02-20")
    wait = page.get_by_role("main").get_by_role("progressbar")
    expect(wait).to_have_attribute("value", "0.25")
    expect(wait).to_have_count(0)
    shown(page)
    assert 1 < page.get_by_role("row").count() < every


def test_an_address_opened_anew_shows_the_same(opened: Opened) -> None:
    page = opened("/events?status=disputed")
    shown(page)
    expect(page.get_by_role("checkbox", name="disputed")).to_be_checked()
    rows = page.get_by_role("row")
    expect(rows.nth(1)).to_be_visible()
    before = rows.all_inner_texts()
    page.reload()
    shown(page)
    expect(rows).to_have_count(len(before))
    assert rows.all_inner_texts() == before
    for row in before[1:]:
        assert "disputed" in row


def test_a_filter_is_in_the_address_and_can_be_taken_back(opened: Opened) -> None:
    page = opened("/events")
    shown(page)
    box = page.get_by_role("checkbox", name="corroborated")
    box.check()
    expect(page).to_have_url(re.compile("status=corroborated"))
    page.reload()
    expect(box).to_be_checked()
    box.uncheck()
    expect(page).not_to_have_url(re.compile("status="))


def test_a_party_that_is_found_leads_to_its_events(opened: Opened, address: str) -> None:
    page = opened("/search?q=turkish")
    shown(page)
    page.get_by_role("region", name="Parties").get_by_role("link", name="Turkish army").click()
    expect(page).to_have_url(f"{address}/events?party=turkey-army")
    shown(page)
    expect(page.get_by_label("Party")).to_have_value("Turkish army")
    assert page.get_by_role("row").count() > 1


def test_a_party_that_nobody_names_leads_to_the_nearest(opened: Opened) -> None:
    page = opened("/events?party=Turkish+armies&status=disputed", allowed=(404,))
    page.get_by_role("alert").get_by_role("link", name="Turkish army").click()
    expect(page).to_have_url(re.compile(r"party=Turkish\+army&status=disputed"))


def test_what_a_capture_cut_leads_to_the_road_on_that_day(opened: Opened) -> None:
    page = opened("/events?party=Syrian+army&place=Saraqib&type=capture&from=2020-03-02")
    shown(page)
    page.get_by_role("link", name="Syrian army captures Saraqib").first.click()
    page.get_by_role("link", name=re.compile("M4 highway")).first.click()
    expect(page).to_have_url(re.compile(r"/road/[^?]+\?as_of=2020-03-02"))
    shown(page)


def test_one_goes_by_keyboard_alone(opened: Opened, address: str) -> None:
    page = opened("/events")
    shown(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.pathname?.startsWith('/event/') ?? false"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{address}/event/"))
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page).to_have_url(f"{address}/search")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_focused()
