"""One article's grounding: its parties, places, roads, speakers and days, each name read one way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, Claim, GroundedClaim, Mention, Place, When
from variorum.model.documents import Document
from variorum.model.mentions import Groundings, TextMentions
from variorum.model.readings import Reading, TimeExpression
from variorum.resolve.context import ArticleContext, home_country, read_context
from variorum.resolve.days import news_day, reference, resolve_time
from variorum.resolve.names import PrintedNames
from variorum.resolve.parties import PartyGrounder
from variorum.resolve.party_setting import KnownParties, PartySetting
from variorum.resolve.place_candidates import PlaceFinder
from variorum.resolve.place_relations import located
from variorum.resolve.places import PlaceGrounder
from variorum.resolve.routes import RouteGrounder
from variorum.resolve.spans import Reference
from variorum.resolve.speaker_voices import KnownSources
from variorum.resolve.speakers import SpeakerGrounder

Grounded = TypeVar("Grounded")

_AHEAD = frozenset({"planned", "threatened", "conditional"})
# Coding rule 9: what began more than a year before publication is background.
_BACKGROUND = timedelta(days=366)


class ArticleGrounder:
    """The grounders of one article and the day its narrative stands at."""

    def __init__(
        self,
        lexicon: Lexicon,
        known: tuple[KnownParties, KnownSources],
        places: PlaceFinder,
        document: Document,
        reading: Reading,
    ) -> None:
        parties, sources = known
        self._lexicon = lexicon
        self._names = PrintedNames(reading)
        context = read_context(self._names.all, lexicon, home_country(document, lexicon))
        setting = PartySetting(
            known=parties,
            context=context,
            names=self._names,
            text=document.text,
            day=document.published.day,
        )
        self._parties = PartyGrounder(setting)
        self._places = PlaceGrounder(places, context, self._names, reading)
        self._routes = RouteGrounder(lexicon, context, self._names, self._places.ground)
        self._speakers = SpeakerGrounder(sources, setting, self._parties)
        self._reference = reference(document.published, self._fixed_day(document, context))
        self._news_day = news_day(document.published, reading) or self._reference.day
        self._anchor: date | None = None

    def _fixed_day(self, document: Document, context: ArticleContext) -> date | None:
        """The one of the days that "Thursday, February 6" may be on which every party named existed."""
        days = [date.fromisoformat(day) for day in document.published.candidates]
        for actor_id, _ in context.actors if days else ():
            entry = self._lexicon.actors.get(actor_id)
            if entry is not None:
                days = [d for d in days if _existed(entry, d)]
        return days[0] if len(days) == 1 else None

    def ground(self, claim: Claim) -> GroundedClaim:
        """One claim grounded; moves the narrative's day on."""
        when = self._when(claim)
        spoken = [when] if when is not None else map(self._resolved, claim.told)
        day = next((w.earliest for w in spoken if w and w.earliest and w.earliest == w.latest), None)
        if day is not None:
            self._anchor = date.fromisoformat(day)
        return GroundedClaim(
            claim=claim,
            agents=self._actors(claim.agents),
            patients=self._actors(claim.patients),
            places=self._distinct_places(claim),
            routes=_each_once(map(self._routes.ground, claim.routes), lambda route: route.id or route.name),
            when=when,
            speakers=_each_once(
                map(self._speakers.ground, claim.attributions), lambda one: one.source_id or one.name
            ),
        )

    def ground_mentions(self, mentions: TextMentions) -> Groundings:
        """All that the text names, grounded as its claims are."""
        return Groundings(
            places=tuple(located(self._places.ground, place) for place in mentions.places),
            routes=tuple(map(self._routes.ground_with_ends, mentions.routes)),
            actors=tuple(map(self._parties.ground, mentions.parties)),
            speakers=tuple(map(self._speakers.ground, mentions.speakers)),
        )

    def _actors(self, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
        return _each_once(map(self._parties.ground, mentions), lambda actor: actor.id or actor.name)

    def _distinct_places(self, claim: Claim) -> tuple[Place, ...]:
        found = (located(self._places.ground, mention) for mention in claim.places)
        made = _each_once(found, lambda place: place.id or place.name)
        # Coding rule 6: the most specific first; where the narrative stands after what the words name.
        return tuple(sorted(made, key=lambda p: (p.carried, p.precision if p.id else 0)))

    def _when(self, claim: Claim) -> When | None:
        """The days of a claim: by its own words, by "now" in a state, or carried over from nearby."""
        ahead = claim.modality in _AHEAD
        for time in claim.times:
            when = resolve_time(time, self._as_said(time, claim), ahead=ahead, anchor=self._anchor)
            if when is not None:
                return when
        if claim.times:
            return _unfixed(claim.times[0].text)
        now = self._now(self._news_day if claim.attributions else self._reference.day)
        if claim.ongoing and now is not None:
            return now
        for time in claim.narrative:
            when = resolve_time(time, self._reference, anchor=self._anchor)
            if when is not None:
                return replace(when, basis="narrative")
        # "The road is blocked": the present of the telling.
        return replace(now, text="", basis="narrative") if claim.present and now else None

    def _resolved(self, time: TimeExpression) -> When | None:
        return resolve_time(time, self._reference, anchor=self._anchor)

    def _as_said(self, time: TimeExpression, claim: Claim) -> Reference:
        """What "last night" counts from: the day it was said, where the article tells that."""
        if time.point.kind in ("part", "window") and self._reference.day is not None:
            for told in claim.told:
                when = resolve_time(told, self._reference, anchor=self._anchor)
                if when is not None and when.earliest and when.earliest == when.latest:
                    day = date.fromisoformat(when.earliest)
                    return replace(self._reference, day=day)
            return replace(self._reference, day=self._news_day)
        return self._reference

    def _now(self, day: date | None) -> When | None:
        """A state that holds "now" on a day; without one, on that which the text fixes for its news."""
        ref = self._reference
        day = None if ref.estimated and ref.weekday_day is None else day or ref.weekday_day
        if day is None:
            return None
        text = day.isoformat()
        return When(earliest=text, latest=text, precision="day", text="now", basis=ref.basis)

    def is_background(self, grounded: GroundedClaim) -> bool:
        """Whether the claim's window ended, or ran open, from more than a year before publication."""
        when, day = grounded.when, self._reference.day
        if when is None or day is None or when.basis == "none":
            return False
        last = when.latest or when.earliest
        return last is not None and date.fromisoformat(last) < day - _BACKGROUND


def _each_once(found: Iterable[Grounded], known_by: Callable[[Grounded], str]) -> tuple[Grounded, ...]:
    """The first of those that stand for one thing: two mentions of one party, a road's label and its ends."""
    made: dict[str, Grounded] = {}
    for one in found:
        made.setdefault(known_by(one), one)
    return tuple(made.values())


def _existed(entry: ActorEntry, day: date) -> bool:
    """Whether a party's dates, years or days as the lexicon has them, take in a day."""
    text = day.isoformat()
    began = entry.since is None or text[: len(entry.since)] >= entry.since
    return began and (entry.until is None or text[: len(entry.until)] <= entry.until)


def _unfixed(text: str) -> When:
    """Words of time that nothing on the page fixes: kept, with no day."""
    return When(earliest=None, latest=None, precision="none", text=text, basis="none")
