"""The places that a sentence names, whether or not a claim is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.kinds import Kinds
from variorum.extract.place_mentions import place_mentions
from variorum.lexicon.fold import fold_word
from variorum.model.claims import Mention, PlaceMention, PlaceUse
from variorum.model.readings import Name, Sentence

# The longest adjective of a country or region, in words ("Central African").
_LONGEST_ADJECTIVE = 3
# A name that nobody has listed is a place's after these; other prepositions stand before anything.
_INSIDE = frozenset({"in", "near", "outside", "inside", "around", "into", "from", "toward", "towards"})
_STATE_WORDS = frozenset({"name", "adjective", "people"})


def places_in(kinds: Kinds) -> Iterator[PlaceMention]:
    """Every mention of a place in a sentence, in order of the text.

    Besides places themselves, the names of places that stand for something tied to them, each with
    its `use`: people and things ("Turkish"), a government, or what is called after the place.
    """
    named = {(n.start, n.end): n for n in kinds.tree.sentence.names if n.kind in ("place", "country", "part")}
    named_at = [index for index in range(len(kinds.tree)) if _heads_place(kinds, index)]
    heads = list(dict.fromkeys(_noun_of(kinds, index) for index in named_at))
    found = {
        (p.mention.start, p.mention.end): replace(p, use=_use(kinds, p))
        for place in place_mentions(kinds, heads)
        for p in _apart(place)
    }
    adjectives = _adjectives(kinds)
    left = [s for s in named if not _is_in(*s, found) and s not in adjectives]
    found |= {span: _named_only(named[span]) for span in left}
    found |= {
        span: mention
        for span, mention in adjectives.items()
        if not any(span[0] < end and start < span[1] for start, end in found)
    }
    yield from (found[key] for key in sorted(found))


def dateline_places(line: Sentence) -> Iterator[PlaceMention]:
    """The places of a dateline: where an article was written."""
    spans = {(n.start, n.end): n.text for n in line.names if n.kind in ("place", "country")}
    for (start, end), text in sorted(spans.items()):
        yield PlaceMention(mention=Mention(text=text, start=start, end=end), relation="at")


def _apart(place: PlaceMention) -> list[PlaceMention]:
    """The two places of "between Jos and Bauchi", each by itself; any other place as it is."""
    return [PlaceMention(mention=end, relation="between") for end in place.ends] or [place]


def _heads_place(kinds: Kinds, index: int) -> bool:
    """Whether a token ends the name of a place, or an unknown name that stands where places stand."""
    tree = kinds.tree
    token = tree.tokens[index]
    names = kinds.names_at(index)
    if names:
        return any(n.end == token.end and n.kind in ("place", "country") for n in names)
    if token.pos != "PROPN" or not token.text[:1].isupper():
        return False
    above = tree.head(index)
    if token.dep == "pobj" and tree.word(above) in _INSIDE:
        return kinds.is_of(index, "unknown-name") and not tree.in_time(index)
    return token.dep in ("pobj", "appos") and _is_settlement(kinds, above)


def _noun_of(kinds: Kinds, index: int) -> int:
    """The noun that says what kind of place a name is: "state" of "Kassala state"; the name itself else."""
    tree = kinds.tree
    above = tree.head(index)
    area = (
        tree.tokens[index].dep in ("compound", "nmod") and above > index and tree.tokens[above].pos == "NOUN"
    )
    return above if area and kinds.is_of(above, "settlement", "area") else index


def _is_settlement(kinds: Kinds, index: int) -> bool:
    """ "The village" of "the village of Wad Sharifa", "the east" of "the east of Onda"."""
    tree = kinds.tree
    named = tree.head(index) if tree.word(index) == "of" else index
    part = tree.word(named) in kinds.lexicon.words.places.directions
    return part or (tree.tokens[named].pos == "NOUN" and kinds.is_of(named, "settlement", "area"))


def _is_in(start: int, end: int, spans: dict[tuple[int, int], PlaceMention]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _use(kinds: Kinds, place: PlaceMention) -> PlaceUse:
    """A capital in a doer's place stands for its government; a place is a place otherwise."""
    tree = kinds.tree
    for index, token in enumerate(tree.tokens):
        if token.start == place.mention.start and token.dep == "nsubj" and kinds.is_of(index, "government"):
            return "place" if any(n.kind == "country" for n in kinds.names_at(index)) else "government"
    return "place"


def _named_only(name: Name) -> PlaceMention:
    """A name that heads no phrase of a place: "Kaduna" of "Kaduna Textiles", "Boston" of "Boston police"."""
    return PlaceMention(mention=Mention(text=name.text, start=name.start, end=name.end), use="part")


def _adjectives(kinds: Kinds) -> dict[tuple[int, int], PlaceMention]:
    """Words for the people and things of a country or a region, also inside the names of bodies."""
    tokens, lexicon = kinds.tree.tokens, kinds.lexicon
    regions = lexicon.words.toponyms.region_adjectives
    parts = {n.start for n in kinds.tree.sentence.names if n.kind == "part"}
    found: dict[tuple[int, int], PlaceMention] = {}
    index = 0
    while index < len(tokens):
        step = 1
        longest = _LONGEST_ADJECTIVE if tokens[index].text[:1].isupper() else 0
        for count in range(min(longest, len(tokens) - index), 0, -1):
            words = tokens[index : index + count]
            key = " ".join(fold_word(t.text) for t in words)
            kinds_of = {kind for _, kind in lexicon.countries.by_word(key)}
            states = bool(kinds_of & (_STATE_WORDS - {"name"} if words[0].start in parts else _STATE_WORDS))
            if (states or key in regions) and _has_capitals([t.text for t in words]):
                start, end = words[0].start, words[-1].end
                mention = Mention(text=kinds.tree.text(start, end), start=start, end=end)
                found[start, end] = PlaceMention(mention=mention, use="people")
                step = count
                break
        index += step
    return found


def _has_capitals(words: list[str]) -> bool:
    """ "Turkey" and "US" are states, "turkey" and "us" are not."""
    return all(w[:1].isupper() for w in words) and not (len(words) == 1 and len(words[0]) == 1)
