"""What the words of one article stand for: pronouns, bare nouns, and places that are not told again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.extract.party_kinds import is_plural
from variorum.extract.party_referents import PartyReferents, PartyUse
from variorum.extract.place_referents import PlaceReferents
from variorum.extract.scene import Scene
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention, PlaceMention

__all__ = ["PartyUse", "Referents", "is_plural"]


class Referents:
    """Parties and places in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon, main_town: Mention | None = None) -> None:
        self._parties = PartyReferents(lexicon)
        self._places = PlaceReferents(lexicon, main_town)
        self._scene = Scene(lexicon, self._places)
        self._paragraph = 0

    def begin(
        self,
        places: Iterable[PlaceMention],
        roads: Iterable[Mention],
        claims: Sequence[Claim],
        parties: Iterable[tuple[Mention, bool]] = (),
        paragraph: int = 0,
    ) -> None:
        """Begin a sentence that names these places, roads and parties, and makes these claims.

        Each party comes with whether it is the subject of a clause. With a new paragraph the news goes
        back to the town that it is about.
        """
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._places.go_back()
            self._scene.go_back()
        self._places.begin(places, roads, claims)
        self._parties.begin(claims, parties)

    def note(self, claim: Claim) -> None:
        """Remember what a claim names, for the sentences that follow."""
        self._parties.note(claim)
        self._places.note(claim)
        self._scene.note(claim)

    def end(self) -> None:
        """End a sentence: what it names is known to the next one."""
        self._parties.end()
        self._places.end()
        self._scene.end()

    def parties(self, use: PartyUse) -> list[Mention]:
        """The mention with what it refers to; none for a pronoun that nothing before explains."""
        return self._parties.stand_for(use)

    def places(self, place: PlaceMention, *, definite: bool, both: bool = False) -> list[PlaceMention]:
        """What a mention of a place stands for, one or more; itself where it names a place."""
        return self._places.stand_for(place, definite=definite, both=both)

    def road(self, mention: Mention) -> Mention:
        """ "The road" with the road last named; the mention itself where it names one."""
        return self._places.road(mention)

    def located(self, claim: Claim, beside: Sequence[Claim]) -> Claim:
        """The claim where it took place; one that names no place takes the narrative's, marked so."""
        return self._scene.located(claim, beside)
