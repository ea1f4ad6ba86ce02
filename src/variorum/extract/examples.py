"""Places that a count names as some of those counted: "six towns, including A and B"."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.extract.place_mentions import place_mentions
from variorum.model.claims import PlaceMention


def named_among(kinds: Kinds, verb: int, counted: int) -> list[PlaceMention]:
    """The named places told, after a count of them that hangs on a verb, to be among those counted."""
    tree, words = kinds.tree, kinds.lexicon.words.places
    heads: list[int] = []
    for link in range(counted + 1, len(tree) - 1):
        if tree.word(link) in words.including:
            tied = (verb, counted, *tree.below(counted))
            heads += tree.complements(link) if tree.head(link) in tied else []
        elif tree.word(link) in words.among and tree.word(link + 1) in kinds.lexicon.words.reference.there:
            heads += _name_after(kinds, link + 2)
    named = [h for h in heads if not kinds.is_of(h, "armed", "person", "people", "country")]
    return [p for p in place_mentions(kinds, named) if any(c.isupper() for c in p.mention.text)]


def _name_after(kinds: Kinds, index: int) -> list[int]:
    """The name that begins at a token, with those joined to it, wherever the parser hung it."""
    tree = kinds.tree
    if index >= len(tree) or tree.tokens[index].pos != "PROPN":
        return []
    while tree.tokens[index].dep in ("compound", "nmod") and tree.head(index) > index:
        index = tree.head(index)
    return tree.conjuncts(index)
