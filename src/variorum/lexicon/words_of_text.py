"""Word lists for what a sentence is made of: its ends, names, times, quantities, verbs and nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model.readings import TimeBound


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """sentences.yaml: abbreviations that end no sentence, and small words that tell languages apart."""

    titles: frozenset[str]
    others: frozenset[str]
    english: frozenset[str]
    foreign: frozenset[str]


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
    feasts: Mapping[str, str]
    nights: frozenset[str]
    weekends: frozenset[str]
    same_day: frozenset[str]
    days_beside: Mapping[str, int]
    counted_beside: Mapping[str, int]
    bounds: Mapping[str, TimeBound]
    bound_fillers: frozenset[str]
    still: frozenset[str]
    at_once: frozenset[str]
    at_once_openers: tuple[str, ...]
    happenings: frozenset[str]
    seasons: Mapping[str, str]
    quarters: Mapping[str, int]
    hours: Mapping[str, str]
    first_of: frozenset[str]
    repeats: Mapping[str, str]
    references: Mapping[str, str]
    future: frozenset[str]
    awaiting: frozenset[str]


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
    laying: frozenset[str]
    owning: frozenset[str]
    claiming: frozenset[str]
    openers: frozenset[str]
    means: frozenset[str]
    means_kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbWords:
    """verbs.yaml: verbs that carry an act named by a noun, and words of support."""

    light: frozenset[str]
    occurrence: frozenset[str]
    erupting: frozenset[str]
    carrying: frozenset[str]
    copulas: frozenset[str]
    predicating: frozenset[str]
    past_only: frozenset[str]
    telling: frozenset[str]
    undergoing: frozenset[str]
    flying: frozenset[str]
    support: frozenset[str]
    support_openers: tuple[str, ...]
    supporting: frozenset[str]


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
    laden: frozenset[str]
    struck: frozenset[str]
    air_struck: frozenset[str]
    ground_fire: frozenset[str]
    unmanned: frozenset[str]
    no_bombs: frozenset[str]
    air_bombs: frozenset[str]
    befallen: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWords:
    """counting.yaml: words that say what a number counts."""

    killing: frozenset[str]
    hurting: frozenset[str]
    shooting: frozenset[str]
    missing: frozenset[str]
    fatal: frozenset[str]
    phrasal_killing: frozenset[str]
    dying: frozenset[str]
    suffering: frozenset[str]
    part_links: frozenset[str]
    joint_links: frozenset[str]
    bound_links: frozenset[str]
    body_parts: frozenset[str]
    others: frozenset[str]
    more: frozenset[str]
    dead: frozenset[str]
    hurt: frozenset[str]
    casualties: frozenset[str]
    collective: frozenset[str]
    none: frozenset[str]
    reporting: frozenset[str]
    tolls: frozenset[str]
    counts: frozenset[str]
    displaced: frozenset[str]
    adding: frozenset[str]
    uncounted: frozenset[str]
    vehicles: frozenset[str]
    targets: frozenset[str]
    strikes: frozenset[str]
    not_counted: frozenset[str]
    numerals: frozenset[str]
    numeral_links: frozenset[str]
    one: frozenset[str]
    one_person: frozenset[str]
    officials: frozenset[str]
    formations: frozenset[str]
    households: frozenset[str]
    deadly_frames: frozenset[str]
    where: frozenset[str]
    cumulative: frozenset[str]
    stock: frozenset[str]
    stock_beginnings: frozenset[str]

    def of_harm(self) -> frozenset[str]:
        """Every word that says that people were killed, hurt or lost."""
        return self.killing | self.hurting | self.missing | self.casualties
