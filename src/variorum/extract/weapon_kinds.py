"""What kind of weapon a noun names where the words around it tell: bombs, fire, explosions, strikes."""

from __future__ import annotations

from collections.abc import Callable

from variorum.extract.tree import Tree
from variorum.lexicon.words_of_text import NounWords

# Links from a weapon to what it came from.
_SOURCES = ("from", "by")
_SENDING = ("fire", "drop", "launch", "release")


def weapon_kinds(
    tree: Tree, words: NounWords, listed: Callable[[str], frozenset[str]], index: int, found: set[str]
) -> set[str]:
    """The classes `found` of the noun at `index`, mended by its modifiers and by what it came from.

    "Mortar bombs" are munitions and no bombs; "glide bombs" and "missiles fired from a drone" are also
    of class air-bomb, "air raid" of class airstrike, "ground fire" of class ground-fire; a "gas
    explosion" is no bomb.
    """
    lemma = tree.lemma(index)
    before = _before(tree, index)
    if lemma in words.struck and before & words.air_struck:
        return found | {"airstrike"}
    links = tree.children(index, "prep") if lemma == "fire" else []
    from_ground = any(tree.lemma(p) in words.ground_fire for k in links for p in tree.children(k, "pobj"))
    if lemma == "fire" and (from_ground or before & words.ground_fire):
        return found | {"ground-fire"}
    if lemma == "fire" and any(listed(word) & {"artillery", "munition"} for word in before):
        return found | {"munition"}
    if lemma == "vehicle" and before & words.unmanned:
        return found | {"aircraft", "missile"}
    if "bomb" in found and before & words.no_bombs:
        return found - {"bomb"}
    if lemma == "bomb" and "mortar" in before:
        return found - {"bomb"} | {"munition", "missile"}
    if lemma in ("bomb", "munition") and before & words.air_bombs:
        return found | {"air-bomb"}
    if found & {"bomb", "munition"} and _from_aircraft(tree, listed, index):
        return found | {"air-bomb"}
    return found


def _before(tree: Tree, index: int) -> set[str]:
    """The words before a noun, lemmas and as printed, those before a modifier of it among them."""
    kids = tree.children(index, "compound", "amod", "nmod")
    kids += [k for kid in kids for k in tree.children(kid, "compound", "npadvmod", "advmod", "amod")]
    return {word for k in kids for word in (tree.lemma(k), tree.word(k))}


def _from_aircraft(tree: Tree, listed: Callable[[str], frozenset[str]], index: int) -> bool:
    """ "A missile from a drone", "rockets fired by helicopters", "bombs that jets dropped"."""
    anchors = [index, *tree.children(index, "acl", "relcl")]
    if tree.tokens[index].dep == "nsubj" and tree.lemma(tree.head(index)) in _SENDING:
        # "Missiles fired from a drone struck": the parser may take the participle for the verb.
        anchors.append(tree.head(index))
    links = [k for a in anchors for k in tree.children(a, "prep", "agent") if tree.word(k) in _SOURCES]
    sources = [p for k in links for p in tree.children(k, "pobj")]
    sources += [s for a in anchors[1:] for s in tree.children(a, "nsubj") if s != index]
    return any("aircraft" in listed(tree.lemma(p)) for p in sources)
