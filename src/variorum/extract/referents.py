"""What pronouns and bare definite nouns stand for within one article."""

from __future__ import annotations

from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention, PlaceMention

_PRONOUNS = frozenset(
    {
        "it",
        "itself",
        "its",
        "they",
        "them",
        "their",
        "themselves",
        "who",
        "those",
        "he",
        "she",
        "him",
        "her",
        "his",
        "himself",
    }
)
_FIRST = frozenset({"we", "us", "our", "ours", "i", "my"})
_OWNED = frozenset(
    {
        "force",
        "troop",
        "soldier",
        "fighter",
        "man",
        "army",
        "military",
        "unit",
        "side",
        "member",
        "militant",
        "militia",
        "wing",
        "air",
        "warplane",
    }
)
_PAIR = frozenset({"two", "both"})
_SIDES = frozenset({"country", "nation", "state", "neighbour", "neighbor"})
_SETTLEMENT = frozenset(
    {
        "town",
        "city",
        "village",
        "settlement",
        "capital",
        "municipality",
        "port",
        "district",
        "neighbourhood",
        "neighborhood",
    }
)
_REGION = frozenset(
    {"region", "province", "area", "enclave", "territory", "governorate", "state", "zone", "country"}
)


class Referents:
    """Parties and places in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon, main_town: Mention | None = None) -> None:
        self._lexicon = lexicon
        self._main_town = main_town
        self._parties: list[Mention] = []
        self._settlements: list[PlaceMention] = []
        self._regions: list[PlaceMention] = []

    def note(self, claim: Claim) -> None:
        """Remember what a claim names, for the sentences that follow."""
        for mention in (*claim.patients, *claim.agents):
            if mention.refers_to is None and mention.head not in _PRONOUNS | _FIRST:
                self._parties.append(mention)
        for place in reversed(claim.places):
            if place.mention.refers_to is None and any(c.isupper() for c in place.mention.text):
                wide = any(w in place.mention.text.casefold().split() for w in _REGION)
                found = self._lexicon.places.find(place.mention.text)
                if wide or any(p.kind != "settlement" for p in found):
                    self._regions.append(place)
                if not wide and (not found or any(p.kind == "settlement" for p in found)):
                    self._settlements.append(place)

    def parties(
        self, mention: Mention, owner: str, within: tuple[Mention, ...], speaker: Mention | None
    ) -> list[Mention]:
        """`mention` with what it refers to; none for a pronoun that nothing before explains.

        `owner` is the possessive before its noun ("its" of "its forces"), `within` the other
        parties of the claim, `speaker` who says it: "it said its forces had left" speaks of itself.
        """
        word = mention.text.casefold()
        if word == "latter" or word.endswith(" latter"):
            return [replace(mention, refers_to=within[-1])] if within else []
        if mention.head in _SIDES and any(w in _PAIR for w in word.split()):
            pair = self._last_pair()
            return [replace(mention, refers_to=p) for p in pair] or [mention]
        if word in _FIRST or (owner in _FIRST and mention.head in _OWNED):
            meant = speaker or self._last(mention, within)
        elif word in _PRONOUNS or (owner in _PRONOUNS and mention.head in _OWNED):
            meant = self._last(mention, within) if speaker is None else speaker
        else:
            return [mention]
        if meant is None:
            return [] if word in _PRONOUNS | _FIRST else [mention]
        return [replace(mention, refers_to=meant)]

    def _last(self, mention: Mention, within: tuple[Mention, ...]) -> Mention | None:
        known = [*self._parties, *(m for m in within if m.start < mention.start and m.head not in _PRONOUNS)]
        return known[-1] if known else None

    def _last_pair(self) -> list[Mention]:
        """The two states last named, for "the two countries"."""
        found: list[Mention] = []
        for mention in reversed(self._parties):
            known = bool(self._lexicon.countries.by_word(fold(mention.text)))
            if known and all(fold(mention.text) != fold(m.text) for m in found):
                found.append(mention)
        return list(reversed(found[:2])) if len(found) >= 2 else []

    def place(self, place: PlaceMention, *, definite: bool) -> PlaceMention | None:
        """A bare "the town" with the town last named; None where nothing fits."""
        mention = place.mention
        word = mention.text.casefold()
        if any(c.isupper() for c in mention.text):
            return place
        if word in ("it", "there", "which", "they", "them"):
            known = self._settlements or self._regions
            return self._again(place, known)
        head = word.split()[-1]
        if definite and head in _SETTLEMENT and len(word.split()) <= 2:
            known = self._again(place, self._settlements)
            if known is None and self._main_town is not None:
                return replace(place, mention=replace(mention, refers_to=self._main_town))
            return known or place
        if definite and head in _REGION and len(word.split()) <= 2:
            return self._again(place, self._regions) or place
        return place

    @staticmethod
    def _again(place: PlaceMention, known: list[PlaceMention]) -> PlaceMention | None:
        if not known:
            return None
        return replace(place, mention=replace(place.mention, refers_to=known[-1].mention))
