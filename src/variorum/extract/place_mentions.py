"""Mentions of places and roads out of noun phrases, with how they lie to the event."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from variorum.extract.kinds import Kinds
from variorum.extract.place_relations import bearing_to, directions_in, distance_to, relation_to, words_before
from variorum.extract.route_phrases import road_mention, roads_within
from variorum.model.claims import Mention, PlaceMention

# A name in apposition follows its noun after a comma or a blank.
_APPOSED_REACH = 3
# What stands before places and hardly before parties.
_INSIDE = frozenset({"in", "near", "outside", "inside", "into", "at"})


def place_mentions(kinds: Kinds, heads: list[int], slot: str = "") -> list[PlaceMention]:
    """Places at the heads, each followed by the wider places its phrase names."""
    found: dict[tuple[int, int], PlaceMention] = {}
    for whole in (kinds.whole(h) for h in heads):
        for head in _each_named(kinds, whole):
            if _is_sources(kinds, head):
                continue
            if not kinds.is_of(head, "place", "unknown-name", "unknown-first"):
                continue
            if kinds.is_of(head, "armed", "person") and not _names_place(kinds, head):
                continue
            for place in _places(kinds, head, slot):
                found.setdefault((place.mention.start, place.mention.end), place)
    apart = [p for p in found.values() if not any(_holds(q, p) for q in found.values())]
    return _joined_between(kinds, apart)


def _joined_between(kinds: Kinds, places: list[PlaceMention]) -> list[PlaceMention]:
    """ "Between Bria and Bambari" is one place, with two ends."""
    made = list(places)
    for one, other in pairwise(places):
        first, last = one.mention, other.mention
        joint = kinds.tree.text(first.end, last.start).strip().casefold() if first.end <= last.start else ""
        if joint == "and" and words_before(kinds, first.start)[:1] == ["between"]:
            text = kinds.tree.text(first.start, last.end)
            whole = Mention(text=text, start=first.start, end=last.end, head=first.head)
            made[made.index(one)] = PlaceMention(mention=whole, relation="between", ends=(first, last))
            made.remove(other)
    return made


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a mention is only a word of a longer one: "Bria" of "the outskirts of Bria"."""
    one, other = outer.mention, inner.mention
    return one != other and one.start <= other.start and other.end <= one.end


def _each_named(kinds: Kinds, head: int) -> list[int]:
    """ "the areas of Alba, Berat and Corin": each of several names that one noun in the plural stands for."""
    tree = kinds.tree
    if tree.word(head) in kinds.lexicon.words.places.directions and not tree.children(head, "det"):
        # "30 km north-east of Kupiansk": measured from the town; "the east of Kupiansk" is a part of it.
        return tree.of_what(head) or [head]
    if tree.tokens[head].tag != "NNS" or not kinds.is_of(head, "settlement", "area") or kinds.names_at(head):
        # "Alba, Berat 4 and Corin": the parser may take the second of a list for an apposition.
        listed = [
            k
            for k in tree.children(head, "appos")
            if tree.tokens[k].pos == "PROPN" and tree.children(k, "conj")
        ]
        return [head, *(c for k in listed for c in tree.conjuncts(k) if kinds.names_at(head))]
    inner = [c for p in tree.of_what(head) for c in tree.conjuncts(p)]
    named = [c for c in inner if tree.tokens[c].pos == "PROPN" or kinds.names_at(c)]
    return named if len(named) > 1 else [head]


def route_mentions(kinds: Kinds, heads: list[int]) -> list[Mention]:
    """Roads at the heads, one for each road phrase: "the M5", "the road between Bria and Bambari"."""
    found = (road_mention(kinds, road) for head in heads for road in roads_within(kinds, head))
    return list(dict.fromkeys(mention for mention in found if mention is not None))


def _is_sources(kinds: Kinds, head: int) -> bool:
    """An agency's name is no place, though a village may be called so too."""
    return any(n.kind == "source" for n in kinds.names_at(head))


def _names_place(kinds: Kinds, head: int) -> bool:
    """Whether a noun that is also a party's names a place: a town of a group's name only where one stands."""
    tree, names = kinds.tree, kinds.names_at(head)
    if any(n.kind == "country" for n in names) or kinds.is_of(head, "settlement", "area", "facility"):
        return True
    if not any(n.kind == "place" for n in names):
        return False
    by_party = any(n.kind == "actor" for n in names) and not kinds.is_of(head, "government", "person")
    return not by_party or (tree.tokens[head].dep == "pobj" and tree.word(tree.head(head)) in _INSIDE)


def _places(kinds: Kinds, head: int, slot: str) -> Iterator[PlaceMention]:
    """The place at a head and those around it, the nearest first."""
    tree = kinds.tree
    left = [(head, slot)]
    # A noun may lead to the name that it stands beside, and the name back to the noun.
    met: set[int] = set()
    while left:
        here, by = left.pop()
        if here in met:
            continue
        met.add(here)
        named = _name_of(kinds, here)
        core = here if named is None else named
        start, end = _place_span(kinds, core)
        text = tree.text(start, end)
        # "Near Mora, the town that was taken": near it lies something else.
        apposed = named is not None and named == tree.head(here)
        told = _place_span(kinds, here) if apposed else (start, end)
        yield PlaceMention(
            mention=Mention(text=text, start=start, end=end, head=tree.lemma(core)),
            relation=relation_to(kinds, here if apposed else core, told, by),
            distance_km=distance_to(kinds, told[0]),
            bearing=bearing_to(kinds, told[0]),
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
    first, last = tree.noun_phrase(head)
    beyond = tree.of_what(head)
    # "Cleared Hit of fighters": they are no part of the name.
    parties = beyond and all(_is_party_alone(kinds, k) for k in beyond) and _is_called(kinds, head)
    if parties or (
        _is_called(kinds, head) and tree.tokens[head].pos == "NOUN" and any(map(kinds.names_at, beyond))
    ):
        # "The Jobar quarter of Damascus": the city is a wider place.
        last = head
    if tree.lemma(head) in kinds.lexicon.words.places.borders:
        # "the border with Chad", "the frontier between Mali and Niger"
        beyond = [k for k in tree.children(head, "prep") if tree.word(k) in ("with", "between")]
        last = max([last, *(c for k in beyond for c in tree.complements(k))])
    start, end = tree.phrase_text(first, last)
    for name in kinds.names_at(head):
        if name.kind not in ("place", "country"):
            continue
        start, end = min(start, name.start), max(end, name.end)
        # Adjectives before a bare place name ("strategic Saraqib") are not part of it.
        plain = tree.tokens[head].pos == "PROPN" and name.end == tree.tokens[head].end
        if plain and not directions_in(kinds, tree.text(start, name.start)):
            start = name.start
    return start, end


def _wider(kinds: Kinds, head: int, core: int) -> list[int]:
    """Places that the phrase says this one lies in: "in Idlib province", ", Syria", "Syria's"."""
    tree, found = kinds.tree, []
    for index in dict.fromkeys((head, core)):
        for kid in tree.children(index, "prep"):
            if tree.word(kid) in kinds.lexicon.words.places.wider:
                found += [p for p in tree.children(kid, "pobj") if p != core]
        found += [k for k in tree.children(index, "appos") if k != core and _is_called(kinds, k)]
        found += [k for k in tree.children(index, "npadvmod") if k > index]
        found += _told_beside(kinds, index) + _faced(kinds, index)
    found += [k for k in tree.children(core, "poss") if kinds.names_at(k) and kinds.names_at(core)]
    return [
        f
        for f in dict.fromkeys(found)
        if kinds.is_of(f, "place")
        and not kinds.is_of(f, "people", "route")
        and not _is_party_alone(kinds, f)
        and (_is_called(kinds, f) or kinds.is_of(f, "area", "settlement"))
    ]


def _is_party_alone(kinds: Kinds, index: int) -> bool:
    """ "Islamic State", "rebels": a party that fights, by a name that is no place's too, or by its noun."""
    names = {n.kind for n in kinds.names_at(index)}
    if names:
        return names <= {"actor"} and kinds.is_of(index, "armed")
    return kinds.is_of(index, "armed") and not kinds.is_of(index, "unknown-name")


def _is_called(kinds: Kinds, index: int) -> bool:
    """A name, or an area's noun with its name before it: "Bria, Haute-Kotto prefecture"."""
    tree = kinds.tree
    before = tree.children(index, "compound", "nmod")
    named = any(kinds.names_at(k) or tree.tokens[k].pos == "PROPN" for k in before)
    side = tree.word(index) in kinds.lexicon.words.places.directions
    return bool(kinds.names_at(index)) or (named and not side and kinds.is_of(index, "area", "settlement"))


def _faced(kinds: Kinds, index: int) -> list[int]:
    """ "The hills overlooking Bria", "villages surrounding Bria"."""
    tree, facing = kinds.tree, kinds.lexicon.words.places.facing
    verbs = [k for k in tree.children(index, "acl") if tree.word(k) in facing]
    return [o for k in verbs for o in tree.children(k, "dobj") if kinds.names_at(o)]


def _told_beside(kinds: Kinds, index: int) -> list[int]:
    """ ", capital of the Amhara region" and ", a border town in Amhara" say where the named town lies."""
    tree, found = kinds.tree, list[int]()
    for noun in tree.children(index, "appos"):
        if kinds.names_at(noun) or not kinds.is_of(noun, "settlement"):
            continue
        inside = [
            p
            for k in tree.children(noun, "prep")
            if tree.word(k) in ("in", "of")
            for p in tree.complements(k)
        ]
        found += [p for p in (*inside, *tree.children(noun, "poss")) if kinds.names_at(p)]
    return found
