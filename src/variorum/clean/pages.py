"""HTML pages as flat text: every visible block in the order of the page, with what its markup says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from variorum.clean.furniture import Verdict
from variorum.clean.words import CleanWords
from variorum.model.documents import Role

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed"}
    | {"select", "canvas", "audio", "video"}
)
# The phrasing elements of HTML, inside which a line does not break.
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"i", "img", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "rp", "rt", "ruby", "s"}
    | {"samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_TAG_ROLES: dict[str, Role] = {
    "nav": "navigation",
    "header": "navigation",
    "footer": "navigation",
    "figcaption": "caption",
    "aside": "related",
    "form": "widget",
    "button": "widget",
}
_BLANKS = re.compile(r"[\s\u00a0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """One block of a page: its words, the verdict its markup suggests, whether it is a main heading.

    `nodes` are the ordinals, over the whole page, of the text nodes it is made of, with their sizes.
    """

    text: str
    hint: Verdict | None
    heading: bool
    after_break: bool
    nodes: tuple[tuple[int, int], ...]


def parse_page(markup: str) -> html.HtmlElement | None:
    """The page as a tree, or None when there is nothing in it."""
    raw = markup.replace("\x00", "").encode("utf-8", "replace")
    if not raw.strip():
        return None
    try:
        return html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8", remove_pis=True))
    except (etree.LxmlError, ValueError):
        return None


def page_blocks(tree: html.HtmlElement, words: CleanWords) -> tuple[PageBlock, ...]:
    """The visible blocks of a page in order."""
    reader = _Reader(words)
    reader.read(tree)
    return tuple(reader.blocks)


def flat_text(blocks: tuple[PageBlock, ...]) -> str:
    """The blocks as text: a blank line between two, but a plain break where the page breaks a line."""
    parts: list[str] = []
    for index, block in enumerate(blocks):
        if index:
            parts.append("\n" if block.after_break else "\n\n")
        parts.append(block.text)
    return "".join(parts)


class _Reader:
    """Walks a tree once, gathering text nodes into blocks; no recursion, so depth costs nothing."""

    def __init__(self, words: CleanWords) -> None:
        self.blocks: list[PageBlock] = []
        self._words = words
        self._pieces: list[str] = []
        self._nodes: list[tuple[int, int]] = []
        self._hints: list[Verdict | None] = [None]
        self._ordinal = 0
        self._skipping = 0
        self._heading = False
        self._after_break = False

    def read(self, tree: html.HtmlElement) -> None:
        for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
            if event == "start":
                self._enter(element)
            elif event == "end":
                self._leave(element)
            else:
                self._add(element.tail)
        self._flush()

    def _enter(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if self._skipping or tag in _SKIPPED:
            self._skipping += 1
        elif tag not in _INLINE:
            self._flush(line_break=tag == "br")
        self._hints.append(_hint(element, self._words) or self._hints[-1])
        self._heading = self._heading or tag == "h1"
        self._add(element.text)

    def _leave(self, element: html.HtmlElement) -> None:
        if self._skipping:
            self._skipping -= 1
        elif element.tag not in _INLINE and element.tag != "br":
            self._flush()
        self._hints.pop()
        self._heading = self._heading and element.tag != "h1"
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        """Every text node has an ordinal, seen or not, so that a second walk numbers them alike."""
        if text is None:
            return
        if not self._skipping:
            self._pieces.append(text)
            size = len(text.strip())
            if size:
                self._nodes.append((self._ordinal, size))
        self._ordinal += 1

    def _flush(self, *, line_break: bool = False) -> None:
        text = _BLANKS.sub(" ", "".join(self._pieces)).strip()
        if text:
            self.blocks.append(
                PageBlock(
                    text=text,
                    hint=self._hints[-1],
                    heading=self._heading,
                    after_break=self._after_break,
                    nodes=tuple(self._nodes),
                )
            )
        if text or not line_break:
            self._after_break = line_break
        self._pieces.clear()
        self._nodes.clear()


def _hint(element: html.HtmlElement, words: CleanWords) -> Verdict | None:
    """What an element's tag, class or id says of the text in it."""
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:300]
    for role, pattern in words.markup_roles:
        if pattern.search(name):
            return Verdict(role=role, rule="markup-class", reason=f"marked up as {role}")
    by_tag = _TAG_ROLES.get(element.tag)
    if by_tag is None:
        return None
    return Verdict(role=by_tag, rule="markup-tag", reason=f"in an element {element.tag}")
