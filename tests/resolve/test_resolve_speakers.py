"""Speakers: whose word a claim rests on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import GroundedClaim, Speaker
from variorum.model.issues import Outcome

Grounded = Callable[..., Outcome[tuple[GroundedClaim, ...]]]


def speakers(grounded: Grounded, text: str) -> list[Speaker]:
    """The speakers of the last claim of a text, outermost first."""
    return list(grounded(text).made[-1].speakers)


def speaker(grounded: Grounded, text: str) -> Speaker:
    (found,) = speakers(grounded, text)
    return found


def test_a_known_source(grounded: Grounded) -> None:
    found = speaker(grounded, "Reuters reported that rebels took Wau.")
    assert (found.source_id, found.origin) == ("reuters", "reuters")


def test_a_states_voice_is_that_of_its_side(grounded: Grounded) -> None:
    found = speaker(grounded, "The Ukrainian general staff said Russian troops left Lyman.")
    assert found.source_id is not None
    assert (found.alignment or "").startswith("ukraine")


SHORT = [
    "The Syrian Observatory for Human Rights said rebels took Azaz. The Observatory said nine fighters died.",
    "Adjoa Mensah said rebels took Wau. Later Mensah said nine soldiers died.",
    "Colonel Petr Horal said rebels took Wau. Later Horal said nine soldiers died.",
]


@pytest.mark.parametrize("text", SHORT, ids=[s[:20] for s in SHORT])
def test_a_short_form_after_the_long_one_is_the_same_speaker(grounded: Grounded, text: str) -> None:
    long, short = [claim.speakers[0] for claim in grounded(text).made]
    assert (short.name, short.origin, short.source_id) == (long.name, long.origin, long.source_id)
    assert short.attribution.speaker.text != long.attribution.speaker.text


def test_a_short_form_before_the_long_one_is_nobodys(grounded: Grounded) -> None:
    found = grounded("Mensah said rebels took Wau. Later Adjoa Mensah said nine soldiers died.").made
    assert found[0].speakers[0].name == "Mensah"


def test_a_known_person_speaks_for_the_body_behind(grounded: Grounded) -> None:
    found = speaker(grounded, "Vladimir Putin said Russian troops had entered Kherson in Ukraine.")
    assert found.kind == "person"
    assert found.origin == "russia-government"


def test_an_unknown_person_speaks_for_the_body_named_beside(grounded: Grounded) -> None:
    found = speaker(
        grounded, "Maria Keller, spokeswoman for the Red Cross, said 30 people were killed in Wau."
    )
    body = speaker(grounded, "The Red Cross said 30 people were killed in Wau.")
    assert found.attribution.speaker.text == "Maria Keller"
    assert "Maria Keller" in found.aliases
    assert (found.source_id, found.origin) == (body.source_id, body.origin)
    assert found.source_id is not None


def test_an_unknown_person_is_its_own_origin(grounded: Grounded) -> None:
    found = speaker(grounded, "Valentin Okoro said rebels took Wau.")
    assert (found.source_id, found.name, found.origin) == (None, "Valentin Okoro", "valentin-okoro")


UNNAMED = [
    ("Security sources said rebels took Wau.", "reported"),
    ("Rebels took Wau, according to unconfirmed reports.", "reported"),
    ("Residents said rebels took Wau.", "asserted"),
    ("Local officials said rebels took Wau.", "asserted"),
]


@pytest.mark.parametrize(("text", "modality"), UNNAMED, ids=[u[0] for u in UNNAMED])
def test_unnamed_sources_rest_on_their_own_words(grounded: Grounded, text: str, modality: str) -> None:
    """Residents of two papers are not one origin, so none of a known body is filled in."""
    (claim,) = grounded(text).made
    assert claim.claim.modality == modality
    assert claim.speakers[0].kind in ("generic", "")
    words = claim.speakers[0].attribution.speaker.text.casefold().split()
    assert claim.speakers[0].origin == "-".join(words)


def test_a_chain_runs_from_the_outermost_in(grounded: Grounded) -> None:
    found = speakers(grounded, "Citing a military source, Xinhua said rebels took Wau.")
    assert [s.attribution.speaker.text for s in found] == ["Xinhua", "military source"]


def test_the_outlets_own_voice_has_no_speaker(grounded: Grounded) -> None:
    assert speakers(grounded, "Rebels took Wau on Monday.") == []


def test_he_is_the_speaker_before(grounded: Grounded) -> None:
    claims = grounded("Adjoa Mensah said rebels took Wau. She said nine soldiers died.").made
    assert [c.speakers[0].name for c in claims] == ["Adjoa Mensah", "Adjoa Mensah"]


def test_a_source_close_to_an_army_is_unnamed(grounded: Grounded) -> None:
    (claim,) = grounded("A source close to the army said rebels took Wau.").made
    assert claim.claim.modality == "reported"


OF_A_STATE = [
    ("State television said rebels took Wau in South Sudan.", "south-sudan-government"),
    ("The defence ministry said rebels took Puno in Peru.", "peru-government"),
    ("A Turkish official said rebels took Wau.", "turkey-government"),
    ("The Kenyan president said rebels took Wau.", "kenya-government"),
]


@pytest.mark.parametrize(("text", "side"), OF_A_STATE, ids=[o[1] for o in OF_A_STATE])
def test_a_voice_of_a_state_is_on_its_side(grounded: Grounded, text: str, side: str) -> None:
    found = speaker(grounded, text)
    assert found.alignment == side
    assert found.reasons


def test_a_nameless_source_of_an_army_has_a_side_and_no_identity(grounded: Grounded) -> None:
    found = speaker(grounded, "A military source said rebels took Wau in South Sudan.")
    assert (found.country, found.origin) == ("SS", "military-source")
    assert (found.alignment or "").startswith("south-sudan")


def test_a_rebel_commander_is_on_the_side_of_rebels(grounded: Grounded) -> None:
    found = speaker(grounded, "A rebel commander said nine soldiers died near Bria.")
    assert (found.alignment, found.origin) == ("rebels", "rebel-commander")


@pytest.mark.parametrize("who", ["Witnesses", "Local activists", "Medics", "Rescue workers", "Residents"])
def test_those_who_saw_are_on_no_side(grounded: Grounded, who: str) -> None:
    found = speaker(grounded, f"{who} said rebels took Wau in South Sudan.")
    assert (found.kind, found.alignment) == ("generic", None)
    assert found.source_id is not None


def test_the_ministry_after_a_ministry_is_that_one(grounded: Grounded) -> None:
    text = (
        "Ukraine's defence ministry said Russian troops left Lyman in Ukraine. "
        "The ministry said nine soldiers died."
    )
    first, second = [claim.speakers[0] for claim in grounded(text).made]
    assert first.source_id == second.source_id == "ukraine-defence-ministry"


def test_an_army_spokesman_speaks_for_the_army_of_the_news(grounded: Grounded) -> None:
    found = speaker(grounded, "Army spokesman Garang Deng said rebels took Wau in South Sudan.")
    assert found.alignment is not None
    assert found.alignment.startswith("south-sudan")
    assert "Garang Deng" in found.aliases


BEHIND = [
    "Tomas Berg of the Red Cross said 30 people were killed in Wau.",
    "Tomas Berg, who heads the Red Cross, said 30 people were killed in Wau.",
]


@pytest.mark.parametrize("text", BEHIND, ids=["of", "who heads"])
def test_a_person_speaks_for_the_body_named_after(grounded: Grounded, text: str) -> None:
    found = speaker(grounded, text)
    body = speaker(grounded, "The Red Cross said 30 people were killed in Wau.")
    assert (found.origin, found.source_id) == (body.origin, body.source_id)


def test_a_person_of_a_town_speaks_for_nobody(grounded: Grounded) -> None:
    found = speaker(grounded, "Tomas Berg of Geneva said 30 people were killed in Wau.")
    assert found.source_id is None


SAID = [
    ("Reports emerged that rebels had taken Wau.", "Reports"),
    ("Rebels took Wau, said the Red Cross, but the army held Raja.", "Red Cross"),
    ("The Red Cross spoke on Monday. The army, said Adjoa Mensah, had taken Wau.", "Adjoa Mensah"),
    ("A defence ministry statement said rebels took Wau.", "defence ministry"),
]


@pytest.mark.parametrize(("text", "who"), SAID, ids=[s[1] for s in SAID])
def test_who_said_it(grounded: Grounded, text: str, who: str) -> None:
    made = grounded(text).made
    assert made
    for claim in made:
        assert [s.attribution.speaker.text.removeprefix("the ") for s in claim.speakers] == [who]


def test_what_goes_on_is_not_said(grounded: Grounded) -> None:
    assert speakers(grounded, "The shelling of Wau went on, and rebels took Raja.") == []
