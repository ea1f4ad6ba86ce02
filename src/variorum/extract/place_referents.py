"""Which places "the town", "there", "the area" and "the base" stand for within one article."""

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
# Relations that tell of less, or more, than the town whose name is in the words.
_PARTLY = frozenset({"north-part", "south-part", "east-part", "west-part", "outskirts", "countryside"})
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w-]*(?:[ -][^\W\d_a-zà-ÿ][\w-]*)*")
# Adjectives of peoples without a state: "Kurdish", "Tigrayan".
_PEOPLES = re.compile(r"\w{3,20}(?:ish|ian|yan|ese)")
# Relations of what lies beside the place whose name is in the words, and of where one comes from or goes.
_BESIDE = frozenset({"north-of", "south-of", "east-of", "west-of", "from", "toward"})
# Inhabitants from which on a town is called a city, and up to which it is called a village.
_CITY, _VILLAGE = 50_000, 30_000
# Relations that make an area of a town.
_WIDE = frozenset({"countryside"})


class PlaceReferents:
    """Places and roads in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon, main_town: Mention | None = None) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words.reference
        self._travelling = lexicon.codebook.groups.travelling
        self._main_town = PlaceMention(mention=main_town) if main_town else None
        # Towns, areas and facilities of claims and roads of the text, in order; then the places of the
        # sentence that is being read.
        self._towns: list[PlaceMention] = []
        self._areas: list[PlaceMention] = []
        self._sites: list[PlaceMention] = []
        self._lands: list[PlaceMention] = []
        # Names that may be areas', towns among them, for "the two provinces".
        self._wide: list[PlaceMention] = []
        # Capitals of states, for "the capital"; towns of the sentence before where no claim tells of one.
        self._capitals: list[PlaceMention] = []
        self._near: list[PlaceMention] = []
        self._told_now = False
        self._roads: list[Mention] = []
        self._seen: tuple[PlaceMention, ...] = ()

    @property
    def main_town(self) -> PlaceMention | None:
        """The town that the article is about; None where it is about no one town."""
        return self._main_town

    def go_back(self) -> None:
        """Go back to the main town, as a new paragraph does, once a claim has told of a town."""
        if self._main_town is not None and self._towns:
            self._towns.append(self._main_town)

    @property
    def last_area(self) -> list[PlaceMention]:
        """The area last told of; none where none was."""
        return self._areas[-1:]

    def begin(
        self, places: Iterable[PlaceMention], roads: Iterable[Mention], claims: Sequence[Claim]
    ) -> None:
        """Begin a sentence that names these places and roads, and makes these claims."""
        told = [p for c in claims for p in c.places if self.is_named(p)]
        seen = {(p.mention.start, p.mention.end): p for p in (*places, *told)}
        self._seen = tuple(seen[key] for key in sorted(seen))
        self._roads += [r for r in roads if any(c.isupper() for c in r.text)]

    def note(self, claim: Claim) -> None:
        """Remember the places of a claim, for the sentences that follow."""
        told = [p for p in claim.places if not p.carried]
        named = [p for p in told if p.mention.refers_to is None and self.is_named(p)]
        if claim.event_type in self._travelling:
            # Of where they went after where they were, the town that the news is of is the first.
            towns = [p for p in named if self.is_town(p) and not self._is_site(p)]
            named = [p for p in named if p not in towns[1:]]
        self._capitals += [p for p in named if self._is_capital(p.mention.text)]
        for place in reversed(named):
            if self.is_area(place):
                self._areas.append(place)
            if self._is_site(place):
                self._sites.append(place)
            elif self.is_town(place):
                self._towns.append(place)
                self._told_now = True

    def end(self) -> None:
        """End a sentence: the areas that it names are known to the next one, whatever it claims."""
        sure = [p for p in self._seen if self.is_area(p) and (self._is_worded(p) or not self.is_town(p))]
        self._areas += [p for p in sure if p not in self._areas[-1:]]
        self._sites += [p for p in self._seen if self._is_site(p) and p not in self._sites[-1:]]
        self._lands += [p for p in self._seen if self.is_country(p.mention.text)]
        self._wide += [p for p in self._seen if self.is_area(p)]
        self._near = [] if self._told_now else [p for p in self._seen if self.is_town(p)]
        self._told_now = False

    def stand_for(self, place: PlaceMention, *, definite: bool, both: bool = False) -> list[PlaceMention]:
        """What a mention of a place stands for: "the town", "both cities" and "there" those named before.

        The mention itself where it names a place or nothing before fits; none for a pronoun that
        nothing before explains. `both` tells that this word stands before it.
        """
        mention = place.mention
        words = mention.text.casefold().split()
        capital = self._state_capital(place)
        if not words or capital or self.is_named(place):
            return [capital or place]
        if " ".join(words) in self._words.there:
            here = [p for p in self._seen if p.mention.end <= mention.start and self.is_town(p)]
            last = next(reversed(here or self._near), None)
            meant = last or self.town_before(mention.start) or self._area_before(mention.start)
            return [_standing_for(place, meant)] if meant else []
        if both or not self._words.pair.isdisjoint(words):
            return self._both(place, words[-1])
        own = [w for w in mention.text.split() if not w[:1].isupper()]
        if not definite or len(own) > _LONGEST_BARE:
            return [place]
        return [self._bare(place, words[-1])]

    def road(self, mention: Mention) -> Mention:
        """ "The road", "the key highway" with the road last named; the mention itself where it names one."""
        if any(c.isupper() for c in mention.text):
            return mention
        meant = [road for road in self._roads if road.end <= mention.start][-1:]
        return replace(mention, refers_to=meant[0]) if meant else mention

    def town_before(self, start: int, noun: str = "") -> PlaceMention | None:
        """The town that "the town" at an offset means: of its own sentence, else of an earlier claim.

        `noun` is the word for it: "the city" is a large one, of several the one that the article is
        about, and "the village" a small one, where one of that size is told of at all.
        """
        # Those that others are only measured from stand first.
        here = sorted((p for p in self._seen if p.mention.end <= start and self.is_town(p)), key=_is_sited)
        told = [*self._towns_before(start), *here]
        main = [self._main_town] if self._main_town else []
        fitting = [p for p in told if self._is_of_size(p, noun)]
        if noun in self._words.cities and not any(map(_is_sited, here)):
            fitting += [p for p in main if self._is_of_size(p, noun)]
        return next(reversed(fitting or told or main), None)

    def place_named(self, start: int, apart_from: Sequence[tuple[int, int]]) -> PlaceMention | None:
        """The place that the sentence being read names nearest to an offset.

        Countries are left out, and what begins within the spans `apart_from`.
        """
        named = [p for p in self._seen if _is_sited(p) and self.is_named(p)]
        apart = (
            p
            for p in named
            if not self.is_country(p.mention.text)
            and not any(first <= p.mention.start < last for first, last in apart_from)
        )
        return min(apart, key=lambda p: abs(p.mention.start - start), default=None)

    def is_within(self, place: PlaceMention) -> bool:
        """Whether the words tell of a part of a town: a quarter, a bridge, a hospital."""
        noun = _noun_of(place)
        return self._is_site(place) or is_any(noun, self._words.quarters) or place.relation in _PARTLY

    def _is_of_size(self, place: PlaceMention, noun: str) -> bool:
        """Whether a town, as far as its inhabitants are known, may be called by the noun."""
        if noun not in self._words.cities and noun not in self._words.hamlets:
            return True
        found = (p for p in self._lexicon.places.find(place.mention.text) if p.kind == "settlement")
        people = next((p.population for p in found), 0)
        return people >= _CITY if noun in self._words.cities else people <= _VILLAGE

    def town_beside(self, start: int, end: int) -> PlaceMention | None:
        """The first town of the sentence being read that begins between two offsets."""
        return next((p for p in self._seen if start <= p.mention.start < end and self.is_town(p)), None)

    def is_town(self, place: PlaceMention) -> bool:
        """Whether a place may be a town by its name."""
        text = place.mention.text
        if not self._words.regions.isdisjoint(text.casefold().split()) or self.is_country(text):
            return False
        kinds = {p.kind for p in self._lexicon.places.find(text)}
        return not kinds or "settlement" in kinds

    def _state_capital(self, place: PlaceMention) -> PlaceMention | None:
        """ "The Saudi capital": the capital of the state that the adjective is of."""
        mention = place.mention
        state, _, noun = mention.text.rpartition(" ")
        if noun not in self._words.capitals or "-" in state:
            return None
        found = self._lexicon.countries.by_word(fold(state))
        name = next((e.capital for e, kind in found if kind == "adjective" and e.capital), "")
        meant = Mention(text=name, start=mention.start, end=mention.end, head=fold(name))
        return replace(place, mention=replace(mention, refers_to=meant)) if name else None

    def is_named(self, place: PlaceMention) -> bool:
        """Whether a place, or what it stands for, has a name; "the Kurdish town" has none."""
        words = (place.mention.refers_to or place.mention).text.split()
        names = [w for w in words if any(c.isupper() for c in w)]
        if names and is_any(words[-1], self._words.settlements):
            return not all(map(self._is_adjective, names))
        return bool(names)

    def _is_adjective(self, word: str) -> bool:
        told = fold(word.partition("-")[0])
        kinds = {kind for _, kind in self._lexicon.countries.by_word(told)}
        known = "adjective" in kinds or told in self._lexicon.words.toponyms.region_adjectives
        return known or (bool(_PEOPLES.fullmatch(told)) and not self._lexicon.places.find(word))

    def _is_capital(self, text: str) -> bool:
        return any(kind == "capital" for _, kind in self._lexicon.countries.by_word(fold(text)))

    def is_country(self, text: str) -> bool:
        """Whether words are the name of a whole country."""
        named = (e for e, kind in self._lexicon.countries.by_word(fold(text)) if kind == "name")
        return any(entry.status != "part" for entry in named)

    def _both(self, place: PlaceMention, noun: str) -> list[PlaceMention]:
        """ "Both towns", "the two provinces": the two last named of that kind."""
        start = place.mention.start
        if is_any(noun, self._words.settlements):
            told = self._towns_before(start)
        elif is_any(noun, self._words.regions):
            told = self._areas_before(start)
        else:
            return [place]
        pair = sorted(told[-_PAIR:], key=lambda p: p.mention.start)
        return [_standing_for(place, one) for one in pair] if len(pair) == _PAIR else [place]

    def _bare(self, place: PlaceMention, noun: str) -> PlaceMention:
        start = place.mention.start
        meant = self._site_before(start, noun)
        if noun in self._words.lands:
            here = [p for p in self._seen if p.mention.end <= start and self.is_country(p.mention.text)]
            meant = next(reversed(here or self._lands), None)
        elif meant is None and noun in self._words.capitals and len(place.mention.text.split()) == 1:
            meant = next(reversed(self._capitals), None) or self.town_before(start)
        elif meant is None and noun in self._words.settlements:
            meant = self.town_before(start, noun)
        elif meant is None and noun in self._words.regions:
            meant = self._area_before(start)
        return _standing_for(place, meant) if meant else place

    def _site_before(self, start: int, noun: str) -> PlaceMention | None:
        """ "The base" after "Camp Alba base": what was named by that noun last."""
        told = [p for p in (*self._sites, *self._seen) if p.mention.end <= start and self._is_site(p)]
        return next((p for p in reversed(told) if _noun_of(p) == noun), None)

    def _towns_before(self, start: int) -> list[PlaceMention]:
        """The different towns named before an offset, in order."""
        return _different(start, self._towns, [p for p in self._seen if self.is_town(p)])

    def _areas_before(self, start: int) -> list[PlaceMention]:
        return _different(start, self._wide, [p for p in self._seen if self.is_area(p)])

    def _area_before(self, start: int) -> PlaceMention | None:
        here = [p for p in self._seen if p.mention.end <= start and self.is_area(p)]
        return next(reversed(here or self._areas), None)

    def is_area(self, place: PlaceMention) -> bool:
        """Whether a place is a province or another area by its name or its words."""
        if self.is_country(place.mention.text):
            return False
        kinds = {p.kind for p in self._lexicon.places.find(place.mention.text)}
        return self._is_worded(place) or bool(kinds - {"settlement"})

    def _is_worded(self, place: PlaceMention) -> bool:
        """Whether the words themselves speak of an area: "Homs province", "the Homs countryside"."""
        words = place.mention.text.casefold().split()
        return place.relation in _WIDE or not self._words.regions.isdisjoint(words)

    def _is_site(self, place: PlaceMention) -> bool:
        """Whether the words name a base, an airport or the like."""
        classes = self._lexicon.classes.get(_noun_of(place).removesuffix("s"), frozenset())
        return self.is_named(place) and "facility" in classes and "settlement" not in classes


def _noun_of(place: PlaceMention) -> str:
    return place.mention.text.rpartition(" ")[2].casefold()


def _different(start: int, told: list[PlaceMention], seen: list[PlaceMention]) -> list[PlaceMention]:
    """The different places before an offset, in order, those `seen` in its own sentence last."""
    here = {fold(p.mention.text): p for p in seen if p.mention.end <= start}
    before = dict[str, PlaceMention]()
    for place in told:
        if place.mention.end <= start:
            # The one told of again is the last.
            before.pop(fold(place.mention.text), None)
            before[fold(place.mention.text)] = place
    return list({**{k: p for k, p in before.items() if k not in here}, **here}.values())


def _is_sited(place: PlaceMention) -> bool:
    """Whether a place is told of as where something is, not as what it lies beside."""
    return place.relation not in _BESIDE and place.distance_km is None


def is_any(word: str, nouns: frozenset[str]) -> bool:
    """Whether a word or what it is the plural of is one of the nouns."""
    return not nouns.isdisjoint((word, word.removesuffix("s"), word.removesuffix("ies") + "y"))


def _standing_for(place: PlaceMention, known: PlaceMention) -> PlaceMention:
    meant = known.mention.meant
    # "The city" after "Bria's eastern edge" is Bria.
    part = _NAME.search(meant.text) if known.relation in _PARTLY else None
    if part:
        start, end = meant.start + part.start(), meant.start + part.end()
        meant = Mention(text=part.group(), start=start, end=end, head=fold(part.group()))
    return replace(place, mention=replace(place.mention, refers_to=meant))
