"""Subjects: the places, parts of places and stretches of road that a claim is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.model.claims import Claim, GroundedClaim, Place, Route
from variorum.model.control import Count, Subject
from variorum.model.events import Event
from variorum.state.control.extents import (
    BESIDE_RELATIONS,
    PART_RELATIONS,
    between,
    count_of,
    counted_in,
    described,
    extent_before,
    lies_in,
    lies_inside,
    settlement_word,
    settlements_told,
    whole_or_part,
)
from variorum.state.control.knowledge import words

# UCDP where_prec from which a place is an area: an area beside a road says which part of it is meant.
AREA = 3
# How many places after one are looked at for the one that it lies in.
_LOOKED_AT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a claim says is held: a subject; with `settlements`, so many unnamed settlements in it."""

    subject: Subject
    settlements: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """A place of a claim: `base` is known or stands alone, `inner` lies in it and has no place itself."""

    base: Place
    inner: Place | None = None

    @property
    def name(self) -> str:
        return whole_or_part(self.base.name or self.base.mention.text)[0]

    @property
    def ground(self) -> str:
        """The id of the place, or what stands for one where nothing grounds it."""
        return self.base.id or f"unplaced {fold(self.name)}".replace(":", " ")

    @property
    def is_area(self) -> bool:
        return self.inner is None and self.base.id is not None and self.base.precision >= AREA


def subjects_of(event: Event, claim: GroundedClaim) -> tuple[Told, ...]:
    """What `claim` says is held or left, the claim being one of `event`.

    The place of the event where the claim tells of it, else the claim's own, each of several by itself; a
    road by the stretch. A part, what lies in a town, and unnamed settlements are told apart from the whole.
    A town is not held by the word for the area that it lies in, nor the area by that for the town: what of
    the two the claim names is what it tells of. Empty where the claim names none; then it is about what the
    event's other claims are about.
    """
    heads = _heads(claim.claim, claim.places)
    road = _road(claim, heads)
    if road is not None:
        return (Told(subject=road),)
    if event.place is not None and event.place.id is not None:
        own = [head for head in heads if head.base.id == event.place.id]
        of_area = event.place.precision >= AREA
        wider = [head for head in heads if head.base.id is not None and head.is_area != of_area]
        if heads and not own and not wider:
            return (Told(subject=_of_event(event, heads)),)
        heads = own or wider
    made = (_told(head, claim, event) for head in heads)
    return tuple({told.subject.id: told for told in made if told is not None}.values())


def may_overlap(left: Subject, right: Subject) -> bool:
    """Whether two subjects can share ground: one subject, or stretches of one road that may meet.

    Two stretches may meet where one is the whole road, and where an end of one gives its name to
    the area that limits the other. A part of a place and the place are held apart from each other.
    """
    if left.id == right.id:
        return True
    if left.kind != "route-segment" or right.kind != "route-segment" or left.ground != right.ground:
        return False
    mine, theirs = _limits(left), _limits(right)
    whole = not mine or not theirs
    return whole or (len(mine) != len(theirs) and bool(mine & theirs))


def _limits(subject: Subject) -> frozenset[str]:
    return frozenset(subject.id.split(":")[1:])


# ---- places


def _heads(claim: Claim, places: Sequence[Place]) -> list[_Head]:
    """The places told of, without those that only say where another lies.

    What nothing grounds and is described, or is called an airport, a quarter and such, lies in the next
    place that is known, or named. So does a quarter that is known ("the X district of Y"). Where towns are
    told, the areas beside them say where these are.
    """
    heads: list[_Head] = []
    around = {id(place) for place in places if any(_is_quarter_in(claim, one, place) for one in places)}
    for index, place in enumerate(places):
        if place.use != "place" or id(place) in around:
            continue
        after = places[index + 1 : index + 1 + _LOOKED_AT]
        base = next((later for later in after if later.id is not None), None) or next(
            (later for later in after if later.use == "place" and not described(_shown(later))), None
        )
        inside = place.id is None and (lies_in(_shown(place)) or lies_in(place.mention.text))
        heads.append(_Head(base=base, inner=place) if inside and base is not None else _Head(base=place))
    bases = {id(head.base) for head in heads if head.inner is not None}
    heads = [head for head in heads if head.inner is not None or id(head.base) not in bases]
    spots = [head for head in heads if not head.is_area]
    if spots and any(not head.base.carried or head.inner is not None for head in spots):
        return [head for head in spots if not head.base.carried or head.inner is not None]
    narrowest = min((head.base.precision for head in heads), default=0)
    return [head for head in heads if not head.is_area or head.base.precision == narrowest]


def _shown(place: Place) -> str:
    return place.name or place.mention.text


def _is_quarter_in(claim: Claim, quarter: Place, place: Place) -> bool:
    """Whether the words have a place for a quarter of the one named after it: "the X district of Y"."""
    last = fold(quarter.mention.text).split()[-1:]
    if quarter.id is None or not last or last[0] not in words().quarters:
        return False
    text = between(claim, quarter.mention, place.mention)
    return text is not None and fold(text).split()[:1] in (["of"], ["in"])


def _told(head: _Head, claim: GroundedClaim, event: Event) -> Told | None:
    if head.inner is not None:
        name = head.inner.name or head.inner.mention.text
        if (one := settlement_word(name)) is not None:
            if head.base.precision < AREA and head.base.relation not in BESIDE_RELATIONS:
                return None
            figure = settlements_told(claim.claim)
            return Told(
                subject=_place(head, _part(head.base)), settlements=count_of(figure) if figure else one
            )
        if described(name) and words().centres.intersection(fold(name).split()[-1:]):
            return Told(subject=_place(head, "centre"))
        return Told(subject=_place(head, fold(name), shown=name))
    if head.base.id is None:
        if settlement_word(head.name) is not None:
            return None
        return Told(subject=_unplaced(head, event))
    part = _part(head.base) or extent_before(claim.claim, head.base.mention)
    figure = settlements_told(claim.claim)
    whole_town = not part and not head.base.carried and not head.is_area and not _is_by_area(head.base)
    if figure is not None and not (whole_town and not counted_in(claim.claim, figure, head.base.mention)):
        return Told(subject=_place(head, part), settlements=count_of(figure))
    return Told(subject=_place(head, part))


def _part(place: Place) -> str:
    if place.relation in PART_RELATIONS | BESIDE_RELATIONS:
        return place.relation.replace("-", " ")
    name, part = whole_or_part(place.mention.text)
    if part or name != place.mention.text:
        return part
    named = [word for word in fold(place.mention.text).split() if word in words().parts]
    own = fold(place.name).split()
    return fold(place.mention.text) if any(word not in own for word in named) else ""


def _is_by_area(place: Place) -> bool:
    """Whether an area is told by the name of its main town: "X township"."""
    last = fold(place.mention.text).split()[-1:]
    return bool(last) and last[0] in words().areas


def _place(head: _Head, part: str, shown: str = "") -> Subject:
    base = head.base
    inner = head.inner.mention.text if head.inner is not None else ""
    shown = shown or (part if lies_inside(part) else "")
    name = f"{shown}, {head.name}" if shown else f"{head.name} ({part})" if part else head.name
    aliases = (
        {*base.aliases, base.mention.text} if not part else {f"{inner} of {head.name}"} if inner else set()
    )
    if lies_inside(part):
        aliases |= {f"{part} of {head.name}", f"{head.name} {part}"}
    return Subject(
        kind="place",
        id=f"{head.ground}:{part.replace(':', ' ')}" if part else head.ground,
        name=name,
        aliases=tuple(sorted(aliases - {name, ""})),
        lat=base.lat,
        lon=base.lon,
        part=part,
        precision=base.precision,
    )


def _unplaced(head: _Head, event: Event) -> Subject:
    """A place that nothing grounds: by its name, or by the event where it is only described."""
    part = _part(head.base)
    scope = [event.id] if described(head.name) else []
    return Subject(
        kind="place",
        id=":".join([head.ground, *scope, *([part] if part else [])]),
        name=f"{head.name} ({part})" if part else head.name,
        part=part,
        precision=head.base.precision,
        lat=head.base.lat,
        lon=head.base.lon,
    )


def _of_event(event: Event, heads: Sequence[_Head]) -> Subject:
    """The event's place under a name that the gazetteer does not know: another spelling of it."""
    where = event.place
    assert where is not None
    return Subject(
        kind="place",
        id=where.id or "",
        name=where.name,
        aliases=tuple(sorted({head.name for head in heads if head.base.id is None} - {where.name})),
        lat=where.lat,
        lon=where.lon,
        precision=where.precision,
    )


# ---- roads


def _road(claim: GroundedClaim, heads: Sequence[_Head]) -> Subject | None:
    """The stretch of road a claim is about; None where it names none or several, or a spot on it."""
    routes = {route.id or fold(route.name or route.mention.text): route for route in claim.routes}
    if len(routes) != 1:
        return None
    route = next(iter(routes.values()))
    ends = {fold(end) for end in (route.from_place, route.to_place) if end}
    beside = [head for head in heads if fold(head.name) not in ends]
    limits = ((head, _says_where(claim, route, head)) for head in beside)
    limit = next(((head, text) for head, text in limits if head.is_area or text), None)
    if limit is None and any(not head.base.carried and head.base.id is not None for head in beside):
        return None
    return _stretch(route, limit, claim)


def _says_where(claim: GroundedClaim, route: Route, head: _Head) -> str:
    """The words that limit the road to the place: "in Idlib", "at Saraqib", "west of Saraqib"; or none."""
    mention, name = head.base.mention, route.mention
    if mention.start <= name.start and name.end <= mention.end and name.text and name.text in mention.text:
        return mention.text.partition(name.text)[2].strip()
    text = between(claim.claim, name, mention)
    if not text or any(word not in words().stretches for word in fold(text).split()):
        return ""
    before = [word for word in text.split() if fold(word) in words().beside]
    return f"{' '.join(before) or 'in'} {head.name}"


def _stretch(route: Route, limit: tuple[_Head, str] | None, claim: GroundedClaim) -> Subject:
    """A stretch of road: its id is the road's and what limits it, folded, after colons."""
    area, where = limit if limit is not None else (None, "")
    name = route.name or route.mention.text
    key = (route.id or fold(name)).replace(":", " ")
    aliases = {other.mention.text for other in claim.routes}
    ends = [end for end in (route.from_place, route.to_place) if end]
    if ends:
        limits, shown = sorted(fold(end) for end in ends), f"{name} {'-'.join(ends)}"
        aliases |= {f"{'-'.join(some)} {kind}" for some in (ends, ends[::-1]) for kind in ("road", "highway")}
    elif area is not None:
        where = where or f"in {area.name}"
        limits, shown = [fold(where).removeprefix("in ")], f"{name} {where}"
    else:
        limits, shown = [], name
    return Subject(
        kind="route-segment",
        id=":".join([key, *(limit.replace(":", " ") for limit in limits)]),
        name=shown,
        aliases=tuple(sorted(aliases - {shown, ""})),
        lat=area.base.lat if area else None,
        lon=area.base.lon if area else None,
        from_place=route.from_place,
        to_place=route.to_place,
    )
