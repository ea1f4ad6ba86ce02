"""The shapes of what is known before reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "state-force",
    "government",
    "police",
    "intelligence",
    "rebel",
    "militia",
    "coalition",
    "international",
    "aid",
    "civilian",
    "criminal",
    "company",
    "person",
    "generic",
]
SourceKind = Literal[
    "agency",
    "broadcaster",
    "newspaper",
    "website",
    "monitor",
    "ministry",
    "military",
    "official",
    "channel",
    "international",
    "aid",
    "generic",
]
PlaceKind = Literal["settlement", "country", "admin1", "admin2", "region", "feature", "area", "facility"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """A known party: `names` are other names, abbreviations and romanisations.

    `country` is an ISO 3166 alpha-2 code. `parent` is the id of the body it belongs to, `broader`
    ids of wider names that may stand for it ("rebels"), `sides` names of conflicts and the side
    taken there with optional years, `backers` ids of states or bodies that support it.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: ActorKind
    country: str | None = None
    parent: str | None = None
    broader: tuple[str, ...] = ()
    backers: tuple[str, ...] = ()
    role: str = ""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A known publisher or speaker: who owns it and on whose side it stands, as a stated fact."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: SourceKind
    country: str | None = None
    owner: str | None = None
    alignment: str | None = None
    reason: str = ""
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A gazetteer place. `radius_km` says how far the true spot may lie from `lat`/`lon`."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    radius_km: float = 0.0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEntry:
    """A known road: `waypoints` are place names in order, `other` its other names."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    waypoints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEntry:
    """A state or disputed territory with the words that stand for it."""

    id: str
    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    metonyms: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name an event and the frame they come in.

    `pos` is "verb", "noun" or "phrase". `roles` names which syntactic slot fills which role:
    keys agent, patient, place; values such as "subject", "object", "by", "of", "from", "to".
    `needs` restricts the object or subject ("place", "people", "armed", "weapon").
    """

    event_type: str
    words: tuple[str, ...]
    pos: Literal["verb", "noun", "phrase"]
    particle: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A code of the codebook and its mapping to other coding schemes."""

    code: str
    label: str
    meaning: str
    acled: str = ""
    plover: str = ""
    ucdp: str = ""
    cameo: str = ""
