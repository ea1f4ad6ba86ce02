"""Lines that pages print around an article: buttons, menus, related headlines, credits, residue of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from variorum.clean.blocks import Block
from variorum.clean.words import CleanWords, Furniture, bare
from variorum.lexicon.fold import fold, same_length
from variorum.lexicon.patterns import small_letters
from variorum.model.documents import Role

# An opener ("Follow us", "Read more:") makes a line furniture only when the line is no longer than this.
_OPENER_WORDS = 30
_TOKEN_WORDS = 12
_RESIDUE = re.compile(r"^[\W_]+$")
# Marks of ordinary sentences: a line of these alone is a piece of a broken sentence, not residue.
_SENTENCE_MARKS = " \t\u00a0,.;:!?()[]'\"’”“‘"
_SPLIT = re.compile(r"[\s|/,;:•·()\[\]]+")
_BARS = "| \t\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a paragraph was found to be, by which rule, and why in words."""

    role: Role
    rule: str
    reason: str


def furniture_verdict(block: Block, words: CleanWords) -> Verdict | None:
    """The role of a line that is page furniture whatever stands around it, or None."""
    text = same_length(block.text)
    if _RESIDUE.match(text):
        if not text.strip(_SENTENCE_MARKS):
            return None
        return Verdict(role="widget", rule="residue", reason="nothing but marks")
    if words.comment_heading.search(text) and len(block.words) <= 40:
        return Verdict(
            role="widget", rule="comment-heading", reason="a heading or counter of readers' comments"
        )
    if words.related_heading.search(text):
        return Verdict(role="related", rule="related-heading", reason="a heading of related stories")
    for role, furniture in _by_role(words):
        rule = _match(text, len(block.words), furniture, words)
        if rule:
            return Verdict(role=role, rule=f"{role}-{rule}", reason=f"a {role} line by its {rule}")
    return None


def _by_role(words: CleanWords) -> tuple[tuple[Role, Furniture], ...]:
    return (("widget", words.widget), ("navigation", words.navigation), ("related", words.related))


def _match(text: str, size: int, furniture: Furniture, words: CleanWords) -> str:
    plain = bare(text)
    if plain in furniture.lines:
        return "words"
    if furniture.pattern and len(text) <= 400 and furniture.pattern.search(text):
        return "shape"
    if size <= _TOKEN_WORDS and _only_tokens(text, furniture):
        return "buttons"
    if size <= _OPENER_WORDS and _opens(text, furniture) and not words.reports(small_letters(text)):
        return "opening"
    return ""


def _opens(text: str, furniture: Furniture) -> bool:
    lowered = text.casefold().replace("’", "'").lstrip(" |>»•*-–—[(")
    return lowered.startswith(furniture.openers) and any(
        lowered.startswith(opener) and not lowered[len(opener) : len(opener) + 1].isalnum()
        for opener in furniture.openers
    )


def _only_tokens(text: str, furniture: Furniture) -> bool:
    tokens = [token.strip(" .:!&+-–—") for token in _SPLIT.split(text.casefold())]
    named = [token for token in tokens if token and not token.isdigit()]
    # Small words such as "on" are tokens too; a line needs one of more than three letters.
    return bool(named) and all(t in furniture.tokens for t in named) and any(len(t) > 3 for t in named)


def loose_ends(text: str, words: CleanWords) -> list[tuple[int, int, Verdict]]:
    """Stretches at the ends of a paragraph that are not its words: table bars, "READ ON"."""
    ends = []
    residue = Verdict(role="widget", rule="residue", reason="bars of a table")
    start = len(text) - len(text.lstrip(_BARS))
    if "|" in text[:start]:
        ends.append((0, start, residue))
    stop = len(text.rstrip(_BARS))
    if stop <= start:
        return []
    if words.widget.tail and (tail := words.widget.tail.search(text, start, stop)):
        verdict = Verdict(role="widget", rule="widget-tail", reason="a button at a paragraph's end")
        ends.append((tail.start(), stop, verdict))
    if "|" in text[stop:]:
        ends.append((stop, len(text), residue))
    return ends


def same_words(left: str, right: str) -> bool:
    """Whether two lines say the same in the same words, marks, digits and case aside."""
    return _key(left) == _key(right) != ""


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", fold(text)))
