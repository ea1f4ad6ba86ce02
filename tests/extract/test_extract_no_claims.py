"""What is no claim: questions, staged scenes, and war words in articles that tell of no war."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import Claim

Told = Callable[..., tuple[Claim, ...]]

PEACE = " ".join(
    [
        "The council met in Leeds on Monday.",
        "It heard from three architects.",
        "The library needs a new roof, the first of them said.",
        "A second spoke of the heating.",
        "The mayor thanked both.",
        "A vote was put off until May.",
        "Readers have written many letters.",
    ]
)


def types(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.event_type for claim in claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "The opposition withdrew from Leeds on Tuesday.",
        "His party attacked the council over the roof.",
        "The government sent staff to Leeds.",
    ],
)
def test_war_words_of_an_article_of_peace_are_no_claims(told: Told, sentence: str) -> None:
    assert not told(f"{PEACE} {sentence}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two men were killed in Leeds on Tuesday.", "casualties"),
        ("Soldiers withdrew from Leeds on Tuesday.", "withdraw"),
    ],
)
def test_violence_and_arms_are_claims_in_any_article(told: Told, sentence: str, expected: str) -> None:
    assert expected in types(told(f"{PEACE} {sentence}"))


def test_a_short_text_is_never_one_of_peace(told: Told) -> None:
    assert types(told("The opposition withdrew from Leeds on Tuesday.")) == ["withdraw"]


@pytest.mark.parametrize("closing", ["?", '?"', "?)", "?”"])
def test_a_question_is_no_claim(told: Told, closing: str) -> None:
    assert not told(f"Did the rebels capture Aleppo{closing}")


@pytest.mark.parametrize(
    "text",
    [
        "On the anniversary of the invasion, rockets hit Odesa.",
        "Rockets hit the exhibition hall in Odesa.",
        "The Arab League said that rockets had hit Odesa.",
    ],
)
def test_a_word_of_a_date_a_name_or_a_building_stages_nothing(told: Told, text: str) -> None:
    assert "shelling" in types(told(text))
