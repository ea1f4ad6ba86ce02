"""Take the pictures of the page in docs/images anew, from the bundled sample.

    python tools/make_screenshots.py [NAME...]

Builds the sample, serves it, and opens the same addresses in the same window each time; waits until what
is drawn stands still. Needs Chromium, and pngquant and optipng to make the pictures small (on Debian:
apt-get install chromium pngquant optipng). Letters are those of the machine: another one gives other bytes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import FloatRect, Page, sync_playwright
from served_page import served

from variorum.pipeline import build, write_sample

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
# Maps are drawn by the processor, so that the same machine draws the same picture.
_ARGUMENTS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_WIDTH = 1280
_STILL_MS = 1500
_MARGIN = 8
# A map with its coasts, towns and signs; before they are there, its picture is one colour.
_DRAWN_BYTES = 90_000
_LONGEST_LOOKS = 40
_COLOURS = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture: where the page is, how high the window, in pixels, and what to look for first.

    It ends above the heading `above`, where one is named.
    """

    path: Callable[[str], str]
    height: int
    role: str
    name: str
    above: str = ""
    least_bytes: int = 0


def _map(_at: str) -> str:
    return "/map?as_of=2020-02-28&at=geonames-164816&c=36.760,35.900&z=8.40"


def _event(at: str) -> str:
    """The event that is denied and counted, and has most accounts."""
    rows = _asked(at, "/api/events?limit=200&status=disputed")["rows"]
    best = max(rows, key=lambda row: (row["denials"] > 0, len(row["figures"]), row["accounts"]))
    return f"/event/{quote(best['id'])}"


def _reader(at: str) -> str:
    """An article in which a monitor, a commander, an agency and witnesses are heard."""
    (row,) = _asked(at, "/api/documents?title=Rebels+retake+Saraqib")["rows"]
    return f"/document/{quote(row['document']['id'])}?scopes=1"


SHOTS = {
    "page-map": Shot(path=_map, height=800, role="button", name="Show all", least_bytes=_DRAWN_BYTES),
    "page-event": Shot(path=_event, height=1600, role="heading", name="Readings", above="Targets"),
    "page-reader": Shot(path=_reader, height=1000, role="heading", name="Rebels retake Saraqib"),
}


def main() -> int:
    names = sys.argv[1:] or [*SHOTS]
    missing = [name for name in ("chromium", "pngquant", "optipng") if shutil.which(name) is None]
    if missing or (unknown := [name for name in names if name not in SHOTS]):
        print(f"Not there: {', '.join(missing or unknown)}.", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder, served(_sample(Path(folder))) as at:
        for name in names:
            path = IMAGES / f"{name}.png"
            _take(at, SHOTS[name], path)
            _shrink(path)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")
    return 0


def _sample(folder: Path) -> Path:
    """The record of the bundled sample, made in `folder`."""
    write_sample(folder / "sample.jsonl")
    build([str(folder / "sample.jsonl")], folder / "sample.db")
    return folder / "sample.db"


def _asked(at: str, path: str) -> dict[str, Any]:
    with urlopen(at + path, timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def _take(at: str, shot: Shot, path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*_ARGUMENTS])
        context = browser.new_context(
            viewport={"width": _WIDTH, "height": shot.height},
            locale="en-GB",
            color_scheme="light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(at + shot.path(at))
        page.get_by_role(shot.role, name=shot.name).first.wait_for()  # type: ignore[arg-type]
        page.wait_for_load_state("networkidle")
        path.write_bytes(_still(page, shot))
        browser.close()


def _still(page: Page, shot: Shot) -> bytes:
    """The picture of the window once it is drawn and no longer changes."""
    before = b""
    for _ in range(_LONGEST_LOOKS):
        part = FloatRect(x=0, y=0, width=_WIDTH, height=shot.height)
        if shot.above:
            box = page.get_by_role("heading", name=shot.above, exact=True).bounding_box()
            assert box is not None
            part["height"] = int(box["y"]) - _MARGIN
        picture = page.screenshot(clip=part)
        if picture == before and len(picture) >= shot.least_bytes:
            return picture
        before = picture
        page.wait_for_timeout(_STILL_MS)
    raise SystemExit(f"The page at {page.url} does not come to rest.")


def _shrink(path: Path) -> None:
    """Leave few colours, and pack them well; no day is kept in it."""
    subprocess.run(["pngquant", "--force", "--strip", "--ext", ".png", str(_COLOURS), str(path)], check=True)
    subprocess.run(["optipng", "-quiet", "-o5", "-strip", "all", str(path)], check=True)


if __name__ == "__main__":
    sys.exit(main())
