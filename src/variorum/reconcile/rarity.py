"""Rare words: what few documents of a record say, so that two that share it may tell of one occurrence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from variorum.reconcile.witnesses import Witness

# A word is rare that two documents say, or three, or at most one in a hundred and no more than twenty.
_SHARE = 100
_FEW_DOCUMENTS = 3
_MOST_DOCUMENTS = 20
_FEWEST_SAYERS = 2
# In fewer documents only words of two of them are rare, and none tells that the two tell one piece of news.
_FEWEST = 20


def keep_rare(witnesses: Mapping[str, Witness]) -> dict[str, Witness]:
    """`witnesses` by id with only the rare ones left of the words of their sentences.

    Documents that carry one text count once.
    """
    said: dict[str, set[str]] = {}
    for facts, root in {one.document_id: (one.facts, one.root) for one in witnesses.values()}.values():
        said.setdefault(root, set()).update(facts.names)
    for one in witnesses.values():
        said[one.root].update(one.rare)
    documents = Counter(word for words in said.values() for word in words)
    small = len(said) < _FEWEST
    most = _FEWEST_SAYERS if small else min(max(_FEW_DOCUMENTS, len(said) // _SHARE), _MOST_DOCUMENTS)
    rare = frozenset(word for word, count in documents.items() if _FEWEST_SAYERS <= count <= most)
    news = {root: frozenset() if small else frozenset(words & rare) for root, words in said.items()}
    return {one.id: replace(one, rare=one.rare & rare, news=news[one.root]) for one in witnesses.values()}


class Likeness:
    """How much two root documents share of the rare words of their claims."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        said: dict[str, set[str]] = {}
        for one in witnesses:
            said.setdefault(one.root, set()).update(one.rare)
        self._said = said
        self._sayers = Counter(word for words in said.values() for word in words)

    def between(self, left: str, right: str) -> float:
        """The sum over their common words: 1 for one that only these two say, less for more."""
        shared = sorted(self._said[left] & self._said[right])
        return round(sum(1 / (self._sayers[word] - 1) for word in shared), 6)
