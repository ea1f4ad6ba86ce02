"""Shapes from a GeoPackage: an SQLite file whose geometries are WKB behind a short head."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
# A polygon as its rings, the outer one first; a line as one "ring".
Part = list[Line]

# Bytes of the envelope that stands between the head and the WKB, by its code.
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_HEAD = 8
_LINE, _POLYGON, _MANY = 2, 3, (5, 6)


def features(path: Path, table: str, *columns: str) -> Iterator[tuple[list[Part], tuple[Any, ...]]]:
    """The parts of each feature of a table, in degrees, with its values of `columns`."""
    names = ", ".join(f'"{name}"' for name in ("geom", *columns))
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as file:
        for blob, *values in file.execute(f'SELECT {names} FROM "{table}" ORDER BY fid'):
            yield _parts(blob, _HEAD + _ENVELOPES[blob[3] >> 1 & 7])[0], tuple(values)


def _parts(blob: bytes, at: int) -> tuple[list[Part], int]:
    order = "<" if blob[at] else ">"
    (kind,) = struct.unpack_from(f"{order}I", blob, at + 1)
    at += 5
    if kind == _LINE:
        line, at = _points(blob, at, order)
        return [[line]], at
    (count,) = struct.unpack_from(f"{order}I", blob, at)
    at += 4
    found: list[Part] = []
    if kind == _POLYGON:
        rings = []
        for _ in range(count):
            ring, at = _points(blob, at, order)
            rings.append(ring)
        return [rings], at
    if kind not in _MANY:
        raise ValueError(f"geometry of kind {kind} is not read")
    for _ in range(count):
        parts, at = _parts(blob, at)
        found += parts
    return found, at


def _points(blob: bytes, at: int, order: str) -> tuple[Line, int]:
    (count,) = struct.unpack_from(f"{order}I", blob, at)
    numbers = struct.unpack_from(f"{order}{2 * count}d", blob, at + 4)
    return list(zip(numbers[::2], numbers[1::2], strict=True)), at + 4 + 16 * count
