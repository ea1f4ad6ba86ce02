"""Patterns that say from the words of a mention whom of a state, or of which side, it means."""

from __future__ import annotations

import re

from variorum.lexicon.patterns import any_of
from variorum.lexicon.words import PartyWords


class PartyPatterns:
    """The word lists of parties and the patterns made of them."""

    def __init__(self, words: PartyWords) -> None:
        self.words = words
        led = any_of([*words.led, *words.led_government])
        self._state_opener = re.compile(rf"^{any_of(words.state_openers)}\b")
        self._forces = re.compile(rf"\b{any_of(words.force_words)}\b", re.IGNORECASE)
        self._opposed = re.compile(rf"\b{any_of(words.opposed)}\b", re.IGNORECASE)
        self._backed = re.compile(rf"\b[\w.]+-{any_of(words.backed)}\b", re.IGNORECASE)
        self._pro = re.compile(rf"\bpro[- ]?(?:{any_of(words.pro)}|[A-Z]\w+)\b")
        self._led = re.compile(rf"^.+?['’]s?\s+(?:own\s+)?(?P<noun>{led})$", re.IGNORECASE)

    def opens_as_state(self, folded: str) -> bool:
        """Whether a folded mention opens as one of a state ("government forces", "the army")."""
        return bool(self._state_opener.match(folded))

    def names_forces(self, text: str) -> bool:
        """Whether a word for a state's forces stands anywhere in the mention."""
        return bool(self._forces.search(text))

    def is_opposed(self, text: str) -> bool:
        """Whether the words speak of a side against a state ("rebels", "insurgents")."""
        return bool(self._opposed.search(text))

    def is_by_backer(self, text: str) -> bool:
        """Whether a party is named by its backer or its side ("Iranian-backed", "pro-government")."""
        return bool(self._backed.search(text) or self._pro.search(text))

    def led(self, text: str) -> str | None:
        """What a leader has, as printed: "troops" of "Assad's troops"; None for other mentions."""
        match = self._led.match(text)
        return match.group("noun") if match else None
