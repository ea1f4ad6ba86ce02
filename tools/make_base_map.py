"""Make the base map of the page from Natural Earth: src/variorum/web/base/world.pmtiles.

    python tools/make_base_map.py world_map.gpkg

The GeoPackage has the layers countries, states_provinces and disputed_borders of Natural Earth 1:10m
(public domain), as QGIS ships them (resources/data/world_map.gpkg). The same input gives the same bytes.

What is made has the layers land, coast, borders, disputed, areas (bounds of first-level areas) and names
(of countries and first-level areas, with `size`, the root of the area in thousandths of the square).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path

from base_map.archive import Tile, archive
from base_map.cutting import coarser, projected, tiles
from base_map.geopackage import Line, Part, features
from base_map.topology import Nearness, Segment, area, grouped, lines_of, middle, plain, rings_of, segments
from base_map.vector_tile import EXTENT, LINE, POINT, POLYGON, Layer, tile

ROOT = Path(__file__).parent.parent
MADE = ROOT / "src" / "variorum" / "web" / "base" / "world.pmtiles"

LAST_ZOOM = 6
# The first zoom at which bounds and names of first-level areas are there.
_AREAS_FROM = 4
# Of a tile, kept around it, so that lines and areas show no seam.
_MARGIN = 32 / EXTENT
# How far a line may be moved, in units of a tile drawn 512 px wide: half a pixel, at the last zoom less.
_TOLERANCES = dict.fromkeys(range(LAST_ZOOM), 4.0) | {LAST_ZOOM: 1.5}
# Islands smaller than so many square units of a tile are left out, but for the last zoom.
_SMALLEST = 24.0
_LINES = ("coast", "borders", "areas", "disputed")

Lines = dict[str, list[Line]]


def main() -> int:
    source = Path(sys.argv[1])
    lines = bounds(source)
    names = [*_names(source, "countries", "NAME"), *_names(source, "states_provinces", "name")]
    made: dict[Tile, dict[str, Layer]] = defaultdict(dict)
    for zoom in range(LAST_ZOOM + 1):
        _add_zoom(made, zoom, lines, names)
    told = {at: tile(layers.values()) for at, layers in made.items()}
    MADE.parent.mkdir(parents=True, exist_ok=True)
    MADE.write_bytes(archive({at: one for at, one in told.items() if one}, _about(), LAST_ZOOM))
    print(f"{MADE.relative_to(ROOT)}: {len(told)} tiles, {MADE.stat().st_size / 1e6:.2f} MB")
    return 0


def bounds(source: Path) -> Lines:
    """All bounds by kind as projected lines; coasts run in the direction of the land's rings."""
    disputed = [line for parts, _ in features(source, "disputed_borders") for part in parts for line in part]
    near = Nearness(disputed)
    of_states = Counter(map(plain, _segments(source, "countries")))
    directed = list(_segments(source, "states_provinces"))
    of_areas = Counter(map(plain, directed))
    kinds = {}
    for segment, owners in of_areas.items():
        if owners == 1:
            kinds[segment] = "coast"
        elif of_states[segment] < 2:
            kinds[segment] = "areas"
        else:
            kinds[segment] = "covered" if near.holds(segment) else "borders"
    lines = lines_of(kinds)
    # Where a border is disputed the line of the dispute is drawn in its stead.
    del lines["covered"]
    lines["disputed"] = disputed
    forward = set(directed)
    lines["coast"] = [line if (line[0], line[1]) in forward else line[::-1] for line in lines["coast"]]
    return {kind: [list(map(projected, line)) for line in those] for kind, those in lines.items()}


def _segments(source: Path, table: str) -> Iterator[Segment]:
    for parts, _ in features(source, table):
        yield from segments(parts)


def _names(source: Path, table: str, column: str) -> Iterator[tuple[tuple[float, float], str, str, int]]:
    """Names with where they stand and how large what they name is."""
    kind = "country" if table == "countries" else "area"
    for parts, (name,) in features(source, table, column):
        if not name or not parts:
            continue
        largest = max(parts, key=lambda part: abs(area(part[0])))
        polygon = [list(map(projected, ring)) for ring in largest]
        size = round(sqrt(abs(area(polygon[0]))) * 1000)
        yield middle(polygon), str(name).partition(" (")[0], kind, size


def _add_zoom(
    made: dict[Tile, dict[str, Layer]],
    zoom: int,
    lines: Lines,
    names: Iterable[tuple[tuple[float, float], str, str, int]],
) -> None:
    unit = 0.5**zoom / EXTENT
    tolerance = _TOLERANCES[zoom] * unit
    thin = {
        kind: [coarser(line, tolerance) for line in lines[kind]]
        for kind in _LINES
        if kind != "areas" or zoom >= _AREAS_FROM
    }
    least = _SMALLEST * unit * unit if zoom < LAST_ZOOM else 0.0
    rings = [ring for ring in rings_of(segments([thin["coast"]])) if abs(area(ring)) > least]
    thin["coast"] = [line for line in thin["coast"] if line[0] != line[-1] or abs(area(line)) > least]
    _add(made, zoom, "land", POLYGON, grouped(rings))
    for kind, those in thin.items():
        _add(made, zoom, kind, LINE, [[line] for line in those])
    for at, name, kind, size in names:
        if kind == "country" or zoom >= _AREAS_FROM:
            _add_name(made, zoom, at, {"name": name, "kind": kind, "size": size})


def _add(made: dict[Tile, dict[str, Layer]], zoom: int, name: str, kind: int, shapes: list[Part]) -> None:
    scale = EXTENT * 2**zoom
    for column, row, here in tiles(shapes, zoom, _MARGIN, closed=kind == POLYGON):
        layer = made[zoom, column, row].setdefault(name, Layer(name, kind))
        moved = [
            [
                [(round(x * scale - column * EXTENT), round(y * scale - row * EXTENT)) for x, y in ring]
                for ring in part
            ]
            for part in here
        ]
        # One feature for all: what they are is told by the layer.
        layer.features.append(([ring for part in moved for ring in part], {}))


def _add_name(
    made: dict[Tile, dict[str, Layer]], zoom: int, at: tuple[float, float], tags: dict[str, str | int]
) -> None:
    side = 2**zoom
    column, row = int(at[0] * side), int(at[1] * side)
    layer = made[zoom, column, row].setdefault("names", Layer("names", POINT))
    spot = (round((at[0] * side - column) * EXTENT), round((at[1] * side - row) * EXTENT))
    layer.features.append(([[spot]], tags))


def _about() -> dict[str, object]:
    return {
        "name": "Variorum base map",
        "attribution": "Natural Earth",
        "vector_layers": [{"id": name, "fields": {}} for name in ("land", *_LINES, "names")],
    }


if __name__ == "__main__":
    sys.exit(main())
