"""The dependency tree of one sentence, with the few walks that frames need."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.readings import Sentence, Token

_LEFT_OF_NOUN = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "poss",
        "nummod",
        "quantmod",
        "case",
        "predet",
        "punct",
        "advmod",
        "npadvmod",
    }
)
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "some",
        "all",
        "both",
        "several",
        "many",
        "other",
        "any",
        "each",
        "every",
        "most",
    }
)


class Tree:
    """A sentence's tokens with children, conjuncts and noun-phrase edges."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self._children[token.head].append(index)

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, index: int, *deps: str) -> list[int]:
        """Children of a token, left to right; with `deps`, those in one of these relations."""
        kids = self._children[index]
        return [k for k in kids if self.tokens[k].dep in deps] if deps else list(kids)

    def head(self, index: int) -> int:
        """The token's governor; itself at the root."""
        return self.tokens[index].head

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors from the nearest to the root."""
        seen = {index}
        while self.tokens[index].head not in seen:
            index = self.tokens[index].head
            seen.add(index)
            yield index

    def below(self, index: int) -> list[int]:
        """The token and all it governs, in order of the text."""
        found, stack = {index}, [index]
        while stack:
            for kid in self._children[stack.pop()]:
                if kid not in found:
                    found.add(kid)
                    stack.append(kid)
        return sorted(found)

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is joined to it by "and", "or" and commas, left to right."""
        found = [index]
        for kid in self.children(index, "conj"):
            found += self.conjuncts(kid)
        return found

    def first_conjunct(self, index: int) -> int:
        """The token whose conjunct this one is, followed to the first; itself when none."""
        while self.tokens[index].dep == "conj" and self.tokens[index].head != index:
            index = self.tokens[index].head
        return index

    def noun_phrase(self, index: int) -> tuple[int, int]:
        """Token range [first, last] of the noun phrase at a head noun, without what follows it,
        except an "of" phrase on a noun of quantity or membership.
        """
        first = index
        for kid in sorted(self._children[index], reverse=True):
            if kid < index and self.tokens[kid].dep in _LEFT_OF_NOUN:
                first = min(first, self.below(kid)[0])
        last = index
        for kid in self.children(index, "prep"):
            if self.tokens[kid].text == "of" and kid == index + 1:
                for deeper in self.children(kid, "pobj"):
                    last = max(last, self.noun_phrase(deeper)[1])
        return first, last

    def phrase_text(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of a token range, outer determiners and punctuation taken off."""
        while first < last and (
            self.tokens[first].text.casefold() in _DETERMINERS
            or self.tokens[first].dep == "punct"
            or self.tokens[first].pos in ("ADP", "PUNCT", "CCONJ")
        ):
            first += 1
        while last > first and self.tokens[last].dep in ("punct", "case"):
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def is_passive(self, index: int) -> bool:
        """Whether a verb stands in the passive, bare participles included."""
        token = self.tokens[index]
        if self.children(index, "nsubjpass", "auxpass", "csubjpass"):
            return True
        if token.tag != "VBN":
            return False
        if token.dep in ("acl", "amod"):
            return True
        if token.dep == "conj" and not self.children(index, "nsubj", "aux", "dobj"):
            return self.is_passive(token.head)
        bare = not self.children(index, "nsubj", "aux")
        return bare and (
            bool(self.children(index, "agent"))
            or (token.dep in ("advcl", "ROOT", "ccomp", "xcomp")
            and not self.children(index, "dobj"))
        )

    def in_time(self, index: int) -> bool:
        """Whether a token is part of a time expression."""
        token = self.tokens[index]
        return any(t.start < token.end and token.start < t.end for t in self.sentence.times)

    def is_definite(self, start: int) -> bool:
        """Whether "the", "this" or a possessive stands before a character offset."""
        before = self.sentence.text[: start - self.sentence.start].rstrip().casefold()
        return before.endswith(("the", "this", "that", "its", "their", "his", "s'", "'s", "’s"))

    def owner(self, start: int) -> str:
        """The possessive pronoun right before a character offset, lower case; "" when none."""
        before = self.sentence.text[: start - self.sentence.start].rstrip().casefold().rsplit(None, 1)
        word = before[-1] if before else ""
        return word if word in ("its", "their", "his", "her", "our", "my") else ""

    def text(self, start: int, end: int) -> str:
        """Printed text between character offsets of the clean text."""
        base = self.sentence.start
        return self.sentence.text[start - base : end - base]
