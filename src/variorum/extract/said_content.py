"""What is said: the words of a sentence that a verb of saying attributes to its speaker."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.extract.tree import Tree
from variorum.model.readings import Quotation

_TRAILING = ("parataxis", "ccomp", "advcl", "dep", "conj")
_HEARERS = ("party", "people", "person", "pronoun", "source")
_PLURAL = ("NNS", "NNPS")
# Classes of nouns that tell of something that happened.
_ACTS = ("violence", "airstrike", "bomb", "munition", "operation")
# A verb of saying may stand this far from the quotation it belongs to, in characters.
_QUOTE_REACH = 80
# A quotation may end this many characters before its sentence or a verb right after it.
MARKS = 3


def opens_with_that(tree: Tree, verb: int) -> bool:
    """Whether a clause begins with "that"."""
    return any(tree.word(k) == "that" for k in tree.children(verb, "mark"))


def is_added(tree: Tree, clause: int) -> bool:
    """Whether a clause is a relative one that a comma sets off."""
    first = tree.below(clause)[0]
    return tree.tokens[clause].dep == "relcl" and first > 0 and tree.word(first - 1) == ","


class ContentReader:
    """Reads what is said by the verbs of one sentence; `saying` are the lemmas of such verbs."""

    def __init__(self, kinds: Kinds, quotations: tuple[Quotation, ...], saying: frozenset[str]) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._quotations = quotations
        self._saying = saying

    def of(self, verb: int) -> frozenset[int]:
        """Tokens of what is said: clausal complements, or the clause a trailing "X said" follows."""
        tree = self._tree
        kids = [kid for kid in tree.children(verb) if self._is_content(verb, kid)]
        scope = {k for kid in self._behind_semicolon(kids, verb) for k in self._told_in(kid)}
        if scope and max(scope) < verb:
            scope |= self._after_aside(verb)
        elif scope:
            scope |= self._joined(verb)
        if not scope:
            scope = self._trailed(verb)
        if not scope and tree.tokens[verb].dep == "ROOT" and self._by_quotation(verb):
            scope = set(range(len(tree)))
        return frozenset(scope - {verb})

    def _told_in(self, kid: int) -> set[int]:
        """Tokens of a clause or phrase that is said; "spoke of raids on the base, which fell in May": of
        a phrase not what a relative clause behind a comma adds.
        """
        tree = self._tree
        below = tree.below(kid)
        if tree.tokens[kid].dep != "prep":
            return set(below)
        return set(below) - {k for clause in below if is_added(tree, clause) for k in tree.below(clause)}

    def _behind_semicolon(self, kids: list[int], verb: int) -> list[int]:
        """ "Rebels left; the army would not comment": what stands before a semicolon is said only where
        something between it and the verb is said as well.
        """
        marks = (k for k in range(verb - 1, 0, -1) if self._tree.word(k) == ";")
        cut = next(marks, None) if kids and kids[0] < verb else None
        if cut is None or any(cut < kid < verb for kid in kids):
            return kids
        return [kid for kid in kids if kid > cut]

    def _trailed(self, verb: int) -> set[int]:
        """Tokens of the clause that a verb of saying hangs on ("as X put it", "..., X said, ...")."""
        tree, token, lemma = self._tree, self._tree.tokens[verb], self._tree.lemma(verb)
        above = token.head
        held = any(tree.tokens[k].pos != "PRON" for k in tree.children(verb, "dobj"))
        # "...; the ministry blamed a fault" says something else; "..., the minister told reporters" does not.
        taking = lemma in self._words.clausal or lemma in self._words.hedged
        bare = taking and (held or not tree.children(verb, "nsubj"))
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
            and not (tree.lemma(kid) in self._saying and tree.children(kid, "ccomp"))
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
        if dep == "dobj":
            return self._is_object_said(verb, kid)
        if dep == "prep":
            return self._is_said_after(verb, kid)
        if dep == "ccomp" and lemma in self._words.ordering and self._is_infinitive(kid):
            return False
        if dep == "xcomp":
            return lemma not in self._words.perceiving and lemma not in self._words.ordering
        if dep == "ccomp" and kid < verb and lemma in self._words.clausal:
            return self._is_set_off(verb)
        return dep in ("ccomp", "parataxis")

    def _is_object_said(self, verb: int, noun: int) -> bool:
        """ "Announced a truce", "heard explosions", "put the dead at 40"; not "told residents"."""
        lemma = self._tree.lemma(verb)
        if lemma in self._words.clausal:
            seen = lemma in self._words.perceiving and self._tells_of_act(noun)
            return seen or self._is_estimate(verb, noun)
        return lemma not in self._words.ordering or not self._kinds.is_of(noun, *_HEARERS)

    def _is_said_after(self, verb: int, link: int) -> bool:
        """ "Accused them of a raid", "put the dead at 40", "stated earlier on that ..."."""
        tree, lemma = self._tree, self._tree.lemma(verb)
        if tree.word(link) == self._words.tying.get(lemma):
            return bool(tree.children(link, "pcomp")) or any(
                tree.tokens[k].pos == "NUM" for k in tree.complements(link)
            )
        return lemma in self._words.prepositional or self._on_that(verb)

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
