"""Flat text: which paragraphs are the article's, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.clean.blocks import Block
from variorum.clean.captions import caption_verdicts
from variorum.clean.comments import comment_verdicts
from variorum.clean.credits import credit_verdict
from variorum.clean.dates import LATEST_YEAR
from variorum.clean.edges import edge_verdicts
from variorum.clean.furniture import Verdict, furniture_verdict
from variorum.clean.heads import head_roles, title_block
from variorum.clean.stamps import byline_verdict, dateline_verdict, outlet_like, plain_day, stamp_verdict
from variorum.clean.words import CleanWords
from variorum.model.documents import Role

_LEAD_WORDS = 12
_NAME_WORDS = 4
# Two headlines in a row after the last paragraph are other stories; one may be the article's own.
_RELATED_RUN = 2
# Capitals without a vowel abbreviate an outlet; with one they may be a place ("KYIV").
_ACRONYM = re.compile(r"^[B-DF-HJ-NP-TV-XZ]{2,7}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What is known of a page before its text is read.

    `domain` is the host of its address; `caution` how many times the usual weight of signs it takes to
    find readers' comments, or None where they are not looked for.
    """

    title: str | None = None
    outlet: str | None = None
    domain: str = ""
    caution: float | None = 1.0
    latest_year: int = LATEST_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What each paragraph is: a verdict where it is dropped, a role where it stays; `title` an index."""

    verdicts: tuple[Verdict | None, ...]
    roles: Mapping[int, Role]
    title: int | None


def label_blocks(
    blocks: Sequence[Block],
    words: CleanWords,
    facts: PageFacts,
    known: Mapping[int, Verdict] | None = None,
) -> Labels:
    """A role for every paragraph. `known` holds verdicts already reached, as from a page's markup."""
    taken: list[Verdict | None] = [known.get(index) if known else None for index in range(len(blocks))]
    _single_lines(blocks, taken, words, facts)
    _keep_chronology(blocks, taken, words, facts)
    flags = [verdict is not None for verdict in taken]
    _take(taken, _first_line_kept(blocks, flags, caption_verdicts(blocks, flags, words, facts.latest_year)))
    _take(taken, edge_verdicts(blocks, taken, words, title=facts.title, outlet=facts.outlet))
    _take(taken, _name_lines(blocks, taken, words, facts))
    _take(taken, _related_runs(blocks, taken))
    title = title_block(blocks, taken, facts.title, words)
    reserved = list(taken)
    if title is not None and reserved[title] is None:
        reserved[title] = Verdict(role="headline", rule="title", reason="")
    if facts.caution is not None:
        _take(taken, comment_verdicts(blocks, reserved, words, facts.caution))
    return Labels(verdicts=tuple(taken), roles=head_roles(blocks, taken, title, words), title=title)


def _take(taken: list[Verdict | None], found: Mapping[int, Verdict]) -> None:
    for index, verdict in found.items():
        if taken[index] is None:
            taken[index] = verdict


def _single_lines(
    blocks: Sequence[Block], taken: list[Verdict | None], words: CleanWords, facts: PageFacts
) -> None:
    """Verdicts that need no more than the line itself."""
    after_body = False
    for index, block in enumerate(blocks):
        if taken[index] is not None:
            continue
        taken[index] = (
            stamp_verdict(block, words, facts.latest_year)
            or dateline_verdict(block, words)
            or byline_verdict(block, words)
            or furniture_verdict(block, words)
            or credit_verdict(block, words, after_body=after_body)
        )
        if taken[index] is None and block.prose and len(block.words) >= _LEAD_WORDS:
            after_body = True


def _keep_chronology(
    blocks: Sequence[Block], taken: list[Verdict | None], words: CleanWords, facts: PageFacts
) -> None:
    """A bare day between paragraphs heads an entry of a chronology and stays."""
    prose = [i for i, block in enumerate(blocks) if taken[i] is None and block.prose]
    for index, verdict in enumerate(taken):
        inside = bool(prose) and prose[0] < index < prose[-1]
        if (
            inside
            and verdict
            and verdict.rule == "stamp-line"
            and plain_day(blocks[index].text, words, facts.latest_year)
        ):
            taken[index] = None


def _first_line_kept(
    blocks: Sequence[Block], flags: Sequence[bool], captions: dict[int, Verdict]
) -> dict[int, Verdict]:
    """A caption verdict on the page's first line falls when it would leave no paragraph behind."""
    if any(not flags[i] and i not in captions for i in range(len(blocks))):
        return captions
    return {}


def _name_lines(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], words: CleanWords, facts: PageFacts
) -> dict[int, Verdict]:
    """Lines above the article that hold an outlet's or a writer's name alone."""
    found: dict[int, Verdict] = {}
    for index, block in enumerate(blocks):
        if taken[index] is not None:
            continue
        if block.terminated and len(block.words) >= _LEAD_WORDS:
            break
        if block.terminated or not 1 <= len(block.words) <= 2 * _NAME_WORDS:
            continue
        beside = index > 0 and _beside_stamp(taken, index)
        named = outlet_like(block.text, facts.outlet, facts.domain, words)
        if named or (beside and len(block.words) == 1):
            rule = "outlet-line" if named or _ACRONYM.match(block.text.strip()) else "word-line"
            found[index] = Verdict(role="byline", rule=rule, reason="an outlet's or a place's name alone")
        elif beside and _person_like(block, words):
            found[index] = Verdict(role="byline", rule="name-line", reason="a name beside a date")
    return found


def _beside_stamp(taken: Sequence[Verdict | None], index: int) -> bool:
    beside = [taken[i] for i in (index - 1, index + 1) if 0 <= i < len(taken)]
    return any(verdict is not None and verdict.role in ("stamp", "byline") for verdict in beside)


def _person_like(block: Block, words: CleanWords) -> bool:
    """Two to six capitalised words, "in" or "and" among them at most: "Ana Ruiz in Quito"."""
    named = [word for word in block.words if word[:1].isupper()]
    linked = all(word in words.byline_links for word in block.words if word not in named)
    return 2 <= len(named) <= _NAME_WORDS and linked


def _related_runs(blocks: Sequence[Block], taken: Sequence[Verdict | None]) -> dict[int, Verdict]:
    """Headlines under a heading of related stories, and runs of them after the last paragraph."""
    found: dict[int, Verdict] = {}
    listing = False
    for index, block in enumerate(blocks):
        verdict = taken[index]
        if verdict is not None:
            listing = verdict.rule == "related-heading" or (listing and verdict.role != "credit")
        elif listing and not block.terminated:
            found[index] = Verdict(
                role="related", rule="related-list", reason="under a heading of related stories"
            )
        else:
            listing = False
    last = max((i for i, block in enumerate(blocks) if block.terminated and i not in found), default=-1)
    tail = [i for i in range(last + 1, len(blocks)) if taken[i] is None and i not in found]
    headlines = [i for i in tail if _headline(blocks[i])]
    if last >= 0 and len(headlines) >= _RELATED_RUN and len(headlines) == len(tail):
        for index in headlines:
            found[index] = Verdict(
                role="related", rule="related-tail", reason="headlines after the last paragraph"
            )
    return found


def _headline(block: Block) -> bool:
    return (
        not block.terminated
        and not block.bulleted
        and 4 <= len(block.words) <= 24
        and block.text[:1].isupper()
    )
