"""The dependency tree of one sentence, with the few walks that frames need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.lexicon.words_of_text import GrammarWords
from variorum.model.readings import Sentence, Token

VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN")
# What may stand right before the first word of a quotation.
_OPENING = "\"'“„«‘(["
_LEFT_OF_NOUN = frozenset(
    {
        *("det", "predet", "poss", "case", "punct"),
        *("amod", "advmod", "npadvmod", "compound", "nmod", "nummod", "quantmod"),
    }
)


class Tree:
    """A sentence's tokens with children, conjuncts and noun-phrase edges."""

    def __init__(self, sentence: Sentence, words: GrammarWords) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.words = words
        self._printed = [token.text.casefold() for token in self.tokens]
        if not words.means.isdisjoint(self._printed):
            self.tokens = _without_means(self.tokens, words)
        self._children: list[list[int]] = [[] for _ in self.tokens]
        self._related: list[dict[str, list[int]]] = [{} for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self._children[token.head].append(index)
                self._related[token.head].setdefault(token.dep, []).append(index)

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, index: int, *deps: str) -> list[int]:
        """Children of a token, left to right; with `deps`, those in one of these relations."""
        if not deps:
            return list(self._children[index])
        related = self._related[index]
        if not related:
            return []
        found = [related[dep] for dep in deps if dep in related]
        if len(found) < 2:
            return list(found[0]) if found else []
        return [k for k in self._children[index] if self.tokens[k].dep in deps]

    def head(self, index: int) -> int:
        """The token's governor; itself at the root."""
        return self.tokens[index].head

    def word(self, index: int) -> str:
        """The token as printed, lower case."""
        return self._printed[index]

    def lemma(self, index: int) -> str:
        """The token's lemma, lower case."""
        return self.tokens[index].lemma

    def is_verb(self, index: int) -> bool:
        """Whether a token is a verb, auxiliaries and copulas included."""
        return self.tokens[index].pos in VERBS

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors from the nearest to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def verb_above(self, index: int) -> int | None:
        """The nearest verb that governs a token, or None."""
        return next((up for up in self.ancestors(index) if self.is_verb(up)), None)

    def below(self, index: int) -> list[int]:
        """The token and all it governs, in order of the text."""
        found, stack = [index], [index]
        while stack:
            kids = self._children[stack.pop()]
            found += kids
            stack += kids
        return sorted(found)

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is joined to it by "and", "or" and commas, each followed by its own."""
        found = []
        stack = [index]
        while stack:
            here = stack.pop()
            found.append(here)
            stack += reversed(self.children(here, "conj"))
        return found

    def first_conjunct(self, index: int) -> int:
        """The token whose conjunct this one is, followed to the first; itself when none."""
        while self.tokens[index].dep == "conj" and self.tokens[index].head != index:
            index = self.tokens[index].head
        return index

    def complements(self, index: int) -> list[int]:
        """Nouns that a preposition governs, with what is joined to them."""
        return [c for p in self.children(index, "pobj") for c in self.conjuncts(p)]

    def is_stranded_complement(self, index: int) -> bool:
        """Whether a noun phrase follows right on a preposition that the parser left without a complement."""
        before = self.noun_phrase(index)[0] - 1
        return before >= 0 and self.tokens[before].dep == "prep" and not self._children[before]

    def of_what(self, index: int) -> list[int]:
        """Nouns that "of" ties to a noun, the nearest first, joined ones left out."""
        links = [k for k in self.children(index, "prep") if self.tokens[k].text == "of"]
        return [p for k in links for p in self.children(k, "pobj")]

    def noun_phrase(self, index: int) -> tuple[int, int]:
        """Token range [first, last] of the noun phrase at a head noun, without what follows it,
        except an "of" phrase right after it.
        """
        first = index
        for kid in self._children[index]:
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
            self.word(first) in self.words.determiners
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
        if token.tag == "VBD" and self.children(index, "agent") and not self.children(index, "aux"):
            # "Two herders held by rebels fled": the tagger takes the participle for a past tense.
            return True
        if token.tag != "VBN":
            return False
        if self.children(index, "agent") and not self.children(index, "aux", "dobj"):
            # "Port town taken by militia": a headline leaves out the "was".
            return True
        if token.dep == "pcomp" and self.word(token.head) == "with":
            # "With 40 people injured": whom it befell is its subject.
            return not self.children(index, "dobj", "aux")
        if token.dep in ("acl", "amod"):
            # "The claim that rebels had seized the town": a whole clause, not a participle.
            return not self.children(index, "nsubj", "aux")
        if token.dep == "conj" and not self.children(index, "aux", "dobj"):
            # "One was killed and another wounded": the second clause leaves out its "was".
            return self.is_passive(token.head)
        bare = not self.children(index, "nsubj", "aux")
        return bare and (
            bool(self.children(index, "agent"))
            or (token.dep in ("advcl", "ROOT", "ccomp", "xcomp") and not self.children(index, "dobj"))
        )

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the words between two offsets hold the head of a subject, or what is joined to one."""
        inside = [i for i, t in enumerate(self.tokens) if start <= t.start and t.end <= end]
        return any(
            self.tokens[self.first_conjunct(i)].dep in ("nsubj", "nsubjpass")
            and self.tokens[i].head not in inside
            for i in inside
        )

    def in_time(self, index: int) -> bool:
        """Whether a token is part of a time expression."""
        token, times = self.tokens[index], self.sentence.times
        return bool(times) and any(t.start < token.end and token.start < t.end for t in times)

    def is_definite(self, start: int) -> bool:
        """Whether "the", "this" or a possessive stands before a character offset."""
        return self._before(start).endswith(self.words.definite)

    def owner(self, start: int) -> str:
        """The possessive pronoun right before a character offset, lower case; "" when none."""
        words = self._before(start).rsplit(None, 1)
        word = words[-1].lstrip(_OPENING) if words else ""
        return word if word in self.words.possessives else ""

    def _before(self, start: int) -> str:
        return self.sentence.text[: start - self.sentence.start].rstrip().casefold()

    def text(self, start: int, end: int) -> str:
        """Printed text between character offsets of the clean text."""
        base = self.sentence.start
        return self.sentence.text[start - base : end - base]


def _without_means(tokens: tuple[Token, ...], words: GrammarWords) -> tuple[Token, ...]:
    """ "Said by telephone", "by satellite phone": what it was said by is no doer of a passive."""
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.dep != "pobj" or token.lemma not in words.means or tokens[token.head].dep != "agent":
            continue
        link = token.head
        if all(tokens[k].lemma in words.means_kinds for k in range(link + 1, index)):
            made[link] = replace(made[link], dep="prep")
    return tuple(made)
