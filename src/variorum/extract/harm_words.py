"""What befell the people that a noun names: killed, hurt or missing, by the words around it."""

from __future__ import annotations

from itertools import islice

from variorum.extract.tree import NOUNS, Tree
from variorum.lexicon.words_of_text import CountingWords
from variorum.model.claims import FigureKind

# Words above a noun among which its verb may be, at most.
_HIGHEST = 6
# What leads from people up to what befell them: "the bodies of nine miners were found".
_LINKS = frozenset(
    {
        *("dobj", "nsubj", "nsubjpass", "attr", "oprd", "appos", "conj", "acl", "relcl"),
        *("nummod", "amod", "compound", "nmod", "poss", "quantmod", "acomp", "npadvmod"),
    }
)
_COMPLEMENTS = ("acomp", "attr", "oprd", "xcomp", "ccomp", "advcl")
_SUBJECTS = ("nsubj", "nsubjpass")
_OWN = ("dobj", *_SUBJECTS)
_OBJECTS = ("dobj", "attr", "oprd")
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
_OPENING_OBJECT = frozenset({"NUM", "DET", "NOUN", "PROPN", "ADJ", "PRON"})


class HarmReader:
    """Reads one sentence for what befell whom."""

    def __init__(self, tree: Tree, words: CountingWords) -> None:
        self._tree = tree
        self._words = words

    def of(self, noun: int) -> FigureKind | None:
        """killed, injured or missing; other where the same words say killed and hurt; None for neither.

        The noun's own verb says it first ("two of the wounded died"), then what hangs on the noun.
        """
        readers = (
            self._by_death,
            self._named,
            self._by_next,
            self._by_verb,
            self._by_clause,
            self._by_adjective,
        )
        return next((kind for kind in (read(noun) for read in readers) if kind is not None), None)

    def _kind(self, lemmas: set[str]) -> FigureKind | None:
        killed, hurt = not lemmas.isdisjoint(self._words.killing), not lemmas.isdisjoint(self._words.hurting)
        if killed and hurt:
            return "other"
        if lemmas & self._words.missing:
            return "missing"
        shot = not lemmas.isdisjoint(self._words.shooting)
        return "killed" if killed else "injured" if hurt else "other" if shot else None

    def _by_death(self, noun: int) -> FigureKind | None:
        """ "A man hurt in the blast died": what came of it says more than what came before."""
        tree = self._tree
        verb = tree.head(tree.first_conjunct(noun))
        subject = tree.tokens[tree.first_conjunct(noun)].dep == "nsubj"
        return "killed" if subject and tree.lemma(verb) in self._words.dying else None

    def _named(self, noun: int) -> FigureKind | None:
        """ "17 fatalities", "40 injuries", "12 dead": the noun says it itself."""
        tree, words = self._tree, self._words
        forms = {tree.lemma(noun), tree.word(noun)}
        if forms & words.dead:
            return "killed"
        if forms & words.hurt:
            return "injured"
        return "other" if forms & words.casualties else None

    def _by_next(self, noun: int) -> FigureKind | None:
        """ "Dozens injured", "12 killed or wounded", "11 more hurt": the participle right behind a count.

        One with an object of its own behind it tells of what the counted did.
        """
        tree, index = self._tree, noun + 1
        while index < len(tree) and tree.word(index) in self._words.more:
            index += 1
        said: list[int] = []
        while index < len(tree) and self.is_participle(index):
            said.append(index)
            index += 2 if index + 1 < len(tree) and tree.tokens[index + 1].tag == "CC" else 1
        joined = (
            said and tree.tokens[said[-1] + 1].tag == "CC" if said and said[-1] + 1 < len(tree) else False
        )
        after = said[-1] + (2 if joined else 1) if said else index
        if not said or (not joined and after < len(tree) and tree.tokens[after].pos in _OPENING_OBJECT):
            return None
        return self._kind({word for i in said for word in (tree.word(i), tree.lemma(i))})

    def is_participle(self, index: int) -> bool:
        """A word of harm as a participle, or "hurt" that the tagger takes for a noun."""
        tree = self._tree
        words = {tree.word(index), tree.lemma(index)}
        known = words & (self._words.killing | self._words.hurting | self._words.missing)
        return bool(known) and tree.tokens[index].tag in _PARTICIPLES

    def _by_verb(self, noun: int) -> FigureKind | None:
        """By the nearest verb or noun of harm above, where no preposition but "of" stands between."""
        tree, below = self._tree, noun
        for up in islice(tree.ancestors(noun), _HIGHEST):
            if not self._leads_up(below):
                return None
            if tree.tokens[up].pos in ("VERB", "AUX"):
                return self._by_predicate(up, below)
            if tree.tokens[up].pos in (*NOUNS, "ADJ"):
                found = self._of_noun(up, below)
                if found is not None:
                    return found
            below = up
        return None

    def _leads_up(self, index: int) -> bool:
        tree = self._tree
        dep = tree.tokens[index].dep
        if dep == "pobj":
            return self._links(tree.head(index)) or tree.word(tree.head(index)) in self._words.bound_links
        linking = self._links(index) or tree.word(index) in self._words.bound_links
        return dep in _LINKS or (dep in ("prep", "advmod") and linking)

    def is_beside(self, noun: int) -> bool:
        """Whether a noun follows "along with", "together with" or "alongside"."""
        tree = self._tree
        return self._links(tree.head(noun)) and tree.word(tree.head(noun)) in ("with", "alongside", "as")

    def _links(self, preposition: int) -> bool:
        """ "Of", "including", "alongside" and "along with": what they add came to the same harm."""
        tree, words = self._tree, self._words
        word, before = tree.word(preposition), tree.word(max(preposition - 1, 0))
        after = tree.word(min(preposition + 1, len(tree) - 1))
        return word in words.part_links or bool({f"{before} {word}", f"{word} {after}"} & words.joint_links)

    def _of_noun(self, noun: int, below: int) -> FigureKind | None:
        """ "The death of nine miners", "30 hurt" that the tagger takes for nouns."""
        tree = self._tree
        if tree.tokens[below].dep not in ("prep", *_SUBJECTS, "nummod"):
            return None
        before = {tree.lemma(k) for k in tree.children(noun, "amod", "compound")}
        fatal = {"kill"} if before & self._words.fatal else set()
        return self._kind({tree.lemma(noun), tree.word(noun), *fatal})

    def _by_predicate(self, verb: int, below: int) -> FigureKind | None:
        tree = self._tree
        if tree.word(verb) in self._words.part_links:
            return self.of(tree.head(verb)) if tree.head(verb) != verb else None
        dep = tree.tokens[below].dep
        if self._kind(self._lemmas(verb)) is None:
            return self._kind(self._complements(verb, below) | self._later(verb, below))
        return None if dep in _SUBJECTS and self._is_doer(verb) else self._kind(self._said(verb))

    def _is_doer(self, verb: int) -> bool:
        """Whether the subject of a verb of harm did it: the verb is active and has, or shares, an object."""
        tree = self._tree
        if tree.is_passive(verb) or tree.lemma(verb) in self._words.dying:
            return False
        return any(tree.children(v, "dobj") for v in tree.conjuncts(verb)) or tree.tokens[verb].tag != "VBN"

    def _said(self, verb: int) -> set[str]:
        """The verb and those joined to it that have no party of their own ("killed or wounded")."""
        tree = self._tree
        verbs = [verb]
        for other in tree.conjuncts(verb)[1:]:
            silent = not tree.children(other, *_OWN, "npadvmod", "nummod")
            shared = not tree.children(verb, *_OWN) and not tree.children(other, *_SUBJECTS)
            verbs += [other] if silent or shared else []
        above, first = tree.head(verb), tree.tokens[verb].dep == "conj"
        if first and tree.is_verb(above) and self._shares(verb, above):
            verbs.append(above)
        found = {word for v in verbs for word in self._lemmas(v)}
        return found - self._words.hurting if found & self._words.fatal else found

    def _shares(self, verb: int, above: int) -> bool:
        """ "Killed and wounded dozens", "were killed and wounded": one party for two verbs."""
        tree = self._tree
        if tree.is_passive(above):
            return not tree.children(verb, *_OWN)
        return not tree.children(above, "dobj") and bool(tree.children(verb, "dobj"))

    def _lemmas(self, verb: int) -> set[str]:
        """A verb with the adverbs and complements that make a wound a death: "fatally", "dead"."""
        tree = self._tree
        beside = tree.children(verb, "advmod", "oprd", "acomp", "prt", "xcomp", "ccomp", "dep")
        inner = [p for k in tree.children(verb, "prep") for p in tree.children(k, "pobj")]
        # "To hospital with burns": the parser may hang what they had on where they were taken.
        inner += [p for k in inner for w in tree.children(k, "prep") for p in tree.children(w, "pobj")]
        fatal = {
            w for k in (*beside, *inner) for w in (tree.word(k), tree.lemma(k)) if w in self._words.fatal
        }
        form, lemma = tree.word(verb), tree.lemma(verb)
        # "Shot in the leg", "taken to hospital with wounds"; but "died of his wounds" is a death.
        hurt = lemma not in self._words.killing and any(
            tree.lemma(p) in self._words.body_parts for p in inner
        )
        limb = {"wound"} if hurt else set()
        down = (
            {"kill"}
            if any(f"{lemma}+{tree.word(k)}" in self._words.phrasal_killing for k in beside)
            else set()
        )
        return {lemma, form, *down, *limb, *({"kill"} | fatal if fatal else ())}

    def _later(self, verb: int, below: int) -> set[str]:
        """ "Three miners drove over a mine and died": a verb joined to theirs that says what befell them."""
        tree = self._tree
        if tree.tokens[below].dep not in _SUBJECTS:
            return set()
        joined = [v for v in tree.conjuncts(verb)[1:] if not tree.children(v, *_SUBJECTS)]
        suffered = [v for v in joined if tree.is_passive(v) or tree.lemma(v) in self._words.dying]
        return {word for v in suffered for word in self._lemmas(v)}

    def _complements(self, verb: int, below: int) -> set[str]:
        """ "Left 12 people dead", "was found dead", "lost their lives", "sustained injuries"."""
        tree = self._tree
        kids = [k for k in tree.children(verb, *_COMPLEMENTS) if k != below]
        found = {word for k in kids for c in tree.conjuncts(k) for word in self._lemmas(c)}
        if tree.tokens[below].dep in _SUBJECTS and tree.lemma(verb) in self._words.suffering:
            found |= {tree.lemma(c) for k in tree.children(verb, *_OBJECTS) for c in tree.conjuncts(k)}
        return found

    def _by_clause(self, noun: int) -> FigureKind | None:
        """ "The three men killed on Monday", "soldiers who died there": it befell them."""
        tree = self._tree
        for clause in tree.children(noun, "acl", "relcl"):
            verbs = tree.conjuncts(clause)
            suffered = [v for v in verbs if tree.is_passive(v) or tree.lemma(v) in self._words.dying]
            found = self._kind({w for v in suffered for w in self._lemmas(v)})
            if found is not None:
                return found
        return None

    def _by_adjective(self, noun: int) -> FigureKind | None:
        """ "Two wounded soldiers", "ten missing villagers"."""
        tree = self._tree
        kids = [c for k in tree.children(noun, "amod") for c in tree.conjuncts(k)]
        return self._kind({w for k in kids for w in (tree.lemma(k), tree.word(k))})
