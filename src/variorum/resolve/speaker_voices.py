"""Voices that an article names by what they are: a state's, a side's, or nobody's in particular."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import CountryEntry, SourceEntry
from variorum.resolve.party_phrases import PartyPhrase
from variorum.resolve.party_setting import PartySetting

_REMEMBERED = 16_384


class KnownSources:
    """The lexicon's sources as grounding asks for them; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words.saying
        self.by_name = lru_cache(_REMEMBERED)(lexicon.sources.by_name)
        self._of_state: dict[tuple[str, str], list[SourceEntry]] = {}
        for entry in lexicon.sources.all():
            made = entry.id.endswith("-state-media")
            if entry.country and not made and entry.alignment and entry.alignment.endswith("-government"):
                self._of_state.setdefault((entry.country, entry.kind), []).append(entry)

    def of_state(self, country: str, kind: str) -> SourceEntry | None:
        """The only broadcaster, or the only agency, that a state is known to keep."""
        found = self._of_state.get((country, kind), [])
        return found[0] if len(found) == 1 else None

    def general(self, *texts: str) -> SourceEntry | None:
        """The general name that the first of `texts` to be one stands for."""
        found = (e for text in texts if text for e in self.by_name(text) if e.kind == "generic")
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a nameless speaker is or stands for: `entry` where that is one body, else only a side."""

    reason: str
    kind: str = "generic"
    entry: SourceEntry | None = None
    alignment: str | None = None
    country: str | None = None


class Voices:
    """Reads nameless speakers of one article."""

    def __init__(self, sources: KnownSources, setting: PartySetting) -> None:
        self._sources = sources
        self._setting = setting

    def read(self, phrase: PartyPhrase) -> Voice | None:
        """ "State television", "the army", "a rebel commander", "a Turkish official"; None for others."""
        if phrase.named("actor", "source"):
            return None
        stated = phrase.countries()
        if stated:
            country = self._setting.known.lexicon.countries.get(stated[0])
            return self._aligned(phrase, country, f"of {country.name}") if country else None
        return self._of_side(phrase) or self._of_state(phrase)

    def _of_state(self, phrase: PartyPhrase) -> Voice | None:
        home = self._setting.home(phrase)
        if home is None or not self._speaks_for_state(phrase):
            return None
        return self._aligned(phrase, home, f"the article is about {home.name}, so its own")

    def _speaks_for_state(self, phrase: PartyPhrase) -> bool:
        return not self._sources.words.stately.isdisjoint(phrase.folded.split())

    def _aligned(self, phrase: PartyPhrase, country: CountryEntry, reason: str) -> Voice | None:
        adjective = country.adjectives[0] if country.adjectives else country.name
        bare = self._without_country(phrase)
        found = [
            e
            for e in self._sources.by_name(f"{adjective} {bare}")
            if e.kind != "generic" and e.country == country.code
        ]
        if not found:
            return None
        entry = self._own_outlet(found, phrase, country)
        head = phrase.mention.head
        if head in self._sources.words.unidentified:
            return Voice(reason, kind=entry.kind, alignment=entry.alignment, country=country.code)
        return Voice(reason, kind=entry.kind, entry=entry, alignment=entry.alignment, country=country.code)

    def _without_country(self, phrase: PartyPhrase) -> str:
        words = self._setting.known.lexicon.countries
        kept = [w for w in phrase.folded.split() if not words.by_word(w)]
        return " ".join(kept)

    def _own_outlet(
        self, found: list[SourceEntry], phrase: PartyPhrase, country: CountryEntry
    ) -> SourceEntry:
        """The outlet that a state keeps, for "state television" and "the state news agency"."""
        first = found[0]
        if not first.id.endswith("-state-media"):
            return first
        words = set(phrase.folded.split())
        kinds = (kind for word, kind in self._sources.words.outlets.items() if word in words)
        kept = (self._sources.of_state(country.code, kind) for kind in kinds)
        return next((e for e in kept if e is not None), first)

    def _of_side(self, phrase: PartyPhrase) -> Voice | None:
        """ "A rebel commander", "pro-government media": on the side that the word names."""
        known = self._setting.known
        if not known.patterns.is_opposed(phrase.text):
            return None
        for word in phrase.folded.split():
            if known.patterns.is_opposed(word) and (side := known.general(word + "s", word)) is not None:
                reason = f'"{word}" says whose side'
                return Voice(reason, alignment=side.id, country=self._setting.context.theatre)
        return None
