"""Finding frames: trigger words of the codebook with what their frames demand around them."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.extract.roles import SUBJECTS, Frame, heads_for
from variorum.extract.slots import follow, objects, subjects, surface_subjects
from variorum.extract.tree import NOUNS
from variorum.lexicon.records import Trigger

_PARTICLE_DEPS = ("prt", "advmod", "prep", "dobj", "oprd", "acomp", "npadvmod")
# Tokens after a verb among which its particle may stand ("took the town back").
_PARTICLE_REACH = 6


class FrameFinder:
    """Tries the triggers of the codebook at every token of a sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._codebook = kinds.lexicon.codebook
        self._words = kinds.lexicon.words.verbs

    def find(self) -> list[Frame]:
        """The frames of the sentence, at most one for each token, in order of the text."""
        frames = (self._at(index) for index in range(len(self._tree)))
        return [frame for frame in frames if frame is not None]

    def _at(self, index: int) -> Frame | None:
        triggers = self._codebook.at(self._tree.lemma(index), self._tree.word(index))
        if not triggers or self._in_name(index):
            return None
        for trigger in triggers:
            if trigger.pos == "verb" and self._verb(index, trigger):
                return Frame(trigger, index)
            if trigger.pos == "noun" and self._noun(index, trigger):
                return Frame(trigger, index, self._light_verb(index))
            if trigger.pos == "adjective" and self._adjective(index, trigger):
                return Frame(trigger, index)
        return None

    def _in_name(self, index: int) -> bool:
        """ "Front for the Liberation of X": a word inside a name names no event."""
        token = self._tree.tokens[index]
        if any(n.kind in ("actor", "source") for n in self._kinds.names_at(index)):
            return True
        if not token.text[:1].isupper() or index == 0 or token.pos != "PROPN":
            return False
        beside = (k for k in (index - 1, index + 1) if k < len(self._tree))
        return any(self._tree.tokens[k].pos == "PROPN" for k in beside)

    # ---- verbs

    def _verb(self, index: int, trigger: Trigger) -> bool:
        token = self._tree.tokens[index]
        if not self._tree.is_verb(index) and token.tag not in ("VBN", "VBG", "VBD"):
            return False
        if token.dep in ("amod", "compound") or not any(self._is_verb(index, w) for w in trigger.words):
            return False
        passive = self._tree.is_passive(index)
        if "passive" in trigger.flags and not passive:
            return False
        return (
            self._fits_object(index, trigger)
            and self._fits_subject(index, trigger, passive=passive)
            and self._fits_rest(index, trigger)
        )

    def _is_verb(self, index: int, word: str) -> bool:
        """Whether the verb at a token is this trigger word, with its particle."""
        lemma, _, particle = word.partition("+")
        form = self._tree.word(index)
        if lemma not in (self._tree.lemma(index), form) and lemma not in self._codebook.lemmas(form):
            return False
        if not particle or self._has_adverb(index, particle):
            return True
        # The parser may hang a particle on the object ("took the town back").
        after = self._tree.tokens[index + 1 : index + 1 + _PARTICLE_REACH]
        return any(t.text.casefold() == particle and t.dep in ("prt", "advmod") for t in after)

    def _fits_object(self, index: int, trigger: Trigger) -> bool:
        done_to = objects(self._tree, index)
        if trigger.object_nouns and not any(self._tree.lemma(o) in trigger.object_nouns for o in done_to):
            return False
        return self._kinds.fits(done_to, trigger.object)

    def _fits_subject(self, index: int, trigger: Trigger, *, passive: bool) -> bool:
        kinds, done_by = self._kinds, subjects(self._tree, index)
        theme = surface_subjects(self._tree, index) if passive else []
        if trigger.subject and passive and not done_by:
            # A passive without agent names no doer to check: the demand falls on what it speaks of.
            demanding = trigger.object or trigger.object_nouns or trigger.preps
            if not demanding and not kinds.fits(theme, trigger.subject):
                return False
        elif trigger.subject:
            moved = trigger.event_type == "displace" and passive
            asked = objects(self._tree, index) if moved else done_by
            if not kinds.fits(asked, trigger.subject):
                # "the city was left in the army's hands": the frame speaks of the grammatical subject.
                return kinds.fits(theme, trigger.subject) if passive else False
        return not (trigger.not_subject and kinds.fits(done_by, trigger.not_subject))

    def _fits_rest(self, index: int, trigger: Trigger) -> bool:
        """What must, and what must not, follow the trigger or stand below it."""
        if trigger.preps and not any(self._leads_on(index, p) for p in trigger.preps):
            return False
        if any(self._continues(index, p) for p in trigger.not_preps) and not self._has_agent(index, trigger):
            return False
        below = (self._tree.lemma(k) for k in self._tree.below(index) if k != index) if trigger.comps else ()
        return not trigger.comps or any(lemma in trigger.comps for lemma in below)

    def _has_agent(self, index: int, trigger: Trigger) -> bool:
        return any(heads for _, heads in heads_for(self._tree, Frame(trigger, index), "agent"))

    def _leads_on(self, index: int, word: str) -> bool:
        return bool(follow(self._tree, index, word)) or self._has_adverb(index, word)

    def _continues(self, index: int, word: str) -> bool:
        """Whether a preposition or adverb goes on with anything but words of time."""
        heads = follow(self._tree, index, word)
        if heads:
            return not all(self._tree.in_time(h) for h in heads)
        return self._has_adverb(index, word) and not self._tree.children(index, "prep")

    def _has_adverb(self, index: int, word: str) -> bool:
        return any(self._tree.word(k) == word for k in self._tree.children(index, *_PARTICLE_DEPS))

    # ---- nouns

    def _noun(self, index: int, trigger: Trigger) -> bool:
        token, before = self._tree.tokens[index], self._before(index)
        paired = any(token.lemma == noun and modifier in before for modifier, noun in trigger.compounds)
        if token.pos not in NOUNS and not self._nominal(index, paired=paired):
            return False
        if token.dep in ("compound", "nmod", "amod") or not (paired or self._is_noun(index, trigger)):
            return False
        if before & set(trigger.not_mods):
            return False
        if trigger.mods and not self._modifiers(index) & set(trigger.mods):
            return False
        if trigger.object and not self._kinds.fits(follow(self._tree, index, "of"), trigger.object):
            return False
        if "predicate" in trigger.flags and not self._predicate(index, trigger):
            return False
        if "needs-light" in trigger.flags and self._light_verb(index) is None:
            return False
        return self._fits_rest(index, trigger)

    def _modifiers(self, index: int) -> set[str]:
        return {self._tree.lemma(k) for k in self._tree.children(index, "compound", "amod", "nmod")}

    def _before(self, index: int) -> set[str]:
        """The lemmas of a noun's modifiers and of the word before it, over a hyphen too."""
        last = self._tree.lemma(index - 1) if index else ""
        if last == "-" and index > 1:
            last = self._tree.lemma(index - 2)
        return {last, *self._modifiers(index)}

    def _nominal(self, index: int, *, paired: bool) -> bool:
        """A noun that the tagger took for a verb: a gerund without object, "air strike" as printed."""
        if self._tree.tokens[index].tag == "VBG":
            return not self._tree.children(index, "dobj", "nsubj", "aux", "prt")
        form = self._tree.word(index)
        return paired and any(form in (word, word + "s") for word in self._codebook.lemmas(form))

    def _is_noun(self, index: int, trigger: Trigger) -> bool:
        form = self._tree.word(index)
        words = {self._tree.lemma(index), form, *self._codebook.lemmas(form)}
        return not words.isdisjoint(trigger.words)

    def _predicate(self, index: int, trigger: Trigger) -> bool:
        """ "The town is a stronghold": the noun is said of the subject."""
        above = self._tree.head(index)
        if self._tree.tokens[index].dep != "attr" or self._tree.lemma(above) not in self._words.predicating:
            return False
        return self._kinds.fits(surface_subjects(self._tree, above), trigger.subject)

    def _light_verb(self, index: int) -> int | None:
        """The verb of doing or happening that a noun depends on, or None."""
        noun = self._tree.first_conjunct(index)
        dep, verb = self._tree.tokens[noun].dep, self._tree.head(noun)
        clause = self._doing_clause(index)
        if clause is not None:
            return clause
        if dep == "pobj":
            return self._with_verb(verb)
        if verb == noun or not self._tree.is_verb(verb):
            return None
        lemma = self._tree.lemma(verb)
        is_light = dep in ("dobj", "nsubjpass") and lemma in self._words.light
        occurs = dep in SUBJECTS and lemma in self._words.occurrence
        return verb if is_light or occurs else None

    def _doing_clause(self, noun: int) -> int | None:
        """ "A raid carried out by X", "the raid that X staged": the light verb of a clause on the noun."""
        tree = self._tree
        for kid in tree.children(noun, "acl", "relcl"):
            if tree.lemma(kid) in self._words.light:
                passive = tree.is_passive(kid) and bool(tree.children(kid, "agent"))
                staged = [k for k in tree.children(kid, "nsubj") if tree.word(k) not in tree.words.relative]
                if passive or (staged and not tree.is_passive(kid) and noun in objects(tree, kid)):
                    return kid
        return None

    def _with_verb(self, preposition: int) -> int | None:
        """ "went on with air strikes", "are at war": the verb that carries a noun through a preposition."""
        verb = self._tree.head(preposition)
        if self._tree.word(preposition) == "at" and self._tree.lemma(verb) in self._words.predicating:
            return verb
        carries = self._tree.word(preposition) == "with" and self._tree.tokens[verb].pos == "VERB"
        return verb if carries and self._tree.lemma(verb) in self._words.carrying else None

    def _adjective(self, index: int, trigger: Trigger) -> bool:
        return (
            self._tree.word(index) in trigger.words
            and self._tree.tokens[index].dep in ("acomp", "oprd", "attr")
            and self._tree.lemma(self._tree.head(index)) in self._words.copulas
        )
