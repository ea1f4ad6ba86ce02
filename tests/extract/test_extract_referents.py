"""Whom pronouns stand for, and where a claim that names no place is told to have happened."""

from __future__ import annotations

import pytest

from variorum.model.claims import GroundedClaim
from variorum.pipeline import read_text


def _claims(text: str, event_type: str) -> list[GroundedClaim]:
    _, claims, _ = read_text(text)
    return [c for c in claims if c.claim.event_type == event_type]


def _meant(text: str, event_type: str) -> list[str]:
    """The words that the agents of the last claim of a type stand for."""
    agents = _claims(text, event_type)[-1].claim.agents
    return [(a.refers_to or a).text for a in agents]


@pytest.mark.parametrize(
    ("text", "event_type", "agents"),
    [
        ("Rebels entered Bria. They left the town at dawn.", "withdraw", ["Rebels"]),
        (
            "M23 rebels fought Wazalendo militiamen near Mweso. The latter retreated to Sake.",
            "withdraw",
            ["Wazalendo militiamen"],
        ),
        (
            "After they captured Sortoni, Taliban fighters pushed toward Kunduz.",
            "capture",
            ["Taliban fighters"],
        ),
        (
            "The Sudanese army attacked the Rapid Support Forces in Bahri. Clashes between them spread.",
            "clash",
            ["Sudanese army", "Rapid Support Forces"],
        ),
    ],
)
def test_pronouns_stand_for_the_party_that_agrees(text: str, event_type: str, agents: list[str]) -> None:
    assert _meant(text, event_type) == agents


def test_a_watcher_who_speaks_did_not_do_it() -> None:
    text = "Government troops entered Bria. A monitoring group said they had captured two villages."
    assert _meant(text, "capture") == ["Government troops"]


def test_the_place_of_the_narrative_is_marked_as_carried() -> None:
    (claim,) = _claims("Raiders attacked Pibor on Monday. At least 20 people were killed.", "casualties")
    assert [(p.mention.text, p.carried) for p in claim.places] == [("Pibor", True)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in Istanbul. Police detained 46 people across the country.",
        "A bomb exploded in Istanbul. Police plan to detain 46 people.",
    ],
)
def test_what_is_national_or_lies_ahead_takes_no_place_over(text: str) -> None:
    assert all(not claim.places for claim in _claims(text, "detain"))


def test_both_ends_of_a_movement_are_places() -> None:
    (claim,) = _claims("Ugandan troops withdrew from Bunia to Mahagi.", "withdraw")
    assert [p.mention.text for p in claim.places] == ["Bunia", "Mahagi"]


@pytest.mark.parametrize(
    "text", ["The town, the town of the town in the town", "Alba, the town of Alba, Alba"]
)
def test_names_and_nouns_that_lead_to_each_other_end(text: str) -> None:
    read_text(f"Rebels captured {text}, Alba district, a town of Alba district of Alba.")
