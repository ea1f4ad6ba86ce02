"""The pages on the page are complete: every view, every key of the address, every route."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from docs_pages import DOCS, ROOT, reference, text_of

PAGE = ROOT / "page/src"
CLOCKS = {"as_of", "known_on"}
# Views of a thing have its id in their address.
_OF_A_THING = {"event", "claim", "place", "road", "document", "source"}


@cache
def views() -> tuple[str, ...]:
    """The views that the page loads."""
    return tuple(re.findall(r"^  (\w+): \(\) => import", text_of(PAGE / "views.ts"), re.MULTILINE))


@cache
def routes() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text_of(ROOT / "page/openapi.json"))["paths"]
    return found


def under(heading: str) -> str:
    """What stands on the reference page under the heading of the third level that `heading` matches."""
    found = re.search(rf"^### {heading}\n(.*?)(?=^###? |\Z)", reference("page"), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def test_there_are_views_and_routes() -> None:
    assert len(views()) > 15
    assert len(routes()) > 40


@pytest.mark.parametrize("view", views())
def test_a_view_has_its_section(view: str) -> None:
    thing = "/[A-Z]+" if view in _OF_A_THING else ""
    assert under(rf".+: `/{view}{thing}`").strip(), view


def test_what_addresses_hold() -> None:
    """Parts of the address by name, as views read or change them."""
    used: set[str] = set()
    for path in sorted((PAGE / "views").rglob("*.svelte")):
        text = text_of(path)
        used.update(re.findall(r"address\(\)\.query\.(\w+)", text))
        for names in re.findall(r"const \{ ([\w, ]+) \} = address\(\)\.query", text):
            used.update(names.split(", "))
    assert len(used) > 15
    named = set(re.findall(r"`(\w+)(?:=1)?`", reference("page")))
    assert sorted(used - CLOCKS - named) == []


@pytest.mark.parametrize("path", routes())
def test_a_route_stands_under_its_topic(path: str) -> None:
    for operation in routes()[path].values():
        for topic in operation["tags"]:
            assert f"`{path}`" in under(topic), topic


def test_the_walk_goes_through_all_views() -> None:
    walk = text_of(DOCS / "how-to/walk-through-the-page.md")
    assert [view for view in views() if f"page.md#{anchor(view)}" not in walk] == []


def anchor(view: str) -> str:
    """The anchor of a view's section."""
    heading = re.search(rf"^### (.+: `/{view}(?:/[A-Z]+)?`)$", reference("page"), re.MULTILINE)
    assert heading, view
    return re.sub(r"[^\w\- ]", "", heading[1].lower()).replace(" ", "-")
