"""Patterns that say from the words of a mention whom of a state, or of which side, it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.lexicon.patterns import any_of
from variorum.lexicon.words_of_naming import PartyWords
from variorum.lexicon.words_of_text import QuantityWords

_GENITIVE = re.compile(r"['’]s?$")
# "About two hundred of the ..." has four words of quantity at the most that the news prints.
_MOST_COUNTS = 5


@dataclass(frozen=True, slots=True)
class Tie:
    """A party named by whom it is tied to: `owner` as printed, `kind` of tie, `rest` the noun phrase."""

    owner: str
    kind: str
    rest: str


class PartyPatterns:
    """The word lists of parties and the patterns made of them."""

    def __init__(self, words: PartyWords, quantities: QuantityWords) -> None:
        self.words = words
        led = any_of([*words.led, *words.led_government])
        ties = any_of(words.ties)
        self._state_opener = re.compile(rf"^{any_of(words.state_openers)}\b")
        self._forces = re.compile(rf"\b{any_of(words.force_words)}\b", re.IGNORECASE)
        self._opposed = re.compile(rf"\b{any_of(words.opposed)}\b", re.IGNORECASE)
        self._before = re.compile(rf"(?P<owner>.{{1,60}}?)-\s?(?P<kind>{ties})\s+(?P<rest>.+)", re.IGNORECASE)
        self._after = re.compile(
            rf"(?P<rest>.{{1,80}}?),?\s+(?P<kind>{ties})\s+{any_of(words.tie_links)}\s+(?:the\s+)?(?P<owner>.+)",
            re.IGNORECASE,
        )
        self._pro = re.compile(
            r"(?:.{0,40}\s)?(?P<kind>pro|anti)[- ]?(?P<owner>[\w.]+)\s+(?P<rest>.+)", re.IGNORECASE
        )
        self._pro_word = re.compile(rf"\b(?:pro|anti)(?:-\w|\s?{any_of(words.pro)}\b)", re.IGNORECASE)
        self._led = re.compile(rf"(?P<owner>.+?)['’]s?\s+(?:own\s+)?(?P<noun>{led})", re.IGNORECASE)
        self._of = re.compile(
            rf"(?:.{{0,40}}\s)?(?P<noun>{any_of([*words.led, *words.led_government, *words.members])})"
            r"\s+(?:of|from)\s+(?:the\s+)?(?P<owner>.+)",
            re.IGNORECASE,
        )
        self._unit = re.compile(
            rf"(?:(?P<owner>.{{1,40}}?)\s)??(?P<number>\d{{1,3}}(?:st|nd|rd|th)|{any_of(words.ordinals)})\s"
            rf"(?P<name>(?:[\w'’-]+\s){{0,5}}?)(?P<head>{any_of(words.unit_heads)})",
            re.IGNORECASE,
        )
        counts = [*quantities.ones, *quantities.tens, *quantities.scales, *quantities.vague]
        bounds = [*quantities.lower, *quantities.upper, *quantities.about]
        loose = ["several", "many", "some", "most", "all", "other", "others", "both", "few", "more", "not"]
        self._count = re.compile(
            rf"(?:\d[\d,.]*|{any_of([*counts, *bounds, *loose])})"
            r"(?:-|\s+)(?:of\s+)?(?:(?:the|its|their|his)\s+)?",
            re.IGNORECASE,
        )
        self._vague = re.compile(
            rf"(?:{any_of([*counts, *loose])})(?:\s+of\s+{any_of([*counts, *loose])})*", re.IGNORECASE
        )

    def bare(self, text: str) -> str:
        """A mention without a genitive ending and without how many there are."""
        text = _GENITIVE.sub("", text.strip())
        for _ in range(_MOST_COUNTS):
            match = self._count.match(text)
            if match is None or match.end() == len(text):
                break
            text = text[match.end() :]
        return text

    def is_count(self, text: str) -> bool:
        """Whether a mention is nothing but a number of people ("dozens", "tens of thousands")."""
        return bool(self._vague.fullmatch(text)) or text.replace(",", "").isdigit()

    def opens_as_state(self, folded: str) -> bool:
        """Whether a folded mention opens as one of a state ("government forces", "the army")."""
        return bool(self._state_opener.match(folded))

    def names_forces(self, text: str) -> bool:
        """Whether a word for a state's forces stands anywhere in the mention."""
        return bool(self._forces.search(text))

    def is_opposed(self, text: str) -> bool:
        """Whether the words speak of a side against a state ("rebels", "insurgents")."""
        return bool(self._opposed.search(text))

    def tie(self, text: str) -> Tie | None:
        """Whom a party is named by: "Iranian-backed militias", "forces loyal to X", "pro-X fighters"."""
        for pattern in (self._before, self._after):
            match = pattern.fullmatch(text)
            if match is not None:
                kind = self.words.ties[" ".join(match["kind"].casefold().split())]
                return Tie(match["owner"].strip(), kind, match["rest"].strip())
        if not self._pro_word.search(text):
            return None
        match = self._pro.fullmatch(text)
        if match is None:
            return None
        return Tie(match["owner"], match["kind"].casefold(), match["rest"].strip())

    def led(self, text: str) -> tuple[str, str] | None:
        """A leader or capital and what it has: "Assad", "troops" of "Assad's troops"."""
        match = self._led.fullmatch(text)
        return (match["owner"], match["noun"]) if match else None

    def members_of(self, text: str) -> tuple[str, str] | None:
        """A party and those of it: "Boko Haram", "fighters" of "fighters of Boko Haram"."""
        match = self._of.fullmatch(text)
        return (match["owner"], match["noun"]) if match else None

    def unit(self, text: str) -> tuple[str, str] | None:
        """Whose numbered unit a mention names, and the unit's name in one spelling; the owner may be ""."""
        match = self._unit.fullmatch(text)
        if match is None:
            return None
        words = self.words
        number = match["number"].casefold()
        between = [words.unit_spellings.get(w, w) for w in match["name"].casefold().replace("-", " ").split()]
        named = [w for w in between if w not in words.unit_fillers]
        return match["owner"] or "", " ".join(
            (words.ordinals.get(number, number), *named, match["head"].casefold())
        )
