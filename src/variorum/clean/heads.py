"""The top of a page: its title, the lines under it, and the headings between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.clean.blocks import Block, mid_sentence
from variorum.clean.credits import dateline
from variorum.clean.furniture import Verdict, same_words
from variorum.clean.words import CleanWords
from variorum.model.documents import Role

_TITLE_WORDS = 24
_KICKER_WORDS = 3
# An entry of a live page opens with a time; a line that ends in a figure is an entry of a list.
_ENTRY = re.compile(r"^\d{1,2}[:.h]\d\d|\d[\d,.]*$")
_HEADING_WORDS = 14
_DECK_WORDS = 40
_LEAD_WORDS = 12

_OPENS_IN_CAPITAL = re.compile(r"^[\"'“‘«(#\[¿¡*×–—-]{0,3}\s?[A-Z0-9À-ÞА-Я]")


def title_block(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], title: str | None, words: CleanWords
) -> int | None:
    """The index of the paragraph that is the page's headline, or None.

    The title given with the page, when it is printed; else the first line left, when it looks like a
    headline and what follows it like an article.
    """
    lead = _lead(blocks, taken)
    if title:
        for index in range(min(lead + 1, len(blocks))):
            if same_words(blocks[index].text, title):
                return index
    first = _first_headline(blocks, taken, lead)
    if first is None:
        return None
    following = [index for index in range(first + 1, len(blocks)) if taken[index] is None]
    if not following or dateline(blocks[first].text, words) or mid_sentence(blocks[following[0]].text):
        return None
    if not blocks[first].terminated or blocks[first].text[-1:] in "?!":
        return first if _article_follows(blocks, following) else None
    return first if _stop_forgiven(blocks, taken, first) else None


def _lead(blocks: Sequence[Block], taken: Sequence[Verdict | None]) -> int:
    """The index of the first paragraph that reads as one."""
    for index, block in enumerate(blocks):
        if taken[index] is None and block.terminated and len(block.words) >= _LEAD_WORDS:
            return index
    return len(blocks)


def _first_headline(blocks: Sequence[Block], taken: Sequence[Verdict | None], lead: int) -> int | None:
    """The first line left above the lead that looks like a headline, a kicker of few words passed over."""
    first = next((index for index, verdict in enumerate(taken) if verdict is None), None)
    if first is None or first > lead or not _headline_like(blocks[first]):
        return None
    if len(blocks[first].words) <= _KICKER_WORDS:
        for index in range(first + 1, min(lead, first + 4)):
            block = blocks[index]
            if taken[index] is None and _headline_like(block) and len(block.words) > _KICKER_WORDS:
                return None if block.terminated else index
    return first


def _headline_like(block: Block) -> bool:
    return (
        2 <= len(block.words) <= _TITLE_WORDS
        and bool(_OPENS_IN_CAPITAL.match(block.text))
        and not block.text.endswith((":", ",", ";", "..."))
    )


def _article_follows(blocks: Sequence[Block], following: Sequence[int]) -> bool:
    """Whether a paragraph comes within the next lines."""
    return any(blocks[index].prose or len(blocks[index].words) > _TITLE_WORDS for index in following[:4])


def _stop_forgiven(blocks: Sequence[Block], taken: Sequence[Verdict | None], first: int) -> bool:
    """A first line with a stop is a headline only when a stamp or byline follows or it comes again."""
    after = taken[first + 1] if first + 1 < len(blocks) else None
    if after is not None and after.role in ("stamp", "byline"):
        return True
    return any(
        same_words(blocks[first].text, blocks[index].text) and not blocks[index].terminated
        for index in range(first + 1, min(first + 8, len(blocks)))
    )


def head_roles(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], title: int | None, words: CleanWords
) -> dict[int, Role]:
    """Roles of the paragraphs that stay: headline, subheadline, lead and body, by index."""
    kept = [index for index, verdict in enumerate(taken) if verdict is None]
    roles: dict[int, Role] = {}
    if title is not None:
        roles[title] = "headline"
    roles.update(_deck(blocks, kept, title, words))
    lead_found = False
    for place, index in enumerate(kept):
        if index in roles:
            continue
        if title is not None and same_words(blocks[index].text, blocks[title].text):
            roles[index] = "headline"
        elif _heading(blocks, kept, place):
            roles[index] = "subheadline"
        else:
            roles[index] = "body" if lead_found else "lead"
            lead_found = True
    return roles


def _deck(
    blocks: Sequence[Block], kept: Sequence[int], title: int | None, words: CleanWords
) -> dict[int, Role]:
    """Lines between the headline and the first paragraph: without a stop, or before a dateline."""
    if title is None or title not in kept:
        return {}
    roles: dict[int, Role] = {}
    after = kept[kept.index(title) + 1 :]
    for place, index in enumerate(after[:3]):
        block = blocks[index]
        later = after[place + 1 : place + 2]
        opens_news = bool(later) and bool(_news_opening(blocks[later[0]].text, words))
        loose = not block.terminated and not block.text.endswith(":") and len(block.words) <= _DECK_WORDS
        if (
            later
            and (loose or (opens_news and len(block.words) <= _DECK_WORDS))
            and not _news_opening(block.text, words)
        ):
            roles[index] = "subheadline"
        else:
            break
    return roles


def _news_opening(text: str, words: CleanWords) -> str:
    """A dateline, or a place and a colon as some papers print it ("Goma: ...")."""
    place = re.match(r"^[A-Z][\w'’.-]{1,25}(?:[ ,][\w'’.-]{1,20}){0,3}: (?=[A-Z“\"])", text)
    return dateline(text, words) or (place.group(0) if place else "")


def _heading(blocks: Sequence[Block], kept: Sequence[int], place: int) -> bool:
    """A short line without a stop among paragraphs."""
    block = blocks[kept[place]]
    if (block.terminated and block.text[-1:] != "?") or block.bulleted:
        return False
    if not 1 <= len(block.words) <= _HEADING_WORDS or block.text.endswith((":", ",", ";", "”", '"', "...")):
        return False
    if not _OPENS_IN_CAPITAL.match(block.text) or _ENTRY.search(block.text):
        return False
    below = kept[place + 1 : place + 3]
    return any(blocks[index].prose for index in below) and not mid_sentence(blocks[below[0]].text)
