"""The romanisation key: one form for the many Latin spellings of a name from another script."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

from variorum.lexicon.fold import fold
from variorum.lexicon.yaml_files import load_yaml

ROMANISATION = files("variorum.lexicon") / "data" / "places" / "romanisation.yaml"
_TABLES = load_yaml(ROMANISATION)
_ARTICLES = frozenset(_TABLES["articles"].split())
_SOUNDS = {letters: sound for sound, spellings in _TABLES["sounds"].items() for letters in spellings.split()}
_WRITTEN = re.compile("|".join(sorted(_SOUNDS, key=lambda letters: (-len(letters), letters))))
_JOINED_ARTICLE = re.compile(r"^(?:[aeu](?=([dnrstz])\1)[dnrstz]|[ae]l(?=[bdfghjklmnqrstwyz][a-z]{3}))")
_BACK_RUN = re.compile(r"[aeiy]*[ouw][aeiouyw]*")
_FRONT_RUN = re.compile(r"a*[eiy][aeiy]*")
_VOWEL_LETTERS = frozenset("aeiouwy")
_REMEMBERED = 20_000
_REPEATED = re.compile(r"(.)\1+")
# Shorter keys meet too many unrelated names.
_SHORTEST = 4


def romanisation_key(name: str) -> str:
    """The key under which romanisations of one name meet, or "" where it would say too little.

    Articles and a last silent h go, doubled letters are written once, digraphs become one letter, and
    a run of vowels becomes one of three classes: back (holds o, u, w), front (holds e, i, y) or open.
    "Deir ez-Zor", "Dayr az-Zawr" and "Deir Ezzour" share a key, and so do "Saraqib" and "Sarakeb".
    Distinct names may share one too, so it is for use only where folding finds nothing.
    """
    return key_of_folded(fold(name))


def key_of_folded(folded: str) -> str:
    """The romanisation key of a name that is folded already."""
    if not folded.isascii():
        folded = fold(anyascii(folded))
    words = folded.split(" ")
    if len(words) > 1:
        words = [word for word in words if word not in _ARTICLES] or words
    key = _REPEATED.sub(r"\1", "".join(map(_sounds, words)))
    return key if len(key) >= _SHORTEST else ""


@lru_cache(_REMEMBERED)
def _sounds(word: str) -> str:
    """`word` with its consonants by their sound, and runs of vowels by their class."""
    text = _WRITTEN.sub(lambda letters: _SOUNDS[letters[0]], _trimmed(word))
    # A run of open vowels alone is one letter repeated, which is written once at the end.
    return _FRONT_RUN.sub("i", _BACK_RUN.sub("u", text))


def _trimmed(word: str) -> str:
    """`word` without an article written on to it, and with its feminine ending (a, ah, e, eh) as a."""
    if word[:1] in _VOWEL_LETTERS:
        word = _JOINED_ARTICLE.sub("", word)
    if word[-1:] == "h" and word[-2:-1] in _VOWEL_LETTERS:
        word = word[:-1]
    if word[-1:] == "e" and word[-2:-1] not in _VOWEL_LETTERS:
        word = word[:-1] + "a"
    return word
