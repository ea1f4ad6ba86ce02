"""Roads: by name, by label and country, by their ends, and those that no book knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Route
from variorum.resolve.route_ends import printed_ends

Grounded = Callable[..., object]


def road(grounded: Grounded, text: str) -> Route:
    """The one road of the last claim."""
    (route,) = grounded(text).made[-1].routes  # type: ignore[attr-defined]
    return route  # type: ignore[no-any-return]


BY_NAME = [
    ("Bandits abducted 30 people on the Abuja-Kaduna highway in Nigeria.", "route-NG-ABUJA-KADUNA"),
    ("Russian troops shelled the M03 in Ukraine.", "route-UA-M03"),
    ("Gunmen attacked soldiers on the Mandalay-Lashio highway in Myanmar.", "route-MM-MUSE"),
]


@pytest.mark.parametrize(("text", "id_"), BY_NAME, ids=[b[1] for b in BY_NAME])
def test_by_its_name(grounded: Grounded, text: str, id_: str) -> None:
    route = road(grounded, text)
    assert (route.id, route.from_place, route.segments) == (id_, None, ())


LABELS = [
    ("Rebels seized the RN2 in the Democratic Republic of Congo.", "route-CD-RN2"),
    ("Rebels seized the RN2 in the Central African Republic.", "route-CF-RN2"),
    ("Rebels seized the N4 in Burkina Faso.", "route-BF-N4"),
    ("Militants captured Highway 1 in Afghanistan.", "route-AF-RING"),
    ("Militants captured Highway 1 in Iraq.", "route-IQ-1"),
]


@pytest.mark.parametrize(("text", "id_"), LABELS, ids=[row[1] for row in LABELS])
def test_one_label_in_several_countries(grounded: Grounded, text: str, id_: str) -> None:
    assert road(grounded, text).id == id_


@pytest.mark.parametrize(
    "text",
    ["Rebels seized the N27 in Chad.", "Rebels seized the RN2 in Senegal.", "Rebels seized the M5 in Kenya."],
)
def test_a_label_of_another_country_is_not_that_road(grounded: Grounded, text: str) -> None:
    route = road(grounded, text)
    assert route.id is None
    assert route.name == text.split()[3]


def test_a_stretch_of_a_known_road(grounded: Grounded) -> None:
    route = road(grounded, "Russian troops captured the M03 between Izium and Sloviansk in Ukraine.")
    assert route.id == "route-UA-M03"
    assert [(s.from_place, s.to_place) for s in route.segments] == [("Izium", "Sloviansk")]


DESCRIBED = [
    "Rebels seized the road linking Goma with Sake in the Democratic Republic of Congo.",
    "Rebels seized the road between Sake and Goma in the Democratic Republic of Congo.",
    "Rebels seized the road from Goma to Sake in the Democratic Republic of Congo.",
    "Rebels seized the road that connects Goma and Sake in the Democratic Republic of Congo.",
]


@pytest.mark.parametrize("text", DESCRIBED)
def test_a_described_road_is_the_one_with_both_ends_on_it(grounded: Grounded, text: str) -> None:
    route = road(grounded, text)
    assert route.id == "route-CD-RN2"
    assert [(s.from_place, s.to_place) for s in route.segments] == [("Sake", "Goma")]


def test_a_road_that_no_book_knows_is_made_of_its_ends(grounded: Grounded) -> None:
    one = road(grounded, "Rebels seized the road between Bria and Ippy in the Central African Republic.")
    other = road(grounded, "Soldiers captured the Ippy-Bria road in the Central African Republic.")
    assert one.id == other.id
    assert (one.id or "").startswith("route-adhoc-")
    assert one.name == other.name
    assert set(one.name.removesuffix(" road").split("-")) == {"Bria", "Ippy"}
    assert (one.from_place, one.to_place, other.from_place) == ("Bria", "Ippy", "Ippy")


def test_a_road_to_an_unknown_place_has_no_id(grounded: Grounded) -> None:
    route = road(
        grounded, "Rebels seized the road between Bria and Qozhtava in the Central African Republic."
    )
    assert route.id is None


def test_the_road_is_the_one_named_before(grounded: Grounded) -> None:
    text = "Gunmen attacked soldiers on the Gao-Ansongo road in Mali. They captured the road on Tuesday."
    assert road(grounded, text).id == "route-ML-RN17"


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed the T4 air base in Syria.",
        "Rebels destroyed three T-72 tanks in Bria.",
        "Thousands of people fled onto the roads in Bria.",
        "Soldiers shelled a road in Bria.",
    ],
)
def test_no_road_that_could_be_told_from_others(grounded: Grounded, text: str) -> None:
    assert all(claim.routes == () for claim in grounded(text).made)  # type: ignore[attr-defined]


ENDS = [
    ("road between Bria and Ippy", ["Bria", "Ippy"]),
    ("highway from the port of Sidon to Tyre", ["Sidon", "Tyre"]),
    ("Damascus to Homs highway", ["Damascus", "Homs"]),
    ("Jisr al-Shughur-Latakia highway", ["Jisr al-Shughur", "Latakia"]),
    ("Deir ez-Zor\u2013Palmyra Road", ["Deir ez-Zor", "Palmyra"]),
    ("road to Gossi", ["Gossi"]),
    ("main road", []),
    ("Highway 60", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "ends"), ENDS, ids=[e[0] for e in ENDS])
def test_ends(lexicon: Lexicon, text: str, ends: list[str]) -> None:
    spans = printed_ends(text, lexicon.words.roads, lexicon.places.known)
    assert [text[a:b] for a, b in spans] == ends
