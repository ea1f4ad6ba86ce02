"""Certainty: what the words around a trigger make of it, from asserted to no claim at all."""

from __future__ import annotations

from typing import Literal

from variorum.extract.roles import Frame
from variorum.extract.tree import NOUNS, VERBS, Tree
from variorum.lexicon.words import Words
from variorum.model.claims import Modality

# "void": the words report no event.
Verdict = Modality | Literal["void"]

_CLAUSE = frozenset(
    {"xcomp", "ccomp", "pcomp", "advcl", "conj", "acl", "prep", "dobj", "pobj", "relcl", "auxpass"}
)
_CLAUSE_HEADS = frozenset({"VERB", "AUX", "ADJ", "ADP", "NOUN", "SCONJ"})
_OBJECTS = ("dobj", "nsubjpass", "pobj")
# Clauses looked through above a trigger, at most.
_DEEPEST = 12
# Words of a subject among which "not one" and "than" count.
_SUBJECT_OPENING = 4
_STRENGTH: dict[Verdict, int] = {
    "asserted": 0,
    "reported": 1,
    "planned": 2,
    "threatened": 3,
    "conditional": 4,
    "denied": 5,
    "void": 6,
}


class CertaintyReader:
    """Reads modality off the verbs, adverbs and markers above and below the triggers of a sentence."""

    def __init__(self, tree: Tree, words: Words) -> None:
        self._tree = tree
        self._words = words.certainty
        self._hedged = words.saying.hedged
        self._saying = words.saying.verbs()

    def read(self, frame: Frame) -> Modality | None:
        """The modality of a frame's claim; None where the words report no event at all."""
        fixed = frame.trigger.modality
        if fixed is not None:
            return None if self._of_clause(frame.index) in ("void", "denied") else fixed
        verdict = self._of_noun(frame) if frame.trigger.pos == "noun" else self._of_clause(frame.index)
        return None if verdict == "void" else verdict

    # ---- nouns

    def _of_noun(self, frame: Frame) -> Verdict:
        verdict = self._by_words_before(frame.index) or self._by_words_above(frame.index)
        governor = self._tree.verb_above(frame.index)
        if verdict is not None or governor is None:
            return verdict or "asserted"
        return self._under_verb(frame, governor)

    def _by_words_before(self, index: int) -> Verdict | None:
        """ "no", "planned", "alleged", "possible" before the noun."""
        before = {self._tree.word(k) for k in self._tree.children(index)}
        if before & self._words.denied_before:
            return "denied"
        if before & self._words.planned_before:
            return "planned"
        if before & self._words.alleged_before:
            return "reported"
        return "void" if before & self._words.possible_before else None

    def _by_words_above(self, index: int) -> Verdict | None:
        """ "fears of an attack", "an attempt at ...": no act has taken place."""
        for up in self._tree.ancestors(index):
            if self._tree.is_verb(up):
                return None
            lemma = self._tree.lemma(up)
            if lemma in self._words.void_nouns or lemma in self._words.void_adjectives or lemma == "than":
                return "void"
        return None

    def _under_verb(self, frame: Frame, governor: int) -> Verdict:
        """What the governing verb makes of an act that is its object; else it counts as the verb does."""
        tree, words = self._tree, self._words
        lemma, verdict = tree.lemma(governor), self._of_clause(governor)
        is_object = tree.tokens[tree.first_conjunct(frame.index)].dep in _OBJECTS
        if not is_object or self._is_doer(frame.index, governor):
            return verdict
        if lemma in words.negating:
            return "void"
        agentless = tree.is_passive(governor) and not tree.children(governor, "agent")
        if agentless and lemma in words.hedged_passives:
            return "reported"
        if lemma in words.planning_objects and frame.event_type != "agree":
            return "planned" if verdict == "asserted" else verdict
        if lemma in words.planning_objects or lemma in words.announcing:
            return verdict
        return "void" if lemma in words.wanting or lemma in words.discussing else verdict

    def _is_doer(self, noun: int, governor: int) -> bool:
        """ "helped by air raids": what stands in a by-phrase is what acted."""
        above = self._tree.head(noun)
        return self._tree.tokens[above].dep == "agent" and self._tree.head(above) == governor

    # ---- clauses

    def _of_clause(self, verb: int) -> Verdict:
        """A verb's own words, then what each clause above makes of the one below it."""
        tree = self._tree
        verdict: Verdict = "asserted"
        index = verb
        for _ in range(_DEEPEST):
            verdict = _stronger(verdict, self._by_own_words(index, first=index == verb))
            token = tree.tokens[index]
            if verdict == "void" or token.head == index or token.dep not in _CLAUSE:
                break
            verdict = _stronger(verdict, self._by_link(index))
            if verdict == "void" or (token.dep in ("advcl", "relcl", "acl") and not self._has_to(index)):
                break
            index = token.head
            if tree.tokens[index].pos not in _CLAUSE_HEADS:
                break
        return verdict

    def _by_own_words(self, index: int, *, first: bool) -> Verdict:
        """What a verb's own auxiliaries, adverbs and negations say."""
        tree, words = self._tree, self._words
        if tree.tokens[index].pos not in (*VERBS, "ADJ"):
            return "asserted"
        aux = {tree.word(k) for k in tree.children(index, "aux", "auxpass")}
        adverbs = {tree.word(k) for k in tree.children(index, "advmod", "neg")}
        future = not aux.isdisjoint(words.future_modals)
        if aux & words.norm_modals or aux & words.forecast_modals or (future and adverbs & words.doubts):
            return "void"
        if self._is_negated(index, adverbs):
            # "did not say that ..." leaves open what was not said.
            return "asserted" if not (future or first) and tree.lemma(index) in self._saying else "denied"
        if future:
            return "conditional" if self._has_condition(index) else "planned"
        return "reported" if adverbs & words.hedges else "asserted"

    def _is_negated(self, index: int, adverbs: set[str]) -> bool:
        negated = self._tree.children(index, "neg") or adverbs & self._words.negations
        subjects = self._tree.children(index, "nsubj", "nsubjpass")
        return bool(negated) or any(self._is_nobody(s) for s in subjects)

    def _is_nobody(self, subject: int) -> bool:
        """ "no soldiers", "not one", "nobody" in a subject's place."""
        tree, words = self._tree, self._words
        opening = [tree.word(k) for k in tree.below(subject)[:_SUBJECT_OPENING]]
        if "than" in opening:
            return False
        if len(opening) > 1 and opening[0] == "not" and opening[1] in words.not_any:
            return True
        before = {tree.word(k) for k in tree.children(subject, "det", "neg", "preconj", "nummod", "advmod")}
        return bool(before & words.negated_before) or tree.word(subject) in words.nobody

    def _has_condition(self, index: int) -> bool:
        """ "If the talks fail, our planes will bomb": the condition hangs on the verb."""
        tree = self._tree
        marks = (m for k in tree.children(index, "advcl") for m in tree.children(k, "mark"))
        return any(tree.word(m) in self._words.conditions for m in marks)

    def _has_to(self, index: int) -> bool:
        return any(self._tree.word(k) == "to" for k in self._tree.children(index, "aux"))

    # ---- what stands above a clause

    def _by_link(self, index: int) -> Verdict:
        """What the verb, noun or preposition above makes of the clause below it."""
        tree, head, to = self._tree, self._tree.head(index), self._has_to(index)
        dep = tree.tokens[index].dep
        if dep == "advcl":
            markers = {tree.word(k) for k in tree.children(index, "mark", "prep")}
            return "void" if to or markers & self._words.conditions else "asserted"
        if dep in ("acl", "relcl"):
            return self._on_noun(index, to=to)
        if dep == "pcomp":
            return "void" if tree.word(head) in self._words.void_prepositions else "asserted"
        if dep == "ccomp" and tree.lemma(head) in self._words.claim_nouns:
            return self._claimed(head)
        if dep == "ccomp" and self._asks(index):
            return "void"
        if dep in ("xcomp", "ccomp"):
            return self._under_to(head) if to else self._under_that(head)
        return "asserted"

    def _on_noun(self, index: int, *, to: bool) -> Verdict:
        """ "plans to attack", "a bid to seize", "claims that ..."."""
        tree, head = self._tree, self._tree.head(index)
        lemma = tree.lemma(head)
        if to and tree.tokens[head].pos in NOUNS:
            return "planned" if lemma in self._words.planning_nouns else "void"
        if tree.tokens[index].dep == "acl" and lemma in self._words.void_nouns:
            return "void"
        return self._claimed(head) if lemma in self._words.claim_nouns else "asserted"

    def _claimed(self, noun: int) -> Verdict:
        """ "claims that ..." are reported, unless somebody denies them."""
        above = self._tree.lemma(self._tree.head(noun))
        return "denied" if above in self._words.denying | self._words.rejecting else "reported"

    def _asks(self, index: int) -> bool:
        """ "nobody knows who holds the town": an embedded question reports nothing."""
        openers = self._tree.children(index, "nsubj", "nsubjpass", "advmod", "mark")
        return any(self._tree.word(k) in self._words.asking for k in openers)

    def _under_to(self, above: int) -> Verdict:
        """What a verb or adjective makes of "to ..." below it."""
        tree, words = self._tree, self._words
        token, passive = tree.tokens[above], tree.is_passive(above)
        if token.pos == "ADJ":
            return "planned" if token.lemma in words.planning_adjectives else "void"
        if token.lemma == "be" or (token.lemma == "go" and token.tag == "VBG"):
            return "planned"
        verdicts: tuple[tuple[frozenset[str], Verdict], ...] = (
            (words.letting, "void"),
            (words.appearing, "reported"),
            (words.hedged_passives if passive else frozenset(), "reported"),
            (words.denying, "denied"),
            (words.beginning, "asserted"),
            (words.threatening, "void"),
            (words.negating, "denied"),
            (words.planning, "planned"),
            (words.wanting, "void"),
            (frozenset() if passive else words.hoping, "void"),
            (self._hedged, "reported"),
        )
        return next((verdict for lemmas, verdict in verdicts if token.lemma in lemmas), "asserted")

    def _under_that(self, above: int) -> Verdict:
        """What a verb makes of a full clause below it."""
        words, lemma, passive = self._words, self._tree.lemma(above), self._tree.is_passive(above)
        verdicts: tuple[tuple[frozenset[str], Verdict], ...] = (
            (words.appearing, "reported"),
            (words.denying, "denied"),
            (words.rejecting, "denied"),
            (words.threatening, "void"),
            (frozenset() if passive else words.hoping, "void"),
            (words.hedged_passives if passive else frozenset(), "reported"),
            (self._hedged, "reported"),
        )
        return next((verdict for lemmas, verdict in verdicts if lemma in lemmas), "asserted")


def _stronger(one: Verdict, other: Verdict) -> Verdict:
    return one if _STRENGTH[one] >= _STRENGTH[other] else other
