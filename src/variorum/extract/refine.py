"""What the doer and the means make of a general trigger: an attack by aircraft is an air strike."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.arguments import Arguments
from variorum.extract.frames import Frame
from variorum.extract.kinds import Kinds
from variorum.extract.slots import subjects
from variorum.extract.tree import Tree

_GENERAL = frozenset({"attack", "bombing", "casualties", "destroy"})
_FLYING = frozenset({"fly"})


def refined(tree: Tree, kinds: Kinds, frame: Frame, arguments: Arguments) -> Frame:
    """The frame with its event type sharpened by who acted and with what; unchanged otherwise."""
    if frame.trigger.event_type not in _GENERAL:
        return frame
    means = _means(tree, kinds, frame)
    by_air = "aircraft" in means or (frame.light is not None and tree.tokens[frame.light].lemma in _FLYING)
    if by_air and "bomber" not in means:
        return _as(frame, "airstrike")
    if "artillery" in means and frame.trigger.event_type in ("attack", "casualties"):
        return _as(frame, "shelling")
    if frame.trigger.event_type == "casualties" and arguments.agents and _acts(tree, kinds, frame):
        return _as(frame, "attack")
    return frame


def _as(frame: Frame, event_type: str) -> Frame:
    flags = frame.trigger.flags - {"harm"} if event_type != "casualties" else frame.trigger.flags
    return replace(frame, trigger=replace(frame.trigger, event_type=event_type, flags=flags))


def _doers(tree: Tree, frame: Frame) -> list[int]:
    if frame.trigger.pos == "verb":
        return subjects(tree, frame.index)
    return subjects(tree, frame.light) if frame.light is not None else []


def _means(tree: Tree, kinds: Kinds, frame: Frame) -> set[str]:
    found: set[str] = set()
    for head in _doers(tree, frame):
        found |= kinds.of(tree, head)
        for kid in tree.children(head, "compound"):
            found |= kinds.of(tree, kid) & {"artillery"}
    return found


def _acts(tree: Tree, kinds: Kinds, frame: Frame) -> bool:
    """A party killed them: neither a disease nor the war itself."""
    return any(kinds.of(tree, h) & {"armed", "government"} for h in _doers(tree, frame))
