"""Where an article's narrative stands: the place of a claim whose own words name none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.extract.place_referents import PlaceReferents, is_any
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, PlaceMention

# Where an act comes from or goes to is not yet where the next one happens.
_WAYS = frozenset({"from", "toward"})
# What may never happen does not do so where the narrative stands.
_AHEAD = frozenset({"planned", "threatened", "conditional"})
_IN_OFFICE = frozenset({"government", "armed", "military-people", "source"})
# Characters after a speaker's noun in which the place begins that he or she is of.
_BESIDE = 16
# From so many dead on a count is that of a war and of no one town.
_OF_A_WAR = 1000


class Scene:
    """The scene of one article: where the claim told last happened."""

    def __init__(self, lexicon: Lexicon, places: PlaceReferents) -> None:
        self._places = places
        self._lexicon = lexicon
        self._words = lexicon.words.reference
        self._groups = groups = lexicon.codebook.groups
        self._placeless, self._wide = groups.placeless, groups.of_wars
        self._borders, self._residents = lexicon.words.places.borders, lexicon.words.places.residents
        self._vague = lexicon.words.places.vague
        self._scene: tuple[PlaceMention, ...] = ()
        # Whether the sentence before told where something happened; whether this one has.
        self._fresh = self._told_now = False

    def note(self, claim: Claim) -> None:
        """Move to where a claim is told to have happened, unless it tells of another year."""
        if any(t.point.kind == "year" or t.point.year_step for t in claim.times):
            return
        # Where envoys sit is not where the fighting that is told of next takes place.
        if claim.event_type in self._groups.joint and claim.event_type in self._placeless:
            return
        scene = tuple(p for p in claim.places if not p.carried and self._sets_scene(p))
        self._scene = scene or self._scene
        self._told_now = self._told_now or bool(scene)

    def go_back(self) -> None:
        """Go back to the town that the article is about, where there is one."""
        main = self._places.main_town
        towns = [p for p in self._scene if self._places.is_town(p) or not self._places.is_area(p)]
        if main is not None and towns:
            self._scene = (main,)

    def end(self) -> None:
        """End a sentence."""
        self._fresh, self._told_now = self._told_now, False

    def located(self, claim: Claim, beside: Sequence[Claim]) -> Claim:
        """The claim where it took place: vague words left out, and where it names no place the scene carried.

        The scene is that of the claims `beside` it in its sentence, else of the claim told last; of a
        count of losses, an offensive, a whole war or "the north" the area told of last. A place carried is
        marked so. None is for words of diplomacy, which are about more than a place, for what lies ahead,
        and for what is told of a whole country.
        """
        places = tuple(p for p in claim.places if not self._is_vague(p))
        if any(map(self._places.is_named, places)) or claim.routes:
            return replace(claim, places=places)
        if claim.event_type in self._placeless and not places:
            return replace(claim, places=())
        # "Across the frontier" is not in the town told of last.
        if self._is_national(claim):
            return replace(claim, places=())
        borders = tuple(filter(self._is_border, claim.places))
        if borders and not places:
            return replace(claim, places=borders)
        home = self._home_of_speaker(claim)
        if places:
            town = home or self._named_beside(claim) or self._places.town_before(claim.evidence.start)
            # "The airport" is that of the town told of.
            return replace(claim, places=(*places, *([replace(town, carried=True)] if town else [])))
        told = (home,) if home else self._told_of(claim, beside)
        return replace(claim, places=tuple(replace(p, carried=True) for p in told))

    def _home_of_speaker(self, claim: Claim) -> PlaceMention | None:
        """ "Residents in Bria said", "people living in Bria told": they tell of what happened there."""
        speaker = claim.attributions[-1].speaker if claim.attributions else None
        if speaker is None:
            return None
        town = self._places.town_beside(speaker.start, speaker.end + _BESIDE)
        if speaker.head in self._residents:
            return town
        # "A pensioner from Bria"; officials and soldiers from there may speak of anywhere.
        office = self._lexicon.classes.get(speaker.head, frozenset()) & _IN_OFFICE
        named = any(c.isupper() for c in speaker.text)
        return town if town and town.relation == "from" and not office and not named else None

    def _named_beside(self, claim: Claim) -> PlaceMention | None:
        """The place that the claim's sentence names, other than where its speaker is."""
        seats = [(a.speaker.start, a.speaker.end + _BESIDE) for a in claim.attributions]
        return self._places.place_named(claim.trigger.start, seats)

    def _told_of(self, claim: Claim, beside: Sequence[Claim]) -> Sequence[PlaceMention]:
        area = self._places.last_area
        if self._is_count_of_war(claim) or _counts_towns(claim):
            return area
        near = [c for c in beside if c.id != claim.id]
        before = [c for c in near if c.evidence.start <= claim.evidence.start]
        for other in (*reversed(before), *(c for c in near if c not in before)):
            places = [p for p in other.places if self._sets_scene(p)]
            places += [replace(p, relation="in") for p in other.places if self._is_left(claim, other, p)]
            if places:
                return places
        named = self._named_beside(claim)
        if named is not None:
            return (named,)
        if claim.modality in _AHEAD:
            return ()
        # Of several towns told of before nothing says which one is meant.
        several = sum(map(self._places.is_town, self._scene)) > 1
        wide = self._is_wide(claim)
        if area and (several or wide):
            return area
        main = self._places.main_town
        return () if several else self._scene or ((main,) if main else ())

    def _is_left(self, claim: Claim, other: Claim, place: PlaceMention) -> bool:
        """ "Withdrew from Bria after holding it": where one comes from is what "it" was."""
        it = claim.evidence.quote.casefold().split()[-1:] == ["it"]
        both = {claim.event_type, other.event_type} <= self._groups.per_town
        return it and both and place.relation == "from" and self._places.is_named(place)

    def _is_wide(self, claim: Claim) -> bool:
        """Whether a claim is told of an area rather than of the town where the last one happened."""
        if claim.event_type in self._wide and not self._fresh:
            return True
        if claim.trigger.head in self._words.wars:
            return True
        return any(p.mention.text.casefold().split()[-1:] and self._is_vague(p) for p in claim.places)

    def _is_count_of_war(self, claim: Claim) -> bool:
        """Thousands of dead are those of a war, not of the town that the news is of."""
        return any(f.kind == "killed" and (f.low or f.high or 0) >= _OF_A_WAR for f in claim.figures)

    def _is_national(self, claim: Claim) -> bool:
        """ "Across the country", "nationwide": told of no one place in it."""
        if any(is_any(p.mention.text.rpartition(" ")[2].casefold(), self._words.lands) for p in claim.places):
            return True
        end = claim.trigger.end - claim.evidence.sentence_start
        clause = claim.evidence.sentence[end:].casefold()
        return any(words in clause for words in self._words.nationwide)

    def _is_border(self, place: PlaceMention) -> bool:
        return is_any(place.mention.text.rpartition(" ")[2].casefold(), self._borders)

    def _is_vague(self, place: PlaceMention) -> bool:
        """ "The east", "more territory": words that tell one place from no other."""
        words = place.mention.text.casefold().split()
        return not self._places.is_named(place) and bool(words) and is_any(words[-1], self._vague)

    def _sets_scene(self, place: PlaceMention) -> bool:
        """Whether a place is told of as where something happened, and is not a whole country or a body's."""
        meant = place.mention.refers_to or place.mention
        if not self._places.is_named(place) or place.relation in _WAYS or self._places.is_country(meant.text):
            return False
        # What is told next need not have happened in the same hospital or quarter.
        if self._places.main_town is not None and self._places.is_within(place):
            return False
        return not self._lexicon.actors.by_name(meant.text.rpartition(" ")[0])


def _counts_towns(claim: Claim) -> bool:
    """ "Captured six villages": they lie in an area, and none of them is the town told of before."""
    return any(f.kind == "settlements" for f in claim.figures)
