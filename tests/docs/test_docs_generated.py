"""Pages that are made from the source are as they would be made now."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_pages import DOCS, name_of, text_of, tool

from variorum.lexicon.classes import load_classes
from variorum.lexicon.codebook import load_codebook


def test_the_codebook_page() -> None:
    made = tool("make_codebook_page").page(load_codebook(), load_classes())
    assert text_of(DOCS / "reference/codebook.md") == made, "run python tools/make_codebook_page.py"


def test_the_page_of_issue_codes() -> None:
    made = tool("make_issue_page").page()
    assert text_of(DOCS / "reference/issue-codes.md") == made, "run python tools/make_issue_page.py"


@pytest.mark.parametrize("path", tool("run_tutorial").PAGES, ids=name_of)
def test_a_page_prints_and_draws_what_its_commands_do(path: Path) -> None:
    stale = tool("run_tutorial").stale(path)
    assert not stale, "run python tools/run_tutorial.py and look at what changed"
