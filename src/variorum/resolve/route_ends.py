"""The ends of a road out of the words that describe it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from variorum.lexicon.fold import fold
from variorum.lexicon.inflection import inflect
from variorum.lexicon.patterns import any_of
from variorum.lexicon.words_of_naming import RoadWords

Span = tuple[int, int]

# A word of a name, and the small words that stand inside names ("Deir ez-Zor", "Khan al-Assal").
_NAME = r"[^\W\d_a-zà-ÿ][\w’'.]*(?:[ -](?:(?:al|el|ad|as|ash|ez|de|la|los)[ -])?[^\W\d_a-zà-ÿ][\w’']*)*"
_DASH = re.compile(r"\s?[-\u2013\u2014]\s?(?=[^\W\d_a-zà-ÿ])")
# Of "the strategic port of Sidon" the words before the name.
_BEFORE = r"(?:[a-zà-ÿ’'-]+ ){0,5}"


def printed_ends(text: str, words: RoadWords, known: Callable[[str], bool]) -> tuple[Span, ...]:
    """Offsets of the two places that a road's words name as its ends, in their order; of one; of none.

    `known` tells whether a folded name is that of a place: it decides which dash of "Ras al-Ayn-Tal
    Tamr road" stands between the two.
    """
    for pattern in _described(words):
        met = pattern.search(text)
        if met:
            return tuple(met.span(k) for k in range(1, pattern.groups + 1))
    return _dashed(text, words, known)


@lru_cache(maxsize=8)
def _described(words: RoadWords) -> tuple[re.Pattern[str], ...]:
    """Patterns of two ends, then of one; a group is an end."""
    linking = any_of(form for verb in words.linking for form in inflect(verb))
    one = rf"{_BEFORE}({_NAME})"
    into = any_of(words.into)
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b{any_of(words.between)} {one},? and {one}",
            rf"\b{any_of(words.out_of)} {one} {into} {one}",
            rf"\b{linking} {one} {any_of(words.with_other)} {one}",
            rf"^({_NAME}) {into} ({_NAME}) {any_of(words.nouns)}\b",
            rf"\b{into} {one}",
        )
    )


def _dashed(text: str, words: RoadWords, known: Callable[[str], bool]) -> tuple[Span, ...]:
    """ "Aleppo-Damascus highway": the names on both sides of the dash that leaves two known places."""
    splits = []
    for dash in _DASH.finditer(text):
        left, right = re.search(rf"{_NAME}$", text[: dash.start()]), _whole_name(text, dash.end(), words)
        if left and right:
            splits.append((left.span(), right))
    sure = [s for s in splits if all(known(fold(text[a:b])) for a, b in s)]
    found = sure or (splits if len(splits) == 1 else [])
    return found[0] if found else ()


def _whole_name(text: str, start: int, words: RoadWords) -> Span | None:
    """The name that begins at an offset, without the road's noun after it."""
    met = re.compile(_NAME).match(text, start)
    if met is None:
        return None
    end = met.end()
    last = text[start:end].rsplit(" ", 1)
    if last[-1].casefold() in words.nouns:
        end -= len(last[-1]) + 1
    return (start, end) if end > start else None
