"""Roads: mentions to known roads by name or by their two ends, else to a road made of those ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import RouteEntry
from variorum.model.claims import Alternative, Mention, Place, PlaceMention, Route, RouteSegment
from variorum.resolve.context import ArticleContext
from variorum.resolve.names import PrintedNames
from variorum.resolve.route_ends import printed_ends

# A road that crosses borders belongs to no one country: before those of countries the article is silent on.
_CROSSING = 0.01
_MAX_ALTERNATIVES = 5
_BOTH = 2


class RouteGrounder:
    """Grounds roads of one article; `ground_place` grounds the places they run between."""

    def __init__(
        self,
        lexicon: Lexicon,
        context: ArticleContext,
        names: PrintedNames,
        ground_place: Callable[[PlaceMention], Place],
    ) -> None:
        self._lexicon = lexicon
        self._context = context
        self._names = names
        self._ground_place = ground_place

    def ground(self, mention: Mention) -> Route:
        """The road a mention stands for.

        One of its name in a country of the article; else the one known road that has both its ends
        on it; else, where both ends are known places, a road made of them, with an id that any
        article gives it; else the printed words with id None.
        """
        meant = mention.meant
        named = self._named(meant)
        ends = self._ends(meant)
        if named:
            # "The Damascus-Aleppo highway" is all of the road that is called so.
            whole = fold(meant.text) in _folded_names(named[0])
            return self._known(mention, named, () if whole else ends, "by its name")
        if len(ends) == _BOTH:
            return self._by_ends(mention, ends)
        to = ends[0].name if ends else None
        return Route(mention=mention, id=None, name=meant.text, to_place=to)

    def ground_with_ends(self, mention: Mention) -> Route:
        """The road of a mention with the ends that it prints, also where they are a part of its name."""
        made = self.ground(mention)
        ends = () if made.from_place else self._ends(mention.meant)
        if len(ends) != _BOTH:
            return made
        return replace(made, from_place=ends[0].name, to_place=ends[1].name)

    def _known(self, mention: Mention, roads: list[RouteEntry], ends: tuple[Place, ...], how: str) -> Route:
        road, others = roads[0], roads[1:]
        stretch = [self._called(road, end) for end in ends] if len(ends) == _BOTH else []
        return Route(
            mention=mention,
            id=road.id,
            name=road.name,
            from_place=stretch[0] if stretch else None,
            to_place=stretch[1] if stretch else None,
            segments=self._segments(road, ends),
            alternatives=_alternatives(others),
            reasons=(how,),
        )

    def _named(self, mention: Mention) -> list[RouteEntry]:
        """The roads of the mention's name or label in countries of the article, likeliest first."""
        routes = self._lexicon.routes
        touching = self._names.touching(mention.start, mention.end, "route")
        printed = [routes.get(i) for name in touching for i in name.ids]
        label = _road_name(mention.text)
        found = dict.fromkeys(e for e in (*printed, *routes.by_name(label), *routes.by_label(label)) if e)
        if not self._context.countries:
            return list(found) if len(found) == 1 else []
        ranked = sorted(found, key=lambda e: -self._weight(e))
        return [e for e in ranked if self._weight(e) > 0]

    def _weight(self, road: RouteEntry) -> float:
        return self._context.weight(road.country) if road.country else _CROSSING

    def _ends(self, mention: Mention) -> tuple[Place, ...]:
        """The places that the words name as the ends of the road, as printed: two, one or none."""
        found = []
        for start, end in printed_ends(mention.text, self._lexicon.words.roads, self._lexicon.places.known):
            text = mention.text[start:end]
            at = Mention(text=text, start=mention.start + start, end=mention.start + end, head=fold(text))
            found.append(self._ground_place(PlaceMention(mention=at)))
        return tuple(found)

    def _by_ends(self, mention: Mention, ends: tuple[Place, ...]) -> Route:
        one, other = ends
        ways = [road for road in self._lexicon.routes.all() if self._carries(road, one, other)]
        if len(ways) == 1:
            return self._known(mention, ways, ends, f"the one known road by {one.name} and {other.name}")
        first, last = sorted(ends, key=lambda e: e.id or "")
        both = one.id is not None and other.id is not None and one.id != other.id
        return Route(
            mention=mention,
            id=f"route-adhoc-{first.id}-{last.id}" if both and not ways else None,
            name=f"{first.name}-{last.name} road" if both else mention.meant.text,
            from_place=one.name,
            to_place=other.name,
            alternatives=_alternatives(ways),
            reasons=(f"by its ends {first.name} and {last.name}",),
        )

    def _carries(self, road: RouteEntry, one: Place, other: Place) -> bool:
        """Whether both places are waypoints of a road."""
        return None not in (self._position(road, one), self._position(road, other))

    def _position(self, road: RouteEntry, place: Place) -> int | None:
        """Which waypoint of a road a place is, by its id; by its name where it has none."""
        for index, waypoint in enumerate(road.waypoints):
            if place.id is not None and place.id in _places_called(self._lexicon, waypoint, road.country):
                return index
        return None

    def _called(self, road: RouteEntry, end: Place) -> str:
        """What a road's own list of waypoints calls a place on it; the place's name otherwise."""
        index = self._position(road, end)
        return end.name if index is None else road.waypoints[index]

    def _segments(self, road: RouteEntry, ends: tuple[Place, ...]) -> tuple[RouteSegment, ...]:
        """The pieces of a road between two of its waypoints; none where an end is no waypoint."""
        if len(ends) != _BOTH:
            return ()
        at = [self._position(road, end) for end in ends]
        stops = sorted(index for index in at if index is not None)
        if len(stops) != _BOTH:
            return ()
        return tuple(RouteSegment(from_place=a, to_place=b) for a, b in road.segments[stops[0] : stops[1]])


def _places_called(lexicon: Lexicon, name: str, country: str | None) -> frozenset[str]:
    """Ids of the places of a name, in the country where one is given or on its border."""
    found = lexicon.places.find(name)
    return frozenset(p.id for p in found if country is None or p.country in (country, None))


def _road_name(text: str) -> str:
    """ "M5" of "M5 between Hama and Homs": the words before those that tell the ends."""
    for opener in (" between ", " from ", " linking ", " connecting "):
        text = text.split(opener, 1)[0]
    return text


def _folded_names(road: RouteEntry) -> set[str]:
    return {fold(name) for name in (road.name, *road.names)}


def _alternatives(roads: Iterable[RouteEntry]) -> tuple[Alternative, ...]:
    return tuple(Alternative(id=road.id, name=road.name, score=0.0) for road in roads)[:_MAX_ALTERNATIVES]
