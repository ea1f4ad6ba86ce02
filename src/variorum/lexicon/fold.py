"""Folding: the form of a word under which spellings meet. For matching only, never for display."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters of other scripts that are drawn like Latin ones (Unicode confusables, the common part);
# they come in through optical reading, keyboards left in another layout, and filters.
_LOOKALIKES = str.maketrans(
    {
        **dict(zip("асеорхуіјѕԁһԛԝ", "aceopxyijsdhqw", strict=True)),
        **dict(zip("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY", strict=True)),
        **dict(zip("αορνικυ", "aopviku", strict=True)),
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
    }
)
_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKES))}]")
_REMEMBERED = 20_000
_APOSTROPHES = re.compile(r"['’‘ʼʻʾʿ`´]")
_SEPARATORS = re.compile(r"[\s\-‐-―_/.,]+")
# The same two for text of ASCII alone, as most is: several times as fast.
_PLAIN_ASCII = str.maketrans({**dict.fromkeys("'`"), **dict.fromkeys("-_/.,", " ")})
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_WORD = re.compile(r"\S+")
# Every combining mark of the Basic Multilingual Plane, as one pattern: a loop over characters in
# Python would be half the cost of compiling the gazetteer.
_COMBINING = re.compile(
    "[" + "".join(re.escape(chr(c)) for c in range(0x300, 0x10000) if unicodedata.combining(chr(c))) + "]+"
)


def fold(text: str) -> str:
    """`text` lower-cased, without accents, apostrophes and hyphens, blanks single.

    Look-alike letters are turned into Latin ones only in words that also hold Latin letters, so
    that Cyrillic and Greek words stay themselves. "Mek'ele" and "Mekele" fold alike, and so do
    "Deir al-Zor" and "Deir Al Zor".
    """
    if not text.isascii():
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
        if not text.isascii() and _LOOKALIKE.search(text) and _LATIN.search(text):
            text = _WORD.sub(_plain_latin, text)
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return " ".join(text.translate(_PLAIN_ASCII).split()).lower()
    text = _APOSTROPHES.sub("", text)
    return _SEPARATORS.sub(" ", text).strip().casefold()


def _plain_latin(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word


@lru_cache(maxsize=_REMEMBERED)
def fold_word(word: str) -> str:
    """As `fold`, remembering what it made: for words and names that come again and again."""
    return fold(word)


def same_length(text: str) -> str:
    """`text` with look-alike letters, typographic quotes, odd blanks and lone surrogates made plain.

    Every character stays at its offset, so what is found in the result stands at the same place in
    `text`. Syntax and patterns run on this; quotes are cut from `text`.
    """
    if text.isascii():
        return text
    plain = text.translate(_PLAIN)
    return _MIXED_WORD.sub(lambda m: m.group().translate(_LOOKALIKES), plain)


def slug(text: str) -> str:
    """The folded words of a text joined by hyphens, for an id: "free-syrian-army"."""
    return re.sub(r"\W+", "-", fold(text)).strip("-")


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ´`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\u200b\ufeff\u2007", " "),
        **dict.fromkeys("‐‑‒", "-"),
        # Halves of a pair that stand alone: no text that can be written in UTF-8 holds them.
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    }
)
_MIXED_WORD = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[Ѐ-ӿͰ-Ͽ])\w+")
