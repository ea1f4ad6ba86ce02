"""Mentions of places and roads out of noun phrases, with how they lie to the event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.extract.kinds import Kinds
from variorum.extract.party_mentions import phrase_mention
from variorum.model.claims import Mention, PlaceMention, Relation

_AREAS_OF: dict[str, tuple[Relation, Relation]] = {
    "north": ("north-of", "north-part"),
    "south": ("south-of", "south-part"),
    "east": ("east-of", "east-part"),
    "west": ("west-of", "west-part"),
}
# Characters between a distance and the place it is measured from, at most.
_DISTANCE_REACH = 40
# A name in apposition follows its noun after a comma or a blank.
_APPOSED_REACH = 3


def place_mentions(kinds: Kinds, heads: list[int], slot: str = "") -> list[PlaceMention]:
    """Places at the heads, each followed by the wider places its phrase names."""
    found: dict[tuple[int, int], PlaceMention] = {}
    for head in (kinds.whole(h) for h in heads):
        if not kinds.is_of(head, "place", "unknown-name", "unknown-first"):
            continue
        if kinds.is_of(head, "armed", "person") and not _names_place(kinds, head):
            continue
        for place in _places(kinds, head, slot):
            found.setdefault((place.mention.start, place.mention.end), place)
    return list(found.values())


def route_mentions(kinds: Kinds, heads: list[int]) -> list[Mention]:
    """Roads at the heads: "the M5", "the Aleppo-Damascus highway"."""
    crossings = kinds.lexicon.words.places.crossings
    roads = [h for h in heads if kinds.is_of(h, "route") and kinds.tree.lemma(h) not in crossings]
    return list(dict.fromkeys(phrase_mention(kinds, h) for h in roads))


def _names_place(kinds: Kinds, head: int) -> bool:
    named = any(n.kind in ("place", "country") for n in kinds.names_at(head))
    return named or kinds.is_of(head, "settlement", "area", "facility")


def _places(kinds: Kinds, head: int, slot: str) -> Iterator[PlaceMention]:
    """The place at a head and those around it, the nearest first."""
    tree = kinds.tree
    left = [(head, slot)]
    while left:
        here, by = left.pop()
        named = _name_of(kinds, here)
        core = here if named is None else named
        start, end = _place_span(kinds, core)
        text = tree.text(start, end)
        yield PlaceMention(
            mention=Mention(text=text, start=start, end=end, head=tree.lemma(core)),
            relation=_relation(kinds, here, text, by),
            distance_km=_distance(kinds, here),
        )
        left += [(outer, "in") for outer in reversed(_wider(kinds, here, core))]


def _name_of(kinds: Kinds, head: int) -> int | None:
    """ "the strategic town of Saraqib": the name is the place, the noun only its kind."""
    tree = kinds.tree
    if not kinds.is_of(head, "settlement") or kinds.names_at(head):
        return None
    if tree.tokens[head].dep == "appos" and kinds.names_at(tree.head(head)):
        return tree.head(head)
    if any(tree.tokens[k].pos == "PROPN" for k in tree.children(head, "compound", "nmod")):
        return None
    for inner in tree.of_what(head):
        if tree.tokens[inner].pos == "PROPN" or kinds.names_at(inner):
            return inner
    for kid in tree.children(head, "appos"):
        near = tree.tokens[kid].start - tree.tokens[head].end <= _APPOSED_REACH
        if tree.tokens[kid].pos == "PROPN" and near:
            return kid
    return None


def _place_span(kinds: Kinds, head: int) -> tuple[int, int]:
    tree = kinds.tree
    start, end = tree.phrase_text(*tree.noun_phrase(head))
    for name in kinds.names_at(head):
        if name.kind not in ("place", "country"):
            continue
        start, end = min(start, name.start), max(end, name.end)
        # Adjectives before a bare place name ("strategic Saraqib") are not part of it.
        plain = tree.tokens[head].pos == "PROPN" and name.end == tree.tokens[head].end
        if plain and not _directions(kinds, tree.text(start, name.start)):
            start = name.start
    return start, end


def _wider(kinds: Kinds, head: int, core: int) -> list[int]:
    """Places that the phrase says this one lies in: "in Idlib province", ", Syria"."""
    tree, found = kinds.tree, []
    for index in dict.fromkeys((head, core)):
        for kid in tree.children(index, "prep"):
            if tree.word(kid) in kinds.lexicon.words.places.wider:
                found += [p for p in tree.children(kid, "pobj") if p != core]
        found += [k for k in tree.children(index, "appos") if kinds.names_at(k) and k != core]
        found += [k for k in tree.children(index, "npadvmod") if k > index]
    return [
        f
        for f in found
        if kinds.is_of(f, "place")
        and not kinds.is_of(f, "people", "route")
        and (kinds.names_at(f) or kinds.is_of(f, "area", "settlement"))
    ]


def _directions(kinds: Kinds, text: str) -> list[str]:
    """The points of the compass that words name, in order."""
    known = kinds.lexicon.words.places.directions
    return [known[word] for word in re.findall(r"\w+", text.casefold()) if word in known]


def _relation(kinds: Kinds, head: int, text: str, slot: str) -> Relation:
    words, folded = kinds.lexicon.words.places, text.casefold()
    if any(word in folded for word in words.countryside):
        return "countryside"
    if any(word in folded for word in words.outskirts):
        return "outskirts"
    # "North Kordofan" is a name: its first word tells no part of anything.
    named = " ".join(n.text for n in kinds.names_at(head) if n.kind in ("place", "country")).casefold()
    for direction in [d for d in _directions(kinds, text) if d not in named][:1]:
        outside, part = _AREAS_OF[direction]
        return outside if re.search(rf"\b{direction}\w*\s+of\b", folded) else part
    before = kinds.tree.word(head - 1) if head else ""
    last = slot.rsplit("/", 1)[-1] or before
    if last in words.near or before in words.near:
        return "near"
    if last in words.toward:
        return "toward"
    return "from" if last == "from" else "in"


def _distance(kinds: Kinds, head: int) -> float | None:
    """ "30 kilometres east of X": the quantity of length that stands before the place."""
    tree, links = kinds.tree, kinds.lexicon.words.places.distance_links
    start = tree.tokens[head].start
    for quantity in tree.sentence.quantities:
        if quantity.unit == "km" and 0 <= start - quantity.end <= _DISTANCE_REACH:
            between = re.findall(r"\w+", tree.text(quantity.end, start).casefold())
            if quantity.low is not None and not links.isdisjoint(between):
                return quantity.low
    return None
