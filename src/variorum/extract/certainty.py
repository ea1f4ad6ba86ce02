"""Certainty: what the words around a trigger make of it, from asserted to no claim at all."""

from __future__ import annotations

from variorum.extract.clause_certainty import ClauseReader, Verdict
from variorum.extract.roles import Frame
from variorum.extract.tree import Tree
from variorum.lexicon.words import Words
from variorum.model.claims import Modality

_OBJECTS = ("dobj", "nsubjpass", "pobj")
# Deals and talks that are refused are denied; any other act that is refused is opposed, and no claim.
_REFUSED = frozenset({"agree", "negotiate", "withdraw"})


class CertaintyReader:
    """Reads modality off the verbs, adverbs and markers above and below the triggers of a sentence."""

    def __init__(self, tree: Tree, words: Words) -> None:
        self._tree = tree
        self._words = words.certainty
        self._clauses = ClauseReader(tree, words)

    def read(self, frame: Frame) -> Modality | None:
        """The modality of a frame's claim; None where the words report no event at all."""
        fixed = frame.trigger.modality
        if fixed is not None:
            return None if self._clauses.of(frame.index) in ("void", "denied") else fixed
        if frame.trigger.pos == "adjective" and self._is_thought(frame.index):
            return "reported"
        is_noun = frame.trigger.pos == "noun"
        verdict = self._of_noun(frame) if is_noun else self._clauses.of(frame.index)
        if verdict == "asserted" and frame.trigger.object_nouns and self._prepares(frame.index):
            return "planned"
        return None if verdict == "void" else verdict

    def _is_thought(self, adjective: int) -> bool:
        """ "Are feared dead", "is presumed dead": said of them by somebody who does not know."""
        verb = self._tree.head(adjective)
        lemmas = {self._tree.lemma(verb), *self._clauses.named(verb)}
        return (
            self._tree.is_passive(verb)
            and not lemmas.isdisjoint(self._words.hedged_passives)
            and not self._clauses.is_negated(verb)
        )

    def _prepares(self, verb: int) -> bool:
        """ "are preparing talks": the frame's own verb tells of what is to come."""
        return not self._clauses.named(verb).isdisjoint(self._words.preparing)

    def _of_noun(self, frame: Frame) -> Verdict:
        verdict = self._by_words_before(frame.index) or self._by_words_above(frame.index)
        governor = self._tree.verb_above(frame.index)
        if verdict is None:
            verdict = "asserted" if governor is None else self._under_verb(frame, governor)
        before = {self._tree.word(k) for k in self._tree.children(frame.index, "det")}
        # "Any attack will be answered" tells of none; "denied any attack" denies one.
        return "void" if "any" in before and verdict != "denied" else verdict

    def _by_words_before(self, index: int) -> Verdict | None:
        """ "no", "planned", "alleged", "possible" before the noun."""
        words = self._words
        before = {self._tree.word(k) for k in self._tree.children(index)}
        verdicts: tuple[tuple[frozenset[str], Verdict], ...] = (
            (words.denied_before, "denied"),
            (words.planned_before, "planned"),
            (words.alleged_before, "reported"),
            (words.possible_before, "void"),
        )
        return next((verdict for lemmas, verdict in verdicts if before & lemmas), None)

    def _by_words_above(self, index: int) -> Verdict | None:
        """ "fears of an attack", "no sign of an attack", "despite the attack", "blame for the attack"."""
        tree, words = self._tree, self._words
        for up in tree.ancestors(index):
            if tree.is_verb(up):
                return None
            lemma = tree.lemma(up)
            if tree.tokens[up].dep in ("prep", "mark") and lemma in words.taking_as_given:
                return "asserted"
            if lemma in words.blaming_nouns and self._by_nobody(up):
                return "void"
            if lemma in words.blaming_nouns:
                return "denied" if self._is_denied(up) else "asserted"
            if lemma in words.claim_nouns | words.report_nouns:
                return self._clauses.claimed(up)
            if lemma in words.planning_nouns and tree.tokens[up].pos == "NOUN":
                return "void" if self._is_dropped(up) else "planned"
            if lemma in words.void_nouns or lemma in words.void_adjectives or lemma == "than":
                return "void"
        return None

    def _is_dropped(self, plan: int) -> bool:
        above = self._tree.verb_above(plan)
        return above is not None and not self._clauses.named(above).isdisjoint(self._words.negating)

    def _by_nobody(self, blame: int) -> bool:
        """ "No group has claimed responsibility for the bombing": it only names the act again."""
        tree, above = self._tree, self._tree.verb_above(blame)
        claimed = above is not None and tree.lemma(above) in self._words.taking_blame
        return claimed and above is not None and self._clauses.is_negated(above)

    def _is_denied(self, noun: int) -> bool:
        above = self._tree.verb_above(noun)
        return above is not None and self._tree.lemma(above) in self._words.denying | self._words.rejecting

    def _under_verb(self, frame: Frame, governor: int) -> Verdict:
        """What the governing verb makes of an act that is its object; else it counts as the verb does."""
        tree, words = self._tree, self._words
        named, verdict = self._clauses.named(governor), self._clauses.of(governor)
        dep = tree.tokens[tree.first_conjunct(frame.index)].dep
        if dep == "oprd" and named & words.naming:
            return "reported" if verdict == "asserted" else verdict
        if dep not in _OBJECTS or self._is_doer(frame.index, governor):
            return verdict
        if frame.event_type in _REFUSED and named & words.refusing:
            return "asserted" if verdict == "denied" else "denied"
        if named & words.denying:
            return "denied"
        if named & words.negating:
            # "failed to stop the advance": what was not stopped goes on.
            return "asserted" if verdict == "denied" else "void"
        return self._told_under(frame, governor, named, verdict)

    def _told_under(self, frame: Frame, governor: int, named: frozenset[str], verdict: Verdict) -> Verdict:
        """What verbs of planning, fearing, wanting and talking make of their object."""
        tree, words = self._tree, self._words
        agentless = tree.is_passive(governor) and not tree.children(governor, "agent")
        # "Blasts were heard" is told as done; "was reported" is not.
        if agentless and named & (words.hedged_passives - words.perceiving):
            return "reported"
        if named & words.planning_objects and frame.event_type != "agree":
            return "planned" if verdict == "asserted" else verdict
        if named & (words.planning_objects | words.announcing):
            return verdict
        return "void" if named & (words.wanting | words.discussing) else verdict

    def _is_doer(self, noun: int, governor: int) -> bool:
        """ "helped by air raids": what stands in a by-phrase is what acted."""
        above = self._tree.head(noun)
        return self._tree.tokens[above].dep == "agent" and self._tree.head(above) == governor
