"""Rare words of a record as its workings keep them: what few of its texts say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from variorum.model.errors import VariorumError
from variorum.reconcile.witnesses.rarity import Said, rarity, with_rare, words_said
from variorum.reconcile.witnesses.witnesses import Witness
from variorum.store.workings import Workings


class TooWideError(VariorumError):
    """What was added touches the whole record: its views have to be made anew."""


class RareWords:
    """The words that texts say, and which of them are rare."""

    def __init__(self, workings: Workings) -> None:
        self._workings = workings
        self._texts = workings.texts()
        self._rarity = rarity(self._texts)
        self._sayers = cache(self._count)

    def _count(self, word: int) -> int:
        return self._workings.sayers(word, self._rarity.most)

    def say_anew(self, roots: Iterable[str], raw: Mapping[str, Witness]) -> set[str]:
        """Take what the claims `raw` of `roots` say for what these say.

        Returns the other texts that say a word which is rare no more, or is rare now.
        """
        roots = set(roots)
        said = words_said(raw.values())
        before = {root: self._workings.words_of(root) for root in roots}
        claimed = {one.root for one in self._workings.standing_of(roots)}
        self._texts += len(said.keys() - claimed) - len(claimed - said.keys())
        if rarity(self._texts) != self._rarity:
            raise TooWideError("The number of documents changes what is rare.")
        changed: set[int] = set()
        for root in roots:
            changed |= before[root] ^ said.get(root, frozenset())
        was_rare = {word: self._count(word) <= self._rarity.most for word in changed}
        for root in roots:
            self._workings.unsay(root)
            self._workings.say(root, said.get(root, ()))
        turned = [
            word for word in sorted(changed) if was_rare[word] != (self._count(word) <= self._rarity.most)
        ]
        return {root for word in turned for root in self._workings.roots_saying(word)}

    def rare_of(self, witnesses: Mapping[str, Witness]) -> dict[str, Witness]:
        """`witnesses` with what is rare; of what their documents say, what they share with each other."""
        roots = {one.root for one in witnesses.values()}
        said = {root: self._workings.words_of(root) for root in roots}
        sayers = Counter(word for words in said.values() for word in words)
        shared: Said = {
            root: frozenset(word for word in words if sayers[word] > 1) for root, words in said.items()
        }
        return with_rare(witnesses, shared, self._sayers, self._rarity)
