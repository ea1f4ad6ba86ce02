"""Frames met in a sentence, and the tokens that their roles lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.extract.slots import blamed_for, follow, modifiers, objects, subjects, surface_subjects
from variorum.extract.tree import Tree
from variorum.lexicon.records import Trigger

# Slots of a noun that its light verb cannot fill in its place.
_OF_NOUN = ("mod", "poss", "of")
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger met in a sentence: the token it stands on and the verb that carries a light noun.

    `undergone` says that the subject of the verb is what it was done to ("town captured").
    """

    trigger: Trigger
    index: int
    light: int | None = None
    undergone: bool = False

    @property
    def event_type(self) -> str:
        """The type of the event that the trigger names."""
        return self.trigger.event_type

    @property
    def anchors(self) -> list[int]:
        """The trigger's token and that of its light verb."""
        return [self.index] if self.light is None else [self.index, self.light]


def heads_for(tree: Tree, frame: Frame, role: str) -> Iterator[tuple[str, list[int]]]:
    """The heads each slot of a role leads to, with the slot, best slot first."""
    for name, slots in frame.trigger.roles:
        if name == role:
            for slot in slots:
                yield slot, _heads(tree, frame, slot)


def _heads(tree: Tree, frame: Frame, slot: str) -> list[int]:
    if slot == "light":
        return _light_doers(tree, frame)
    if frame.trigger.pos == "noun":
        return _noun_heads(tree, frame, slot)
    if frame.trigger.pos == "adjective":
        verb = tree.head(frame.index)
        return surface_subjects(tree, verb) if slot in ("subject", "object") else follow(tree, verb, slot)
    if frame.undergone and slot.partition("/")[0] in ("subject", "object"):
        return _of_undergone(tree, frame.index, slot)
    if slot == "mod":
        return [m for o in objects(tree, frame.index) for m in modifiers(tree, o)]
    return follow(tree, frame.index, slot)


def _of_undergone(tree: Tree, verb: int, slot: str) -> list[int]:
    """The slots of a passive that lacks its "was": nobody is its doer, its subject is its object."""
    first, _, rest = slot.partition("/")
    befell = surface_subjects(tree, verb) if first == "object" else []
    return [h for k in befell for h in follow(tree, k, rest)] if rest else befell


def _light_doers(tree: Tree, frame: Frame) -> list[int]:
    """Who "launched" or "carried out" the act, or is blamed for it; nobody where the act is the subject."""
    if frame.light is None:
        return blamed_for(tree, frame.index)
    noun = tree.first_conjunct(frame.index)
    # "There was a raid", "was the scene of a raid": nobody is named as doing it.
    told = tree.tokens[noun].dep == "attr" or tree.word(tree.head(noun)) == "of"
    if told or (tree.tokens[noun].dep in (*SUBJECTS, "csubj") and not tree.is_passive(frame.light)):
        return blamed_for(tree, frame.index)
    return subjects(tree, frame.light)


def sufferers(tree: Tree, frame: Frame) -> list[int]:
    """Who "suffered" or "faced" the act."""
    return [] if frame.light is None else surface_subjects(tree, frame.light)


def _noun_heads(tree: Tree, frame: Frame, slot: str) -> list[int]:
    if slot == "subject":
        # "Opened fire in violation of the truce": who did what the noun is said of.
        link = tree.head(frame.index)
        verb = tree.verb_above(link) if tree.word(link) == "in" else link
        return subjects(tree, verb) if verb is not None and tree.is_verb(verb) else []
    found = follow(tree, frame.index, slot)
    if not found and frame.light is not None and slot not in _OF_NOUN:
        return follow(tree, frame.light, slot)
    return found
