"""The citations of one sentence: who is cited in it, by which word, for which of its words."""

from __future__ import annotations

from variorum.extract.cited import Cited
from variorum.extract.citing import SpeakerReader
from variorum.extract.citing_phrases import SPEAKERS, PhraseCitations, opens_with_that
from variorum.extract.kinds import Kinds
from variorum.extract.slots import preposition, subjects, surface_subjects
from variorum.extract.stances import hearsay_at, impersonal_at, stance_at
from variorum.extract.tree import NOUNS
from variorum.model.claims import Attribution
from variorum.model.readings import Quotation

# Nouns that tell of something that happened.
_TRAILING = ("parataxis", "ccomp", "advcl", "dep", "conj")
_HEARERS = ("party", "people", "person", "pronoun", "source")
_PLURAL = ("NNS", "NNPS")
_ACTS = ("violence", "airstrike", "bomb", "munition", "operation")
# A verb of saying may stand this far from the quotation it belongs to, in characters.
_QUOTE_REACH = 80
# A quotation may end this many characters before its sentence or a verb right after it.
MARKS = 3
# Fewest words before a closing "..., the governor wrote".
_FEWEST_SAID = 2
# Most words of such a governor's name and office.
_LONGEST_NAME = 16


class SentenceCitations:
    """The citations of one sentence: verbs of saying, "according to", closing clauses."""

    def __init__(
        self,
        kinds: Kinds,
        speakers: SpeakerReader,
        quotations: tuple[Quotation, ...],
        verbs: frozenset[str],
        stances: frozenset[str],
    ) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._speakers = speakers
        self._verbs = verbs
        self._stances = stances
        self._phrases = PhraseCitations(kinds, speakers)
        self._quotations = quotations

    def find(self) -> list[Cited]:
        """Verbs of saying and of stands in order of the text, then phrases such as "according to"."""
        found: list[Cited | None] = []
        for index in range(len(self._tree)):
            if not self._tree.is_verb(index):
                found.append(hearsay_at(self._kinds, index))
                continue
            if self._is_saying(index):
                found.append(self._by_citing(index) or self._by_verb(index) or self._closing(index))
                self._heard(found[-1])
                found[-1] = found[-1] or impersonal_at(self._kinds, index) or stance_at(self._kinds, index)
            elif self._tree.lemma(index) in self._stances:
                found.append(stance_at(self._kinds, index))
        return [*(cited for cited in found if cited is not None), *self._phrases.find()]

    def _is_saying(self, index: int) -> bool:
        lemma = self._tree.lemma(index)
        return lemma in self._verbs or (lemma in self._words.phrasal and self._goes_on(index))

    def _goes_on(self, verb: int) -> bool:
        """ "..., it went on": the particle, something said before it, and somebody to say it."""
        tree = self._tree
        particle = self._words.phrasal[tree.lemma(verb)]
        return (
            any(tree.word(k) == particle for k in tree.children(verb, "prt", "advmod"))
            and any(k < verb for k in tree.children(verb, "ccomp", "parataxis"))
            and any(self._kinds.is_of(k, *SPEAKERS, "pronoun") for k in tree.children(verb, "nsubj"))
        )

    def _heard(self, cited: Cited | None) -> None:
        """A speaker named in the sentence is whom "he" in the rest of it goes back to."""
        if cited is not None and cited.attributions:
            self._speakers.hear(cited.attributions[0])

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
        heads = [*subjects(tree, verb), *inner]
        made = self._speakers.all(heads, cue)
        if not made:
            return None
        return Cited(frozenset(scope), tuple(made), not all(a.named for a in made), verb, tuple(heads))

    def _by_verb(self, verb: int) -> Cited | None:
        scope = self._said(verb)
        # "It said:" before a paragraph of quotation.
        if not scope and self._tree.word(len(self._tree) - 1) != ":":
            return None
        passive = self._tree.is_passive(verb)
        heads = subjects(self._tree, verb) if passive else self._sayers(verb)
        made = self._speakers.all(heads, self._tree.tokens[verb].text)
        if not made:
            return None
        hedged = self._tree.lemma(verb) in self._words.hedged or not all(a.named for a in made)
        return Cited(scope, tuple(made + self._cited_through([verb, *heads])), hedged, verb, tuple(heads))

    def _closing(self, verb: int) -> Cited | None:
        """ "..., the governor wrote on Sunday": a closing clause that the parser hung on a noun."""
        tree = self._tree
        if tree.children(verb, "nsubj", "nsubjpass", "dobj") or verb <= _FEWEST_SAID:
            return None
        if any(k > verb for k in tree.children(verb, "ccomp")):
            return None
        comma = next((k for k in range(verb - 1, max(0, verb - _LONGEST_NAME), -1) if tree.word(k) == ","), 0)
        phrase = range(comma + 1, verb)
        if (
            comma < _FEWEST_SAID
            or not phrase
            or any(tree.is_verb(k) and tree.tokens[k].dep != "acl" for k in phrase)
        ):
            return None
        tops = [k for k in phrase if tree.head(k) not in phrase or tree.head(k) == k]
        heads = [h for k in tops[:1] for h in tree.conjuncts(k) if h in phrase]
        if len(tops) != 1 or not heads or tree.tokens[verb - 1].pos not in (*NOUNS, "PRON"):
            return None
        made = self._speakers.all(
            [h for h in heads if self._kinds.is_of(h, *SPEAKERS)], tree.tokens[verb].text
        )
        if len(made) != len(heads):
            return None
        hedged = tree.lemma(verb) in self._words.hedged or not all(a.named for a in made)
        return Cited(frozenset(range(comma)), tuple(made), hedged, verb, tuple(heads))

    def _sayers(self, verb: int) -> list[int]:
        """The subject; of "the troops, said X, had left" only the one after the verb."""
        tree = self._tree
        own = tree.children(verb, "nsubj")
        if not own and tree.word(verb) in self._words.adding:
            return surface_subjects(tree, self._outer_saying(verb))
        after = [k for k in own if k > verb]
        if after and len(after) < len(own):
            return [c for k in after for c in tree.conjuncts(k)]
        return surface_subjects(tree, verb)

    def _outer_saying(self, verb: int) -> int:
        """ "The ministry said the army took the hill, adding that ...": it is the ministry that adds."""
        tree = self._tree
        outer = verb
        for up in tree.ancestors(verb):
            if self._is_saying(up) and tree.children(up, "ccomp", "parataxis"):
                outer = up
        return outer

    def _said(self, verb: int) -> frozenset[int]:
        """Tokens of what is said: clausal complements, or the clause a trailing "X said" follows."""
        tree = self._tree
        scope = {k for kid in tree.children(verb) if self._is_content(verb, kid) for k in tree.below(kid)}
        if scope and max(scope) < verb:
            scope |= self._after_aside(verb)
        elif scope:
            scope |= self._joined(verb)
        if not scope:
            scope = self._trailed(verb)
        if not scope and tree.tokens[verb].dep == "ROOT" and self._by_quotation(verb):
            scope = set(range(len(tree)))
        return frozenset(scope - {verb})

    def _trailed(self, verb: int) -> set[int]:
        """Tokens of the clause that a verb of saying hangs on ("as X put it", "..., X said, ...")."""
        tree, token = self._tree, self._tree.tokens[verb]
        above = token.head
        held = any(tree.tokens[k].pos != "PRON" for k in tree.children(verb, "dobj"))
        bare = tree.lemma(verb) in self._words.clausal and (held or not tree.children(verb, "nsubj"))
        joined = token.dep == "conj" and not tree.children(verb, "nsubj")
        if token.dep not in _TRAILING or above == verb or bare or joined or tree.children(verb, "xcomp"):
            return set()
        if tree.tokens[above].pos not in ("VERB", "AUX", "NOUN"):
            return set()
        return set(tree.below(above)) - set(tree.below(verb))

    def _joined(self, verb: int) -> set[int]:
        """ "The monitor said 40 lorries had crossed and they were digging in": a pronoun of another
        number than the speaker's goes on with what is said.
        """
        tree, own = self._tree, self._tree.children(verb, "nsubj")
        if not own or tree.tokens[own[0]].tag in _PLURAL or tree.word(own[0]) == "they":
            return set()
        joined = (k for k in tree.children(verb, "conj") if k > verb)
        they = (
            k for k in joined if any(tree.word(s) == "they" for s in tree.children(k, "nsubj", "nsubjpass"))
        )
        return {k for kid in they for k in tree.below(kid)}

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

    def _is_content(self, verb: int, kid: int) -> bool:
        """Whether a child of a verb holds what is said."""
        tree, lemma = self._tree, self._tree.lemma(verb)
        dep = tree.tokens[kid].dep
        if lemma in self._words.naming:
            return dep in ("ccomp", "oprd") or (
                dep == "dobj" and len(tree.children(verb, "dobj", "oprd")) > 1
            )
        if dep == "prep" and tree.word(kid) == self._words.tying.get(lemma):
            return bool(tree.children(kid, "pcomp")) or any(
                tree.tokens[k].pos == "NUM" for k in tree.complements(kid)
            )
        if dep == "dobj" and lemma in self._words.clausal:
            return self._is_estimate(verb, kid) or (
                lemma in self._words.perceiving and self._tells_of_act(kid)
            )
        if dep == "dobj" and lemma in self._words.ordering and self._kinds.is_of(kid, *_HEARERS):
            return False
        if dep == "ccomp" and lemma in self._words.ordering and self._is_infinitive(kid):
            return False
        if dep == "xcomp":
            return lemma not in self._words.perceiving and lemma not in self._words.ordering
        if dep == "prep" and self._on_that(verb):
            return True
        if dep == "prep":
            return lemma in self._words.prepositional
        if dep == "ccomp" and kid < verb and lemma in self._words.clausal:
            return self._is_set_off(verb)
        return dep in ("ccomp", "parataxis", "dobj")

    def _is_infinitive(self, verb: int) -> bool:
        return any(self._tree.tokens[k].tag == "TO" for k in self._tree.children(verb, "aux"))

    def _is_estimate(self, verb: int, noun: int) -> bool:
        """ "Put the number of dead at 40"."""
        tree, link = self._tree, self._words.tying.get(self._tree.lemma(verb))
        below = [k for k in (*tree.children(verb, "prep"), *tree.below(noun)) if tree.word(k) == link]
        return any(tree.tokens[c].pos == "NUM" for k in below for c in tree.complements(k))

    def _is_set_off(self, verb: int) -> bool:
        """Whether a mark stands before a verb or its subject ("..., the envoy argued")."""
        tree = self._tree
        firsts = [tree.noun_phrase(k)[0] for k in tree.children(verb, "nsubj") if k < verb]
        first = min([verb, *firsts])
        return first > 0 and tree.tokens[first - 1].pos == "PUNCT"

    def _tells_of_act(self, noun: int) -> bool:
        """ "Heard explosions", "saw tanks that fired": something that happened is perceived."""
        return any(self._tree.is_verb(k) or self._kinds.is_of(k, *_ACTS) for k in self._tree.below(noun))

    def _on_that(self, verb: int) -> bool:
        """ "Stated earlier on that ...": the clause that the parser hung on the particle."""
        tree = self._tree
        links = tree.children(verb, "prep")
        return any(opens_with_that(tree, c) for k in links for c in tree.children(k, "pcomp"))

    def _by_quotation(self, verb: int) -> bool:
        """Whether a verb stands in, or near the end of, a quotation of its sentence."""
        start, sentence = self._tree.tokens[verb].start, self._tree.sentence
        return any(
            q.start < start <= q.end + MARKS or abs(q.end - start) < _QUOTE_REACH
            for q in self._quotations
            if q.end > sentence.start and q.start < sentence.end
        )

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
