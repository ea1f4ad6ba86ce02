"""Whether a sentence inside an English article is in another language."""

from __future__ import annotations

import re

from variorum.lexicon.words_of_text import SentenceWords

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
# Fewest small words of other languages that tell; names in English bring one or two ("Cabo de Hornos").
_FEWEST = 3
# Shorter ones are names printed in their own script.
_FEWEST_LETTERS = 12


def is_foreign(text: str, words: SentenceWords) -> bool:
    """Whether a sentence is not English: most of its letters are of another script, or its small words
    ("de", "und", "que") are far more often those of other languages than English ones.
    """
    if not text.isascii():
        letters = sum(c.isalpha() for c in text)
        if letters >= _FEWEST_LETTERS and 2 * len(_LATIN.findall(text)) < letters:
            return True
    printed = _WORD.findall(text.casefold())
    other = sum(word in words.foreign for word in printed)
    return other >= _FEWEST and other > 2 * sum(word in words.english for word in printed)
