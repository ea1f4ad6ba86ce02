"""Standoffs: what is said to stand between two claims is what building goes by."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from case_kit import MergingCase, read_case, read_merging_cases

from variorum.model.judgements import words_digest
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.events.stage import Sources, carried_roots, staged, witnesses_of
from variorum.reconcile.events.standoffs import between, unmet
from variorum.reconcile.judging.judgements import settle
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.reconcile.witnesses.sides import Lineage

MERGING = read_merging_cases("merging")


def scene_of(case: MergingCase) -> Scene:
    settled = settle(case.judgements, {one.claim.id: words_digest(one.claim) for one in case.claims})
    sources = Sources(
        facts_of=case.documents.__getitem__,
        roots=carried_roots(case.copies),
        carried_from=lambda *_: None,
    )
    witnesses = witnesses_of(case.claims, sources, Lineage(case.broader))
    return staged(witnesses, settled).scene


def pair(*claims: dict[str, Any], **more: Any) -> Scene:
    documents = {
        "a": {"outlet": "A", "published": "2014-05-20"},
        "b": {"outlet": "B", "published": "2014-05-20"},
    }
    made = [
        {"id": name, "in": document, "type": "shelling", **claim}
        for name, document, claim in zip(("c1", "c2"), "ab", claims, strict=True)
    ]
    return scene_of(read_case("pair", {"documents": documents, "claims": made, **more}))


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (({"place": ["Sloviansk"]}, {"place": ["Kramatorsk"], "modality": "planned"}), "planned"),
        (
            ({"place": ["Sloviansk"]}, {"place": ["Sloviansk"], "type": "agree"}),
            "never told of one occurrence",
        ),
        (
            (
                {"place": ["Sloviansk"], "when": "2014-05-20"},
                {"place": ["Sloviansk"], "when": "2014-03-01"},
            ),
            "80 days apart",
        ),
        (({"place": ["Sloviansk"]}, {"place": ["Donetsk"]}), "no place, party, road or rare word"),
    ],
)
def test_why_two_were_never_compared(claims: tuple[dict[str, Any], ...], said: str) -> None:
    assert said in unmet(pair(*claims), "c1", "c2")


def test_two_of_one_town_and_day_are_compared() -> None:
    scene = pair({"place": ["Sloviansk"]}, {"place": ["Sloviansk"]})

    assert unmet(scene, "c1", "c2") == ""


def test_a_judgement_bars_and_is_no_part_of_the_mean() -> None:
    claims = ({"place": ["Sloviansk"]}, {"place": ["Sloviansk"]})
    stood = between(pair(*claims, judgements=[["c1", "c2", "different"]]), ["c1"], ["c2"])

    assert stood.bars == ("a reader judged c1 and c2 different",)
    assert stood.mean is None
    assert [one.judged for one in stood.pairs] == [True]


def test_what_forbids_is_a_bar() -> None:
    claims = (
        {"place": ["Sloviansk"], "agent": ["Army"], "patient": ["Rebels"], "type": "capture"},
        {"place": ["Sloviansk"], "agent": ["Rebels"], "patient": ["Army"], "type": "capture"},
    )

    assert between(pair(*claims), ["c1"], ["c2"]).bars == (
        "c1 and c2: the doer of one is the sufferer of the other",
    )


@pytest.mark.parametrize("case", MERGING, ids=lambda case: case.name)
def test_pairs_are_together_or_apart_for_the_reason_given(case: MergingCase) -> None:
    """Of two claims alone, that they are one event is the same as a mean that joins and no bar."""
    if len(case.claims) != 2:
        pytest.skip("not a pair")
    scene = scene_of(case)
    left, right = (one.claim.id for one in case.claims)
    stood = between(scene, [left], [right])
    judged_same = (min(left, right), max(left, right)) in scene.settled.same
    joined = judged_same or (not stood.bars and stood.mean is not None and stood.mean >= TOGETHER)

    assert joined == (len(case.events()) == 1), stood


@pytest.mark.parametrize("case", MERGING, ids=lambda case: case.name)
def test_events_apart_are_held_apart(case: MergingCase) -> None:
    """No two events that a case makes could join by what is said to stand between them."""
    scene = scene_of(case)
    for one, other in combinations(case.events(), 2):
        stood = between(scene, (*one.claims, *one.disputed_by), (*other.claims, *other.disputed_by))
        assert stood.bars or stood.mean is None or stood.mean < TOGETHER
