"""Every command line shown on a page is one that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from docs_pages import PAGES, fences, inline_code, name_of, text_of

from variorum.cli.program import variorum
from variorum.evaluate import SUITES
from variorum.export.formats import FORMATS

_SHELL = {"console", "sh"}
# A command ends where its output is sent elsewhere or a remark begins.
_COMMAND = re.compile(r"^ *(?:\$ )?(?:[^|\n]*\| *)?(?:\.venv/bin/)?variorum +([^|>#\n]+)", re.MULTILINE)
_ANSWERED_AT_ONCE = {"--help", "-h", "--version"}


def shown(page: Path) -> Iterator[str]:
    """What follows "variorum" in the command lines of a page."""
    text = text_of(page)
    for language, block in fences(text):
        if language in _SHELL:
            yield from _COMMAND.findall(block)
    for code in inline_code(text):
        yield from _COMMAND.findall(code)


def check(line: str) -> None:
    """Raise click.ClickException, or fail, unless the program takes `line`."""
    words = [word for word in shlex.split(line) if word not in _ANSWERED_AT_ONCE]
    command: click.Command = variorum
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, f"there is no verb {words[0]}"
        command = found
        words.pop(0)
    if not words:
        # A verb that is only named.
        return
    given = command.make_context("variorum", words).params
    assert given.get("format_name", "claims") in FORMATS
    assert (given.get("suite") or "claims") in SUITES


@pytest.mark.parametrize("page", [page for page in PAGES if any(shown(page))], ids=name_of)
def test_command_lines_are_taken(page: Path) -> None:
    for line in shown(page):
        try:
            check(line)
        except click.ClickException as error:
            pytest.fail(f"variorum {line}: {error.format_message()}")


@pytest.mark.parametrize(
    "line",
    ["fly war.db", "build", "export war.db", "events war.db --status sure", "explain war.db Homs --xml"],
)
def test_other_command_lines_are_not_taken(line: str) -> None:
    words = line.split()
    with pytest.raises((click.ClickException, AssertionError)):
        check(" ".join([*words, ""] if len(words) > 1 else [*words, "--output"]))


def test_there_are_command_lines() -> None:
    assert sum(1 for page in PAGES for _ in shown(page)) > 50
