"""Mentions out of noun phrases: parties, places, roads, with what a pronoun stands for."""

from __future__ import annotations

import re

from variorum.extract.kinds import Kinds
from variorum.extract.tree import Tree
from variorum.model.claims import Mention, PlaceMention, Relation
from variorum.model.readings import Name

_DOER_BEHIND = frozenset(
    {
        "aircraft",
        "munition",
        "artillery",
        "airstrike",
        "violence",
        "convoy",
        "presence",
        "post",
        "bomb",
        "reinforcement",
    }
)
_COMPASS = {"north": "north", "south": "south", "east": "east", "west": "west"}
_DIRECTION = re.compile(r"\b(north|south|east|west)(?:ern|eastern|western|east|west)?\b")
_NEAR = frozenset({"near", "around", "outside", "close", "by", "beside", "nearby"})
_TOWARD = frozenset({"toward", "towards", "to"})


def party_mentions(tree: Tree, kinds: Kinds, heads: list[int]) -> list[Mention]:
    """A mention for each head that may be a party; of "Russian warplanes" the Russians."""
    found: list[Mention] = []
    for head in heads:
        classes = kinds.of(tree, head)
        if tree.tokens[head].dep in ("amod", "compound", "nmod"):
            found += _modifier(tree, kinds, head)
            continue
        behind = bool(classes & _DOER_BEHIND) and not classes & {"armed", "people"}
        if behind:
            found += doers_behind(tree, kinds, head)
        elif classes & {"party", "unknown-name", "source", "pronoun", "aid-body", "person"}:
            found += _party(tree, kinds, head)
    return list(dict.fromkeys(found))


def _modifier(tree: Tree, kinds: Kinds, head: int) -> list[Mention]:
    """A party named before a noun: "Turkish" of "a Turkish air strike"."""
    names = [n for n in kinds.names_at(tree, head) if n.kind in ("demonym", "actor", "country")]
    for name in names:
        if not _hyphened(tree, name):
            return [Mention(text=name.text, start=name.start, end=name.end, head=name.text.casefold())]
    if kinds.of(tree, head) & {"armed", "government"}:
        return _party(tree, kinds, head)
    return []


def doers_behind(tree: Tree, kinds: Kinds, head: int) -> list[Mention]:
    """The parties that a thing belongs to: demonyms and names before it, its owner, its maker."""
    found: list[Mention] = []
    first, _ = tree.noun_phrase(head)
    covered = [
        n
        for n in tree.sentence.names
        if tree.tokens[first].start <= n.start and n.end <= tree.tokens[head].end
    ]
    for name in covered:
        if name.kind in ("demonym", "actor", "country") and not _hyphened(tree, name):
            found.append(Mention(text=name.text, start=name.start, end=name.end, head=name.text.casefold()))
    if not found:
        for kid in tree.children(head, "compound", "amod", "poss"):
            if kinds.of(tree, kid) & {"armed", "government"}:
                found += _party(tree, kinds, kid)
    return found


def _hyphened(tree: Tree, name: Name) -> bool:
    """ "Turkish-backed rebels" are not Turkish."""
    base = tree.sentence.start
    return tree.sentence.text[name.end - base : name.end - base + 1] == "-"


def _party(tree: Tree, kinds: Kinds, head: int) -> list[Mention]:
    split = _two_demonyms(tree, head)
    if split:
        return split
    first, last = tree.noun_phrase(head)
    start, end = tree.phrase_text(first, last)
    for name in kinds.names_at(tree, head):
        start, end = min(start, name.start), max(end, name.end)
    return [_mention(tree, start, end, tree.tokens[head].lemma)]


def _two_demonyms(tree: Tree, head: int) -> list[Mention]:
    """ "Syrian and Russian forces" are two parties."""
    first, _ = tree.noun_phrase(head)
    demonyms = [
        n
        for n in tree.sentence.names
        if n.kind == "demonym" and tree.tokens[first].start <= n.start and n.end <= tree.tokens[head].start
    ]
    base = tree.sentence.start
    if len(demonyms) != 2:
        return []
    joint = tree.sentence.text[demonyms[0].end - base : demonyms[1].start - base].strip().casefold()
    if joint not in ("and", "and the", ",", "&"):
        return []
    noun = tree.tokens[head]
    one = Mention(text=f"{demonyms[0].text}", start=demonyms[0].start, end=demonyms[0].end, head=noun.lemma)
    return [one, _mention(tree, demonyms[1].start, noun.end, noun.lemma)]


def _mention(tree: Tree, start: int, end: int, head: str) -> Mention:
    return Mention(text=tree.text(start, end), start=start, end=end, head=head)


def place_mentions(tree: Tree, kinds: Kinds, heads: list[int], slot: str = "") -> list[PlaceMention]:
    """Places at the heads, each followed by the wider places its phrase names."""
    found: list[PlaceMention] = []
    for head in (kinds.whole(tree, h) for h in heads):
        if not kinds.of(tree, head) & {"place", "unknown-name", "unknown-first"}:
            continue
        if {"armed", "person"} & kinds.of(tree, head) and not _named_place(tree, kinds, head):
            continue
        found += _place(tree, kinds, head, slot)
    return _distinct(found)


def _named_place(tree: Tree, kinds: Kinds, head: int) -> bool:
    return any(n.kind in ("place", "country") for n in kinds.names_at(tree, head)) or bool(
        kinds.of(tree, head) & {"settlement", "area", "facility"}
    )


def _distinct(places: list[PlaceMention]) -> list[PlaceMention]:
    seen: set[tuple[int, int]] = set()
    kept = []
    for place in places:
        key = (place.mention.start, place.mention.end)
        if key not in seen:
            seen.add(key)
            kept.append(place)
    return kept


def _place(tree: Tree, kinds: Kinds, head: int, slot: str) -> list[PlaceMention]:
    named = _settlement_of_name(tree, kinds, head)
    core = named if named is not None else head
    start, end = _place_span(tree, kinds, core)
    text = tree.text(start, end)
    distance = _distance(tree, head)
    places = [
        PlaceMention(
            mention=_mention(tree, start, end, tree.tokens[core].lemma),
            relation=_relation(tree, head, text, slot),
            distance_km=distance,
        )
    ]
    for outer in _wider(tree, kinds, head, core):
        places += _place(tree, kinds, outer, "in")
    return places


def _settlement_of_name(tree: Tree, kinds: Kinds, head: int) -> int | None:
    """ "the strategic town of Saraqib": the name is the place, the noun only its kind."""
    if "settlement" not in kinds.of(tree, head) or kinds.names_at(tree, head):
        return None
    if tree.tokens[head].dep == "appos" and kinds.names_at(tree, tree.head(head)):
        return tree.head(head)
    if any(tree.tokens[k].pos == "PROPN" for k in tree.children(head, "compound", "nmod")):
        return None
    for kid in tree.children(head, "prep"):
        if tree.tokens[kid].text == "of":
            for inner in tree.children(kid, "pobj"):
                if tree.tokens[inner].pos == "PROPN" or kinds.names_at(tree, inner):
                    return inner
    for kid in tree.children(head, "appos"):
        if tree.tokens[kid].pos == "PROPN" and tree.tokens[kid].start - tree.tokens[head].end <= 3:
            return kid
    return None


def _place_span(tree: Tree, kinds: Kinds, head: int) -> tuple[int, int]:
    first, last = tree.noun_phrase(head)
    start, end = tree.phrase_text(first, last)
    for name in kinds.names_at(tree, head):
        if name.kind in ("place", "country"):
            start, end = min(start, name.start), max(end, name.end)
            # Adjectives before a bare place name ("strategic Saraqib") are not part of it.
            plain = tree.tokens[head].pos == "PROPN" and name.end == tree.tokens[head].end
            if plain and not _DIRECTION.search(tree.text(start, name.start).casefold()):
                start = name.start
    return start, end


def _wider(tree: Tree, kinds: Kinds, head: int, core: int) -> list[int]:
    """Places that the phrase says this one lies in: "in Idlib province", ", Syria"."""
    found = []
    for index in dict.fromkeys((head, core)):
        for kid in tree.children(index, "prep"):
            if tree.tokens[kid].text.casefold() in ("in", "of", "within", "near", "at"):
                found += [p for p in tree.children(kid, "pobj") if p != core]
        found += [k for k in tree.children(index, "appos") if kinds.names_at(tree, k) and k != core]
        found += [k for k in tree.children(index, "npadvmod") if k > index]
    return [
        f
        for f in found
        if "place" in kinds.of(tree, f)
        and not kinds.of(tree, f) & {"people", "route"}
        and (kinds.names_at(tree, f) or kinds.of(tree, f) & {"area", "settlement"})
    ]


def _relation(tree: Tree, head: int, text: str, slot: str) -> Relation:
    folded = text.casefold()
    if "countryside" in folded:
        return "countryside"
    if "outskirts" in folded or "suburb" in folded or "edge" in folded:
        return "outskirts"
    before = tree.tokens[head - 1].text.casefold() if head else ""
    direction = _DIRECTION.search(folded)
    if direction:
        of = re.search(rf"\b{direction.group(1)}\w*\s+of\b", folded)
        return f"{_COMPASS[direction.group(1)]}-{'of' if of else 'part'}"  # type: ignore[return-value]
    last = slot.rsplit("/", 1)[-1] or before
    if last in _NEAR or before in _NEAR:
        return "near"
    if last in _TOWARD:
        return "toward"
    return "from" if last == "from" else "in"


def _distance(tree: Tree, head: int) -> float | None:
    """ "30 kilometres east of X": the quantity of length that stands before the place."""
    start = tree.tokens[head].start
    for quantity in tree.sentence.quantities:
        if quantity.unit == "km" and 0 <= start - quantity.end <= 40 and quantity.low is not None:
            between = tree.text(quantity.end, start).casefold()
            if re.search(r"\b(?:of|from|away|outside)\b", between):
                return quantity.low
    return None


def route_mentions(tree: Tree, kinds: Kinds, heads: list[int]) -> list[Mention]:
    """Roads at the heads: "the M5", "the Aleppo-Damascus highway"."""
    found = []
    for head in heads:
        if "route" not in kinds.of(tree, head) or _crossing(tree, head):
            continue
        first, last = tree.noun_phrase(head)
        start, end = tree.phrase_text(first, last)
        for name in kinds.names_at(tree, head):
            start, end = min(start, name.start), max(end, name.end)
        found.append(_mention(tree, start, end, tree.tokens[head].lemma))
    return list(dict.fromkeys(found))


def _crossing(tree: Tree, head: int) -> bool:
    """A crossroads of two named roads is a place, though it names roads."""
    return tree.tokens[head].lemma in ("crossroad", "crossroads", "junction", "intersection")
