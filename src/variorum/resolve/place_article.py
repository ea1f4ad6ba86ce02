"""What the place names of one article stand for, decided together: a name is read one way throughout."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import fold_word
from variorum.model.readings import Name
from variorum.resolve.context import ArticleContext
from variorum.resolve.place_candidates import Candidate, PlaceFinder
from variorum.resolve.place_qualifiers import Qualified
from variorum.resolve.place_votes import Others, Votes

# What speaks for a candidate beside its name and size; the sum is its score.
_COUNTRY_WEIGHT, _FIRST_COUNTRY_WEIGHT = 0.6, 0.2
_AREA_WEIGHT = 0.6
_NEAR_WEIGHT = 0.7
_NEIGHBOUR_WEIGHT = 0.1
_CHANCE = 0.5
QUALIFIED_WEIGHT = 2.0
NEAR = "near other places of the article"
SAME_AREA = "in the same province or state as other places of the article"
_ONLY_ONE_WEIGHT, _ONLY_ONE = 0.2, "the only place of this name"
# So little of what is named in a candidate's country, or near it, may be chance.
_LEAST_SUPPORT = 0.03
# A name that is not the place's first one needs more than a neighbouring country.
_OTHER_NAME_SUPPORT = 0.15
# Where less than one plain mention speaks of any country, the one place of a name is the one meant.
_SPOKEN = 1.0
# The names of an article that speak for each other: the most often named, each by its likeliest readings.
_MOST_NAMES, _MOST_CANDIDATES, _LEAST_SHARE = 60, 12, 0.02
# What is called after a place is often there, and often not.
_PART_COUNTS = 0.3
# How sharply the score tells the first candidate from the next when it speaks for other names: a first
# look keeps namesakes open, so that two unlikely ones side by side can bear each other out.
_SHARPNESS = (2.0, 4.0, 8.0, 8.0)
# In a country the article never speaks of a place must need no introduction: a large city, or one much
# larger than its namesakes; a name in an article without any country, a town that dwarfs them.
_WELL_KNOWN, _KNOWN, _TOWN = 500_000, 100_000, 20_000
_DOMINANT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A candidate in an article: its score is the sum of the weights of its evidence."""

    candidate: Candidate
    score: float
    evidence: tuple[tuple[float, str], ...]


class ArticlePlaces:
    """The readings of an article's place names; each name's is found with all others in view."""

    def __init__(
        self, finder: PlaceFinder, context: ArticleContext, names: Iterable[Name], qualified: Qualified
    ) -> None:
        self._finder = finder
        self._context = context
        self._qualified = qualified
        printed = Counter((n.text, n.kind == "part") for n in names if n.kind in ("place", "country", "part"))
        self._counts: dict[str, float] = defaultdict(float)
        self._forms: dict[str, str] = {}
        self._placed = {_key(text) for text, is_part in printed if not is_part}
        for (text, is_part), count in printed.items():
            key = _key(text)
            self._counts[key] += count * (_PART_COUNTS if is_part else 1.0)
            self._forms.setdefault(key, text)
        self._votes = Votes()
        self._settle()
        self._ranked: dict[str, tuple[Scored, ...]] = {}

    def ranked(self, core: str) -> tuple[Scored, ...]:
        """The candidates of a name that the article lets stand, the likeliest first."""
        key = _key(core)
        found = self._ranked.get(key)
        if found is None:
            found = self._ranked[key] = self._stand(key, self._scored(key, self._forms.get(key, core)))
        return found

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries in which the article's places lie, the heaviest first."""
        mass = self._votes.countries
        return tuple(sorted(mass, key=lambda code: (-mass[code], code)))

    def placed(self, core: str) -> bool:
        """Whether the article also uses a name for the place itself, and not only in longer names."""
        return _key(core) in self._placed

    def _settle(self) -> None:
        """Read all names, each by what the others are read as, until they hardly change."""
        keys = sorted(self._counts, key=lambda k: (-self._counts[k], k))[:_MOST_NAMES]
        firsts: list[str] = []
        for sharpness in _SHARPNESS:
            votes = Votes()
            for key in keys:
                scored = self._scored(key, self._forms[key])
                # Nothing is read yet in the first round, so nothing can bring a reading in.
                standing = self._stand(key, scored) if firsts else scored
                for candidate, share in _beliefs(standing, sharpness):
                    votes.add(key, candidate, share * math.sqrt(self._counts[key]))
            self._votes = votes
            now = votes.firsts
            if now == firsts:
                break
            firsts = now

    def _scored(self, key: str, core: str) -> list[Scored]:
        candidates = self._finder.find(core)
        if not candidates:
            return []
        others = self._votes.without(key, self._context.spoken_without(key))
        made = [self._score(c, key, others, alone=len(candidates) == 1) for c in candidates]
        return sorted(made, key=lambda s: (-s.score, s.candidate.entry.id))

    def _score(self, candidate: Candidate, key: str, others: Others, *, alone: bool) -> Scored:
        entry = candidate.entry
        evidence = [(candidate.prior, "by sound of the name" if candidate.by_sound else "")]
        qualifier = self._qualified.of_name(key, entry.id)
        if qualifier:
            evidence.append((QUALIFIED_WEIGHT, qualifier))
        share = others.country_share(entry.country)
        if share:
            weight = _COUNTRY_WEIGHT * share + _FIRST_COUNTRY_WEIGHT * others.leads(entry.country)
            evidence.append((weight, f"{share:.0%} of what the article names is in its country"))
        elif others.borders(entry.country, self._finder):
            evidence.append((_NEIGHBOUR_WEIGHT, "in a neighbouring country"))
        # Two hamlets of a country that is not the news's lie side by side by chance.
        local = _CHANCE if others.is_unspoken(entry.country) else 1.0
        area = others.area_share(candidate)
        if area:
            evidence.append((local * _AREA_WEIGHT * area, SAME_AREA))
        near = others.nearness(candidate)
        if near:
            evidence.append((local * _NEAR_WEIGHT * near, NEAR))
        if alone:
            evidence.append((_ONLY_ONE_WEIGHT, _ONLY_ONE))
        return Scored(candidate=candidate, score=sum(w for w, _ in evidence), evidence=tuple(evidence))

    def _stand(self, key: str, scored: Sequence[Scored]) -> tuple[Scored, ...]:
        """The candidates without those that nothing in the article brings in; none where all are guesses."""
        if not scored:
            return ()
        standing = [s for s in scored if self._has_support(s)]
        lone = len(scored) == 1 and scored[0].candidate.own_name and not scored[0].candidate.by_sound
        if lone and sum(self._context.spoken_without(key).values()) < _SPOKEN:
            return tuple(scored)
        famous = [s for s in self._famous(scored) if s not in standing]
        return tuple(sorted((*standing, *famous), key=lambda s: (-s.score, s.candidate.entry.id)))

    def _has_support(self, scored: Scored) -> bool:
        wide = scored.candidate.entry.kind == "country" or scored.candidate.entry.country is None
        needed = _LEAST_SUPPORT if scored.candidate.own_name else _OTHER_NAME_SUPPORT
        return wide or sum(w for w, why in scored.evidence[1:] if why != _ONLY_ONE) >= needed

    def _famous(self, scored: Sequence[Scored]) -> list[Scored]:
        by_size = sorted(scored, key=lambda s: (-s.candidate.entry.prominence, s.candidate.entry.id))
        best = by_size[0].candidate
        rival = max(
            (
                s.candidate.entry.prominence
                for s in by_size
                if s.candidate.entry.country != best.entry.country
            ),
            default=0,
        )
        size = best.entry.prominence
        spoken = bool(self._context.countries)
        famous = size >= _WELL_KNOWN or (size >= (_KNOWN if spoken else _TOWN) and size >= _DOMINANT * rival)
        if not famous or best.by_sound:
            return []
        return [s for s in scored if s.candidate.entry.country == best.entry.country]


def _key(text: str) -> str:
    return fold_word(text)


def _beliefs(scored: Sequence[Scored], sharpness: float) -> Iterator[tuple[Candidate, float]]:
    """The first candidates, each with how sure it is, 0 to 1, by how far the others' scores lie behind."""
    if not scored:
        return
    best = scored[0].score
    odds = [math.exp(sharpness * (s.score - best)) for s in scored]
    # Many hamlets of one name make their country no likelier than the likeliest of them does.
    most: dict[str | None, float] = defaultdict(float)
    sums: dict[str | None, float] = defaultdict(float)
    for one, odd in zip(scored, odds, strict=True):
        country = one.candidate.entry.country
        most[country] = max(most[country], odd)
        sums[country] += odd
    shared = [
        odd * math.sqrt(most[s.candidate.entry.country] / sums[s.candidate.entry.country])
        for s, odd in zip(scored, odds, strict=True)
    ]
    total = sum(shared)
    for one, share in zip(scored[:_MOST_CANDIDATES], shared, strict=False):
        if share / total < _LEAST_SHARE:
            return
        yield one.candidate, share / total
