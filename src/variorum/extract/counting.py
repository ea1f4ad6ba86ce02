"""Figures: what a quantity counts and which claim it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from variorum.extract.figure_kinds import HARMED, FigureKinds
from variorum.extract.figure_parts import with_parts
from variorum.extract.kinds import Kinds
from variorum.extract.place_relations import is_distance
from variorum.extract.roles import Frame
from variorum.extract.single_figures import SingleFigures
from variorum.extract.tree import NOUNS
from variorum.model.claims import Figure, FigureKind, FigureScope
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
# "Lay, 69, was shot", "the driver (34)": digits by themselves behind a name are an age up to this one.
_OLDEST = 110
_AGE_BEFORE = re.compile(r"(?:[^\W\d_]\W{0,4}|^)[,(]\s?$")
_AGE_AFTER = re.compile(r"^(?:[,)]|\s*$|\.\s*$)")
# "Aged 24", "ages 24, 25 and 41": digits after these words.
_AGED = re.compile(r"\bage[sd]?(?: (?:between|from|of))?[\s\d,-]*(?:(?:and|to|or) )?$", re.IGNORECASE)
_BARE_DIGITS = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")
# Between two bounds of one count, in characters.
_RANGE_REACH = 15
# Before "20 km from the town", where it says how far off a place lies.
_ASIDE = (",", "-", "–", "—", "(")
# Words behind such a length among which its direction is: "to the south-east".
_ASIDE_WORDS = 3
# Between counts of one tally: "3 dead, 26 wounded".
_TALLY_LINKS = frozenset({",", ";", "and", "&", "with"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_range(lower: Quantity, upper: Quantity) -> bool:
    """ "At least 15 and up to 25 civilians": one count by its two bounds."""
    bounds = lower.low is not None and lower.high is None and upper.low is None and upper.high is not None
    return bounds and lower.unit == upper.unit and upper.start - lower.end < _RANGE_REACH


class Counter:
    """Reads the quantities of one sentence."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.counting
        self._groups = kinds.lexicon.codebook.groups
        self._figure_kinds = FigureKinds(kinds)
        self._placed = list(self._place(kinds.tree.sentence.quantities))
        self._single = SingleFigures(kinds, self._figure_kinds, frozenset(n for _, _, n in self._placed))

    def _place(self, found: tuple[Quantity, ...]) -> list[tuple[Quantity, int, int]]:
        """The quantities that count something, each with its token and the noun it counts."""
        placed: list[tuple[Quantity, int, int]] = []
        for quantity in self._said_once(found):
            token = self._token(quantity)
            if token is None or self._is_age(quantity, token) or self._is_label(quantity, token):
                continue
            noun = self._counted(token)
            # "The first killing of 2015": a year by itself counts nothing.
            if noun == token and _YEAR.fullmatch(quantity.text):
                continue
            if placed and placed[-1][2] == noun and _is_range(placed[-1][0], quantity):
                lower = placed.pop()[0]
                placed.append((replace(lower, end=quantity.end, high=quantity.high), token, noun))
            else:
                placed.append((quantity, token, noun))
        return placed

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

    def _is_age(self, quantity: Quantity, token: int) -> bool:
        """ "The driver, 34, was killed", "ages 24 and 31", "a man of 52": digits alone that tell an age."""
        bare = not quantity.unit and _BARE_DIGITS.fullmatch(quantity.text)
        if not bare or not (quantity.high or 0) <= _OLDEST:
            return False
        before, after = self._around(quantity)
        behind_name = _AGE_BEFORE.search(before) and _AGE_AFTER.match(after)
        return bool(behind_name or _AGED.search(before)) or self._is_of_person(token)

    def _is_of_person(self, token: int) -> bool:
        tree, link = self._tree, self._tree.head(token)
        person = tree.head(link)
        of_one = (
            tree.tokens[token].dep == "pobj" and tree.word(link) == "of" and tree.tokens[person].tag == "NN"
        )
        one = of_one and tree.lemma(person) not in self._words.collective | self._words.numerals
        return one and self._kinds.is_of(person, "people", "military-people")

    def _around(self, quantity: Quantity) -> tuple[str, str]:
        sentence = self._tree.sentence
        return self._tree.text(sentence.start, quantity.start), self._tree.text(quantity.end, sentence.end)

    def _is_label(self, quantity: Quantity, token: int) -> bool:
        """ "Block 12", "Unit 8200": a number right behind its noun names it."""
        tree, head = self._tree, self._tree.head(token)
        behind = head == token - 1 and tree.tokens[token].dep in ("nummod", "appos", "npadvmod")
        named = tree.tokens[head].tag in ("NNP", "NN") and not quantity.unit
        return behind and named and quantity.text.isdecimal()

    def _token(self, quantity: Quantity) -> int | None:
        """The token of the quantity that hangs on a word outside of it, the last where several do."""
        tokens = self._tree.tokens
        first = bisect_left(tokens, quantity.start, key=lambda t: t.start)
        inside = []
        for index in range(first, len(tokens)):
            if tokens[index].start >= quantity.end:
                break
            inside.append(index)
        outward = [i for i in inside if tokens[i].head not in inside and tokens[i].dep in _BEFORE_NOUN]
        return next(reversed(outward or inside), None)

    def _counted(self, token: int) -> int:
        """The noun that a number counts; the number itself when it stands alone ("1 dead", "3 wounded")."""
        tree, index = self._tree, token
        if self._figure_kinds.is_tally(token):
            return token
        for _ in range(_HIGHEST):
            here = tree.tokens[index]
            if here.dep not in _BEFORE_NOUN or here.head == index or tree.tokens[here.head].pos == "VERB":
                break
            index = here.head
            # "A 23-year-old man": the number is of the years.
            inner = tree.tokens[index].dep in _INNER_NOUN and tree.lemma(index) not in self._words.not_counted
            if tree.tokens[index].pos in NOUNS and not inner:
                break
        if tree.tokens[index].pos in NOUNS and tree.lemma(index) not in self._words.numerals:
            return index
        links = [k for k in tree.children(index, "prep") if tree.word(k) in self._words.numeral_links]
        return next((inner for k in links for inner in tree.children(k, "pobj")), index)

    def for_frame(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """The figures whose noun is an argument of the frame or stands in its own clause."""
        heads = heads | self._beside(frame)
        heads |= self._tallied(frame, heads)
        made = self._single.for_frame(frame, heads)
        for quantity, token, noun in self._placed:
            if self._tree.lemma(noun) in self._words.not_counted:
                continue
            if self._is_far_off(frame, quantity):
                continue
            if noun in heads or token in heads or self._governs(frame, token, noun):
                kind = self._figure_kinds.of(frame, quantity, noun)
                low, high = self._ends(quantity)
                # "Not one civilian has died": nought is told of those harmed alone.
                told = low != 0 or high != 0 or self._figure_kinds.harm(noun) is not None
                if kind is not None and told and not self._is_one_of(quantity, noun, kind):
                    start, end = self._tree.phrase_text(*self._tree.noun_phrase(noun))
                    made.append(
                        Figure(
                            kind=kind,
                            low=low,
                            high=high,
                            of=" ".join(self._tree.text(start, end).split()),
                            text=self._tree.text(quantity.start, quantity.end),
                            start=quantity.start,
                            end=quantity.end,
                            scope=self._scope(frame, noun),
                        )
                    )
        return with_parts(self._tree, made)

    def _beside(self, frame: Frame) -> set[int]:
        """ "Was killed along with his wife and their son": those harmed beside others."""
        tree = self._tree
        nouns = (i for i, t in enumerate(tree.tokens) if t.dep == "pobj" and self._figure_kinds.is_beside(i))
        joined = {c for noun in nouns for c in tree.conjuncts(noun)}
        return {noun for noun in joined if self._governs(frame, noun, noun)}

    def _tallied(self, frame: Frame, heads: set[int]) -> set[int]:
        """ "3 dead, 26 wounded in the attack": the other counts of a tally that has one of the frame's."""
        tallies = [n for _, n, counted in self._placed if n == counted and self._figure_kinds.is_tally(n)]
        own = {n for n in tallies if n in heads or n + 1 in frame.anchors}
        joined = set(own)
        for left, right in pairwise(tallies):
            between = {self._tree.word(k) for k in range(left + 2, right)}
            if between and between <= _TALLY_LINKS and not joined.isdisjoint((left, right)):
                joined |= {left, right}
        return joined

    def _is_one_of(self, quantity: Quantity, noun: int, kind: FigureKind) -> bool:
        """ "One of their attacks": it picks one out and counts nothing, but of people who came to harm."""
        picked = quantity.text.casefold() == "one" and self._around(quantity)[1].startswith(" of ")
        return picked and kind not in HARMED

    def _ends(self, quantity: Quantity) -> tuple[float | None, float | None]:
        """ "10 soldiers or more" is open above; "no one" and "not one" are none."""
        before, after = self._around(quantity)
        last = before.rstrip().rsplit(None, 1)[-1:]
        if quantity.low == 1 and last and last[0].casefold() in ("no", "not"):
            return 0.0, 0.0
        return quantity.low, None if _OR_MORE.match(after[:_OR_MORE_REACH]) else quantity.high

    def _is_far_off(self, frame: Frame, quantity: Quantity) -> bool:
        """ "A post 20 km east of the town": how far off it is measures nothing, but of an act that moves."""
        if quantity.unit != "km":
            return False
        before, after = self._around(quantity)
        if before.rstrip().endswith(_ASIDE):
            directions = self._kinds.lexicon.words.places.directions
            return is_distance(self._kinds, quantity.end) or not directions.keys().isdisjoint(
                re.findall(r"[\w-]+", after.casefold())[:_ASIDE_WORDS]
            )
        return frame.event_type not in self._groups.moving and is_distance(self._kinds, quantity.end)

    def _governs(self, frame: Frame, token: int, noun: int) -> bool:
        """Whether the nearest verb or event noun above the number is the frame's own."""
        for up in self._tree.ancestors(token):
            if up in frame.anchors:
                return True
            if self._opens_whole(up):
                return False
            if self._tree.is_verb(up) and self._tree.word(up) not in self._words.part_links:
                return self._rises(frame, up)
        return noun in frame.anchors

    def _opens_whole(self, link: int) -> bool:
        """ "Of the 900 affected, 120 fled": the number after "of" is of all, the verb tells of some."""
        tree = self._tree
        above = tree.head(link)
        return tree.word(link) == "of" and link < above and tree.is_verb(above)

    def _rises(self, frame: Frame, verb: int) -> bool:
        """ "The death toll rose to 310": the number is the toll's that the verb speaks of."""
        above = [self._tree.head(verb)] if self._tree.tokens[verb].dep == "xcomp" else []
        tied = [k for v in (verb, *above) for k in self._tree.children(v, "nsubj", "nsubjpass", "dobj")]
        return frame.index in tied and self._figure_kinds.is_toll(frame)

    def _scope(self, frame: Frame, noun: int) -> FigureScope:
        """ "since", "so far" and "the war has killed" sum up; "hosts" and "remain" count what stands."""
        words = re.findall(r"\w+", self._tree.sentence.text.casefold())
        text = f" {' '.join(words)} "
        verb = self._tree.verb_above(noun) if self._figure_kinds.is_toll(frame) else None
        rising = verb is not None and self._tree.lemma(verb) in self._words.adding
        if rising or any(f" {phrase} " in text for phrase in self._words.cumulative):
            return "cumulative"
        if frame.event_type == "displace":
            standing = any(f" {beginning}" in text for beginning in self._words.stock_beginnings)
            if standing or any(word in words for word in self._words.stock):
                return "stock"
        return "event"
