"""The places that a name may stand for, with what the name alone says for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import PlaceEntry
from variorum.resolve.place_patterns import PlacePatterns

Vector = tuple[float, float, float]

EARTH_KM = 6371.0
_REMEMBERED = 20_000
# A name of more places than this is read among the most prominent of them, whatever else speaks for the rest.
_MOST = 60
# log10 of the population of the largest cities is about 7: the weight of size runs from 0 to 1.
_LARGEST = 7.0
# What a name says before the article is read: a country's or a first-level area's own name is seldom
# meant for a hamlet; a name that is not the place's first one, or only sounds like it, says less.
_COUNTRY, _AREA, _AREA_SIZE, _CAPITAL = 1.5, 0.8, 0.2, 0.2
# Capitals of the smallest states have so many people; villages of a capital's name in its country have not.
_CAPITAL_PEOPLE = 10_000
# A province comes so far after its chief town of the same name: one with half the people of its largest.
_AFTER_TOWN, _CHIEF = 0.1, 2
_OTHER_NAME, _BY_SOUND = -0.45, -0.3
# A town so many times the size of all that are first called so is known to the world by that name.
_KNOWN_BY_IT, _DOMINANT, _TOWN_PEOPLE = 0.35, 5, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may stand for; `prior` is what the name and the place's size say, 0 to 1."""

    entry: PlaceEntry
    prior: float
    by_sound: bool = False
    own_name: bool = True
    vector: Vector = (0.0, 0.0, 0.0)


def km_between(a: Vector, b: Vector) -> float:
    """Distance in km of two points given as vectors on the sphere of radius 1."""
    cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


class PlaceFinder:
    """Looks names up for grounding; remembers what it found, as names come again and again."""

    def __init__(self, lexicon: Lexicon, patterns: PlacePatterns) -> None:
        self.lexicon = lexicon
        self.patterns = patterns
        self.find = lru_cache(_REMEMBERED)(self._find)
        self.entry = lru_cache(_REMEMBERED)(lexicon.places.get)

    def __reduce__(self) -> tuple[type[PlaceFinder], tuple[Lexicon, PlacePatterns]]:
        return type(self), (self.lexicon, self.patterns)

    def _find(self, core: str) -> tuple[Candidate, ...]:
        """The candidates of a name, the likeliest first; by its sound only where none is spelt so."""
        places, patterns = self.lexicon.places, self.patterns
        short = patterns.abbreviated(core)
        if short:
            found = [place for place in (places.get(id_) for id_ in short) if place is not None]
            return tuple(self._candidate(place, "", by_sound=False) for place in found)
        spelt = [*self._countries(core), *places.find(core)] or list(places.find(patterns.bare(core)))
        by_sound = not spelt
        entries = _distinct(spelt or places.find_romanised(core))[:_MOST]
        made = [self._candidate(entry, fold(core), by_sound=by_sound) for entry in entries]
        made = _known_by_other_names([self._below_its_town(c, made) for c in made])
        return tuple(sorted(made, key=lambda c: (-c.prior, c.entry.id)))

    def states_or_regions(self, word: str) -> tuple[PlaceEntry, ...]:
        """The countries or the wide region that a word for people or things is of ("Turkish", "European")."""
        codes = [e.code for e, _ in self.lexicon.countries.by_word(fold(word))]
        ids = [f"country-{code}" for code in codes] or self.patterns.region_of(word)
        return tuple(place for place in map(self.entry, ids) if place is not None)

    def _countries(self, core: str) -> list[PlaceEntry]:
        codes = [e.code for e, kind in self.lexicon.countries.by_word(fold(core)) if kind == "name"]
        found = (self.lexicon.places.get(f"country-{code}") for code in codes)
        return [place for place in found if place is not None]

    def _candidate(self, entry: PlaceEntry, folded: str, *, by_sound: bool) -> Candidate:
        size = min(1.0, math.log10(max(entry.prominence, entry.population) + 1) / _LARGEST)
        prior = size
        if entry.kind == "country":
            prior = _COUNTRY
        elif entry.kind in ("admin1", "region"):
            prior = _AREA + _AREA_SIZE * size
        elif entry.kind == "settlement" and self._is_capital(entry, folded):
            prior += _CAPITAL
        own = not folded or entry.kind == "country" or self._is_own(entry, folded)
        prior += (0.0 if own else _OTHER_NAME) + (_BY_SOUND if by_sound else 0.0)
        lat, lon = math.radians(entry.lat), math.radians(entry.lon)
        level = math.cos(lat)
        vector = (level * math.cos(lon), level * math.sin(lon), math.sin(lat))
        return Candidate(entry=entry, prior=prior, by_sound=by_sound, own_name=own, vector=vector)

    def _below_its_town(self, area: Candidate, others: Iterable[Candidate]) -> Candidate:
        """A province called after its chief town, which a bare name means sooner, comes after the town."""
        if area.entry.kind not in ("admin1", "admin2"):
            return area
        called = fold(self.patterns.bare(area.entry.name))
        towns = [
            c.prior
            for c in others
            if c.entry.kind == "settlement"
            and c.entry.admin1 == area.entry.admin1
            and (fold(c.entry.name) == called or self._is_chief(c.entry, area.entry, called))
        ]
        return replace(area, prior=min(area.prior, max(towns) - _AFTER_TOWN)) if towns else area

    def _is_chief(self, town: PlaceEntry, area: PlaceEntry, called: str) -> bool:
        """Whether a town is the chief one of an area by size, and not "Oklahoma City" of Oklahoma."""
        return _CHIEF * town.population >= area.prominence and not fold(town.name).startswith(f"{called} ")

    def _is_capital(self, entry: PlaceEntry, folded: str) -> bool:
        """Whether a settlement is the capital of its country, and no namesake of it there."""
        if entry.population < _CAPITAL_PEOPLE:
            return False
        return any(
            kind == "capital" and state.code == entry.country
            for state, kind in self.lexicon.countries.by_word(folded)
        )

    def capital(self, word: str) -> PlaceEntry | None:
        """The capital that a word for a government names; None where it names none, or no town."""
        states = {e.code for e, kind in self.lexicon.countries.by_word(fold(word)) if kind == "capital"}
        found = [
            c.entry for c in self.find(word) if c.entry.country in states and c.entry.kind == "settlement"
        ]
        return max(found, key=lambda e: (e.population, e.id), default=None)

    def _is_own(self, entry: PlaceEntry, folded: str) -> bool:
        """Whether a name is the place's first one, or an area's with a word that print leaves out."""
        own = fold(entry.name)
        area = entry.kind not in ("settlement", "facility")
        return own == folded or (area and fold(self.patterns.bare(entry.name)) == folded)


def _known_by_other_names(made: Sequence[Candidate]) -> list[Candidate]:
    """ "Palmyra" is Tadmur sooner than a hamlet: what dwarfs its namesakes has the name as if its own."""
    namesakes = [c.entry.population for c in made if c.own_name and c.entry.kind == "settlement"]
    least = max(_TOWN_PEOPLE, _DOMINANT * max(namesakes, default=0))
    return [
        replace(c, prior=c.prior + _KNOWN_BY_IT)
        if namesakes and not c.own_name and c.entry.kind == "settlement" and c.entry.population >= least
        else c
        for c in made
    ]


def _distinct(entries: Iterable[PlaceEntry]) -> list[PlaceEntry]:
    return list({entry.id: entry for entry in entries}.values())
