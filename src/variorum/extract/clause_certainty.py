"""Certainty of clauses: what a verb's own words, and each clause above it, make of what it tells."""

from __future__ import annotations

from typing import Literal

from variorum.extract.tree import NOUNS, VERBS, Tree
from variorum.lexicon.words import Words
from variorum.model.claims import Modality

# "void": the words report no event.
Verdict = Modality | Literal["void"]

_CLAUSE = frozenset(
    {"xcomp", "ccomp", "pcomp", "advcl", "conj", "acl", "prep", "dobj", "pobj", "relcl", "auxpass"}
)
_CLAUSE_HEADS = frozenset({"VERB", "AUX", "ADJ", "ADP", "ADV", "NOUN", "SCONJ"})
_PRESENT = frozenset({"VBZ", "VBP"})
_RECALLED = frozenset({"dobj", "ccomp", "xcomp"})
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


class ClauseReader:
    """Reads how certain the clause of a verb is, for one sentence."""

    def __init__(self, tree: Tree, words: Words) -> None:
        self._tree = tree
        self._words = words.certainty
        self._hedged = words.saying.hedged
        self._saying = words.saying.verbs()

    def of(self, verb: int) -> Verdict:
        """A verb's own words, then what each clause above makes of the one below it.

        Two negations ("have not stopped fighting", "did not deny that ...") cancel out.
        """
        tree = self._tree
        verdict = self._by_own_words(verb, first=True)
        index = verb
        for _ in range(_DEEPEST):
            token = tree.tokens[index]
            if verdict == "void" or token.head == index or token.dep not in _CLAUSE:
                break
            if self._stands_alone(index):
                break
            above, link = token.head, self._by_link(index)
            own = self._by_own_words(above, first=False) if self._shares(index) else "asserted"
            if link == "denied" and self._shares(index) and self.is_negated(above):
                link = own = "asserted"
            verdict = stronger(verdict, link)
            if verdict == "void" or (token.dep in ("advcl", "relcl", "acl") and not self.has_to(index)):
                break
            if tree.tokens[above].pos not in _CLAUSE_HEADS:
                break
            verdict, index = stronger(verdict, own), above
        return verdict

    def _stands_alone(self, verb: int) -> bool:
        """ "Rebels left; the army would not comment": a clause before a semicolon, whatever it hangs on."""
        tree, above = self._tree, self._tree.head(verb)
        after = tree.below(verb)[-1] + 1
        return tree.tokens[verb].dep == "ccomp" and after < above and tree.word(after) == ";"

    def is_negated(self, verb: int) -> bool:
        """ "did not", "never", "no soldiers ..."; but not "not only", nor "did not leave until Monday"."""
        tree, words = self._tree, self._words
        marks = [k for k in tree.children(verb, "advmod", "neg", "preconj") if self._negates(k)]
        if marks and not tree.children(verb, "expl"):
            future = any(tree.word(k) in words.future_modals for k in tree.children(verb, "aux"))
            below = tree.children(verb, "prep", "advcl")
            late = any(self._opener(k) in words.untils and k > verb for k in below)
            if late and not future and all(tree.word(k) != "never" for k in marks):
                return False
        return bool(marks) or any(self._is_nobody(s) for s in tree.children(verb, "nsubj", "nsubjpass"))

    def has_to(self, verb: int) -> bool:
        """Whether a verb stands in a clause with "to"."""
        return any(self._tree.word(k) == "to" for k in self._tree.children(verb, "aux"))

    def named(self, verb: int) -> frozenset[str]:
        """A verb's lemma, and with its particle ("rule+out")."""
        tree = self._tree
        particles = tree.children(verb, "prt")
        return frozenset({tree.lemma(verb), *(f"{tree.lemma(verb)}+{tree.word(k)}" for k in particles)})

    # ---- a verb's own words

    def _by_own_words(self, index: int, *, first: bool) -> Verdict:
        """What a verb's own auxiliaries, adverbs and negations say."""
        tree, words = self._tree, self._words
        if tree.tokens[index].pos not in (*VERBS, "ADJ"):
            return "asserted"
        aux = {tree.word(k) for k in tree.children(index, "aux", "auxpass")}
        adverbs = {tree.word(k) for k in tree.children(index, "advmod", "neg")}
        future = not aux.isdisjoint(words.future_modals)
        perfect = "have" in aux or "'ve" in aux
        if perfect and aux & words.perhaps_modals and not self.is_negated(index):
            return "reported"
        if "could" in aux and tree.is_passive(index) and tree.lemma(index) in words.perceiving:
            return "denied" if self.is_negated(index) else "asserted"
        if aux & words.norm_modals or aux & words.forecast_modals or (perfect and "would" in aux):
            return "void"
        if (future and adverbs & words.doubts) or self._only_nearly(index) or self._is_habit(index, adverbs):
            return "void"
        if self._is_command(index):
            return "void"
        if self.is_negated(index):
            # "did not say that ..." leaves open what was not said.
            return "asserted" if not (future or first) and tree.lemma(index) in self._saying else "denied"
        if future:
            return "conditional" if self._has_condition(index) else "planned"
        return "reported" if adverbs & words.hedges else "asserted"

    def _only_nearly(self, index: int) -> bool:
        """ "nearly captured": the adverb right before the verb."""
        return any(
            k == index - 1 and self._tree.word(k) in self._words.nearly
            for k in self._tree.children(index, "advmod")
        )

    def _is_habit(self, index: int, adverbs: set[str]) -> bool:
        """ "Civilians often die in such raids": what is told of no time at all."""
        tree = self._tree
        if not adverbs & self._words.habits:
            return False
        opening = [k for k in tree.children(index, "aux", "auxpass") if k < index]
        return tree.tokens[opening[0] if opening else index].tag in _PRESENT and not (
            opening and tree.word(opening[0]) in ("have", "has")
        )

    def _is_command(self, index: int) -> bool:
        """ "Do not shoot", "Come and take it": a bare verb without subject in a main clause."""
        tree, token = self._tree, self._tree.tokens[index]
        if token.tag != "VB" or token.dep not in ("ROOT", "ccomp", "conj", "advcl"):
            return False
        if tree.children(index, "nsubj", "nsubjpass", "expl", "mark") or self._is_name(index):
            return False
        if token.dep == "conj":
            return self._shares(index) and self._is_command(token.head)
        return all(tree.lemma(k) == "do" and k <= 1 for k in tree.children(index, "aux")) and not (
            tree.children(index, "auxpass")
        )

    def _is_name(self, index: int) -> bool:
        """A name or dateline that the tagger took for a verb ("Palmyra: the city fell")."""
        tree, start = self._tree, self._tree.tokens[index].start
        labels = index + 1 < len(tree) and tree.word(index + 1) in (":", "-", "–", "—")
        return labels or any(n.start <= start < n.end for n in tree.sentence.names)

    def _negates(self, index: int) -> bool:
        """Whether a word is a negation and not the opening of "not only" or "not without"."""
        tree, words = self._tree, self._words
        if tree.word(index) not in words.negations and tree.tokens[index].dep != "neg":
            return any(tree.word(k) == "no" for k in tree.children(index, "neg", "det"))
        after = tree.word(index + 1) if index + 1 < len(tree) else ""
        return after not in words.not_negating

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

    def _shares(self, index: int) -> bool:
        """Whether the words around the verb above hold for this clause as well.

        A verb joined by "and" shares them unless it has a subject, an auxiliary or a form of its own.
        """
        tree, token = self._tree, self._tree.tokens[index]
        if token.dep != "conj":
            return True
        if tree.children(index, "nsubj", "nsubjpass", "expl", "aux", "auxpass"):
            return False
        return token.tag == tree.tokens[token.head].tag

    # ---- what stands above a clause

    def _by_link(self, index: int) -> Verdict:
        """What the verb, noun or preposition above makes of the clause below it."""
        tree, head, to = self._tree, self._tree.head(index), self.has_to(index)
        dep = tree.tokens[index].dep
        if self._is_recalled(index):
            return "void"
        if dep == "advcl":
            if not self.named(head).isdisjoint(self._words.excluding) and tree.tokens[index].tag == "VBG":
                return "denied"
            went_on = any("+" in name for name in self.named(head) & self._words.beginning)
            return "void" if (to and not went_on) or self._is_unreal(index) else "asserted"
        if dep in ("acl", "relcl"):
            return "reported" if self._only_seems(head) else self._on_noun(index, to=to)
        if dep == "pcomp":
            return self._under_preposition(head)
        if dep == "ccomp" and tree.lemma(head) in self._words.claim_nouns | self._words.report_nouns:
            return self.claimed(head)
        if dep == "ccomp" and self._asks(index):
            return "void"
        if dep in ("xcomp", "ccomp"):
            return self._under_to(head) if to else self._under_that(head)
        return "asserted"

    def _is_recalled(self, clause: int) -> bool:
        """ "Remembered how the town fell", "remember those killed there"."""
        tree, head = self._tree, self._tree.head(clause)
        if tree.tokens[clause].dep in ("acl", "relcl") and tree.tokens[head].dep == "dobj":
            clause, head = head, tree.head(head)
        return tree.tokens[clause].dep in _RECALLED and tree.lemma(head) in self._words.recalling

    def _only_seems(self, noun: int) -> bool:
        """ "Footage appeared to show soldiers leaving", "signs point to soldiers leaving"."""
        tree, shown = self._tree, self._tree.head(noun)
        hints = next((k for k in (shown, tree.head(shown)) if tree.lemma(k) in self._words.hinting), noun)
        if any(tree.word(k) == "to" for k in range(hints + 1, noun)):
            return True
        if tree.tokens[noun].dep != "dobj" or tree.lemma(shown) not in self._words.showing:
            return False
        above = tree.lemma(tree.head(shown)) if tree.tokens[shown].dep == "xcomp" else ""
        adverbs = {tree.word(k) for k in tree.children(shown, "advmod")}
        return above in self._words.appearing or not adverbs.isdisjoint(self._words.hedges)

    def _is_unreal(self, index: int) -> bool:
        """ "if ...", "until they leave", "once the town is taken": a clause of what has not come about.

        "Before" and "when" open one only where the clause above is itself of the future.
        """
        tree, words = self._tree, self._words
        openers = {tree.word(k) for k in tree.children(index, "mark", "prep", "advmod") if k < index}
        if openers & words.conditions or self._is_inverted(index):
            return True
        above = tree.head(index)
        modals = words.future_modals | words.norm_modals | words.forecast_modals
        ahead = any(tree.word(k) in modals for k in tree.children(above, "aux")) or self._is_command(above)
        past = tree.tokens[self._finite(above)].tag == "VBD"
        if openers & words.untils and not past and self._is_present(index):
            return True
        return bool(openers & (words.untils | words.whens)) and (ahead or self.is_negated(above))

    def _is_inverted(self, verb: int) -> bool:
        """ "Had the rebels captured the town, ...": an auxiliary before the subject opens a condition."""
        tree = self._tree
        first = next(iter(tree.children(verb, "aux", "auxpass")), verb)
        subjects = tree.children(verb, "nsubj", "nsubjpass")
        return bool(subjects) and first < subjects[0] and tree.word(first) in self._words.inverting

    def _is_present(self, verb: int) -> bool:
        return self._tree.tokens[self._finite(verb)].tag in _PRESENT

    def _finite(self, verb: int) -> int:
        """The word of a verb group that bears the tense."""
        return next(iter(self._tree.children(verb, "aux", "auxpass")), verb)

    def _under_preposition(self, link: int) -> Verdict:
        """ "prevented from entering", "stopped short of entering", "instead of leaving"."""
        tree, words = self._tree, self._words
        word, above = tree.word(link), tree.head(link)
        if word == "of" and tree.word(above) == "short":
            return "denied"
        if word == "to" and tree.lemma(above) in words.hinting:
            return "reported"
        if word == "from" and tree.lemma(above) in words.negating:
            return "denied"
        if word == "of" and {tree.lemma(above), tree.word(link - 1)} & words.void_openers:
            return "void"
        if word == "of" and tree.lemma(above) in words.void_nouns | words.void_adjectives:
            return "void"
        if word == "at" and tree.lemma(above) in words.wanting:
            return "void"
        if word == "for" and tree.lemma(above) in words.factive_for:
            return "asserted"
        if word == "to" and not self.named(above).isdisjoint(words.factive_to):
            return "asserted"
        return "void" if word in words.void_prepositions else "asserted"

    def _on_noun(self, index: int, *, to: bool) -> Verdict:
        """ "plans to attack", "a bid to seize", "claims that ..."."""
        tree, head = self._tree, self._tree.head(index)
        lemma = tree.lemma(head)
        if to and tree.tokens[head].pos in NOUNS:
            return "planned" if lemma in self._words.planning_nouns else "void"
        if tree.tokens[index].dep == "acl" and lemma in self._words.void_nouns:
            return "void"
        is_claim = lemma in self._words.claim_nouns | self._words.report_nouns
        return self.claimed(head) if is_claim and tree.tokens[index].dep == "acl" else "asserted"

    def claimed(self, noun: int) -> Verdict:
        """ "claims that ..." are reported, unless somebody denies them or they are called false."""
        tree, words = self._tree, self._words
        above = tree.head(noun)
        said = {tree.word(k) for k in tree.children(above, "acomp", "attr")}
        absent = {tree.word(k) for k in tree.children(noun, "det")} & words.denied_before
        if absent or said & words.untrue or tree.lemma(above) in words.denying | words.rejecting:
            return "denied"
        return "asserted" if tree.lemma(noun) in words.report_nouns else "reported"

    def _asks(self, index: int) -> bool:
        """ "nobody knows who holds the town": an embedded question reports nothing."""
        openers = self._tree.children(index, "nsubj", "nsubjpass", "advmod", "mark")
        return any(self._tree.word(k) in self._words.asking for k in openers)

    def _under_to(self, above: int) -> Verdict:
        """What a verb or adjective makes of "to ..." below it."""
        tree, words = self._tree, self._words
        token, passive = tree.tokens[above], tree.is_passive(above)
        if token.pos == "ADJ":
            return self._under_adjective(above)
        if token.lemma == "have":
            yet = any(tree.word(k) == "yet" for k in tree.children(above, "advmod"))
            return "denied" if yet else "asserted" if token.tag in ("VBD", "VBN", "VBG") else "void"
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
            (frozenset() if passive else words.forecasting, "void"),
            (words.planning | words.commanding, "planned"),
            (words.wanting, "void"),
            (frozenset() if passive else words.hoping, "void"),
            (self._hedged, "reported"),
        )
        return next((verdict for lemmas, verdict in verdicts if token.lemma in lemmas), "asserted")

    def _under_adjective(self, adjective: int) -> Verdict:
        """ "ready to attack", "unable to take the town", "was able to take it"."""
        tree, words, lemma = self._tree, self._words, self._tree.lemma(adjective)
        if lemma in words.planning_adjectives:
            return "planned"
        if lemma in words.failing_adjectives:
            return "denied"
        copula = tree.tokens[tree.head(adjective)]
        done = lemma in words.managing_adjectives and copula.tag in ("VBD", "VBN")
        return "asserted" if done else "void"

    def _under_that(self, above: int) -> Verdict:
        """What a verb makes of a full clause below it, or of one in "-ing"."""
        words, lemma, passive = self._words, self._tree.lemma(above), self._tree.is_passive(above)
        if not self.named(above).isdisjoint(words.excluding):
            return "denied"
        verdicts: tuple[tuple[frozenset[str], Verdict], ...] = (
            (words.appearing, "reported"),
            (words.denying, "denied"),
            (words.rejecting, "denied"),
            (words.threatening, "void"),
            (frozenset() if passive else words.hoping, "void"),
            (words.hedged_passives if passive else frozenset(), "reported"),
            (words.ceasing, "denied"),
            (self._hedged, "reported"),
        )
        return next((verdict for lemmas, verdict in verdicts if lemma in lemmas), "asserted")

    def _opener(self, index: int) -> str:
        """The word that opens a phrase or clause: the preposition, or the clause's mark."""
        tree = self._tree
        if tree.tokens[index].dep == "prep":
            return tree.word(index)
        return next((tree.word(k) for k in tree.children(index, "mark", "advmod")), "")


def stronger(one: Verdict, other: Verdict) -> Verdict:
    """The verdict that leaves less of an event."""
    return one if _STRENGTH[one] >= _STRENGTH[other] else other
