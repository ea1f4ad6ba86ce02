"""What the doer and the means make of a general trigger: an attack by aircraft is an air strike."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.arguments import Arguments
from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame
from variorum.extract.slots import follow, subjects


def refined(kinds: Kinds, frame: Frame, arguments: Arguments) -> Frame:
    """The frame with its event type sharpened by who acted and with what; unchanged otherwise."""
    groups, words = kinds.lexicon.codebook.groups, kinds.lexicon.words.verbs
    if frame.event_type not in groups.general:
        return frame
    doers = _doers(kinds, frame)
    means = _means(kinds, doers) | _used(kinds, frame)
    flown = frame.light is not None and kinds.tree.lemma(frame.light) in words.flying
    if (flown or not means.isdisjoint(("aircraft", "airstrike"))) and "bomber" not in means:
        return _as(frame, "airstrike")
    if "bomber" in means and "aircraft" not in means and frame.event_type == "attack":
        return _as(frame, "bombing")
    if "artillery" in means and frame.event_type in groups.by_artillery:
        return _as(frame, "shelling")
    if "bomb" in means and frame.event_type in groups.by_artillery:
        return _as(frame, "bombing")
    # A party killed them: neither a disease nor the war itself.
    killed = arguments.agents and any(kinds.is_of(d, "armed", "government") for d in doers)
    return _as(frame, "attack") if frame.event_type == "casualties" and killed else frame


def _as(frame: Frame, event_type: str) -> Frame:
    # A killing stays known as one: "attacked and killed" is one act by one doer.
    flags = frame.trigger.flags - {"harm"} | ({"killing"} if "harm" in frame.trigger.flags else set())
    return replace(frame, trigger=replace(frame.trigger, event_type=event_type, flags=flags))


def _doers(kinds: Kinds, frame: Frame) -> list[int]:
    verb = frame.index if frame.trigger.pos == "verb" else frame.light
    named = follow(kinds.tree, frame.index, "by") if frame.trigger.pos == "noun" else []
    return named if verb is None else [*named, *subjects(kinds.tree, verb)]


def _used(kinds: Kinds, frame: Frame) -> set[str]:
    """The classes of the weapons that an act is said to be done with: "with mortars", "using drones"."""
    tree = kinds.tree
    found = [h for anchor in frame.anchors for h in follow(tree, anchor, "with")]
    users = (k for anchor in frame.anchors for k in tree.children(anchor, "advcl", "acl"))
    found += [o for k in users if tree.lemma(k) == "use" for o in tree.children(k, "dobj")]
    # "Came under artillery fire".
    found += [k for h in follow(tree, frame.index, "under") for k in tree.children(h, "compound", "amod")]
    weapons = (h for h in found if not kinds.is_of(h, "people"))
    classes = [kinds.of(h) for h in weapons]
    # A grenade is thrown: an attack with grenades is no bombing.
    if any("bomb" in found and "munition" not in found for found in classes):
        return {"bomb"}
    return {name for found in classes for name in found & {"aircraft", "artillery"}}


def _means(kinds: Kinds, doers: list[int]) -> set[str]:
    """The classes of the doers, and the artillery named before them."""
    found = {name for doer in doers for name in kinds.of(doer)}
    guns = (k for doer in doers for k in kinds.tree.children(doer, "compound"))
    return found | {"artillery"} if any(kinds.is_of(k, "artillery") for k in guns) else found
