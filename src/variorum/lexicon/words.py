"""Words that reading needs to know, by topic.

Each record is one file of `data/reading`, each field a list or table of it; what a list does is told
in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Literal, get_type_hints

from variorum.lexicon.inflection import inflect
from variorum.lexicon.lists import read_lists
from variorum.model.readings import TimeBound

Compass = Literal["north", "south", "east", "west"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """sentences.yaml: abbreviations that end no sentence."""

    titles: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """names.yaml: small words inside the names of places."""

    connectors: frozenset[str]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """time.yaml: words of the calendar, and words that place what is told in time."""

    months: Mapping[str, int]
    doubtful_months: frozenset[str]
    month_openers: frozenset[str]
    not_days: frozenset[str]
    counted: frozenset[str]
    year_openers: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_names: frozenset[str]
    day_parts: frozenset[str]
    units: Mapping[str, str]
    window_units: frozenset[str]
    duration_units: frozenset[str]
    step_units: frozenset[str]
    numbers: Mapping[str, int]
    about: frozenset[str]
    steps: Mapping[str, int]
    ago: frozenset[str]
    parts: Mapping[str, str]
    step_parts: Mapping[str, str]
    days: Mapping[str, int]
    nights: frozenset[str]
    weekends: frozenset[str]
    same_day: frozenset[str]
    bounds: Mapping[str, TimeBound]
    bound_fillers: frozenset[str]
    still: frozenset[str]
    at_once: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """quantities.yaml: number words, vague counts, bounds and units."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, tuple[float, float]]
    lower: frozenset[str]
    upper: frozenset[str]
    about: frozenset[str]
    not_bounding: frozenset[str]
    lower_after: frozenset[str]
    upper_after: frozenset[str]
    about_after: frozenset[str]
    further: frozenset[str]
    uncounted_before: frozenset[str]
    currencies: frozenset[str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarWords:
    """grammar.yaml: words whose place in the sentence says who does what."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    definite: tuple[str, ...]
    relative: frozenset[str]
    object_control: frozenset[str]
    blaming: frozenset[str]
    blame_links: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbWords:
    """verbs.yaml: verbs that carry an act named by a noun, and words of support."""

    light: frozenset[str]
    occurrence: frozenset[str]
    carrying: frozenset[str]
    copulas: frozenset[str]
    predicating: frozenset[str]
    flying: frozenset[str]
    support: frozenset[str]
    support_openers: tuple[str, ...]
    supporting: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingWords:
    """saying.yaml: words that attribute what is said."""

    plain: frozenset[str]
    hedged: frozenset[str]
    denying: frozenset[str]
    according: frozenset[str]
    per: frozenset[str]
    perceiving: frozenset[str]
    prepositional: frozenset[str]
    citing: frozenset[str]
    unnamed: frozenset[str]
    sourced: frozenset[str]
    messages: frozenset[str]
    makers: frozenset[str]
    again: frozenset[str]
    personal: frozenset[str]
    vouching: frozenset[str]
    holding: frozenset[str]
    run_on: frozenset[str]
    stately: frozenset[str]
    unidentified: frozenset[str]
    outlets: Mapping[str, str]
    bodies: Mapping[str, tuple[str, ...]]
    phrasal: Mapping[str, str]
    belonging: frozenset[str]
    heading: frozenset[str]

    def verbs(self) -> frozenset[str]:
        """Every verb that can introduce somebody's words."""
        return self.plain | self.hedged | self.denying

    def forms(self) -> frozenset[str]:
        """Inflected forms of the words that attribute: their sentences are parsed for scope."""
        return frozenset(form for lemma in self.verbs() | self.according for form in inflect(lemma))


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyWords:
    """certainty.yaml: words that say how firmly, or whether at all, something happened."""

    denied_before: frozenset[str]
    planned_before: frozenset[str]
    alleged_before: frozenset[str]
    possible_before: frozenset[str]
    void_nouns: frozenset[str]
    void_adjectives: frozenset[str]
    void_prepositions: frozenset[str]
    negating: frozenset[str]
    planning_objects: frozenset[str]
    announcing: frozenset[str]
    wanting: frozenset[str]
    discussing: frozenset[str]
    hoping: frozenset[str]
    threatening: frozenset[str]
    planning: frozenset[str]
    planning_nouns: frozenset[str]
    planning_adjectives: frozenset[str]
    beginning: frozenset[str]
    letting: frozenset[str]
    appearing: frozenset[str]
    hedged_passives: frozenset[str]
    claim_nouns: frozenset[str]
    hedges: frozenset[str]
    denying: frozenset[str]
    rejecting: frozenset[str]
    forecast_modals: frozenset[str]
    norm_modals: frozenset[str]
    future_modals: frozenset[str]
    doubts: frozenset[str]
    conditions: frozenset[str]
    asking: frozenset[str]
    negations: frozenset[str]
    negated_before: frozenset[str]
    nobody: frozenset[str]
    not_any: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounWords:
    """nouns.yaml: nouns and pronouns whose kind hangs on what stands around them."""

    party_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    person_pronouns: frozenset[str]
    partitives: frozenset[str]
    volleys: frozenset[str]
    measures: frozenset[str]
    numerals: frozenset[str]
    air_before: frozenset[str]
    person_before: frozenset[str]
    fighter_before: frozenset[str]
    siding: tuple[str, ...]
    leading: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWords:
    """counting.yaml: words that say what a number counts."""

    killing: frozenset[str]
    hurting: frozenset[str]
    missing: frozenset[str]
    dead: frozenset[str]
    casualties: frozenset[str]
    vehicles: frozenset[str]
    targets: frozenset[str]
    strikes: frozenset[str]
    not_counted: frozenset[str]
    numerals: frozenset[str]
    numeral_links: frozenset[str]
    one: frozenset[str]
    cumulative: frozenset[str]
    stock: frozenset[str]
    stock_beginnings: frozenset[str]


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
    sides: frozenset[str]
    there: frozenset[str]
    settlements: frozenset[str]
    regions: frozenset[str]


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
    vague: frozenset[str]
    wider: frozenset[str]
    directions: Mapping[str, Compass]
    bearings: Mapping[str, int]
    near: frozenset[str]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All of `data/reading`, a file a field."""

    sentences: SentenceWords
    names: NameWords
    time: TimeWords
    quantities: QuantityWords
    grammar: GrammarWords
    verbs: VerbWords
    saying: SayingWords
    certainty: CertaintyWords
    nouns: NounWords
    counting: CountingWords
    reference: ReferenceWords
    parties: PartyWords
    places: PlaceWords
    roads: RoadWords
    toponyms: ToponymWords


def load_words() -> Words:
    """The word lists shipped with the program. Raises LexiconError naming a malformed file."""
    folder = files("variorum.lexicon") / "data" / "reading"
    topics = get_type_hints(Words)
    return Words(**{f.name: read_lists(topics[f.name], folder / f"{f.name}.yaml") for f in fields(Words)})
