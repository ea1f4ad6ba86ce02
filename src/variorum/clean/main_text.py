"""Which blocks of a page are its article: trafilatura decides, and its choice is carried back exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree, html
from trafilatura import bare_extraction

from variorum.clean.pages import PageBlock

# Every text node is marked with three Braille signs before extraction, and the marks that come out
# tell which nodes were kept. Braille patterns are printable, no letters, and not found on news pages.
_FIRST_SIGN = 0x2801
_SIGNS = 255
_MARK = re.compile("[\u2801-\u28ff]{3}")
# Character references can bring in characters that a tree will not take back.
_UNMARKABLE = re.compile("[\u2800-\u28ff\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A block is the article's when at least this share of its characters is.
_KEPT_SHARE = 0.5


def main_blocks(tree: html.HtmlElement, blocks: Sequence[PageBlock], url: str | None) -> list[bool]:
    """For each block, whether it belongs to the article."""
    kept = _kept_nodes(tree, url)
    flags = []
    for block in blocks:
        size = sum(length for _, length in block.nodes)
        inside = sum(length for ordinal, length in block.nodes if ordinal in kept)
        flags.append(size > 0 and inside >= _KEPT_SHARE * size)
    return flags


def _kept_nodes(tree: html.HtmlElement, url: str | None) -> set[int]:
    marked = deepcopy(tree)
    _mark(marked)
    try:
        extracted = bare_extraction(marked, url=url, include_comments=False, with_metadata=False)
    except Exception:  # an extractor that fails on an odd page has found no article there
        return set()
    text = getattr(extracted, "text", None) or ""
    return {_ordinal(mark.group(0)) for mark in _MARK.finditer(text)}


def _mark(tree: html.HtmlElement) -> None:
    """Put the ordinal of each text node, counted as the page reader counts them, before its first word."""
    ordinal = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "start":
            if element.text is not None:
                element.text = _marked(element.text, ordinal)
                ordinal += 1
        elif element.tail is not None:
            element.tail = _marked(element.tail, ordinal)
            ordinal += 1


def _marked(text: str, ordinal: int) -> str:
    text = _UNMARKABLE.sub(" ", text)
    if not text.strip():
        return text
    lead = len(text) - len(text.lstrip())
    return f"{text[:lead]}{_sign(ordinal)}{text[lead:]}"


def _sign(ordinal: int) -> str:
    digits = (ordinal // (_SIGNS * _SIGNS) % _SIGNS, ordinal // _SIGNS % _SIGNS, ordinal % _SIGNS)
    return "".join(chr(_FIRST_SIGN + digit) for digit in digits)


def _ordinal(sign: str) -> int:
    value = 0
    for character in sign:
        value = value * _SIGNS + ord(character) - _FIRST_SIGN
    return value
