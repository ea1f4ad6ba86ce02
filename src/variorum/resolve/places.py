"""Places: mentions to gazetteer entries, by what the article is about, with reasons; never a far namesake."""

from __future__ import annotations

import math
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import PlaceEntry
from variorum.model.claims import Alternative, Place, PlaceMention
from variorum.resolve.context import ArticleContext
from variorum.resolve.mentions import meant_by
from variorum.resolve.names import PrintedNames
from variorum.resolve.place_patterns import PlacePatterns

# UCDP where_prec of the kinds of place.
_PRECISIONS = {
    "settlement": 1,
    "facility": 1,
    "feature": 2,
    "admin2": 3,
    "admin1": 4,
    "area": 5,
    "region": 5,
    "country": 6,
}
_SPOTS = frozenset({"settlement", "facility"})
_AREAS = frozenset({"admin1", "admin2", "region", "area"})
# Weights of the reasons for a candidate; they add up to its score.
_COUNTRY_WEIGHT = 1.0
_KIND_WEIGHT = 0.35
_COUNTRY_NAME_WEIGHT = 0.85
_PLAIN_SETTLEMENT, _PLAIN_OTHER = 0.1, 0.05
_NEAR_WEIGHT = 0.4
_SIZE_WEIGHT = 0.25
_ONLY_ONE = 0.2
_NEIGHBOUR = 0.1
_SAME_NAME = 0.1
_BY_SOUND = -0.3
# Decimal digits of the population of the largest cities: log10 of it over this is about 1.
_LARGEST = 7
# A candidate in a country the article never speaks of needs to be a place that needs no introduction.
_WELL_KNOWN = 500_000
_KNOWN = 20_000
# Times the people of its largest namesake abroad that make a place the one meant.
_DOMINANT = 5
_NEAR_KM = 250.0
# Nearness is to the places last told of; namesakes beside the best, and aliases of it, to show.
_LAST_PLACES = 8
_MAX_ALTERNATIVES = 3
_MAX_ALIASES = 10


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for and how it was found: under its own name or by sound, alone or among namesakes."""

    core: str
    text: str
    exact: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class _Scored:
    entry: PlaceEntry
    score: float
    reasons: tuple[str, ...]


class PlaceGrounder:
    """Grounds places of one article; remembers where the ones already found lie."""

    def __init__(
        self, lexicon: Lexicon, patterns: PlacePatterns, context: ArticleContext, names: PrintedNames
    ) -> None:
        self._lexicon = lexicon
        self._patterns = patterns
        self._context = context
        self._names = names
        self._found: list[PlaceEntry] = []
        first = (lexicon.countries.get(code) for code, _ in context.countries[:2])
        self._around = frozenset(code for entry in first if entry is not None for code in entry.neighbours)

    def ground(self, place: PlaceMention) -> Place:
        """The place a mention stands for; id None, the name kept, where nothing fits well enough."""
        meant = meant_by(place.mention)
        core = self._patterns.core(meant.text, self._names.touching(meant.start, meant.end))
        scored = self._scored(core, meant.text) if core else []
        if not scored:
            return self._unknown(place, core or meant.text)
        best = scored[0]
        if best.entry.kind in _SPOTS:
            self._found.append(best.entry)
        precision = _PRECISIONS.get(best.entry.kind, 7)
        if precision == 1 and place.relation not in ("in", "at"):
            precision = 2
        latin = [n for n in best.entry.names if n.isascii()][:_MAX_ALIASES]
        return Place(
            mention=place.mention,
            id=best.entry.id,
            name=self._patterns.shown(best.entry.name, core, meant.text),
            aliases=tuple(dict.fromkeys((core, best.entry.name, *latin))),
            lat=best.entry.lat,
            lon=best.entry.lon,
            country=best.entry.country,
            admin1=best.entry.admin1,
            precision=precision,
            relation=place.relation,
            distance_km=place.distance_km,
            alternatives=tuple(
                Alternative(id=s.entry.id, name=s.entry.name, score=round(s.score, 3))
                for s in scored[1 : 1 + _MAX_ALTERNATIVES]
            ),
            reasons=best.reasons,
        )

    def _unknown(self, place: PlaceMention, core: str) -> Place:
        return Place(
            mention=place.mention,
            id=None,
            name=core,
            country=self._context.theatre,
            relation=place.relation,
            distance_km=place.distance_km,
            reasons=("no known place of this name fits the article",),
        )

    def _scored(self, core: str, text: str) -> list[_Scored]:
        """The candidates that the article lets stand, the best first."""
        places = self._lexicon.places
        found = [*self._countries(core), *places.find(core)] or list(places.find(self._patterns.bare(core)))
        exact = bool(found)
        found = found or list(places.find_romanised(core))
        search = _Search(core, text, exact, alone=len(found) == 1)
        scored = []
        for entry in found:
            reasons = self._reasons(entry, search)
            score = sum(weight for weight, _ in reasons)
            if score > 0:
                scored.append(_Scored(entry, score, tuple(why for _, why in reasons if why)))
        ranked = sorted(scored, key=lambda s: (-s.score, s.entry.id))
        return [] if not self._context.countries and _a_guess(ranked) else ranked

    def _countries(self, core: str) -> list[PlaceEntry]:
        codes = [e.code for e, kind in self._lexicon.countries.by_word(fold(core)) if kind == "name"]
        found = (self._lexicon.places.get(f"country-{code}") for code in codes)
        return [place for place in found if place is not None]

    def _reasons(self, entry: PlaceEntry, search: _Search) -> list[tuple[float, str]]:
        """What speaks for a candidate, each with its weight; none where it is out of the question."""
        share = self._context.weight(entry.country)
        around = entry.country in self._around
        # An article that speaks of no country can be read only by how well known a place is.
        needed = _WELL_KNOWN if self._context.countries else _KNOWN
        well_known = entry.population >= needed and search.exact
        if share == 0 and not around and not well_known and entry.kind != "country":
            return []
        reasons = [(share * _COUNTRY_WEIGHT, f"{share:.0%} of the article's country mentions")]
        if around and not share:
            reasons = [(_NEIGHBOUR, "in a neighbouring country")]
        reasons.append(self._kind_fit(entry, search.text))
        near = self._nearness(entry)
        if near:
            reasons.append((near, "near other places of the article"))
        reasons.append((min(1.0, math.log10(entry.population + 1) / _LARGEST) * _SIZE_WEIGHT, ""))
        if search.alone:
            reasons.append((_ONLY_ONE, "the only place of this name"))
        if not search.exact:
            reasons.append((_BY_SOUND, "by sound of the name"))
        if fold(entry.name) == fold(search.core):
            reasons.append((_SAME_NAME, ""))
        return reasons

    def _kind_fit(self, entry: PlaceEntry, text: str) -> tuple[float, str]:
        if self._patterns.speaks_of_town(text):
            return (_KIND_WEIGHT, "the words speak of a town") if entry.kind in _SPOTS else (0.0, "")
        if self._patterns.speaks_of_area(text):
            return (_KIND_WEIGHT, "the words speak of an area") if entry.kind in _AREAS else (0.0, "")
        if entry.kind == "country":
            return _COUNTRY_NAME_WEIGHT, "a country's name"
        return (_PLAIN_SETTLEMENT if entry.kind == "settlement" else _PLAIN_OTHER), ""

    def _nearness(self, entry: PlaceEntry) -> float:
        if not self._found or entry.kind == "country":
            return 0.0
        last = self._found[-_LAST_PLACES:]
        nearest = min(self._lexicon.places.distance_km(entry, other) for other in last)
        return _NEAR_WEIGHT * max(0.0, 1 - nearest / _NEAR_KM)


def _a_guess(ranked: list[_Scored]) -> bool:
    """Whether the best reading of a name is only the largest of several like it in other countries."""
    if len(ranked) < 2:
        return False
    best, rivals = ranked[0].entry, [s.entry for s in ranked[1:]]
    largest = max((r.population for r in rivals if r.country != best.country), default=0)
    return best.kind != "country" and best.population < _DOMINANT * largest
