"""What an article is about: the countries and parties it names, for reading its generic names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from variorum.lexicon.fold import fold_word
from variorum.lexicon.lexicon import Lexicon
from variorum.model.documents import Document
from variorum.model.readings import Name

# A place inside a country says more of where the news is than the mention of a government.
_COUNTRY_WEIGHT, _PARTY_WEIGHT, _PLACE_WEIGHT = 1.0, 0.5, 2.0
# Those who fight are where the war is; governments speak of every war.
_ARMED_WEIGHT = 1.0
_ARMED = frozenset({"state-force", "rebel", "militia", "police", "criminal"})
# A wire agency or a paper of the world is quoted on every war; a state's own voice on its own.
_NATIONAL = frozenset({"ministry", "military", "official", "monitor"})
# A place counts for less in a country that the text does not speak of otherwise.
_UNSPOKEN = 0.3
# A bare place name counts for the countries that hold at least this share of its namesakes' people.
_SHARE = 0.05
# People taken to live in an area, and around any place, where the gazetteer does not say.
_AREA_PEOPLE, _ANY_PEOPLE = 1_000, 100
# Less than one plain mention is no evidence of where the news is.
_EVIDENCE = 1.0
# An outlet is of a country and writes of the world: its home is less than a plain mention.
_HOME_WEIGHT = 0.5
# The host of an address, and the last part of its name: a country's code, but for Britain's.
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+([a-z]{2,}))(?:[:/?#]|$)")
_ENDINGS = {"uk": "gb"}
_CODE_LETTERS = 2
# How far the first country must lead the second.
_LEAD = 1.2


class ArticleContext:
    """Countries by weight of mention, the heaviest first, and how often each known party is named."""

    def __init__(
        self,
        countries: Mapping[str, float],
        actors: Mapping[str, int],
        spoken: Mapping[str, Mapping[str, float]] | None = None,
    ) -> None:
        """`spoken`: of each folded name that is no place's, the countries it speaks of, by weight."""
        self.countries = tuple(sorted(countries.items(), key=lambda c: (-c[1], c[0])))
        self.actors = tuple(sorted(actors.items(), key=lambda a: (-a[1], a[0])))
        self._weights = dict(self.countries)
        self._total = sum(w for _, w in self.countries)
        self._named = dict(actors)
        self._spoken = spoken or {}
        self._all_spoken = _sum(self._spoken.values())

    def spoken_without(self, folded: str) -> dict[str, float]:
        """Countries by how much their names, people and bodies are spoken of, under other names than this."""
        own = self._spoken.get(folded, {})
        left = {code: weight - own.get(code, 0.0) for code, weight in self._all_spoken.items()}
        return {code: weight for code, weight in left.items() if weight > 0}

    @property
    def theatre(self) -> str | None:
        """Code of the country the news is most about; None where two stand level."""
        if not self.countries or self.countries[0][1] < _EVIDENCE:
            return None
        if len(self.countries) > 1 and self.countries[0][1] < _LEAD * self.countries[1][1]:
            return None
        return self.countries[0][0]

    def weight(self, country: str | None) -> float:
        """Share of a country among all country mentions, 0 to 1."""
        return self._weights.get(country or "", 0.0) / self._total if self._total else 0.0

    def named(self, actor_id: str) -> int:
        """How often a party is named."""
        return self._named.get(actor_id, 0)


def read_context(names: Iterable[Name], lexicon: Lexicon, home: str | None = None) -> ArticleContext:
    """The context of an article, from the names in its parsed sentences and its outlet's country."""
    countries: dict[str, float] = defaultdict(float)
    spoken: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    if home:
        spoken[""][home] = _HOME_WEIGHT
    places: dict[str, float] = defaultdict(float)
    actors: Counter[str] = Counter()
    voters: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    shares: dict[tuple[str, ...], tuple[tuple[str, float], ...]] = {}
    for name in names:
        if name.kind == "place":
            if name.ids not in shares:
                shares[name.ids] = tuple(_shares(name.ids, lexicon))
            for country, share in shares[name.ids]:
                places[country] += share
                voters[country].add(name.ids)
        elif len(name.ids) == 1:
            spoken_of, weight = _country(name, lexicon)
            if spoken_of:
                countries[spoken_of] += weight
                spoken[fold_word(name.text)][spoken_of] += weight
            if name.kind == "actor":
                actors[name.ids[0]] += 1
    # A place name counts for a country that the text speaks of anyway, or that another name points to.
    for country, share in sorted(places.items()):
        named = countries.get(country, 0.0) > 0
        if named or len(voters[country]) > 1:
            countries[country] += _PLACE_WEIGHT * share * (1.0 if named else _UNSPOKEN)
    return ArticleContext(countries, actors, spoken)


def home_country(document: Document, lexicon: Lexicon) -> str | None:
    """The country an outlet is of: as the source book has it, else by the ending of its address."""
    for address in (document.url, document.source, document.outlet):
        host = _HOST.match((address or "").casefold())
        if host is None:
            continue
        source = lexicon.sources.by_domain(host.group(1))
        if source is not None and source.country:
            return source.country
        entry = lexicon.countries.get(_ENDINGS.get(host.group(2), host.group(2)))
        if entry is not None and len(entry.code) == _CODE_LETTERS:
            return entry.code
    return None


def _sum(tables: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for table in tables:
        for code, weight in table.items():
            total[code] += weight
    return dict(total)


def _country(name: Name, lexicon: Lexicon) -> tuple[str | None, float]:
    """The country that a name with one reading speaks of, and how much that counts."""
    (id_,) = name.ids
    if name.kind in ("country", "demonym"):
        entry = lexicon.countries.get(id_)
        return (entry.code if entry else None), _COUNTRY_WEIGHT if name.kind == "country" else _PARTY_WEIGHT
    if name.kind == "actor":
        actor = lexicon.actors.get(id_)
        armed = actor is not None and actor.kind in _ARMED
        return (actor.country if actor else None), _ARMED_WEIGHT if armed else _PARTY_WEIGHT
    source = lexicon.sources.get(id_) if name.kind == "source" else None
    return (source.country if source and source.kind in _NATIONAL else None), _PARTY_WEIGHT


def _shares(ids: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Countries of a name's places, by their share of the people who live in places so named."""
    people: dict[str, float] = defaultdict(float)
    for place in (lexicon.places.get(i) for i in ids):
        if place is not None and place.country:
            area = _AREA_PEOPLE if place.kind != "settlement" else 0
            people[place.country] += place.population + area + _ANY_PEOPLE
    total = sum(people.values())
    for country, count in sorted(people.items()):
        if count / total >= _SHARE:
            yield country, count / total
