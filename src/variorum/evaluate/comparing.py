"""When two names, quotes, types, days or figures count as the same.

The definitions are those of the published scoring scripts, so that a number here and a number
there mean one thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.evaluate.records import Count, Days, Forms


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Types that a careful coder may take for one another; a claim of a type in the same family as the
# wanted one is worth half.
_FAMILIES = (
    _split("capture control advance withdraw"),
    _split("encircle advance"),
    _split("clash attack offensive repel"),
    _split("attack airstrike shelling bombing casualties destroy"),
    _split("casualties displace aid"),
    _split("negotiate agree aid"),
    _split("threaten violate"),
    _split("airstrike shootdown destroy"),
    _split("deploy advance"),
    _split("detain casualties"),
)
# Words that do not tell one name from another: "Syrian army" and "Syrian government forces" meet.
_COMMON = _split(
    "the a an of in on at to by for from with and or its his their near around city town village province "
    "area region military forces force army troops government"
)
_QUOTE_MARKS = str.maketrans("", "", "\"“”'’‘")
_CYRILLIC_ES = "\u0441"
_WORD = re.compile(r"[\w-]+")
_NOT_WORD = re.compile(r"\W")
_NAME_OVERLAP = 0.5
_QUOTE_OVERLAP = 0.8
_FIRST_DAY, _LAST_DAY = "0000", "9999"


@dataclass(frozen=True, slots=True)
class _Name:
    """A name reduced to the words that tell it apart, and to its letters alone."""

    content: frozenset[str]
    letters: str


def normal(text: str) -> str:
    """`text` in lower case without accents and quotation marks, blanks single."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return " ".join(plain.replace(_CYRILLIC_ES, "c").translate(_QUOTE_MARKS).split())


@lru_cache(maxsize=65536)
def _quoted(text: str) -> tuple[str, frozenset[str]]:
    plain = normal(text)
    return plain, frozenset(_WORD.findall(plain))


@lru_cache(maxsize=65536)
def _name(text: str) -> _Name:
    plain, words = _quoted(text)
    return _Name(words - _COMMON or words, _NOT_WORD.sub("", plain))


def _alike(left: _Name, right: _Name) -> bool:
    if left.letters and left.letters == right.letters:
        return True
    if not left.content or not right.content:
        return False
    if left.content <= right.content or right.content <= left.content:
        return True
    return len(left.content & right.content) / len(left.content | right.content) >= _NAME_OVERLAP


def same_name(wanted: str, forms: Iterable[str]) -> bool:
    """Whether one of `forms` is `wanted`: by letters, by containment or by half the words."""
    name = _name(wanted)
    return any(_alike(name, _name(form)) for form in forms)


def name_hits(wanted: Sequence[str], made: Sequence[Forms]) -> int:
    """How many of the wanted names are among the made ones, each made one used once, in order."""
    left = list(made)
    hits = 0
    for name in wanted:
        found = next((forms for forms in left if same_name(name, forms)), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits


def type_score(wanted: str, made: str) -> float:
    """1 for the same event type, 0.5 within a family of types, else 0."""
    if wanted == made:
        return 1.0
    return 0.5 if any(wanted in family and made in family for family in _FAMILIES) else 0.0


def quote_stands_in(quote: str, sentence: str) -> bool:
    """Whether the quote is in the sentence or holds it, or most of the quote's words are in it."""
    (plain_quote, words), (plain_sentence, sentence_words) = _quoted(quote), _quoted(sentence)
    if plain_quote in plain_sentence or plain_sentence in plain_quote:
        return True
    return bool(words) and len(words & sentence_words) / len(words) >= _QUOTE_OVERLAP


def figure_hits(wanted: Iterable[Count], made: Iterable[Count]) -> int:
    """How many wanted figures are among the made ones, each used once."""
    return (Counter(wanted) & Counter(made)).total()


def days_overlap(wanted: Days, made: Days | None) -> bool:
    """Whether two stretches share a day; a made one open at both ends overlaps nothing."""
    if made is None or not (made.start or made.end):
        return False
    return (made.start or _FIRST_DAY) <= (wanted.end or _LAST_DAY) and (wanted.start or _FIRST_DAY) <= (
        made.end or _LAST_DAY
    )
