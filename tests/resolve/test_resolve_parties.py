"""Parties: which known party the words of a claim stand for, and when they stand for none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import Actor, GroundedClaim
from variorum.model.issues import Outcome

Grounded = Callable[..., Outcome[tuple[GroundedClaim, ...]]]


def doers(grounded: Grounded, text: str) -> list[Actor]:
    """The agents of the last claim of a text."""
    return list(grounded(text).made[-1].agents)


def doer(grounded: Grounded, text: str) -> Actor:
    (agent,) = doers(grounded, text)
    return agent


# A nation and a branch make a state's force, listed nowhere by that name.
COMPOSED = [
    ("Turkish troops entered the town of Jarabulus.", "TR", "state-force"),
    ("The Ukrainian army entered the town of Kupiansk.", "UA", "state-force"),
    ("Ethiopian soldiers entered the town of Zalambessa.", "ET", "state-force"),
    ("French soldiers entered the town of Kidal.", "FR", "state-force"),
    ("The Colombian navy shelled a camp near Tumaco.", "CO", "state-force"),
    ("Iraqi police arrested 20 men in Basra.", "IQ", "police"),
    ("North Korean troops entered the town of Sudzha.", "KP", "state-force"),
    ("South Sudanese troops entered the town of Bor.", "SS", "state-force"),
]


@pytest.mark.parametrize(("text", "country", "kind"), COMPOSED, ids=[c[0] for c in COMPOSED])
def test_the_force_of_a_state(grounded: Grounded, text: str, country: str, kind: str) -> None:
    actor = doer(grounded, text)
    assert (actor.country, actor.kind) == (country, kind)
    assert actor.id is not None
    assert actor.reasons


# A country or its capital that acts is its government.
GOVERNMENTS = [
    ("Rwanda sent troops to Cabo Delgado.", "RW"),
    ("Moscow sent troops to Tskhinvali.", "RU"),
    ("Ankara sent drones to Misrata.", "TR"),
    ("The Kremlin sent troops to Bambari.", "RU"),
    ("Iran sent drones to Khartoum.", "IR"),
]


@pytest.mark.parametrize(("text", "country"), GOVERNMENTS, ids=[g[0] for g in GOVERNMENTS])
def test_a_country_or_capital_that_acts_is_its_government(
    grounded: Grounded, text: str, country: str
) -> None:
    actor = doer(grounded, text)
    assert (actor.country, actor.kind) == (country, "government")


LEADERS = [
    ("Putin's troops entered Kherson in Ukraine.", "RU", "state-force"),
    ("Assad's army took Homs in Syria.", "SY", "state-force"),
    ("Haftar's forces took Sirte in Libya.", "LY", None),
]


@pytest.mark.parametrize(("text", "country", "kind"), LEADERS, ids=[row[0] for row in LEADERS])
def test_a_leaders_troops_are_those_of_the_state_or_group(
    grounded: Grounded, text: str, country: str, kind: str | None
) -> None:
    actor = doer(grounded, text)
    assert actor.country == country
    assert actor.kind != "person"
    assert kind is None or actor.kind == kind


# "The army" is that of the country the news is from, not of whoever is named.
ARMIES = [
    ("Fighting reached Gao in northern Mali. The army retook Gao on Monday.", "ML"),
    ("Fighting reached Lashkar Gah in Afghanistan. Government forces left Lashkar Gah.", "AF"),
    ("Shells hit Bukavu in the Democratic Republic of the Congo. Government troops left Bukavu.", "CD"),
    ("Clashes went on in Marawi in the Philippines. The military shelled Marawi.", "PH"),
]


@pytest.mark.parametrize(("text", "country"), ARMIES, ids=[a[1] for a in ARMIES])
def test_the_army_is_that_of_the_articles_country(grounded: Grounded, text: str, country: str) -> None:
    actor = doer(grounded, text)
    assert (actor.country, actor.kind) == (country, "state-force")


def test_the_army_of_no_country_stays_general(grounded: Grounded) -> None:
    """Two countries that stand level, or none, do not say whose army it is."""
    actor = doer(grounded, "The army shelled the barracks.")
    assert (actor.country, actor.kind) == (None, "generic")


GENERIC = ["Rebels", "Insurgents", "Separatists", "Gunmen", "Jihadists", "Militants", "Guerrillas"]


@pytest.mark.parametrize("word", GENERIC)
def test_a_general_name_stays_general(grounded: Grounded, word: str) -> None:
    """Rebels of two wars are not one party: no country and no group is filled in."""
    actor = doer(grounded, f"The {word.lower()} attacked the barracks near Bria.")
    assert (actor.kind, actor.country) == ("generic", None)


BACKED = [
    ("Turkish-backed fighters took Tal Abyad in Syria.", "TR"),
    ("Rwandan-backed rebels took Goma in Congo.", "RW"),
    ("Iranian-backed militias took Sinjar in Iraq.", "IR"),
    ("Russian-backed separatists took Debaltseve in Ukraine.", "RU"),
]


@pytest.mark.parametrize(("text", "backer"), BACKED, ids=[b[0] for b in BACKED])
def test_the_backed_are_not_the_backer(grounded: Grounded, text: str, backer: str) -> None:
    actor = doer(grounded, text)
    assert actor.country != backer
    assert actor.kind == "generic"
    assert not (actor.id or "").startswith(("turkey-", "rwanda-", "iran-", "russia-"))


def test_those_for_a_government_are_not_the_government(grounded: Grounded) -> None:
    actor = doer(grounded, "Pro-government militias took Hodeidah in Yemen.")
    assert actor.kind == "generic"


def test_the_only_armed_group_of_an_article_is_the_militants(grounded: Grounded) -> None:
    text = "Boko Haram attacked Bama in Nigeria. Later the militants took Gwoza."
    assert doer(grounded, text).id == "boko-haram"


def test_two_armed_groups_leave_the_militants_general(grounded: Grounded) -> None:
    text = "Boko Haram attacked Bama in Nigeria. Hezbollah attacked Safed. Later militants took Gwoza."
    assert doer(grounded, text).kind == "generic"


def test_a_group_keeps_its_name_when_nothing_known_fits(grounded: Grounded) -> None:
    actor = doer(grounded, "The Sons of Ardwan attacked a camp near Bria.")
    assert actor.id is None
    assert "Ardwan" in actor.name
    assert actor.reasons


@pytest.mark.xfail(strict=True, reason="the second nation and its noun are one known name: no pair is seen")
def test_two_nations_are_two_parties(grounded: Grounded) -> None:
    actors = doers(grounded, "Kenyan and Ethiopian troops entered Jowhar in Somalia.")
    assert [a.country for a in actors] == ["KE", "ET"]


def test_both_sides_of_a_clash(grounded: Grounded) -> None:
    text = "Clashes broke out between Armenian troops and Azerbaijani soldiers near Lachin."
    actors = doers(grounded, text)
    assert {a.country for a in actors} == {"AM", "AZ"}


def test_one_party_by_two_names_is_one(grounded: Grounded) -> None:
    actors = doers(grounded, "Clashes broke out between the Taliban and the Afghan army near Ghazni.")
    assert len({a.id for a in actors}) == len(actors) == 2


def test_a_pronoun_is_grounded_as_what_it_stands_for(grounded: Grounded) -> None:
    actor = doer(grounded, "Houthi fighters entered Mocha in Yemen. They took the town.")
    assert actor.mention.text == "They"
    assert actor.mention.refers_to is not None
    assert actor.id == doer(grounded, "Houthi fighters entered Mocha in Yemen.").id


def test_its_troops_are_those_of_the_state_that_speaks(grounded: Grounded) -> None:
    actor = doer(grounded, "Rwanda said its troops had entered Palma.")
    assert (actor.country, actor.kind) == ("RW", "state-force")


def test_grounding_keeps_the_words(grounded: Grounded) -> None:
    text = "Government forces left Lashkar Gah in Afghanistan."
    actor = doer(grounded, text)
    assert text[actor.mention.start : actor.mention.end] == actor.mention.text == "Government forces"


@pytest.mark.xfail(strict=True, reason="a capital in the genitive is not tied to its state")
def test_a_capitals_forces_are_those_of_its_state(grounded: Grounded) -> None:
    assert doer(grounded, "Kyiv's forces shelled Donetsk in Ukraine.").country == "UA"


@pytest.mark.xfail(strict=True, reason="'the police' opens none of the words that mean the state's own")
def test_the_police_are_those_of_the_articles_country(grounded: Grounded) -> None:
    assert doer(grounded, "Police arrested 20 men in Basra in Iraq.").country == "IQ"


@pytest.mark.parametrize("text", ["Saudi jets bombed Aden.", "Saudi jets bombed Sanaa."])
def test_a_town_that_is_bombed_is_no_government(grounded: Grounded, text: str) -> None:
    (claim,) = grounded(text).made
    assert claim.patients == ()


@pytest.mark.xfail(strict=True, reason="a quotation mark before 'our' hides it")
def test_our_men_in_a_quotation_are_the_speakers(grounded: Grounded) -> None:
    actor = doer(grounded, '"Our troops took Wau," the Ugandan army said.')
    assert actor.country == "UG"
