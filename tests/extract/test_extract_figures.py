"""Figures: parts of counts, persons in the singular, nobody, tolls, and numbers that count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import Claim

Told = Callable[..., tuple[Claim, ...]]
Shape = tuple[str, float | None, float | None]

FIGURES: list[tuple[str, list[Shape]]] = [
    (
        "The raid near Gao left 12 dead and as many as 30 injured.",
        [("killed", 12, 12), ("injured", None, 30)],
    ),
    ("Six people lost their lives in Djibo.", [("killed", 6, 6)]),
    ("Five protesters were hospitalised in Yangon.", [("injured", 5, 5)]),
    ("Two people were shot in Hebron.", [("other", 2, 2)]),
    ("Two people were shot dead in Hebron.", [("killed", 2, 2)]),
    ("A mother and her child were killed in Sumy.", [("killed", 2, 2)]),
    ("An elder was killed along with his three children in Sumy.", [("killed", 1, 1), ("killed", 3, 3)]),
    ("One soldier was killed and another wounded in Kars.", [("killed", 1, 1), ("injured", 1, 1)]),
    ("At least 15 and up to 25 villagers were killed in Saada.", [("killed", 15, 25)]),
    ("The death toll in Benghazi has risen to 310.", [("killed", 310, 310)]),
    ("The number of wounded in Omdurman climbed to 45.", [("injured", 45, 45)]),
    ("The number of soldiers in Omdurman climbed to 45.", []),
    ("A 23-year-old man died in Nablus.", [("killed", 1, 1)]),
    ("Two boys, aged 9 and 12, were wounded in Kherson.", [("injured", 2, 2)]),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES, ids=[text for text, _ in FIGURES])
def test_what_a_sentence_counts(told: Told, text: str, figures: list[Shape]) -> None:
    found = [(f.kind, f.low, f.high) for claim in told(text) for f in claim.figures]
    assert sorted(found, key=str) == sorted(figures, key=str)


PARTS = [
    ("Gunmen killed 12 people, including three children and two women, in Owo.", [False, True, True]),
    ("The strike killed 12 people, four of them medics, in Saada.", [False, True]),
    ("Six of the 11 villagers killed in Solhan were children.", [True, False]),
    ("The blast killed the driver and her two sons near Marib.", [False, False]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS, ids=[text for text, _ in PARTS])
def test_a_part_of_a_count_is_marked(told: Told, text: str, parts: list[bool]) -> None:
    (claim,) = told(text)
    assert [figure.part for figure in sorted(claim.figures, key=lambda f: f.start)] == parts


def test_nobody_killed_denies_no_strike(told: Told) -> None:
    (claim,) = told("No one was killed in the drone strike on Erbil.")
    assert claim.modality == "asserted"
    assert [(f.kind, f.low, f.high) for f in claim.figures] == [("killed", 0, 0)]


def test_a_toll_that_is_added_to_sums_up(told: Told) -> None:
    claims = told("The ambush brought the death toll in Kidal to 45.")
    assert [f.scope for claim in claims for f in claim.figures] == ["cumulative"]
