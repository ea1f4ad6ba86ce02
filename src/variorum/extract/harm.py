"""People killed or hurt: carried by the act that did it, a claim of their own only without one."""

from __future__ import annotations

from variorum.extract.drafts import Draft
from variorum.extract.kinds import Kinds
from variorum.extract.tree import Tree

# How harm hangs on an act: in a clause below it, or joined to it.
_LINKS = frozenset({"advcl", "xcomp", "conj", "acl", "pcomp", "prep", "relcl", "dep", "oprd", "acomp"})
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
        act = next((a for a in acts if _linked(kinds.tree, harm.frame.index, a)), None)
        if act is None:
            continue
        if not (_carries(kinds, act) or _hangs_on(kinds.tree, harm.frame.index, act.frame.index)):
            dropped.add(act.frame.index)
            continue
        dropped.add(harm.frame.index)
        _take_over(act, harm)
    left = [d for d in drafts if d.frame.index not in dropped]
    return _counted_once(_by_one_doer(kinds, left))


def _take_over(act: Draft, harm: Draft) -> None:
    """Moves to an act whom it harmed, how many, and where and when if it does not say so itself.

    That nobody was harmed does not deny the act ("no one was killed in the strike").
    """
    nobody = harm.figures and all(f.low == f.high == 0 for f in harm.figures)
    if nobody and act.modality == harm.modality == "denied" and act.frame.trigger.pos == "noun":
        act.modality = "asserted"
    act.harms += [harm.frame.index, *harm.harms]
    act.arguments.add_patients(harm.arguments.patients)
    act.add_figures(harm.figures)
    if not act.arguments.places:
        act.arguments.places += harm.arguments.places


def _by_one_doer(kinds: Kinds, drafts: list[Draft]) -> list[Draft]:
    """The drafts with "bombed the town and killed five", "killing 14 and wounding 30" made one each."""
    kept: list[Draft] = []
    for draft in drafts:
        killing = "killing" in draft.frame.trigger.flags or draft.is_harm
        act = next((k for k in kept if killing and _joint(kinds, k, draft)), None)
        if act is None:
            kept.append(draft)
        else:
            _take_over(act, draft)
    return kept


def _joint(kinds: Kinds, act: Draft, killing: Draft) -> bool:
    """Whether a killing is joined by "and" to an act, or to another killing, of the same doer."""
    same_kind = "killing" in act.frame.trigger.flags or act.is_harm
    violent = act.frame.event_type == killing.frame.event_type or not killing.is_harm
    tree, groups = kinds.tree, kinds.lexicon.codebook.groups
    doers = [(a.start, a.end) for a in act.arguments.agents]
    joined = tree.first_conjunct(killing.frame.index) == tree.first_conjunct(act.frame.index)
    joined = joined or (bool(doers) and _linked(tree, killing.frame.index, act))
    same = doers == [(a.start, a.end) for a in killing.arguments.agents]
    return (
        joined
        and same
        and violent
        and (same_kind or (bool(doers) and act.frame.event_type in groups.with_killing))
    )


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


def _hangs_on(tree: Tree, harm: int, act: int) -> bool:
    """ "The blast, in which 30 died": the count is in a clause on the noun."""
    clauses = [k for k in tree.children(act, "relcl", "acl") if k > act]
    return any(harm in tree.below(k) for k in clauses)


def _linked(tree: Tree, harm: int, act: Draft) -> bool:
    """Whether the act is the harm verb's subject, cause or governing clause."""
    if harm == act.frame.index:
        return False
    if act.frame.index in tree.below(harm):
        return not _told_apart(tree, harm, act.frame.index)
    index = harm
    for _ in range(_HIGHEST):
        token = tree.tokens[index]
        if token.head == index or token.dep not in _LINKS:
            return False
        index = token.head
        if index in act.anchors:
            return True
    return False


def _told_apart(tree: Tree, harm: int, act: int) -> bool:
    """Whether a clause of its own between them tells of the act ("died in a town where troops clash")."""
    index = act
    while index != harm:
        if tree.tokens[index].dep == "relcl" and tree.is_verb(index):
            return True
        index = tree.head(index)
    return False
