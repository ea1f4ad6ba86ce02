"""Where an act took place: the places and roads of a frame's slots, then those of its clause."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from variorum.extract.kinds import Kinds
from variorum.extract.party_mentions import party_mentions
from variorum.extract.place_mentions import place_mentions, route_mentions
from variorum.extract.roles import Frame, heads_for
from variorum.extract.slots import objects
from variorum.extract.tree import VERBS
from variorum.model.claims import Mention, PlaceMention


@dataclass(slots=True)
class Located:
    """Places and roads of a frame, the first `own_places` from its own slots.

    `heads` are the tokens they stand on; `hit` are parties that the act is said to have struck.
    """

    places: list[PlaceMention] = field(default_factory=list)
    routes: list[Mention] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    hit: list[Mention] = field(default_factory=list)
    own_places: int = 0


class PlaceReader:
    """Finds where the frames of one sentence took place."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.places

    def read(self, frame: Frame) -> Located:
        """The places and roads of a frame, its own first; empty lists where the words give none."""
        made = Located()
        for slot, heads in heads_for(self._tree, frame, "place"):
            kept = [h for h in heads if not self._is_count(h)]
            made.heads |= {h for h in heads if self._kinds.is_of(h, "place")}
            made.routes += [m for m in route_mentions(self._kinds, kept) if m not in made.routes]
            made.places += place_mentions(self._kinds, [h for h in kept if not self._is_road(h)], slot)
            if made.places or made.routes:
                break
        if frame.trigger.pos == "noun" and frame.light is not None:
            self._struck(frame.index, frame.light, made)
        made.own_places = len(made.places)
        self._around(frame, made)
        return made

    def _struck(self, index: int, verb: int, made: Located) -> None:
        """ "An air raid hit the town": what the act itself is the subject of."""
        if self._tree.tokens[self._tree.first_conjunct(index)].dep != "nsubj":
            return
        heads = objects(self._tree, verb)
        self._add(made, heads)
        if not made.places:
            made.hit = party_mentions(self._kinds, heads)
        made.heads |= set(heads)

    def _is_road(self, head: int) -> bool:
        joint = self._tree.lemma(head) in self._words.crossings | self._words.corridors
        return self._kinds.is_of(head, "route") and not joint

    def _is_count(self, head: int) -> bool:
        """ "sixty towns and villages" is a figure, not a place."""
        if self._kinds.is_of(head, "post") and self._tree.children(head, "nummod"):
            return True
        if not self._kinds.is_of(head, "settlement-count") or self._kinds.names_at(head):
            return False
        named = any(self._tree.tokens[k].text == "of" for k in self._tree.children(head, "prep"))
        return self._tree.tokens[head].tag == "NNS" and not named

    def _around(self, frame: Frame, made: Located) -> None:
        """Places in the trigger's clause: below it, below the verb that carries it, then above."""
        anchors = frame.anchors
        anchors += [
            k
            for a in frame.anchors
            for k in self._tree.children(a, "conj")
            if not self._tree.children(k, "nsubj", "nsubjpass")
        ]
        above = self._tree.verb_above(frame.index)
        if frame.light is None and frame.trigger.pos != "verb" and above is not None:
            anchors.append(above)
        for anchor in anchors[: 1 if frame.trigger.pos == "noun" and made.own_places else None]:
            self._add(made, self._locatives(anchor))
        for up in self._tree.ancestors(frame.index):
            if made.places:
                return
            if self._tree.is_verb(up):
                self._add(made, self._locatives(up))

    def _locatives(self, anchor: int) -> list[int]:
        """Complements of prepositions of place below a token, other clauses left out."""
        tree, found = self._tree, dict[int, None]()
        # The nearest first.
        left = deque([anchor])
        while left:
            index = left.popleft()
            for kid in tree.children(index):
                if self._opens_clause(kid):
                    continue
                left.append(kid)
                word = tree.word(kid)
                beside = word == "of" and tree.word(index) in self._words.compass
                if beside or word in self._words.locative:
                    found |= dict.fromkeys(tree.complements(kid))
        return list(found)

    def _opens_clause(self, index: int) -> bool:
        token = self._tree.tokens[index]
        return token.pos in VERBS and token.dep not in ("acl", "amod")

    def _add(self, made: Located, heads: list[int]) -> None:
        heads = [h for h in heads if self._locates(h)]
        made.routes += [m for m in route_mentions(self._kinds, heads) if m not in made.routes]
        known = {(p.mention.start, p.mention.end) for p in made.places}
        places = place_mentions(self._kinds, [h for h in heads if not self._is_road(h)])
        made.places += [p for p in places if (p.mention.start, p.mention.end) not in known]

    def _locates(self, head: int) -> bool:
        """A bare noun after "in" may be no place at all ("in part", "in response")."""
        tree = self._tree
        above = tree.head(head)
        if tree.word(above) == "to" and tree.word(tree.head(above)) == "according":
            return False
        if self._kinds.names_at(head) or tree.tokens[head].pos == "PROPN":
            return True
        qualified = tree.children(head, "det", "poss", "amod", "prep")
        return bool(qualified) and self._kinds.is_of(head, "settlement", "facility", "area")
