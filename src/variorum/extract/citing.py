"""Speakers: whom a noun phrase cites, and whether it is anybody in particular."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.kinds import Kinds
from variorum.extract.party_mentions import phrase_mention
from variorum.model.claims import Attribution, Mention

_OWNERS = ("party", "source", "unknown-name", "person", "pronoun")
_SPEECHLESS = ("violence", "equipment", "structure")


class SpeakerReader:
    """Makes attributions of the noun phrases of one sentence.

    `before` is the attribution last made in the article: what "it" and "the statement" go back to.
    """

    def __init__(self, kinds: Kinds, before: Attribution | None) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._before = before

    def all(self, heads: list[int], cue: str) -> list[Attribution]:
        """The attributions of several heads, those that can cite nobody left out."""
        return [made for head in heads if (made := self.one(head, cue))]

    def one(self, head: int, cue: str) -> Attribution | None:
        """The attribution to the speaker at a head; None where the words cite nobody."""
        tree, kinds = self._tree, self._kinds
        if tree.word(head) in self._words.again:
            return replace(self._before, cue=cue) if self._before else None
        if tree.lemma(head) in self._words.messages:
            owner = self._owner(head)
            if owner is not None and kinds.is_of(owner, *_OWNERS):
                return self.one(owner, cue)
        thing = kinds.is_of(head, *_SPEECHLESS) and not kinds.is_of(head, "party", "source")
        if thing or tree.tokens[head].pos == "NUM":
            return None
        speaker = replace(phrase_mention(kinds, head), refers_to=self._spoken_for(head))
        return Attribution(speaker=speaker, cue=cue, named=self._is_named(head))

    def _owner(self, head: int) -> int | None:
        """Whose statement it is, or who made it."""
        tree = self._tree
        owners = tree.children(head, "poss") or [
            p
            for k in tree.children(head, "prep")
            if tree.word(k) in self._words.makers
            for p in tree.children(k, "pobj")
        ]
        return owners[0] if owners else None

    def _is_named(self, head: int) -> bool:
        """ "sources" are nobody in particular; "sources in the Interior Ministry" are somebody."""
        tree = self._tree
        lemma = tree.lemma(head)
        if lemma not in self._words.unnamed:
            return True
        first, last = tree.noun_phrase(head)
        start, end = tree.tokens[first].start, tree.tokens[last].end
        names = (n for n in tree.sentence.names if n.kind not in ("place", "route"))
        if any(start <= n.start <= end for n in names):
            return True
        modified = tree.children(head, "amod", "compound")
        return bool(modified) and lemma in self._words.sourced and tree.tokens[head].tag == "NN"

    def _spoken_for(self, head: int) -> Mention | None:
        """ "Rami X, director of the Y": whom the speaker speaks for."""
        tree = self._tree
        for kid in [*tree.children(head, "appos"), *tree.children(head, "compound", "nmod")]:
            span = tree.below(kid)
            start, end = tree.tokens[span[0]].start, tree.tokens[span[-1]].end
            named = any(n.start >= start and n.end <= end for n in tree.sentence.names)
            if named or tree.tokens[kid].dep == "appos":
                return Mention(text=tree.text(start, end), start=start, end=end, head=tree.lemma(kid))
        return None
