"""The pages of the project, and what is shown in them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]

_FENCE = re.compile(r"^ *```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def reference(name: str) -> str:
    """The text of a page of the reference."""
    return text_of(DOCS / "reference" / f"{name}.md")


def section(page: str, heading: str) -> str:
    """What stands under the heading of the second level that is `heading`; empty where there is none."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def fences(text: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: language and text."""
    for found in _FENCE.finditer(text):
        yield found["language"], found["text"]


def inline_code(text: str) -> list[str]:
    """What stands between single backticks outside fenced blocks."""
    return _INLINE.findall(_FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """The anchors that headings get: lower case, blanks as hyphens, no punctuation."""
    headings = _HEADING.findall(_FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def tool(name: str) -> ModuleType:
    """The module in tools/ of this name."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
