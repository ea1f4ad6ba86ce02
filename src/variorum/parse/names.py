"""Names: known actors, sources, roads, countries and places among the words of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Name, NameKind, Token

_LONGEST_NAME = 8
_LONGEST_PLACE = 5
# Small words that stand inside place names, in the languages whose names news prints in Latin letters.
_CONNECTORS = frozenset(
    ["al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "ez", "es", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "le", "les", "los", "las", "of", "the", "en", "sur", "bin", "ibn", "abu", "umm", "bani", "beni", "wa", "und", "am", "der", "den", "van", "von", "y", "e"]
)
_ROAD = re.compile(r"^[A-Z]{1,2}-?\d{1,3}[A-Z]?$")


class NameSpotter:
    """Finds the longest known names; which of their readings holds is left to grounding."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.places
        self._known: dict[str, list[tuple[NameKind, str, str]]] = defaultdict(list)
        for kind, printed, ids in lexicon.proper_names():
            key = fold(printed)
            for entry in ids:
                self._known[key].append((kind, entry, printed))

    def spot(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Names of one sentence in order of place; those inside a longer name are left out."""
        folded = [fold(t.text) for t in tokens]
        found: list[Name] = []
        index = 0
        while index < len(tokens):
            names = self._listed(tokens, folded, index) + self._place(tokens, folded, index)
            if not names:
                index += 1
                continue
            longest = max(n.end for n in names)
            found += [n for n in names if n.end == longest]
            while index < len(tokens) and tokens[index].start < longest:
                index += 1
        return tuple(found)

    def _listed(self, tokens: Sequence[Token], folded: list[str], first: int) -> list[Name]:
        for last in range(min(len(tokens), first + _LONGEST_NAME), first, -1):
            key = " ".join(f for f in folded[first:last] if f)
            entries = self._known.get(key)
            if not entries or not folded[first] or not folded[last - 1]:
                continue
            printed = [t.text for t in tokens[first:last]]
            kinds: dict[NameKind, list[str]] = defaultdict(list)
            for kind, entry, form in entries:
                if _fits_case(printed, form):
                    kinds[kind].append(entry)
            if kinds:
                return [
                    _name(tokens, first, last, kind, tuple(dict.fromkeys(ids)))
                    for kind, ids in sorted(kinds.items())
                ]
        if _ROAD.match(tokens[first].text):
            return [_name(tokens, first, first + 1, "route", ())]
        return []

    def _place(self, tokens: Sequence[Token], folded: list[str], first: int) -> list[Name]:
        if not _can_open(tokens, first):
            return []
        for last in range(min(len(tokens), first + _LONGEST_PLACE), first, -1):
            words = tokens[first:last]
            if not words[-1].text[:1].isupper() and not words[-1].text[:1].isdigit():
                continue
            if not all(_can_stand(t) for t in words[1:-1]):
                continue
            key = " ".join(f for f in folded[first:last] if f)
            if self._places.known(key):
                ids = tuple(p.id for p in self._places.find(key))
                return [_name(tokens, first, last, "place", ids)]
        return []


def _name(tokens: Sequence[Token], first: int, last: int, kind: NameKind, ids: tuple[str, ...]) -> Name:
    text = "".join(
        t.text + (" " * (tokens[first + k + 1].start - t.end) if first + k + 1 < last else "")
        for k, t in enumerate(tokens[first:last])
    )
    return Name(start=tokens[first].start, end=tokens[last - 1].end, text=text, kind=kind, ids=ids)


def _fits_case(printed: list[str], form: str) -> bool:
    """ "IS" is a group and "is" a verb: short capitals must be printed so; other names need a capital."""
    if len(form) <= 5 and form.isupper():
        return "".join(printed) == form.replace(" ", "")
    return any(w[:1].isupper() for w in printed) or not any(c.isupper() for c in form)


def _can_open(tokens: Sequence[Token], first: int) -> bool:
    token = tokens[first]
    if not token.text[:1].isupper() or len(token.text) < 3:
        return token.text.casefold() in ("al", "el", "as", "ad") and token.text[:1].isupper()
    # A capital opens every sentence, so there the tagger must see a name too.
    return first > 0 or token.pos == "PROPN" or (len(tokens) > 1 and tokens[1].pos == "PROPN")


def _can_stand(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        or token.text in ("-", "'", "’")
        or token.text.casefold() in _CONNECTORS
        or token.text.startswith(("-", "al-", "el-"))
    )
