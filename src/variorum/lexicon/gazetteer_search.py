"""Candidates for a name in order, each with why it stands where it does: for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from variorum.lexicon.gazetteer import Gazetteer
from variorum.lexicon.gazetteer_layers import folded_name
from variorum.lexicon.records import PlaceEntry

# How a candidate was found, the surest first.
Match = Literal["name", "other-name", "area", "sound", "spelling"]
_ORDER: dict[Match, int] = {"name": 0, "other-name": 0, "area": 0, "sound": 1, "spelling": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean: how it was found and why it stands where it does.

    `likeness` is 1 but for a spelling much like the name. `within` are the names of the area and the
    country around it. `distance_km` is how far it lies from the place asked for, None without one.
    """

    place: PlaceEntry
    match: Match
    likeness: float
    within: tuple[str, ...]
    distance_km: float | None
    reasons: tuple[str, ...]


def candidates(
    places: Gazetteer, name: str, *, country: str | None = None, near: PlaceEntry | None = None
) -> tuple[Candidate, ...]:
    """What `name` may mean, in `country` (an ISO code) where one is given.

    Those of the name come first, then those that sound alike, then those spelt much alike; of equals
    the nearer to `near`, without it the more prominent. Misspellings are looked for only where nothing
    has the name or its sound.
    """
    found: dict[str, Candidate] = {}
    for place, match, likeness in _matches(places, name, country):
        if place.id not in found and (country is None or place.country == country):
            away = places.distance_km(place, near) if near else None
            found[place.id] = Candidate(
                place=place,
                match=match,
                likeness=likeness,
                within=_within(places, place),
                distance_km=None if away is None else round(away, 1),
                reasons=tuple(_reasons(place, name, match, likeness, near, away)),
            )
    return tuple(sorted(found.values(), key=_rank))


def _matches(places: Gazetteer, name: str, country: str | None) -> Iterator[tuple[PlaceEntry, Match, float]]:
    folded, any_found = folded_name(name), False
    for place in places.find(name):
        any_found = any_found or country in (None, place.country)
        names = [folded_name(other) for other in place.names]
        # Spellings in other scripts are kept to be found by, not to be shown.
        area = places.known(folded) is False
        match: Match = "area" if area else "name" if folded_name(place.name) == folded else "other-name"
        yield place, match if not area or folded not in names else "other-name", 1.0
    for place in places.find_romanised(name):
        any_found = any_found or country in (None, place.country)
        yield place, "sound", 1.0
    if not any_found:
        for place, likeness in places.suggest(name, (country,) if country else ()):
            yield place, "spelling", likeness


def _reasons(
    place: PlaceEntry, name: str, match: Match, likeness: float, near: PlaceEntry | None, away: float | None
) -> Iterator[str]:
    folded = folded_name(name)
    if match == "name":
        yield "its name"
    elif match == "other-name":
        written = next((other for other in place.names if folded_name(other) == folded), "")
        yield f"another name of it: {written}" if written else "another name of it"
    elif match == "area":
        yield "an area of that name, the word for the area aside"
    elif match == "sound":
        yield "a name that may be another romanisation"
    else:
        yield f"spelt much alike: likeness {likeness:.2f}"
    if away is not None and near is not None:
        yield f"{away:,.0f} km from {near.name}"
    if place.population:
        yield f"{place.population:,} people"
    elif place.prominence:
        yield f"ranks with a town of {place.prominence:,} people"


def _within(places: Gazetteer, place: PlaceEntry) -> tuple[str, ...]:
    """The names of the first-level area and of the country around a place, as far as they are known."""
    around = []
    if place.admin1 and place.admin1 != place.id:
        area = places.get(place.admin1)
        around.append(area.name if area else place.admin1)
    if place.country and place.kind != "country":
        country = places.get(f"country-{place.country}")
        around.append(country.name if country else place.country)
    return tuple(dict.fromkeys(around))


def _rank(one: Candidate) -> tuple[float, float, float, float, bool, str]:
    place = one.place
    away = one.distance_km if one.distance_km is not None else 0.0
    return _ORDER[one.match], -one.likeness, away, -place.prominence, place.kind != "settlement", place.id
