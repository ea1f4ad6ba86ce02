"""Attribution: who is cited for a claim, by which cue, and how far their words run on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from variorum.extract.citing import SpeakerReader
from variorum.extract.kinds import Kinds
from variorum.extract.slots import preposition, subjects, surface_subjects
from variorum.extract.tree import NOUNS, Tree
from variorum.lexicon.words import SayingWords
from variorum.model.claims import Attribution
from variorum.model.readings import Quotation, Sentence

_SPEAKERS = ("party", "source", "person", "unknown-name")
# A verb of saying may stand this far from the quotation it belongs to, in characters.
_QUOTE_REACH = 80
# A quotation may end this many characters before its sentence or a verb right after it.
_MARKS = 3
# Fewest words before a closing "..., the governor wrote".
_FEWEST_SAID = 2


@dataclass(frozen=True, slots=True)
class Cited:
    """Speakers found over a stretch of tokens of one sentence, and whether the cue hedges."""

    scope: frozenset[int]
    attributions: tuple[Attribution, ...]
    hedged: bool
    cue: int = -1


class AttributionReader:
    """Finds who speaks in each sentence of one document; remembers the last speaker."""

    def __init__(self, words: SayingWords, quotations: tuple[Quotation, ...]) -> None:
        self._words = words
        self._verbs = words.verbs()
        self._quotations = quotations
        self._last: Cited | None = None
        self._last_sentence: Sentence | None = None

    def read(self, kinds: Kinds) -> list[Cited]:
        """The citations of a sentence, widest scope first; carries over from the one before."""
        before = self._last.attributions[0] if self._last and self._last.attributions else None
        sentence = kinds.tree.sentence
        quotations = self._around(sentence)
        found = _Citations(kinds, SpeakerReader(kinds, before), self._verbs, quotations).find()
        if not found:
            carried = self._carried(kinds.tree, quotations)
            found = [carried] if carried else []
        if found:
            self._last = found[0]
            self._last_sentence = sentence
        return found

    def _around(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """The quotations that touch a sentence or its edges."""
        first = bisect_left(self._quotations, sentence.start - _MARKS, key=lambda q: q.end)
        last = bisect_right(self._quotations, sentence.end + _MARKS, key=lambda q: q.start)
        return self._quotations[first:last]

    def _carried(self, tree: Tree, quotations: tuple[Quotation, ...]) -> Cited | None:
        """The words of the speaker before run on in a quotation or after "furthermore"."""
        if self._last is None or self._last_sentence is None:
            return None
        sentence = tree.sentence
        if sentence.index - self._last_sentence.index > 1:
            return None
        first = sentence.text.lstrip("\"'“‘ ").split(" ", 1)[0].strip(",").casefold()
        quoted = any(q.start <= sentence.start + 1 and q.end >= sentence.end - _MARKS for q in quotations)
        run_on = first in self._words.run_on and sentence.paragraph == self._last_sentence.paragraph
        if not (quoted or run_on):
            return None
        return Cited(frozenset(range(len(tree))), self._last.attributions, self._last.hedged)


class _Citations:
    """The citations of one sentence: verbs of saying, "according to", closing clauses."""

    def __init__(
        self,
        kinds: Kinds,
        speakers: SpeakerReader,
        verbs: frozenset[str],
        quotations: tuple[Quotation, ...],
    ) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._speakers = speakers
        self._verbs = verbs
        self._quotations = quotations

    def find(self) -> list[Cited]:
        """Verbs of saying in order of the text, then "according to"."""
        found: list[Cited | None] = []
        for index in range(len(self._tree)):
            if self._tree.is_verb(index) and self._tree.lemma(index) in self._verbs:
                found.append(self._by_verb(index) or self._closing(index))
        cues = self._words.according | self._words.per
        found += [
            self._according(index) for index in range(len(self._tree)) if self._tree.word(index) in cues
        ]
        return [cited for cited in found if cited is not None]

    def _by_verb(self, verb: int) -> Cited | None:
        scope = self._said(verb)
        if not scope:
            return None
        passive = self._tree.is_passive(verb)
        heads = subjects(self._tree, verb) if passive else surface_subjects(self._tree, verb)
        made = self._speakers.all(heads, self._tree.tokens[verb].text)
        if not made:
            return None
        hedged = self._tree.lemma(verb) in self._words.hedged or not all(a.named for a in made)
        return Cited(scope, tuple(made + self._cited_through(verb)), hedged, verb)

    def _closing(self, verb: int) -> Cited | None:
        """ "..., the governor wrote on Sunday": a closing clause that the parser hung on a noun."""
        tree, head = self._tree, verb - 1
        if tree.children(verb, "nsubj", "nsubjpass", "ccomp", "dobj") or verb <= _FEWEST_SAID:
            return None
        if tree.tokens[head].pos not in (*NOUNS, "PRON"):
            return None
        first, _ = tree.noun_phrase(head)
        if first < _FEWEST_SAID or tree.tokens[first - 1].text != ",":
            return None
        made = self._speakers.one(head, tree.tokens[verb].text)
        if made is None or not self._kinds.is_of(head, *_SPEAKERS):
            return None
        hedged = tree.lemma(verb) in self._words.hedged or not made.named
        return Cited(frozenset(range(first - 1)), (made,), hedged, verb)

    def _said(self, verb: int) -> frozenset[int]:
        """Tokens of what is said: clausal complements, or the clause a trailing "X said" follows."""
        tree = self._tree
        scope = {
            k
            for kid in tree.children(verb)
            if self._is_content(verb, tree.tokens[kid].dep)
            for k in tree.below(kid)
        }
        token, above = tree.tokens[verb], tree.head(verb)
        trails = token.dep in ("parataxis", "ccomp", "advcl", "dep", "conj") and above != verb
        if not scope and trails and tree.tokens[above].pos in ("VERB", "AUX", "NOUN"):
            scope = set(tree.below(above)) - set(tree.below(verb))
        if not scope and token.dep == "ROOT" and self._by_quotation(verb):
            scope = set(range(len(tree)))
        return frozenset(scope - {verb})

    def _is_content(self, verb: int, dep: str) -> bool:
        """Whether a child of a verb in this relation holds what is said."""
        if dep == "xcomp":
            return self._tree.lemma(verb) not in self._words.perceiving
        if dep == "prep":
            return self._tree.lemma(verb) in self._words.prepositional
        return dep in ("ccomp", "parataxis", "dobj")

    def _by_quotation(self, verb: int) -> bool:
        """Whether a verb stands in, or near the end of, a quotation of its sentence."""
        start, sentence = self._tree.tokens[verb].start, self._tree.sentence
        return any(
            q.start < start <= q.end + _MARKS or abs(q.end - start) < _QUOTE_REACH
            for q in self._quotations
            if q.end > sentence.start and q.start < sentence.end
        )

    def _according(self, index: int) -> Cited | None:
        """ "according to X" and "per X" cite for the whole sentence."""
        tree, heads = self._tree, []
        if tree.word(index) in self._words.according:
            heads = preposition(tree, index, "to")
            if not heads and index + 1 < len(tree):
                heads = preposition(tree, index + 1, "to") or tree.complements(index + 1)
        elif tree.tokens[index].dep == "prep":
            heads = tree.complements(index)
        made = self._speakers.all(heads, "according to")
        if not made:
            return None
        return Cited(frozenset(range(len(tree))), tuple(made), not all(a.named for a in made), index)

    def _cited_through(self, verb: int) -> list[Attribution]:
        """ "..., citing a military source": the chain goes one speaker further in."""
        tree = self._tree
        citing = [
            k for k in tree.children(verb, "advcl", "prep", "acl") if tree.lemma(k) in self._words.citing
        ]
        return [a for k in citing for a in self._speakers.all(tree.children(k, "dobj"), tree.tokens[k].text)]
