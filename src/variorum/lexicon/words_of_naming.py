"""Word lists for whom and what a text names again: parties, places and roads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Compass = Literal["north", "south", "east", "west"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWords:
    """reference.yaml: words that stand for something named before in the article."""

    pronouns: frozenset[str]
    plural: frozenset[str]
    neuter: frozenset[str]
    rest: frozenset[str]
    first_person: frozenset[str]
    owned: frozenset[str]
    pair: frozenset[str]
    personal: frozenset[str]
    latter: frozenset[str]
    former: frozenset[str]
    sides: frozenset[str]
    facing: frozenset[str]
    opposed: frozenset[str]
    there: frozenset[str]
    settlements: frozenset[str]
    cities: frozenset[str]
    hamlets: frozenset[str]
    quarters: frozenset[str]
    capitals: frozenset[str]
    regions: frozenset[str]
    lands: frozenset[str]
    wars: frozenset[str]
    nationwide: tuple[str, ...]
    anew: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """parties.yaml: words in mentions of parties that say whom of a state, or of which side."""

    state_openers: frozenset[str]
    state_heads: frozenset[str]
    police: frozenset[str]
    government: frozenset[str]
    force_heads: frozenset[str]
    force_words: frozenset[str]
    government_heads: frozenset[str]
    envoy_heads: frozenset[str]
    owned_heads: frozenset[str]
    led: frozenset[str]
    led_government: frozenset[str]
    members: frozenset[str]
    opposed: frozenset[str]
    group_heads: frozenset[str]
    group_words: frozenset[str]
    definite: frozenset[str]
    ties: Mapping[str, str]
    tie_links: frozenset[str]
    pro: frozenset[str]
    unit_heads: frozenset[str]
    unit_fillers: frozenset[str]
    unit_spellings: Mapping[str, str]
    ordinals: Mapping[str, str]
    head_kinds: Mapping[str, tuple[str, ...]]
    person_titles: frozenset[str]
    party_links: frozenset[str]
    loose_heads: frozenset[str]
    body_heads: frozenset[str]
    sent: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """places.yaml: words around the names of places."""

    locative: frozenset[str]
    compass: frozenset[str]
    ways: frozenset[str]
    travel: tuple[str, ...]
    seated: frozenset[str]
    far: frozenset[str]
    vague: frozenset[str]
    wider: frozenset[str]
    directions: Mapping[str, Compass]
    bearings: Mapping[str, int]
    near: frozenset[str]
    facing: frozenset[str]
    including: frozenset[str]
    among: frozenset[str]
    residents: frozenset[str]
    towering: frozenset[str]
    toward: frozenset[str]
    countryside: frozenset[str]
    outskirts: frozenset[str]
    close: frozenset[str]
    leading_on: frozenset[str]
    vicinity: frozenset[str]
    heading: frozenset[str]
    sides: frozenset[str]
    borders: frozenset[str]
    lines: frozenset[str]
    distance_links: frozenset[str]
    crossings: frozenset[str]
    corridors: frozenset[str]
    area_words: frozenset[str]
    town_words: frozenset[str]
    dispensable: frozenset[str]
    same_place: frozenset[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadWords:
    """roads.yaml: words around the names of roads."""

    nouns: frozenset[str]
    stretches: frozenset[str]
    upon: frozenset[str]
    between: frozenset[str]
    out_of: frozenset[str]
    into: frozenset[str]
    with_other: frozenset[str]
    linking: frozenset[str]
    leading: frozenset[str]
    relative: frozenset[str]
    each_of_several: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToponymWords:
    """toponyms.yaml: words that tell names of places from those of people, bodies and deals."""

    abbreviations: Mapping[str, str]
    after_a_town: frozenset[str]
    region_adjectives: Mapping[str, str]
    parts: frozenset[str]
    naming: frozenset[str]
    features: frozenset[str]
    place_heads: frozenset[str]
    streets: frozenset[str]
    bodies: frozenset[str]
    called_after: frozenset[str]
    municipal: frozenset[str]
    titles: frozenset[str]
    given_names: frozenset[str]
    plain_words: frozenset[str]
