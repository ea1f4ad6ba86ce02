"""Rare words: what few documents of a record say, so that two that share it may tell of one occurrence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from variorum.reconcile.witnesses.witnesses import Witness

# A word is rare that two documents say, or three, or at most one in a hundred and no more than twenty.
_SHARE = 100
_FEW_DOCUMENTS = 3
_MOST_DOCUMENTS = 20
_FEWEST_SAYERS = 2
# In fewer documents only words of two of them are rare, and none tells that the two tell one piece of news.
_FEWEST = 20

Said = Mapping[str, frozenset[int]]


class Rarity(NamedTuple):
    """How many documents may say a word that is rare, and whether rare words tell of common news."""

    most: int
    tells_news: bool


def rarity(texts: int) -> Rarity:
    """What is rare among `texts` documents; those of one text count once."""
    if texts < _FEWEST:
        return Rarity(_FEWEST_SAYERS, tells_news=False)
    return Rarity(min(max(_FEW_DOCUMENTS, texts // _SHARE), _MOST_DOCUMENTS), tells_news=True)


def words_said(witnesses: Iterable[Witness]) -> Said:
    """The words of each root document: of the sentences of its claims, and names in its text."""
    said: dict[str, set[int]] = {}
    named: set[str] = set()
    for one in witnesses:
        words = said.setdefault(one.root, set())
        words.update(one.rare)
        if one.document_id not in named:
            named.add(one.document_id)
            words.update(one.facts.names)
    return {root: frozenset(words) for root, words in said.items()}


def keep_rare(witnesses: Mapping[str, Witness], said: Said) -> dict[str, Witness]:
    """`witnesses` by id with only the rare ones left of all the words that are `said`."""
    sayers = Counter(word for words in said.values() for word in words)
    return with_rare(witnesses, said, sayers.__getitem__, rarity(len(said)))


def with_rare(
    witnesses: Mapping[str, Witness], said: Said, sayers: Callable[[int], int], rare: Rarity
) -> dict[str, Witness]:
    """`witnesses` with what is `rare`, where `sayers` gives how many documents say a word.

    `said` gives at least the words that the root documents of the witnesses share among them.
    """
    news: dict[str, frozenset[int]] = {}
    if rare.tells_news:
        for root, words in said.items():
            news[root] = frozenset(word for word in words if _FEWEST_SAYERS <= sayers(word) <= rare.most)
    return {
        one.id: replace(
            one,
            rare=frozenset(word for word in one.rare if sayers(word) <= rare.most),
            news=news.get(one.root, frozenset()),
        )
        for one in witnesses.values()
    }


class Likeness:
    """How much two root documents share of the rare words of their claims."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self._said: dict[str, set[int]] = {}
        for one in witnesses:
            self._said.setdefault(one.root, set()).update(one.rare)

    def between(self, left: str, right: str) -> int:
        """How many words they have in common."""
        return len(self._said[left] & self._said[right])
