"""What grounding a party may look at: the lexicon's parties, and the article around the mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry, CountryEntry
from variorum.model.claims import Actor, Alternative, Mention
from variorum.model.readings import Name
from variorum.resolve.context import ArticleContext
from variorum.resolve.names import PrintedNames
from variorum.resolve.party_patterns import PartyPatterns
from variorum.resolve.party_phrases import PartyPhrase, known_party, party_phrase

_GROUPS = frozenset({"rebel", "militia"})
_GENERAL = frozenset({"generic", "civilian"})
# The names of a day's news, looked up once.
_REMEMBERED = 32_768
# A place named this near, in characters, says whose "the army" is where the article does not.
_BESIDE = 160
# A party that the article names often is likelier than one it names once, up to this many times.
_NAMED_WEIGHT, _MOST_NAMED = 0.2, 5
# What its own name adds: more than being named often, and less than that and being of the right time.
_OWN_NAME = 1.5
# What a party loses that had ended, or had not begun, on the day.
_OUT_OF_TIME = 1.0
_MAX_ALTERNATIVES = 3


class KnownParties:
    """The lexicon's parties as grounding asks for them, and its words; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.patterns = PartyPatterns(lexicon.words.parties, lexicon.words.quantities)
        self.by_name = lru_cache(_REMEMBERED)(lexicon.actors.by_name)
        self.bare = lru_cache(_REMEMBERED)(self.patterns.bare)
        self._backed: dict[str, list[ActorEntry]] = {}
        self._loyal: dict[str, list[ActorEntry]] = {}
        for entry in lexicon.actors.all():
            if entry.kind != "generic":
                continue
            for backer in entry.backers:
                self._backed.setdefault(backer, []).append(entry)
            if "pro-government-forces" in entry.broader and entry.country:
                self._loyal.setdefault(entry.country, []).append(entry)

    def get(self, id_: str | None) -> ActorEntry | None:
        """The party with this id."""
        return self.lexicon.actors.get(id_) if id_ else None

    def general(self, *words: str) -> ActorEntry | None:
        """The general name that the first of `words` to be one stands for."""
        found = (entry for word in words if word for entry in self.by_name(word))
        return next((entry for entry in found if entry.kind in _GENERAL), None)

    def backed_by(self, government: str) -> tuple[ActorEntry, ...]:
        """General names of those whom a government backs."""
        return tuple(self._backed.get(government, ()))

    def loyal_in(self, country: str) -> tuple[ActorEntry, ...]:
        """General names of those who fight for the government of a country."""
        return tuple(self._loyal.get(country, ()))


@dataclass(frozen=True, slots=True)
class PartySetting:
    """One article as its parties are grounded: `day` is the ISO day it was published."""

    known: KnownParties
    context: ArticleContext
    names: PrintedNames
    text: str
    day: str | None

    def phrase(self, mention: Mention, text: str | None = None) -> PartyPhrase:
        """A mention as grounded; with `text`, as if it said that."""
        if text is not None:
            # The names printed in the mention are not those of the words it is read as.
            return party_phrase(mention, self.known.bare(text), ())
        names = self.names.inside(mention.start, mention.end)
        return party_phrase(mention, self.known.bare(mention.text), tuple(names))

    def actor(
        self, phrase: PartyPhrase, entry: ActorEntry, reason: str, others: tuple[Alternative, ...] = ()
    ) -> Actor:
        """A mention as a known party. The fighters of a movement also go by the movement's name."""
        made = known_party(phrase, entry, reason, self.known.lexicon.countries, others)
        above = self.known.get(entry.parent) if entry.kind in _GROUPS else None
        if above is None or above.kind not in _GROUPS:
            return made
        return replace(made, aliases=(above.name, *made.aliases))

    def best(
        self, entries: Iterable[ActorEntry], called: str = ""
    ) -> tuple[ActorEntry | None, tuple[Alternative, ...]]:
        """The party that fits the article best, and those after it.

        One that goes by the very name it is `called` here fits better than one that may be called so too:
        a "National Army" that is a group of its own, and the army of a nation.
        """
        own = fold(called)
        fits = ((self._fit(e) + (_OWN_NAME if own and fold(e.name) == own else 0.0), e) for e in entries)
        ranked = sorted(fits, key=lambda f: (-f[0], f[1].id))
        others = tuple(
            Alternative(id=e.id, name=e.name, score=round(max(fit, 0.0), 3))
            for fit, e in ranked[1 : _MAX_ALTERNATIVES + 1]
        )
        return (ranked[0][1] if ranked else None), others

    def _fit(self, entry: ActorEntry) -> float:
        named = min(self.context.named(entry.id), _MOST_NAMED)
        late = 0.0 if self.existed(entry) else _OUT_OF_TIME
        return self.context.weight(entry.country) + _NAMED_WEIGHT * named - late

    def existed(self, entry: ActorEntry) -> bool:
        """Whether a party's dates take in the day of publication; true where that is not known."""
        if self.day is None or entry.kind == "person":
            return True
        began = entry.since is None or self.day[: len(entry.since)] >= entry.since
        return began and (entry.until is None or self.day[: len(entry.until)] <= entry.until)

    def country_of(self, word: str) -> CountryEntry | None:
        """The country that a folded word stands for, the likeliest in this article."""
        found = [entry for entry, _ in self.known.lexicon.countries.by_word(word)]
        return max(
            found, key=lambda e: (self.context.weight(e.code), e.status == "state", e.id), default=None
        )

    def home(self, phrase: PartyPhrase) -> CountryEntry | None:
        """Whose "army" a mention means: that of the article's country, else of a place beside."""
        countries = self.known.lexicon.countries
        if self.context.theatre is not None:
            return countries.get(self.context.theatre)
        start, end = phrase.mention.start, phrase.mention.end
        beside = self.names.touching(start - _BESIDE, end + _BESIDE, "place")
        found = {code for name in beside if (code := self._likeliest(name)) is not None}
        return countries.get(next(iter(found))) if len(found) == 1 else None

    def _likeliest(self, name: Name) -> str | None:
        """The country of a place name that the article speaks of most; None where it speaks of none."""
        places = map(self.known.lexicon.places.get, name.ids)
        spoken = {p.country: self.context.weight(p.country) for p in places if p is not None and p.country}
        best = max(spoken.items(), key=lambda s: (s[1], s[0]), default=("", 0.0))
        return best[0] if best[1] > 0 else None

    def is_definite(self, mention: Mention) -> bool:
        """Whether "the" or "this" stands before a mention."""
        before = self.text[max(0, mention.start - 8) : mention.start].casefold().split()
        return bool(before) and before[-1] in self.known.patterns.words.definite
