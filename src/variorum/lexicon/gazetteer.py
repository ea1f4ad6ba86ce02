"""The gazetteer: places of the world by name, id and nearness. It gives candidates, not answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache, partial
from pathlib import Path

from variorum.lexicon.gazetteer_added import added_layers
from variorum.lexicon.gazetteer_alike import (
    ALIKE,
    LENGTHS_APART,
    CountrySpellings,
    alike,
    keys_alike,
    likeness_by_sound,
)
from variorum.lexicon.gazetteer_area_words import AREA_KINDS, bare_names, of_likeliest_kind, whole_names
from variorum.lexicon.gazetteer_areas import great_circle_km
from variorum.lexicon.gazetteer_build import Progress, build_gazetteer, gazetteer_path
from variorum.lexicon.gazetteer_layers import MemoryLayer, PlaceLayer, folded_name, with_names_of
from variorum.lexicon.gazetteer_table import TableLayer
from variorum.lexicon.records import PlaceEntry
from variorum.lexicon.romanise import key_of_folded, romanisation_key

_REMEMBERED = 20_000
_MOST_SUGGESTED = 10


class Gazetteer:
    """Places looked up in the compiled table, and in the layers put over it.

    The table is opened on first use in each process. May be pickled and may be carried over a fork:
    the other process opens the table itself. A file found damaged while reading is compiled anew.
    Several threads may share it where SQLite is built serialised (`sqlite3.threadsafety == 3`), as it
    mostly is.
    """

    def __init__(
        self, path: Path, progress: Progress | None = None, layers: Iterable[PlaceLayer] = ()
    ) -> None:
        """Of the table at `path`, which is compiled when it is absent or damaged, and of `layers`.

        A place of one id in several layers is one place: the first layer says where it lies, the
        others add names.
        """
        self.path = path
        self._base = TableLayer(path, partial(build_gazetteer, progress=progress))
        self._over = tuple(layers)
        self._layers: tuple[PlaceLayer, ...] = (self._base, *self._over)
        self._find = lru_cache(_REMEMBERED)(self._find_folded)
        self._alike = CountrySpellings(self._names_of)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, None, tuple[PlaceLayer, ...]]]:
        return type(self), (self.path, None, self._over)

    def with_entries(self, entries: Iterable[PlaceEntry]) -> Gazetteer:
        """The same gazetteer with more places in it, such as those of a theatre pack, held in memory.

        An entry with the id of a place that is there adds its names to that place; a name of several
        places finds them all.
        """
        return type(self)(self.path, None, (*self._over, MemoryLayer(entries)))

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """The place with this id, or None."""
        found: PlaceEntry | None = None
        for layer in self._layers:
            place = layer.get(id)
            if place:
                found = with_names_of(found, place) if found else place
        return found

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places of this name, whatever its accents, capitals and hyphens; most prominent first.

        Where there is none, the areas of the name without its word for an area ("Idlib governorate"), or
        with one that it lacks ("Otter Tail").
        """
        return self._find(folded_name(name))

    def find_romanised(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places whose name may be another romanisation of this one; most prominent first.

        For use where `find` gives nothing: distinct names can share a romanisation key.
        """
        key = romanisation_key(name)
        return self._merged(place for layer in self._layers for place in layer.sounding(key)) if key else ()

    def suggest(self, name: str, countries: Collection[str] = ()) -> tuple[tuple[PlaceEntry, float], ...]:
        """Places of a name much like this one, with the likeness (0 to 1), for a person to choose from.

        Looks at names with the same first letter and about the same length, and at names that by their
        sound differ in a vowel at most; in `countries` (ISO codes) where any are given, which is fast
        once their names are read. The best come first, of equals the most prominent.
        """
        folded = folded_name(name)
        if not folded:
            return ()
        found = self._alike.like(folded, countries) if countries else self._alike_anywhere(folded)
        best = self._sounding_alike(folded, countries)
        for written, score in found.items():
            for place in self._find(written):
                known = best.get(place.id)
                if (not countries or place.country in countries) and (not known or score > known[1]):
                    best[place.id] = (place, round(score, 4))
        ranked = sorted(best.values(), key=lambda one: (-one[1], -one[0].prominence, one[0].id))
        return tuple(ranked[:_MOST_SUGGESTED])

    def known(self, folded: str) -> bool:
        """Whether a name, folded already, is that of a place."""
        if self._base.holds(folded):
            return True
        return bool(self._over) and any(layer.holds(folded) for layer in self._over)

    def distance_km(self, a: PlaceEntry, b: PlaceEntry) -> float:
        """The great-circle distance between the points of two places."""
        return great_circle_km(a.lat, a.lon, b.lat, b.lon)

    def near(self, lat: float, lon: float, km: float) -> tuple[tuple[PlaceEntry, float], ...]:
        """The places within `km` of a point with their distance, nearest first."""
        around = (place for layer in self._layers for place in layer.around(lat, lon, km))
        found = [
            (place, away)
            for place in around
            if (away := great_circle_km(lat, lon, place.lat, place.lon)) <= km
        ]
        if self._over:
            whole = self._merged(place for place, _ in found)
            found = [(place, great_circle_km(lat, lon, place.lat, place.lon)) for place in whole]
        return tuple(sorted((one for one in found if one[1] <= km), key=lambda one: (one[1], one[0].id)))

    def towns(
        self, south: float, west: float, north: float, east: float, most: int
    ) -> tuple[PlaceEntry, ...]:
        """The `most` most prominent settlements of the compiled table between two latitudes and longitudes.

        `west` is no greater than `east`: what lies across the date line is asked for in two parts.
        """
        return tuple(self._base.within(south, west, north, east, most))

    def counts(self) -> dict[str, int]:
        """How many places of each kind, and how many names and romanisation keys there are in all layers."""
        total: dict[str, int] = {}
        for layer in self._layers:
            for kind, count in layer.counts().items():
                total[kind] = total.get(kind, 0) + count
        return total

    def open(self) -> None:
        """Open the compiled table, which is made first where it is absent or damaged."""
        self._base.open()

    def _find_folded(self, folded: str) -> tuple[PlaceEntry, ...]:
        return self._called(folded) or self._areas(folded)

    def _called(self, folded: str) -> tuple[PlaceEntry, ...]:
        return self._merged(place for layer in self._layers for place in layer.called(folded))

    def _areas(self, folded: str) -> tuple[PlaceEntry, ...]:
        """The areas of a name without the word for an area it has, or with one it lacks."""
        for bare, kinds in bare_names(folded):
            if self.known(bare) and (found := of_likeliest_kind(self._called(bare), kinds)):
                return found
        whole = (place for name in whole_names(folded) if self.known(name) for place in self._called(name))
        areas = {place.id: place for place in whole if place.kind in AREA_KINDS}
        return tuple(sorted(areas.values(), key=_rank))

    def _alike_anywhere(self, folded: str) -> dict[str, float]:
        lengths = len(folded) - LENGTHS_APART, len(folded) + LENGTHS_APART
        names = {n: None for layer in self._layers for n in layer.spellings(folded[0], *lengths)}
        return dict(alike(folded, list(names)))

    def _sounding_alike(self, folded: str, countries: Collection[str]) -> dict[str, tuple[PlaceEntry, float]]:
        """The places of names that differ in a vowel at most by their sound, with their likeness."""
        found = {}
        for key in keys_alike(key_of_folded(folded)):
            for place in self._merged(place for layer in self._layers for place in layer.sounding(key)):
                if not countries or place.country in countries:
                    score = likeness_by_sound(folded, (place.name, *place.names))
                    if score >= ALIKE:
                        found[place.id] = (place, round(score, 4))
        return found

    def _names_of(self, code: str) -> Iterable[str]:
        return (name for layer in self._layers for name in layer.names_of(code))

    def _merged(self, found: Iterable[PlaceEntry]) -> tuple[PlaceEntry, ...]:
        """Places found in several layers, each once and whole; most prominent first."""
        if not self._over:
            return tuple(found)
        whole = (self.get(id_) for id_ in dict.fromkeys(place.id for place in found))
        return tuple(sorted(filter(None, whole), key=_rank))


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The gazetteer of the present inputs, compiled first where it is absent or damaged, and added places.

    `progress` gets what is being done and how much of it, 0 to 1. Raises LexiconError where the
    cache folder cannot be written or a table of added places cannot be used.
    """
    gazetteer = Gazetteer(gazetteer_path(), progress, added_layers())
    gazetteer.open()
    return gazetteer


def _rank(place: PlaceEntry) -> tuple[int, bool]:
    """Of a town and the area called after it, the town first."""
    return -place.prominence, place.kind != "settlement"
