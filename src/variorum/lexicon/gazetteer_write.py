"""Writing a table of places: its schema, rows put in by the batch, the indexes made at the end."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from zlib import crc32

from variorum.lexicon.gazetteer_sources import PlaceRow
from variorum.lexicon.romanise import key_of_folded

# Of the tables that users add: one of another number must be added again.
FORMAT = 1

SETUP = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE; PRAGMA cache_size = -32000; PRAGMA locking_mode = EXCLUSIVE;
"""
PLACE_TABLE = """
CREATE TABLE {schema}.place (
  key INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, names TEXT NOT NULL, kind TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, country TEXT, admin1 TEXT, population INTEGER NOT NULL,
  radius_km REAL NOT NULL, source TEXT NOT NULL, prominence INTEGER NOT NULL, cell INTEGER NOT NULL);
"""
RAW_TABLES = """
CREATE {temporary} TABLE raw_name (folded TEXT, place INTEGER);
CREATE {temporary} TABLE raw_roman (folded TEXT, place INTEGER);
"""
# The rows go in sorted: a tree that is filled in order is written once, and its pages are full.
FINISH = """
CREATE TABLE {schema}.name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE {schema}.roman (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE {schema}.mask (bits BLOB);
INSERT INTO {schema}.name SELECT folded, place FROM raw_name ORDER BY folded, place;
INSERT INTO {schema}.roman SELECT folded, place FROM raw_roman ORDER BY folded, place;
CREATE UNIQUE INDEX {schema}.place_id ON place (id) WHERE id IS NOT NULL;
CREATE INDEX {schema}.place_cell ON place (cell);
CREATE INDEX {schema}.place_country ON place (country, prominence);
"""
# Bits of the mask for each name: one in thirty of the names that are in no table then passes it.
_BITS_A_NAME = 32
_BIT = (1, 2, 4, 8, 16, 32, 64, 128)
_FEWEST_BITS, _MOST_BITS = 1 << 13, 1 << 28


@contextmanager
def uncollected() -> Iterator[None]:
    """Work without the garbage collector, which would look at millions of rows and find no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def insert_batch(table: sqlite3.Connection, rows: Iterable[PlaceRow], script: frozenset[str]) -> None:
    """Add places, their folded names, and romanisation keys for countries with another script.

    In the caller's transaction. Raises sqlite3.IntegrityError where a key is there already.
    """
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int]] = []
    keys: list[tuple[str, int]] = []
    for row in rows:
        place = row.key
        places.append(
            (
                place,
                row.id or None,
                row.name,
                "\n".join(row.names),
                row.kind,
                row.lat,
                row.lon,
                row.country,
                row.admin1,
                row.population,
                row.radius_km,
                row.source,
                row.prominence,
                cell(row.lat, row.lon),
            )
        )
        names += [(folded, place) for folded in row.folded if len(folded) > 1]
        if row.country is None or row.country in script:
            spelled = {key_of_folded(folded): place for folded in row.folded if folded.isascii()}
            spelled.pop("", None)
            keys += spelled.items()
    table.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", places)
    table.executemany("INSERT INTO raw_name VALUES (?,?)", names)
    table.executemany("INSERT INTO raw_roman VALUES (?,?)", keys)


def write_mask(table: sqlite3.Connection, schema: str = "main") -> None:
    """Keep which bits the hashes of the names set, so that most other words need no look at the names."""
    count = table.execute(f"SELECT count(*) FROM {schema}.name").fetchone()[0]
    size = _FEWEST_BITS
    while size < min(count * _BITS_A_NAME, _MOST_BITS):
        size *= 2
    bits, last = bytearray(size >> 3), size - 1
    for (folded,) in table.execute(f"SELECT folded FROM {schema}.name"):
        mark = crc32(folded.encode()) & last
        bits[mark >> 3] |= _BIT[mark & 7]
    table.execute(f"INSERT INTO {schema}.mask VALUES (?)", (bytes(bits),))


def cell(lat: float, lon: float) -> int:
    """The number of the one-degree cell a point lies in, for finding what is near."""
    return min(int(lat + 90), 179) * 360 + int(lon + 180) % 360
