"""How a place lies to the event: in it, near it, north of it, so many kilometres from it."""

from __future__ import annotations

import re

from variorum.extract.kinds import Kinds
from variorum.model.claims import Mention, Relation

_AREAS_OF: dict[str, tuple[Relation, Relation]] = {
    "north": ("north-of", "north-part"),
    "south": ("south-of", "south-part"),
    "east": ("east-of", "east-part"),
    "west": ("west-of", "west-part"),
}
# "south-west", "30", "of"
_WORD = re.compile(r"[\w’'-]+")
# ", a garrison town" between a name and how far off it lies.
_APPOSED = re.compile(r", an? (?:[\w-]+ ){0,3}(?:town|city|village|port|suburb|settlement|hamlet)$")
# ", just north of"
_BEARING = re.compile(r", (?:just |to the )?(?P<way>[\w-]{4,12}) of$")
# Words before a name that may say how it lies to the event; characters they may take.
_LOOK_BACK = 80


def directions_in(kinds: Kinds, text: str) -> list[str]:
    """The points of the compass that words name, in order."""
    known = kinds.lexicon.words.places.directions
    return [known[word] for word in _WORD.findall(text.casefold()) if word in known]


def relation_to(kinds: Kinds, head: int, span: tuple[int, int], slot: str = "") -> Relation:
    """The relation to the event of the place in a span, by its words and by those before it.

    `slot` is the role slot that led to it, empty where none did.
    """
    start, end = span
    words = kinds.lexicon.words.places
    text = kinds.tree.text(start, end).casefold()
    inside = set(_WORD.findall(text))
    if kinds.tree.lemma(head) in words.borders:
        return "border"
    if inside & words.countryside:
        return "countryside"
    if any(word in text for word in words.outskirts):
        return "outskirts"
    own = _own_direction(kinds, head, text)
    if own is not None:
        return own
    before = words_before(kinds, start)
    told = _by_of(kinds, before) or _by_preposition(kinds, head, before, slot)
    # "Within 20 kilometres of the town" is not in it.
    return "near" if told == "in" and distance_to(kinds, start) is not None else told


def _own_direction(kinds: Kinds, head: int, text: str) -> Relation | None:
    """ "northern Mali", "the north of Mali"; not "North Kordofan", which is a name."""
    named = " ".join(n.text for n in kinds.names_at(head) if n.kind in ("place", "country")).casefold()
    for direction in [d for d in directions_in(kinds, text) if d not in named][:1]:
        return _AREAS_OF[direction][1]
    return None


def words_before(kinds: Kinds, start: int) -> list[str]:
    """The words right before an offset, lower case, the last first; determiners, "the town of" left out."""
    base = kinds.tree.sentence.start
    printed = kinds.tree.sentence.text[max(0, start - base - _LOOK_BACK) : start - base].casefold()
    # A comma or a full stop ends what belongs to the name.
    words = _WORD.findall(re.split(r"[,;:.()]\s", printed)[-1])[::-1]
    while words:
        kind = words[1] if len(words) > 1 and words[0] == "of" else ""
        if words[0] in kinds.tree.words.determiners and not (
            len(words) > 1 and words[1] in ("to", "in", "at")
        ):
            words = words[1:]
        elif kind and "settlement" in kinds.lexicon.classes.get(kind, ()) and not _leads_on(kinds, kind):
            words = words[2:]
        elif words[0] in kinds.tree.words.determiners:
            words = words[1:]
        else:
            return words
    return words


def _leads_on(kinds: Kinds, word: str) -> bool:
    words = kinds.lexicon.words.places
    if word in words.leading_on or word in words.countryside:
        return True
    return any(word.startswith(w) for w in words.outskirts)


def _by_of(kinds: Kinds, before: list[str]) -> Relation | None:
    """ "20 km north of", "the outskirts of", "in the direction of"."""
    words = kinds.lexicon.words.places
    if len(before) < 2 or before[0] != "of":
        return None
    noun, further = before[1], before[2:]
    if noun in words.directions:
        outside, part = _AREAS_OF[words.directions[noun]]
        # "to the north of" lies outside; "in the north of", "captured the north of" is a part.
        definite = further[:1] == ["the"] and further[1:2] != ["to"]
        return part if definite else outside
    if noun in words.sides and further and further[0] in words.directions:
        return _AREAS_OF[words.directions[further[0]]][1]
    if noun in words.heading:
        return "toward"
    if noun in words.vicinity or noun in words.near:
        return "near"
    if noun in words.countryside:
        return "countryside"
    return "outskirts" if any(noun.startswith(w) for w in words.outskirts) else None


def _by_preposition(kinds: Kinds, head: int, before: list[str], slot: str) -> Relation:
    words, last = kinds.lexicon.words.places, slot.rsplit("/", 1)[-1]
    word = before[0] if before else ""
    further = before[1] if len(before) > 1 else ""
    if word in ("to", "from") and further in words.close:
        return "near"
    if word in ("to", "from") and further in words.heading:
        return "toward"
    if word == "along" and kinds.tree.lemma(head) in words.lines:
        return "along"
    if word in words.near or last in words.near or _stands_by(kinds, head, word):
        return "near"
    if word in words.toward or last in words.toward:
        return "toward" if word != "to" or last != "in" else "in"
    if last == "from" or word == "from":
        return "near" if further in ("away", "kilometres", "kilometers", "miles", "km") else "from"
    return "in"


def _stands_by(kinds: Kinds, head: int, word: str) -> bool:
    """ "The heights above Bria", "Mount Lofa, above Bria": another place that lies near; not "shot down above
    Bria".
    """
    tree = kinds.tree
    if word not in kinds.lexicon.words.places.towering:
        return False
    link = tree.head(tree.first_conjunct(head))
    if tree.word(link) != word:
        return False
    above, before = tree.head(link), link - 1
    if tree.word(before) == ",":
        before -= 1
    return any(k >= 0 and kinds.is_of(k, "place", "unknown-name") for k in (above, before))


def distance_to(kinds: Kinds, start: int) -> float | None:
    """ "30 kilometres east of X": the length told right before the place that begins at an offset."""
    return next((low for low, _ in _lengths(kinds, start)), None)


def bearing_to(kinds: Kinds, start: int) -> int | None:
    """ "30 kilometres east of X": the way that a length before the place is measured, in degrees."""
    tree, bearings = kinds.tree, kinds.lexicon.words.places.bearings
    for _, told in _lengths(kinds, start):
        words = _WORD.findall(tree.text(told, start).casefold())
        return next((bearings[word] for word in words if word in bearings), None)
    return None


def is_aside(kinds: Kinds, start: int) -> bool:
    """ "Jowhar, 90 km north of Mogadishu": a place that only tells where the one named before it lies."""
    tree = kinds.tree
    for _, told in _lengths(kinds, start):
        before = tree.text(tree.sentence.start, told).rstrip()
        stem = _APPOSED.sub("", before).rstrip(" ,(\u2013\u2014-")
        if stem != before and any(n.end == tree.sentence.start + len(stem) for n in tree.sentence.names):
            return True
    return _is_bearing(kinds, start)


def _is_bearing(kinds: Kinds, start: int) -> bool:
    """ "Jowhar, north of Mogadishu"."""
    tree, words = kinds.tree, kinds.lexicon.words.places
    before = tree.text(tree.sentence.start, start).rstrip()
    found = _BEARING.search(before)
    if found is None or found["way"].casefold() not in words.directions:
        return False
    end = len(_APPOSED.sub("", before[: found.start()]))
    return any(n.end == tree.sentence.start + end for n in tree.sentence.names)


def is_located_at(kinds: Kinds, start: int) -> bool:
    """Whether a preposition of place stands before a name at an offset, so that it surely is a place."""
    words, before = kinds.lexicon.words.places, words_before(kinds, start)[:1]
    return bool(before) and (
        before[0] in words.locative | words.near | words.wider | words.ways or before == ["from"]
    )


def is_the_one(kinds: Kinds, mention: Mention) -> bool:
    """ "The town", "both towns": bare words for what was named before."""
    before = kinds.tree.sentence.text[: mention.start - kinds.tree.sentence.start].casefold().split()
    return len(mention.text.split()) == 1 and before[-1:] in (["the"], ["both"])


def is_one_of_many(kinds: Kinds, mention: Mention) -> bool:
    """ "A base", "another post": a thing without a name that the words tell from no other."""
    base = kinds.tree.sentence.start
    before = kinds.tree.sentence.text[: mention.start - base].casefold().split()
    named = any(c.isupper() for c in mention.text)
    own = mention.text.casefold().split()[:1]
    return not named and (before[-1:] in (["a"], ["an"]) or own in (["another"], ["one"], ["some"]))


def is_some_of_many(kinds: Kinds, mention: Mention) -> bool:
    """ "Army posts", "several hills": things without a name, and not known from before."""
    if any(c.isupper() for c in mention.text) or kinds.tree.is_definite(mention.start):
        return False
    return any(
        t.tag == "NNS" and t.end == mention.end and t.start >= mention.start for t in kinds.tree.tokens
    )


def is_distance(kinds: Kinds, end: int) -> bool:
    """Whether a length that ends at an offset is how far off a place lies, and so no measure of the act."""
    tree, words = kinds.tree, kinds.lexicon.words.places
    base = tree.sentence.start
    after = _WORD.findall(tree.sentence.text[end - base : end - base + _LOOK_BACK // 2].casefold())
    for word in after:
        if word in words.distance_links:
            return True
        if word not in words.directions and word not in ("to", "the", "away", "further"):
            return False
    return False


def _lengths(kinds: Kinds, start: int) -> list[tuple[float, int]]:
    tree, words = kinds.tree, kinds.lexicon.words.places
    links = {*words.distance_links, *words.directions, *words.close, "to", "the", "and"}
    found = []
    for quantity in tree.sentence.quantities:
        if quantity.unit != "km" or quantity.low is None or not 0 < start - quantity.end <= _LOOK_BACK:
            continue
        between = _WORD.findall(tree.text(quantity.end, start).casefold())
        told = [w for i, w in enumerate(between) if not _kind_of(kinds, between[i : i + 2])]
        if not words.distance_links.isdisjoint(told) and links.issuperset(told):
            found.append((quantity.low, quantity.start))
    return sorted(found, key=lambda f: -f[1])


def _kind_of(kinds: Kinds, pair: list[str]) -> bool:
    """ "town of", and that "of"."""
    return "settlement" in kinds.lexicon.classes.get(pair[0], ()) if pair else False
