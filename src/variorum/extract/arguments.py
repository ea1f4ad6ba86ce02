"""Arguments: who acted, on whom, where and on which road, by a frame's role slots."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.extract.frames import Frame, heads_for
from variorum.extract.kinds import Kinds
from variorum.extract.phrases import party_mentions, place_mentions, route_mentions
from variorum.extract.slots import follow, objects
from variorum.extract.tree import Tree
from variorum.model.claims import Mention, PlaceMention

_LOCATIVE = (
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "on",
    "across",
    "along",
    "over",
    "within",
    "throughout",
    "above",
    "off",
    "inside",
)
_COMPASS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "outside",
        "inside",
    }
)
_WITH_HELP = ("with", "under")
_HITTING = frozenset({"airstrike", "shelling", "bombing", "attack", "destroy"})
_BOTH_SIDES = frozenset({"clash", "negotiate", "agree"})


@dataclass(slots=True)
class Arguments:
    """The filled roles of one frame; `heads` are the token indices that fill them."""

    agents: list[Mention] = field(default_factory=list)
    patients: list[Mention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    routes: list[Mention] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    own_places: int = 0


class ArgumentReader:
    """Fills the roles of frames in one sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def read(self, tree: Tree, frame: Frame) -> Arguments:
        """The arguments of a frame; empty lists where the words give none."""
        made = Arguments()
        self._agents(tree, frame, made)
        self._patients(tree, frame, made)
        self._places(tree, frame, made)
        self._helpers(tree, frame, made)
        made.patients = [p for p in made.patients if p not in made.agents]
        self._not_twice(tree, frame, made)
        return made

    def _agents(self, tree: Tree, frame: Frame, made: Arguments) -> None:
        both = frame.trigger.event_type in _BOTH_SIDES
        for slot, heads in heads_for(tree, frame, "agent"):
            if slot.endswith("mod"):
                heads = [h for h in heads if self._names_party(tree, h)]
            mentions = party_mentions(tree, self._kinds, heads)
            mentions = [m for m in mentions if m not in made.agents]
            if mentions:
                made.agents += mentions
                made.heads |= set(heads)
                if not both:
                    return

    def _names_party(self, tree: Tree, head: int) -> bool:
        token = tree.tokens[head]
        after = tree.sentence.text[token.end - tree.sentence.start :][:1]
        if after == "-" or token.text.endswith(("-backed", "-led", "-held", "-controlled")):
            return token.text.endswith("-led")
        names = self._kinds.names_at(tree, head)
        if any(n.kind in ("demonym", "actor", "country") for n in names):
            return True
        return bool(self._kinds.of(tree, head) & {"armed", "government"}) and token.pos in ("NOUN", "PROPN")

    def _patients(self, tree: Tree, frame: Frame, made: Arguments) -> None:
        for slot, heads in heads_for(tree, frame, "patient"):
            if not heads and slot == "from":
                heads = [
                    h
                    for o in objects(tree, frame.index)
                    for k in tree.below(o)
                    if tree.tokens[k].text == "from"
                    for h in tree.children(k, "pobj")
                ]
            kept = [h for h in heads if self._may_suffer(tree, h, frame)]
            mentions = [m for m in party_mentions(tree, self._kinds, kept) if m not in made.agents]
            mentions = mentions or [m for m in self._things(tree, kept, frame) if m not in made.agents]
            made.heads |= set(kept)
            if mentions:
                made.patients = mentions
                return

    def _may_suffer(self, tree: Tree, head: int, frame: Frame) -> bool:
        classes = self._kinds.of(tree, head)
        if "place" in classes and not classes & {"party", "structure", "facility"}:
            return False
        return True

    def _things(self, tree: Tree, heads: list[int], frame: Frame) -> list[Mention]:
        """What is destroyed or hit though it is no party: buildings, vehicles, missiles."""
        if frame.trigger.event_type not in (
            "destroy",
            "shootdown",
            "airstrike",
            "shelling",
            "bombing",
            "attack",
            "encircle",
        ):
            return []
        found = []
        for head in heads:
            if self._kinds.of(tree, head) & {
                "structure",
                "equipment",
                "aircraft",
                "missile",
                "facility",
                "post",
            }:
                first, last = tree.noun_phrase(head)
                start, end = tree.phrase_text(first, last)
                found.append(
                    Mention(text=tree.text(start, end), start=start, end=end, head=tree.tokens[head].lemma)
                )
        return found

    def _places(self, tree: Tree, frame: Frame, made: Arguments) -> None:
        for slot, heads in heads_for(tree, frame, "place"):
            kept = [h for h in heads if not self._counted_towns(tree, h)]
            made.heads |= {h for h in heads if "place" in self._kinds.of(tree, h)}
            made.routes += [m for m in route_mentions(tree, self._kinds, kept) if m not in made.routes]
            kept = [h for h in kept if not self._is_route(tree, h)]
            made.places += place_mentions(tree, self._kinds, kept, slot)
            if made.places or made.routes:
                break
        if frame.trigger.pos == "noun" and frame.light is not None:
            self._hit(tree, frame, made)
        made.own_places = len(made.places)
        self._around(tree, frame, made)

    @staticmethod
    def _not_twice(tree: Tree, frame: Frame, made: Arguments) -> None:
        """Nameless things that were hit are what it was done to, not where."""
        if frame.trigger.event_type not in _HITTING:
            return
        hit = {(p.start, p.end) for p in made.patients}
        kept = [
            p
            for p in made.places
            if (p.mention.start, p.mention.end) not in hit or any(c.isupper() for c in p.mention.text)
        ]
        made.own_places -= sum(1 for p in made.places[: made.own_places] if p not in kept)
        made.places = kept

    def _hit(self, tree: Tree, frame: Frame, made: Arguments) -> None:
        """ "An air raid hit the town": what the act itself is the subject of."""
        noun = tree.first_conjunct(frame.index)
        if tree.tokens[noun].dep != "nsubj" or frame.light is None:
            return
        heads = objects(tree, frame.light)
        self._add(tree, made, heads)
        for mention in party_mentions(tree, self._kinds, heads):
            if mention not in made.patients and not made.places:
                made.patients.append(mention)
        made.heads |= set(heads)

    def _is_route(self, tree: Tree, head: int) -> bool:
        classes = self._kinds.of(tree, head)
        return "route" in classes and tree.tokens[head].lemma not in (
            "crossroad",
            "crossroads",
            "junction",
            "intersection",
            "corridor",
        )

    def _counted_towns(self, tree: Tree, head: int) -> bool:
        """ "sixty towns and villages" is a figure, not a place."""
        classes = self._kinds.of(tree, head)
        token = tree.tokens[head]
        if classes & {"post"} and tree.children(head, "nummod"):
            return True
        if "settlement-count" not in classes or self._kinds.names_at(tree, head):
            return False
        return token.tag == "NNS" and not any(
            tree.tokens[k].text == "of" for k in tree.children(head, "prep")
        )

    def _around(self, tree: Tree, frame: Frame, made: Arguments) -> None:
        """Places in the trigger's clause: below it, below the verb that carries it, then above."""
        anchors = [frame.index, *([frame.light] if frame.light is not None else [])]
        anchors += [
            k for a in anchors for k in tree.children(a, "conj") if not tree.children(k, "nsubj", "nsubjpass")
        ]
        if frame.light is None and frame.trigger.pos != "verb":
            anchors += [u for u in tree.ancestors(frame.index) if tree.tokens[u].pos in ("VERB", "AUX")][:1]
        for anchor in anchors[: 1 if frame.trigger.pos == "noun" and made.own_places else None]:
            self._add(tree, made, self._locatives(tree, anchor))
        if made.places:
            return
        for up in tree.ancestors(frame.index):
            if tree.tokens[up].pos in ("VERB", "AUX"):
                self._add(tree, made, self._locatives(tree, up))
                if made.places:
                    return

    def _locatives(self, tree: Tree, anchor: int) -> list[int]:
        """Complements of prepositions of place below a token, other clauses left out."""
        found: list[int] = []
        stack = [anchor]
        while stack:
            index = stack.pop(0)
            for kid in tree.children(index):
                token = tree.tokens[kid]
                if token.pos in ("VERB", "AUX") and token.dep not in ("acl", "amod"):
                    continue
                word = token.text.casefold()
                if word in _LOCATIVE or (word == "of" and tree.tokens[index].text.casefold() in _COMPASS):
                    found += [c for p in tree.children(kid, "pobj") for c in tree.conjuncts(p)]
                stack.append(kid)
        return list(dict.fromkeys(found))

    def _add(self, tree: Tree, made: Arguments, heads: list[int]) -> None:
        heads = [h for h in heads if self._locates(tree, h)]
        made.routes += [m for m in route_mentions(tree, self._kinds, heads) if m not in made.routes]
        known = {(p.mention.start, p.mention.end) for p in made.places}
        places = place_mentions(tree, self._kinds, [h for h in heads if not self._is_route(tree, h)])
        made.places += [p for p in places if (p.mention.start, p.mention.end) not in known]

    def _locates(self, tree: Tree, head: int) -> bool:
        """A bare noun after "in" may be no place at all ("in part", "in response")."""
        token = tree.tokens[head]
        above = tree.tokens[token.head]
        if above.text.casefold() == "to" and tree.tokens[above.head].text.casefold() == "according":
            return False
        if self._kinds.names_at(tree, head):
            return True
        return token.pos == "PROPN" or bool(
            self._kinds.of(tree, head) & {"settlement", "facility", "area"}
            and tree.children(head, "det", "poss", "amod", "prep")
        )

    def _helpers(self, tree: Tree, frame: Frame, made: Arguments) -> None:
        """Backers that act: "with Turkish support", "backed by Russian jets"."""
        cues = self._kinds.lexicon.cues
        anchors = [frame.index, *([frame.light] if frame.light is not None else [])]
        heads: list[int] = []
        for anchor in anchors:
            for word in _WITH_HELP:
                for noun in follow(tree, anchor, word):
                    if tree.tokens[noun].lemma in cues.support_nouns:
                        heads += follow(tree, noun, "from") + follow(tree, noun, "of")
                        heads += [h for h in follow(tree, noun, "mod") if self._names_party(tree, h)]
            heads += self._backed_by(tree, anchor)
        for agent in list(made.heads):
            heads += self._backed_by(tree, agent)
            for noun in follow(tree, agent, "with"):
                if tree.tokens[noun].lemma in cues.support_nouns:
                    heads += follow(tree, noun, "from") + [
                        h for h in follow(tree, noun, "mod") if self._names_party(tree, h)
                    ]
        if not made.agents:
            return
        for mention in party_mentions(tree, self._kinds, heads):
            if mention not in made.agents:
                made.agents.append(mention)

    def _backed_by(self, tree: Tree, index: int) -> list[int]:
        cues = self._kinds.lexicon.cues
        found = []
        for kid in tree.children(index, "acl", "advcl", "conj", "amod", "relcl", "dep"):
            if tree.tokens[kid].lemma in cues.support_verbs and tree.tokens[kid].tag in ("VBN", "VBD"):
                found += follow(tree, kid, "by")
        return found
