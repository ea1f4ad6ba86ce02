"""Where an act took place: the places and roads of a frame's slots, then those of its clause."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from variorum.extract.examples import named_among
from variorum.extract.kinds import Kinds
from variorum.extract.party_mentions import party_mentions
from variorum.extract.place_mentions import place_mentions, route_mentions
from variorum.extract.place_relations import distance_to, is_aside, is_one_of_many, is_some_of_many
from variorum.extract.roles import Frame, heads_for
from variorum.extract.slots import follow, objects, surface_subjects
from variorum.extract.text_routes import routes_in
from variorum.extract.tree import VERBS
from variorum.model.claims import Mention, PlaceMention

_UPROOTED = frozenset({"displace"})
_PEOPLE = ("people", "person", "military-people", "government", "source")
# "between A and B" has this many ends.
_ENDS = 2


@dataclass(slots=True)
class Located:
    """Places and roads of a frame, the first `own_places` from its own slots.

    The first `sure_places` are of the slots or stand with the frame's own verb, the others anywhere
    else in the sentence. `heads` are the tokens they stand on; `hit` are parties that the act is said
    to have struck; `examples` are named places among those that a slot counts.
    """

    places: list[PlaceMention] = field(default_factory=list)
    routes: list[Mention] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    hit: list[Mention] = field(default_factory=list)
    examples: list[PlaceMention] = field(default_factory=list)
    own_places: int = 0
    sure_places: int = 0


class PlaceReader:
    """Finds where the frames of one sentence took place."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.places
        self._roads = list(routes_in(kinds))
        self._pair = kinds.lexicon.words.reference.pair
        self._travelling = kinds.lexicon.codebook.groups.travelling
        self._per_town = kinds.lexicon.codebook.groups.per_town
        self._placeless = kinds.lexicon.codebook.groups.placeless
        self._counts = kinds.lexicon.words.nouns.numerals
        self._saying = kinds.lexicon.words.saying.verbs()

    def read(self, frame: Frame) -> Located:
        """The places and roads of a frame, its own first; empty lists where the words give none."""
        made = Located()
        for slot, heads in heads_for(self._tree, frame, "place"):
            counted = [h for h in heads if self._is_count(h)]
            kept = [self._road_of(h) for h in heads if h not in counted]
            if counted and frame.event_type in self._per_town:
                made.examples = named_among(self._kinds, frame.index, counted[-1])
            made.heads |= {h for h in heads if self._kinds.is_of(h, "place")}
            made.routes += [m for m in route_mentions(self._kinds, kept) if m not in made.routes]
            made.places += place_mentions(self._kinds, [h for h in kept if not self._is_road(h)], slot)
            if made.places or made.routes:
                break
        if frame.event_type in self._travelling:
            self._both_ends(frame, made)
        if not made.places:
            self._called_after(frame, made)
        if frame.trigger.pos == "noun" and frame.light is not None:
            self._struck(frame.index, frame.light, made)
            self._scene(frame.light, made)
        if frame.event_type in _UPROOTED and not made.places:
            self._homes(frame, made)
        made.own_places = len(made.places)
        self._around(frame, made)
        self._told_apart(made)
        made.places = [p for p in made.places if not any(_within(p.mention, r) for r in made.routes)]
        made.own_places = min(made.own_places, len(made.places))
        made.sure_places = min(made.sure_places, len(made.places))
        return made

    def _both_ends(self, frame: Frame, made: Located) -> None:
        """ "From Bria to Bambari": the other end of a movement, after the one that the frame asks for."""
        if not made.places:
            return
        ends = [h for a in frame.anchors for way in self._words.travel for h in follow(self._tree, a, way)]
        named = [h for h in ends if h not in made.heads and self._is_spot_or_land(h)]
        known = {(p.mention.start, p.mention.end) for p in made.places}
        for head in named:
            places = place_mentions(self._kinds, [head])
            made.places += [p for p in places if (p.mention.start, p.mention.end) not in known]
        made.heads |= set(named)

    def _homes(self, frame: Frame, made: Located) -> None:
        """ "Residents of Bria fled", "people from Bria", "Bria's inhabitants": where the uprooted lived."""
        heads = dict.fromkeys(h for _, found in heads_for(self._tree, frame, "patient") for h in found)
        homes = [
            h
            for head in heads
            for way in ("of", "from", "poss")
            for h in follow(self._tree, head, way)
            if self._is_spot_or_land(h) or self._kinds.is_of(h, "settlement") or self._is_home(head, h)
        ]
        made.places += place_mentions(self._kinds, list(dict.fromkeys(homes)))

    def _is_home(self, people: int, index: int) -> bool:
        """ "Residents of Munuki": a name that nobody has listed, of those who live there."""
        return self._kinds.is_of(index, "unknown-name") and self._tree.lemma(people) in self._words.residents

    def _called_after(self, frame: Frame, made: Located) -> None:
        """ "The Kherson offensive": an act that is called after where it is."""
        if frame.event_type in self._placeless:
            return
        verb = frame.trigger.pos == "verb" and frame.trigger.object_nouns
        nouns = objects(self._tree, frame.index) if verb else [frame.index]
        if verb:
            nouns = [n for n in nouns if self._tree.lemma(n) in frame.trigger.object_nouns]
        names = [k for n in nouns for k in self._tree.children(n, "compound", "nmod") if self._is_spot(k)]
        made.places += place_mentions(self._kinds, names)

    def _is_spot_or_land(self, index: int) -> bool:
        kinds = {n.kind for n in self._kinds.names_at(index)}
        return bool(kinds) and kinds <= {"place", "country"}

    def _told_apart(self, made: Located) -> None:
        """ "A base in Gao" is Gao: one of many unnamed things is no place beside a named one."""
        named = any(c.isupper() for p in made.places for c in p.mention.text)
        unnamed = (is_one_of_many, is_some_of_many)
        kept = [
            p for p in made.places if not (named and any(test(self._kinds, p.mention) for test in unnamed))
        ]
        made.own_places = sum(p in kept for p in made.places[: made.own_places])
        made.places = kept

    def _road_of(self, head: int) -> int:
        """ "Control of the Bunia to Mahagi road": the road of a phrase that the parser cuts in two."""
        start = self._tree.tokens[head].start
        for road in self._roads:
            if road.start <= start < road.end and not self._kinds.is_of(head, "route"):
                named = (
                    i for i, t in enumerate(self._tree.tokens) if road.start <= t.start and t.end <= road.end
                )
                return next((i for i in named if self._kinds.is_of(i, "route")), head)
        return head

    def _struck(self, index: int, verb: int, made: Located) -> None:
        """ "An air raid hit the town": what the act itself is the subject of."""
        if self._tree.tokens[self._tree.first_conjunct(index)].dep != "nsubj":
            return
        heads = objects(self._tree, verb)
        self._add(made, heads)
        if not made.places:
            made.hit = party_mentions(self._kinds, heads)
        made.heads |= set(heads)

    def _scene(self, verb: int, made: Located) -> None:
        """ "The town saw fighting", "was the scene of a raid": the place that an act is said of."""
        verbs = self._kinds.lexicon.words.verbs
        told = verbs.telling | verbs.undergoing | {*verbs.predicating, "become"}
        if made.places or self._tree.lemma(verb) not in told:
            return
        said_of = surface_subjects(self._tree, verb)
        towns = [h for h in said_of if self._kinds.is_of(h, "place") and not self._kinds.is_of(h, "armed")]
        self._add(made, towns)

    def _is_road(self, head: int) -> bool:
        joint = self._tree.lemma(head) in self._words.crossings | self._words.corridors
        return self._kinds.is_of(head, "route") and not joint

    def _is_count(self, head: int) -> bool:
        """ "sixty towns and villages" is a figure, not a place."""
        if self._kinds.is_of(head, "post") and self._tree.children(head, "nummod"):
            return True
        if self._tree.lemma(head) in self._counts:
            return all(self._is_count(k) for k in self._tree.of_what(head))
        if not self._kinds.is_of(head, "settlement-count") or self._kinds.names_at(head):
            return False
        if not self._pair.isdisjoint(self._tree.word(k) for k in self._tree.children(head)):
            return False
        named = any(self._tree.tokens[k].text == "of" for k in self._tree.children(head, "prep"))
        return self._tree.tokens[head].tag == "NNS" and not named

    def _around(self, frame: Frame, made: Located) -> None:
        """Places in the trigger's clause: below it, below the verb that carries it, then above."""
        anchors = self._anchors(frame)
        if frame.trigger.pos == "noun" and made.own_places:
            anchors = frame.anchors
        for anchor in anchors:
            self._add(made, self._locatives(anchor, self._beside_doers))
        for up in () if made.places else self._clauses_above(frame.index):
            self._add(made, self._locatives(up, self._beside_doers))
            if made.places:
                break
        made.sure_places = len(made.places)
        # Where the doers are is where they act, if nothing else tells; so is what the act is for.
        for anchor in () if made.places or made.routes else anchors:
            self._add(made, self._locatives(anchor, self._within_sentence, ways=True))
            if made.places:
                return

    def _anchors(self, frame: Frame) -> list[int]:
        tree, above = self._tree, self._tree.verb_above(frame.index)
        joined = [
            k
            for a in frame.anchors
            for k in tree.children(a, "conj")
            if not tree.children(k, "nsubj", "nsubjpass") and tree.lemma(k) not in self._saying
        ]
        carried = frame.light is None and frame.trigger.pos != "verb" and above is not None
        return [*frame.anchors, *joined, *([above] if carried and above is not None else [])]

    def _clauses_above(self, index: int) -> Iterator[int]:
        """The verbs that govern a token, up to what is said, thought or seen: that is done elsewhere."""
        below = index
        for up in self._tree.ancestors(index):
            if self._tree.tokens[below].dep in ("ccomp", "parataxis"):
                return
            if self._tree.is_verb(up):
                yield up
            below = up

    def _beside_doers(self, index: int) -> list[int]:
        """What a token governs, but for other clauses and its subject."""
        return [
            kid
            for kid in self._tree.children(index)
            if not self._opens_clause(kid)
            and self._tree.tokens[kid].dep != "nsubj"
            and not self._is_person_after(kid)
        ]

    def _is_person_after(self, index: int) -> bool:
        """ "Took Bria, a commander in Goma said": whom the parser takes for another name of the town."""
        tree, kinds = self._tree, self._kinds
        apposed = tree.tokens[index].dep == "appos" and bool(kinds.names_at(tree.head(index)))
        return apposed and kinds.is_of(index, *_PEOPLE) and not kinds.is_of(index, "place")

    def _within_sentence(self, index: int) -> list[int]:
        """What a token governs, but for relative clauses and joined ones with doers of their own."""
        tree = self._tree
        return [
            kid
            for kid in tree.children(index)
            if tree.tokens[kid].dep != "relcl"
            and not (tree.tokens[kid].dep == "conj" and tree.children(kid, "nsubj", "nsubjpass"))
        ]

    def _locatives(self, anchor: int, below: Callable[[int], list[int]], *, ways: bool = False) -> list[int]:
        """Complements of prepositions of place below a token, as far as `below` leads.

        With `ways` also where something comes from or goes to.
        """
        is_locative = self._is_way if ways else self._is_locative
        tree, found = self._tree, dict[int, None]()
        # The nearest first.
        left = deque([anchor])
        while left:
            index = left.popleft()
            for kid in below(index):
                left.append(kid)
                if is_locative(kid, index):
                    found |= dict.fromkeys(c for p in tree.complements(kid) for c in self._led_on(p))
        return list(found)

    def _is_locative(self, preposition: int, above: int) -> bool:
        word, governor = self._tree.word(preposition), self._tree.word(above)
        if word in self._words.locative:
            return True
        if word == "by":
            return any(self._kinds.is_of(c, "facility") for c in self._tree.complements(preposition))
        if word == "from":
            # "40 km from the town"
            measured = (
                distance_to(self._kinds, self._tree.tokens[c].start)
                for c in self._tree.complements(preposition)
            )
            return governor in self._words.close | self._words.leading_on or any(
                m is not None for m in measured
            )
        if word == "of":
            return governor in self._words.compass
        if word == "as":
            # "As far north as the river"
            return governor in self._words.far or governor in self._words.directions
        if word == "between":
            return self._between_places(preposition)
        return word == "to" and governor in self._words.close | self._words.leading_on

    def _is_way(self, preposition: int, above: int) -> bool:
        """ "on Bria", "from Bria": prepositions that parties take as well, with a place and no party."""
        if self._tree.word(preposition) in self._words.ways:
            return any(self._is_spot(c) for c in self._tree.complements(preposition))
        return self._is_locative(preposition, above)

    def _between_places(self, preposition: int) -> bool:
        """ "between Bria and Bambari", where between states or parties is between whom."""
        ends = self._tree.complements(preposition)
        return len(ends) == _ENDS and all(self._is_spot(e) for e in ends)

    def _is_spot(self, index: int) -> bool:
        kinds = {n.kind for n in self._kinds.names_at(index)}
        return kinds == {"place"} and not self._kinds.is_of(index, "party")

    def _led_on(self, head: int) -> list[int]:
        """The places that a noun such as "vicinity" leads on to; the head itself otherwise."""
        if self._tree.lemma(head) not in self._words.leading_on or self._kinds.names_at(head):
            return [head]
        links = [k for k in self._tree.children(head, "prep") if self._tree.word(k) in ("of", "to", "from")]
        return [c for k in links for c in self._tree.complements(k)] or [head]

    def _opens_clause(self, index: int) -> bool:
        token = self._tree.tokens[index]
        return token.pos in VERBS and token.dep not in ("acl", "amod")

    def _add(self, made: Located, heads: list[int]) -> None:
        heads = [h for h in heads if self._locates(h)]
        made.routes += [m for m in route_mentions(self._kinds, heads) if m not in made.routes]
        known = {(p.mention.start, p.mention.end) for p in made.places}
        places = place_mentions(self._kinds, [h for h in heads if not self._is_road(h)])
        made.places += [p for p in places if (p.mention.start, p.mention.end) not in known]
        if len(made.places) > 1:
            made.places = [p for p in made.places if not is_aside(self._kinds, p.mention.start)]

    def _locates(self, head: int) -> bool:
        """A bare noun after "in" may be no place at all ("in part", "in response")."""
        tree = self._tree
        above = tree.head(head)
        if self._in_brackets(head) or tree.lemma(tree.head(above)) in self._words.seated:
            return False
        if tree.word(above) == "to" and tree.word(tree.head(above)) == "according":
            return False
        if self._kinds.names_at(head) or tree.tokens[head].pos == "PROPN":
            return True
        if self._kinds.is_of(head, "route") and tree.word(above) not in self._kinds.lexicon.words.roads.upon:
            return False
        qualified = tree.children(head, "det", "poss", "amod", "prep", "compound", "nmod")
        return bool(qualified) and self._kinds.is_of(head, "settlement", "facility", "area", "route")

    def _in_brackets(self, head: int) -> bool:
        """ "the group (banned in Russia)": what brackets tell is of a name and not of the event."""
        texts = [t.text for t in self._tree.tokens[:head]]
        return texts.count("(") > texts.count(")")


def _within(inner: Mention, outer: Mention) -> bool:
    """Whether words are among those that tell which road it is ("the road between Bria and Bambari")."""
    return outer.start <= inner.start and inner.end <= outer.end
