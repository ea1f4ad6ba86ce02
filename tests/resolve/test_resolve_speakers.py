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


@pytest.mark.xfail(strict=True, reason="a lone 'source' with any word beside it counts as named")
def test_a_source_close_to_an_army_is_unnamed(grounded: Grounded) -> None:
    (claim,) = grounded("A source close to the army said rebels took Wau.").made
    assert claim.claim.modality == "reported"
