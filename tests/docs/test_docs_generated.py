"""Pages that are made from the source are as they would be made now."""

from __future__ import annotations

from docs_pages import DOCS, text_of, tool

from variorum.lexicon.classes import load_classes
from variorum.lexicon.codebook import load_codebook


def test_the_codebook_page() -> None:
    made = tool("make_codebook_page").page(load_codebook(), load_classes())
    assert text_of(DOCS / "reference/codebook.md") == made, "run python tools/make_codebook_page.py"


def test_the_page_of_issue_codes() -> None:
    made = tool("make_issue_page").page()
    assert text_of(DOCS / "reference/issue-codes.md") == made, "run python tools/make_issue_page.py"


def test_the_tutorial_prints_what_its_commands_print() -> None:
    tutorial = tool("run_tutorial")
    page = text_of(DOCS / "tutorial.md")
    made = tutorial.renewed(page)
    assert tutorial.same(page, made), "run python tools/run_tutorial.py and look at what changed"
