"""Links lead somewhere, and every page can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from docs_pages import DOCS, PAGES, anchors, name_of, text_of

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The relative links of a page: the file and the anchor in it, which may be empty."""
    for target in _LINK.findall(_CODE.sub("", text_of(page))):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = unquote(target).partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_relative_links_resolve(page: Path) -> None:
    broken = [
        f"{path}#{anchor}"
        for path, anchor in links(page)
        if not path.exists() or (anchor and anchor not in anchors(text_of(path)))
    ]
    assert not broken


def test_every_page_is_in_the_index() -> None:
    listed = {path for path, _ in links(DOCS / "index.md")}
    pages = set(DOCS.rglob("*.md")) - {DOCS / "index.md"}
    assert sorted(pages - listed) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_has_one_title(page: Path) -> None:
    assert text_of(page).startswith("# ")
