"""PMTiles, version 3: one file of tiles that are read by byte ranges."""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Mapping

from base_map.vector_tile import varint

Tile = tuple[int, int, int]

_GZIP, _MVT = 2, 1
_HEAD = 127
# A root directory fits in the first 16 kB, so that a reader has it with the head.
_ROOT = 16384 - _HEAD


def tile_number(zoom: int, column: int, row: int) -> int:
    """The place of a tile on the Hilbert curves of all zooms, one after another."""
    number = (4**zoom - 1) // 3
    side = 1 << zoom
    half = side >> 1
    x, y = column, row
    while half:
        right, down = int(bool(x & half)), int(bool(y & half))
        number += half * half * (3 * right ^ down)
        if not down:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
        half >>= 1
    return number


def archive(tiles: Mapping[Tile, bytes], about: Mapping[str, object], last_zoom: int) -> bytes:
    """The archive of these tiles, the same bytes for the same tiles."""
    entries: list[tuple[int, int, int]] = []
    places: dict[bytes, tuple[int, int]] = {}
    contents = bytearray()
    for number, told in sorted((tile_number(*tile), told) for tile, told in tiles.items()):
        packed = gzip.compress(told, 9, mtime=0)
        if packed not in places:
            places[packed] = (len(contents), len(packed))
            contents += packed
        entries.append((number, *places[packed]))
    root, leaves = _directories(entries)
    metadata = gzip.compress(json.dumps(about, ensure_ascii=False).encode(), 9, mtime=0)
    starts = [_HEAD]
    for part in (root, metadata, leaves):
        starts.append(starts[-1] + len(part))
    head = b"PMTiles\x03" + struct.pack(
        "<11Q",
        *(starts[0], len(root), starts[1], len(metadata), starts[2], len(leaves)),
        *(starts[3], len(contents), len(entries), len(entries), len(places)),
    )
    head += struct.pack("<6B4iB2i", 0, _GZIP, _GZIP, _MVT, 0, last_zoom, *_BOUNDS, 2, 0, 0)
    return b"".join((head, root, metadata, leaves, bytes(contents)))


_BOUNDS = (-180 * 10**7, -85 * 10**7, 180 * 10**7, 85 * 10**7)


def _directories(entries: list[tuple[int, int, int]]) -> tuple[bytes, bytes]:
    root = _directory([(number, 1, start, length) for number, start, length in entries])
    size = 1024
    leaves = b""
    while len(root) > _ROOT:
        pieces = [
            (group[0][0], _directory([(number, 1, start, length) for number, start, length in group]))
            for group in (entries[at : at + size] for at in range(0, len(entries), size))
        ]
        leaves = b"".join(told for _, told in pieces)
        start, listed = 0, []
        for number, told in pieces:
            # A run of none says that it leads to a leaf.
            listed.append((number, 0, start, len(told)))
            start += len(told)
        root, size = _directory(listed), size * 2
    return root, leaves


def _directory(entries: list[tuple[int, int, int, int]]) -> bytes:
    numbers = [number for number, *_ in entries]
    steps = [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
    starts = [0 if _follows(entries, at) else entries[at][2] + 1 for at in range(len(entries))]
    runs, lengths = [run for _, run, _, _ in entries], [length for *_, length in entries]
    columns = (steps, runs, lengths, starts)
    told = varint(len(entries)) + b"".join(varint(value) for column in columns for value in column)
    return gzip.compress(told, 9, mtime=0)


def _follows(entries: list[tuple[int, int, int, int]], at: int) -> bool:
    if at == 0:
        return False
    _, _, start, length = entries[at - 1]
    return entries[at][2] == start + length
