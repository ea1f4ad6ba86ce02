"""What an article is about: the countries and parties it names, for reading its generic names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Reading

# A place inside a country says more of where the news is than the mention of a government.
_WEIGHTS = {"country": 1.0, "demonym": 0.5, "actor": 0.5}
# A wire agency or a paper of the world is quoted on every war; a state's own voice on its own.
_NATIONAL = frozenset({"ministry", "military", "official", "monitor"})
_PLACE_WEIGHT = 2.0
# A bare place name counts for the countries that hold at least this share of its namesakes' people.
_SHARE = 0.05
# Less than one plain mention is no evidence of where the news is.
_EVIDENCE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleContext:
    """Countries by weight of mention, and how often each known party is named."""

    countries: tuple[tuple[str, float], ...]
    actors: tuple[tuple[str, int], ...]

    @property
    def theatre(self) -> str | None:
        """Code of the country the news is most about; None where two stand level."""
        if not self.countries or self.countries[0][1] < _EVIDENCE:
            return None
        if len(self.countries) > 1 and self.countries[0][1] < 1.2 * self.countries[1][1]:
            return None
        return self.countries[0][0]

    def weight(self, country: str | None) -> float:
        """Share of a country among all country mentions, 0 to 1."""
        total = sum(w for _, w in self.countries)
        found = next((w for c, w in self.countries if c == country), 0.0)
        return found / total if total else 0.0


def _shares(ids: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Countries of a name's places, by their share of the people who live in places so named."""
    people: dict[str, float] = defaultdict(float)
    for place in (lexicon.places.get(i) for i in ids):
        if place is not None and place.country:
            people[place.country] += place.population + 1_000 * (place.kind != "settlement") + 100
    total = sum(people.values())
    for country, count in sorted(people.items()):
        if count / total >= _SHARE:
            yield country, count / total


def read_context(reading: Reading, lexicon: Lexicon) -> ArticleContext:
    """The context of an article, from all names found in its parsed sentences."""
    countries: dict[str, float] = defaultdict(float)
    places: dict[str, float] = defaultdict(float)
    actors: Counter[str] = Counter()
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.kind in ("country", "demonym") and len(name.ids) == 1:
                entry = lexicon.countries.get(name.ids[0])
                if entry is not None:
                    countries[entry.code] += _WEIGHTS[name.kind]
            elif name.kind == "actor" and len(name.ids) == 1:
                actors[name.ids[0]] += 1
                actor = lexicon.actors.get(name.ids[0])
                if actor is not None and actor.country:
                    countries[actor.country] += _WEIGHTS["actor"]
            elif name.kind == "source" and len(name.ids) == 1:
                source = lexicon.sources.get(name.ids[0])
                if source is not None and source.country and source.kind in _NATIONAL:
                    countries[source.country] += _WEIGHTS["actor"]
            elif name.kind == "place":
                for country, share in _shares(name.ids, lexicon):
                    places[country] += share
    # A place name that several countries have counts where the text speaks of the country anyway.
    for country, count in sorted(places.items()):
        countries[country] += _PLACE_WEIGHT * count * (1.0 if countries[country] else 0.3)
    ordered = sorted(countries.items(), key=lambda c: (-c[1], c[0]))
    return ArticleContext(
        countries=tuple(ordered), actors=tuple(sorted(actors.items(), key=lambda a: (-a[1], a[0])))
    )
