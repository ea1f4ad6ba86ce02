"""Places: namesakes told apart by the article, and names that fit nothing left unplaced."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import GroundedClaim, Place
from variorum.model.issues import Outcome

Grounded = Callable[..., Outcome[tuple[GroundedClaim, ...]]]


def places(grounded: Grounded, text: str) -> list[Place]:
    """The places of the first claim of a text."""
    return list(grounded(text).made[0].places)


def first(grounded: Grounded, text: str) -> Place:
    return places(grounded, text)[0]


NAMESAKES = [
    ("Gunmen attacked soldiers in Tripoli, Lebanon.", "LB"),
    ("Gunmen attacked soldiers in Tripoli. Libya is at war.", "LY"),
    ("Guerrillas attacked soldiers in Barcelona. Venezuelan troops shelled Barcelona.", "VE"),
    ("Rebels attacked Valencia in the Philippines.", "PH"),
    ("Rebels attacked Florencia in Colombia.", "CO"),
]


@pytest.mark.parametrize(("text", "country"), NAMESAKES, ids=[n[0] for n in NAMESAKES])
def test_a_namesake_is_chosen_by_the_article(grounded: Grounded, text: str, country: str) -> None:
    place = first(grounded, text)
    assert place.country == country
    assert place.reasons


def test_the_namesakes_not_chosen_are_kept(grounded: Grounded) -> None:
    place = first(grounded, "Gunmen attacked soldiers in Tripoli, Libya.")
    assert place.country == "LY"
    assert place.id not in [a.id for a in place.alternatives]


def test_a_far_namesake_is_no_answer(grounded: Grounded) -> None:
    """There is a San Fernando in many countries, in none the article speaks of."""
    text = "Ukrainian troops attacked the village of San Fernando. Ukraine and Russia hold talks."
    place = first(grounded, text)
    assert (place.id, place.name, place.lat, place.lon) == (None, "San Fernando", None, None)
    assert place.reasons


UNKNOWN = [
    ("The rebels attacked the hamlet of Quebradonda in Colombia.", "Quebradonda"),
    ("Troops took the village of Zhovtoyarka in Ukraine.", "Zhovtoyarka"),
    ("On Monday gunmen attacked the village of Tinabougourou in Mali.", "Tinabougourou"),
]


@pytest.mark.parametrize(("text", "name"), UNKNOWN, ids=[u[1] for u in UNKNOWN])
def test_an_unknown_village_keeps_its_name(grounded: Grounded, text: str, name: str) -> None:
    place = first(grounded, text)
    assert (place.id, place.name, place.lat) == (None, name, None)
    assert place.precision == 7


# The noun says whether a town or the area of its name is meant.
HEADS = [
    ("Shells hit the city of Aleppo in Syria.", 1),
    ("Shells hit Aleppo province in Syria.", 4),
    ("Shells hit the town of Kassala in Sudan.", 1),
    ("Rebels attacked soldiers in Kassala state in Sudan.", 4),
    ("Militants attacked soldiers in Kunduz province in Afghanistan.", 4),
]


@pytest.mark.parametrize(("text", "precision"), HEADS, ids=[h[0] for h in HEADS])
def test_the_head_noun_tells_town_from_area(grounded: Grounded, text: str, precision: int) -> None:
    place = first(grounded, text)
    assert place.id is not None
    assert place.precision == precision


def test_a_country_is_a_country(grounded: Grounded) -> None:
    place = first(grounded, "Somali troops entered Kenya.")
    assert (place.country, place.precision) == ("KE", 6)


RELATIONS = [
    ("Rebels attacked soldiers near Bria.", "near"),
    ("Rebels attacked soldiers outside Bria.", "near"),
    ("Rebels attacked soldiers in Bria.", "in"),
    ("Soldiers withdrew from Bria.", "from"),
    ("Shells fell in western Bria.", "west-part"),
    ("Soldiers entered the outskirts of Bria.", "outskirts"),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS, ids=[r[1] + r[0][-12:] for r in RELATIONS])
def test_relation(grounded: Grounded, text: str, relation: str) -> None:
    place = first(grounded, text)
    assert place.relation == relation
    assert place.id == first(grounded, "Rebels attacked soldiers in Bria.").id


def test_near_a_town_is_less_exact_than_in_it(grounded: Grounded) -> None:
    inside = first(grounded, "Rebels attacked soldiers in Bria.")
    near = first(grounded, "Rebels attacked soldiers near Bria.")
    assert inside.precision < near.precision


def test_one_place_by_two_spellings_is_one(grounded: Grounded) -> None:
    kyiv = first(grounded, "Drones hit Kharkiv in Ukraine.")
    kiev = first(grounded, "Drones hit Kharkov in Ukraine.")
    assert kyiv.id == kiev.id is not None


def test_accents_and_hyphens_do_not_matter(grounded: Grounded) -> None:
    one = first(grounded, "Rebels attacked soldiers in Deir al-Zor in Syria.")
    other = first(grounded, "Rebels attacked soldiers in Deir Al Zor in Syria.")
    assert one.id == other.id is not None


def test_the_town_is_the_town_named_before(grounded: Grounded) -> None:
    claims = grounded("Rebels entered Bria at noon. They captured the town within an hour.").made
    assert claims[1].places[0].id == claims[0].places[0].id is not None
    assert claims[1].places[0].mention.text == "town"


def test_a_precision_is_one_of_ucdp(grounded: Grounded) -> None:
    text = "Rebels attacked soldiers in Bria, in Kassala state in Sudan, near Mosul and in Qqarm."
    assert all(1 <= p.precision <= 7 for claim in grounded(text).made for p in claim.places)


def test_a_word_of_an_unknown_name_is_not_the_place(grounded: Grounded) -> None:
    place = first(grounded, "Fighters took the village of Tal Qarmid in Iraq.")
    assert (place.id, place.name) == (None, "Tal Qarmid")


def test_a_name_is_no_evidence_for_its_own_namesakes(grounded: Grounded) -> None:
    """Nothing here says which Bor: the largest one is a guess."""
    assert first(grounded, "Rebels attacked soldiers in Bor.").id is None


@pytest.mark.parametrize(
    "text",
    [
        "Ankara launched air strikes on Qandil in Iraq.",
        "Gunmen killed four people in Tripoli in northern Lebanon.",
    ],
)
def test_the_most_specific_place_comes_first(grounded: Grounded, text: str) -> None:
    found = places(grounded, text)
    assert found[0].precision < found[-1].precision


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Rebels attacked a post 20 km east of Bria.", "east-of"),
        ("Troops took a hill 12 km north of Mosul in Iraq.", "north-of"),
        ("Rebels attacked villages south of Bria.", "south-of"),
    ],
)
def test_a_direction_from_a_town(grounded: Grounded, text: str, relation: str) -> None:
    bria_or_mosul = [p for p in places(grounded, text) if p.id and p.precision < 6]
    assert [p.relation for p in bria_or_mosul] == [relation]


def test_a_distance_belongs_to_the_town_it_is_counted_from(grounded: Grounded) -> None:
    found = places(grounded, "Troops took a hill 12 km north of Mosul in Iraq.")
    assert [p.distance_km for p in found if p.precision == 6] == [None]


def test_the_eastern_part_of_a_town(grounded: Grounded) -> None:
    assert first(grounded, "Rebels took the eastern part of Bria.").relation == "east-part"
