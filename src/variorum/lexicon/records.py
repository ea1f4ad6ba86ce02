"""The shapes of what is known before reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from variorum.model.claims import Modality

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
CountryStatus = Literal["state", "observer", "disputed", "part", "historic"]
PlaceKind = Literal["settlement", "country", "admin1", "admin2", "region", "feature", "area", "facility"]
RouteGeometry = Literal["schematic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A term of a person in an office of a state: "president", "army chief".

    `country` is the code of the territory, `since` and `until` are ISO dates or the first part of
    one (year, year and month). No `until` says that no end is known.
    """

    label: str
    country: str
    since: str
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """A known party: `names` are other names, abbreviations and romanisations.

    `country` is an ISO 3166 alpha-2 code, or "x-..." for a territory that has none. `parent` is the
    id of the body it belongs to or speaks for, `broader` ids of wider names that may stand for it
    ("rebels"), `backers` ids of states or bodies that openly support it or are found by the United
    Nations to. `role` is the branch of a state's body ("armed-forces", "police"), "unit" or
    "operation", a person's office, or of a generic name "armed", "state", "political" or "people".
    `since` and `until` are ISO dates or the first part of one; of a person, those of the office, with
    `offices` (terms in order of time) from the first to the last.
    `source` says where the fact is from, where the file does not say so for all.
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
    offices: tuple[Office, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A known publisher or speaker: who owns it and on whose side it stands, as a stated fact.

    `source` says where that fact is from, where the file does not say so for all.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: SourceKind
    country: str | None = None
    owner: str | None = None
    alignment: str | None = None
    reason: str = ""
    domains: tuple[str, ...] = ()
    source: str = ""


PLACE_PRECISIONS: Mapping[PlaceKind, int] = {
    "settlement": 1,
    "facility": 1,
    "feature": 2,
    "admin2": 3,
    "admin1": 4,
    "area": 5,
    "region": 5,
    "country": 6,
}
"""UCDP where_prec of the kinds of place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A gazetteer place. `radius_km` says how far the true spot may lie from `lat`/`lon`.

    `population` is 0 where it is not known. `prominence` orders namesakes: the population, for an
    area that of its largest settlement.
    """

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
    prominence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEntry:
    """A known road: `waypoints` are place names in order, `names` its other names.

    `labels` are numbers that other countries give to roads of theirs too ("N4").

    `geometry` "schematic" says that it is known by its waypoints alone, not by its course between
    them. `source` says where the fact is from, where the file does not say so for all.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    country: str | None = None
    waypoints: tuple[str, ...] = ()
    geometry: RouteGeometry = "schematic"
    source: str = ""

    @property
    def segments(self) -> tuple[tuple[str, str], ...]:
        """The stretches from each waypoint to the next."""
        return tuple(pairwise(self.waypoints))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEntry:
    """A state or disputed territory with the words that stand for it.

    `code` is ISO 3166 alpha-2 in capitals, or "x-..." where there is none. `status` "disputed" says
    that only some states or none recognise it; `part_of` is then the code of the state that claims
    it, and for a "part" that of the state it belongs to. `until` is the ISO day a historic state
    ended. `government` and the tuples after it are proper names of its bodies; `without` names the
    branches it does not keep ("army", "air-force", "navy"). `lat`/`lon` is a rounded middle point,
    `neighbours` are codes.
    """

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
    government: tuple[str, ...] = ()
    army: tuple[str, ...] = ()
    air_force: tuple[str, ...] = ()
    navy: tuple[str, ...] = ()
    police: tuple[str, ...] = ()
    gendarmerie: tuple[str, ...] = ()
    intelligence: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    status: CountryStatus = "state"
    part_of: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name an event and the frame they come in.

    `words` are lemmas; a verb with a particle is written "pull+out"; `compounds` are pairs of a
    modifier and a noun ("air", "strike"). `subject`, `not_subject` and `object` name noun classes
    (classes.yaml) that the slot's head must (not) have; a class ending in "?" lets the slot be
    empty. The object of a verb written with its preposition ("ask+for") is what follows that.
    `subject_nouns` are lemmas the grammatical subject must be ("flag" in "a flag flies over"),
    `object_nouns` lemmas the object must be ("control" in "take control of"); `not_objects` lemmas
    it must not be; `preps` prepositions (or paths such as "in/hand") one of which must follow;
    `not_preps` ones that must not; `needs` slots, at least one of which must lead to a noun of one
    of its classes ("into" to a place); `mods` modifiers of which a noun needs one, `not_mods` ones
    it must not have; `comps` lemmas one of which must stand below the trigger, `not_comps` ones that
    must not stand below it, clauses under its nouns left out. For a noun that is not said of its
    subject, `subject` is the class of one of its doers. `roles` maps agent, patient and place to
    slots, best first: subject, object, attr (what "be" says of its subject), mod, poss, light (the doer of
    "launched an attack"), a preposition, or a path of them such as "into/hand/of". Flags: passive (only
    in the passive), active (never in the passive), harm (a count of people killed or hurt makes it a
    claim), needs-figure, needs-light, predicate (the noun is said of the subject), future (only of what
    will be), present (only of what is), intransitive (without an object), alone (a claim though it names
    no party and no place, unless a doer stands there who is no party). `modality` is that of all its
    claims, where the words themselves fix one. Triggers `of_pack` are tried before those of the program.
    """

    name: str
    event_type: str
    pos: Literal["verb", "noun", "adjective"]
    words: tuple[str, ...] = ()
    compounds: tuple[tuple[str, str], ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject_nouns: tuple[str, ...] = ()
    object_nouns: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    preps: tuple[str, ...] = ()
    not_preps: tuple[str, ...] = ()
    mods: tuple[str, ...] = ()
    not_mods: tuple[str, ...] = ()
    comps: tuple[str, ...] = ()
    not_comps: tuple[str, ...] = ()
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    flags: frozenset[str] = frozenset()
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    modality: Modality | None = None
    of_pack: bool = False


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
