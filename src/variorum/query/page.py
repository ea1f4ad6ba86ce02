"""Lines of plain text: headings, fields and quotations, wrapped and safe to print."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from variorum.query.printable import one_line, printable

_FIELD = 12
_LEAST = 40


class Page:
    """Text that grows from the top; every word put on it is made printable."""

    def __init__(self, width: int) -> None:
        self._width = max(width, _LEAST)
        self._lines: list[str] = []

    def title(self, text: str) -> None:
        """The first line."""
        self._put(text, "", "  ")

    def heading(self, text: str) -> None:
        """A line that opens a part, after a blank one."""
        self._lines.append("")
        self._put(text, "", "  ")

    def field(self, name: str, value: str) -> None:
        """A name with its value beside it; nothing where the value is empty."""
        if value:
            # The name stays in its column whatever the value's first word is.
            self._put(value, f"  {name.ljust(_FIELD)} ", " " * (_FIELD + 3))

    def line(self, text: str, depth: int = 1) -> None:
        """A line of its own, `depth` steps to the right."""
        self._put(text, "  " * depth, "  " * (depth + 1))

    def lines(self, texts: Iterable[str], depth: int = 1) -> None:
        """Each text on a line of its own."""
        for text in texts:
            self.line(text, depth)

    def branch(self, text: str, first: str, rest: str) -> None:
        """A line of a tree: `first` before it, `rest` before what is wrapped."""
        self._put(text, f"  {first}", f"  {rest}")

    def command(self, text: str) -> None:
        """A command to copy, on one line however long it is."""
        self._lines.append(f"  {one_line(text)}")

    def quote(self, text: str, depth: int = 1) -> None:
        """Words of a document between quotation marks."""
        self._put(f"“{one_line(text)}”", "  " * depth, "  " * depth + " ")

    def text(self) -> str:
        """All lines, with a line feed after the last."""
        return "\n".join(self._lines) + "\n"

    def _put(self, text: str, first: str, rest: str) -> None:
        self._lines += textwrap.wrap(
            printable(text),
            self._width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
        ) or [first.rstrip()]
