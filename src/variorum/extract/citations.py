"""The citations of one sentence: who is cited in it, by which word, for which of its words."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.cited import Cited, spoken
from variorum.extract.citing_phrases import SPEAKERS, PhraseCitations
from variorum.extract.kinds import Kinds
from variorum.extract.said_content import ContentReader
from variorum.extract.slots import preposition, subjects, surface_subjects
from variorum.extract.speaker_mentions import SpeakerReader
from variorum.extract.stances import hearsay_at, impersonal_at, stance_at
from variorum.extract.tree import NOUNS
from variorum.lexicon.words_of_telling import CitingVerbs
from variorum.model.claims import Attribution
from variorum.model.readings import Quotation

# Fewest words before a closing "..., the governor wrote".
_FEWEST_SAID = 2
# Most words of such a governor's name and office.
_LONGEST_NAME = 16


class SentenceCitations:
    """The citations of one sentence: verbs of saying, "according to", closing clauses."""

    def __init__(
        self, kinds: Kinds, speakers: SpeakerReader, quotations: tuple[Quotation, ...], verbs: CitingVerbs
    ) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._speakers = speakers
        self._verbs = verbs
        self._content = ContentReader(kinds, quotations, verbs.saying)
        self._phrases = PhraseCitations(kinds, speakers)

    def find(self) -> list[Cited]:
        """Verbs of saying and of stands in order of the text, then phrases such as "according to"."""
        found: list[Cited | None] = []
        for index in range(len(self._tree)):
            if not self._tree.is_verb(index):
                found.append(hearsay_at(self._kinds, index))
            elif self._is_saying(index):
                found.append(self._by_saying(index))
            elif self._tree.lemma(index) in self._verbs.stances:
                found.append(stance_at(self._kinds, index))
        return [*(cited for cited in found if cited is not None), *self._phrases.find()]

    def _by_saying(self, verb: int) -> Cited | None:
        """What somebody says by a verb of saying; else nobody in particular, or a stand."""
        rules = (self._by_citing, self._inverted, self._by_verb, self._closing)
        cited = next((made for rule in rules if (made := rule(verb)) is not None), None)
        if cited is None:
            return impersonal_at(self._kinds, verb) or stance_at(self._kinds, verb)
        # A speaker named in the sentence is whom "he" in the rest of it goes back to.
        self._speakers.hear(cited.attributions[0])
        return cited

    def _is_saying(self, index: int) -> bool:
        lemma = self._tree.lemma(index)
        return lemma in self._verbs.saying or (lemma in self._words.phrasal and self._goes_on(index))

    def _goes_on(self, verb: int) -> bool:
        """ "..., it went on": the particle, something said before it, and somebody to say it."""
        tree = self._tree
        particle = self._words.phrasal[tree.lemma(verb)]
        return (
            any(tree.word(k) == particle for k in tree.children(verb, "prt", "advmod"))
            and any(k < verb for k in tree.children(verb, "ccomp", "parataxis"))
            and any(self._kinds.is_of(k, *SPEAKERS, "pronoun") for k in tree.children(verb, "nsubj"))
        )

    # ---- the ways of citing

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
        inner = surface_subjects(tree, verb) if tree.is_passive(verb) else tree.children(verb, "dobj")
        heads = [*subjects(tree, verb), *inner]
        return spoken(scope, self._speakers.all(heads, tree.tokens[verb].text), verb, heads)

    def _by_verb(self, verb: int) -> Cited | None:
        """ "X said that ...", "..., X said": the speaker is the verb's subject."""
        tree = self._tree
        scope = self._content.of(verb)
        # "It said:" before a paragraph of quotation.
        if not scope and tree.word(len(tree) - 1) != ":":
            return None
        heads = subjects(tree, verb) if tree.is_passive(verb) else self._sayers(verb)
        made = self._speakers.all(heads, tree.tokens[verb].text)
        cited = spoken(scope, made, verb, heads, hedged=self._hedges(verb))
        if cited is None:
            return None
        through = self._cited_through([verb, *heads])
        return replace(cited, attributions=(*cited.attributions, *through)) if through else cited

    def _inverted(self, verb: int) -> Cited | None:
        """ "..., reported the monitor": a closing clause whose speaker the parser took for what is said."""
        tree = self._tree
        held = tree.children(verb, "dobj", "attr", "oprd")
        if tree.lemma(verb) not in self._words.inverting or len(held) != 1 or verb <= _FEWEST_SAID:
            return None
        opens = tree.tokens[verb - 1].pos == "PUNCT" and tree.noun_phrase(held[0])[0] == verb + 1
        if not opens or tree.children(verb, "nsubj", "ccomp") or not self._kinds.is_of(held[0], *SPEAKERS):
            return None
        made = self._speakers.all(held, tree.tokens[verb].text)
        return spoken(range(verb - 1), made, verb, held, hedged=self._hedges(verb))

    def _closing(self, verb: int) -> Cited | None:
        """ "..., the governor wrote on Sunday": a closing clause of which the parser made something else."""
        tree = self._tree
        before = [k for k in tree.children(verb, "nsubj", "nsubjpass") if k < verb]
        after = [k for k in tree.children(verb, "ccomp", "nsubj", "nsubjpass", "dobj") if k > verb]
        if after or tree.is_passive(verb) or verb <= _FEWEST_SAID:
            return None
        comma = next((k for k in range(verb - 1, max(0, verb - _LONGEST_NAME), -1) if tree.word(k) == ","), 0)
        phrase = range(comma + 1, verb)
        if (
            comma < _FEWEST_SAID
            or not phrase
            or (before and before[-1] not in phrase)
            or any(tree.is_verb(k) and tree.tokens[k].dep != "acl" for k in phrase)
        ):
            return None
        tops = [k for k in phrase if tree.head(k) not in phrase or tree.head(k) == k]
        heads = [h for k in tops[:1] for h in tree.conjuncts(k) if h in phrase]
        if len(tops) != 1 or not heads or tree.tokens[verb - 1].pos not in (*NOUNS, "PRON"):
            return None
        last = not any(tree.is_verb(k) for k in range(verb + 1, len(tree)))
        able = [h for h in heads if last or self._kinds.is_of(h, *SPEAKERS)]
        made = self._speakers.all(able, tree.tokens[verb].text)
        if len(made) != len(heads):
            return None
        return spoken(range(comma), made, verb, heads, hedged=self._hedges(verb))

    # ---- who says it, and how firmly

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

    def _hedges(self, verb: int) -> bool:
        """ "claimed", and what is said to bear out a charge ("accused them, saying they had fled")."""
        tree, hedged = self._tree, self._words.hedged
        aside = tree.tokens[verb].dep == "advcl" and not tree.children(verb, "nsubj")
        return tree.lemma(verb) in hedged or (aside and tree.lemma(tree.head(verb)) in hedged)

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
