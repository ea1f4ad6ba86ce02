"""A table of places on disk, read by name, id and nearness."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any
from zlib import crc32

from variorum.lexicon.gazetteer_areas import EARTH_KM
from variorum.lexicon.gazetteer_build import is_sound
from variorum.lexicon.gazetteer_write import cell
from variorum.lexicon.records import PlaceEntry
from variorum.model.errors import LexiconError

_COLUMNS = (
    "p.key, p.id, p.name, p.names, p.kind, p.lat, p.lon, p.country, p.admin1, p.population, p.radius_km, "
    "p.source, p.prominence"
)
# Of a town and the area called after it, the town first.
_ORDER = "ORDER BY p.prominence DESC, p.kind <> 'settlement', p.id, p.key"
_SETTLEMENT = "geonames-"
_CACHE_KB = 16_000
_REMEMBERED = 20_000
_MOST_OF_COUNTRY = 50_000
_KM_PER_DEGREE = EARTH_KM * radians(1.0)


class TableLayer:
    """The places of a table on disk, opened on first use in each process.

    May be pickled and carried over a fork. `build` makes the table where it is absent or damaged;
    without it that is a LexiconError. Several threads may share it where SQLite is built serialised
    (`sqlite3.threadsafety == 3`), as it mostly is.
    """

    def __init__(self, path: Path, build: Callable[[Path], None] | None = None) -> None:
        self.path = path
        self._build = build
        self._table: sqlite3.Connection | None = None
        self._opened_by = 0
        self._mask = b""
        self._last_bit = 0
        self._confirmed = lru_cache(_REMEMBERED)(self._is_name)

    def __reduce__(self) -> tuple[type[TableLayer], tuple[Path]]:
        return type(self), (self.path,)

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """The place with this id, or None."""
        number = id.removeprefix(_SETTLEMENT)
        if number != id:
            if not (number.isascii() and number.isdigit() and len(number) < 18):
                return None
            rows = self.rows(f"SELECT {_COLUMNS} FROM place p WHERE p.key = ? AND p.id IS NULL", int(number))
        else:
            rows = self.rows(f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?", id)
        return _entry(rows[0]) if rows else None

    def called(self, folded: str) -> Iterable[PlaceEntry]:
        """The places of a folded name, most prominent first."""
        return self._joined("name", folded)

    def sounding(self, key: str) -> Iterable[PlaceEntry]:
        """The places of a romanisation key, most prominent first."""
        return self._joined("roman", key)

    def holds(self, folded: str) -> bool:
        """Whether a folded name is that of a place."""
        if not self._mask:
            self._mask = self.rows("SELECT bits FROM mask")[0][0]
            self._last_bit = len(self._mask) * 8 - 1
        mark = crc32(folded.encode("utf-8", "surrogatepass")) & self._last_bit
        return bool(self._mask[mark >> 3] & (1 << (mark & 7))) and self._confirmed(folded)

    def around(self, lat: float, lon: float, km: float) -> Iterable[PlaceEntry]:
        """All places within `km` of a point, and others near it."""
        for first, last in cell_ranges(lat, lon, km):
            query = f"SELECT {_COLUMNS} FROM place p WHERE p.cell BETWEEN ? AND ?"
            yield from map(_entry, self.rows(query, first, last))

    def within(self, south: float, west: float, north: float, east: float, most: int) -> Iterable[PlaceEntry]:
        """The `most` most prominent settlements between two latitudes and two longitudes, west of east."""
        runs = [(cell(row, west), cell(row, min(east, 179.999))) for row in _rows_between(south, north)]
        where = " OR ".join("p.cell BETWEEN ? AND ?" for _ in runs)
        query = (
            f"SELECT {_COLUMNS} FROM place p WHERE ({where}) AND p.kind = 'settlement'"
            " AND p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ? ORDER BY p.prominence DESC, p.key LIMIT ?"
        )
        bounds = [bound for run in runs for bound in run]
        return map(_entry, self.rows(query, *bounds, south, north, west, east, most))

    def spellings(self, first: str, shortest: int, longest: int) -> Iterable[str]:
        """The folded names that begin with `first` and are of these lengths."""
        query = (
            "SELECT DISTINCT folded FROM name WHERE folded >= ? AND folded < ? "
            "AND length(folded) BETWEEN ? AND ?"
        )
        return [row[0] for row in self.rows(query, first, f"{first}\U0010ffff", shortest, longest)]

    def names_of(self, code: str) -> Iterable[str]:
        """The names of a country's places, of the most prominent where there are very many."""
        query = "SELECT name, names FROM place WHERE country = ? ORDER BY prominence DESC LIMIT ?"
        for name, names in self.rows(query, code, _MOST_OF_COUNTRY):
            yield name
            if names:
                yield from names.split("\n")

    def counts(self) -> dict[str, int]:
        """How many places of each kind, and how many names and romanisation keys there are."""
        kinds = self.rows("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind")
        names = [(table, self.rows(f"SELECT count(*) FROM {table}")[0][0]) for table in ("name", "roman")]
        return dict([*kinds, *names])

    def _is_name(self, folded: str) -> bool:
        return bool(self.rows("SELECT 1 FROM name WHERE folded = ? LIMIT 1", folded))

    def _joined(self, table: str, folded: str) -> Iterator[PlaceEntry]:
        query = (
            f"SELECT {_COLUMNS} FROM {table} n JOIN place p ON p.key = n.place WHERE n.folded = ? {_ORDER}"
        )
        return map(_entry, self.rows(query, folded))

    def rows(self, query: str, *values: object) -> list[Any]:
        """What a query finds; nothing where a value cannot be one of the table's."""
        try:
            return self.open().execute(query, values).fetchall()
        except (UnicodeEncodeError, OverflowError):
            # A lone surrogate or a number past 64 bits is in no name and in no id.
            return []
        except sqlite3.DatabaseError:
            # Opening again finds out whether the file is damaged, and then compiles it anew.
            self._close()
            table = self.open()
        try:
            return table.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _unusable(self.path, error) from error

    def open(self) -> sqlite3.Connection:
        """The table, opened in this process; LexiconError where it cannot be opened or made."""
        if self._table is None or self._opened_by != os.getpid():
            if self._build is not None and not is_sound(self.path):
                self._build(self.path)
            # `immutable`: no locks and no journal, as nothing writes to a file once it is in place.
            address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            try:
                self._table = sqlite3.connect(
                    address, uri=True, isolation_level=None, check_same_thread=False
                )
                self._table.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            except sqlite3.Error as error:
                raise _unusable(self.path, error) from error
            self._opened_by = os.getpid()
        return self._table

    def _close(self) -> None:
        if self._table is not None and self._opened_by == os.getpid():
            self._table.close()
        self._table = None


def _rows_between(south: float, north: float) -> list[float]:
    """A latitude in each row of cells that reaches between two."""
    low, high = max(-90.0, south), min(90.0, north)
    return [*(low + step for step in range(int(high - low) + 1)), high]


def _unusable(path: Path, error: sqlite3.Error) -> LexiconError:
    return LexiconError(
        f"The table of places {path} cannot be read: {error}.", advice="Delete it and run again."
    )


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


def cell_ranges(lat: float, lon: float, km: float) -> list[tuple[int, int]]:
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
