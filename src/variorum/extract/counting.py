"""Figures: what a quantity counts and which claim it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from variorum.extract.figure_kinds import FigureKinds
from variorum.extract.kinds import Kinds
from variorum.extract.place_relations import is_distance
from variorum.extract.roles import Frame
from variorum.extract.tree import NOUNS
from variorum.model.claims import Figure, FigureScope
from variorum.model.readings import Quantity

# "30 kilometres (20 miles)": a conversion opens this close behind what it converts, in characters.
_CONVERSION_REACH = 20
# "10 soldiers or more": words that leave the upper end open though they stand after the noun.
_OR_MORE = re.compile(r"\s+\w+(?:\s+\w+)?\s+or\s+more\b")
_OR_MORE_REACH = 40
_BEFORE_NOUN = frozenset(
    {"nummod", "quantmod", "compound", "amod", "advmod", "npadvmod", "nmod", "det", "predet"}
)
_INNER_NOUN = frozenset({"compound", "nmod", "npadvmod", "quantmod"})
# Steps from a number up to its noun, at most.
_HIGHEST = 6


class Counter:
    """Reads the quantities of one sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.counting
        self._groups = kinds.lexicon.codebook.groups
        self._placed = [
            (quantity, token, self._counted(token))
            for quantity in self._said_once(self._tree.sentence.quantities)
            if (token := self._token(quantity)) is not None
        ]
        self._figure_kinds = FigureKinds(kinds, frozenset(noun for _, _, noun in self._placed))

    def _said_once(self, found: tuple[Quantity, ...]) -> list[Quantity]:
        """ "30 kilometres (20 miles)" is one measure: the conversion in brackets is left out."""
        kept: list[Quantity] = []
        for quantity in found:
            if quantity.unit != "percent" and not (kept and self._converts(quantity, kept[-1])):
                kept.append(quantity)
        return kept

    def _converts(self, quantity: Quantity, last: Quantity) -> bool:
        if not quantity.unit or quantity.unit != last.unit:
            return False
        before = self._tree.text(self._tree.sentence.start, quantity.start).rstrip()
        return before.endswith("(") and quantity.start - last.end < _CONVERSION_REACH

    def _token(self, quantity: Quantity) -> int | None:
        """The last token that lies in the quantity."""
        tokens = self._tree.tokens
        last = bisect_right(tokens, quantity.end, key=lambda t: t.end) - 1
        return last if last >= bisect_left(tokens, quantity.start, key=lambda t: t.start) else None

    def _counted(self, token: int) -> int:
        """The noun that a number counts; the number itself when it stands alone."""
        tree, index = self._tree, token
        for _ in range(_HIGHEST):
            here = tree.tokens[index]
            if here.dep not in _BEFORE_NOUN or here.head == index:
                break
            index = here.head
            if tree.tokens[index].pos in NOUNS and tree.tokens[index].dep not in _INNER_NOUN:
                break
        if tree.tokens[index].pos in NOUNS and tree.lemma(index) not in self._words.numerals:
            return index
        links = [k for k in tree.children(index, "prep") if tree.word(k) in self._words.numeral_links]
        return next((inner for k in links for inner in tree.children(k, "pobj")), index)

    def for_frame(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """The figures whose noun is an argument of the frame or stands in its own clause."""
        made = self._single(frame, heads)
        for quantity, token, noun in self._placed:
            if self._tree.lemma(noun) in self._words.not_counted:
                continue
            if self._is_far_off(frame, quantity):
                continue
            if noun in heads or token in heads or self._governs(frame, token, noun):
                kind = self._figure_kinds.of(frame, quantity, noun)
                if kind is not None:
                    low, high = quantity.low, self._high(quantity)
                    start, end = self._tree.phrase_text(*self._tree.noun_phrase(noun))
                    made.append(
                        Figure(
                            kind=kind,
                            low=low,
                            high=high,
                            of=self._tree.text(start, end),
                            text=self._tree.text(quantity.start, quantity.end),
                            start=quantity.start,
                            end=quantity.end,
                            scope=self._scope(frame),
                        )
                    )
        return made

    def _is_far_off(self, frame: Frame, quantity: Quantity) -> bool:
        """ "A post 20 km east of the town": how far off it is measures nothing, but of an act that moves."""
        moving = frame.event_type in self._groups.moving
        return quantity.unit == "km" and not moving and is_distance(self._kinds, quantity.end)

    def _single(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """ "a new post", "another warplane" downed: one, where such things are counted."""
        made: list[Figure] = []
        if frame.event_type not in self._groups.single:
            return made
        kind, classes = self._groups.single[frame.event_type]
        for head in sorted(heads):
            articles = {self._tree.word(k) for k in self._tree.children(head, "det")}
            singular = self._tree.tokens[head].tag == "NN" and not articles.isdisjoint(self._words.one)
            if not singular or not self._kinds.is_of(head, *classes):
                continue
            first, last = self._tree.noun_phrase(head)
            start, end = self._tree.tokens[first].start, self._tree.tokens[last].end
            text = self._tree.text(start, end)
            made.append(Figure(kind=kind, low=1.0, high=1.0, of=text, text=text, start=start, end=end))
        return made

    def _governs(self, frame: Frame, token: int, noun: int) -> bool:
        """Whether the nearest verb or event noun above the number is the frame's own."""
        for up in self._tree.ancestors(token):
            if up in frame.anchors:
                return True
            if self._tree.is_verb(up):
                return False
        return noun in frame.anchors

    def _high(self, quantity: Quantity) -> float | None:
        reach = min(quantity.end + _OR_MORE_REACH, self._tree.sentence.end)
        return None if _OR_MORE.match(self._tree.text(quantity.end, reach)) else quantity.high

    def _scope(self, frame: Frame) -> FigureScope:
        """ "since", "so far" and "the war has killed" sum up; "hosts" and "remain" count what stands."""
        words = re.findall(r"\w+", self._tree.sentence.text.casefold())
        text = f" {' '.join(words)} "
        if any(f" {phrase} " in text for phrase in self._words.cumulative):
            return "cumulative"
        if frame.event_type == "displace":
            standing = any(f" {beginning}" in text for beginning in self._words.stock_beginnings)
            if standing or any(word in words for word in self._words.stock):
                return "stock"
        return "event"
