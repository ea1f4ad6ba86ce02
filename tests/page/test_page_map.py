"""The map: its places, roads and clocks, with the drawing and without."""

from __future__ import annotations

import re
from datetime import date

import pytest
from page_addresses import asked
from page_watch import NARROW, WIDE, Opened, fits, shown
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

SARAQIB = "geonames-164816"


def slider(page: Page, name: str) -> Locator:
    """One of the two clocks below the map."""
    return page.get_by_role("region", name="Time").get_by_role("slider", name=name)


def as_of(page: Page) -> str:
    """The day asked about, as the address has it."""
    found = re.search(r"as_of=([\d-]+)", page.url)
    return found[1] if found else ""


def test_from_the_map_to_an_event_and_back(opened: Opened, address: str) -> None:
    page = opened("/map")
    shown(page)
    page.get_by_role("button", name="Saraqib", exact=True).click()
    expect(page).to_have_url(re.compile(f"at={SARAQIB}"))
    card = page.get_by_role("article", name="Saraqib")
    link = card.locator('a[href^="/event/"]').first
    label = link.inner_text()
    link.click()
    expect(page).to_have_url(re.compile(f"{address}/event/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(label[:20])
    page.go_back()
    expect(page).to_have_url(re.compile(f"{address}/map\\?.*at={SARAQIB}"))
    card.get_by_role("heading").get_by_role("link", name="Saraqib").click()
    expect(page).to_have_url(re.compile(f"{address}/place/{SARAQIB}"))
    shown(page)
    page.go_back()
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    assert "at=" not in page.url


def test_a_touch_on_the_drawing_opens_a_place(opened: Opened, address: str) -> None:
    place = asked(address, f"/api/places/{SARAQIB}")["place"]["subject"]
    page = opened(f"/map?c={place['lon']:.3f},{place['lat']:.3f}&z=10")
    shown(page)
    page.locator("main canvas").click()
    expect(page.get_by_role("article", name="Saraqib").first).to_be_visible()
    assert "at=" in page.url


def test_from_the_map_to_a_road_and_back(opened: Opened, address: str) -> None:
    page = opened("/map?on=0")
    shown(page)
    road = page.get_by_role("article").locator('a[href^="/road/"]')
    expect(road).to_be_visible()
    road.click()
    expect(page).to_have_url(re.compile(f"{address}/road/"))
    shown(page)
    page.go_back()
    expect(road).to_be_visible()


def test_the_day_asked_about_is_chosen_with_a_slider(opened: Opened) -> None:
    page = opened("/map")
    shown(page)
    summary = page.locator("main").get_by_role("status").filter(has_text="events on the map")
    before = summary.inner_text()
    clock = slider(page, "As of")
    clock.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("as_of=2020-02-04"))
    expect(summary).not_to_have_text(before)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("as_of=2020-02-05"))
    page.reload()
    expect(clock).to_have_attribute("aria-valuetext", re.compile("5 Feb(ruary)? 2020"))
    clock.focus()
    page.keyboard.press("End")
    expect(page).not_to_have_url(re.compile("as_of="))
    expect(summary).to_have_text(before)


def test_the_day_of_knowing_is_chosen_with_a_slider(opened: Opened) -> None:
    page = opened("/map")
    shown(page)
    summary = page.locator("main").get_by_role("status").filter(has_text="events on the map")
    before = summary.inner_text()
    slider(page, "As known on").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("known_on=2020-02-04"))
    expect(summary).not_to_have_text(before)
    shown(page)
    page.get_by_role("button", name=re.compile("^Clear.*As known on")).click()
    expect(summary).to_have_text(before)


def test_the_days_play_and_stop(opened: Opened) -> None:
    page = opened("/map?as_of=2020-02-10")
    shown(page)
    time = page.get_by_role("region", name="Time")
    time.get_by_role("button", name="Play").click()
    expect(page).to_have_url(re.compile("as_of=2020-02-12"))
    time.get_by_role("button", name="Pause").click()
    expect(time.get_by_role("button", name="Play")).to_be_visible()
    stopped = as_of(page)
    assert date.fromisoformat(stopped) >= date(2020, 2, 12)
    # A step further by hand would be overtaken if it still played.
    slider(page, "As of").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("as_of=2020-02-04"))
    time.get_by_label("Speed").select_option("30")
    time.get_by_role("button", name="Play").click()
    # At the last day it stops by itself.
    expect(time.get_by_role("button", name="Play")).to_be_visible()
    expect(page).not_to_have_url(re.compile("as_of="))


def test_kinds_of_event_can_be_left_out(opened: Opened) -> None:
    page = opened("/map")
    shown(page)
    fighting = page.get_by_role("button", name="Fighting")
    fighting.click()
    expect(fighting).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(re.compile("hide=fighting"))
    page.reload()
    expect(fighting).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_without_webgl_there_is_a_drawing_and_a_list(
    opened: Opened, browser_without_webgl: Browser, size: ViewportSize
) -> None:
    page = opened("/map", browser=browser_without_webgl, size=size)
    shown(page)
    drawing = page.get_by_role("group", name="Simple map")
    expect(drawing).to_be_visible()
    expect(page.locator("main canvas")).to_have_count(0)
    expect(page.get_by_text("This browser cannot draw the map")).to_be_visible()
    page.get_by_role("button", name="Saraqib", exact=True).click()
    expect(page.get_by_role("article", name="Saraqib")).to_be_visible()
    expect(drawing.locator("g.chosen")).to_have_count(1)
    assert fits(page)
