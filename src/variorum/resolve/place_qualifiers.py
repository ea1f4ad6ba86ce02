"""Names that say where other names lie: "Paris, Texas", "Tripoli in Lebanon", "Springfield, Ill."."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from variorum.lexicon.fold import fold_word
from variorum.model.readings import Name, Sentence
from variorum.resolve.place_candidates import Candidate, PlaceFinder, km_between

# Between a name and the name of the wider place around it.
_COMMA = re.compile(r"\s*,\s*|\s*\(\s*|\s+")
_IN = re.compile(
    r"\s*,?\s+(?:in|of)\s+(?:(?:the|northern|southern|eastern|western|central|state|province)\s+){0,3}"
)
# A town quarter lies within this distance of the middle of its city, beyond the city's own radius.
_CITY_KM = 30.0


class Qualified:
    """Of which names the text itself says where they lie, and which places fit that."""

    def __init__(self, finder: PlaceFinder, sentences: Iterable[Sentence]) -> None:
        self._finder = finder
        self._by_name: dict[str, dict[str, str]] = defaultdict(dict)
        self._by_start: dict[int, dict[str, str]] = defaultdict(dict)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        said: list[tuple[Name, dict[str, str], str]] = []
        for sentence in sentences:
            for name, fitting, wider in self._said(sentence):
                said.append((name, fitting, wider))
                votes[fold_word(name.text)][wider] += 1
        for name, fitting, wider in said:
            key = fold_word(name.text)
            self._by_start[name.start].update(fitting)
            if votes[key].most_common(1)[0][0] == wider:
                self._by_name[key].update(fitting)

    def of_name(self, key: str, place_id: str) -> str:
        """Why the text's own words point to a place for a name; empty where they do not."""
        return self._by_name.get(key, {}).get(place_id, "")

    def of_mention(self, start: int) -> dict[str, str]:
        """The places that the words after the name at an offset allow, each with the reason."""
        return self._by_start.get(start, {})

    def _said(self, sentence: Sentence) -> Iterator[tuple[Name, dict[str, str], str]]:
        names = _outermost(sentence.names)
        for name, wider in pairwise(names):
            between = sentence.text[name.end - sentence.start : wider.start - sentence.start]
            comma, inside = _COMMA.fullmatch(between), _IN.fullmatch(between)
            if not comma and not inside:
                continue
            firsts, seconds = self._finder.find(name.text), self._finder.find(wider.text)
            pairs = [
                (c, w)
                for w in seconds
                if inside or not _of_one_list(firsts, w, wider.text)
                for c in firsts
                if lies_in(c, w)
            ]
            if not pairs:
                continue
            reason = f"the text puts it in {wider.text}"
            yield name, {c.entry.id: reason for c, _ in pairs}, fold_word(wider.text)
            yield wider, {w.entry.id: f"{name.text} lies in it" for _, w in pairs}, fold_word(name.text)


def leads_to_wider(between: str) -> bool:
    """Whether the words between two names put the first in the second: a comma, or "in"."""
    return bool(between.strip() and _COMMA.fullmatch(between)) or bool(_IN.fullmatch(between))


def lies_in(inner: Candidate, outer: Candidate) -> bool:
    """Whether a place lies in another, as far as the gazetteer says."""
    a, b = inner.entry, outer.entry
    if a.id == b.id or a.country != b.country or a.kind == "country":
        return False
    if b.kind == "country":
        return True
    if b.kind == "admin1":
        return a.admin1 == b.id and a.kind != "admin1"
    if b.kind in ("admin2", "area", "region") and a.kind not in ("admin1", "region"):
        return a.admin1 in (b.admin1, None) and km_between(inner.vector, outer.vector) <= max(
            b.radius_km, _CITY_KM
        )
    return False


def _of_one_list(firsts: Sequence[Candidate], wider: Candidate, printed: str) -> bool:
    """ "Kansas, Oklahoma": two states in a row, not the village of Kansas in Oklahoma."""
    outer = wider.entry
    if outer.kind not in ("admin1", "country") or printed.endswith("."):
        return False
    return any(
        c.own_name
        and c.entry.kind == outer.kind
        and (outer.kind == "country" or c.entry.country == outer.country)
        for c in firsts
    )


def _outermost(names: Sequence[Name]) -> list[Name]:
    """The names of places of a sentence, one for each stretch of words."""
    found: dict[tuple[int, int], Name] = {}
    for name in names:
        if name.kind in ("place", "country"):
            found.setdefault((name.start, name.end), name)
    return sorted(found.values(), key=lambda n: n.start)
