"""Readers' comments that follow an article, with or without a heading, and where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from variorum.clean.blocks import Block
from variorum.clean.cues import Weighed, weigh
from variorum.clean.dates import find_dates
from variorum.clean.furniture import Verdict, same_words
from variorum.clean.words import CleanWords, Cue
from variorum.lexicon.patterns import small_letters

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"|«[^»]*»?|(?<!\w)‘[^’]{0,300}(?:’\w[^’]{0,300}){0,8}’(?!\w)")
_CLOSED_ONLY = re.compile(r"^[^“\"]*[,.!?]”")
_SHORT_WORDS = 8
_FEW_WORDS = 4
_USUAL_WORDS = 60
# A past tense, or a figure: what news tells with. Irregular verbs are left to the other signs.
_PAST = re.compile(
    r"\b[a-z]{2,20}ed\b|\b(?:was|were|had|did|took|fell|hit|came|went|made|began|left|fled|saw|shot)\b|\d"
)
_LONG_WORDS = 40
_LONG_QUOTE = 30
# The page's manner is taken from its first paragraphs: at least so many, and this share of its words.
_MANNER_BLOCKS = 3
_MANNER_SHARE = 0.34
_NAME_WORDS = 4
# A reader's name: one to three words, a number after them perhaps, no marks.
_HANDLE = re.compile(r"^[^\W\d][\w.'’-]{1,30}(?: [^\W\d][\w.'’-]{0,30}){0,2}(?: \d{1,4})?$")
# A comment of more paragraphs than this is not told from the article by its head alone.
_SIGNED_REACH = 6
# The prior alone: a paragraph that shows no sign either way.
_UNDECIDED = -0.9
_END_ROLES = frozenset({"related", "widget", "credit"})


def comment_verdicts(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], words: CleanWords, caution: float = 1.0
) -> dict[int, Verdict]:
    """The readers' comments at the end of a page, by index; paragraphs with another role are left alone.

    `caution` multiplies the weight of signs that a run of comments must have.
    """
    owns = [outside_quotes(block.text) for block in blocks]
    counts = [_hard_counts(blocks, index, own, words) for index, own in enumerate(owns)]
    heading = next((i for i, one in enumerate(taken) if one and one.rule == "comment-heading"), len(blocks))
    for index in range(heading + 1, len(blocks)):
        counts[index]["after-heading"] = 1
    if not _hard_enough([_hardness(counts[index], words) for index in _later(blocks, taken)], words):
        return {}
    for index, own in enumerate(owns):
        counts[index] |= _soft_counts(blocks[index], own, words)
    _off_manner(blocks, taken, counts, words)
    weighed = [weigh(words.comment_cues, one) for one in counts]
    hard = [_hardness(one, words) for one in counts]
    opening = _opening(blocks, taken, _Signs([one.score for one in weighed], hard, caution), words)
    if opening is None:
        return {}
    opening = _back_to_furniture(taken, [one.score for one in weighed], opening)
    opening = _over_signatures(blocks, taken, opening)
    return {
        index: Verdict(role="comment", rule="comment-run", reason=_reason(weighed[index]))
        for index in range(opening, len(blocks))
        if taken[index] is None
    }


def _reason(weighed: Weighed) -> str:
    return "in the readers' comments after the article: " + (
        ", ".join(weighed.reasons) or "no sign of its own"
    )


def _hardness(counts: Mapping[str, float], words: CleanWords) -> float:
    return max((cue.hard for cue in words.comment_cues if counts.get(cue.name, 0) > 0), default=0.0)


def _hard_enough(hard: Iterable[float], words: CleanWords) -> bool:
    """Whether any run of paragraphs to the end of the page has the hard signs that comments need.

    Looked at first: most pages have none, and are done with.
    """
    share = words.comment_limits["hard_share"]
    return any(total >= share * count for count, total in enumerate(accumulate(hard), start=1))


class _Signs(NamedTuple):
    """For each paragraph the sum of its signs and the hardest of them; and the caution asked for."""

    scores: list[float]
    hard: list[float]
    caution: float


def _opening(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], signs: _Signs, words: CleanWords
) -> int | None:
    """The index of the first comment: where the sum of signs to the end of the page is highest."""
    limits = words.comment_limits
    best: tuple[float, int] | None = None
    total = 0.0
    hard = 0.0
    for count, index in enumerate(_later(blocks, taken), start=1):
        total += min(max(signs.scores[index], limits["floor"]), limits["ceiling"])
        hard += signs.hard[index]
        needed = signs.caution * limits["single" if count == 1 else "total"]
        enough = total >= needed and hard >= limits["hard_share"] * count
        if enough and signs.scores[index] >= limits["opening"] and (best is None or total > best[0]):
            best = (total, index)
    return None if best is None else _with_names(blocks, taken, best[1], words)


def _later(blocks: Sequence[Block], taken: Sequence[Verdict | None]) -> list[int]:
    """The paragraphs without a verdict after the first one that reads as such, from the last upwards."""
    free = [index for index in range(len(blocks)) if taken[index] is None]
    first = next((index for index in free if blocks[index].prose), len(blocks))
    return [index for index in reversed(free) if index > first]


def _back_to_furniture(taken: Sequence[Verdict | None], scores: Sequence[float], opening: int) -> int:
    """The opening moved up to the end of the article where page furniture marks it.

    When nothing that speaks for the article stands between the furniture and the first clear comment,
    what stands there is comments too.
    """
    at = opening
    while at > 0 and taken[at - 1] is None and scores[at - 1] >= _UNDECIDED:
        at -= 1
    above = taken[at - 1] if at > 0 else None
    ends = above is not None and above.role in _END_ROLES
    return at if ends else opening


def _with_names(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], opening: int, words: CleanWords
) -> int:
    """The opening moved up over the lines that name the first comment's writer."""
    at = opening
    while at > 1 and (taken[at - 1] is not None or _name_above(blocks, at - 1, words)):
        at -= 1
    ended = at > 1 and (blocks[at - 2].terminated or taken[at - 2] is not None)
    if ended and _HANDLE.match(blocks[at - 1].text):
        return at - 1
    while at < opening and taken[at] is not None:
        at += 1
    return at


def _over_signatures(blocks: Sequence[Block], taken: Sequence[Verdict | None], opening: int) -> int:
    """The opening moved up over comments headed as the first one found is: a short line, then a date."""
    if not _signature(blocks, taken, opening):
        return opening
    at = opening
    first = next((i for i, block in enumerate(blocks) if taken[i] is None and block.prose), opening)
    while True:
        above = [i for i in range(max(first + 1, at - _SIGNED_REACH), at - 2) if _signature(blocks, taken, i)]
        if not above:
            return at
        at = above[-1]


def _signature(blocks: Sequence[Block], taken: Sequence[Verdict | None], index: int) -> bool:
    """Whether a short line without a stop stands there, and a date on the line below it."""
    if index + 1 >= len(blocks) or taken[index] is not None or blocks[index].terminated:
        return False
    below = taken[index + 1]
    return 0 < len(blocks[index].words) <= _NAME_WORDS and below is not None and below.role == "stamp"


def _name_above(blocks: Sequence[Block], index: int, words: CleanWords) -> bool:
    """Whether a line is a comment's head: a name printed twice, a time, "Reply", or a short name."""
    block = blocks[index]
    if block.terminated or len(block.words) > 2 * _NAME_WORDS:
        return False
    if words.name_line.search(block.text):
        return True
    neighbours = [blocks[i].text for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    short = 0 < len(block.words) <= _NAME_WORDS
    if short and any(same_words(block.text, other) for other in neighbours):
        return True
    dated = bool(find_dates(block.text, words)) and len(block.words) <= _NAME_WORDS
    return dated and index > 0 and len(blocks[index - 1].words) <= _NAME_WORDS


def outside_quotes(text: str) -> str:
    """`text` without what stands between quotation marks; an unclosed quotation runs to the end."""
    if text[:1] in "\"'“‘" and text.count('"') % 2 == 1:
        # A quotation that goes on in the next paragraph is not closed in this one.
        return ""
    closed = _CLOSED_ONLY.match(text)
    if closed:
        text = text[closed.end() :]
    return _QUOTED.sub(" ", text)


def _share(block: Block) -> float:
    """A long paragraph holds any small word sooner or later: style counts by its density."""
    return min(1.0, _USUAL_WORDS / max(1, len(block.words)))


def _printed(block: Block, own: str, cues: Iterable[Cue]) -> dict[str, float]:
    """The signs that words are, in what a paragraph says outside quotations."""
    small = small_letters(own)
    share = _share(block)
    return {cue.name: cue.count(own, small) * (share if cue.style else 1.0) for cue in cues}


def _hard_counts(blocks: Sequence[Block], index: int, own: str, words: CleanWords) -> dict[str, float]:
    """The signs that careful prose does not show."""
    block = blocks[index]
    counts = _printed(block, own, (cue for cue in words.comment_cues if cue.hard))
    counts["exclamation"] = own.count("!") * _share(block)
    counts["question"] = own.count("?") * _share(block)
    runs_on = index > 0 and not block.gap_before and not blocks[index - 1].terminated
    counts["lower-start"] = block.text[:1].islower() and not runs_on
    counts["capitals"] = sum(len(word) >= 4 and word.isupper() for word in block.words) >= 2
    counts["after-name"] = index > 0 and _name_above(blocks, index - 1, words)
    return counts


def _soft_counts(block: Block, own: str, words: CleanWords) -> dict[str, float]:
    """All other signs."""
    counts = _printed(block, own, (cue for cue in words.comment_cues if not cue.hard))
    counts["unterminated"] = not block.terminated and not block.text.endswith((":", ",", "”", '"'))
    counts["short"] = len(block.words) <= _SHORT_WORDS
    counts["prior"] = 1
    counts["reporting"] = words.reports(small_letters(own))
    counts["dated"] = bool(find_dates(own, words)) or any(
        word.casefold() in words.weekdays and len(word) > 4 for word in block.words
    )
    counts["quoted"] = len(block.text) - len(own) > _LONG_QUOTE
    counts["long"] = len(block.words) // _LONG_WORDS
    counts["other-language"] = not any("a" <= c.casefold() <= "z" for c in block.text)
    told = _PAST.search(block.text) or counts["reporting"] or counts["dated"]
    counts["no-news"] = not told and len(block.words) >= _FEW_WORDS
    return counts


def _off_manner(
    blocks: Sequence[Block],
    taken: Sequence[Verdict | None],
    counts: list[dict[str, float]],
    words: CleanWords,
) -> None:
    """Take the page's own manner, as its first paragraphs show it, off the counts of style."""
    first = _first_paragraphs(blocks, taken)
    if not first:
        return
    for cue in words.comment_cues:
        if not cue.style:
            continue
        usual = sum(min(counts[index].get(cue.name, 0), cue.most) for index in first) / len(first)
        if usual:
            for one in counts:
                one[cue.name] = max(0.0, min(one.get(cue.name, 0), cue.most) - usual)


def _first_paragraphs(blocks: Sequence[Block], taken: Sequence[Verdict | None]) -> list[int]:
    prose = [
        index
        for index, block in enumerate(blocks)
        if taken[index] is None and len(block.words) >= _SHORT_WORDS
    ]
    size = sum(len(blocks[index].words) for index in prose)
    first: list[int] = []
    seen = 0
    for index in prose:
        if len(first) >= _MANNER_BLOCKS and seen >= _MANNER_SHARE * size:
            break
        first.append(index)
        seen += len(blocks[index].words)
    return first if len(first) >= _MANNER_BLOCKS else first[:1]
