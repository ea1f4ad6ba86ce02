"""Frames: a trigger word with what its frame demands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.extract.kinds import Kinds
from variorum.extract.slots import follow, modifiers, objects, subjects, surface_subjects
from variorum.extract.tree import Tree
from variorum.lexicon.records import Trigger

_PARTICLE_DEPS = ("prt", "advmod", "prep", "dobj", "oprd", "acomp", "npadvmod")
_COPULAS = frozenset({"be", "remain", "lie", "leave", "report", "fear", "feare", "believe", "make", "become"})
_CARRYING = frozenset(
    {
        "go",
        "continue",
        "respond",
        "proceed",
        "press",
        "retaliate",
        "carry",
        "reply",
        "answer",
        "start",
        "begin",
    }
)
_SUBJECT_OF_NOUN = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger met in a sentence: the token it stands on and the verb that carries a light noun."""

    trigger: Trigger
    index: int
    light: int | None = None


class FrameFinder:
    """Tries the triggers of a codebook at every token of a sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._codebook = kinds.lexicon.codebook
        self._cues = kinds.lexicon.cues

    def find(self, tree: Tree) -> list[Frame]:
        """The frames of a sentence, at most one for each token, in order of the text."""
        found = []
        for index in range(len(tree)):
            frame = self._at(tree, index)
            if frame is not None:
                found.append(frame)
        return found

    def _at(self, tree: Tree, index: int) -> Frame | None:
        token = tree.tokens[index]
        form = token.text.casefold()
        triggers = self._codebook.at(token.lemma, form)
        if not triggers or self._in_name(tree, index):
            return None
        for trigger in triggers:
            if trigger.pos == "verb" and self._verb(tree, index, trigger):
                return Frame(trigger, index)
            if trigger.pos == "noun" and self._noun(tree, index, trigger):
                return Frame(trigger, index, self.light_verb(tree, index))
            if trigger.pos == "adjective" and self._adjective(tree, index, trigger):
                return Frame(trigger, index)
        return None

    def _in_name(self, tree: Tree, index: int) -> bool:
        """ "Front for the Liberation of X": a word inside a name names no event."""
        token = tree.tokens[index]
        if any(n.kind in ("actor", "source") for n in self._kinds.names_at(tree, index)):
            return True
        if not token.text[:1].isupper() or index == 0 or token.pos != "PROPN":
            return False
        return any(tree.tokens[k].pos == "PROPN" for k in (index - 1, index + 1) if 0 <= k < len(tree))

    def _verb(self, tree: Tree, index: int, trigger: Trigger) -> bool:
        token = tree.tokens[index]
        if token.pos not in ("VERB", "AUX") and token.tag not in ("VBN", "VBG", "VBD"):
            return False
        if token.dep in ("amod", "compound"):
            return False
        if not any(self._word(tree, index, word) for word in trigger.words):
            return False
        passive = tree.is_passive(index)
        if "passive" in trigger.flags and not passive:
            return False
        done_to = objects(tree, index)
        done_by = subjects(tree, index)
        if not self._slots(tree, index, trigger, done_by, done_to, passive):
            return False
        return self._extras(tree, index, trigger)

    def _slots(
        self, tree: Tree, index: int, trigger: Trigger, done_by: list[int], done_to: list[int], passive: bool
    ) -> bool:
        kinds = self._kinds
        if trigger.object_nouns and not any(self._lemma(tree, o) in trigger.object_nouns for o in done_to):
            return False
        if trigger.object and not kinds.fits(tree, done_to, trigger.object):
            return False
        # A passive without agent names no doer: the demand on the doer cannot be checked.
        silent = passive and not done_by
        asked = done_to if trigger.event_type == "displace" and passive else done_by
        if trigger.subject and not silent and not kinds.fits(tree, asked, trigger.subject):
            return self._subject_is_theme(tree, index, trigger, passive)
        if trigger.subject and silent and not trigger.object and not trigger.object_nouns:
            themed = surface_subjects(tree, index)
            if not kinds.fits(tree, themed, trigger.subject) and not trigger.preps:
                return False
        if trigger.not_subject and kinds.fits(tree, done_by, trigger.not_subject):
            return False
        return True

    def _subject_is_theme(self, tree: Tree, index: int, trigger: Trigger, passive: bool) -> bool:
        """ "the city was left in the army's hands": the frame speaks of the grammatical subject."""
        return passive and self._kinds.fits(tree, surface_subjects(tree, index), trigger.subject)

    def _extras(self, tree: Tree, index: int, trigger: Trigger) -> bool:
        if trigger.preps and not any(follow(tree, index, p) for p in trigger.preps):
            if not any(self._adverb(tree, index, p) for p in trigger.preps):
                return False
        held = trigger.not_preps and any(
            heads for _, heads in heads_for(tree, Frame(trigger, index), "agent")
        )
        if not held and any(self._continues(tree, index, p) for p in trigger.not_preps):
            return False
        if trigger.comps and not self._below(tree, index, trigger.comps):
            return False
        if trigger.instrument and not self._instrument(tree, index, trigger):
            return False
        return True

    def _continues(self, tree: Tree, index: int, word: str) -> bool:
        """Whether a preposition or adverb goes on with anything but words of time."""
        heads = follow(tree, index, word)
        if heads:
            return not all(tree.in_time(h) for h in heads)
        return self._adverb(tree, index, word) and not tree.children(index, "prep")

    def _adverb(self, tree: Tree, index: int, word: str) -> bool:
        return any(tree.tokens[k].text.casefold() == word for k in tree.children(index, *_PARTICLE_DEPS))

    def _below(self, tree: Tree, index: int, lemmas: tuple[str, ...]) -> bool:
        return any(self._lemma(tree, k) in lemmas for k in tree.below(index) if k != index)

    def _instrument(self, tree: Tree, index: int, trigger: Trigger) -> bool:
        heads = follow(tree, index, "by") + follow(tree, index, "in") + follow(tree, index, "during")
        return any(self._kinds.of(tree, h) & set(trigger.instrument) for h in heads)

    def _word(self, tree: Tree, index: int, word: str) -> bool:
        lemma, _, particle = word.partition("+")
        token = tree.tokens[index]
        form = token.text.casefold()
        if lemma not in (token.lemma, form) and lemma not in self._codebook.lemmas.get(form, ()):
            return False
        if not particle:
            return True
        if self._adverb(tree, index, particle):
            return True
        # The parser may hang a particle on the object ("took the town back").
        window = tree.tokens[index + 1 : index + 7]
        return any(t.text.casefold() == particle and t.dep in ("prt", "advmod") for t in window)

    @staticmethod
    def _lemma(tree: Tree, index: int) -> str:
        return tree.tokens[index].lemma

    def _noun(self, tree: Tree, index: int, trigger: Trigger) -> bool:
        token = tree.tokens[index]
        compound = [tree.tokens[k].lemma for k in tree.children(index, "compound", "amod", "nmod")]
        before = tree.tokens[index - 1].lemma if index else ""
        if before == "-" and index > 1:
            before = tree.tokens[index - 2].lemma
        paired = any(
            token.lemma == noun and (modifier in compound or modifier == before)
            for modifier, noun in trigger.compounds
        )
        if token.pos not in ("NOUN", "PROPN") and not self._nominal(tree, index, paired=paired):
            return False
        if not paired and not self._is_word(token.lemma, token.text.casefold(), trigger):
            return False
        if trigger.not_mods and {before, *compound} & set(trigger.not_mods):
            return False
        if token.dep in ("compound", "nmod", "amod"):
            return False
        if trigger.mods and not set(trigger.mods) & set(compound):
            return False
        if trigger.object and not self._kinds.fits(tree, follow(tree, index, "of"), trigger.object):
            return False
        if "predicate" in trigger.flags and not self._predicate(tree, index, trigger):
            return False
        if "needs-light" in trigger.flags and self.light_verb(tree, index) is None:
            return False
        return self._extras(tree, index, trigger)

    def _nominal(self, tree: Tree, index: int, *, paired: bool) -> bool:
        """A noun that the tagger took for a verb: a gerund without object, "air strike" as printed."""
        token = tree.tokens[index]
        if token.tag == "VBG":
            return not tree.children(index, "dobj", "nsubj", "aux", "prt")
        singular = self._codebook.lemmas.get(token.text.casefold(), ())
        return paired and any(token.text.casefold() in (word, word + "s") for word in singular)

    def _is_word(self, lemma: str, form: str, trigger: Trigger) -> bool:
        return bool({lemma, form, *self._codebook.lemmas.get(form, ())} & set(trigger.words))

    def _predicate(self, tree: Tree, index: int, trigger: Trigger) -> bool:
        token = tree.tokens[index]
        governor = tree.tokens[token.head]
        if token.dep != "attr" or governor.lemma not in ("be", "remain"):
            return False
        return self._kinds.fits(tree, surface_subjects(tree, token.head), trigger.subject)

    def light_verb(self, tree: Tree, index: int) -> int | None:
        """The verb of doing or happening that a noun depends on, or None."""
        noun = tree.first_conjunct(index)
        token = tree.tokens[noun]
        verb = token.head
        if token.dep == "pobj":
            return self._with_verb(tree, noun)
        if verb == noun or tree.tokens[verb].pos not in ("VERB", "AUX"):
            return None
        lemma = tree.tokens[verb].lemma
        if token.dep in ("dobj", "nsubjpass") and lemma in self._cues.light_verbs:
            return verb
        if token.dep in _SUBJECT_OF_NOUN and lemma in self._cues.occurrence_verbs:
            return verb
        return None

    def _with_verb(self, tree: Tree, noun: int) -> int | None:
        """ "went on with air strikes": the verb that carries a noun through "with"."""
        preposition = tree.tokens[noun].head
        verb = tree.tokens[preposition].head
        carries = tree.tokens[preposition].text.casefold() == "with" and tree.tokens[verb].pos == "VERB"
        return verb if carries and tree.tokens[verb].lemma in _CARRYING else None

    def _adjective(self, tree: Tree, index: int, trigger: Trigger) -> bool:
        token = tree.tokens[index]
        above = tree.tokens[token.head].lemma
        return (
            token.text.casefold() in trigger.words
            and token.dep in ("acomp", "oprd", "attr")
            and above in _COPULAS
        )


def heads_for(tree: Tree, frame: Frame, role: str) -> Iterator[tuple[str, list[int]]]:
    """The heads each slot of a role leads to, with the slot, best slot first."""
    for name, slots in frame.trigger.roles:
        if name != role:
            continue
        for slot in slots:
            yield slot, _slot(tree, frame, slot)


def _slot(tree: Tree, frame: Frame, slot: str) -> list[int]:
    if slot == "light":
        if frame.light is None:
            return []
        noun = tree.first_conjunct(frame.index)
        if tree.tokens[noun].dep in _SUBJECT_OF_NOUN and not tree.is_passive(frame.light):
            return []
        return subjects(tree, frame.light)
    if frame.trigger.pos == "noun":
        if slot in ("subject",):
            verb = tree.head(frame.index)
            return surface_subjects(tree, verb) if tree.tokens[verb].pos in ("VERB", "AUX") else []
        found = follow(tree, frame.index, slot)
        if not found and frame.light is not None and slot not in ("mod", "poss", "of"):
            found = follow(tree, frame.light, slot)
        return found
    if frame.trigger.pos == "adjective":
        verb = tree.head(frame.index)
        return surface_subjects(tree, verb) if slot in ("subject", "object") else follow(tree, verb, slot)
    if slot == "mod":
        return [m for o in objects(tree, frame.index) for m in modifiers(tree, o)]
    return follow(tree, frame.index, slot)
