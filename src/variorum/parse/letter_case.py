"""Text printed in capitals: its letters as an article would print them, so that syntax can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Token
from variorum.parse.syntax import load_model

# A block is in capitals when it has this many words and letters, and this share of the letters is
# large: telexes keep a few small ones ("McKay"), articles shout a name or a line.
_WORDS, _LETTERS = 4, 16
_LARGE = 0.9
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# A line at least so long that does not end a sentence is not the last of its paragraph.
_SHORTEST_WRAPPED = 40
_ENDINGS = (".", "!", "?", ":", '"', "”")
_OPENER = re.compile(r"(?:^\s*|[.!?…][\"'”’)\]]*\s+|\n)[\"'“‘(\[]*$")
_LOOK_BACK = 8
# Words of a listed name, at most.
_LONGEST_NAME = 5
# A settlement of so many is meant sooner than the noun that is spelt alike ("lima", "santiago").
_LARGE_TOWN = 100_000
_LONGEST_ABBREVIATION = 5
_VOWELS = frozenset("aeiouy")
_KINDS = ("noun", "verb", "adj", "adv")


class LetterCase:
    """Restores small letters; holds the spellings of the names the lexicon lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.places
        self._plain = frozenset(lexicon.classes) | lexicon.codebook.forms() | lexicon.words.saying.forms()
        time = lexicon.words.time
        self._calendar = frozenset(time.months) | frozenset(time.weekdays)
        self._openers = lexicon.words.grammar.openers
        self._names: dict[str, str] = {}
        self._nations: set[str] = set()
        for kind, printed, _ in lexicon.proper_names():
            if kind in ("country", "demonym"):
                self._nations.add(printed.casefold())
            words = _WORD.findall(printed)
            if words and len(words) <= _LONGEST_NAME and not printed.islower():
                self._names.setdefault(" ".join(words).casefold(), " ".join(words))

    def restored(self, text: str) -> str:
        """The text with its blocks in capitals in small letters, names and openers of sentences apart.

        Nothing moves: the result is as long as the text. A line of such a block that breaks off in mid
        sentence goes on after a blank. Text that is not in capitals is unchanged.
        """
        parts: list[str] = []
        position = 0
        for block in _BLOCK.finditer(text):
            if _in_capitals(block.group()):
                parts += (text[position : block.start()], self._block(_unwrapped(block.group())))
                position = block.end()
        return "".join((*parts, text[position:])) if parts else text

    def opened(self, sentence: str) -> str:
        """The sentence with a small letter on its first word where that reads as a name with a capital."""
        first = _WORD.match(sentence)
        if first is None or first.group().casefold() not in self._openers or not first.group().istitle():
            return sentence
        return sentence[0].lower() + sentence[1:]

    def _block(self, block: str) -> str:
        words = list(_WORD.finditer(block))
        parts: list[str] = []
        position = 0
        for match, cased in zip(words, self._cased([m.group() for m in words]), strict=True):
            opens = _OPENER.search(block[max(0, match.start() - _LOOK_BACK) : match.start()])
            printed = cased[0].upper() + cased[1:] if opens else cased
            # A letter whose small form is longer would move what follows.
            parts += (block[position : match.start()], printed if len(printed) == len(match[0]) else match[0])
            position = match.end()
        return "".join((*parts, block[position:]))

    def _cased(self, words: list[str]) -> Iterator[str]:
        """Each word in the letters that it would have in the middle of a sentence."""
        small = [word.casefold() for word in words]
        index = 0
        while index < len(words):
            name = self._name(small, index)
            yield from name or (self._lone(words[index], small[index]),)
            index += max(1, len(name))

    def _name(self, small: list[str], first: int) -> list[str]:
        """The spelling of the longest listed name that begins here; none of a lone plain word."""
        for last in range(min(first + _LONGEST_NAME, len(small)), first, -1):
            found = self._names.get(" ".join(small[first:last]))
            if found and (last - first > 1 or self._is_lone_name(small[first], found)):
                return found.split(" ")
        return []

    def _is_lone_name(self, word: str, listed: str) -> bool:
        """Whether a listed name of one word is meant, and not the plain word that is spelt alike."""
        if word in self._nations or not self._is_plain(word):
            return True
        return listed.isupper() and word not in self._plain and is_ordinary_word(word, noun_only=True)

    def _is_plain(self, word: str) -> bool:
        return word in self._plain or is_ordinary_word(word)

    def _lone(self, word: str, small: str) -> str:
        if small in self._calendar:
            return small.capitalize()
        if self._is_plain(small):
            return small.capitalize() if small not in self._plain and self._is_town(small) else small
        short = len(small) <= _LONGEST_ABBREVIATION and _VOWELS.isdisjoint(small)
        return word if short else small.capitalize()

    def _is_town(self, word: str) -> bool:
        """Whether a noun, and no other kind of word, is also a large town."""
        if not is_ordinary_word(word, noun_only=True):
            return False
        return any(place.population >= _LARGE_TOWN for place in self._places.find(fold(word)))


def names_marked(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with rare names that were tagged as nouns made proper nouns: "burned 46 huts in Mapel".

    A rare name has a capital within a sentence of small letters and is no word of the dictionary.
    """
    small = sum(t.text.islower() for t in tokens)
    if 2 * small < sum(t.text.isalpha() for t in tokens):
        return tokens
    return tuple(_as_name(t) if _is_rare_name(t) else t for t in tokens)


def _is_rare_name(token: Token) -> bool:
    return token.tag in ("NN", "NNS") and token.text.istitle() and not is_ordinary_word(token.text.casefold())


def _as_name(token: Token) -> Token:
    tag = "NNPS" if token.tag == "NNS" and token.text.endswith("s") else "NNP"
    return replace(token, pos="PROPN", tag=tag, lemma=token.text)


@cache
def is_ordinary_word(word: str, *, noun_only: bool = False) -> bool:
    """Whether a word in small letters, in any of its forms, is in the syntax model's dictionary.

    The dictionary is WordNet's: some names of towns and peoples are nouns in it. With `noun_only`,
    whether it is a noun there and no other kind of word.
    """
    model = load_model()
    lookups = model.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, rules, odd = (lookups.get_table(f"lemma_{name}") for name in ("index", "rules", "exc"))
    found = {kind for kind in _KINDS if word in index[kind] or word in odd.get(kind, ())}
    for kind in _KINDS:
        bases = (word[: -len(old)] + new for old, new in rules.get(kind, ()) if old and word.endswith(old))
        if any(base in index[kind] for base in bases):
            found.add(kind)
    return found == {"noun"} if noun_only else bool(found) or word in model.Defaults.stop_words


def _unwrapped(block: str) -> str:
    """The block with the ends of its wrapped lines made blanks."""
    lines = block.split("\n")
    parts = [lines[0]]
    for above, line in pairwise(lines):
        goes_on = len(above.strip()) >= _SHORTEST_WRAPPED and not above.rstrip().endswith(_ENDINGS)
        parts += (" " if goes_on and line[:1].strip() else "\n", line)
    return "".join(parts)


def _in_capitals(block: str) -> bool:
    letters = sum(map(str.isalpha, block))
    large = sum(map(str.isupper, block))
    return (
        letters >= _LETTERS and large >= _LARGE * letters and sum(1 for _ in _WORD.finditer(block)) >= _WORDS
    )
