"""What a figure is a count of, by its noun, its unit and the words of harm around it."""

from __future__ import annotations

from itertools import islice

from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame
from variorum.model.claims import FigureKind
from variorum.model.readings import Quantity

_UNITS: dict[str, FigureKind] = {"km2": "area_km2", "km": "distance_km", "ha": "other", "money": "other"}
_PEOPLE = ("people", "military-people", "armed")
_THINGS = (
    *("munition", "missile", "bomb", "bomber", "equipment", "aircraft"),
    *("violence", "structure"),
)
# Words above a counted noun among which its verb of harm may be.
_HIGHEST = 4


class FigureKinds:
    """Tells the kinds of the figures of one sentence; `counted` are the nouns that have a number."""

    def __init__(self, kinds: Kinds, counted: frozenset[int]) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.counting
        self._groups = kinds.lexicon.codebook.groups
        self._counted = counted

    def of(self, frame: Frame, quantity: Quantity, noun: int) -> FigureKind | None:
        """The kind of a quantity of a noun in a frame's claim; None where it is no figure of it."""
        if quantity.unit:
            return _UNITS.get(quantity.unit)
        if self._kinds.is_of(noun, *_PEOPLE) or self._tree.tokens[noun].pos == "NUM":
            return self._of_people(frame.event_type, noun)
        if self._tree.lemma(noun) in self._words.vehicles:
            return "vehicles"
        harmed = None if self._kinds.of(noun) else self._harm(noun)
        return harmed or self._of_things(frame.event_type, noun)

    def _of_people(self, event_type: str, noun: int) -> FigureKind | None:
        groups = self._groups
        return groups.people.get(event_type) or self._harm(noun) or groups.people_unharmed.get(event_type)

    def _of_things(self, event_type: str, noun: int) -> FigureKind | None:
        lemma = self._tree.lemma(noun)
        if self._kinds.is_of(noun, "settlement-count"):
            return "settlements" if event_type in self._groups.counting_settlements else "other"
        if event_type in self._groups.counting_posts and self._kinds.is_of(noun, "post"):
            return "posts"
        if lemma in self._words.targets:
            return "targets"
        if lemma in self._words.strikes or self._kinds.is_of(noun, *_THINGS):
            return "other"
        if lemma in self._words.dead:
            return "killed"
        return "other" if lemma in self._words.casualties else None

    def _harm(self, noun: int) -> FigureKind | None:
        """killed, injured or missing by the words around the noun; other where one count has both."""
        lemmas = self._harm_words(noun)
        killed, hurt = not lemmas.isdisjoint(self._words.killing), not lemmas.isdisjoint(self._words.hurting)
        if killed and hurt:
            return "other"
        if lemmas & self._words.missing:
            return "missing"
        return "killed" if killed else "injured" if hurt else None

    def _harm_words(self, noun: int) -> set[str]:
        """Lemmas of the verbs and nouns that say what befell the counted."""
        tree = self._tree
        verbs = self._verbs_of(noun)
        found = {tree.lemma(v) for v in verbs}
        for verb in verbs:
            joined = tree.conjuncts(verb)
            if not tree.children(verb, "dobj") or len(joined) == 1:
                own = (c for c in joined if c == verb or not tree.children(c, "dobj", "nsubj", "nsubjpass"))
                found |= {tree.lemma(c) for c in own}
            found |= {tree.lemma(k) for k in tree.children(verb, "acomp", "attr", "oprd", "xcomp")}
        # "killed 12 people and wounded 30": the second count is not one of the dead.
        later = [v for v in verbs if tree.tokens[v].dep == "conj"]
        if any(not tree.children(v, "nsubj", "nsubjpass") for v in later):
            found |= {tree.lemma(tree.head(v)) for v in later if not self._has_count(tree.head(v))}
        return found

    def _verbs_of(self, noun: int) -> list[int]:
        """The words above a noun up to its verb, and the clauses and adjectives on it."""
        tree, found = self._tree, list[int]()
        for up in islice(tree.ancestors(tree.first_conjunct(noun)), _HIGHEST):
            if tree.tokens[up].pos in ("VERB", "AUX", "ADJ", "NOUN"):
                found.append(up)
            if tree.tokens[up].pos == "VERB":
                break
        return sorted({*found, *tree.children(noun, "acl", "relcl", "amod")})

    def _has_count(self, verb: int) -> bool:
        """Whether a verb has a number of its own among its arguments."""
        return not self._counted.isdisjoint(self._tree.children(verb, "dobj", "nsubjpass"))
