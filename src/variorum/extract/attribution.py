"""Attribution: who is cited for a claim, by which cue, and how far their words run on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from variorum.extract.citing import SpeakerReader, person_told
from variorum.extract.kinds import Kinds
from variorum.extract.referents import is_plural
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
        # The person told of since anybody last spoke.
        self._person: Attribution | None = None
        self._last_sentence: Sentence | None = None

    def read(self, kinds: Kinds) -> list[Cited]:
        """The citations of a sentence, widest scope first; carries over from the one before."""
        before = self._last.attributions[0] if self._last and self._last.attributions else None
        sentence = kinds.tree.sentence
        quotations = self._around(sentence)
        speakers = SpeakerReader(kinds, before, self._person)
        found = _Citations(kinds, speakers, self._verbs, quotations).find()
        if not found:
            self._person = person_told(kinds) or self._person
        elif not all(is_plural(a.speaker) for c in found for a in c.attributions):
            self._person = None
        elif before is not None and not is_plural(before.speaker):
            # "Officials said" does not make officials of the "he" that follows.
            self._person = self._person or before
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
            if self._is_saying(index):
                found.append(self._by_citing(index) or self._by_verb(index) or self._closing(index))
                self._heard(found[-1])
            elif self._tree.lemma(index) in self._words.unnamed:
                found.append(self._by_report(index))
        cues = self._words.according | self._words.per
        found += [
            self._according(index) for index in range(len(self._tree)) if self._tree.word(index) in cues
        ]
        return [cited for cited in found if cited is not None]

    def _is_saying(self, index: int) -> bool:
        tree, lemma = self._tree, self._tree.lemma(index)
        if not tree.is_verb(index):
            return False
        return lemma in self._verbs or (lemma in self._words.phrasal and self._goes_on(index))

    def _goes_on(self, verb: int) -> bool:
        """ "..., it went on": the particle, something said before it, and somebody to say it."""
        tree = self._tree
        particle = self._words.phrasal[tree.lemma(verb)]
        return (
            any(tree.word(k) == particle for k in tree.children(verb, "prt", "advmod"))
            and any(k < verb for k in tree.children(verb, "ccomp", "parataxis"))
            and any(self._kinds.is_of(k, *_SPEAKERS, "pronoun") for k in tree.children(verb, "nsubj"))
        )

    def _heard(self, cited: Cited | None) -> None:
        """A speaker named in the sentence is whom "he" in the rest of it goes back to."""
        if cited is not None and cited.attributions:
            self._speakers.hear(cited.attributions[0])

    def _by_report(self, noun: int) -> Cited | None:
        """ "Reports emerged that ...", "reports that ...": nobody in particular says what follows."""
        tree = self._tree
        scope = {
            k for kid in tree.children(noun, "acl") if self._opens_with_that(kid) for k in tree.below(kid)
        }
        above = tree.head(noun)
        if tree.tokens[noun].dep == "nsubj" and not self._is_saying(above):
            # "Word began to come out that ...": the clause hangs on the inner verb.
            verbs = [above, *tree.children(above, "xcomp")]
            told = (kid for v in verbs for kid in tree.children(v, "ccomp") if self._opens_with_that(kid))
            scope |= {k for kid in told for k in tree.below(kid)}
        if tree.tokens[noun].dep == "dobj" and tree.lemma(above) in self._words.holding:
            scope |= {k for kid in tree.children(noun, "relcl") for k in tree.below(kid)}
            owners = self._speakers.all(surface_subjects(tree, above), tree.word(noun)) if scope else []
            if owners:
                return Cited(frozenset(scope), tuple(owners), not all(a.named for a in owners), noun)
        made = self._speakers.one(noun, tree.word(noun)) if scope else None
        return Cited(frozenset(scope), (made,), not made.named, noun) if made else None

    def _opens_with_that(self, verb: int) -> bool:
        return any(self._tree.word(k) == "that" for k in self._tree.children(verb, "mark"))

    def _by_citing(self, verb: int) -> Cited | None:
        """ "X cited Y as saying that ...", "Y was quoted by X as saying": from the outer one in."""
        tree = self._tree
        if tree.lemma(verb) not in self._words.citing:
            return None
        links = [k for k in tree.children(verb, "prep") if tree.word(k) == "as"]
        clauses = [c for k in links for c in tree.children(k, "pcomp") if self._is_saying(c)]
        scope = {k for c in clauses for k in tree.below(c)} - set(clauses)
        if not scope:
            return None
        cue = tree.tokens[verb].text
        inner = surface_subjects(tree, verb) if tree.is_passive(verb) else tree.children(verb, "dobj")
        made = [*self._speakers.all(subjects(tree, verb), cue), *self._speakers.all(inner, cue)]
        if not made:
            return None
        return Cited(frozenset(scope), tuple(made), not all(a.named for a in made), verb)

    def _by_verb(self, verb: int) -> Cited | None:
        scope = self._said(verb)
        if not scope:
            return None
        passive = self._tree.is_passive(verb)
        heads = subjects(self._tree, verb) if passive else self._sayers(verb)
        made = self._speakers.all(heads, self._tree.tokens[verb].text)
        if not made:
            return None
        hedged = self._tree.lemma(verb) in self._words.hedged or not all(a.named for a in made)
        return Cited(scope, tuple(made + self._cited_through([verb, *heads])), hedged, verb)

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

    def _sayers(self, verb: int) -> list[int]:
        """The subject; of "the troops, said X, had left" only the one after the verb."""
        tree = self._tree
        own = tree.children(verb, "nsubj")
        after = [k for k in own if k > verb]
        if after and len(after) < len(own):
            return [c for k in after for c in tree.conjuncts(k)]
        return surface_subjects(tree, verb)

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
        if scope and max(scope) < verb:
            scope |= self._after_aside(verb)
        trails = token.dep in ("parataxis", "ccomp", "advcl", "dep", "conj") and above != verb
        if not scope and trails and tree.tokens[above].pos in ("VERB", "AUX", "NOUN"):
            scope = set(tree.below(above)) - set(tree.below(verb))
        if not scope and token.dep == "ROOT" and self._by_quotation(verb):
            scope = set(range(len(tree)))
        return frozenset(scope - {verb})

    def _after_aside(self, verb: int) -> set[int]:
        """ "A was shelled, said X, but B was not": what is joined after the aside is said as well."""
        tree = self._tree
        joined = (
            kid
            for kid in tree.children(verb, "conj")
            if tree.children(kid, "nsubj", "nsubjpass", "expl")
            and not (self._is_saying(kid) and tree.children(kid, "ccomp"))
        )
        return {k for kid in joined for k in tree.below(kid)}

    def _is_content(self, verb: int, dep: str) -> bool:
        """Whether a child of a verb in this relation holds what is said."""
        if dep == "xcomp":
            return self._tree.lemma(verb) not in self._words.perceiving
        if dep == "prep" and self._on_that(verb):
            return True
        if dep == "prep":
            return self._tree.lemma(verb) in self._words.prepositional
        return dep in ("ccomp", "parataxis", "dobj")

    def _on_that(self, verb: int) -> bool:
        """ "Stated earlier on that ...": the clause that the parser hung on the particle."""
        tree = self._tree
        links = tree.children(verb, "prep")
        return any(self._opens_with_that(c) for k in links for c in tree.children(k, "pcomp"))

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

    def _cited_through(self, heads: list[int]) -> list[Attribution]:
        """ "..., citing a military source": the chain goes one speaker further in."""
        tree = self._tree
        citing = [
            k
            for head in heads
            for k in tree.children(head, "advcl", "prep", "acl")
            if tree.lemma(k) in self._words.citing
        ]
        vouched = [
            p
            for head in heads
            for noun in preposition(tree, head, "on")
            if tree.lemma(noun) in self._words.vouching
            for p in tree.of_what(noun)
        ]
        made = [a for k in citing for a in self._speakers.all(tree.children(k, "dobj"), tree.tokens[k].text)]
        return made + self._speakers.all(vouched, "on the word of")
