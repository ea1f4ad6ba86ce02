"""What pronouns and bare definite nouns stand for within one article."""

from __future__ import annotations

from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention, PlaceMention

# "the town", "the besieged town"; a longer mention says which town it is.
_LONGEST_BARE = 2


class Referents:
    """Parties and places in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon, main_town: Mention | None = None) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words.reference
        self._main_town = main_town
        self._parties: list[Mention] = []
        self._settlement: PlaceMention | None = None
        self._region: PlaceMention | None = None

    def note(self, claim: Claim) -> None:
        """Remember what a claim names, for the sentences that follow."""
        for mention in (*claim.patients, *claim.agents):
            if mention.refers_to is None and not self._is_pronoun(mention.head):
                self._parties.append(mention)
        for place in reversed(claim.places):
            if place.mention.refers_to is None and any(c.isupper() for c in place.mention.text):
                wide = not self._words.regions.isdisjoint(place.mention.text.casefold().split())
                kinds = {p.kind for p in self._lexicon.places.find(place.mention.text)}
                if wide or kinds - {"settlement"}:
                    self._region = place
                if not wide and (not kinds or "settlement" in kinds):
                    self._settlement = place

    def _is_pronoun(self, word: str) -> bool:
        return word in self._words.pronouns or word in self._words.first_person

    def parties(
        self, mention: Mention, owner: str, within: tuple[Mention, ...], speaker: Mention | None
    ) -> list[Mention]:
        """`mention` with what it refers to; none for a pronoun that nothing before explains.

        `owner` is the possessive before its noun ("its" of "its forces"), `within` the other
        parties of the claim, `speaker` who says it: "it said its forces had left" speaks of itself.
        """
        words = self._words
        word = mention.text.casefold()
        if word == "latter" or word.endswith(" latter"):
            return [replace(mention, refers_to=within[-1])] if within else []
        if mention.head in words.sides and not words.pair.isdisjoint(word.split()):
            return [replace(mention, refers_to=p) for p in self._last_pair()] or [mention]
        owned = mention.head in words.owned
        if not self._is_pronoun(word) and not (owned and self._is_pronoun(owner)):
            return [mention]
        meant = speaker or self._last(mention, within)
        if meant is None:
            return [] if self._is_pronoun(word) else [mention]
        return [replace(mention, refers_to=meant)]

    def _last(self, mention: Mention, within: tuple[Mention, ...]) -> Mention | None:
        """The party last named before a mention, in its own claim or an earlier one."""
        near = [m for m in within if m.start < mention.start and m.head not in self._words.pronouns]
        return next(reversed(near or self._parties), None)

    def _last_pair(self) -> list[Mention]:
        """The two states last named, for "the two countries"."""
        found: dict[str, Mention] = {}
        for mention in reversed(self._parties):
            folded = fold(mention.text)
            if self._lexicon.countries.by_word(folded):
                found.setdefault(folded, mention)
            if len(found) == 2:
                return list(reversed(found.values()))
        return []

    def place(self, place: PlaceMention, *, definite: bool) -> PlaceMention | None:
        """A bare "the town" with the town last named; None where nothing fits."""
        mention = place.mention
        words = mention.text.casefold().split()
        if not words or any(c.isupper() for c in mention.text):
            return place
        if " ".join(words) in self._words.there:
            return _standing_for(place, self._settlement or self._region)
        if not definite or len(words) > _LONGEST_BARE:
            return place
        if words[-1] in self._words.settlements:
            town = self._settlement.mention if self._settlement else self._main_town
            return replace(place, mention=replace(mention, refers_to=town)) if town else place
        if words[-1] in self._words.regions:
            return _standing_for(place, self._region) or place
        return place


def _standing_for(place: PlaceMention, known: PlaceMention | None) -> PlaceMention | None:
    if known is None:
        return None
    return replace(place, mention=replace(place.mention, refers_to=known.mention))
