"""Parties that the words compose from a state: its government, its forces, its envoys."""

from __future__ import annotations

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor
from variorum.resolve.context import ArticleContext
from variorum.resolve.party_patterns import PartyPatterns
from variorum.resolve.party_phrases import PartyPhrase, known_party

# "The Syrian army's general command": longer than this, a mention is more than "the army".
_LONGEST = 3


class StateParties:
    """Grounds mentions of states and their bodies in one article."""

    def __init__(self, lexicon: Lexicon, patterns: PartyPatterns, context: ArticleContext) -> None:
        self._lexicon = lexicon
        self._actors = lexicon.actors
        self._patterns = patterns
        self._words = patterns.words
        self._context = context

    def of_country(self, phrase: PartyPhrase) -> Actor | None:
        """A country, its people's name or its capital stands for its government or forces."""
        for entry, kind in self._lexicon.countries.by_word(phrase.folded):
            forces = kind == "people" or (
                kind == "adjective" and phrase.mention.head in self._words.force_heads
            )
            whole = self._actors.force_of(entry.code) if forces else self._actors.government_of(entry.code)
            if whole is not None:
                return self._known(phrase, whole, f'"{phrase.text}" stands for {entry.name} ({kind})')
        return self._of_adjective(phrase)

    def _of_adjective(self, phrase: PartyPhrase) -> Actor | None:
        """ "Turkish troops", "the Sudanese government": by the head noun, forces or government."""
        ids = phrase.countries()
        country = self._lexicon.countries.get(ids[0]) if ids else None
        if country is None or self._patterns.is_opposed(phrase.text):
            return None
        head = phrase.mention.head
        if head in self._words.force_heads or self._patterns.names_forces(phrase.text):
            forces = self._actors.force_of(country.code)
            if forces is not None:
                return self._known(phrase, forces, f"{head or 'forces'} of {country.name}")
        if head in self._words.government_heads:
            government = self._actors.government_of(country.code)
            if government is not None:
                return self._known(phrase, government, f"{head} of {country.name}")
        return None

    def of_state(self, phrase: PartyPhrase) -> Actor | None:
        """ "The army", "government forces", "federal troops": those of the country of the news."""
        folded, country = phrase.folded, self._context.theatre
        if not self._patterns.opens_as_state(folded) or self._patterns.is_by_backer(phrase.text):
            return None
        words = folded.split()
        named = phrase.named("demonym", "country", "actor")
        if words[-1] not in self._words.state_heads or len(words) > _LONGEST or named or country is None:
            return None
        whole = self._body(country, words[-1])
        if whole is None:
            return None
        return self._known(phrase, whole, f"the article is about {country}, so its own {words[-1]}")

    def _body(self, country: str, head: str) -> ActorEntry | None:
        """The body of a state that a plural head noun means."""
        if head in self._words.police:
            return self._actors.force_of(country, "police")
        if head in self._words.government:
            return self._actors.government_of(country)
        return self._actors.force_of(country)

    def of_envoy(self, phrase: PartyPhrase) -> Actor | None:
        """ "The Sudanese side", "a Turkish delegation": the government, where nothing closer fits."""
        if phrase.mention.head not in self._words.envoy_heads:
            return None
        for id_ in phrase.countries():
            country = self._lexicon.countries.get(id_)
            whole = self._actors.government_of(country.code) if country else None
            if whole is not None:
                return self._known(phrase, whole, f"{phrase.mention.head} of {whole.name}")
        return None

    def _known(self, phrase: PartyPhrase, entry: ActorEntry, reason: str) -> Actor:
        return known_party(phrase, entry, reason, self._lexicon.countries)
