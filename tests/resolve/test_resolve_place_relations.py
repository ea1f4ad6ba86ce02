"""Where an event is that a text puts beside a place: distances, two ends, borders, the narrative."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.gazetteer_areas import great_circle_km
from variorum.model.claims import Mention, Place, PlaceMention
from variorum.resolve.place_relations import located

Grounded = Callable[..., object]


def known(place: PlaceMention) -> Place:
    """A town at 10 N, 20 E under whatever name."""
    return Place(mention=place.mention, id="town", name="Alba", lat=10.0, lon=20.0, precision=1)


def mention(**fields: object) -> PlaceMention:
    return PlaceMention(mention=Mention(text="Alba", start=0, end=4), **fields)  # type: ignore[arg-type]


def places(grounded: Grounded, text: str) -> tuple[Place, ...]:
    return grounded(text).made[-1].places  # type: ignore[attr-defined, no-any-return]


def test_a_point_is_reckoned_from_distance_and_way() -> None:
    made = located(known, mention(relation="east-of", distance_km=20.0, bearing=90))
    assert made.lat is not None
    assert made.lon is not None
    assert made.lon > 20
    assert great_circle_km(10.0, 20.0, made.lat, made.lon) == pytest.approx(20, abs=0.2)
    assert made.precision == 2
    assert made.radius_km
    assert "reckoned" in made.reasons[-1]


@given(st.floats(0.5, 400), st.integers(0, 359), st.floats(-80, 80), st.floats(-180, 180))
def test_a_reckoned_point_is_as_far_off_as_told(km: float, bearing: int, lat: float, lon: float) -> None:
    def town(place: PlaceMention) -> Place:
        return Place(mention=place.mention, id="town", name="Alba", lat=lat, lon=lon, precision=1)

    made = located(town, mention(relation="near", distance_km=km, bearing=bearing))
    assert made.lat is not None
    assert made.lon is not None
    assert great_circle_km(lat, lon, made.lat, made.lon) == pytest.approx(km, abs=0.3)
    assert -180 <= made.lon <= 180


def test_a_distance_without_a_way_is_a_circle() -> None:
    made = located(known, mention(relation="near", distance_km=12.0))
    assert (made.lat, made.lon, made.radius_km, made.precision) == (10.0, 20.0, 12.0, 2)


def test_a_part_of_a_town_is_in_it() -> None:
    assert located(known, mention(relation="north-part")).precision == 1


def test_the_countryside_of_a_town_is_its_district() -> None:
    assert located(known, mention(relation="countryside")).precision == 3


def test_a_border_has_no_point() -> None:
    made = located(known, mention(relation="border"))
    assert (made.id, made.lat, made.lon, made.precision) == (None, None, None, 5)


def test_what_is_carried_says_so() -> None:
    assert located(known, mention(carried=True)).carried
    assert not located(known, mention()).carried


def test_an_unknown_place_gets_no_point() -> None:
    def unknown(place: PlaceMention) -> Place:
        return Place(mention=place.mention, id=None, name="Alba")

    made = located(unknown, mention(relation="east-of", distance_km=20.0, bearing=90))
    assert (made.lat, made.lon, made.radius_km) == (None, None, None)


def test_between_two_towns(grounded: Grounded) -> None:
    (place, *_) = places(grounded, "Soldiers clashed with rebels between Bria and Ippy.")
    assert (place.id, place.relation) == (None, "between")
    assert [a.name for a in place.alternatives] == ["Bria", "Ippy"]
    assert place.radius_km
    assert place.lat


def test_between_two_parties_is_no_place(grounded: Grounded) -> None:
    (claim,) = grounded("Clashes between Chad and Sudan were reported.").made  # type: ignore[attr-defined]
    assert claim.places == ()


@pytest.mark.parametrize(
    ("text", "country", "lat_sign", "lon_sign"),
    [
        ("Shells hit a village 30 km north-east of Kupiansk in Ukraine.", " in Ukraine", 1, 1),
        ("Rebels attacked a post 20 km south of Bria.", "", -1, 0),
        ("Soldiers killed a gunman 15 km west of the town of Jowhar in Somalia.", " in Somalia", 0, -1),
    ],
)
def test_a_point_lies_the_way_that_the_words_say(
    grounded: Grounded, text: str, country: str, lat_sign: int, lon_sign: int
) -> None:
    place = places(grounded, text)[0]
    town = places(grounded, f"Gunmen fought in {place.mention.text}{country}.")[0]
    assert None not in (place.lat, place.lon, town.lat, town.lon)
    for sign, moved in ((lat_sign, place.lat - town.lat), (lon_sign, place.lon - town.lon)):  # type: ignore[operator]
        assert moved * sign > 0.05 if sign else abs(moved) < 0.01


def test_a_distance_in_brackets_of_geography_is_no_place(grounded: Grounded) -> None:
    found = places(grounded, "Rebels captured Jowhar, 90 km north of Mogadishu, in Somalia.")
    assert [p.mention.text for p in found] == ["Jowhar", "Somalia"]


def test_the_casualties_are_where_the_attack_was(grounded: Grounded) -> None:
    (place,) = places(grounded, "Gunmen attacked Sevare. Three soldiers died in the raid.")
    assert (place.mention.text, place.carried) == ("Sevare", True)


def test_of_two_towns_before_none_is_chosen(grounded: Grounded) -> None:
    text = "Gunmen attacked Sevare and Gossi. A drone was shot down on Friday."
    assert places(grounded, text) == ()


def test_a_truce_is_of_no_place(grounded: Grounded) -> None:
    assert places(grounded, "Rebels captured Bunia. Rwanda and Uganda signed a ceasefire.") == ()
