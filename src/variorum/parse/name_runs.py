"""Runs of capitalised words: whether a known place's name in one is the place, or part of another name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.lexicon.fold import fold_word
from variorum.lexicon.words_of_naming import ToponymWords
from variorum.lexicon.words_of_telling import SayingWords
from variorum.model.readings import Token

Standing = Literal["place", "part", "person", "other"]
"""A place; a part of the name of what belongs to one; a person's name; a part of any other name."""

# Nouns that say nothing of the place they stand after ("Aleppo soap") are of no class here.
_MODIFYING = frozenset({"compound", "amod", "nmod"})
_NAMED = frozenset({"PROPN", "ADJ", "NOUN", "X", "VERB", "ADV"})
_NEVER = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "NUM", "INTJ", "PART", "PUNCT"})
_PLURAL_NAME = "NNPS"
# From this share of its words with capitals a sentence is a headline, whose capitals say nothing.
_HEADLINE_SHARE = 0.9
_HEADLINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """A known name among the tokens of its sentence: `tokens[first:last]`."""

    tokens: Sequence[Token]
    first: int
    last: int

    def before(self) -> Token | None:
        """The token just before the name."""
        return self.tokens[self.first - 1] if self.first else None

    def after(self) -> Token | None:
        """The token just after the name."""
        return self.tokens[self.last] if self.last < len(self.tokens) else None


class RunReader:
    """Tells what a known place's name is in its run, by the words that touch it."""

    def __init__(self, words: ToponymWords, saying: SayingWords, nouns: Collection[str]) -> None:
        self._words = words
        self._saying = (saying.plain | saying.hedged) - saying.perceiving
        self._nouns = nouns

    def may_open(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a capitalised word can open a name: at the head of a sentence only if it looks like one."""
        token = tokens[first]
        if first and not _is_quote(tokens[first - 1]):
            return token.pos not in _NEVER
        following = tokens[first + 1] if first + 1 < len(tokens) else None
        if token.pos == "PROPN" or token.dep in ("compound", "nmod") or is_dateline(tokens, first):
            return True
        if following is None or token.pos not in _NAMED:
            return False
        # The tagger knows few names: "Djibo, capital of the province, ..." opens on one all the same.
        return following.pos == "PROPN" or (following.text == "," and not self.is_plain(token))

    def is_plain(self, token: Token) -> bool:
        """Whether a lone capitalised word is rather an ordinary one."""
        word = fold_word(token.text)
        return word in self._words.plain_words or word in self._nouns or word in self._words.titles

    def standing(self, stretch: Stretch, known: Collection[int]) -> Standing:
        """What the name is in its run; `known` are the indexes of tokens that other known names cover."""
        if is_headline(stretch.tokens):
            return self._in_headline(stretch)
        before = self._before(stretch, known)
        return before if before != "place" else self._after(stretch, known)

    def names_a_state(self, stretch: Stretch, known: Collection[int]) -> bool:
        """Whether a state's name is one in its run: not "Chad" of "Chad Okafor", nor of "Chad cotton"."""
        token = stretch.after()
        if token is None or is_headline(stretch.tokens):
            return True
        word = fold_word(token.text)
        if not _joins(token):
            return not self._is_ware(stretch.tokens[stretch.first], token)
        if token.pos != "PROPN" or stretch.last in known or self.is_title(token):
            return True
        return any(word in words for words in (self._words.bodies, self._words.place_heads, self._nouns))

    def is_speaker(self, stretch: Stretch) -> bool:
        """ "Lyman said": a lone name that speaks is a person's, where it is no capital's."""
        if stretch.last - stretch.first != 1:
            return False
        token = stretch.tokens[stretch.first]
        return token.dep == "nsubj" and stretch.tokens[token.head].lemma in self._saying

    def is_given(self, token: Token) -> bool:
        """Whether a word is a person's given name that is seldom a place's."""
        return fold_word(token.text) in self._words.given_names

    def _in_headline(self, stretch: Stretch) -> Standing:
        before = stretch.before()
        if before is not None and (self.is_given(before) or self.is_title(before)):
            return "person"
        after = stretch.after()
        called = after is not None and fold_word(after.text) in self._words.called_after
        return "part" if called else "place"

    def _before(self, stretch: Stretch, known: Collection[int]) -> Standing:
        token = stretch.before()
        if token is None:
            return "place"
        word = fold_word(token.text)
        if self.is_title(token) and (token.text[:1].isupper() or token.dep in _MODIFYING):
            return "person"
        if word == "of" and stretch.first > 1 and self._is_body(stretch.tokens[stretch.first - 2]):
            return "part"
        if not _joins(token) or stretch.first - 1 in known or word in self._words.parts:
            return "place"
        if word in self._words.naming:
            return "other"
        if self.is_given(token):
            return "person"
        if word in self._nouns or word in self._words.bodies or word in self._words.place_heads:
            return "place"
        # "Saeed Lyman": an unknown name before a known one, with nothing to say that it is a place.
        return "person" if token.pos == "PROPN" and token.dep in _MODIFYING else "place"

    def _after(self, stretch: Stretch, known: Collection[int]) -> Standing:
        token = stretch.after()
        if token is None:
            return "place"
        word = fold_word(token.text)
        head = stretch.tokens[stretch.last - 1]
        if word in self._words.called_after and token.pos in ("NOUN", "PROPN"):
            return "part"
        if not _joins(token):
            return "part" if self._is_ware(head, token) else "place"
        if word in self._words.streets:
            return "other"
        opener = fold_word(stretch.tokens[stretch.first].text)
        if opener in self._words.naming and stretch.last not in known and token.pos == "PROPN":
            return "other"
        if word in self._words.bodies or self._ends_on_body(stretch) or token.tag == _PLURAL_NAME:
            return "part"
        if stretch.last in known or word in self._words.place_heads or self.is_title(token):
            return "place"
        if word in self._nouns:
            return "place"
        if token.pos == "PROPN" and word not in self._words.plain_words:
            return "person" if self.is_given(stretch.tokens[stretch.first]) else "part"
        return "place"

    def _is_body(self, token: Token) -> bool:
        """ "Bank" of "Bank of Ceylon", "Treaty" of "Treaty of Lausanne"."""
        word = fold_word(token.text)
        return _joins(token) and (word in self._words.bodies or word in self._words.called_after)

    def _ends_on_body(self, stretch: Stretch) -> bool:
        """Whether the run after the name ends on a body's noun ("Aden Free Press Company")."""
        index = stretch.last
        while index < len(stretch.tokens) and _joins(stretch.tokens[index]):
            if fold_word(stretch.tokens[index].text) in self._words.bodies:
                return True
            index += 1
        return False

    def _is_ware(self, head: Token, token: Token) -> bool:
        """ "Aleppo soap": the name only says of what kind a thing is that is neither place, party nor act."""
        if token.pos != "NOUN" or head.dep not in _MODIFYING:
            return False
        return not {token.lemma, fold_word(token.text)} & set(self._nouns)

    def is_title(self, token: Token) -> bool:
        """Whether a word of rank or calling, as stands before a person's name."""
        return token.text.casefold() in self._words.titles


def is_dateline(tokens: Sequence[Token], first: int) -> bool:
    """ "TRIPOLI, Libya -": capitals throughout, before a comma, a dash or a bracket."""
    index = first
    while index < len(tokens) and tokens[index].text.isupper() and tokens[index].text.isalpha():
        index += 1
    return index > first and index < len(tokens) and tokens[index].text in (",", "-", "--", "–", "—", "(")


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words open with capitals, so that capitals tell no names."""
    words = [
        t.text for t in tokens if t.text[:1].isalpha() and t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
    ]
    return len(words) >= _HEADLINE_WORDS and sum(w[0].isupper() for w in words) > _HEADLINE_SHARE * len(words)


def _joins(token: Token) -> bool:
    """Whether a token can be of one run with its neighbour: a word with a capital, no mark."""
    return token.text[:1].isupper() and token.pos in _NAMED


def _is_quote(token: Token) -> bool:
    return token.text in ('"', "'", "``", "''", ":")
