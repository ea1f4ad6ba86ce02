"""Measure how smoothly the map moves: pan and zoom for some seconds, and tell how long frames took.

    python tools/page_frames.py http://127.0.0.1:8000 [SECONDS]

Needs a running `variorum serve` and Chromium. Without a graphics card WebGL is drawn by the processor
(SwiftShader), which is many times slower than any graphics card: the numbers are then an upper bound.
"""

from __future__ import annotations

import json
import os
import re
import sys
from statistics import quantiles
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_READY_MS = 120_000
_STEP_PX = 14
_BASE = re.compile(r"/map/(towns|roads)/")
_RECORD = """() => {
  window.__frames = [];
  let before = performance.now();
  const next = (now) => { window.__frames.push(now - before); before = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


def main() -> int:
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5.0
    for name, empty in (("without events", True), ("with events", False)):
        load = " ".join(f"{one:.1f}" for one in os.getloadavg())
        print(f"{name}, load {load}:", json.dumps(frames(sys.argv[1], seconds, empty=empty)), flush=True)
    return 0


def frames(address: str, seconds: float = 5.0, *, empty: bool = False) -> dict[str, Any]:
    """Frame times in ms while the map of the page at `address` is panned and zoomed for so many seconds.

    `answers` counts what is asked of the record meanwhile, besides the base of the map. With `empty` the map
    has no events, so that what they cost can be told from what the machine costs.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        if empty:
            page.route("**/api/map/events*", _without_events)
        page.goto(f"{address}/map")
        page.get_by_role("heading", level=1).wait_for(timeout=_READY_MS)
        page.locator("[aria-busy=false] canvas").wait_for(timeout=_READY_MS)
        page.wait_for_load_state("networkidle", timeout=_READY_MS)
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        page.evaluate(_RECORD)
        _move(page, seconds)
        times: list[float] = page.evaluate("() => window.__frames")
        browser.close()
    cuts = quantiles(times, n=20)
    return {
        "frames": len(times),
        "p50_ms": round(cuts[9], 1),
        "p95_ms": round(cuts[18], 1),
        "max_ms": round(max(times), 1),
        "answers": sum("/api/" in one and not _BASE.search(one) for one in asked),
    }


def _without_events(route: Route) -> None:
    told = route.fetch().json()
    spots = {name: [] for name in told["spots"]}
    events = {name: [] for name in told["events"]}
    route.fulfill(json={**told, "spots": spots, "events": events})


def _move(page: Page, seconds: float) -> None:
    """Drag to and fro, and turn the wheel in between."""
    box = page.locator("canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    started = page.evaluate("() => performance.now()")
    turn = 0
    while page.evaluate("() => performance.now()") - started < seconds * 1000:
        turn += 1
        way = _STEP_PX if turn % 2 else -_STEP_PX
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 12):
            page.mouse.move(x + way * step, y + way * step / 2)
        page.mouse.up()
        page.mouse.wheel(0, -240 if turn % 4 < 2 else 240)


if __name__ == "__main__":
    sys.exit(main())
