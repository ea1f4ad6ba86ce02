"""What pronouns and bare definite nouns stand for within one article."""

from __future__ import annotations

from dataclasses import replace

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention, PlaceMention

_THING = frozenset({"it", "itself"})
_GROUP = frozenset({"they", "them", "themselves", "we", "us", "who", "those"})
_PERSON = frozenset({"he", "she", "him", "her", "himself"})
_SETTLEMENT = frozenset({"town", "city", "village", "settlement", "capital", "municipality", "port", "district", "neighbourhood", "neighborhood"})
_REGION = frozenset({"region", "province", "area", "enclave", "territory", "governorate", "state", "zone", "country"})


class Referents:
    """Parties and places in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parties: list[Mention] = []
        self._settlements: list[PlaceMention] = []
        self._regions: list[PlaceMention] = []

    def note(self, claim: Claim) -> None:
        """Remember what a claim names, for the sentences that follow."""
        for mention in (*claim.patients, *claim.agents):
            if mention.refers_to is None and mention.head not in _THING | _GROUP | _PERSON:
                self._parties.append(mention)
        for place in reversed(claim.places):
            if place.mention.refers_to is None and any(c.isupper() for c in place.mention.text):
                wide = any(w in place.mention.text.casefold().split() for w in _REGION)
                found = self._lexicon.places.find(place.mention.text)
                if wide or any(p.kind != "settlement" for p in found):
                    self._regions.append(place)
                if not wide and (not found or any(p.kind == "settlement" for p in found)):
                    self._settlements.append(place)

    def party(self, mention: Mention, within: tuple[Mention, ...] = ()) -> Mention | None:
        """`mention` with what it refers to; None for a pronoun that nothing before explains."""
        word = mention.text.casefold()
        if word == "latter" or word.endswith(" latter"):
            return replace(mention, refers_to=within[-1]) if within else None
        if word not in _THING | _GROUP | _PERSON:
            return mention
        known = [*self._parties, *(m for m in within if m.start < mention.start)]
        return replace(mention, refers_to=known[-1]) if known else None

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
            return self._again(place, self._settlements) or place
        if definite and head in _REGION and len(word.split()) <= 2:
            return self._again(place, self._regions) or place
        return place

    @staticmethod
    def _again(place: PlaceMention, known: list[PlaceMention]) -> PlaceMention | None:
        if not known:
            return None
        return replace(place, mention=replace(place.mention, refers_to=known[-1].mention))
