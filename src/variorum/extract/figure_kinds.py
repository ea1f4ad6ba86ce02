"""What a figure is a count of, by its noun, its unit and the words of harm around it."""

from __future__ import annotations

from variorum.extract.harm_words import HarmReader
from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame
from variorum.model.claims import FigureKind
from variorum.model.readings import Quantity

_UNITS: dict[str, FigureKind] = {"km2": "area_km2", "km": "distance_km", "ha": "other", "money": "other"}
_PERSONS = ("people", "military-people")
_PEOPLE = (*_PERSONS, "armed")
_THINGS = (
    *("munition", "missile", "bomb", "bomber", "equipment", "aircraft"),
    *("violence", "structure"),
)
# Kinds of those who came to harm.
HARMED = frozenset({"killed", "injured", "missing"})


class FigureKinds:
    """Tells the kinds of the figures of one sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.counting
        self._groups = kinds.lexicon.codebook.groups
        self._harm = HarmReader(kinds.tree, self._words)

    def of(self, frame: Frame, quantity: Quantity, noun: int) -> FigureKind | None:
        """The kind of a quantity of a noun in a frame's claim; None where it is no figure of it."""
        if quantity.unit:
            return _UNITS.get(quantity.unit)
        if self.is_toll(frame) and noun != frame.index and self._tree.tokens[noun].pos == "NUM":
            return "displaced" if frame.event_type == "displace" else self._of_toll(frame.index)
        if self._tree.lemma(noun) in self._words.vehicles:
            return "vehicles"
        if self._is_people(noun):
            return self._of_people(frame, noun)
        harmed = None if self._kinds.of(noun) else self._harm.of(noun)
        return harmed or self._of_things(frame.event_type, noun)

    def _is_people(self, noun: int) -> bool:
        """People, fighters, or a bare number that stands for them; tanks that act are neither."""
        if self._kinds.is_of(noun, "equipment", "aircraft", "place") and not self._kinds.is_of(
            noun, *_PERSONS
        ):
            return False
        return self._kinds.is_of(noun, *_PEOPLE) or self._tree.tokens[noun].pos == "NUM"

    def is_toll(self, frame: Frame) -> bool:
        """Whether a frame stands on a toll, whose number may follow its verb ("rose to 310")."""
        lemma = self._tree.lemma(frame.index)
        if frame.event_type == "displace":
            return frame.trigger.pos == "noun" and lemma in self._words.counts
        if "harm" not in frame.trigger.flags or lemma not in self._words.tolls | self._words.counts:
            return False
        return lemma in self._words.tolls or bool(self._below(frame.index) & self._words.of_harm())

    def _below(self, index: int) -> set[str]:
        tree = self._tree
        return {word for k in tree.below(index) if k != index for word in (tree.lemma(k), tree.word(k))}

    def _of_toll(self, toll: int) -> FigureKind:
        """A toll is of the dead unless it says that it is of the hurt, or takes them in."""
        below, words = self._below(toll), self._words
        if not below & (words.hurting | words.casualties):
            return "missing" if below & words.missing else "killed"
        return "other" if below & (words.casualties | words.killing) else "injured"

    def harm(self, noun: int) -> FigureKind | None:
        """What befell those whom a noun names: killed, injured, missing, other for two at once; or None."""
        return self._harm.of(noun)

    def is_tally(self, number: int) -> bool:
        """Whether a number stands right before a word of harm that is of no noun behind it ("3 dead")."""
        tree, after = self._tree, number + 1
        if after >= len(tree) or tree.tokens[number].pos != "NUM" or not self._harm.is_participle(after):
            return False
        return tree.tokens[after].dep != "amod" or tree.head(after) < after

    def is_beside(self, noun: int) -> bool:
        """Whether those a noun names came to harm beside others ("along with his wife")."""
        return self._harm.is_beside(noun)

    def _of_people(self, frame: Frame, noun: int) -> FigureKind | None:
        groups, event_type = self._groups, frame.event_type
        lemma = self._tree.lemma(noun)
        harmed = self._harm.of(noun)
        if frame.trigger.name in self._words.deadly_frames:
            harmed = harmed or "killed"
        if lemma in self._words.formations or (harmed in HARMED and lemma in self._words.households):
            # "Two battalions", "ten members of one family": they are no count of people.
            return None
        if event_type in groups.people:
            # "Twelve refugees were killed": refugees by name, and no flight is told of; "nine missing and
            # 400 people displaced": the bare number is of others.
            apart = noun == frame.index or (self._tree.tokens[noun].pos == "NUM" and event_type == "displace")
            return None if harmed and apart else groups.people[event_type]
        return harmed or self._driven_out(noun) or groups.people_unharmed.get(event_type)

    def _driven_out(self, noun: int) -> FigureKind | None:
        """ "Food for 80,000 displaced people": whatever is told of them, the number is of the displaced."""
        tree = self._tree
        near = [noun, *tree.children(noun, "amod", "compound", "conj")]
        said = {word for k in near for word in (tree.lemma(k), tree.word(k))}
        return "displaced" if said & self._words.displaced else None

    def _of_things(self, event_type: str, noun: int) -> FigureKind | None:
        lemma = self._tree.lemma(noun)
        if self._is_where(noun):
            return None
        if self._kinds.is_of(noun, "settlement-count"):
            return "settlements" if event_type in self._groups.counting_settlements else "other"
        if event_type in self._groups.counting_posts and self._kinds.is_of(noun, "post"):
            return "posts"
        if lemma in self._words.targets:
            return "targets"
        if lemma in self._words.strikes or self._kinds.is_of(noun, *_THINGS):
            return "other"
        return None

    def _is_where(self, noun: int) -> bool:
        """ "Live in 83 schools", "in one district": where it is told of, and not what was done to."""
        tree = self._tree
        placed = tree.tokens[noun].dep == "pobj" and tree.word(tree.head(noun)) in self._words.where
        return placed and self._kinds.is_of(noun, "place", "structure", "settlement-count")
