"""People killed or hurt: carried by the act that did it, a claim of their own only without one."""

from __future__ import annotations

from variorum.extract.arguments import Arguments
from variorum.extract.frames import Frame
from variorum.extract.tree import Tree
from variorum.model.claims import Figure, Modality

Found = tuple[Frame, Arguments, Modality, list[Figure]]
_MEANS = frozenset({"airstrike", "shelling", "bombing"})
_ACTS = frozenset({"airstrike", "shelling", "bombing", "attack", "offensive", "shootdown", "clash"})


def joined_harm(tree: Tree, found: list[Found]) -> list[Found]:
    """The frames with each count of dead or hurt moved to the act it hangs on in this sentence.

    A bare act ("in the attack") that names neither doer, target nor place of its own gives way to
    the count instead; several harm verbs over one count stay one claim.
    """
    acts = [f for f in found if f[0].trigger.event_type in _ACTS and "harm" not in f[0].trigger.flags]
    kept: list[Found] = []
    dropped: set[int] = set()
    for one in found:
        frame, arguments, _, figures = one
        if "harm" not in frame.trigger.flags:
            continue
        act = next((a for a in acts if _linked(tree, frame.index, a[0])), None)
        if act is None:
            continue
        if _carries(tree, act):
            act[1].patients += [
                p for p in arguments.patients if p not in act[1].patients and p not in act[1].agents
            ]
            have = {(f.start, f.end) for f in act[3]}
            act[3].extend(f for f in figures if (f.start, f.end) not in have)
            dropped.add(frame.index)
            if not act[1].places:
                act[1].places += arguments.places
        else:
            dropped.add(act[0].index)
    seen: set[tuple[int, int]] = set()
    for one in found:
        if one[0].index in dropped:
            continue
        counts = {(f.start, f.end) for f in one[3]}
        if "harm" in one[0].trigger.flags and counts and counts <= seen:
            continue
        seen |= counts
        kept.append(one)
    return kept


def _carries(tree: Tree, act: Found) -> bool:
    """A means ("an air strike") or an act with parties of its own; "the attack" alone does not."""
    frame, arguments = act[0], act[1]
    if arguments.agents or arguments.own_places or frame.trigger.pos == "verb":
        return True
    determiners = {tree.tokens[k].text.casefold() for k in tree.children(frame.index, "det")}
    return frame.trigger.event_type in _MEANS or bool(determiners & {"a", "an", "another"})


def _linked(tree: Tree, harm: int, act: Frame) -> bool:
    """Whether the act is the harm verb's subject, cause or governing clause."""
    if harm == act.index:
        return False
    below_harm = set(tree.below(harm))
    if act.index in below_harm:
        return True
    anchors = {act.index} | ({act.light} if act.light is not None else set())
    index = harm
    for _ in range(4):
        token = tree.tokens[index]
        if token.head == index or token.dep not in (
            "advcl",
            "xcomp",
            "conj",
            "acl",
            "pcomp",
            "prep",
            "relcl",
            "dep",
        ):
            return False
        index = token.head
        if index in anchors:
            return True
    return False
