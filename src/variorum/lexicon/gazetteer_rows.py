"""Rows of a user's files as places: a line of a GeoNames dump, or the fields of a CSV or GeoJSON entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import isfinite, nan
from typing import Any, NamedTuple, cast, get_args

from variorum.lexicon import gazetteer_sources as sources
from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer_sources import PLACES, PlaceRow
from variorum.lexicon.records import PlaceKind
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

CODES = "geonames_codes.yaml"
# Other names of fields that files use.
SAME_FIELD = {"latitude": "lat", "longitude": "lon", "lng": "lon"}
# A place that somebody adds by hand is one the news speaks of: it goes before small namesakes.
_LISTED = 5_000
_KINDS = frozenset(get_args(PlaceKind))
_COLUMNS = 19
_ID = re.compile(r"[\w.:-]{1,100}")
_COUNTRY = re.compile(r"[A-Z]{2}|x-[a-z-]{1,40}")
_BETWEEN_NAMES = re.compile(r"\s*[|;]\s*")
_NOT_IN_ID = re.compile(r"[^\w]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST_NAME, _MOST_NAMES = 200, 500
_FARTHEST_KM = 20_000.0
_GEONAMES = "geonames-"
_STATES = frozenset(("PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS"))


class BadRowError(Exception):
    """A row that gives no place; the message says why, in words for its author."""


class _Code(NamedTuple):
    kind: PlaceKind
    radius_km: float


@cache
def _codes() -> tuple[dict[str, _Code | None], dict[str, float]]:
    """What each GeoNames class and code is, None for what is left out; radii of a user's own kinds."""
    read = load_yaml(PLACES / CODES)
    own = read.pop("own")
    codes: dict[str, _Code | None] = {}
    for code, meaning in read.items():
        if meaning != "none" and meaning["kind"] not in _KINDS:
            raise LexiconError(f"{CODES}: {code} has no known kind.", advice="Mend the entry.")
        codes[code] = (
            None if meaning == "none" else _Code(meaning["kind"], float(meaning.get("radius_km", 0)))
        )
    return codes, {kind: float(radius) for kind, radius in own.items()}


class GeonamesRows:
    """Lines of a GeoNames dump as places; areas and countries get the ids they have in the gazetteer."""

    def __init__(self) -> None:
        areas = sources.areas()
        self._area_of = sources.area_of_group(areas)
        self._districts = frozenset(row.id for row in sources.districts(self._area_of))
        self._countries = frozenset(row.code for row in sources.countries())
        self._script = sources.countries_with_script()
        self._codes, _ = _codes()

    def place(self, line: str) -> PlaceRow | None:
        """The place of a line, None where it is of a kind that is left out. Raises BadRowError."""
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise BadRowError(f"it has {len(cells)} columns, not {_COLUMNS}")
        number, name, _, others, lat, lon, feature, code, country, _, group, *_ = cells
        key = f"{feature}.{code}"
        meaning = self._codes[key] if key in self._codes else self._codes.get(feature)
        if meaning is None:
            return None
        key_number = _geonames_number(number)
        if country and not _COUNTRY.fullmatch(country):
            raise BadRowError(f"its country is {_shown(country)}")
        name = _checked_name(name)
        point = _point(lat, lon)
        people = _people(cells[14]) if cells[14] not in ("", "0") else 0
        radius = meaning.radius_km or sources.town_radius_km(people)
        spellings = sources.spellings(name, others.split(",") if others else [], country in self._script)
        names = [other for other in spellings.values() if other and other != name]
        return PlaceRow(
            key=key_number,
            id=self._known_id(cells, code),
            name=name,
            names=tuple(names[:_MOST_NAMES]),
            folded=tuple(spellings)[:_MOST_NAMES],
            kind=meaning.kind,
            lat=point[0],
            lon=point[1],
            country=country or None,
            admin1=self._area_of.get(f"{country}.{group}"),
            population=people,
            radius_km=radius,
            source="GeoNames",
            prominence=people,
        )

    def _known_id(self, cells: list[str], code: str) -> str:
        """The id of the area or country that a row is in the gazetteer, "" where it is none of them."""
        country, group = cells[8], cells[10]
        if code in _STATES and country in self._countries:
            return f"country-{country}"
        if code == "ADM1":
            return self._area_of.get(f"{country}.{group}", "")
        if code == "ADM2":
            for name in (cells[1], cells[2]):
                id_ = sources.district_id(country, group, name)
                if id_ in self._districts:
                    return id_
        return ""


def own_place(fields: Mapping[str, Any], number: int, source: str) -> PlaceRow:
    """The place that named fields give: text from CSV, JSON values from GeoJSON.

    `number` tells it from the file's others. Raises BadRowError. Fields: name, lat, lon; and id, names, kind,
    country, admin1, population, radius_km, source.
    """
    given = {name: value for name, value in fields.items() if value is not None and value != ""}
    name = _checked_name(given.get("name", ""))
    lat, lon = _point(given.get("lat", ""), given.get("lon", ""))
    kind = str(given.get("kind", "settlement")).strip()
    if kind not in _KINDS:
        raise BadRowError(f"its kind {_shown(kind)} is none of {', '.join(sorted(_KINDS))}")
    country = str(given.get("country", "")).strip()
    country = country.upper() if len(country) == 2 else country
    if country and not _COUNTRY.fullmatch(country):
        raise BadRowError(f"its country {_shown(country)} is no ISO 3166 code of two letters")
    area = str(given.get("admin1", "")).strip()
    if _CONTROL.search(area):
        raise BadRowError(f"its admin1 {_shown(area)} is not readable text")
    people = _people(given.get("population", 0))
    names = _other_names(given.get("names", ()), name)
    folded = sources.folded_forms(name, names)
    id_ = str(given.get("id", "")).strip() or _made_id(name, lat, lon)
    if not _ID.fullmatch(id_):
        raise BadRowError(f"its id {_shown(id_)} has letters other than a-z, 0-9, '.', ':', '-' and '_'")
    key = -number
    if id_.startswith(_GEONAMES):
        key, id_ = _geonames_number(id_.removeprefix(_GEONAMES)), ""
    default = sources.town_radius_km(people) if kind == "settlement" else _codes()[1][kind]
    return PlaceRow(
        key=key,
        id=id_,
        name=name,
        names=names,
        folded=folded,
        kind=cast(PlaceKind, kind),
        lat=lat,
        lon=lon,
        country=country or None,
        admin1=area or None,
        population=people,
        radius_km=_radius(given["radius_km"]) if "radius_km" in given else default,
        source=_CONTROL.sub(" ", str(given.get("source", source))).strip(),
        prominence=max(people, _LISTED),
    )


def _geonames_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise BadRowError(f"its number of GeoNames is {_shown(text)}")
    return int(text)


def _made_id(name: str, lat: float, lon: float) -> str:
    """An id from what the place is, so that adding the file again gives the same one."""
    slug = _NOT_IN_ID.sub("-", fold(name)).strip("-")[:60]
    return f"own-{slug}-{lat:.3f}-{lon:.3f}"


def _checked_name(value: object) -> str:
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise BadRowError(f"its name is {_shown(value)}, not text")
    name = str(value).strip()
    if not name or not (name[0].isalnum() or fold(name)):
        raise BadRowError("it has no name")
    if len(name) > _LONGEST_NAME:
        raise BadRowError(f"its name has more than {_LONGEST_NAME} letters")
    if _CONTROL.search(name):
        raise BadRowError("its name is not readable text: it must be UTF-8 without control characters")
    return name


def _other_names(value: object, name: str) -> tuple[str, ...]:
    parts: Iterable[object] = value if isinstance(value, list | tuple) else _BETWEEN_NAMES.split(str(value))
    found = dict.fromkeys(str(part).strip() for part in parts if isinstance(part, str | int))
    kept = [part for part in found if part and part != name and fold(part) and not _CONTROL.search(part)]
    return tuple(part for part in kept if len(part) <= _LONGEST_NAME)[:_MOST_NAMES]


def _point(lat: object, lon: object) -> tuple[float, float]:
    y, x = _number(lat, "latitude"), _number(lon, "longitude")
    if not -90.0 <= y <= 90.0:
        raise BadRowError(f"its latitude {y:g} is not between -90 and 90")
    if not -180.0 <= x <= 180.0:
        raise BadRowError(f"its longitude {x:g} is not between -180 and 180")
    return y, x


def _number(value: object, what: str) -> float:
    try:
        number = float(value) if isinstance(value, (str, int, float)) else nan
    except (ValueError, OverflowError):
        number = nan
    if not isfinite(number):
        raise BadRowError(
            f"its {what} is {_shown(value)}, not a number" if value != "" else f"it has no {what}"
        )
    return number


def _people(value: object) -> int:
    people = _number(value, "population") if value != "" else 0.0
    if not 0 <= people < 1e11:
        raise BadRowError(f"its population is {people:g}")
    return int(people)


def _radius(value: object) -> float:
    radius = _number(value, "radius_km")
    if not 0 < radius <= _FARTHEST_KM:
        raise BadRowError(f"its radius_km is {radius:g}")
    return radius


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 30 else text[:30] + "...")
