"""Parts of speech and lemmas: worked out by the model once for each word in its tag and relation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

Key = tuple[int, int, int]
"""A token's word, tag and relation, each as the number that the model's vocabulary gives it."""

# Stands after a word that can open a pattern of several, so that it is looked up by itself.
_MARK = ("|", ":", "punct")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_ENDINGS = ("ed", "ing", "es")
# What the ruler's patterns look at, so that nothing else of a token need be told apart.
_LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
# Some 100 bytes each; a thousand articles hold about 70,000.
_MOST = 200_000


_Ruled = tuple[int, ...]
"""What the ruler says of a token: its part of speech, morphology, lemma (or 0), tag and relation."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a token is apart from where it stands."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class Lemmas:
    """Forms of tokens that are tagged and parsed.

    The model's attribute ruler and lemmatizer are lists of patterns over words, tags and relations, and
    take longer than tagging and parsing. All but a few look at one token alone, so that what they say of
    it is true of every other token of the same word, tag and relation; and the ruler says the same of all
    words that no pattern names. Sentences in which one of the few can begin (`got ta`, `let 's`, `there
    is`) are given to the model whole.
    """

    def __init__(self, model: Language) -> None:
        """`model` is one of `load_model`."""
        stages: list[Any] = [model.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        self._model = model
        self._ruler, self._lemmatizer = stages
        self._opens = _opener(self._ruler.patterns)
        self._names = _namer(self._ruler.patterns)
        self._known: dict[Key, Form] = {}
        self._opening: set[Key] = set()
        self._rules: dict[tuple[str, int, int], _Ruled] = {}

    def forms(self, docs: Sequence[Doc]) -> list[list[Form]]:
        """For each document, which is tagged and parsed, the forms of its tokens."""
        keys = [_keys(doc) for doc in docs]
        self._learn([key for of_doc in keys for key in of_doc])
        return [
            self._of(of_doc) if self._opening.isdisjoint(of_doc) else self._whole(doc)
            for doc, of_doc in zip(docs, keys, strict=True)
        ]

    def _of(self, keys: Iterable[Key]) -> list[Form]:
        return [self._known[key] for key in keys]

    def _whole(self, doc: Doc) -> list[Form]:
        doc = self._lemmatizer(self._ruler(doc))
        return [_form(t.text, t.lemma_, t.pos_, t.tag_, t.dep_) for t in doc]

    def _learn(self, keys: Iterable[Key]) -> None:
        """Work out the keys that are new."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._opening.clear()
            self._rules.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not new:
            return
        strings = self._model.vocab.strings
        words = [strings[word] for word, _, _ in new]
        ruled = self._ruled(words, new)
        doc = Doc(self._model.vocab, words=words)
        doc.from_array(["POS", "MORPH", "LEMMA"], np.array([one[:3] for one in ruled], dtype="uint64"))  # type: ignore[arg-type]
        lemmas = self._lemmatizer(doc).to_array(["LEMMA"]).tolist()
        for key, word, lemma, one in zip(new, words, lemmas, ruled, strict=True):
            pos, tag, relation = (strings[number] for number in (one[0], *one[3:]))
            self._known[key] = _form(word, strings[lemma], pos, tag, relation)

    def _ruled(self, words: Sequence[str], keys: Sequence[Key]) -> list[_Ruled]:
        """What the ruler says of words with their tags and relations: of new ones, all in one document."""
        alike = [
            (word if self._names(word) else "", tag, relation)
            for word, (_, tag, relation) in zip(words, keys, strict=True)
        ]
        strings = self._model.vocab.strings
        made_up: list[tuple[str, str, str]] = []
        places: dict[tuple[str, int, int], int] = {}
        for one, word, key in zip(alike, words, keys, strict=True):
            relation = strings[key[2]]
            opens = self._opens(word, relation)
            if opens:
                self._opening.add(key)
            if one not in self._rules and one not in places:
                places[one] = len(made_up)
                made_up += [(word, strings[key[1]], relation), *([_MARK] if opens else [])]
        if made_up:
            doc = self._ruler(_document(self._model, made_up))
            said = doc.to_array(["POS", "MORPH", "LEMMA", "TAG", "DEP"]).tolist()
            self._rules.update((one, tuple(said[place])) for one, place in places.items())
        return [self._rules[one] for one in alike]


def _keys(doc: Doc) -> list[Key]:
    return [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]


def _document(model: Language, words: Sequence[tuple[str, str, str]]) -> Doc:
    """A made-up document of words with their tags and relations, each its own head."""
    texts, tags, relations = (list(column) for column in zip(*words, strict=True))
    return Doc(model.vocab, words=texts, tags=tags, deps=relations, heads=list(range(len(texts))))


def _form(text: str, lemma: str, pos: str, tag: str, dep: str) -> Form:
    """The form of a token of which the model says so.

    A verb of one short syllable doubles its consonant ("hopped"): "hoped" is of "hope", "raged" of
    "rage", whatever the model says.
    """
    lemma = lemma.casefold() or text.casefold()
    if tag.startswith("VB") and text.casefold().removeprefix(lemma) in _ENDINGS and _SHORT.fullmatch(lemma):
        lemma += "e"
    return Form(text, lemma, pos, tag, dep)


def look_up_quickly(lookups: Lookups) -> None:
    """Make sets of the lemmatizer's lists of known words, which it goes through from the first one."""
    table = lookups.get_table("lemma_index")
    for pos, words in list(table.items()):
        table[pos] = frozenset(words)


def _opener(rules: Iterable[Mapping[str, Any]]) -> Callable[[str, str], bool]:
    """Tells whether a pattern of several tokens can begin at a token of this word and relation.

    Of a pattern's first token its word or its relation is looked at; whatever else it asks for would only
    leave fewer sentences to be given to the model whole.
    """
    words: set[str] = set()
    relations: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    firsts = [pattern[0] for rule in rules for pattern in rule["patterns"] if len(pattern) > 1]
    for first in firsts:
        word, relation = first.get("LOWER"), first.get("DEP")
        if isinstance(word, str):
            words.add(word)
        elif isinstance(word, dict) and set(word) == {"REGEX"}:
            expressions.append(re.compile(word["REGEX"]))
        elif isinstance(relation, str):
            relations.add(relation)
        else:
            return lambda word, relation: True

    def opens(word: str, relation: str) -> bool:
        lower = word.lower()
        return lower in words or relation in relations or any(e.search(lower) for e in expressions)

    return opens


def _namer(rules: Iterable[Mapping[str, Any]]) -> Callable[[str], bool]:
    """Tells whether a pattern of the ruler may look at this word itself, and not at its tag and relation."""
    tokens = [token for rule in rules for pattern in rule["patterns"] for token in pattern]
    looked_at = [token["LOWER"] for token in tokens if "LOWER" in token]
    told = all(isinstance(one, str) or set(one) in ({"IN"}, {"REGEX"}) for one in looked_at)
    if not told or not all(_LOOKED_AT.issuperset(token) for token in tokens):
        return lambda word: True
    words = frozenset(word for one in looked_at for word in _words_in(one))
    expressions = [
        re.compile(one["REGEX"]) for one in looked_at if not isinstance(one, str) and "REGEX" in one
    ]

    def names(word: str) -> bool:
        lower = word.lower()
        return lower in words or word.isspace() or any(e.search(lower) for e in expressions)

    return names


def _words_in(looked_at: str | Mapping[str, Any]) -> Iterator[str]:
    """The words that a pattern names."""
    if isinstance(looked_at, str):
        yield looked_at
    else:
        yield from looked_at.get("IN", ())
