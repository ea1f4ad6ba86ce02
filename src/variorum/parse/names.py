"""Names: known actors, sources, roads, countries and places among the words of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.lexicon.fold import fold, fold_word
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Name, NameKind, Token

# In tokens; hyphens and apostrophes count.
_LONGEST_NAME = 8
_LONGEST_PLACE = 5
_LONGEST_ABBREVIATION = 5
_ROAD = re.compile(r"^[A-Z]{1,2}-?\d{1,3}[A-Z]?$")
_MARKS = frozenset({"-", "'", "’"})
_JOINED = ("-", "al-", "el-")


class NameSpotter:
    """Finds the longest known names; which of their readings holds is left to grounding."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.places
        self._words = lexicon.words.names
        self._known: dict[str, list[tuple[NameKind, str, str]]] = {}
        self._begun: set[str] = set()
        for kind, printed, ids in lexicon.proper_names():
            key = fold(printed)
            words = key.split(" ")
            self._begun.update(" ".join(words[:count]) for count in range(1, len(words)))
            for entry in ids:
                self._known.setdefault(key, []).append((kind, entry, printed))

    def spot(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Names of one sentence in order of place; those inside a longer name are left out."""
        folded = [fold_word(t.text) for t in tokens]
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
        for last, key in reversed(self._keys(folded, first)):
            printed = [t.text for t in tokens[first:last]]
            kinds: dict[NameKind, list[str]] = defaultdict(list)
            for kind, entry, form in self._known[key]:
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

    def _keys(self, folded: list[str], first: int) -> list[tuple[int, str]]:
        """The known names that open at a token, folded, each with the token after its last."""
        found: list[tuple[int, str]] = []
        key = folded[first]
        last = first + 1
        while key:
            if folded[last - 1] and key in self._known:
                found.append((last, key))
            if last == len(folded) or last - first == _LONGEST_NAME or key not in self._begun:
                break
            key = f"{key} {folded[last]}" if folded[last] else key
            last += 1
        return found

    def _place(self, tokens: Sequence[Token], folded: list[str], first: int) -> list[Name]:
        if not self._can_open(tokens, first):
            return []
        for last in range(min(len(tokens), first + _LONGEST_PLACE), first, -1):
            words = tokens[first:last]
            if not words[-1].text[:1].isupper() and not words[-1].text[:1].isdigit():
                continue
            if not all(self._can_stand(t) for t in words[1:-1]):
                continue
            key = " ".join(f for f in folded[first:last] if f)
            if self._places.known(key):
                ids = tuple(p.id for p in self._places.find(key))
                return [_name(tokens, first, last, "place", ids)]
        return []

    def _can_open(self, tokens: Sequence[Token], first: int) -> bool:
        token = tokens[first]
        if not token.text[:1].isupper():
            return False
        if len(token.text) < 3:
            return token.text.casefold() in self._words.openers
        # A capital opens every sentence, so there the tagger must see a name too.
        return first > 0 or token.pos == "PROPN" or (len(tokens) > 1 and tokens[1].pos == "PROPN")

    def _can_stand(self, token: Token) -> bool:
        return (
            token.text[:1].isupper()
            or token.text in _MARKS
            or token.text.casefold() in self._words.connectors
            or token.text.startswith(_JOINED)
        )


def _name(tokens: Sequence[Token], first: int, last: int, kind: NameKind, ids: tuple[str, ...]) -> Name:
    text = "".join(
        t.text + (" " * (tokens[first + k + 1].start - t.end) if first + k + 1 < last else "")
        for k, t in enumerate(tokens[first:last])
    )
    return Name(start=tokens[first].start, end=tokens[last - 1].end, text=text, kind=kind, ids=ids)


def _fits_case(printed: list[str], form: str) -> bool:
    """ "IS" is a group and "is" a verb: short capitals must be printed so; other names need a capital."""
    if len(form) <= _LONGEST_ABBREVIATION and form.isupper():
        return "".join(printed) == form.replace(" ", "")
    return any(w[:1].isupper() for w in printed) or not any(c.isupper() for c in form)
