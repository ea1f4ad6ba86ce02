"""The romanisation key: one form for the many Latin spellings of a name from another script."""

from __future__ import annotations

import re
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
_FINAL_H = re.compile(r"(?<=[aeiouyw])h(?= |$)")
_FINAL_E = re.compile(r"(?<![aeiouyw])e(?= |$)")
_BACK_VOWELS = re.compile(r"[aeiy]*[ouw][aeiouyw]*")
_FRONT_VOWELS = re.compile(r"a*[eiy][aeiy]*")
_REPEATED = re.compile(r"(.)\1+")
# Shorter keys meet too many unrelated names.
_SHORTEST = 4


def romanisation_key(name: str) -> str:
    """The key under which romanisations of one name meet, or "" where it would say too little.

    Articles go, doubled letters are written once, digraphs become one letter, and a run of vowels
    becomes one of three classes: back (holds o, u, w), front (holds e, i, y) or open. "Deir ez-Zor",
    "Dayr az-Zawr" and "Deir Ezzour" share a key, and so do "Saraqib" and "Sarakeb". Distinct names
    may share one too, so it is for use only where folding finds nothing.
    """
    folded = fold(name)
    if not folded.isascii():
        folded = fold(anyascii(folded))
    words = [_JOINED_ARTICLE.sub("", word) for word in folded.split(" ")]
    if len(words) > 1:
        words = [word for word in words if word not in _ARTICLES] or words
    text = " ".join(words)
    text = _WRITTEN.sub(lambda found: _SOUNDS[found.group()], text)
    text = _FINAL_E.sub("a", _FINAL_H.sub("", text))
    text = _FRONT_VOWELS.sub("i", _BACK_VOWELS.sub("u", text))
    key = _REPEATED.sub(r"\1", text.replace(" ", ""))
    return key if len(key) >= _SHORTEST else ""
