"""One page with every paragraph labelled, from flat text or from HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.clean.blocks import Block, Line, group_blocks, single_blocks, split_lines
from variorum.clean.dates import LATEST_YEAR
from variorum.clean.flat import Labels, PageFacts, label_blocks
from variorum.clean.furniture import Verdict, same_words
from variorum.clean.language import language_of
from variorum.clean.main_text import main_blocks
from variorum.clean.markup import MarkupFacts, markup_facts
from variorum.clean.pages import PageBlock, flat_text, page_blocks, parse_page
from variorum.clean.words import CleanWords
from variorum.model.documents import RawDocument

# Roles that markup gives firmly enough to drop a block of the article itself.
_FIRM_ROLES = frozenset({"comment", "caption", "byline", "stamp", "related"})
# Markup that claims more of the article than this is about the page, not about the block.
_FIRM_SHARE = 0.3
# Comments in HTML are marked up as such; in a page that marks none it takes more to find some.
_MARKUP_CAUTION = 2.0
_STANDFIRST_REACH = 12
_STANDFIRST_WORDS = 12
_CHROME = Verdict(
    role="navigation", rule="outside-article", reason="outside the article, by its place in the page"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as flat text: its lines, its paragraphs, what each is, and what its markup says."""

    text: str
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    labels: Labels
    markup: MarkupFacts


def read_page(raw: RawDocument, words: CleanWords, latest_year: int = LATEST_YEAR) -> Page:
    """`raw` with every paragraph labelled. HTML is first laid out as flat text."""
    if raw.media_type == "text/html":
        return _from_html(raw, words, latest_year)
    lines = split_lines(raw.text)
    blocks = group_blocks(lines)
    facts = _facts(raw, MarkupFacts(), latest_year, caution=_caution(raw.text))
    labels = label_blocks(blocks, words, facts)
    return Page(text=raw.text, lines=lines, blocks=blocks, labels=labels, markup=MarkupFacts())


def _caution(text: str, base: float = 1.0) -> float | None:
    """Comments are told by English words; in another language they are not looked for."""
    return base if language_of(text) in ("en", None) else None


def _facts(raw: RawDocument, markup: MarkupFacts, latest_year: int, *, caution: float | None) -> PageFacts:
    return PageFacts(
        title=raw.given.title or markup.title,
        outlet=raw.given.outlet or markup.outlet,
        domain=domain_of(raw.given.url),
        caution=caution,
        latest_year=latest_year,
    )


def domain_of(url: str | None) -> str:
    """The host of an address without "www.", or ""."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _from_html(raw: RawDocument, words: CleanWords, latest_year: int) -> Page:
    tree = parse_page(raw.text)
    if tree is None:
        return Page(
            text="", lines=(), blocks=(), labels=label_blocks((), words, PageFacts()), markup=MarkupFacts()
        )
    printed = page_blocks(tree, words)
    markup = markup_facts(tree, raw.given.url, latest_year)
    text = flat_text(printed)
    lines = split_lines(text)
    blocks = single_blocks(lines)
    kept = _rescued(
        printed, blocks, main_blocks(tree, printed, raw.given.url), raw.given.title or markup.title
    )
    article = "\n".join(block.text for block, flag in zip(printed, kept, strict=True) if flag)
    marked_up = any(block.hint and block.hint.role == "comment" for block in printed)
    caution = None if marked_up else _caution(article, _MARKUP_CAUTION)
    facts = _facts(raw, markup, latest_year, caution=caution)
    labels = label_blocks(blocks, words, facts, _known(printed, kept))
    return Page(text=text, lines=lines, blocks=blocks, labels=labels, markup=markup)


def _rescued(
    printed: Sequence[PageBlock], blocks: Sequence[Block], kept: Sequence[bool], title: str | None
) -> list[bool]:
    """`kept`, with what extraction tends to miss: headline, standfirst, a lone paragraph between two."""
    rescued = list(kept)
    first = next((index for index, flag in enumerate(kept) if flag), None)
    if first is None:
        return rescued
    for index in range(1, len(kept) - 1):
        between = kept[index - 1] and kept[index + 1] and not kept[index]
        if between and blocks[index].prose and printed[index].hint is None:
            rescued[index] = True
    headings = [
        i for i in range(first) if printed[i].heading and title and same_words(printed[i].text, title)
    ]
    if headings:
        for index in range(max(headings[-1] + 1, first - _STANDFIRST_REACH), first):
            rescued[index] = _standfirst(printed[index], blocks[index])
        again = any(kept[i] and same_words(printed[i].text, title or "") for i in range(first, len(kept)))
        rescued[headings[-1]] = not again
    return rescued


def _standfirst(printed: PageBlock, block: Block) -> bool:
    """Whether a paragraph between headline and article is its summary and not a caption or a notice."""
    role = printed.hint.role if printed.hint else None
    return block.prose and len(block.words) >= _STANDFIRST_WORDS and role not in _FIRM_ROLES - {"related"}


def _known(printed: Sequence[PageBlock], kept: Sequence[bool]) -> dict[int, Verdict]:
    """Verdicts from the markup: on all that is not the article's, and on what is marked within it."""
    size = sum(len(block.text) for block, flag in zip(printed, kept, strict=True) if flag)
    share: dict[int, int] = {}
    for block, flag in zip(printed, kept, strict=True):
        if flag and block.hint:
            share[id(block.hint)] = share.get(id(block.hint), 0) + len(block.text)
    known: dict[int, Verdict] = {}
    for index, (block, flag) in enumerate(zip(printed, kept, strict=True)):
        hint = block.hint
        if not flag:
            known[index] = hint or _CHROME
        elif (
            hint and hint.role in _FIRM_ROLES and not block.heading and share[id(hint)] <= _FIRM_SHARE * size
        ):
            known[index] = hint
    return known
