"""Holding a theatre pack against the lexicon it is laid over, and against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer_areas import great_circle_km
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.pack_entries import AnyEntry, Drafted, Topic
from variorum.lexicon.pack_files import Problem
from variorum.lexicon.records import ActorEntry, PlaceEntry, RouteEntry, SourceEntry

# No theatre is wider: a point farther than this from its country's middle, and nearer when turned
# around, has latitude and longitude swapped.
_SWAPPED_KM = 3000.0
# In mountains on a border the nearest settlement that GeoNames has may be over it; this far off there is
# one of the place's own country, but for deserts and islands. Most have one nearby, which is sooner found.
_NEIGHBOURS_KM = (25.0, 150.0)
# A country is no disc: its tip may be three times as far as the edge of a disc of its area.
_LONG, _BEYOND_KM = 3.0, 200.0
# From one waypoint to the next: the longest stretch of the shipped roads is in the north of Mozambique.
_LONGEST_LEG_KM = 1100.0
# Two points of one village in two lists of places lie no farther apart, besides what each says of itself.
_SAME_SPOT_KM = 2.0
_STOPS = ("settlement", "facility", "feature", "area")

Entry = TypeVar("Entry", PlaceEntry, RouteEntry, ActorEntry, SourceEntry)


def entries_of(drafted: Iterable[Drafted], kind: type[Entry]) -> tuple[Entry, ...]:
    """The records of one class among those drafted."""
    return tuple(one.record for one in drafted if isinstance(one.record, kind))


def naming(drafted: Iterable[Drafted], topic: Topic, get: Callable[[str], Entry | None]) -> Iterator[Entry]:
    """The known entries to which a pack adds names, with those names alone."""
    for one in drafted:
        known = get(one.id) if one.topic == topic else None
        if known is not None and one.added:
            yield replace(known, name=one.added[0], names=one.added[1:])


def against_lexicon(
    drafted: Sequence[Drafted], countries: Sequence[str], lexicon: Lexicon
) -> Iterator[Problem]:
    """What is wrong with well-written entries of a pack of `countries` when they are laid over `lexicon`."""
    check = _Check(drafted, countries, lexicon)
    for one in drafted:
        yield from check.ids(one)
        yield from check.names(one)
        record = one.record
        if isinstance(record, PlaceEntry):
            yield from check.place(one, record)
        elif isinstance(record, RouteEntry):
            yield from check.route(one, record)
        elif isinstance(record, ActorEntry):
            ids = {"parent": (record.parent,), "broader": record.broader, "backers": record.backers}
            yield from check.parties(one, ids)
        elif isinstance(record, SourceEntry):
            yield from check.parties(one, {"owner": (record.owner,), "alignment": (record.alignment,)})


class _Check:
    """One pack over one lexicon."""

    def __init__(self, drafted: Sequence[Drafted], countries: Sequence[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._countries = countries
        named = naming(drafted, "places", lexicon.places.get)
        self._places = lexicon.places.with_entries((*entries_of(drafted, PlaceEntry), *named))
        self._parties = {actor.id: actor for actor in entries_of(drafted, ActorEntry)}
        self._claims: dict[tuple[str, str], list[Drafted]] = {}
        for one in drafted:
            for folded in dict.fromkeys(fold(name) for name in one.names):
                self._claims.setdefault((one.topic, folded), []).append(one)

    def ids(self, one: Drafted) -> Iterator[Problem]:
        """Whether the id is free, or, for added names, there; and whether the country is known."""
        known = self._known(one)
        if one.record is None and known is None:
            advice = "Mend the id, or make it a whole entry with a name."
            yield one.written.problem(f"The lexicon has no entry of this id among {one.topic}.", advice)
        elif one.record is not None and known is not None:
            advice = "Give it another id; to add names to that entry give its id, names and source alone."
            yield one.written.problem(f"The lexicon has this id already, for {known.name}.", advice)
        country = one.record.country if one.record is not None else None
        if country is not None and self._lexicon.countries.get(country) is None:
            advice = "Give an ISO 3166 code of two letters, as MM."
            yield one.written.problem(f"There is no country {country}.", advice, "country")
        elif (
            isinstance(one.record, PlaceEntry)
            and country
            and self._countries
            and country not in self._countries
        ):
            advice = "Mend it, or add the country to pack.yaml."
            yield one.written.problem(f"{country} is none of the pack's countries.", advice, "country")

    def names(self, one: Drafted) -> Iterator[Problem]:
        """Whether another entry has one of its names; namesakes among places are told apart by the text."""
        if one.shared or one.topic == "places":
            return
        for name in one.names:
            for other in self._claimants(one, name):
                yield one.written.problem(
                    f"The name {name} is also that of {other}.",
                    "Leave it to one of them, or write shared: true and let the text decide.",
                    "names" if "names" in one.written.fields else "name",
                )

    def place(self, one: Drafted, place: PlaceEntry) -> Iterator[Problem]:
        """Whether it lies in its country and area, and is not in the gazetteer already."""
        area = self._places.get(place.admin1) if place.admin1 is not None else None
        if place.admin1 is not None and (area is None or area.country != place.country):
            message = f"There is no area {place.admin1} in its country."
            advice = "Give the id that variorum gazetteer find shows for the area."
            yield one.written.problem(message, advice, "admin1")
        if place.country is not None and (message := self._astray(place)):
            yield one.written.problem(message, "Give at: [latitude, longitude] and look it up again.", "at")
        if not one.shared and (known := self._same_place(place)):
            advice = "Leave it out, or give that id, names and source alone; a namesake has shared: true."
            yield one.written.problem(f"{known.name} lies there already, as {known.id}.", advice)

    def route(self, one: Drafted, route: RouteEntry) -> Iterator[Problem]:
        """Whether every waypoint is a known place within reach of the one before."""
        last: PlaceEntry | None = None
        for name in route.waypoints:
            found = [
                place
                for place in self._places.find(name)
                if place.kind in _STOPS and (route.country is None or place.country in (route.country, None))
            ]
            if not found:
                advice = "Spell it as the gazetteer does, or add the place to places.yaml."
                yield one.written.problem(f"There is no place {name} for a waypoint.", advice, "waypoints")
                last = None
                continue
            stop = _nearest(found, last) if last else found[0]
            leg = _apart(last, stop) if last else 0.0
            if last and leg > _LONGEST_LEG_KM:
                message = f"From {last.name} to {stop.name} it is {leg:.0f} km."
                advice = "Check the order, or add the place that is meant to places.yaml."
                yield one.written.problem(message, advice, "waypoints")
            last = stop

    def parties(self, one: Drafted, named: dict[str, tuple[str | None, ...]]) -> Iterator[Problem]:
        """Whether the parties that an entry refers to are known, and none belongs to itself."""
        for name, ids in named.items():
            for id_ in ids:
                if id_ is not None and id_ not in self._parties and self._lexicon.actors.get(id_) is None:
                    advice = "Give the id of a party of the lexicon or of the pack."
                    yield one.written.problem(f"There is no party {id_} to be its {name}.", advice, name)
        above, seen = one.id, set()
        while above in self._parties and above not in seen:
            seen.add(above)
            above = self._parties[above].parent or ""
        if isinstance(one.record, ActorEntry) and above == one.id:
            yield one.written.problem("It belongs to itself in the end.", "Mend the parents.", "parent")

    def _known(self, one: Drafted) -> AnyEntry | None:
        books = {
            "places": self._lexicon.places.get,
            "routes": self._lexicon.routes.get,
            "actors": self._lexicon.actors.get,
            "sources": self._lexicon.sources.get,
        }
        return books[one.topic](one.id)

    def _claimants(self, one: Drafted, name: str) -> Iterator[str]:
        """What else has this name: entries of the lexicon, and earlier ones of the pack."""
        ids: Iterable[str] = ()
        if one.topic == "actors":
            ids = self._lexicon.actors.listed(name)
        elif one.topic == "sources":
            ids = (source.id for source in self._lexicon.sources.by_name(name))
        elif isinstance(one.record, RouteEntry):
            # Roads of several countries may have one number.
            roads = self._lexicon.routes.by_name(name)
            ids = (road.id for road in roads if road.country == one.record.country)
        yield from (id_ for id_ in ids if id_ != one.id)
        for other in self._claims[one.topic, fold(name)]:
            if other is one:
                return
            if not other.shared:
                yield f"{other.id} in line {other.written.line} of {other.written.file}"

    def _astray(self, place: PlaceEntry) -> str:
        """How a place does not lie in its country; empty where it does or nothing can be said."""
        country = self._lexicon.countries.get(place.country or "")
        if country is None or country.lat is None or country.lon is None:
            return ""
        middle = great_circle_km(place.lat, place.lon, country.lat, country.lon)
        if middle > _SWAPPED_KM and abs(place.lon) <= 90:
            turned = great_circle_km(place.lon, place.lat, country.lat, country.lon)
            if turned <= _SWAPPED_KM:
                return f"It is {middle:.0f} km from {country.name}: latitude and longitude are swapped."
        near: list[PlaceEntry] = []
        for km in _NEIGHBOURS_KM:
            around = self._lexicon.places.near(place.lat, place.lon, km + place.radius_km)
            near = [known for known, _ in around if known.kind == "settlement" and known.country]
            if any(known.country == place.country for known in near):
                return ""
        if near:
            return f"It is far from {country.name}: nearest to it is {near[0].name}, {near[0].country}."
        whole = self._lexicon.places.get(f"country-{place.country}")
        if whole is not None and middle > _LONG * whole.radius_km + _BEYOND_KM:
            return f"It is far from {country.name}: {middle:.0f} km from its middle."
        return ""

    def _same_place(self, place: PlaceEntry) -> PlaceEntry | None:
        """A place of the same kind and one of the same names at the same spot."""
        for name in (place.name, *place.names):
            for known in self._places.find(name):
                apart = known.radius_km + place.radius_km + _SAME_SPOT_KM
                if known.id != place.id and known.kind == place.kind and _apart(known, place) <= apart:
                    return known
        return None


def _nearest(places: Iterable[PlaceEntry], to: PlaceEntry) -> PlaceEntry:
    return min(places, key=lambda place: (_apart(to, place), place.id))


def _apart(one: PlaceEntry, other: PlaceEntry) -> float:
    return great_circle_km(one.lat, one.lon, other.lat, other.lon)
