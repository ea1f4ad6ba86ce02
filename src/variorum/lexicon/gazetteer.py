"""The gazetteer: places of the world by name, id and nearness. It gives candidates, not answers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer_areas import EARTH_KM, great_circle_km
from variorum.lexicon.gazetteer_build import Progress, build_gazetteer, cell, gazetteer_path, is_sound
from variorum.lexicon.records import PlaceEntry
from variorum.lexicon.romanise import romanisation_key
from variorum.model.errors import LexiconError

_COLUMNS = (
    "p.key, p.id, p.name, p.names, p.kind, p.lat, p.lon, p.country, p.admin1, p.population, p.radius_km, "
    "p.source, p.prominence"
)
# Of a town and the area called after it, the town first.
_ORDER = "ORDER BY p.prominence DESC, p.kind <> 'settlement', p.id, p.key"
_SETTLEMENT = "geonames-"
_REMEMBERED = 20_000
_CACHE_KB = 16_000
# A misspelling differs in one letter of four at most and keeps its first letter.
_ALIKE = 0.74
_LENGTHS_APART = 2
_MOST_SUGGESTED = 10
_KM_PER_DEGREE = EARTH_KM * radians(1.0)


class Gazetteer:
    """Places looked up in the compiled table, which is opened on first use in each process.

    May be pickled and may be carried over a fork: the other process opens the table itself. A file
    found damaged while reading is compiled anew. Several threads may share it where SQLite is built
    serialised (`sqlite3.threadsafety == 3`), as it mostly is.
    """

    def __init__(self, path: Path, progress: Progress | None = None) -> None:
        """Of the table at `path`, which is compiled when it is absent or damaged."""
        self.path = path
        self._progress = progress
        self._table: sqlite3.Connection | None = None
        self._opened_by = 0
        self._find = lru_cache(_REMEMBERED)(self._find_folded)
        self._known = lru_cache(_REMEMBERED)(self._is_known)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return type(self), (self.path,)

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """The place with this id, or None."""
        number = id.removeprefix(_SETTLEMENT)
        if number != id:
            if not (number.isascii() and number.isdigit() and len(number) < 18):
                return None
            rows = self._rows(f"SELECT {_COLUMNS} FROM place p WHERE p.key = ?", int(number))
        else:
            rows = self._rows(f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?", id)
        return _entry(rows[0]) if rows else None

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places of this name, whatever its accents, capitals and hyphens; most prominent first."""
        return self._find(_folded(name))

    def find_romanised(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places whose name may be another romanisation of this one; most prominent first.

        For use where `find` gives nothing: distinct names can share a romanisation key.
        """
        key = romanisation_key(name)
        return self._by_name("roman", key) if key else ()

    def suggest(self, name: str, countries: Collection[str] = ()) -> tuple[tuple[PlaceEntry, float], ...]:
        """Places of a name much like this one, with the likeness (0 to 1), for a person to choose from.

        Looks at names with the same first letter and about the same length, in `countries` (ISO
        codes) where any are given. The best come first, of equals the most prominent.
        """
        folded = _folded(name)
        if not folded:
            return ()
        names = self._alike_candidates(folded, countries)
        found = process.extract(
            folded, names, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_MOST_SUGGESTED * 5
        )
        best: dict[str, tuple[PlaceEntry, float]] = {}
        for written, score, _ in found:
            for place in self._find(written):
                if (not countries or place.country in countries) and place.id not in best:
                    best[place.id] = (place, round(score, 4))
        ranked = sorted(best.values(), key=lambda one: (-one[1], -one[0].prominence, one[0].id))
        return tuple(ranked[:_MOST_SUGGESTED])

    def known(self, folded: str) -> bool:
        """Whether a name, folded already, is that of a place."""
        return self._known(folded)

    def distance_km(self, a: PlaceEntry, b: PlaceEntry) -> float:
        """The great-circle distance between the points of two places."""
        return great_circle_km(a.lat, a.lon, b.lat, b.lon)

    def near(self, lat: float, lon: float, km: float) -> tuple[tuple[PlaceEntry, float], ...]:
        """The places within `km` of a point with their distance, nearest first."""
        rows = []
        for first, last in _cell_ranges(lat, lon, km):
            rows += self._rows(f"SELECT {_COLUMNS} FROM place p WHERE p.cell BETWEEN ? AND ?", first, last)
        found = [(_entry(row), great_circle_km(lat, lon, row[5], row[6])) for row in rows]
        return tuple(sorted((one for one in found if one[1] <= km), key=lambda one: (one[1], one[0].id)))

    def counts(self) -> dict[str, int]:
        """How many places of each kind, and how many names and romanisation keys there are."""
        kinds = self._rows("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind")
        names = [(table, self._rows(f"SELECT count(*) FROM {table}")[0][0]) for table in ("name", "roman")]
        return dict([*kinds, *names])

    def _find_folded(self, folded: str) -> tuple[PlaceEntry, ...]:
        return self._by_name("name", folded)

    def _by_name(self, table: str, folded: str) -> tuple[PlaceEntry, ...]:
        query = (
            f"SELECT {_COLUMNS} FROM {table} n JOIN place p ON p.key = n.place WHERE n.folded = ? {_ORDER}"
        )
        return tuple(map(_entry, self._rows(query, folded)))

    def _is_known(self, folded: str) -> bool:
        return bool(self._rows("SELECT 1 FROM name WHERE folded = ? LIMIT 1", folded))

    def _alike_candidates(self, folded: str, countries: Collection[str]) -> list[str]:
        first, length = folded[0], len(folded)
        query = "SELECT DISTINCT n.folded FROM name n"
        where = "WHERE n.folded >= ? AND n.folded < ? AND length(n.folded) BETWEEN ? AND ?"
        if countries:
            query += " JOIN place p ON p.key = n.place"
            where += f" AND p.country IN ({','.join('?' * len(countries))})"
        bounds = (first, f"{first}\U0010ffff", length - _LENGTHS_APART, length + _LENGTHS_APART)
        return [row[0] for row in self._rows(f"{query} {where}", *bounds, *sorted(countries))]

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._open().execute(query, values).fetchall()
        except (UnicodeEncodeError, OverflowError):
            # A lone surrogate or a number past 64 bits is in no name and in no id.
            return []
        except sqlite3.DatabaseError:
            # Opening again finds out whether the file is damaged, and then compiles it anew.
            self._close()
            return self._open().execute(query, values).fetchall()

    def _open(self) -> sqlite3.Connection:
        if self._table is None or self._opened_by != os.getpid():
            if not is_sound(self.path):
                build_gazetteer(self.path, self._progress)
            # `immutable`: no locks and no journal, as nothing writes to a file once it is in place.
            address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            try:
                self._table = sqlite3.connect(
                    address, uri=True, isolation_level=None, check_same_thread=False
                )
                self._table.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            except sqlite3.Error as error:
                raise LexiconError(
                    f"The gazetteer {self.path} cannot be opened: {error}.", advice="Delete it and run again."
                ) from error
            self._opened_by = os.getpid()
        return self._table

    def _close(self) -> None:
        if self._table is not None and self._opened_by == os.getpid():
            self._table.close()
        self._table = None


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """The gazetteer of the present inputs, compiled first where it is absent or damaged.

    `progress` gets what is being done and how much of it, 0 to 1. Raises LexiconError where the
    cache folder cannot be written.
    """
    gazetteer = Gazetteer(gazetteer_path(), progress)
    gazetteer._open()
    return gazetteer


def _folded(name: str) -> str:
    """`name` folded until folding changes no more: letters that decompose into look-alikes need two."""
    once = fold(name)
    return once if once.isascii() else fold(once)


def _entry(row: tuple[Any, ...]) -> PlaceEntry:
    key, id_, name, names, kind, lat, lon, country, admin1, population, radius_km, source, prominence = row
    return PlaceEntry(
        id=id_ or f"{_SETTLEMENT}{key}",
        name=name,
        names=tuple(names.split("\n")) if names else (),
        kind=kind,
        lat=lat,
        lon=lon,
        country=country,
        admin1=admin1,
        population=population,
        radius_km=radius_km,
        source=source or "GeoNames",
        prominence=prominence,
    )


def _cell_ranges(lat: float, lon: float, km: float) -> list[tuple[int, int]]:
    """The runs of cells that a circle can touch: one for each degree of latitude, two at the date line."""
    up = km / _KM_PER_DEGREE
    south, north = max(lat - up, -90.0), min(lat + up, 90.0)
    narrowest = cos(radians(max(abs(south), abs(north))))
    across = up / narrowest if narrowest > 1e-6 else 360.0
    if across >= 180.0:
        spans = [(-180.0, 179.999)]
    elif lon - across < -180.0:
        spans = [(-180.0, lon + across), (lon - across + 360.0, 179.999)]
    elif lon + across > 179.999:
        spans = [(lon - across, 179.999), (-180.0, lon + across - 360.0)]
    else:
        spans = [(lon - across, lon + across)]
    rows = [max(-90.0, min(south + step, north)) for step in range(int(north - south) + 2)]
    return sorted({(cell(row, west), cell(row, east)) for row in rows for west, east in spans})
