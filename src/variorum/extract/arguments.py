"""Arguments: who acted, on whom, where and on which road, by a frame's role slots."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.extract.kinds import Kinds
from variorum.extract.locating import Located, PlaceReader
from variorum.extract.party_mentions import parties_behind, party_mentions
from variorum.extract.place_relations import is_the_one
from variorum.extract.roles import Frame, heads_for, sufferers
from variorum.extract.slots import follow, objects
from variorum.model.claims import Mention, PlaceMention

_PLACED_ONLY = frozenset({"party", "structure", "facility"})
# What a party holds: where it is hit, the party is.
_HELD = ("presence", "post", "convoy", "aimed-at")
_THINGS = ("structure", "equipment", "aircraft", "missile", "facility", "post")


@dataclass(slots=True)
class Arguments:
    """The filled roles of one frame.

    `heads` are the token indices that fill them; the first `own_places` of `places` fill the frame's
    own slots, the first `sure_places` those or its own clause, the others stand around it. `examples`
    are places that it names among those it counts.
    """

    agents: list[Mention] = field(default_factory=list)
    patients: list[Mention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    examples: list[PlaceMention] = field(default_factory=list)
    routes: list[Mention] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    own_places: int = 0
    sure_places: int = 0

    def add_patients(self, mentions: list[Mention]) -> None:
        """Puts those after the patients that are neither patients nor agents yet."""
        self.patients += [m for m in mentions if m not in self.patients and m not in self.agents]


class ArgumentReader:
    """Fills the roles of frames in one sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.verbs
        self._groups = kinds.lexicon.codebook.groups
        self._places = PlaceReader(kinds)

    def read(self, frame: Frame) -> Arguments:
        """The arguments of a frame; empty lists where the words give none."""
        made = Arguments()
        self._agents(frame, made)
        self._patients(frame, made)
        self._where(frame, made)
        self._backers(frame, made)
        made.patients = [p for p in made.patients if p not in made.agents]
        if frame.event_type in self._groups.hitting:
            _place_things_once(made)
        return made

    def _agents(self, frame: Frame, made: Arguments) -> None:
        for slot, heads in heads_for(self._tree, frame, "agent"):
            if slot == "light" and self._is_told_of(frame):
                continue
            acting = self._parties(heads) if slot.endswith("mod") else heads
            mentions = [m for m in party_mentions(self._kinds, acting) if m not in made.agents]
            if not mentions and slot == "to" and frame.trigger.pos == "noun":
                acting = self._to_whom(frame)
                mentions = party_mentions(self._kinds, acting)
            if mentions:
                made.agents += mentions
                made.heads |= set(acting)
                if frame.event_type not in self._groups.joint:
                    return

    def _is_told_of(self, frame: Frame) -> bool:
        """ "Reported an air strike", "suffered an attack": the subject of the light verb did nothing.

        Who announces an offensive launches it; who announces a raid tells of it.
        """
        lemma = "" if frame.light is None else self._tree.lemma(frame.light)
        told = lemma in self._words.telling and frame.event_type in self._groups.hitting
        return told or lemma in self._words.undergoing

    def _to_whom(self, frame: Frame) -> list[int]:
        """ "Spoke of the fall of the town to rebels": "to" may hang on the verb above the noun."""
        verb = self._tree.verb_above(frame.index)
        links = [] if verb is None else self._tree.children(verb, "prep", "dative")
        after = [k for k in links if k > frame.index and self._tree.word(k) == "to"]
        return [h for k in after for h in self._tree.complements(k) if self._kinds.is_of(h, "armed")]

    def _parties(self, modifiers: list[int]) -> list[int]:
        return [m for m in modifiers if self._kinds.names_party(m)]

    def _patients(self, frame: Frame, made: Arguments) -> None:
        for slot, heads in heads_for(self._tree, frame, "patient"):
            found = heads or (self._from_whom(frame) if slot == "from" else [])
            # "Took two teachers hostage": a word of the act itself is nobody.
            kept = [h for h in found if self._may_suffer(h) and not self._is_of_act(frame, h)]
            mentions = [m for m in party_mentions(self._kinds, kept) if m not in made.agents]
            mentions = mentions or [m for m in self._things(kept, frame) if m not in made.agents]
            made.heads |= set(kept)
            if mentions:
                made.patients = mentions
                return
        befallen = frame.event_type in self._groups.hitting and frame.light is not None
        if befallen and (self._undergoes(frame) or self._is_said_of(frame)):
            suffering = sufferers(self._tree, frame)
            made.patients = party_mentions(self._kinds, suffering) or self._things(suffering, frame)

    def _undergoes(self, frame: Frame) -> bool:
        return frame.light is not None and self._tree.lemma(frame.light) in self._words.undergoing

    def _is_said_of(self, frame: Frame) -> bool:
        """ "The convoy was the target of a raid": the subject is whom it befell."""
        link = self._tree.head(self._tree.first_conjunct(frame.index))
        light = "" if frame.light is None else self._tree.lemma(frame.light)
        return light in (*self._words.predicating, "become") and self._tree.word(link) == "of"

    def _from_whom(self, frame: Frame) -> list[int]:
        """ "took control of the town from the rebels": "from" may hang anywhere below the object."""
        below = (k for o in objects(self._tree, frame.index) for k in self._tree.below(o))
        links = [k for k in below if self._tree.tokens[k].text == "from"]
        return [h for k in links for h in self._tree.children(k, "pobj")]

    def _is_of_act(self, frame: Frame, head: int) -> bool:
        return frame.trigger.pos == "verb" and self._tree.lemma(head) in frame.trigger.comps

    def _may_suffer(self, head: int) -> bool:
        classes = self._kinds.of(head)
        return "place" not in classes or not classes.isdisjoint(_PLACED_ONLY)

    def _things(self, heads: list[int], frame: Frame) -> list[Mention]:
        """What is destroyed or hit though it is no party: buildings, vehicles, missiles; of a party's
        positions and targets the party.
        """
        if frame.event_type not in self._groups.done_to_things:
            return []
        tree, found = self._tree, []
        for head in heads:
            if self._kinds.is_of(head, *_THINGS):
                owners = parties_behind(self._kinds, head)
                if owners and self._kinds.is_of(head, *_HELD):
                    found += owners
                    continue
                start, end = tree.phrase_text(*tree.noun_phrase(head))
                found.append(Mention(text=tree.text(start, end), start=start, end=end, head=tree.lemma(head)))
        return found

    def _where(self, frame: Frame, made: Arguments) -> None:
        found = self._places.read(frame)
        made.places, made.routes, made.examples = found.places, found.routes, found.examples
        made.own_places, made.sure_places = found.own_places, found.sure_places
        made.heads |= found.heads
        made.patients += [m for m in found.hit if m not in made.patients]
        made.patients = [p for p in made.patients if p not in made.routes and not self._is_where(p, found)]

    def _is_where(self, patient: Mention, found: Located) -> bool:
        """ "Attacked the village of Onda": a named town is where it was done, not to whom."""
        here = [p.mention for p in found.places if any(c.isupper() for c in p.mention.text)]
        kinds = self._kinds.lexicon.classes.get(patient.head, frozenset())
        same = any(patient.start <= p.start and p.end <= patient.end for p in here)
        if "settlement" not in kinds:
            return same and patient in here
        # "Shelled the town": the one told of before.
        meant = any(p.mention.start == patient.start for p in found.places)
        return same or (meant and not here and is_the_one(self._kinds, patient))

    def _backers(self, frame: Frame, made: Arguments) -> None:
        """Backers that act: "with Turkish support", "backed by Russian jets"."""
        if not made.agents:
            return
        heads: list[int] = []
        for anchor in frame.anchors:
            for opener in self._words.support_openers:
                for noun in self._support(anchor, opener):
                    heads += follow(self._tree, noun, "from") + follow(self._tree, noun, "of")
                    heads += self._parties(follow(self._tree, noun, "mod"))
            heads += self._backed_by(anchor) + self._companions(anchor)
        for agent in sorted(made.heads):
            heads += self._backed_by(agent) + self._companions(agent)
            for noun in self._support(agent, "with"):
                heads += follow(self._tree, noun, "from")
                heads += self._parties(follow(self._tree, noun, "mod"))
        made.agents += [m for m in party_mentions(self._kinds, heads) if m not in made.agents]

    def _support(self, index: int, opener: str) -> list[int]:
        nouns = follow(self._tree, index, opener)
        return [n for n in nouns if self._tree.lemma(n) in self._words.support]

    def _companions(self, index: int) -> list[int]:
        """Armed parties "alongside" the doer, "together with" it, or "with X at its side"."""
        tree, found = self._tree, []
        for link in tree.children(index, "prep", "advmod"):
            word, beside = tree.word(link), tree.complements(link)
            joint = any(tree.word(k) in ("together", "along") for k in tree.children(link, "advmod"))
            at_side = any(tree.lemma(s) == "side" for b in beside for s in follow(tree, b, "at"))
            if word == "with" and not (joint or at_side):
                continue
            if word in ("with", "alongside"):
                found += beside
            elif word in ("together", "along"):
                # The parser may hang "with" on the noun or the verb itself.
                tied = [
                    *tree.children(link, "prep"),
                    *(k for k in tree.children(index, "prep") if k == link + 1),
                ]
                found += [c for k in tied if tree.word(k) == "with" for c in tree.complements(k)]
        return [h for h in found if self._kinds.is_of(h, "armed")]

    def _backed_by(self, index: int) -> list[int]:
        found = []
        for kid in self._tree.children(index, "acl", "advcl", "conj", "amod", "relcl", "dep"):
            participle = self._tree.tokens[kid].tag in ("VBN", "VBD")
            if participle and self._tree.lemma(kid) in self._words.supporting:
                found += follow(self._tree, kid, "by")
        return found


def _place_things_once(made: Arguments) -> None:
    """Nameless things that were hit are what it was done to, not where."""
    hit = {(p.start, p.end) for p in made.patients}

    def stays(place: PlaceMention) -> bool:
        mention = place.mention
        return (mention.start, mention.end) not in hit or any(c.isupper() for c in mention.text)

    made.own_places = sum(1 for p in made.places[: made.own_places] if stays(p))
    made.places = [p for p in made.places if stays(p)]
