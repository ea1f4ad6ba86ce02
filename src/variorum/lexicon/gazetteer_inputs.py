"""Files of places as a stream of rows: GeoNames dumps, CSV and GeoJSON, plain or in a ZIP."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Literal, NamedTuple

from variorum.lexicon.gazetteer_geojson import feature_objects, fields_of
from variorum.lexicon.gazetteer_rows import SAME_FIELD, BadRowError, GeonamesRows, own_place
from variorum.lexicon.gazetteer_sources import PlaceRow
from variorum.model.errors import InputError

Format = Literal["geonames", "csv", "geojson"]
_NEEDED = frozenset(("name", "lat", "lon"))
_HEAD = 1 << 16
_LONGEST_LINE = 1 << 20
_TABS = 18
# What stands for a line that is too long to keep: no UTF-8.
_OVERLONG = b"\xff"
_ADVICE = (
    "Give a GeoNames dump (19 columns between tabs), a CSV with the header name,lat,lon or a GeoJSON "
    "FeatureCollection; a ZIP may hold one of them."
)


class Read(NamedTuple):
    """One entry of a file: where the next begins, its line (or number), its place or what is wrong with it.

    `place` and `fault` are both None where the entry is of a kind that is left out.
    """

    position: int
    line: int
    place: PlaceRow | None
    fault: str | None = None


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The bytes of a file, or of the largest file in a ZIP, and how many there are. Raises InputError."""
    try:
        with path.open("rb") as plain:
            if not zipfile.is_zipfile(plain):
                yield plain, plain.seek(0, io.SEEK_END)
                return
            with zipfile.ZipFile(plain) as archive:
                largest = max(archive.infolist(), key=lambda member: member.file_size, default=None)
                if largest is None:
                    raise InputError(f"{path} is an empty ZIP.", advice=_ADVICE)
                with archive.open(largest) as member:
                    yield member, largest.file_size
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{path} cannot be read: {error}.", advice="Check the file.") from error


def format_of(path: Path) -> Format:
    """What kind of file it is, by how it begins. Raises InputError where it is none that is known."""
    with opened(path) as (stream, size):
        stream.seek(0)
        head = stream.read(_HEAD)
    if not size or not head.strip():
        raise InputError(f"{path} is empty.", advice=_ADVICE)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(f"{path} is in UTF-16.", advice="Save it as UTF-8.")
    text = head.decode("utf-8-sig", "replace")
    if text.lstrip()[:1] == "{":
        return "geojson"
    # A byte order mark may stand alone.
    lines = text.splitlines()[:20] or [""]
    if sum(line.count("\t") == _TABS for line in lines) * 2 > len(lines):
        return "geonames"
    if set(_header(lines[0])[0]) >= _NEEDED:
        return "csv"
    raise InputError(f"{path} is in no known format.", advice=_ADVICE)


def read_places(kind: Format, stream: IO[bytes], source: str, position: int, line: int) -> Iterator[Read]:
    """The entries of a file from `position` on, which a `Read` before gave with its `line`; 0 and 0 at first.

    `source` says where a user's own places come from that say nothing of it themselves.
    """
    if kind == "geonames":
        return _geonames(stream, position, line)
    if kind == "csv":
        return _table(stream, source, position, line)
    return _features(stream, source, position)


def _geonames(stream: IO[bytes], position: int, line: int) -> Iterator[Read]:
    rows = GeonamesRows()
    for end, number, raw in _lines(stream, position, line):
        text = _decoded(raw)
        if text is None:
            yield Read(end, number, None, "it is not in UTF-8, or longer than a line can be")
        elif text.strip() and not text.startswith("#"):
            yield _made(end, number, partial(rows.place, text))


def _table(stream: IO[bytes], source: str, position: int, line: int) -> Iterator[Read]:
    header, mark = _header(_decoded(next(_lines(stream, 0, 0))[2]) or "")
    stream.seek(position)
    at = [position, line]

    def lines() -> Iterator[str]:
        for at[0], at[1], raw in _lines(stream, position, line):
            yield raw.decode("utf-8", "surrogateescape")

    table = csv.reader(lines(), delimiter=mark)
    if position == 0:
        next(table)
    while True:
        first = at[1] + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield Read(at[0], first, None, f"it is no CSV: {error}")
            continue
        if not any(cells):
            continue
        if len(cells) != len(header):
            yield Read(at[0], first, None, _misfit(cells, len(header), at[1] - first))
            continue
        fields = dict(zip(header, cells, strict=True))
        yield _made(at[0], first, partial(own_place, fields, first, source))


def _misfit(cells: list[str], wanted: int, more_lines: int) -> str:
    """Why a row with too many or too few cells may be so."""
    if cells == [_OVERLONG.decode("utf-8", "surrogateescape")]:
        return "it is longer than a line can be"
    why = f"it has {len(cells)} columns, not {wanted}"
    if more_lines > 0:
        return f"{why}, and goes on for {more_lines} more lines: a quotation mark may be left open"
    return why


def _features(stream: IO[bytes], source: str, position: int) -> Iterator[Read]:
    """The features of a collection; the position is how many came before."""
    for number, feature in enumerate(feature_objects(stream, source), start=1):
        if number > position:
            yield _made(number, number, partial(_feature, feature, number, source))


def _feature(feature: object, number: int, source: str) -> PlaceRow:
    return own_place(fields_of(feature), number, source)


def _made(position: int, line: int, make: Callable[[], PlaceRow | None]) -> Read:
    try:
        return Read(position, line, make())
    except BadRowError as error:
        return Read(position, line, None, str(error))


def _lines(stream: IO[bytes], position: int, line: int) -> Iterator[tuple[int, int, bytes]]:
    """The lines from `position` on, each with where it ends and its number; of overlong ones no bytes."""
    stream.seek(position)
    while raw := stream.readline(_LONGEST_LINE):
        position, line = position + len(raw), line + 1
        if len(raw) == _LONGEST_LINE and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(_LONGEST_LINE)
                position += len(raw)
            raw = _OVERLONG
        yield position, line, raw


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode().rstrip("\r\n").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _header(line: str) -> tuple[list[str], str]:
    """The fields that a header names, and the mark between them."""
    mark = max(",;\t", key=line.count)
    cells = next(csv.reader([line.removeprefix("\ufeff")], delimiter=mark), [])
    fields = [cell.strip().casefold() for cell in cells]
    return [SAME_FIELD.get(field, field) for field in fields], mark
