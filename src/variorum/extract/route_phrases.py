"""Road phrases: a road's noun or label with the words around it that say which road it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.extract.kinds import Kinds
from variorum.model.claims import Mention

# "Highway 1", "Route 60", "Highway M1"
_NUMBER = re.compile(r"[A-Z]{0,3}-?\d{1,4}[A-Z]?")
# Tokens of lower case that may stand between "from" and a name ("the strategic border town of").
_PRELUDE = 6
_DASHES = frozenset({"-", "\u2013", "\u2014"})


def road_mention(kinds: Kinds, head: int) -> Mention | None:
    """The road whose noun or label the token is, with its name and ends; None where it names no one road.

    "Roads", "a road" and "the T4 air base" are no road that could be told from others.
    """
    if not _is_road(kinds, head):
        return None
    tree = kinds.tree
    first, last = _span(kinds, head)
    named = any(_is_name(kinds, i) for i in range(first, last + 1))
    if not named and not _is_the_road(kinds, head):
        return None
    start, end = tree.tokens[first].start, tree.tokens[last].end
    for name in kinds.names_at(head):
        if name.kind == "route":
            start, end = min(start, name.start), max(end, name.end)
    return Mention(text=tree.text(start, end), start=start, end=end, head=tree.lemma(head))


def roads_within(kinds: Kinds, head: int) -> list[int]:
    """Heads of the roads a phrase speaks of: its own, those that meet in a crossing, that of a stretch."""
    tree = kinds.tree
    # "The whole of the M5" is the M5.
    head = kinds.whole(head)
    if tree.word(head) in kinds.lexicon.words.places.directions:
        return [k for k in tree.children(head, "compound", "nmod") if _is_label(kinds, k)]
    if tree.lemma(head) in kinds.lexicon.words.places.crossings:
        first, _ = tree.noun_phrase(head)
        inner = [p for p in tree.of_what(head) if kinds.is_of(p, "route")]
        return [i for i in range(first, head) if _is_label(kinds, i)] + inner
    if kinds.is_of(head, "route"):
        return [head]
    if tree.lemma(head) in kinds.lexicon.words.roads.stretches:
        return [r for p in tree.of_what(head) for r in roads_within(kinds, p)]
    return []


def described_apart(kinds: Kinds) -> Iterator[Mention]:
    """ "Two highways meet: one connects A and B, the other runs to C from D": each of several by its ends."""
    tree, words = kinds.tree, kinds.lexicon.words.roads
    several = next((i for i in range(len(tree)) if _are_roads(kinds, i)), len(tree))
    for index in range(several + 1, len(tree) - 1):
        if (
            tree.word(index) in words.each_of_several
            and tree.lemma(index + 1) in words.linking | words.leading
        ):
            last = _ends_after(kinds, index + 1)
            if last is not None:
                start, end = tree.tokens[index].start, tree.tokens[last].end
                yield Mention(text=tree.text(start, end), start=start, end=end, head=tree.lemma(several))


def _are_roads(kinds: Kinds, index: int) -> bool:
    return kinds.tree.tokens[index].tag == "NNS" and kinds.is_of(index, "route")


def _is_road(kinds: Kinds, head: int) -> bool:
    if not kinds.is_of(head, "route"):
        return False
    tree = kinds.tree
    token = tree.tokens[head]
    if not _is_label(kinds, head):
        return token.tag != "NNPS" or token.text[:1].isupper()
    # "T-72 tanks", "the T4 air base": the label belongs to another thing.
    above = tree.head(head)
    if token.dep in ("compound", "nmod", "nummod") and not kinds.is_of(above, "route"):
        # "The M4 west of X", which the parser takes for a west of that name.
        if tree.word(above) in kinds.lexicon.words.places.directions:
            return any(n.ids for n in kinds.names_at(head) if n.kind == "route")
        labels = {i for i in range(above + 1) if _is_label(kinds, i)}
        return tree.lemma(above) in kinds.lexicon.words.places.crossings or above in labels
    known = any(n.ids for n in kinds.names_at(head) if n.kind == "route")
    return known or _is_the_road(kinds, head)


def _is_label(kinds: Kinds, index: int) -> bool:
    return any(n.kind == "route" for n in kinds.names_at(index))


def _is_the_road(kinds: Kinds, head: int) -> bool:
    """ "the road", "that highway": one road, known from before."""
    tree = kinds.tree
    if tree.tokens[head].tag in ("NNS", "NNPS"):
        return False
    return tree.is_definite(tree.tokens[tree.noun_phrase(head)[0]].start) or any(
        tree.word(k) in ("the", "this", "that") for k in tree.children(head, "det")
    )


def _is_name(kinds: Kinds, index: int) -> bool:
    text = kinds.tree.tokens[index].text
    return text[:1].isupper() or text[:1].isdigit()


def _span(kinds: Kinds, head: int) -> tuple[int, int]:
    """The first and last token of a road's phrase."""
    tree = kinds.tree
    first, last = head if _is_label(kinds, head) else _label_before(kinds, head), head
    if head + 1 < len(tree) and _NUMBER.fullmatch(tree.tokens[head + 1].text):
        last = head + 1
    # "the M5, which links A with B" has its name.
    after = None if any(_is_label(kinds, i) for i in range(first, last + 1)) else _ends_after(kinds, last + 1)
    after = _stretch_after(kinds, last + 1) if after is None else after
    return first, last if after is None else after


def _label_before(kinds: Kinds, head: int) -> int:
    """The first token of a road's phrase: adjectives before its name and determiners left out."""
    tree = kinds.tree
    first, _ = tree.noun_phrase(head)
    while first < head and (
        tree.word(first) in tree.words.determiners
        or tree.tokens[first].pos in ("DET", "PUNCT", "CCONJ", "NUM")
    ):
        first += 1
    named = [i for i in range(first, head) if _is_name(kinds, i)]
    first = named[0] if named else first
    return _other_end_before(kinds, first)


def _other_end_before(kinds: Kinds, first: int) -> int:
    """ "the Damascus to Homs highway": the parser hangs the first end elsewhere."""
    tree = kinds.tree
    if first < 2 or not (
        tree.word(first - 1) in kinds.lexicon.words.roads.into or tree.tokens[first - 1].text in _DASHES
    ):
        return first
    start = first - 2
    if not _is_name(kinds, start):
        return first
    while start and (_is_name(kinds, start - 1) or tree.tokens[start - 1].text in _DASHES):
        start -= 1
    outset = tree.word(start - 1) if start else ""
    return first if outset in kinds.lexicon.words.roads.out_of else start


def _ends_after(kinds: Kinds, index: int) -> int | None:
    """The last token of "between A and B", "from A to B", "linking A with B" or "to B" after a road."""
    tree, words = kinds.tree, kinds.lexicon.words.roads
    if index < len(tree) and tree.tokens[index].text == ",":
        index += 1
    if index < len(tree) and tree.word(index) in words.relative:
        index += 1
    if index >= len(tree):
        return None
    if tree.lemma(index) in words.linking:
        both = _two_ends(kinds, index + 1, words.with_other)
        return _place_after(kinds, index + 1) if both is None else both
    if tree.lemma(index) in words.leading and (tree.is_verb(index) or tree.tokens[index].dep == "dep"):
        index += 1
    elif tree.tokens[index - 1].text == ",":
        return None
    if index >= len(tree):
        return None
    if tree.word(index) in words.into | words.out_of:
        return _stretch_after(kinds, index) or _place_after(kinds, index + 1)
    return _stretch_after(kinds, index)


def _stretch_after(kinds: Kinds, index: int) -> int | None:
    """The last token of "between A and B" or "from A to B"."""
    tree, words = kinds.tree, kinds.lexicon.words.roads
    if index >= len(tree):
        return None
    if tree.word(index) in words.between:
        return _two_ends(kinds, index + 1, frozenset({"and"}))
    return _two_ends(kinds, index + 1, words.into) if tree.word(index) in words.out_of else None


def _two_ends(kinds: Kinds, index: int, joints: frozenset[str]) -> int | None:
    one = _place_after(kinds, index)
    if one is None or one + 2 >= len(kinds.tree) or kinds.tree.word(one + 1) not in joints:
        return None
    return _place_after(kinds, one + 2)


def _place_after(kinds: Kinds, index: int) -> int | None:
    """The last token of the place that begins at or soon after a token ("the port of Sidon")."""
    tree = kinds.tree
    for first in range(index, min(len(tree), index + _PRELUDE)):
        token = tree.tokens[first]
        if _is_name(kinds, first) and token.pos != "NUM":
            ends = [n.end for n in kinds.names_at(first) if n.kind in ("place", "country")]
            last = first
            while last + 1 < len(tree) and (
                tree.tokens[last + 1].end <= max(ends, default=0)
                or (not ends and tree.tokens[last + 1].pos == "PROPN" and tree.tokens[last].pos == "PROPN")
            ):
                last += 1
            return last
        if token.pos not in ("DET", "ADJ", "NOUN") and token.text not in ("of", "at"):
            return None
    return None
