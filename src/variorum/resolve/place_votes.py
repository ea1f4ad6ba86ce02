"""What the place names of an article, as they are read by now, say for each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from variorum.resolve.place_candidates import Candidate, PlaceFinder, km_between

# Nearness falls to a third at this distance: the reach of a local paper or of a front.
_NEAR_KM = 80.0
# So much evidence of one kind makes the weight of it two thirds of its most.
_ENOUGH = 1.0
_SPOKEN_ENOUGH = 2.0
# What is left of a sum less its only part.
_NOTHING = 1e-9
_WIDE = frozenset({"country", "admin1", "region"})

Cell = tuple[int, int]


@dataclass(slots=True)
class Votes:
    """Readings of an article's names, each with its mass, summed by country and area and kept by place."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[Cell, list[tuple[str, Candidate, float]]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[tuple[Candidate, float]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: str, candidate: Candidate, mass: float) -> None:
        """Count a reading of the name `key`."""
        entry = candidate.entry
        self.by_key[key].append((candidate, mass))
        # A country's own name counts with the words for its people, which are told apart elsewhere.
        if entry.country and entry.kind != "country":
            self.countries[entry.country] += mass
        if entry.admin1:
            self.areas[entry.admin1] += mass
        if entry.kind not in _WIDE:
            self.cells[_cell(candidate)].append((key, candidate, mass))

    @property
    def firsts(self) -> list[str]:
        """The id of each name's likeliest reading."""
        return [readings[0][0].entry.id for readings in self.by_key.values() if readings]

    def without(self, key: str, spoken: Mapping[str, float]) -> Others:
        """The votes of all names but one, with the countries otherwise spoken of."""
        return Others(self, key, spoken)


class Others:
    """What all names of an article but one say for a reading of that one."""

    def __init__(self, votes: Votes, key: str, spoken: Mapping[str, float]) -> None:
        self._votes = votes
        self._key = key
        own = votes.by_key.get(key, [])
        self._countries = dict(votes.countries)
        self._areas = dict(votes.areas)
        for candidate, mass in own:
            entry = candidate.entry
            if entry.country and entry.kind != "country":
                self._countries[entry.country] -= mass
            if entry.admin1:
                self._areas[entry.admin1] -= mass
        for code, weight in spoken.items():
            self._countries[code] = self._countries.get(code, 0.0) + weight
        self._countries = {code: mass for code, mass in self._countries.items() if mass > _NOTHING}
        self._areas = {id_: mass for id_, mass in self._areas.items() if mass > _NOTHING}
        self._all = sum(self._countries.values())
        self._most = max(self._countries.values(), default=0.0)
        self._placed = sum(self._areas.values())
        self._spoken = spoken
        self._first: frozenset[str] | None = None

    def country_share(self, code: str | None) -> float:
        """Share of a country in what is named, less where little is named at all."""
        mass = self._countries.get(code or "", 0.0)
        return mass / self._all * _enough(self._all, _SPOKEN_ENOUGH) if mass else 0.0

    def leads(self, code: str | None) -> float:
        """What is named of a country against the one that most is named of, less where little is named."""
        mass = self._countries.get(code or "", 0.0)
        return mass / self._most * _enough(self._all, _SPOKEN_ENOUGH) if mass else 0.0

    def area_share(self, candidate: Candidate) -> float:
        """Share of the candidate's first-level area among the places named."""
        mass = self._areas.get(candidate.entry.admin1 or "", 0.0)
        return mass / self._placed * _enough(self._placed, _ENOUGH) if mass else 0.0

    def nearness(self, candidate: Candidate) -> float:
        """How much of what is named lies near the candidate, 0 to 1."""
        if candidate.entry.kind in _WIDE:
            return 0.0
        total = 0.0
        for cell in _around(_cell(candidate)):
            for key, other, mass in self._votes.cells.get(cell, ()):
                if key != self._key and other.entry.id != candidate.entry.id:
                    total += mass * math.exp(-km_between(candidate.vector, other.vector) / _NEAR_KM)
        return _enough(total, _ENOUGH)

    def is_unspoken(self, code: str | None) -> bool:
        """Whether a country is not spoken of, where others surely are."""
        return code not in self._spoken and sum(self._spoken.values()) >= _SPOKEN_ENOUGH

    def borders(self, code: str | None, finder: PlaceFinder) -> bool:
        """Whether a country borders one of the two that most of what is named lies in."""
        if self._first is None:
            first = sorted(self._countries, key=lambda c: (-self._countries[c], c))[:2]
            entries = (finder.lexicon.countries.get(c) for c in first)
            self._first = frozenset(n for entry in entries if entry is not None for n in entry.neighbours)
        return code in self._first


def _cell(candidate: Candidate) -> Cell:
    """The one-degree cell of a candidate's point."""
    return math.floor(candidate.entry.lat), math.floor(candidate.entry.lon)


def _around(cell: Cell) -> Iterator[Cell]:
    for lat in (cell[0] - 1, cell[0], cell[0] + 1):
        for lon in (cell[1] - 1, cell[1], cell[1] + 1):
            yield lat, (lon + 180) % 360 - 180


def _enough(mass: float, enough: float) -> float:
    return 1.0 - math.exp(-mass / enough)
