"""Mapbox Vector Tiles, version 2, as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

EXTENT = 4096
POINT, LINE, POLYGON = 1, 2, 3
_MOVE, _DRAW, _CLOSE = 1, 2, 7
_VARINT, _BYTES = 0, 2

Whole = tuple[int, int]


@dataclass(slots=True)
class Layer:
    """Features of one kind in one tile; their coordinates are whole, 0 to EXTENT in the tile."""

    name: str
    kind: int
    features: list[tuple[list[list[Whole]], dict[str, str | int]]] = field(default_factory=list)

    def bytes(self) -> bytes:
        """The layer as protocol-buffer message."""
        keys: dict[str, int] = {}
        values: dict[str | int, int] = {}
        told = []
        for paths, tags in self.features:
            pairs: list[int] = []
            for key, value in tags.items():
                pairs += (keys.setdefault(key, len(keys)), values.setdefault(value, len(values)))
            commands = _commands(paths, self.kind)
            if commands:
                parts = [_packed(2, pairs)] if pairs else []
                told.append(_part(2, b"".join((*parts, _number(3, self.kind), _packed(4, commands)))))
        if not told:
            return b""
        tables = [_part(3, key.encode()) for key in keys] + [_part(4, _value(value)) for value in values]
        head = (_number(15, 2), _part(1, self.name.encode()))
        return b"".join((*head, *told, *tables, _number(5, EXTENT)))


def tile(layers: Iterable[Layer]) -> bytes:
    """A tile of these layers, empty ones left out."""
    return b"".join(_part(3, told) for layer in layers if (told := layer.bytes()))


def varint(number: int) -> bytes:
    """A number of 0 or more in as few bytes of seven bits as hold it."""
    told = bytearray()
    while number > 0x7F:
        told.append(number & 0x7F | 0x80)
        number >>= 7
    told.append(number)
    return bytes(told)


def _commands(paths: Sequence[Sequence[Whole]], kind: int) -> list[int]:
    commands: list[int] = []
    x = y = 0
    for path in paths:
        points = _without_repeats(path[:-1] if kind == POLYGON else path)
        if len(points) < kind and kind != POINT:
            continue
        for place, (to_x, to_y) in enumerate(points):
            if place == 0:
                commands.append(_MOVE | 1 << 3)
            elif place == 1:
                commands.append(_DRAW | (len(points) - 1) << 3)
            commands += (_zigzag(to_x - x), _zigzag(to_y - y))
            x, y = to_x, to_y
        if kind == POLYGON:
            commands.append(_CLOSE | 1 << 3)
    return commands


def _without_repeats(points: Sequence[Whole]) -> list[Whole]:
    return [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]


def _zigzag(number: int) -> int:
    return number << 1 if number >= 0 else (-number << 1) - 1


def _value(value: str | int) -> bytes:
    return _part(1, value.encode()) if isinstance(value, str) else _number(5, value)


def _number(field_number: int, value: int) -> bytes:
    return varint(field_number << 3 | _VARINT) + varint(value)


def _packed(field_number: int, values: Iterable[int]) -> bytes:
    return _part(field_number, b"".join(map(varint, values)))


def _part(field_number: int, told: bytes) -> bytes:
    return varint(field_number << 3 | _BYTES) + varint(len(told)) + told
