"""One act told by two words of one sentence is one claim: nested frames are joined."""

from __future__ import annotations

from variorum.extract.arguments import Arguments
from variorum.extract.frames import Frame
from variorum.extract.tree import Tree
from variorum.model.claims import Figure, Modality

Found = tuple[Frame, Arguments, Modality, list[Figure]]
_ACT_OF = {
    "repel": frozenset({"attack", "offensive", "advance", "clash"}),
    "offensive": frozenset({"attack", "offensive", "advance"}),
    "airstrike": frozenset({"attack", "bombing", "airstrike"}),
    "shelling": frozenset({"attack", "shelling", "bombing"}),
    "bombing": frozenset({"attack", "bombing"}),
    "attack": frozenset({"attack"}),
    "agree": frozenset({"agree", "negotiate"}),
    "negotiate": frozenset({"negotiate", "agree"}),
    "violate": frozenset({"violate", "agree"}),
    "threaten": frozenset({"threaten"}),
    "deploy": frozenset({"deploy"}),
    "control": frozenset({"control"}),
    "capture": frozenset({"capture"}),
    "displace": frozenset({"displace"}),
    "clash": frozenset({"clash"}),
    "withdraw": frozenset({"withdraw"}),
    "advance": frozenset({"advance"}),
}
_LINKS = frozenset(
    {"dobj", "nsubjpass", "pobj", "prep", "acl", "agent", "nsubj", "attr", "xcomp", "appos", "compound"}
)


def joined_nested(tree: Tree, found: list[Found]) -> list[Found]:
    """The frames less those that only name again, inside a wider frame, the act it tells of."""
    gone = {i[0].index for i in found for o in found if _threatened(tree, o[0], i[0])}
    for inner in found:
        if inner[0].index in gone:
            continue
        outer = next((o for o in found if o is not inner and _names_again(tree, o[0], inner[0])), None)
        if outer is None or outer[0].index in gone or _other_doer(outer[1], inner[1]):
            continue
        _take_over(outer, inner)
        gone.add(inner[0].index)
    return [f for f in found if f[0].index not in gone]


def _names_again(tree: Tree, outer: Frame, inner: Frame) -> bool:
    if inner.trigger.event_type not in _ACT_OF.get(outer.trigger.event_type, frozenset()):
        return False
    same = inner.trigger.event_type == outer.trigger.event_type
    index, top = inner.index, {outer.index} | ({outer.light} if outer.light is not None else set())
    for _ in range(4):
        token = tree.tokens[index]
        participle = token.dep == "advcl" and token.tag == "VBG" and same
        if not (token.dep in _LINKS or participle) or token.head == index:
            return False
        index = token.head
        if index in top:
            return True
        if tree.tokens[index].pos in ("VERB", "AUX"):
            return False
    return False


def _threatened(tree: Tree, outer: Frame, inner: Frame) -> bool:
    """What a threat threatens to do is part of the threat."""
    if outer.trigger.event_type != "threaten" or outer is inner:
        return False
    return any(inner.index in tree.below(k) for k in tree.children(outer.index, "xcomp", "ccomp"))


def _other_doer(outer: Arguments, inner: Arguments) -> bool:
    """Two different doers are two acts, unless the outer one repels the inner."""
    if not outer.agents or not inner.agents:
        return False
    shared = any(a.start < b.end and b.start < a.end for a in outer.agents for b in inner.agents)
    return not shared and not set(outer.agents) & set(inner.patients)


def _take_over(outer: Found, inner: Found) -> None:
    """Moves to the outer frame what it lacks."""
    mine, other = outer[1], inner[1]
    if outer[0].trigger.event_type == "repel":
        mine.patients += [a for a in other.agents if a not in mine.patients and a not in mine.agents]
    elif not mine.agents:
        mine.agents += other.agents
    mine.patients += [p for p in other.patients if p not in mine.patients and p not in mine.agents]
    mine.places += [p for p in other.places if p not in mine.places]
    mine.own_places = max(mine.own_places, min(len(mine.places), other.own_places))
    mine.routes += [r for r in other.routes if r not in mine.routes]
    have = {(f.start, f.end) for f in outer[3]}
    outer[3].extend(f for f in inner[3] if (f.start, f.end) not in have)
