"""Harm and strikes that are nobody's violence: accidents, animals, workers who stop work."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame, heads_for
from variorum.extract.slots import follow, objects, surface_subjects
from variorum.extract.tree import NOUNS

# Prepositions that lead from harm to what did it, or to what it happened in.
_CAUSES = ("in", "by", "from", "after", "during", "of", "with")
# Classes of those who may strike with arms.
_STRIKING = ("armed", "government", "country", "aircraft", "artillery")


def is_of_peace(kinds: Kinds, frame: Frame) -> bool:
    """Whether a frame tells of harm by a mishap, of animals, or of people who are on strike."""
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
