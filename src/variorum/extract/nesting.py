"""One act told twice in one sentence is one claim: nested frames are joined."""

from __future__ import annotations

from variorum.extract.drafts import Draft
from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame

_LINKS = frozenset(
    {"dobj", "nsubjpass", "pobj", "prep", "acl", "agent", "nsubj", "attr", "xcomp", "appos", "compound"}
)
_OWN = frozenset({"their", "its", "his", "her", "our"})
# Steps from the inner frame up to the outer one, at most.
_HIGHEST = 4


def joined_nested(kinds: Kinds, drafts: list[Draft]) -> list[Draft]:
    """The drafts less those that only name again, inside a wider frame, the act it tells of."""
    gone = {i.frame.index for i in drafts for o in drafts if _threatened(kinds, o.frame, i.frame)}
    for inner in drafts:
        if inner.frame.index in gone:
            continue
        outer = next((o for o in drafts if o is not inner and _names_again(kinds, o, inner)), None)
        if outer is None or outer.frame.index in gone or _other_doer(outer, inner):
            continue
        _take_over(outer, inner)
        gone.add(inner.frame.index)
    return [d for d in drafts if d.frame.index not in gone]


def _names_again(kinds: Kinds, outer: Draft, inner: Draft) -> bool:
    tree, kind = kinds.tree, inner.frame.event_type
    if kind not in kinds.lexicon.codebook.groups.named_again.get(outer.frame.event_type, ()):
        return False
    index = inner.frame.index
    for _ in range(_HIGHEST):
        token = tree.tokens[index]
        same = kind == outer.frame.event_type
        participle = token.dep == "advcl" and token.tag == "VBG" and same
        # "Met the envoys and proposed a truce": one round of talks.
        joined = token.dep == "conj" and same and kind in kinds.lexicon.codebook.groups.joint
        # "Kept them from entering the town": what they were kept from is what was repelled.
        kept = token.dep == "pcomp" and outer.frame.event_type == "repel"
        if token.head == index or not (token.dep in _LINKS or participle or joined or kept):
            return False
        index = token.head
        if index in outer.frame.anchors:
            return True
        if tree.is_verb(index):
            return False
    return False


def _threatened(kinds: Kinds, outer: Frame, inner: Frame) -> bool:
    """What a threat threatens to do is part of the threat."""
    if outer.event_type != "threaten" or outer is inner:
        return False
    clauses = kinds.tree.children(outer.index, "xcomp", "ccomp")
    return any(inner.index in kinds.tree.below(k) for k in clauses)


def _other_doer(above: Draft, below: Draft) -> bool:
    """Two different doers are two acts, unless the outer one repels the inner."""
    outer, inner = above.arguments, below.arguments
    if not outer.agents or not inner.agents or above.frame.event_type == "repel":
        return False
    shared = any(a.start < b.end and b.start < a.end for a in outer.agents for b in inner.agents)
    # "Tightened their grip": whose grip it is, is not another doer.
    own = all(b.text.casefold() in _OWN for b in inner.agents)
    return not (shared or own) and set(outer.agents).isdisjoint(inner.patients)


def _take_over(outer: Draft, inner: Draft) -> None:
    """Moves to the outer draft what it lacks."""
    mine, other = outer.arguments, inner.arguments
    outer.names |= inner.anchors
    if outer.frame.event_type == "repel":
        mine.add_patients(other.agents)
    elif not mine.agents:
        mine.agents += other.agents
    mine.add_patients(other.patients)
    mine.places += [p for p in other.places if p not in mine.places]
    mine.own_places = max(mine.own_places, min(len(mine.places), other.own_places))
    mine.sure_places = max(mine.sure_places, mine.own_places)
    mine.routes += [r for r in other.routes if r not in mine.routes]
    outer.add_figures(inner.figures)
