"""Finding frames: trigger words of the codebook with what their frames demand around them."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.extract.kinds import Kinds
from variorum.extract.roles import SUBJECTS, Frame, heads_for
from variorum.extract.slots import follow, objects, subjects, surface_subjects
from variorum.extract.tree import NOUNS
from variorum.lexicon.records import Trigger

_PARTICLE_DEPS = ("prt", "advmod", "prep", "dobj", "oprd", "acomp", "npadvmod")
# What is looked at below a token that stands in this relation.
_LED = ("prep", "pobj", "pcomp")
_TOLD = ("amod", "compound", "prep", "pobj")
_NEARBY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("prep", "agent", "advmod", "prt"), _LED),
    **dict.fromkeys(("dobj", "nsubj", "nsubjpass", "attr", "dative"), _TOLD),
}
# Tokens after a verb among which its particle may stand ("took the town back").
_PARTICLE_REACH = 6


class FrameFinder:
    """Tries the triggers of the codebook at every token of a sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._codebook = kinds.lexicon.codebook
        tokens = range(len(self._tree))
        self._present = {word for k in tokens for word in (self._tree.word(k), *kinds.lemmas(k))}
        self._words = kinds.lexicon.words.verbs
        self._hitting = kinds.lexicon.codebook.groups.hitting
        self._future = kinds.lexicon.words.certainty.future_modals

    def find(self) -> list[Frame]:
        """The frames of the sentence, at most one for each token, in order of the text."""
        frames = (self._at(index) for index in range(len(self._tree)))
        return [frame for frame in frames if frame is not None]

    def _at(self, index: int) -> Frame | None:
        triggers = self._codebook.among(self._tree.lemma(index), self._tree.word(index), self._present)
        if not triggers or self._in_name(index):
            return None
        for trigger in triggers:
            if "needs-figure" in trigger.flags and not self._tree.sentence.quantities:
                continue
            if trigger.pos == "verb" and self._verb(index, trigger):
                return Frame(trigger, index)
            if trigger.pos == "verb" and self._undergone(index, trigger):
                return Frame(trigger, index, undergone=True)
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
        if token.dep in ("amod", "compound") or not self._is_any(index, trigger.words):
            return False
        passive = self._tree.is_passive(index)
        if ("passive" in trigger.flags and not passive) or ("active" in trigger.flags and passive):
            return False
        if "intransitive" in trigger.flags and (passive or self._takes_object(index)):
            return False
        if "future" in trigger.flags and not self._to_come(index):
            return False
        if "present" in trigger.flags and not self._is_present(index):
            return False
        return (
            self._fits_object(index, trigger)
            and self._fits_subject(index, trigger, passive=passive)
            and self._fits_rest(index, trigger)
        )

    def _undergone(self, index: int, trigger: Trigger) -> bool:
        """ "Key town captured", "attack beaten back": in a headline a passive has no "was", and the
        tagger takes it for a past tense. Only what does nothing itself is what it befell.
        """
        tree, kinds = self._tree, self._kinds
        if tree.tokens[index].tag not in ("VBD", "VBN") or trigger.object_nouns or trigger.subject_nouns:
            return False
        bare = not tree.children(index, "dobj", "aux", "auxpass", "agent", "dative", "acomp", "attr")
        befell = surface_subjects(tree, index) if bare and tree.children(index, "nsubj") else []
        if not befell or not trigger.object or any(w.endswith("?") for w in trigger.object):
            return False
        participle = tree.word(index).endswith("ed") or tree.word(index) not in self._words.past_only
        acts = any(kinds.is_of(k, "armed", "government", "person", "pronoun", "people") for k in befell)
        lemmas = {tree.lemma(kinds.counted(k)) for k in befell}
        return (
            participle
            and not acts
            and self._is_any(index, trigger.words)
            and lemmas.isdisjoint(trigger.not_objects)
            and kinds.fits(befell, trigger.object)
            and self._fits_rest(index, trigger)
        )

    def _is_any(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether the verb at a token is one of these trigger words."""
        form = self._tree.word(index)
        bases = (self._tree.lemma(index), form, *self._codebook.lemmas(form))
        # Words without a particle are many: they are compared without being taken apart.
        return any(base in words for base in bases) or any(
            "+" in word and self._is_verb(index, word) for word in words
        )

    def _is_verb(self, index: int, word: str) -> bool:
        """Whether the verb at a token is this trigger word, with its particle."""
        lemma, _, particle = word.partition("+")
        form = self._tree.word(index)
        if lemma not in (self._tree.lemma(index), form) and lemma not in self._codebook.lemmas(form):
            return False
        if not particle or (self._has_adverb(index, particle) and not self._is_whereabouts(index, particle)):
            return True
        # The parser may hang a particle on the object ("took the town back").
        after = self._tree.tokens[index + 1 : index + 1 + _PARTICLE_REACH]
        return any(t.text.casefold() == particle and t.dep in ("prt", "advmod") for t in after)

    def _is_whereabouts(self, index: int, particle: str) -> bool:
        """ "Took on stores in Malta": the "in" of a place or a time is no particle, nor the "on" of a day."""
        found = follow(self._tree, index, particle) if particle in ("in", "on") else []
        at_place = particle == "in"
        return bool(found) and all(
            self._tree.in_time(h) or (at_place and self._kinds.is_of(h, "place")) for h in found
        )

    def _takes_object(self, index: int) -> bool:
        """Whether an object stands right after the verb; past a preposition it is a slip of the parser."""
        led = [k for k in self._tree.children(index, "prep") if k > index]
        return any(k < min(led, default=k + 1) for k in self._tree.children(index, "dobj"))

    def _to_come(self, index: int) -> bool:
        """ "Will answer", "is going to answer"."""
        tree, above = self._tree, self._tree.head(index)
        if any(tree.word(k) in self._future for k in tree.children(index, "aux")):
            return True
        going = tree.lemma(above) == "go" and tree.tokens[above].tag == "VBG"
        return going and tree.tokens[index].dep == "xcomp"

    def _is_present(self, index: int) -> bool:
        """ "Occupies", "is occupied", and not "has occupied": by the first verb of the group."""
        first = next(iter(self._tree.children(index, "aux", "auxpass")), index)
        now = self._tree.tokens[first].tag in ("VBZ", "VBP")
        return now and self._tree.word(first) not in ("has", "have")

    def _fits_object(self, index: int, trigger: Trigger) -> bool:
        done_to = objects(self._tree, index) or self._object_after(index, trigger)
        # "Gave them 24 hours to leave": the hours are what is given.
        given = self._tree.children(index, "npadvmod") if self._tree.children(index, "dative") else []
        # "10,000 displaced by floods": a number by itself stands for people.
        done_to = done_to or [k for k in self._tree.children(index, "nummod") if k < index]
        lemmas = {lemma for o in (*done_to, *given) for lemma in self._names_of(o)}
        if trigger.object_nouns and lemmas.isdisjoint(trigger.object_nouns):
            return False
        return lemmas.isdisjoint(trigger.not_objects) and self._kinds.fits(done_to, trigger.object)

    def _names_of(self, noun: int) -> set[str]:
        """The lemmas of a noun and, of "most of the towns", of what it is a part of."""
        return self._kinds.lemmas(noun) | self._kinds.lemmas(self._kinds.counted(noun))

    def _object_after(self, index: int, trigger: Trigger) -> list[int]:
        """ "Asked for a truce": what follows the preposition that belongs to the verb."""
        links = (w.partition("+")[2] for w in trigger.words if "+" in w and self._is_verb(index, w))
        return [head for link in links for head in follow(self._tree, index, link)]

    def _fits_subject(self, index: int, trigger: Trigger, *, passive: bool) -> bool:
        kinds, done_by = self._kinds, subjects(self._tree, index)
        theme = surface_subjects(self._tree, index) if passive else []
        if trigger.subject_nouns and not any(
            not self._names_of(s).isdisjoint(trigger.subject_nouns) for s in (*theme, *done_by)
        ):
            return False
        moved = trigger.event_type == "displace" and passive
        if trigger.subject and passive and not done_by and not moved:
            # A passive without agent names no doer to check: the demand falls on what it speaks of.
            demanding = trigger.object or trigger.object_nouns or trigger.preps
            if not demanding and not kinds.fits(theme, trigger.subject):
                return False
        elif trigger.subject:
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
        if trigger.needs and not any(
            self._kinds.fits(follow(self._tree, index, slot), wanted) for slot, wanted in trigger.needs
        ):
            return False
        if trigger.not_comps and not self._around(index, trigger).isdisjoint(trigger.not_comps):
            return False
        below = (self._tree.lemma(k) for k in self._tree.below(index) if k != index) if trigger.comps else ()
        return not trigger.comps or any(lemma in trigger.comps for lemma in below)

    def _around(self, index: int, trigger: Trigger) -> set[str]:
        """ "Vowed to fight corruption": what a threat says will be done is judged with it."""
        inner = self._tree.children(index, "xcomp") if trigger.modality == "threatened" else []
        return self._near(index).union(map(self._tree.lemma, inner), *map(self._near, inner))

    def _near(self, index: int) -> set[str]:
        """The lemmas and printed words below a token, those of clauses and far nouns left out."""
        tree = self._tree
        stack = tree.children(index)
        near = list(stack)
        while stack:
            kid = stack.pop()
            deps = _NEARBY.get(tree.tokens[kid].dep)
            found = tree.children(kid, *deps) if deps else []
            near += found
            stack += found
        # The lemma of "according to" is "accord".
        nouns = {tree.lemma(k) for k in near if tree.tokens[k].dep != "prep"}
        return nouns | {tree.word(k) for k in near}

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
        if trigger.subject and "predicate" not in trigger.flags and not self._has_doer(index, trigger):
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
        token = self._tree.tokens[index]
        if token.tag == "JJ":
            # "40 dead were reported", "the wounded".
            counted = bool(self._tree.children(index, "nummod", "det"))
            return counted and token.dep in (*SUBJECTS, "dobj", "pobj", "conj", "attr")
        if token.tag == "VBG":
            return not self._tree.children(index, "dobj", "nsubj", "aux", "prt")
        form = self._tree.word(index)
        # "Rockets strike the capital": with a plural before it as its subject it is a verb.
        acting = any(self._tree.tokens[k].tag == "NNS" for k in self._tree.children(index, "nsubj"))
        return (
            paired and not acting and any(form in (word, word + "s") for word in self._codebook.lemmas(form))
        )

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

    def _has_doer(self, index: int, trigger: Trigger) -> bool:
        """Whether one of those whose act a noun names is of a class asked for."""
        frame = Frame(trigger, index, self._light_verb(index))
        doers = [(slot, heads) for slot, heads in heads_for(self._tree, frame, "agent") if heads]
        named = any(slot == "mod" and any(map(self._kinds.names_party, heads)) for slot, heads in doers)
        return named or any(self._kinds.fits(heads, trigger.subject) for _, heads in doers)

    def _light_verb(self, index: int) -> int | None:
        """The verb of doing or happening that a noun depends on, or None."""
        noun = self._tree.first_conjunct(index)
        dep, verb = self._tree.tokens[noun].dep, self._tree.head(noun)
        clause = self._doing_clause(index)
        if clause is not None:
            return clause
        if dep == "pobj":
            return self._with_verb(verb) or self._said_of(verb)
        if dep == "attr" and self._tree.children(verb, "expl"):
            # "There was fighting".
            return verb
        if verb == noun or not self._tree.is_verb(verb):
            return None
        lemma = self._tree.lemma(verb)
        is_light = dep in ("dobj", "nsubjpass") and lemma in self._words.light
        occurs = dep in (*SUBJECTS, "csubj") and lemma in self._words.occurrence
        return verb if is_light or occurs else None

    def _doing_clause(self, noun: int) -> int | None:
        """ "A raid carried out by X", "the raid that X staged": the light verb of a clause on the noun."""
        tree = self._tree
        for kid in tree.children(noun, "acl", "relcl"):
            lemmas = {tree.lemma(kid), *self._codebook.lemmas(tree.word(kid))}
            if kid > noun and not tree.children(kid, "agent") and lemmas & self._words.erupting:
                return kid
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
        carries = carries and self._tree.lemma(verb) not in self._tree.words.blaming
        done = any(t.event_type in self._hitting for t in self._codebook.at(self._tree.lemma(verb), ""))
        return verb if carries and (done or self._tree.lemma(verb) in self._words.carrying) else None

    def _said_of(self, preposition: int) -> int | None:
        """ "The town was the target of a raid": the verb whose subject the act befell."""
        tree, noun = self._tree, self._tree.head(preposition)
        said = tree.word(preposition) == "of" and tree.lemma(noun) in self._kinds.lexicon.words.nouns.befallen
        above = tree.head(noun)
        told = tree.tokens[noun].dep == "attr" and tree.lemma(above) in (*self._words.predicating, "become")
        return above if said and told else None

    def _adjective(self, index: int, trigger: Trigger) -> bool:
        verb = self._tree.head(index)
        return (
            self._tree.word(index) in trigger.words
            and self._tree.tokens[index].dep in ("acomp", "oprd", "attr")
            and self._tree.lemma(verb) in self._words.copulas
            and self._kinds.fits(surface_subjects(self._tree, verb), trigger.subject)
            and self._fits_rest(index, trigger)
        )
