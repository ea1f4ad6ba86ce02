"""Which judgements count: cases as data, and laws for any judgements at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judgement_kit import judgement

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.events import Judgement
from variorum.reconcile.judging.judgements import judged_reasons, settle, touching

CASES = load_yaml(Path(__file__).parents[1] / "cases/judgements/settling.yaml")
_KEYS = {"label", "comment", "words", "judgements", "states", "same", "apart", "corrections", "issues"}
WORDS = dict.fromkeys("abcde", "w")
PEOPLE = st.sampled_from(["Ana", "Ben", "Cem"])
CLAIMS = st.sampled_from("abcde")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_settling(case: dict[str, Any]) -> None:
    assert set(case) <= _KEYS
    given_ = [judgement(raw, case["words"]) for raw in case["judgements"]]

    settled = settle(given_, case["words"])

    assert settled.states == case["states"]
    assert sorted(settled.same) == sorted(map(tuple, case.get("same", ())))
    assert sorted(settled.apart) == sorted(map(tuple, case.get("apart", ())))
    applied = {claim: sorted(one.id for one in made) for claim, made in settled.corrections.items()}
    assert applied == case.get("corrections", {})
    expected = {code: len(all_) for code, all_ in case.get("issues", {}).items()}
    assert expected == {
        code: sum(issue.code == code for issue in settled.issues)
        for code in {issue.code for issue in settled.issues}
    }
    for code, named in case.get("issues", {}).items():
        found = [issue for issue in settled.issues if issue.code == code]
        for ids in named:
            assert any(
                all(one in f"{issue.message} {issue.where}" for one in ids)
                and not any(
                    other["id"] in issue.message for other in case["judgements"] if other["id"] not in ids
                )
                for issue in found
            )


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    made: list[Judgement] = []
    for number in range(draw(st.integers(0, 12))):
        verdict = draw(st.sampled_from(["same", "different", "unsure", "correct", "reject", "withdraw"]))
        raw: dict[str, Any] = {"id": f"j{number}", "by": draw(PEOPLE), "at": draw(st.integers(0, 23))}
        if verdict == "withdraw":
            raw[verdict] = f"j{draw(st.integers(0, 12))}"
        elif verdict == "reject":
            raw[verdict] = draw(CLAIMS)
        elif verdict == "correct":
            raw[verdict] = [draw(CLAIMS), "killed", draw(st.sampled_from(["1", "2", "none"]))]
        else:
            raw[verdict] = [draw(CLAIMS), draw(CLAIMS)]
        if draw(st.integers(0, 9)) == 0:
            raw["saw"] = dict.fromkeys("abcde", "other words")
        made.append(judgement(raw, WORDS))
    return made


@settings(max_examples=100, deadline=None)
@given(judgements(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_has_no_effect(given_, random) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)
    assert settle(shuffled, WORDS) == settle(given_, WORDS) == settle([*given_, *shuffled], WORDS)


@settings(max_examples=100, deadline=None)
@given(judgements(), st.data())
def test_undoing_is_as_if_it_had_never_been_said(given_, data) -> None:
    new = judgement({"id": "jx", "by": data.draw(PEOPLE), "at": 12, "same": ["a", "b"]}, WORDS)
    undone = replace(new, id="jy", verdict="withdraw", left="", right="", withdraws="jx", seen=())

    before, after = settle(given_, WORDS), settle([*given_, new, undone], WORDS)

    assert (after.same, after.apart, after.corrections) == (before.same, before.apart, before.corrections)
    assert after.issues == before.issues
    assert after.states == {**before.states, "jx": "withdrawn", "jy": "applied"}


@settings(max_examples=200, deadline=None)
@given(judgements())
def test_what_is_applied_holds_together(given_) -> None:
    settled = settle(given_, WORDS)

    homes = {one: {one} for one in WORDS}
    for left, right in settled.same:
        whole = homes[left] | homes[right]
        homes.update(dict.fromkeys(whole, whole))
    assert not any(right in homes[left] for left, right in settled.apart)
    rejected = {claim for claim, made in settled.corrections.items() if made[0].verdict == "reject"}
    assert not rejected & {one for pair in (*settled.same, *settled.apart) for one in pair}
    for made in settled.corrections.values():
        assert len({one.verdict for one in made}) == 1
        assert len({one.field for one in made}) == len(made)


@settings(max_examples=100, deadline=None)
@given(judgements())
def test_what_is_not_applied_says_why(given_) -> None:
    settled = settle(given_, WORDS)

    assert set(settled.states) == {one.id for one in given_}
    told = " ".join(f"{issue.message} {issue.where}" for issue in settled.issues)
    for judgement_id, state in settled.states.items():
        if state in ("contradictory", "re-opened", "without-claim"):
            assert f"{judgement_id}" in told
    applied = {
        one.id
        for one in (
            *settled.same.values(),
            *settled.apart.values(),
            *(one for made in settled.corrections.values() for one in made),
        )
    }
    assert all(settled.states[one] == "applied" for one in applied)


def test_a_ring_of_withdrawals_ends() -> None:
    ring = [
        judgement({"id": "j1", "by": "Ana", "at": 1, "withdraw": "j2"}, {}),
        judgement({"id": "j2", "by": "Ana", "at": 1, "withdraw": "j1"}, {}),
    ]
    assert set(settle(ring, {}).states.values()) == {"withdrawn"}


def test_a_long_chain_costs_no_more_than_its_length() -> None:
    ids = [f"c{number:04}" for number in range(3_000)]
    words = dict.fromkeys(ids, "w")
    chain = [
        judgement({"id": f"j{n:04}", "by": "Ana", "at": 1, "same": [left, right]}, words)
        for n, (left, right) in enumerate(pairwise(ids))
    ]
    apart = judgement({"id": "jx", "by": "Ana", "at": 2, "different": [ids[0], ids[-1]]}, words)

    settled = settle([*chain, apart], words)

    assert not settled.same
    (issue,) = settled.issues
    assert "and 2992 more" in issue.message


def test_an_event_names_what_was_ruled_on_its_claims() -> None:
    given_ = [
        judgement({"id": "j1", "by": "Ana", "at": 1, "same": ["a", "b"]}, WORDS),
        judgement({"id": "j2", "by": "Ben", "at": 2, "different": ["b", "c"]}, WORDS),
        judgement({"id": "j3", "by": "Ben", "at": 3, "correct": ["c", "killed", "3"]}, WORDS),
    ]
    settled = settle(given_, WORDS)

    reasons = judged_reasons(["a", "b"], touching(settled))
    assert [(one.rule, one.weight) for one in reasons] == [("judged-same", 0.0), ("judged-different", 0.0)]
    (kept, corrected) = judged_reasons(["c"], touching(settled))
    assert (kept.rule, corrected.rule) == ("judged-different", "corrected")
    assert corrected.detail == "c: killed corrected to 3 by Ben"
