"""Make docs/reference/issue-codes.md, what each issue means and what to do about it, and the same as JSON
for the program to show: src/variorum/query/issue_codes.json.

    python tools/make_issue_page.py

Codes are read out of the source: the table ISSUE_CODES of the room ingest, and every `Issue(code=...)` in the
other rooms, whose message and advice are shown with an ellipsis for what is filled in. A test holds the page
against the source.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from variorum.ingest.issues import ISSUE_CODES, issue

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/variorum"
TARGET = ROOT / "docs/reference/issue-codes.md"
MEANINGS = PACKAGE / "query/issue_codes.json"

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


# Stands for what is filled in.
_FILLED = "…"


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


def meanings() -> str:
    """What each code means, as JSON: for each code its severity, message and advice in each room."""
    told: dict[str, list[dict[str, str]]] = {}
    for one in codes():
        meaning = {"severity": one.severity, "message": one.message, "advice": one.advice}
        known = told.setdefault(one.code, [])
        if meaning not in known:
            known.append(meaning)
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


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
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        given = {word.arg: _text(word.value) for word in node.keywords}
        if node.func.id == "Issue" and given.get("code", _FILLED) != _FILLED:
            severity = given.get("severity", "warning")
            yield Code(room, given["code"], severity, given["message"], given.get("advice", ""))
        # Notes on sentences of an article: the article, the sentences, code, message and advice.
        elif node.func.id == "_issue" and room == "extract":
            code, message, advice = (_text(told) for told in node.args[2:])
            yield Code(room, code, "note", f"{_FILLED} {message}", advice)


def _text(node: ast.expr) -> str:
    """A string as it is written, with an ellipsis for every part that is filled in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_parts(node.values))
    return _FILLED


def _parts(values: Iterable[ast.expr]) -> Iterator[str]:
    for value in values:
        yield str(value.value) if isinstance(value, ast.Constant) else _FILLED


def main() -> int:
    TARGET.write_text(page(), encoding="utf-8")
    MEANINGS.write_text(meanings(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
