"""What is no act of war: accidents, animals, workers who stop work, where a monitor has its seat."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame, heads_for
from variorum.extract.slots import follow, objects, subjects, surface_subjects
from variorum.extract.tree import NOUNS

# Prepositions that lead from harm to what did it, or to what it happened in.
_CAUSES = ("in", "by", "from", "after", "during", "of", "with")
# Prepositions before what is fought.
_UPON = ("against", "on")
# Types of acts that only forces do.
_OF_FORCES = frozenset(
    {"capture", "control", "advance", "encircle", "withdraw", "repel", "offensive", "deploy"}
)
# What "based" is of.
_SEATED = frozenset({"base", "headquarter", "locate", "situate"})
# Classes of those who may strike with arms.
_STRIKING = ("armed", "government", "country", "aircraft", "artillery")


def is_of_peace(kinds: Kinds, frame: Frame) -> bool:
    """Whether a frame tells of harm by a mishap, of animals, of people on strike, or of a source's seat."""
    if _has_its_seat(kinds, frame) or _is_upon_ills(kinds, frame) or _is_done_by_mishap(kinds, frame):
        return True
    if "harm" in frame.trigger.flags:
        return _befell_animals(kinds, frame) or _by_mishap(kinds, frame)
    return frame.trigger.pos == "noun" and _stops_work(kinds, frame)


def _befell_animals(kinds: Kinds, frame: Frame) -> bool:
    """ "Killed 40 goats", "300 sheep died": all whom it befell are animals."""
    tree, index = kinds.tree, frame.index
    if frame.trigger.pos != "verb":
        return False
    befallen = objects(tree, index) or surface_subjects(tree, index)
    heads = [kinds.counted(k) for k in befallen]
    return bool(heads) and all(kinds.is_of(k, "animal") and not kinds.is_of(k, "party") for k in heads)


def _by_mishap(kinds: Kinds, frame: Frame) -> bool:
    """ "Died in a road accident", "a flood in which six were killed"."""
    tree, index = kinds.tree, frame.index
    causes = [h for link in _CAUSES for h in follow(tree, index, link)]
    above = tree.head(index)
    if tree.tokens[index].dep in ("relcl", "acl") and tree.tokens[above].pos in NOUNS:
        causes.append(above)
    if frame.trigger.pos == "adjective":
        causes += [h for link in _CAUSES for h in follow(tree, above, link)]
    return any(_is_mishap(kinds, cause) for cause in causes)


def _is_mishap(kinds: Kinds, cause: int) -> bool:
    """An accident, a disaster or an illness; not the crash of what may have been shot down."""
    tree = kinds.tree
    flown = any(kinds.is_of(k, "aircraft") for k in tree.children(cause, "compound", "amod", "nmod"))
    return kinds.is_of(cause, "mishap") and not kinds.is_of(cause, "party") and not flown


def _stops_work(kinds: Kinds, frame: Frame) -> bool:
    """ "Teachers end strike": civilians strike by stopping work."""
    if kinds.tree.lemma(frame.index) != "strike":
        return False
    doers = [h for _, heads in heads_for(kinds.tree, frame, "agent") for h in heads]
    return any(kinds.is_of(h, "people") for h in doers) and not any(kinds.is_of(h, *_STRIKING) for h in doers)


def _is_upon_ills(kinds: Kinds, frame: Frame) -> bool:
    """ "An offensive against measles", "declared war on corruption": no party is fought."""
    if frame.trigger.pos != "noun":
        return False
    heads = [h for at in frame.anchors for link in _UPON for h in follow(kinds.tree, at, link)]
    return bool(heads) and all(kinds.is_of(h, "mishap", "vice") for h in heads)


def _is_done_by_mishap(kinds: Kinds, frame: Frame) -> bool:
    """ "The heatwave held the city in its grip": weather and disease take no towns."""
    if frame.trigger.pos != "verb" or frame.event_type not in _OF_FORCES:
        return False
    doers = subjects(kinds.tree, frame.index)
    return bool(doers) and all(kinds.is_of(d, "mishap") and not kinds.is_of(d, "party") for d in doers)


def _has_its_seat(kinds: Kinds, frame: Frame) -> bool:
    """ "A monitor based in Geneva": a source or a civilian body, and not forces, has its seat there."""
    tree, index = kinds.tree, frame.index
    if tree.lemma(index) not in _SEATED or tree.tokens[index].dep not in ("acl", "relcl", "amod"):
        return False
    seated = tree.head(index)
    return not kinds.is_of(seated, *_STRIKING, "military-people", "military-unit", "equipment")
