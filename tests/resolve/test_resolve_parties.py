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


THE_GROUP = [
    ("Boko Haram attacked Bama in Nigeria. Later the group took Gwoza.", "boko-haram"),
    ("M23 rebels took Kitshanga in Congo. Later the militia took Sake.", "m23"),
    ("Al-Shabaab attacked Jowhar in Somalia. The militant group later took Adale.", "al-shabaab"),
]


@pytest.mark.parametrize(("text", "group"), THE_GROUP, ids=[g[1] for g in THE_GROUP])
def test_the_group_is_the_one_last_named(grounded: Grounded, text: str, group: str) -> None:
    actor = doer(grounded, text)
    assert actor.id == group
    assert any("last named" in reason for reason in actor.reasons)


def test_a_group_of_an_unlisted_name_is_the_group(grounded: Grounded) -> None:
    actor = doer(grounded, "The Ardwan Freedom Brigade attacked Bria. The brigade took Bambari.")
    assert (actor.id, actor.name, actor.kind) == (None, "Ardwan Freedom Brigade", "armed")


@pytest.mark.parametrize("text", ["A group attacked Gwoza.", "The student group attacked Gwoza."])
def test_another_group_is_not_the_one_named(grounded: Grounded, text: str) -> None:
    assert doer(grounded, f"Boko Haram attacked Bama in Nigeria. {text}").id != "boko-haram"


MAY_BE = [
    ("Boko Haram attacked Bama in Nigeria. Later the militants took Gwoza.", "militants", ["boko-haram"]),
    ("M23 took Kitshanga in Congo. Rebels then took Sake.", "rebels", ["m23"]),
    ("The Taliban attacked Ghazni in Afghanistan. The insurgents took Andar.", "insurgents", ["taliban"]),
]


@pytest.mark.parametrize(("text", "general", "groups"), MAY_BE, ids=[m[1] for m in MAY_BE])
def test_a_class_of_fighters_may_be_the_group_named_but_stays_general(
    grounded: Grounded, text: str, general: str, groups: list[str]
) -> None:
    actor = doer(grounded, text)
    assert (actor.id, actor.kind) == (general, "generic")
    assert [other.id for other in actor.alternatives] == groups


def test_general_names_that_no_named_group_fits_have_no_alternatives(grounded: Grounded) -> None:
    assert doer(grounded, "Gunmen attacked the barracks near Bria.").alternatives == ()


SHORT_FOR = [
    ("The Arakan Army (AA) took Kyauktaw. Later the AA took Minbya.", "arakan-army"),
    ("The Arakan Army (AA) took Kyauktaw. Later AA fighters took Minbya.", "arakan-army"),
]


@pytest.mark.parametrize(("text", "group"), SHORT_FOR, ids=["alone", "with a noun"])
def test_an_abbreviation_that_the_article_explains(grounded: Grounded, text: str, group: str) -> None:
    assert doer(grounded, text).id == group


def test_an_unlisted_name_and_its_abbreviation_have_one_name(grounded: Grounded) -> None:
    text = "The Sons of Ardwan Front (SAF) took Bria. Later SAF took Bambari."
    actors = [claim.agents[0] for claim in grounded(text).made]
    assert [a.id for a in actors] == [None, None]
    assert {a.name for a in actors} == {"Sons of Ardwan Front"}


def test_brackets_that_explain_nothing(grounded: Grounded) -> None:
    actor = doer(grounded, "The Sons of Ardwan (AFP) took Bria. Later AFP took Bambari.")
    assert "Ardwan" not in actor.name


COMPOSED_OF_PARTS = [
    ("Rwandan rebels", "Congo", "composed-rwanda-rebels"),
    ("Chadian mercenaries", "Libya", "composed-chad-mercenaries"),
    ("Eritrean-backed fighters", "Ethiopia", "composed-eritrea-backed-forces"),
    ("fighters backed by Eritrea", "Ethiopia", "composed-eritrea-backed-forces"),
    ("Asmara-backed troops", "Ethiopia", "composed-eritrea-backed-forces"),
]


@pytest.mark.parametrize(("party", "land", "id_"), COMPOSED_OF_PARTS, ids=[c[0] for c in COMPOSED_OF_PARTS])
def test_a_composed_party_has_the_id_of_its_parts(
    grounded: Grounded, party: str, land: str, id_: str
) -> None:
    actor = doers(grounded, f"The {party} entered the town of Ardwan in {land}.")[0]
    assert (actor.id, actor.kind) == (id_, "generic")
    assert actor.broader


NOT_COMPOSED = [
    ("Iran-backed Houthi fighters took Mocha in Yemen.", "houthis"),
    ("Forces loyal to Khalifa Haftar took Sirte in Libya.", "lna"),
    ("The army of Syrian President Assad took Homs in Syria.", "syria-army"),
]


@pytest.mark.parametrize(("text", "id_"), NOT_COMPOSED, ids=[n[1] for n in NOT_COMPOSED])
def test_a_known_party_is_not_composed(grounded: Grounded, text: str, id_: str) -> None:
    assert doers(grounded, text)[0].id == id_


def test_those_for_a_government_are_of_the_articles_country(grounded: Grounded) -> None:
    yemen = doer(grounded, "Pro-government fighters took Hodeidah in Yemen.")
    libya = doer(grounded, "Pro-government fighters took Sirte in Libya.")
    assert yemen.id != libya.id
    assert yemen.broader == libya.broader == ("pro-government-forces",)


ETHIOPIAN = ("composed-et-8th-armoured-division", "ethiopia-army")
UNITS = [
    ("The 8th Armoured Division took Ardwan in Ethiopia.", *ETHIOPIAN),
    ("The Eighth Armored Division took Ardwan in Ethiopia.", *ETHIOPIAN),
    ("Sudan's 3rd Infantry Division took Ardwan.", "composed-sd-3rd-infantry-division", "sudan-army"),
]


@pytest.mark.parametrize(("text", "id_", "army"), UNITS, ids=[u[0][:16] for u in UNITS])
def test_a_numbered_unit_is_one_of_an_army(grounded: Grounded, text: str, id_: str, army: str) -> None:
    actor = doer(grounded, text)
    assert (actor.id, actor.broader) == (id_, (army,))
    assert "Division" in actor.name


def test_a_numbered_unit_of_nobodys_army_is_unresolved(grounded: Grounded) -> None:
    actor = doer(grounded, "The 8th Armoured Division took the town of Ardwan.")
    assert (actor.id, actor.kind) == (None, "armed")


def test_officials_of_two_countries_are_two_governments(grounded: Grounded) -> None:
    actors = doers(grounded, "Officials from Armenia and Azerbaijan held talks in Brussels.")
    assert [(a.country, a.kind) for a in actors] == [("AM", "government"), ("AZ", "government")]


def test_an_office_is_its_holder_of_the_day(grounded: Grounded) -> None:
    text = "The Turkish president held talks with Iraqi officials in Ankara."
    known = grounded(text, "2019-03-04").made[-1].agents[0]
    assert (known.kind, known.country) == ("person", "TR")
    undated = grounded(text).made[-1].agents[0]
    assert (undated.kind, undated.country) == ("government", "TR")


def test_two_armed_groups_leave_the_militants_general(grounded: Grounded) -> None:
    text = "Boko Haram attacked Bama in Nigeria. Hezbollah attacked Safed. Later militants took Gwoza."
    assert doer(grounded, text).kind == "generic"


def test_a_group_keeps_its_name_when_nothing_known_fits(grounded: Grounded) -> None:
    actor = doer(grounded, "The Sons of Ardwan attacked a camp near Bria.")
    assert actor.id is None
    assert "Ardwan" in actor.name
    assert actor.reasons


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


def test_a_capitals_forces_are_those_of_its_state(grounded: Grounded) -> None:
    assert doer(grounded, "Kyiv's forces shelled Donetsk in Ukraine.").country == "UA"


def test_the_police_are_those_of_the_articles_country(grounded: Grounded) -> None:
    assert doer(grounded, "Police arrested 20 men in Basra in Iraq.").country == "IQ"


@pytest.mark.parametrize("text", ["Saudi jets bombed Aden.", "Saudi jets bombed Sanaa."])
def test_a_town_that_is_bombed_is_no_government(grounded: Grounded, text: str) -> None:
    (claim,) = grounded(text).made
    assert claim.patients == ()


def test_our_men_in_a_quotation_are_the_speakers(grounded: Grounded) -> None:
    actor = doer(grounded, '"Our troops took Wau," the Ugandan army said.')
    assert actor.country == "UG"
