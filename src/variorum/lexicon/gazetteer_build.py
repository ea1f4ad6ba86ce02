"""Compiling the gazetteer into one SQLite file.

The file is made under another name and moved into place, so that readers see all of it or nothing
and several processes may compile at once. Its header's application id is the CRC-32 of all other
bytes, so that damage shows when it is opened.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

from variorum.lexicon import gazetteer_sources as sources
from variorum.lexicon.cache import CACHE_VARIABLE, cache_folder
from variorum.lexicon.gazetteer_areas import Member, Spot, area_rows, country_rows, noting
from variorum.lexicon.gazetteer_sources import PlaceRow
from variorum.lexicon.gazetteer_write import (
    FINISH,
    PLACE_TABLE,
    RAW_TABLES,
    SETUP,
    insert_batch,
    uncollected,
    write_mask,
)
from variorum.lexicon.romanise import ROMANISATION, key_of_folded
from variorum.model.errors import LexiconError

Progress = Callable[[str, float], None]

# The code the table depends on: a change to it makes another table.
_CODE = (
    "fold.py",
    "romanise.py",
    "gazetteer_sources.py",
    "gazetteer_areas.py",
    "gazetteer_build.py",
    "gazetteer_write.py",
    "countries.py",
    "entries.py",
    "yaml_files.py",
)
_CRC_AT = slice(68, 72)
_HEADER = b"SQLite format 3\x00"
_NAME = "gazetteer-{}.sqlite"
# Compiled files kept: the present one and those of other installations that may be in use.
_KEPT = 3
_BATCH = 20_000

_NAMESAKES = """
SELECT a.place, t.place, t.folded FROM place area JOIN roman a ON a.place = area.key
JOIN roman t ON t.folded = a.folded JOIN place town ON town.key = t.place AND town.admin1 = area.id
WHERE area.kind = 'admin1' AND town.kind = 'settlement'
"""


@cache
def gazetteer_path_name() -> str:
    """The file name of the table; it changes with every input: GeoNames, our files, the code."""
    digest = hashlib.sha256(sources.geonames_version().encode())
    package = files("variorum.lexicon")
    inputs = [package / name for name in _CODE]
    tables = (sources.ADMIN1_TABLE, sources.ADMIN1_BY_HAND, sources.ADMIN2_TABLE)
    inputs += [
        sources.PLACES / name for name in (*tables, sources.NAMES, sources.FEATURES, *sources.SUPPLEMENTS)
    ]
    inputs += [package / "data" / "countries.yaml", ROMANISATION]
    for source in inputs:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return _NAME.format(digest.hexdigest()[:16])


def gazetteer_path() -> Path:
    """Where the table for the present inputs is, or will be, kept."""
    return cache_folder() / gazetteer_path_name()


def is_sound(path: Path) -> bool:
    """Whether the file is there, whole and unchanged since it was written."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_CRC_AT.stop)
            return header.startswith(_HEADER) and header[_CRC_AT] == _checksum(path)
    except OSError:
        return False


def _checksum(path: Path) -> bytes:
    """The CRC-32 of the file but for the bytes it is kept in."""
    with path.open("rb") as stream:
        crc = zlib.crc32(stream.read(_CRC_AT.start))
        stream.seek(_CRC_AT.stop)
        while chunk := stream.read(1 << 20):
            crc = zlib.crc32(chunk, crc)
    return crc.to_bytes(4, "big")


def build_gazetteer(path: Path, progress: Progress | None = None) -> None:
    """Compile the table and put it at `path`, over what may be there.

    `progress` gets what is being done and how much of it, 0 to 1. Raises LexiconError where the
    folder cannot be written or a knowledge file is malformed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".gazetteer-") as folder:
            made = Path(folder) / path.name
            _compile(made, progress or (lambda what, share: None))
            _seal(made)
            _put(made, path)
        _prune(path.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise LexiconError(
            f"The gazetteer cannot be written to {path}: {error}.",
            advice=f"Free some space there, or set {CACHE_VARIABLE} to a folder that can be written.",
        ) from error


def _put(made: Path, path: Path) -> None:
    try:
        made.replace(path)
    except PermissionError:
        # Windows does not let a file in use be replaced; another process put the same one there.
        if not is_sound(path):
            raise


def _prune(folder: Path) -> None:
    """Delete all compiled files but the newest; what is open elsewhere stays readable or is made anew."""
    tables = []
    for path in folder.glob(_NAME.format("*")):
        with suppress(OSError):
            tables.append((path.stat().st_mtime_ns, path))
    for _, old in sorted(tables)[:-_KEPT]:
        with suppress(OSError):
            old.unlink()


def _seal(path: Path) -> None:
    crc = _checksum(path)
    with path.open("r+b") as stream:
        stream.seek(_CRC_AT.start)
        stream.write(crc)
        stream.flush()
        os.fsync(stream.fileno())


def _compile(path: Path, progress: Progress) -> None:
    with uncollected(), closing(sqlite3.connect(path, isolation_level=None)) as table:
        table.executescript(
            SETUP + PLACE_TABLE.format(schema="main") + RAW_TABLES.format(temporary="TEMPORARY")
        )
        areas = sources.areas()
        area_of = sources.area_of_group(areas)
        script = sources.countries_with_script()
        wanted = frozenset(area.stands_at for area in areas if area.stands_at)
        members: dict[str, list[Member]] = {}
        spots: dict[str, Spot] = {}
        towns = sources.settlements(area_of, lambda done, size: progress("settlements", done / size))
        _insert(table, noting(towns, members, spots, wanted), script)
        progress("areas", 0.0)
        districts = list(sources.districts(area_of))
        spots |= {
            row.id: Spot(row.lat, row.lon, row.radius_km, row.prominence)
            for row in districts
            if row.id in wanted
        }
        others = [
            *sources.supplement(),
            *sources.features(),
            *area_rows(areas, members, spots),
            *country_rows(sources.countries(), members),
            *districts,
        ]
        _insert(table, (row._replace(key=-number) for number, row in enumerate(others, start=1)), script)
        progress("index", 0.0)
        table.executescript(FINISH.format(schema="main"))
        _share_spellings(table)
        write_mask(table)
        progress("index", 1.0)


def _insert(table: sqlite3.Connection, rows: Iterable[PlaceRow], script: frozenset[str]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        table.execute("BEGIN")
        insert_batch(table, batch, script)
        table.execute("COMMIT")


def _share_spellings(table: sqlite3.Connection) -> None:
    """Let an area and a town in it of the same name be found by each other's spellings of it."""
    pairs: dict[tuple[int, int], set[str]] = {}
    for area, town, key in table.execute(_NAMESAKES).fetchall():
        pairs.setdefault((area, town), set()).add(key)
    added = set()
    for pair, keys in sorted(pairs.items()):
        for name, names in table.execute("SELECT name, names FROM place WHERE key IN (?,?)", pair):
            for form in sources.folded_forms(name, names.split("\n")):
                if key_of_folded(form) in keys:
                    added |= {(form, place) for place in pair}
    table.execute("BEGIN")
    table.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(added))
    table.execute("COMMIT")
