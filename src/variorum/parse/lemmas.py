"""Parts of speech and lemmas: worked out by the model once for each word in its tag and relation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

Key = tuple[int, int, int]
"""A token's word, tag and relation, each as the number that the model's vocabulary gives it."""

# Stands after a word that can open a pattern of several, so that it is looked up by itself.
_MARK = ("|", ":", "punct")
# Some 100 bytes each; a thousand articles hold about 70,000.
_MOST = 200_000


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
    it is true of every other token of the same word, tag and relation. Sentences in which one of the few
    can begin (`got ta`, `let 's`, `there is`) are given to the model whole.
    """

    def __init__(self, model: Language) -> None:
        self._model = model
        self._stages: list[Any] = [model.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        _look_up_quickly(self._stages[1].lookups)
        self._opens = _opener(self._stages[0].patterns)
        self._known: dict[Key, Form] = {}
        self._opening: set[Key] = set()

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
        for stage in self._stages:
            doc = stage(doc)
        return [_form(token) for token in doc]

    def _learn(self, keys: Iterable[Key]) -> None:
        """Work out the keys that are new, all in one made-up document."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._opening.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not new:
            return
        words: list[tuple[str, str, str]] = []
        places = []
        for key in new:
            word, tag, relation = (self._model.vocab.strings[number] for number in key)
            places.append(len(words))
            words.append((word, tag, relation))
            if self._opens(word, relation):
                self._opening.add(key)
                words.append(_MARK)
        forms = self._whole(_document(self._model, words))
        self._known.update((key, forms[place]) for key, place in zip(new, places, strict=True))


def _keys(doc: Doc) -> list[Key]:
    return [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]


def _document(model: Language, words: Sequence[tuple[str, str, str]]) -> Doc:
    """A made-up document of words with their tags and relations, each its own head."""
    texts, tags, relations = (list(column) for column in zip(*words, strict=True))
    return Doc(model.vocab, words=texts, tags=tags, deps=relations, heads=list(range(len(texts))))


def _form(token: Any) -> Form:
    text = token.text
    return Form(text, token.lemma_.casefold() or text.casefold(), token.pos_, token.tag_, token.dep_)


def _look_up_quickly(lookups: Lookups) -> None:
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
