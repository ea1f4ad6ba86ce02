"""Parties that the words compose from a state: its government, its forces, its envoys, its officers."""

from __future__ import annotations

from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry, CountryEntry
from variorum.model.claims import Actor
from variorum.resolve.party_phrases import PartyPhrase
from variorum.resolve.party_setting import PartySetting

# "The Syrian army's general command": longer than this, a mention is more than "the army".
_LONGEST = 4
_STATE_KINDS = frozenset({"state-force", "government", "police", "intelligence"})
# "The prime minister", "the army chief of staff": an office has no more words.
_LONGEST_OFFICE = 5


class StateParties:
    """Grounds mentions of states and their bodies in one article."""

    def __init__(self, setting: PartySetting) -> None:
        self._setting = setting
        self._known = setting.known
        self._countries = setting.known.lexicon.countries
        self._actors = setting.known.lexicon.actors
        self._words = setting.known.patterns.words

    def of_country(self, phrase: PartyPhrase) -> Actor | None:
        """A country, its people's name or its capital stands for its government or forces."""
        for entry, kind in self._countries.by_word(phrase.folded):
            forces = kind == "people" or (
                kind == "adjective" and phrase.mention.head in self._words.force_heads
            )
            whole = self._actors.force_of(entry.code) if forces else self._actors.government_of(entry.code)
            if whole is not None:
                return self._setting.actor(phrase, whole, f'"{phrase.text}" stands for {entry.name} ({kind})')
        return self._of_adjective(phrase)

    def _of_adjective(self, phrase: PartyPhrase) -> Actor | None:
        """ "Turkish troops", "the Sudanese government": by the head noun, forces or government."""
        ids = phrase.countries()
        country = self._countries.get(ids[0]) if ids else None
        if country is None or self._known.patterns.is_opposed(phrase.text):
            return None
        head = phrase.mention.head
        if head in self._words.force_heads or self._known.patterns.names_forces(phrase.text):
            forces = self._actors.force_of(country.code)
            if forces is not None:
                return self._setting.actor(phrase, forces, f"{head or 'forces'} of {country.name}")
        if head in self._words.government_heads:
            government = self._actors.government_of(country.code)
            if government is not None:
                return self._setting.actor(phrase, government, f"{head} of {country.name}")
        return None

    def of_state(self, phrase: PartyPhrase) -> Actor | None:
        """ "The army", "government forces", "federal troops": those of the country of the news."""
        words = phrase.folded.split()
        if not self._known.patterns.opens_as_state(phrase.folded) or len(words) > _LONGEST:
            return None
        if phrase.named("demonym", "country", "actor"):
            return None
        home = self._setting.home(phrase)
        if home is None:
            return None
        whole = self._listed_body(home, phrase.folded)
        if whole is None and words[-1] in self._words.state_heads:
            whole = self._body(home.code, words[-1])
        if whole is None:
            return None
        return self._setting.actor(phrase, whole, f"the article is about {home.name}, so its own {words[-1]}")

    def _listed_body(self, home: CountryEntry, folded: str) -> ActorEntry | None:
        """The body that the words name after the country's adjective ("Burmese junta")."""
        word = home.adjectives[0] if home.adjectives else home.name
        found = self._known.by_name(f"{word} {folded}")
        bodies = [e for e in found if e.kind in _STATE_KINDS and e.country == home.code]
        return bodies[0] if len(bodies) == 1 else None

    def _body(self, country: str, head: str) -> ActorEntry | None:
        """The body of a state that a plural head noun means."""
        if head in self._words.police:
            return self._actors.force_of(country, "police")
        if head in self._words.government:
            return self._actors.government_of(country)
        return self._actors.force_of(country)

    def of_owner(self, owner: str, noun: str) -> ActorEntry | None:
        """The forces or the government of a capital or country with a genitive: "Kyiv's forces"."""
        country = self._setting.country_of(fold(owner))
        if country is None:
            return None
        government = noun.casefold() in self._words.led_government
        return self._actors.government_of(country.code) if government else self._actors.force_of(country.code)

    def of_office(self, phrase: PartyPhrase) -> Actor | None:
        """ "The Turkish president": who held that office on the day; without a day, nobody."""
        words = phrase.folded.split()
        if not 0 < len(words) <= _LONGEST_OFFICE or not self._words.person_titles.intersection(words):
            return None
        country, label = self._split_country(words)
        if country is None and self._setting.is_definite(phrase.mention):
            country = self._setting.home(phrase)
        if country is None:
            return None
        holders = self._actors.in_office(country.code, label, self._setting.day)
        if not holders:
            return None
        first, others = self._setting.best(holders)
        if first is None:
            return None
        return self._setting.actor(phrase, first, f"{label} of {country.name} on {self._setting.day}", others)

    def _split_country(self, words: list[str]) -> tuple[CountryEntry | None, str]:
        """The country that the first words name ("south korean", "turkeys") or the words after "of", and
        the words of the office.
        """
        if "of" in words:
            cut = len(words) - 1 - words[::-1].index("of")
            country = self._setting.country_of(" ".join(words[cut + 1 :]).removeprefix("the "))
            if country is not None:
                return country, " ".join(words[:cut])
        for count in (3, 2, 1):
            head = " ".join(words[:count])
            country = self._setting.country_of(head) or self._setting.country_of(head.removesuffix("s"))
            if country is not None and len(words) > count:
                return country, " ".join(words[count:])
        return None, " ".join(words)

    def of_envoy(self, phrase: PartyPhrase) -> Actor | None:
        """ "The Sudanese side", "a Turkish delegation": the government, where nothing closer fits."""
        if phrase.mention.head not in self._words.envoy_heads:
            return None
        for id_ in phrase.countries():
            country = self._countries.get(id_)
            whole = self._actors.government_of(country.code) if country else None
            if whole is not None:
                return self._setting.actor(phrase, whole, f"{phrase.mention.head} of {whole.name}")
        return None
