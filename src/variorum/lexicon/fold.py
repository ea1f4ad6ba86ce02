"""Folding: the form of a word under which spellings meet. For matching only, never for display."""

from __future__ import annotations

import re
import unicodedata

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
_APOSTROPHES = re.compile(r"['’‘ʼʻʾʿ`´]")
_SEPARATORS = re.compile(r"[\s\-‐-―_/.,]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def fold(text: str) -> str:
    """`text` lower-cased, without accents, apostrophes and hyphens, blanks single.

    Look-alike letters are turned into Latin ones only in words that also hold Latin letters, so
    that Cyrillic and Greek words stay themselves. "Mek'ele" and "Mekele" fold alike, and so do
    "Deir al-Zor" and "Deir Al Zor".
    """
    if not text.isascii():
        text = " ".join(
            word.translate(_LOOKALIKES) if _LATIN.search(word) else word for word in text.split(" ")
        )
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    text = _APOSTROPHES.sub("", text)
    return _SEPARATORS.sub(" ", text).strip().casefold()
