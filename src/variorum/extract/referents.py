"""What pronouns and bare definite nouns stand for within one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention, PlaceMention

# "the town", "the besieged town"; a longer mention says which town it is.
_LONGEST_BARE = 3
_PAIR = 2
# Where an act comes from or goes to is not yet where the next one happens.
_WAYS = frozenset({"from", "toward"})
# Relations that tell of less, or more, than the town whose name is in the words.
_PARTLY = frozenset({"north-part", "south-part", "east-part", "west-part", "outskirts", "countryside"})
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w-]*(?:[ -][^\W\d_a-zà-ÿ][\w-]*)*")
# Relations that make an area of a town.
_WIDE = frozenset({"countryside"})


class Referents:
    """Parties and places in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon, main_town: Mention | None = None) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words.reference
        groups = lexicon.codebook.groups
        self._placeless, self._wide = groups.placeless, groups.of_wars
        self._vague = lexicon.words.places.vague
        self._main_town = PlaceMention(mention=main_town) if main_town else None
        self._parties: list[Mention] = []
        self._heard: list[Mention] = []
        # The parties that the sentence being read names, each with whether it is a subject.
        self._named: tuple[tuple[Mention, bool], ...] = ()
        # Towns and areas of claims and roads of the text, in order; then the places of the sentence that is
        # being read, and those of the last claim that had any.
        self._towns: list[PlaceMention] = []
        self._areas: list[PlaceMention] = []
        self._roads: list[Mention] = []
        self._seen: tuple[PlaceMention, ...] = ()
        self._scene: tuple[PlaceMention, ...] = ()
        # Whether the sentence before told where something happened; whether this one has.
        self._fresh = self._told_now = False

    def note(self, claim: Claim) -> None:
        """Remember what a claim names, for the sentences that follow."""
        for mention in (*claim.patients, *claim.agents):
            if mention.refers_to is None and not self._is_pronoun(mention.head):
                self._parties.append(mention)
        told = [p for p in claim.places if not p.carried]
        for place in reversed(told):
            if place.mention.refers_to is None and any(c.isupper() for c in place.mention.text):
                if self._is_area(place):
                    self._areas.append(place)
                if self._is_town(place):
                    self._towns.append(place)
        scene = tuple(p for p in told if self._sets_scene(p))
        self._scene = scene or self._scene
        self._told_now = self._told_now or bool(scene)

    def end(self) -> None:
        """End a sentence: the areas that it names are known to the next one, whatever it claims."""
        sure = [p for p in self._seen if self._is_area(p) and (self._is_worded(p) or not self._is_town(p))]
        self._areas += [p for p in sure if p not in self._areas[-1:]]
        self._fresh, self._told_now = self._told_now, False

    def begin(
        self,
        places: Iterable[PlaceMention],
        roads: Iterable[Mention],
        claims: Sequence[Claim],
        parties: Iterable[tuple[Mention, bool]] = (),
    ) -> None:
        """Begin a sentence that names these places, roads and parties, and makes these claims.

        Each party comes with whether it is the subject of a clause.
        """
        told = [p for c in claims for p in c.places if _is_named(p)]
        seen = {(p.mention.start, p.mention.end): p for p in (*places, *told)}
        self._seen = tuple(seen[key] for key in sorted(seen))
        heard = (m for c in claims for m in (*c.agents, *c.patients) if not self._is_pronoun(m.head))
        self._heard = sorted(heard, key=lambda m: (m.start, m.end))
        self._named = tuple(parties)
        self._roads += [r for r in roads if any(c.isupper() for c in r.text)]

    def _is_pronoun(self, word: str) -> bool:
        return word in self._words.pronouns or word in self._words.first_person

    def parties(
        self, mention: Mention, owner: str, within: tuple[Mention, ...], speaker: Mention | None
    ) -> list[Mention]:
        """`mention` with what it refers to; none for a pronoun that nothing before explains.

        `owner` is the possessive before its noun ("its" of "its forces"), `within` the other
        parties of the claim, `speaker` who says it: "it said its forces had left" speaks of itself.
        """
        words = self._words
        word = mention.text.casefold()
        if word == "latter" or word.endswith(" latter"):
            every = (*self._heard, *(m for m, _ in self._named))
            before = sorted((m for m in every if m.end <= mention.start), key=lambda m: (m.end, m.start))
            before = before or list(within[-1:])
            return [replace(mention, refers_to=before[-1])] if before else []
        if mention.head in words.sides and not words.pair.isdisjoint(word.split()):
            return [replace(mention, refers_to=p) for p in self._last_pair()] or [mention]
        owned = mention.head in words.owned
        if word in words.rest:
            meant = self._others(mention)
            return [replace(mention, refers_to=meant) if meant else mention]
        if not self._is_pronoun(word) and not (owned and self._is_pronoun(owner)):
            return [mention]
        meant = self._meant(mention, owner if owned and not self._is_pronoun(word) else word, within, speaker)
        if meant is None:
            return [] if self._is_pronoun(word) else [mention]
        return [replace(mention, refers_to=meant)]

    def _meant(
        self, mention: Mention, pronoun: str, within: tuple[Mention, ...], speaker: Mention | None
    ) -> Mention | None:
        """Whom a pronoun stands for: the speaker, or who was last named, that agrees with it in number.

        "They" after a lone person goes back to others; "its" to no person; where nothing agrees the
        speaker it is, or whoever was named last.
        """
        if pronoun in self._words.first_person:
            return speaker or self._last(mention, within)
        if speaker is not None and self._agrees(speaker, pronoun):
            return speaker
        doing = [m for m, subject in self._named if subject]
        every = [*(m for m, _ in self._named), *self._heard, *within]
        for told in (doing, every):
            near = [m for m in told if m.end <= mention.start and self._agrees(m, pronoun)]
            if near:
                return max(near, key=lambda m: (m.end, m.start))
        if speaker is not None:
            return self._behind(speaker)
        return self._last(mention, within)

    def _others(self, mention: Mention) -> Mention | None:
        """Whose rest "others" are: those last told of before in the sentence, in their plural."""
        told = [*self._heard, *(m for m, subject in self._named if subject)]
        before = [m for m in told if m.end <= mention.start and is_plural(m)]
        return max(before, key=lambda m: (m.end, m.start), default=None)

    def _agrees(self, mention: Mention, pronoun: str) -> bool:
        """Whether a pronoun can stand for a mention by its number, and by whether it is a person."""
        words = self._words
        if self._is_pronoun(mention.head) or mention.head in words.rest:
            return False
        if pronoun in words.plural:
            return not self._is_person(mention)
        return pronoun not in words.neuter or not (self._is_person(mention) or is_plural(mention))

    def _is_person(self, mention: Mention) -> bool:
        known = self._lexicon.actors.by_name(mention.text)
        if known:
            return all(entry.kind == "person" for entry in known)
        kinds = self._lexicon.classes.get(mention.head, frozenset())
        if "people" in kinds and "armed" not in kinds and not is_plural(mention):
            return True
        parties = self._lexicon.words.parties
        if mention.head in parties.body_heads:
            return False
        titles = parties.person_titles
        return not is_plural(mention) and not titles.isdisjoint(mention.text.casefold().split())

    def _behind(self, speaker: Mention) -> Mention:
        """The body that a person speaks for, the person where nothing tells."""
        return speaker.refers_to or speaker

    def _last(self, mention: Mention, within: tuple[Mention, ...]) -> Mention | None:
        """The party last named before a mention, in its own claim or an earlier one."""
        near = [m for m in within if m.start < mention.start and m.head not in self._words.pronouns]
        return next(reversed(near or self._parties), None)

    def _last_pair(self) -> list[Mention]:
        """The two states last named, for "the two countries"."""
        found: dict[str, Mention] = {}
        for mention in reversed(self._parties):
            folded = fold(mention.text)
            if self._lexicon.countries.by_word(folded):
                found.setdefault(folded, mention)
            if len(found) == 2:
                return list(reversed(found.values()))
        return []

    def places(self, place: PlaceMention, *, definite: bool, both: bool = False) -> list[PlaceMention]:
        """What a mention of a place stands for: "the town", "both cities" and "there" those named before.

        The mention itself where it names a place or nothing before fits; none for a pronoun that
        nothing before explains. `both` tells that this word stands before it.
        """
        mention = place.mention
        words = mention.text.casefold().split()
        if not words or any(c.isupper() for c in mention.text):
            return [place]
        if " ".join(words) in self._words.there:
            meant = self._town_before(mention.start) or self._area_before(mention.start)
            return [_standing_for(place, meant)] if meant else []
        if (both or not self._words.pair.isdisjoint(words)) and self._is_any(
            words[-1], self._words.settlements
        ):
            pair = sorted(self._towns_before(mention.start)[-_PAIR:], key=lambda p: p.mention.start)
            return [_standing_for(place, town) for town in pair] if len(pair) == _PAIR else [place]
        if not definite or len(words) > _LONGEST_BARE:
            return [place]
        return [self._bare(place, words[-1])]

    def road(self, mention: Mention) -> Mention:
        """ "The road", "the key highway" with the road last named; the mention itself where it names one."""
        if any(c.isupper() for c in mention.text):
            return mention
        meant = [road for road in self._roads if road.end <= mention.start][-1:]
        return replace(mention, refers_to=meant[0]) if meant else mention

    def _bare(self, place: PlaceMention, noun: str) -> PlaceMention:
        start = place.mention.start
        if noun in self._words.settlements:
            meant = self._town_before(start)
        elif noun in self._words.regions:
            meant = self._area_before(start)
        else:
            return place
        return _standing_for(place, meant) if meant else place

    def _is_any(self, word: str, nouns: frozenset[str]) -> bool:
        """Whether a word or what it is the plural of is one of the nouns."""
        return not nouns.isdisjoint((word, word.removesuffix("s"), word.removesuffix("ies") + "y"))

    def located(self, claim: Claim, beside: Sequence[Claim]) -> Claim:
        """The claim where it took place: vague words left out, and where it names no place the scene carried.

        The scene is that of the claims `beside` it in its sentence, else of the claim told last; of a
        count of losses or an offensive the area told of last. A place carried is marked so. None is for
        words of diplomacy, which are about more than a place.
        """
        places = tuple(p for p in claim.places if not self._is_vague(p))
        if any(map(_is_named, places)) or claim.routes or claim.event_type in self._placeless:
            return replace(claim, places=places)
        town = self._town_before(claim.evidence.start)
        if places:
            # "The airport" is that of the town told of.
            return replace(claim, places=(*places, *([replace(town, carried=True)] if town else [])))
        return replace(claim, places=tuple(replace(p, carried=True) for p in self._told_of(claim, beside)))

    def _told_of(self, claim: Claim, beside: Sequence[Claim]) -> Sequence[PlaceMention]:
        near = [c for c in beside if c.id != claim.id]
        before = [c for c in near if c.evidence.start <= claim.evidence.start]
        for other in (*reversed(before), *(c for c in near if c not in before)):
            places = [p for p in other.places if self._sets_scene(p)]
            if places:
                return places
        area = self._areas[-1:]
        # Of several towns told of before nothing says which one is meant.
        several = sum(map(self._is_town, self._scene)) > 1
        wide = claim.event_type in self._wide and not self._fresh
        return area if area and (several or wide) else () if several else self._scene

    def _is_vague(self, place: PlaceMention) -> bool:
        """ "The east", "more territory": words that tell one place from no other."""
        words = place.mention.text.casefold().split()
        return not _is_named(place) and bool(words) and self._is_any(words[-1], self._vague)

    def _sets_scene(self, place: PlaceMention) -> bool:
        """Whether a place is told of as where something happened, and is not a whole country."""
        meant = place.mention.refers_to or place.mention
        return _is_named(place) and place.relation not in _WAYS and not self._is_country(meant.text)

    def _is_country(self, text: str) -> bool:
        named = (e for e, kind in self._lexicon.countries.by_word(fold(text)) if kind == "name")
        return any(entry.status != "part" for entry in named)

    def _town_before(self, start: int) -> PlaceMention | None:
        """The town that "the town" at an offset means: of its own sentence, else of an earlier claim."""
        towns = self._towns_before(start)
        return towns[-1] if towns else self._main_town

    def _towns_before(self, start: int) -> list[PlaceMention]:
        """The different towns named before an offset, in order."""
        here = {fold(p.mention.text): p for p in self._seen if p.mention.end <= start and self._is_town(p)}
        told = {fold(p.mention.text): p for p in self._towns if p.mention.end <= start}
        return list({**{k: p for k, p in told.items() if k not in here}, **here}.values())

    def _area_before(self, start: int) -> PlaceMention | None:
        here = [p for p in self._seen if p.mention.end <= start and self._is_area(p)]
        return next(reversed(here or self._areas), None)

    def _is_area(self, place: PlaceMention) -> bool:
        if self._is_country(place.mention.text):
            return False
        kinds = {p.kind for p in self._lexicon.places.find(place.mention.text)}
        return self._is_worded(place) or bool(kinds - {"settlement"})

    def _is_worded(self, place: PlaceMention) -> bool:
        """Whether the words themselves speak of an area: "Homs province", "the Homs countryside"."""
        words = place.mention.text.casefold().split()
        return place.relation in _WIDE or not self._words.regions.isdisjoint(words)

    def _is_town(self, place: PlaceMention) -> bool:
        text = place.mention.text
        if not self._words.regions.isdisjoint(text.casefold().split()) or self._is_country(text):
            return False
        kinds = {p.kind for p in self._lexicon.places.find(text)}
        return not kinds or "settlement" in kinds


def is_plural(mention: Mention) -> bool:
    """ "Rebels", "about 300 fighters": whether the head noun is printed in its plural."""
    plurals = {mention.head + "s", mention.head + "es", mention.head[:-1] + "ies"}
    words = mention.text.casefold().replace("-", " ").split()
    return not plurals.isdisjoint(words)


def _standing_for(place: PlaceMention, known: PlaceMention) -> PlaceMention:
    meant = known.mention
    while meant.refers_to is not None:
        meant = meant.refers_to
    # "The city" after "Bria's eastern edge" is Bria.
    part = _NAME.search(meant.text) if known.relation in _PARTLY else None
    if part:
        start, end = meant.start + part.start(), meant.start + part.end()
        meant = Mention(text=part.group(), start=start, end=end, head=fold(part.group()))
    return replace(place, mention=replace(place.mention, refers_to=meant))


def _is_named(place: PlaceMention) -> bool:
    meant = place.mention.refers_to or place.mention
    return any(c.isupper() for c in meant.text)
