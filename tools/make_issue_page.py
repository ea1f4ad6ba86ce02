"""Make docs/reference/issue-codes.md, what each issue means and what to do about it.

    python tools/make_issue_page.py

Codes are read out of the source: the table ISSUE_CODES of the room ingest, and every `Issue(code=...)` in the
other rooms, whose message and advice are shown with an ellipsis for what is filled in. A test holds the page
against the source.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from variorum.ingest.issues import ISSUE_CODES, issue

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/variorum"
TARGET = ROOT / "docs/reference/issue-codes.md"

HEADER = """\
# Issue codes

<!-- Made by tools/make_issue_page.py from the source. Do not edit by hand. -->

An issue says that something was not understood or could not be used. Nothing is dropped without one.
List those of a record with `variorum issues RECORD.db`.

- **error**: some input is not in the record. The exit status of the build is 1.
- **warning**: it is in the record, but not as it was meant.
- **note**: for the count; nothing needs doing.

An ellipsis in a message stands for what is filled in: a name, a number, words of the text.
"""

# What each room does when it raises an issue, in the order of the line.
_ROOMS = {
    "ingest": "Reading sources",
    "clean": "Cleaning",
    "parse": "Parsing",
    "extract": "Finding claims",
    "resolve": "Grounding names and days",
    "reconcile": "Bringing claims together",
    "state": "Who held what",
    "pipeline": "The line as a whole",
}


class Code(NamedTuple):
    """One issue code of one room."""

    room: str
    code: str
    severity: str
    message: str
    advice: str


def page() -> str:
    """The whole page."""
    parts = [HEADER]
    found = sorted(codes(), key=lambda one: list(_ROOMS).index(one.room))
    for room, title in _ROOMS.items():
        entries = [one for one in found if one.room == room]
        if entries:
            parts.append(f"\n## {title}\n")
        parts += [
            f"\n### {one.code}\n\n*{one.severity}.* {one.message}\n\n{one.advice}".rstrip() + "\n"
            for one in entries
        ]
    return "".join(parts)


def codes() -> Iterator[Code]:
    """Every issue code of the source with its severity, message and advice."""
    for code, meaning, advice in ISSUE_CODES:
        yield Code("ingest", code, issue(code, meaning, "").severity, meaning, advice)
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        if room != "ingest":
            yield from _codes_in(ast.parse(path.read_text(encoding="utf-8")), room)


def _codes_in(tree: ast.AST, room: str) -> Iterator[Code]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue":
            given = {word.arg: _text(word.value) for word in node.keywords}
            if "code" in given:
                severity = given.get("severity", "warning")
                yield Code(room, given["code"], severity, given["message"], given.get("advice", ""))


def _text(node: ast.expr) -> str:
    """A string as it is written, with an ellipsis for every part that is filled in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_parts(node.values))
    return "…"


def _parts(values: Iterable[ast.expr]) -> Iterator[str]:
    for value in values:
        yield str(value.value) if isinstance(value, ast.Constant) else "…"


def main() -> int:
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
