"""What is no claim at all: questions, staged scenes, and war words in articles that tell of no war."""

from __future__ import annotations

import re

from variorum.extract.roles import SUBJECTS, Frame
from variorum.extract.tree import NOUNS, Tree
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Reading, Sentence

_WORD = re.compile(r"[a-z]+")
_CLOSING = "\"'”’)] "
_MODIFIERS = ("compound", "nmod", "amod")
_ARMED_KINDS = frozenset({"state-force", "rebel", "militia", "coalition"})
# An article is of peace where it has this many sentences, and of so many not one speaks of arms. In
# 21 annotated reports of three wars at least one sentence in four does; in the median political,
# business or local news report not one does, in nine of ten less than one in ten.
_FEWEST_SENTENCES = 6
_PEACEFUL_SHARE = 12


class NoClaims:
    """Tells what of one article is no claim."""

    def __init__(self, lexicon: Lexicon, reading: Reading) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words.no_claims
        told = [s for s in reading.sentences if s.role in ("body", "lead", "headline")]
        armed = sum(self._speaks_of_arms(s) for s in told)
        # Words that other fields borrow ("siege", "truce") tell of war only beside words that they do not.
        told_of_war = any(self._speaks_plainly(s) for s in told)
        few = armed * _PEACEFUL_SHARE < len(told)
        self._peaceful = len(told) >= _FEWEST_SENTENCES and (few or not told_of_war)

    def silences(self, tree: Tree) -> bool:
        """Whether no claim can be in a sentence: a question, or one about a film, a match or a drill."""
        if tree.sentence.text.rstrip(_CLOSING).endswith("?"):
            return True
        return any(self._stages(tree, index) for index in range(len(tree)))

    def admits(self, frame: Frame, tree: Tree) -> bool:
        """Whether a frame can be a claim in this article.

        Where an article tells of no war ("the company retreated from the market"), only what is violent
        by itself ("a man was shot dead"), drives people from their homes, or stands in a sentence that
        speaks of arms, is a claim. Talks and threats of people who stop work are none in any article.
        """
        if frame.event_type in self._words.bargaining and self._stops_work(tree.sentence):
            return False
        if not self._peaceful or self._speaks_of_arms(tree.sentence):
            return True
        lemma = tree.lemma(frame.index)
        if frame.event_type == "displace":
            return lemma in self._words.uprooting
        return frame.event_type in self._words.violent and lemma not in self._words.figurative

    def _stops_work(self, sentence: Sentence) -> bool:
        """ "Nurses called off their strike after talks": a strike, those who go on one, and no arms."""
        words = set(_WORD.findall(sentence.text.casefold()))
        labour = not words.isdisjoint(self._words.stoppages) and not words.isdisjoint(self._words.strikers)
        return labour and not self._speaks_plainly(sentence)

    def _speaks_of_arms(self, sentence: Sentence) -> bool:
        """Whether a sentence names soldiers, weapons, fighting, or a party that fights."""
        words = set(_WORD.findall(sentence.text.casefold()))
        borrowed = not self._words.arms.isdisjoint(words) and self._words.civil.isdisjoint(words)
        return borrowed or self._speaks_plainly(sentence)

    def _speaks_plainly(self, sentence: Sentence) -> bool:
        """The same in words that no other field borrows."""
        words = set(_WORD.findall(sentence.text.casefold()))
        if not self._words.arms.isdisjoint(words - self._words.borrowed):
            return True
        ids = (id_ for name in sentence.names if name.kind == "actor" for id_ in name.ids)
        actors = (self._lexicon.actors.get(id_) for id_ in ids)
        return any(actor is not None and actor.kind in _ARMED_KINDS for actor in actors)

    # ---- staged scenes

    def _stages(self, tree: Tree, index: int) -> bool:
        """Whether a noun says that the sentence is about a film, a match, a drill or a day of memory."""
        token = tree.tokens[index]
        if token.pos not in NOUNS or self._in_name(tree, index):
            return False
        if self._is_setting(tree, index):
            return True
        if not self._is_staged(tree, index):
            return False
        if token.dep in _MODIFIERS and not self._is_staged(tree, tree.head(index)):
            # "the exhibition hall was hit": the noun says what kind of another thing it is.
            return False
        if token.lemma in self._words.remembered_days and token.dep == "pobj":
            verb = tree.verb_above(index)
            return verb is not None and tree.lemma(verb) in self._words.remembering
        return True

    def _is_setting(self, tree: Tree, index: int) -> bool:
        """ "The play tells how ...", "during the exercise": what is told below is acted or rehearsed."""
        lemma, token, above = tree.lemma(index), tree.tokens[index], tree.head(index)
        if token.dep in SUBJECTS:
            return lemma in self._words.staging and tree.lemma(above) in self._words.depicting
        return token.dep == "pobj" and tree.word(above) in self._words.staged_in.get(lemma, ())

    def _is_staged(self, tree: Tree, index: int) -> bool:
        lemma = tree.lemma(index)
        if "staged" in self._lexicon.classes.get(lemma, ()):
            return True
        before = {tree.lemma(k) for k in tree.children(index, *_MODIFIERS)}
        return bool(before & self._words.staging.get(lemma, frozenset()))

    def _in_name(self, tree: Tree, index: int) -> bool:
        """ "The Arab League", "the National League for Democracy": a word of a name."""
        token = tree.tokens[index]
        if any(n.start <= token.start < n.end for n in tree.sentence.names):
            return True
        beside = (k for k in (index - 1, index + 1) if 0 <= k < len(tree))
        return token.pos == "PROPN" and any(tree.tokens[k].pos == "PROPN" for k in beside)
