"""Who is told to hold which place and which stretch of road, as a map without a base map.

Only what is told is drawn: points and lines, never the ground between them. Each side has a colour, a shape
and a dash, and each standing a way of filling, so that nothing is told by colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from variorum.draw.map_graticule import graticule
from variorum.draw.map_labels import Room, along, square
from variorum.draw.map_legend import Used, legend, scale_bar, scale_room
from variorum.draw.map_marks import RADIUS, Fill, mark, road
from variorum.draw.map_projection import Frame, Point, framed, is_spot
from variorum.draw.map_sides import Sides, holders
from variorum.draw.svg import clean, document, element, line, rect, text
from variorum.model.control import Subject
from variorum.model.roads import StretchState, Waypoint
from variorum.query.control.records import SubjectState

OLD_DAYS = 14
"""An account is drawn as old where it was last told so many days before: two of the weeks that a brief looks
back over."""

# So many places are drawn at most, the first given: more would lie on each other.
_MOST = 150

_WIDTH = 760.0
_HEIGHTS = (320.0, 460.0)
# Kept free at the sides, for names, and at the top and the foot.
_EDGES = (120.0, 46.0)
_HEAD = 34.0
_MARGIN = 12.0
# UCDP where_prec from which a place is an area.
_AREA = 3


def control_map(
    states: Sequence[SubjectState], stretches: Sequence[StretchState], *, title: str
) -> str | None:
    """The map as one SVG element; None where nothing has coordinates. `title` says what and when it shows.

    The states come most important first: where names do not fit, those of the last are left out, and
    it is said how many.
    """
    known = [one for one in states if one.subject.kind == "place" and _spot(one.subject) is not None]
    shown = known[:_MOST]
    roads = [one for one in stretches if _ends(one) is not None]
    spots = [spot for one in shown if (spot := _spot(one.subject))]
    # A road that is told of as a whole may run through the whole country: it does not widen the map.
    near = [one for one in roads if one.basis == "stated"] if spots else roads
    spots += [spot for one in near for spot in _ends(one) or ()]
    if not spots:
        return None
    frame = framed(spots, _MARGIN, _HEAD, _WIDTH - 2 * _MARGIN, _HEIGHTS, _EDGES)
    roads = [one for one in roads if _line(one, frame)]
    sides = Sides(shown, roads)
    room = Room(frame)
    room.take(scale_room(frame))
    pieces = [
        text(title, _MARGIN, 21, class_="head"),
        rect(frame.left, frame.top, frame.width, frame.height, class_="land"),
        *graticule(frame),
    ]
    marks, named = _marks(shown, frame, sides, room)
    waypoints = _waypoints(roads, shown, frame, room)
    pieces += [_road(one, frame, sides) for one in roads]
    for one in roads:
        for point in along(_line(one, frame), 8.0):
            room.shun(square(point, 2.0))
    names, unnamed = _names(room, [*named, *waypoints])
    pieces += [*(_dot(at) for _, at, _ in waypoints), *marks, *names, *scale_bar(frame)]
    pieces.append(rect(frame.left, frame.top, frame.width, frame.height, class_="soft", fill="none"))
    return _finished(
        pieces,
        frame,
        title,
        _used(shown, roads, sides),
        (len(states) - len(known), unnamed, len(known) - len(shown)),
    )


def _finished(
    pieces: list[Element], frame: Frame, title: str, used: Used, missing: tuple[int, int, int]
) -> str:
    """The drawing with its legend and its notes below."""
    top = frame.top + frame.height + 12
    signs, height = legend(used, _MARGIN, top, _WIDTH - 2 * _MARGIN, OLD_DAYS)
    notes = _notes(used, *missing)
    foot = top + height + 14
    lines = [
        text(note, _MARGIN, foot + 15 * number, class_="small faint") for number, note in enumerate(notes)
    ]
    described = f"{title}. {' '.join(notes)} Sides: {'; '.join(used.sides) or 'none'}."
    return document(_WIDTH, foot + 15 * len(notes), title, described, [*pieces, *signs, *lines])


def _notes(used: Used, without_spot: int, unnamed: int, beyond: int) -> list[str]:
    notes = [
        "Only what is told is drawn; who held the ground between is not known. North of the middle is up."
    ]
    if used.roads:
        notes.append("Roads are schematic: straight lines from town to town, their course is not known.")
    if used.areas:
        notes.append("“Area” marks the middle of a district or province, not a spot that was held.")
    if used.beside:
        notes.append(
            "A name with words in brackets, as “(near)”, is ground by that place, whose spot is drawn."
        )
    if without_spot:
        notes.append(f"Without coordinates, or roads without known ends, and not drawn: {without_spot}.")
    if beyond:
        notes.append(f"Places of which fewer accounts tell, left out for want of room: {beyond}.")
    if unnamed:
        notes.append(f"Names left out for want of room: {unnamed}.")
    return notes


def _marks(
    states: Sequence[SubjectState], frame: Frame, sides: Sides, room: Room
) -> tuple[list[Element], list[tuple[str, Point, float]]]:
    """The marks of places, and their names with where and how large each mark is."""
    marks: list[Element] = []
    named: list[tuple[str, Point, float]] = []
    for state in states:
        spot = _spot(state.subject)
        if spot is None:
            continue
        true, fill, stale = frame.at(*spot), _fill(state), _is_stale(state)
        radius = RADIUS + (6.0 if fill == "contested" or stale else 1.0)
        at = room.mark_at(true, radius)
        if at != true:
            marks.insert(0, line(true, at, class_="soft", stroke_width=1))
        name = _name(state.subject)
        said = f"{name}: {holders(state) or 'nobody known'}, {state.status}"
        marks.append(mark(at, sides.of_state(state), fill, stale=stale, said=said))
        named.append((name, at, radius))
    return marks, named


def _waypoints(
    roads: Sequence[StretchState], states: Sequence[SubjectState], frame: Frame, room: Room
) -> list[tuple[str, Point, float]]:
    """The ends of stretches that have no mark of their own, nor lie at one."""
    marked = [frame.at(*spot) for state in states if (spot := _spot(state.subject)) is not None]
    found: dict[str, tuple[str, Point, float]] = {}
    for one in roads:
        for end in (one.stretch.start, one.stretch.end):
            if end.lat is not None and end.lon is not None:
                at = frame.at(end.lat, end.lon)
                if frame.holds(at, 4.0) and all(math.dist(at, other) > 2 * RADIUS for other in marked):
                    found.setdefault(end.id or end.name, (clean(end.name), at, 3.0))
    for _, at, radius in found.values():
        room.take(square(at, radius))
    return list(found.values())


def _names(room: Room, named: Sequence[tuple[str, Point, float]]) -> tuple[list[Element], int]:
    """The names that fit, and how many do not."""
    pieces: list[Element] = []
    unnamed = 0
    for name, at, radius in named:
        label = room.label(name, at, radius)
        if label is None:
            unnamed += 1
        else:
            pieces.append(text(label.text, label.x, label.y, class_="halo", text_anchor=label.anchor))
    return pieces, unnamed


def _road(state: StretchState, frame: Frame, sides: Sides) -> Element:
    stretch = state.stretch
    who = " / ".join(clean(party.name) for party in state.holders) or "nobody known"
    said = f"{stretch.route_name}, {stretch.start.name} to {stretch.end.name}: {who}, {state.status}"
    return road(_line(state, frame), sides.of_stretch(state), inferred=state.basis != "stated", said=said)


def _dot(at: Point) -> Element:
    return element("circle", cx=at[0], cy=at[1], r=2.5, class_="faint")


def _used(states: Sequence[SubjectState], roads: Sequence[StretchState], sides: Sides) -> Used:
    kinds = set()
    for one in roads:
        if not one.holders or one.status == "unknown":
            kinds.add("unknown")
        elif one.status == "contested":
            kinds.add("contested")
        else:
            kinds.add("stated" if one.basis == "stated" else "inferred")
    return Used(
        sides=sides.names,
        fills=frozenset(_fill(state) for state in states),
        stale=any(_is_stale(state) for state in states),
        roads=frozenset(kinds),
        beside=any(state.subject.name.endswith(")") for state in states),
        areas=any(_is_area(state.subject) for state in states),
    )


def _fill(state: SubjectState) -> Fill:
    if not state.held:
        return "left"
    if state.status == "contested":
        return "contested"
    agreed = state.status == "agreed" and state.held[0].basis == "stated"
    return "agreed" if agreed else "claimed"


def _is_stale(state: SubjectState) -> bool:
    days = [one.stale_days for one in state.held if one.stale_days is not None]
    return bool(days) and min(days) > OLD_DAYS


def _name(subject: Subject) -> str:
    return f"{clean(subject.name)} (area)" if _is_area(subject) else clean(subject.name)


def _is_area(subject: Subject) -> bool:
    return _AREA <= subject.precision < 7


def _spot(subject: Subject) -> Point | None:
    if subject.lat is None or subject.lon is None or not is_spot(subject.lat, subject.lon):
        return None
    return subject.lat, subject.lon


def _line(state: StretchState, frame: Frame) -> list[Point]:
    """What of a stretch lies in the frame; nothing where it lies outside."""
    ends = _ends(state)
    drawn = frame.within(frame.at(*ends[0]), frame.at(*ends[1])) if ends is not None else None
    return list(drawn) if drawn is not None else []


def _ends(state: StretchState) -> tuple[Point, Point] | None:
    start, end = _at(state.stretch.start), _at(state.stretch.end)
    return (start, end) if start is not None and end is not None else None


def _at(point: Waypoint) -> Point | None:
    if point.lat is None or point.lon is None or not is_spot(point.lat, point.lon):
        return None
    return point.lat, point.lon
