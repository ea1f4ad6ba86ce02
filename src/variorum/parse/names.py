"""Names: known actors, sources, roads, countries and places among the words of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.lexicon.fold import fold, fold_word
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Name, NameKind, Sentence, Token
from variorum.parse.name_runs import RunReader, Stretch
from variorum.parse.people import without_people

# In tokens; hyphens and apostrophes count.
_LONGEST_NAME = 8
_LONGEST_PLACE = 5
_LONGEST_ABBREVIATION = 5
# A lone word of two letters is an abbreviation sooner than a place.
_SHORTEST_LONE = 3
_ROAD = re.compile(r"^[A-Z]{1,2}-?\d{1,3}[A-Z]?$")
# Words with the stops of their abbreviations, and marks, each by itself.
_PRINTED = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][a-z]{1,4}\.(?=[\s,)])|\w+|[^\w\s]")
_GENITIVE = re.compile(r"['’]s\b")
_MARKS = frozenset({"-", "'", "’"})
_JOINED = ("-", "al-", "el-")


class NameSpotter:
    """Finds the longest known names; which of their readings holds is left to grounding."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.places
        self._words = lexicon.words.names
        self._locative = lexicon.words.places.locative
        self._toponyms = lexicon.words.toponyms
        self._runs = RunReader(lexicon.words.toponyms, lexicon.words.saying, lexicon.classes.keys())
        self._standing_for_states = frozenset(
            word
            for word in lexicon.countries.words()
            if any(kind in ("capital", "metonym", "name") for _, kind in lexicon.countries.by_word(word))
        )
        self._short = frozenset(text.split(" ", 1)[0] for text in self._toponyms.abbreviations)
        self._known: dict[str, list[tuple[NameKind, str, str]]] = {}
        self._begun: set[str] = set()
        for kind, printed, ids in lexicon.proper_names():
            # The syntax cuts a genitive off its noun ("People 's").
            key = fold(_GENITIVE.sub(" s", printed))
            words = key.split(" ")
            self._begun.update(" ".join(words[:count]) for count in range(1, len(words)))
            for entry in ids:
                self._known.setdefault(key, []).append((kind, entry, printed))

    def settled(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """An article's sentences with their names as the whole article has them: people are no places."""
        return without_people(sentences, self._runs, self._locative)

    def spot_printed(self, text: str, offset: int) -> tuple[Name, ...]:
        """The names in words without syntax, such as a dateline's."""
        tokens = [
            Token(
                text=m.group(),
                lemma=m.group().casefold(),
                pos="PROPN",
                tag="NNP",
                dep="dep",
                head=0,
                start=offset + m.start(),
                end=offset + m.end(),
            )
            for m in _PRINTED.finditer(text)
        ]
        return self.spot(tokens)

    def spot(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Names of one sentence in order of place; those inside a longer name are left out."""
        folded = [fold_word(t.text) for t in tokens]
        found: list[Name] = []
        index = 0
        while index < len(tokens):
            if not self._may_begin(tokens[index].text, folded[index]):
                index += 1
                continue
            listed = self._states_standing(tokens, folded, self._listed(tokens, folded, index), index)
            # "Canadian" is a people's word before it is a town of that name.
            people = max((n.end for n in listed if n.kind == "demonym"), default=0)
            part = max((n.end for n in listed if n.kind == "part"), default=0)
            names = listed + [n for n in self._place(tokens, folded, index) if n.end not in (people, part)]
            if not names:
                index += 1
                continue
            longest = max(n.end for n in names)
            found += [n for n in names if n.end == longest]
            while index < len(tokens) and tokens[index].start < longest:
                index += 1
        return tuple(found)

    def _may_begin(self, text: str, folded: str) -> bool:
        """Whether a name can begin with a word: most words are plain ones, and passed over."""
        if text[:1].isupper() or text in self._short:
            return True
        return bool(folded) and (folded in self._known or folded in self._begun)

    def _states_standing(
        self, tokens: Sequence[Token], folded: list[str], listed: list[Name], first: int
    ) -> list[Name]:
        """The listed names, unless a lone state's is a person's or a ware's ("Sudan grass")."""
        if tokens[first].text.isupper() or not any(
            n.kind == "country" and n.end == tokens[first].end for n in listed
        ):
            return listed
        known = (
            {first + 1} if first + 1 < len(tokens) and self._is_known(tokens, folded, first + 1) else set()
        )
        if self._runs.names_a_state(Stretch(tokens, first, first + 1), known):
            return listed
        return [_name(tokens, first, first + 1, "part", ids=listed[0].ids)]

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
        short = self._shortened(tokens, first) if tokens[first].text in self._short else None
        if short is not None:
            return [short]
        if not self._can_open(tokens, first):
            return []
        for last in range(min(len(tokens), first + _LONGEST_PLACE), first, -1):
            words = tokens[first:last]
            if not words[-1].text[:1].isupper() and not words[-1].text[:1].isdigit():
                continue
            if not all(self._can_stand(t) for t in words[1:-1]):
                continue
            key = " ".join(f for f in folded[first:last] if f)
            if self._places.known(key) and not self._is_city_of_body(tokens, folded, first, last):
                found = self._standing(tokens, folded, first, last)
                return found if found or last - first > 1 else self._unlisted(tokens, folded, first)
        return self._unlisted(tokens, folded, first)

    def _standing(self, tokens: Sequence[Token], folded: list[str], first: int, last: int) -> list[Name]:
        """The known name as a place, as part of a longer name, or not at all."""
        if last - first == 1 and (len(folded[first]) < _SHORTEST_LONE or self._runs.is_plain(tokens[first])):
            return []
        stretch = Stretch(tokens, first, last)
        known = {i for i in (last,) if i < len(tokens) and self._is_known(tokens, folded, i)}
        if first and any(kind == "demonym" for kind, _, _ in self._known.get(folded[first - 1], ())):
            known.add(first - 1)
        standing = self._runs.standing(stretch, known)
        key = " ".join(f for f in folded[first:last] if f)
        state = key in self._standing_for_states
        if standing in ("person", "other"):
            return []
        places = self._places.find(key)
        # A state or a province may speak; a town sooner is a person's surname.
        speaks = standing == "place" and not state and self._runs.is_speaker(stretch)
        if speaks and not any(p.kind in ("admin1", "country") and fold(p.name) == key for p in places):
            return []
        ids = tuple(p.id for p in places)
        return [_name(tokens, first, last, "part" if standing == "part" else "place", ids)]

    def _is_known(self, tokens: Sequence[Token], folded: list[str], index: int) -> bool:
        """Whether a word by itself is a known party, country or area of the first level, and no given name.

        Towns do not count: nearly every surname is one somewhere.
        """
        if self._runs.is_given(tokens[index]) or not tokens[index].text[:1].isupper():
            return False
        if folded[index] in self._known:
            return True
        found = self._places.find(folded[index]) if self._places.known(folded[index]) else ()
        return any(p.kind == "admin1" and fold(p.name) == folded[index] for p in found)

    def _unlisted(self, tokens: Sequence[Token], folded: list[str], first: int) -> list[Name]:
        """ "Tal Qarmid": a place by its first word, though nobody has listed it; it has no ids."""
        last = first + 1
        while last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].text[:1].isupper():
            last += 1
        named = folded[first] in self._toponyms.features and 1 < last - first <= _LONGEST_PLACE
        return [_name(tokens, first, last, "place", ())] if named else []

    def _is_city_of_body(self, tokens: Sequence[Token], folded: list[str], first: int, last: int) -> bool:
        """ "Dublin City Council" is the city council of Dublin."""
        if last - first == 1 or last == len(tokens) or folded[last - 1] != "city":
            return False
        return folded[last] in self._toponyms.municipal

    def _shortened(self, tokens: Sequence[Token], first: int) -> Name | None:
        """ "Ill." after a town and a comma: the short form of an area's name."""
        for count in (2, 1):
            text = " ".join(t.text for t in tokens[first : first + count])
            id_ = self._toponyms.abbreviations.get(text)
            if id_ is None or first + count > len(tokens):
                continue
            after = first > 1 and tokens[first - 1].text == "," and tokens[first - 2].text[:1].isupper()
            if after or text not in self._toponyms.after_a_town:
                return _name(tokens, first, first + count, "place", (id_,))
        return None

    def _can_open(self, tokens: Sequence[Token], first: int) -> bool:
        token = tokens[first]
        if not token.text[:1].isupper():
            return False
        if len(token.text) < 3:
            return token.text.casefold() in self._words.openers
        # "The City of Richmond" is Richmond.
        following = tokens[first + 1].text if first + 1 < len(tokens) else ""
        if following == "of" and token.text.casefold() in self._toponyms.place_heads:
            return False
        return self._runs.may_open(tokens, first)

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
