"""Places: mentions to gazetteer entries, by what the article is about, with reasons; never a far namesake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.lexicon.records import PLACE_PRECISIONS
from variorum.model.claims import Alternative, Mention, Place, PlaceMention
from variorum.model.readings import Reading
from variorum.resolve.context import ArticleContext
from variorum.resolve.names import PrintedNames
from variorum.resolve.place_article import NEAR, QUALIFIED_WEIGHT, SAME_AREA, ArticlePlaces, Scored
from variorum.resolve.place_candidates import PlaceFinder
from variorum.resolve.place_guesses import PlaceGuesses
from variorum.resolve.place_qualifiers import Qualified

_SPOTS = frozenset({"settlement", "facility"})
_AREAS = frozenset({"admin1", "admin2", "region", "area"})
# Weight of the noun beside a name, and of what its words say of this one mention.
_KIND_WEIGHT = 0.6
# A plain name means the town sooner than the area called after it.
_PLAIN_SETTLEMENT = 0.05
# What a name of a place says that is used for something else, for people to read.
_TIES = {
    "people": "a word for the people or things of {}, not the place itself",
    "government": "stands for the government that sits in {}, not for the place",
    "part": "part of the name of something tied to {}, not the place itself",
}
# A place that lies somewhere in another is at best as exact as a district.
_INSIDE = 3
# A place so large may be what a longer name is called after, though the article does not speak of it.
_KNOWN_PEOPLE, _LOCAL = 50_000, 0.1
# Namesakes beside the best, and aliases of it, to show.
_MAX_ALTERNATIVES = 3
_MAX_ALIASES = 10


class PlaceGrounder:
    """Grounds the places of one article: each name one way, but for what the words of a mention say."""

    def __init__(
        self, finder: PlaceFinder, context: ArticleContext, names: PrintedNames, reading: Reading
    ) -> None:
        self._finder = finder
        self._patterns = finder.patterns
        self._context = context
        self._names = names
        self._qualified = Qualified(finder, (*reading.datelines, *reading.sentences))
        self._article = ArticlePlaces(finder, context, names.all, self._qualified)
        self._guesses = PlaceGuesses(finder, self._article, (*reading.datelines, *reading.sentences))

    def ground(self, place: PlaceMention) -> Place:
        """The place a mention stands for; id None, the name kept, where nothing fits well enough."""
        meant = place.mention.meant
        if place.use != "place":
            return self._tied(place)
        names = self._names.touching(meant.start, meant.end)
        core = self._patterns.core(meant.text, names)
        ranked = self._ranked(core, meant) if core else []
        if not ranked:
            return self._misspelt(place, core) or self._unknown(place, core or meant.text)
        best = ranked[0].candidate.entry
        precision = PLACE_PRECISIONS.get(best.kind, 7)
        if precision == 1 and place.relation not in ("in", "at"):
            precision = 2
        latin = [n for n in best.names if n.isascii()][:_MAX_ALIASES]
        return Place(
            mention=place.mention,
            id=best.id,
            name=self._patterns.shown(best.name, core, meant.text),
            aliases=tuple(dict.fromkeys((core, best.name, *latin))),
            lat=best.lat,
            lon=best.lon,
            country=best.country,
            admin1=best.admin1,
            precision=precision,
            relation=place.relation,
            distance_km=place.distance_km,
            alternatives=_alternatives(ranked[1:]),
            reasons=tuple(why for weight, why in ranked[0].evidence if why and weight),
        )

    def _tied(self, place: PlaceMention) -> Place:
        """The place that words are tied to which name no place themselves; its point, and no id."""
        core = place.mention.text
        others: Sequence[Scored] = ()
        if place.use == "people":
            entries = self._finder.states_or_regions(core)
            best = max(entries, key=lambda e: (self._context.weight(e.country), e.id), default=None)
            score = 1.0
        elif place.use == "government" and (capital := self._finder.capital(core)) is not None:
            best, score = capital, 1.0
        else:
            ranked = self._article.ranked(core)
            if ranked and not (self._article.placed(core) or _is_borne_out(ranked[0])):
                # A word of an unknown name is no reason to think of a small place so called.
                ranked = ()
            best = ranked[0].candidate.entry if ranked else None
            score, others = (ranked[0].score, ranked[1:]) if ranked else (0.0, others)
        if best is None:
            return replace(self._unknown(place, core), use=place.use)
        return Place(
            mention=place.mention,
            id=None,
            name=best.name,
            lat=best.lat,
            lon=best.lon,
            country=best.country,
            admin1=best.admin1,
            precision=PLACE_PRECISIONS.get(best.kind, 7),
            alternatives=(
                Alternative(id=best.id, name=best.name, score=round(score, 3)),
                *_alternatives(others),
            ),
            reasons=(_TIES[place.use].format(best.name),),
            use=place.use,
        )

    def _misspelt(self, place: PlaceMention, core: str) -> Place | None:
        """The one known place of the article's countries whose name differs from this by a slip."""
        if not core or self._finder.find(core):
            return None
        best = self._guesses.meant(core)
        if best is None:
            return None
        return Place(
            mention=place.mention,
            id=best.id,
            name=best.name,
            aliases=(core, best.name),
            lat=best.lat,
            lon=best.lon,
            country=best.country,
            admin1=best.admin1,
            precision=max(PLACE_PRECISIONS.get(best.kind, 7), 1 if place.relation in ("in", "at") else 2),
            relation=place.relation,
            distance_km=place.distance_km,
            alternatives=tuple(
                Alternative(id=e.id, name=e.name, score=score)
                for e, score in self._guesses.spelt_like(core)[: 1 + _MAX_ALTERNATIVES]
                if e.id != best.id
            ),
            reasons=(f"no place is spelt so; a spelling like {best.name}, in a country of the article",),
        )

    def _unknown(self, place: PlaceMention, core: str) -> Place:
        """A place that is not known: no point, or that of the known area the text puts it in."""
        alike = self._guesses.spelt_like(core)
        made = Place(
            mention=place.mention,
            id=None,
            name=core,
            country=self._context.theatre,
            relation=place.relation,
            distance_km=place.distance_km,
            alternatives=tuple(
                Alternative(id=e.id, name=e.name, score=score) for e, score in alike[:_MAX_ALTERNATIVES]
            ),
            reasons=("no known place of this name fits the article",),
        )
        meant = place.mention.meant
        wider = self._guesses.wider(meant.start, meant.end)
        if wider is None:
            return made
        return replace(
            made,
            lat=wider.lat,
            lon=wider.lon,
            country=wider.country,
            admin1=wider.admin1,
            precision=max(_INSIDE, PLACE_PRECISIONS[wider.kind]),
            reasons=(*made.reasons, f"the text puts it in {wider.name}, whose middle is shown"),
        )

    def _ranked(self, core: str, meant: Mention) -> list[Scored]:
        """The readings of the name in this article, with what this mention's own words say put first."""
        own = self._qualified.of_mention(meant.start)
        before = self._patterns.kind_before(self._names.words_before(meant.start))
        made = []
        for scored in map(_unqualified, self._article.ranked(core)) if own else self._article.ranked(core):
            said = [self._kind_fit(scored, meant.text, before)]
            if scored.candidate.entry.id in own:
                said.append((QUALIFIED_WEIGHT, own[scored.candidate.entry.id]))
            evidence = tuple(dict.fromkeys((*scored.evidence, *said)))
            made.append(
                Scored(
                    candidate=scored.candidate,
                    score=scored.score + sum(w for w, _ in said),
                    evidence=evidence,
                )
            )
        return sorted(made, key=lambda s: (-s.score, s.candidate.entry.id))

    def _kind_fit(self, scored: Scored, text: str, before: str) -> tuple[float, str]:
        kind = scored.candidate.entry.kind
        if before == "town" or (not before and self._patterns.speaks_of_town(text)):
            return (_KIND_WEIGHT, "the words speak of a town") if kind in _SPOTS else (0.0, "")
        if before == "area" or self._patterns.speaks_of_area(text):
            return (_KIND_WEIGHT, "the words speak of an area") if kind in _AREAS else (0.0, "")
        return (_PLAIN_SETTLEMENT, "") if kind == "settlement" else (0.0, "")


def _is_borne_out(scored: Scored) -> bool:
    """Whether a place is large, or more than its country speaks for it."""
    local = sum(w for w, why in scored.evidence if why in (NEAR, SAME_AREA))
    return scored.candidate.entry.prominence >= _KNOWN_PEOPLE or local >= _LOCAL


def _unqualified(scored: Scored) -> Scored:
    """A reading without what the text says of the name elsewhere, where this mention says it otherwise."""
    evidence = tuple(one for one in scored.evidence if one[0] != QUALIFIED_WEIGHT)
    return replace(scored, score=sum(w for w, _ in evidence), evidence=evidence)


def _alternatives(ranked: Sequence[Scored]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(id=s.candidate.entry.id, name=s.candidate.entry.name, score=round(s.score, 3))
        for s in ranked[:_MAX_ALTERNATIVES]
    )
