"""Maps of who is told to hold what: right wherever on the earth, told without colour, deaf to names."""

from __future__ import annotations

import math
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.draw.map import control_map
from variorum.draw.map_graticule import degrees
from variorum.draw.map_labels import Box, Room
from variorum.draw.map_legend import nice
from variorum.draw.map_projection import EARTH_KM, centred, framed
from variorum.model.control import DayRange, Holding, Party, Subject
from variorum.model.roads import Stretch, StretchState, Waypoint
from variorum.query.control.records import Held, SubjectState

DAY = DayRange(earliest="2020-01-01", latest="2020-01-01")
SVG = "{http://www.w3.org/2000/svg}"
lats = st.floats(min_value=-90, max_value=90, allow_nan=False)
lons = st.floats(min_value=-180, max_value=180, allow_nan=False)


def state(
    name: str, lat: float | None, lon: float | None, *sides: str, status: str = "claimed", stale: int = 0
) -> SubjectState:
    subject = Subject(kind="place", id=name, name=name, lat=lat, lon=lon, precision=1)
    held = tuple(
        Held(
            holding=Holding(
                subject=subject,
                holder=side,
                holder_name=side,
                holder_aliases=(),
                since=DAY,
                until=None,
                status="claimed",
                score=1.0,
                claims=("claim-1",),
                denied_by=(),
                reasons=(),
                parties=(Party(id=side, name=side),),
            ),
            basis="stated",
            status="claimed",
            begun=DAY,
            told="2020-01-01",
            stale_days=stale,
        )
        for side in sides
    )
    return SubjectState(
        subject=subject, as_of="2020-01-01", known_on=None, status=status, held=held, undated=(), last=None
    )


def stretch(start: SubjectState, end: SubjectState, *sides: str, status: str = "held") -> StretchState:
    def point(one: SubjectState) -> Waypoint:
        return Waypoint(id=one.subject.id, name=one.subject.name, lat=one.subject.lat, lon=one.subject.lon)

    return StretchState(
        stretch=Stretch(route_id="n1", route_name="N1", start=point(start), end=point(end)),
        status=status,
        basis="stated",
        holders=tuple(Party(id=side, name=side) for side in sides),
        claims=("claim-1",),
        denied_by=(),
        origins=("radio",),
        subjects=(),
        told=None,
        reasons=(),
    )


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


GOMA = state("Goma", -1.67, 29.22, "Congolese army", status="agreed")
SAKE = state("Sake", -1.57, 29.04, "M23")
GOMA_SAKE = stretch(GOMA, SAKE, "M23")
MINOVA = state("Minova", -1.71, 29.02, "Congolese army", "M23", status="contested")


def test_each_place_has_a_mark_and_a_name() -> None:
    svg = control_map([GOMA, SAKE, MINOVA], [], title="Who held what")

    assert svg is not None
    assert {"Goma", "Sake", "Minova", "Congolese army", "M23"} <= set(texts(svg))
    said = [one.text for one in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert "Minova: Congolese army / M23, contested" in said


def test_the_legend_tells_what_is_drawn_and_no_more() -> None:
    svg = control_map([GOMA, SAKE], [], title="x") or ""
    told = " ".join(texts(svg))

    assert "Filled" in told
    assert "Hollow" in told
    assert "Cross" not in told
    assert "road" not in told


def test_standing_is_told_by_shape_and_not_by_colour_alone() -> None:
    drawn = {
        status: re.sub(
            r"[fs]\d", "", control_map([state("Goma", 1.0, 2.0, "M23", status=status)], [], title="x") or ""
        )
        for status in ("agreed", "claimed", "contested")
    }

    assert len(set(drawn.values())) == 3


def test_old_word_is_marked() -> None:
    fresh = control_map([state("Goma", 1.0, 2.0, "M23")], [], title="x") or ""
    old = control_map([state("Goma", 1.0, 2.0, "M23", stale=40)], [], title="x") or ""

    assert not any("last told more than" in one for one in texts(fresh))
    assert any("last told more than" in one for one in texts(old))


def test_roads_are_said_to_be_schematic() -> None:
    svg = control_map([GOMA, SAKE], [stretch(GOMA, SAKE, "M23")], title="x") or ""

    assert any("schematic" in one for one in texts(svg))


def test_a_road_through_the_country_does_not_widen_the_map() -> None:
    far = state("Kinshasa", -4.32, 15.31)
    whole = stretch(GOMA, far, "Congolese army")
    inferred = control_map([GOMA, SAKE], [type(whole)(**{**fields(whole), "basis": "from-road"})], title="x")

    assert inferred is not None
    assert "Kinshasa" not in texts(inferred)
    assert "Kinshasa" in texts(control_map([GOMA, SAKE], [whole], title="x") or "")


def test_a_stretch_held_in_part_is_no_sides() -> None:
    part = type(GOMA_SAKE)(**{**fields(GOMA_SAKE), "status": "unknown"})
    svg = control_map([GOMA], [part], title="x") or ""

    assert "M23" not in texts(svg)
    assert any("nobody is told to hold" in one for one in texts(svg))


def fields(one: StretchState) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_without_coordinates_there_is_none() -> None:
    assert control_map([], [], title="x") is None
    assert control_map([state("Goma", None, None, "M23")], [], title="x") is None
    assert control_map([state("Goma", math.nan, 2.0, "M23")], [], title="x") is None


def test_what_is_not_drawn_is_counted() -> None:
    svg = control_map([GOMA, state("Nowhere", None, None, "M23")], [], title="x") or ""

    assert any(one.endswith("and not drawn: 1.") for one in texts(svg))


@pytest.mark.parametrize(
    "places",
    [
        [("East Cape", 66.0, 179.8), ("West Cape", 65.5, -179.5)],
        [("Pole", 90.0, 0.0), ("Camp", 88.0, 120.0)],
        [("One", 10.0, 20.0)],
        [("North", 90.0, 0.0), ("South", -90.0, 0.0)],
    ],
)
def test_any_part_of_the_earth_can_be_drawn(places: list[tuple[str, float, float]]) -> None:
    svg = control_map([state(name, lat, lon, "M23") for name, lat, lon in places], [], title="x")

    assert svg is not None
    assert {name for name, _, _ in places} <= set(texts(svg))


def test_across_the_antimeridian_neighbours_are_near() -> None:
    frame = framed([(66.0, 179.9), (66.0, -179.9)], 0, 0, 700, (300, 600), (50, 40))
    (x, _), (other, _) = frame.at(66.0, 179.9), frame.at(66.0, -179.9)

    assert other > x
    assert 2 * math.pi * EARTH_KM * math.cos(math.radians(66.0)) * 0.2 / 360 == pytest.approx(
        (other - x) / frame.scale, rel=1e-3
    )


def test_many_places_at_one_spot_have_marks_apart() -> None:
    svg = control_map([state(f"Post {n}", 5.0, 5.0, "M23") for n in range(6)], [], title="x") or ""
    marks = [one for one in ElementTree.fromstring(svg).iter(f"{SVG}circle") if one.get("r") == "7"]
    spots = {(one.get("cx"), one.get("cy")) for one in marks}

    assert len(spots) >= 6


def test_more_sides_than_looks_share_the_last() -> None:
    svg = control_map([state(f"T{n}", n, n, f"Side {n}") for n in range(9)], [], title="x") or ""

    assert "others" in texts(svg)
    assert "Side 8" not in texts(svg)


def test_names_cannot_break_out() -> None:
    nasty = '</text><script>alert(1)</script>"\u202e'
    svg = control_map([state(nasty, 1.0, 2.0, nasty)], [], title=nasty) or ""
    tags = {one.tag for one in ElementTree.fromstring(svg).iter()}

    assert f"{SVG}script" not in tags
    assert "\u202e" not in svg


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(lats, lons), min_size=1, max_size=12))
def test_every_place_lies_in_the_frame(spots: list[tuple[float, float]]) -> None:
    frame = framed(spots, 10, 30, 700, (300, 600), (100, 40))

    assert frame.scale > 0
    assert all(frame.holds(frame.at(*spot), -0.5) for spot in spots)
    assert control_map([state(f"T{n}", *spot, "M23") for n, spot in enumerate(spots)], [], title="x")


@given(st.lists(st.tuples(st.floats(0, 700), st.floats(0, 500)), max_size=25))
def test_labels_never_meet(points: list[tuple[float, float]]) -> None:
    room = Room(framed([(0.0, 0.0)], 0, 0, 700, (500, 500), (10, 10)))
    placed = [label.box for number, at in enumerate(points) if (label := room.label(f"Town {number}", at, 7))]

    assert not any(one.meets(other) for one, other in combinations(placed, 2))


@given(lats, lons)
def test_the_middle_of_one_spot_is_the_spot(lat: float, lon: float) -> None:
    x, y = centred([(lat, lon)]).plane(lat, lon)

    assert math.hypot(x, y) < 0.1


@given(st.floats(min_value=0.01, max_value=20000))
def test_scale_bars_are_round(most: float) -> None:
    found = nice(most)

    assert found <= most
    assert found * 10 ** -math.floor(math.log10(found) + 1e-9) == pytest.approx(
        min((1, 2, 5), key=lambda one: abs(one - found * 10 ** -math.floor(math.log10(found) + 1e-9)))
    )


def test_degrees_have_their_half_of_the_earth() -> None:
    assert degrees(35.5, "NS") == "35.5° N"
    assert degrees(-0.25, "EW") == "0.25° W"
    assert degrees(0.0, "NS") == "0°"
    assert degrees(-180.0, "EW") == "180°"


def test_boxes_that_only_touch_do_not_meet() -> None:
    assert not Box(left=0, top=0, right=1, bottom=1).meets(Box(left=1, top=0, right=2, bottom=1))
