"""Word lists for how a thing is told: by whom, how sure, and what is no claim at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.lexicon.inflection import inflect


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingVerbs:
    """Lemmas of the verbs that introduce somebody's words, and of those that tell of a stand."""

    saying: frozenset[str]
    stances: frozenset[str]


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
    documents: frozenset[str]
    unproven: frozenset[str]
    messages: frozenset[str]
    makers: frozenset[str]
    again: frozenset[str]
    personal: frozenset[str]
    own: frozenset[str]
    adding: frozenset[str]
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
    thinking: frozenset[str]
    judging: frozenset[str]
    stance_links: Mapping[str, tuple[str, ...]]
    hearsay: frozenset[str]
    clausal: frozenset[str]
    ordering: frozenset[str]
    naming: frozenset[str]
    tying: Mapping[str, str]
    said_nouns: frozenset[str]
    hedged_nouns: frozenset[str]
    words_of: frozenset[str]
    words_links: frozenset[str]
    going_on: frozenset[str]
    impersonal: frozenset[str]
    reporting: frozenset[str]
    inverting: frozenset[str]

    def verbs(self) -> frozenset[str]:
        """Every verb that can introduce somebody's words."""
        return self.plain | self.hedged | self.denying

    def stances(self) -> frozenset[str]:
        """Every verb that can tell of somebody's stand or thought."""
        return self.thinking | self.judging | self.stance_links.keys()

    def citing_verbs(self) -> CitingVerbs:
        """Both lists, made once for a text."""
        return CitingVerbs(saying=self.verbs(), stances=self.stances())

    def working(self) -> frozenset[str]:
        """Every verb for what an outlet, a monitor or an agency does in the news, cited for it or not."""
        return self.verbs() | self.stances() | self.reporting

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
    void_openers: frozenset[str]
    factive_for: frozenset[str]
    factive_to: frozenset[str]
    taking_as_given: frozenset[str]
    taking_blame: frozenset[str]
    blaming_nouns: frozenset[str]
    negating: frozenset[str]
    ceasing: frozenset[str]
    excluding: frozenset[str]
    hinting: frozenset[str]
    refusing: frozenset[str]
    planning_objects: frozenset[str]
    announcing: frozenset[str]
    preparing: frozenset[str]
    wanting: frozenset[str]
    discussing: frozenset[str]
    hoping: frozenset[str]
    forecasting: frozenset[str]
    threatening: frozenset[str]
    planning: frozenset[str]
    commanding: frozenset[str]
    planning_nouns: frozenset[str]
    planning_adjectives: frozenset[str]
    managing_adjectives: frozenset[str]
    failing_adjectives: frozenset[str]
    beginning: frozenset[str]
    letting: frozenset[str]
    appearing: frozenset[str]
    showing: frozenset[str]
    hedged_passives: frozenset[str]
    claim_nouns: frozenset[str]
    report_nouns: frozenset[str]
    untrue: frozenset[str]
    naming: frozenset[str]
    hedges: frozenset[str]
    nearly: frozenset[str]
    habits: frozenset[str]
    denying: frozenset[str]
    rejecting: frozenset[str]
    forecast_modals: frozenset[str]
    perceiving: frozenset[str]
    norm_modals: frozenset[str]
    future_modals: frozenset[str]
    doubts: frozenset[str]
    perhaps_modals: frozenset[str]
    conditions: frozenset[str]
    inverting: frozenset[str]
    untils: frozenset[str]
    recalling: frozenset[str]
    whens: frozenset[str]
    asking: frozenset[str]
    negations: frozenset[str]
    not_negating: frozenset[str]
    negated_before: frozenset[str]
    nobody: frozenset[str]
    not_any: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoClaimWords:
    """no_claims.yaml: words that tell what of an article is no claim at all."""

    arms: frozenset[str]
    borrowed: frozenset[str]
    civil: frozenset[str]
    violent: frozenset[str]
    figurative: frozenset[str]
    uprooting: frozenset[str]
    staging: Mapping[str, frozenset[str]]
    staged_in: Mapping[str, tuple[str, ...]]
    depicting: frozenset[str]
    bargaining: frozenset[str]
    stoppages: frozenset[str]
    strikers: frozenset[str]
    remembered_days: frozenset[str]
    remembering: frozenset[str]
