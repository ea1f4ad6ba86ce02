"""People killed or hurt: carried by the act that did it, a claim of their own only without one."""

from __future__ import annotations

from variorum.extract.drafts import Draft
from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame
from variorum.extract.tree import Tree

# How harm hangs on an act: in a clause below it, or joined to it.
_LINKS = frozenset({"advcl", "xcomp", "conj", "acl", "pcomp", "prep", "relcl", "dep"})
# Steps from the harm up to the act, at most.
_HIGHEST = 4


def joined_harm(kinds: Kinds, drafts: list[Draft]) -> list[Draft]:
    """The drafts with each count of dead or hurt moved to the act it hangs on in this sentence.

    A bare act ("in the attack") that names neither doer, target nor place of its own gives way to
    the count instead; several harm verbs over one count stay one claim.
    """
    groups = kinds.lexicon.codebook.groups
    acts = [d for d in drafts if d.frame.event_type in groups.harming and not d.is_harm]
    dropped: set[int] = set()
    for harm in (d for d in drafts if d.is_harm):
        act = next((a for a in acts if _linked(kinds.tree, harm.frame.index, a.frame)), None)
        if act is None:
            continue
        if not _carries(kinds, act):
            dropped.add(act.frame.index)
            continue
        dropped.add(harm.frame.index)
        act.arguments.add_patients(harm.arguments.patients)
        act.add_figures(harm.figures)
        if not act.arguments.places:
            act.arguments.places += harm.arguments.places
    return _counted_once([d for d in drafts if d.frame.index not in dropped])


def _counted_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts less those of harm whose every count another has already."""
    kept: list[Draft] = []
    seen: set[tuple[int, int]] = set()
    for draft in drafts:
        counts = draft.figure_spans()
        if not (draft.is_harm and counts and counts <= seen):
            seen |= counts
            kept.append(draft)
    return kept


def _carries(kinds: Kinds, act: Draft) -> bool:
    """A means ("an air strike") or an act with parties of its own; "the attack" alone does not."""
    frame, lexicon = act.frame, kinds.lexicon
    if act.arguments.agents or act.arguments.own_places or frame.trigger.pos == "verb":
        return True
    determiners = {kinds.tree.word(k) for k in kinds.tree.children(frame.index, "det")}
    new = not determiners.isdisjoint(lexicon.words.counting.one)
    return new or frame.event_type in lexicon.codebook.groups.means


def _linked(tree: Tree, harm: int, act: Frame) -> bool:
    """Whether the act is the harm verb's subject, cause or governing clause."""
    if harm == act.index:
        return False
    if act.index in tree.below(harm):
        return True
    index = harm
    for _ in range(_HIGHEST):
        token = tree.tokens[index]
        if token.head == index or token.dep not in _LINKS:
            return False
        index = token.head
        if index in act.anchors:
            return True
    return False
