"""Captions of pictures, maps and films in flat text: many weak signs, added up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.clean.blocks import Block
from variorum.clean.cues import weigh
from variorum.clean.dates import LATEST_YEAR, find_dates
from variorum.clean.furniture import Verdict, same_words
from variorum.clean.stamps import inline_stamps
from variorum.clean.words import CleanWords
from variorum.lexicon.patterns import small_letters

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9]{3})[.!?][\"”’)]?(?=\s+[\"“‘(]?[A-Z])")
_LONG_WORDS = 40
_LONG_STEP = 20
_MOST_CHARACTERS = 1000


def caption_verdicts(
    blocks: Sequence[Block],
    taken: Sequence[bool],
    words: CleanWords,
    latest_year: int = LATEST_YEAR,
) -> dict[int, Verdict]:
    """The paragraphs that are captions, by index; those `taken` already are left alone."""
    spaced = _spaced(blocks)
    lead = next((i for i, block in enumerate(blocks) if not taken[i] and len(block.words) >= 20), len(blocks))
    first = next((i for i, known in enumerate(taken) if not known), len(blocks))
    found: dict[int, Verdict] = {}
    for index, block in enumerate(blocks):
        if taken[index] or len(block.text) > _MOST_CHARACTERS:
            continue
        counts = _own_counts(block, words, latest_year)
        counts["repeated"] = _repeated(blocks, index)
        counts["before-lead"] = first < index < lead
        if index == first:
            # A page opens with its headline, which may well hold a date and no finite verb.
            counts["dated-no-verb"] = counts["dated-present"] = 0
        counts["second-line"] = index - 1 in found and not block.gap_before
        counts["loose-pair"] = spaced and _loose_pair(blocks, taken, index)
        weighed = weigh(words.caption_cues, counts)
        if weighed.score >= words.caption_threshold:
            reason = "signs of a caption: " + ", ".join(weighed.reasons)
            found[index] = Verdict(role="caption", rule="caption-signs", reason=reason)
    return found


def _own_counts(block: Block, words: CleanWords, latest_year: int) -> dict[str, float]:
    small = small_letters(block.text)
    counts: dict[str, float] = {cue.name: cue.count(block.text, small) for cue in words.caption_cues}
    counts["reporting"] = words.reports(small)
    counts["long"] = max(0, len(block.words) - _LONG_WORDS + _LONG_STEP - 1) // _LONG_STEP
    sentence = _first_sentence(block.text)
    plain = "@" not in block.text and not inline_stamps(block.text, words, latest_year)
    dated = plain and any(one.days for one in find_dates(sentence, words, latest_year))
    tense = first_verb(sentence, words)
    counts["past-tense"] = tense == "past"
    counts["present-scene"] = tense == "scene"
    counts["dated-present"] = dated and tense in ("scene", "scenes")
    counts["dated-no-verb"] = dated and tense == "" and len(block.words) >= 6
    return counts


def _first_sentence(text: str) -> str:
    """Up to the first stop that a capital follows and no short abbreviation comes before."""
    found = _SENTENCE_END.search(text)
    return text[: found.end()] if found else text


def first_verb(text: str, words: CleanWords) -> str:
    """The tense of a line's first finite verb: "scene", "scenes" (plural), "past", "other", or "" for none.

    Read off word lists and endings, without syntax: good enough as one weak sign among others.
    """
    tokens = [found.group(0).replace("’", "'") for found in _TOKEN.finditer(text)]
    for index, token in enumerate(tokens):
        word = token.casefold()
        after = tokens[index + 1].casefold() if index + 1 < len(tokens) else ""
        if index and token[:1].isupper():
            continue
        if word in words.scene_verbs and index:
            return "scene"
        if word in words.finite_verbs:
            return "other" if word in ("is", "are", "has", "have", "will", "can", "says", "may") else "past"
        if (
            word in words.scene_plurals
            and index
            and after in words.after_scene_verbs
            and tokens[index - 1][-1:] in "sne"
        ):
            return "scenes"
        if word.endswith("ed") and len(word) > 3 and word not in words.participles and index:
            return "past"
    return ""


def _repeated(blocks: Sequence[Block], index: int) -> bool:
    """Whether the paragraph just before or after says the same; too few words prove nothing."""
    block = blocks[index]
    if len(block.words) < 4:
        return False
    neighbours = [blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    return any(same_words(block.text, other.text) for other in neighbours)


def _spaced(blocks: Sequence[Block]) -> bool:
    """Whether the page sets its paragraphs apart by blank lines."""
    prose = [block for block in blocks if block.prose]
    return len(prose) >= 3 and sum(b.gap_before and b.gap_after for b in prose) / len(prose) >= 0.75


def _loose_pair(blocks: Sequence[Block], taken: Sequence[bool], index: int) -> bool:
    block = blocks[index]
    if block.terminated or block.bulleted or len(block.words) > _LONG_WORDS or block.text.endswith(":"):
        return False
    for other, joined in ((index - 1, not block.gap_before), (index + 1, not block.gap_after)):
        if joined and 0 <= other < len(blocks) and not taken[other]:
            beside = blocks[other]
            if not beside.terminated and not beside.bulleted and not beside.text.endswith(":"):
                return True
    return False
