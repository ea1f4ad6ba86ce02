"""Road phrases in the text, one mention each, and relations of places out of the words before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.extract.mentions import read_mentions
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim
from variorum.model.readings import Reading

Read = Callable[..., Reading]
Told = Callable[..., tuple[Claim, ...]]

PHRASES = [
    ("A bus burned on the Gao-Ansongo highway.", ["Gao-Ansongo highway"]),
    ("Troops moved up the road between Bria and Ippy.", ["road between Bria and Ippy"]),
    ("Rebels captured the highway linking Goma with Sake.", ["highway linking Goma with Sake"]),
    ("Troops closed the Bunia to Mahagi road.", ["Bunia to Mahagi road"]),
    ("Soldiers patrol the strategic M03 and the H20.", ["M03", "H20"]),
    ("Trucks queued on Highway 1 near Ghazni.", ["Highway 1"]),
    ("Drivers avoid roads and tracks at night.", []),
    ("A jet flew from the T4 air base.", []),
    ("The way to peace is long.", []),
]


@pytest.mark.parametrize(("text", "roads"), PHRASES, ids=[p[0][:40] for p in PHRASES])
def test_one_mention_for_each_road(lexicon: Lexicon, read: Read, text: str, roads: list[str]) -> None:
    assert [m.text for m in read_mentions(lexicon, read(text)).routes] == roads


RELATIONS = [
    ("Rebels attacked soldiers close to Bria.", "near"),
    ("Rebels attacked soldiers not far from Bria.", "near"),
    ("Rebels attacked soldiers in the vicinity of Bria.", "near"),
    ("Rebels attacked soldiers to the north of Bria.", "north-of"),
    ("Rebels attacked soldiers in the north of Bria.", "north-part"),
    ("Rebels attacked soldiers in the southern part of Bria.", "south-part"),
    ("Rebels attacked soldiers on the eastern outskirts of Bria.", "outskirts"),
    ("Rebels attacked soldiers in the city of Bria.", "in"),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS, ids=[r[0][25:] for r in RELATIONS])
def test_relation(told: Told, text: str, relation: str) -> None:
    (claim,) = told(text)
    assert [p.relation for p in claim.places] == [relation]


BESIDE = [
    ("Clashes broke out near Bria, the town that rebels captured on Sunday.", "capture", "in"),
    ("Residents fled toward Goma, a city the army still controls.", "control", "in"),
    ("Soldiers shelled a village 20 km from Kidal, a town that was taken by rebels.", "capture", "in"),
    ("Clashes broke out near Bria, the town that rebels captured on Sunday.", "clash", "near"),
    ("Rebels captured positions near Bria, the town that troops hold.", "capture", "near"),
    ("Soldiers shelled a village 20 km from Kidal, a town that was taken by rebels.", "shelling", "near"),
]


@pytest.mark.parametrize(("text", "event_type", "relation"), BESIDE)
def test_what_lies_beside_a_town_says_nothing_of_what_befell_the_town(
    told: Told, text: str, event_type: str, relation: str
) -> None:
    places = [c.places for c in told(text) if c.event_type == event_type]
    assert [[p.relation for p in found] for found in places] == [[relation]]


def test_a_border_keeps_both_sides(told: Told) -> None:
    (claim,) = told("Sudanese troops massed near the border with Chad.")
    assert [(p.mention.text, p.relation) for p in claim.places] == [("border with Chad", "border")]


@pytest.mark.parametrize(
    "text", ["Rebels captured more territory.", "Troops moved to the east.", "Soldiers shelled an area."]
)
def test_words_that_tell_no_place_from_another(told: Told, text: str) -> None:
    assert all(claim.places == () for claim in told(text))
