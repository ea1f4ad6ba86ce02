"""Places: mentions to gazetteer entries, by what the article is about, with reasons; never a far namesake."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import PlaceEntry
from variorum.model.claims import Alternative, Place, PlaceMention
from variorum.model.readings import Name
from variorum.resolve.context import ArticleContext

_AREA_WORDS = re.compile(
    r"\b(?:province|governorate|region|state|oblast|department|district|county|prefecture|countryside|area|part|territory|enclave)\b",
    re.IGNORECASE,
)
_TOWN_WORDS = re.compile(
    r"\b(?:city|town|village|municipality|hamlet|port|crossroads?|airport|base|camp|prison)\b", re.IGNORECASE
)
_KINDS = {
    "settlement": 1,
    "facility": 1,
    "feature": 2,
    "admin2": 3,
    "admin1": 4,
    "area": 5,
    "region": 5,
    "country": 6,
}
# Weights of the reasons for a candidate; they add up to its score.
_COUNTRY_WEIGHT = 1.0
_KIND_WEIGHT = 0.35
_NEAR_WEIGHT = 0.4
_SIZE_WEIGHT = 0.25
_ONLY_ONE = 0.2
# A candidate in a country the article never speaks of needs to be a place that needs no introduction.
_WELL_KNOWN = 500_000
_NEAR_KM = 250.0


@dataclass(frozen=True, slots=True)
class _Scored:
    entry: PlaceEntry
    score: float
    reasons: tuple[str, ...]


class PlaceGrounder:
    """Grounds places of one article; remembers where the ones already found lie."""

    def __init__(self, lexicon: Lexicon, context: ArticleContext) -> None:
        self._lexicon = lexicon
        self._context = context
        self._known: dict[str, PlaceEntry] = {}
        self._centre: list[PlaceEntry] = []

    def ground(self, place: PlaceMention, names: tuple[Name, ...]) -> Place:
        """The place a mention stands for; id None, the name kept, where nothing fits well enough."""
        mention = place.mention
        meant = mention
        while meant.refers_to is not None:
            meant = meant.refers_to
        core = self._core(meant.text, [n for n in names if n.start < meant.end and meant.start < n.end])
        scored = self._scored(core, meant.text) if core else []
        if not scored:
            return self._unknown(place, core or meant.text)
        best = scored[0]
        self._known[fold(meant.text)] = best.entry
        if best.entry.kind in ("settlement", "facility"):
            self._centre.append(best.entry)
        precision = _KINDS.get(best.entry.kind, 7)
        if precision == 1 and place.relation not in ("in", "at"):
            precision = 2
        return Place(
            mention=mention,
            id=best.entry.id,
            name=_named(best.entry, core, meant.text),
            aliases=tuple(dict.fromkeys((core, best.entry.name, *_latin(best.entry.names)[:10]))),
            lat=best.entry.lat,
            lon=best.entry.lon,
            country=best.entry.country,
            admin1=best.entry.admin1,
            precision=precision,
            relation=place.relation,
            distance_km=place.distance_km,
            alternatives=tuple(
                Alternative(id=s.entry.id, name=s.entry.name, score=round(s.score, 3)) for s in scored[1:4]
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

    def _core(self, text: str, names: list[Name]) -> str:
        """The proper name inside a mention: the longest place name, else its capitalised words."""
        placed = [n for n in names if n.kind in ("place", "country")]
        if placed:
            return max(placed, key=lambda n: (len(n.text), -n.start)).text
        words = re.findall(
            r"[A-Z][\w'’-]*(?:\s+(?:al|el|de|ad|ar|as|ash)-?\s*)?(?:[ -][A-Z0-9][\w'’-]*)*", text
        )
        return max(words, key=len) if words else ""

    def _scored(self, core: str, text: str) -> list[_Scored]:
        places = self._lexicon.places
        found = self._countries(core) + list(places.find(core))
        if not found:
            found = list(
                places.find(
                    re.sub(
                        r"\b(?:city|town|province|region|governorate|district|village)\b",
                        "",
                        core,
                        flags=re.IGNORECASE,
                    ).strip()
                )
            )
        exact = bool(found)
        if not found:
            found = list(places.find_romanised(core))
        made = [self._score(entry, core, text, alone=len(found) == 1, exact=exact) for entry in found]
        made = [s for s in made if s is not None and s.score > 0]
        kept: list[_Scored] = [s for s in made if s is not None]
        return sorted(kept, key=lambda s: (-s.score, s.entry.id))

    def _countries(self, core: str) -> list[PlaceEntry]:
        found = []
        for entry, kind in self._lexicon.countries.by_word(fold(core)):
            if kind == "name":
                place = self._lexicon.places.get(f"country-{entry.code}")
                if place is not None:
                    found.append(place)
        return found

    def _score(self, entry: PlaceEntry, core: str, text: str, *, alone: bool, exact: bool) -> _Scored | None:
        share = self._context.weight(entry.country)
        around = any(
            (c := self._lexicon.countries.get(code)) is not None and entry.country in c.neighbours
            for code, _ in self._context.countries[:2]
        )
        if (
            share == 0
            and entry.kind != "country"
            and not around
            and (entry.population < _WELL_KNOWN or not exact)
        ):
            return None
        score, reasons = share * _COUNTRY_WEIGHT, [f"{share:.0%} of the article's country mentions"]
        if around and not share:
            score, reasons = 0.1, ["in a neighbouring country"]
        kind, why = self._kind_fit(entry, text)
        score += kind
        reasons += why
        near = self._nearness(entry)
        if near:
            score += near
            reasons.append("near other places of the article")
        size = min(1.0, math.log10(entry.population + 1) / 7) * _SIZE_WEIGHT
        score += size
        if alone:
            score += _ONLY_ONE
            reasons.append("the only place of this name")
        if not exact:
            score -= 0.3
            reasons.append("by sound of the name")
        if fold(entry.name) == fold(core):
            score += 0.1
        return _Scored(entry, score, tuple(reasons))

    def _kind_fit(self, entry: PlaceEntry, text: str) -> tuple[float, list[str]]:
        area, town = bool(_AREA_WORDS.search(text)), bool(_TOWN_WORDS.search(text))
        if area and not town:
            fits = entry.kind in ("admin1", "admin2", "region", "area")
            return (_KIND_WEIGHT, ["the words speak of an area"]) if fits else (0.0, [])
        if town:
            fits = entry.kind in ("settlement", "facility")
            return (_KIND_WEIGHT, ["the words speak of a town"]) if fits else (0.0, [])
        if entry.kind == "country":
            return _KIND_WEIGHT + 0.5, ["a country's name"]
        return (0.1, []) if entry.kind == "settlement" else (0.05, [])

    def _nearness(self, entry: PlaceEntry) -> float:
        if not self._centre or entry.kind == "country":
            return 0.0
        distances = [self._lexicon.places.distance_km(entry, other) for other in self._centre[-8:]]
        nearest = min(distances)
        return _NEAR_WEIGHT * max(0.0, 1 - nearest / _NEAR_KM)


def _named(entry: PlaceEntry, core: str, text: str) -> str:
    """The name to show: the gazetteer's for a plain mention, the printed words for a part of it."""
    bare = fold(text) in (fold(core), fold(f"{core} city"), fold(f"{core} province"), fold(f"{core} region"))
    return entry.name if bare or core not in text else text.replace(core, entry.name)


def _latin(names: tuple[str, ...]) -> list[str]:
    return [n for n in names if n.isascii()]
