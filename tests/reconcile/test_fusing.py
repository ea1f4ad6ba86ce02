"""Fusing: every reading is kept, none is averaged."""

from __future__ import annotations

from case_kit import MergingCase, read_case

from variorum.model.events import Event
from variorum.reconcile.labels import join_names


def _events(claims: list[dict[str, object]], **more: object) -> tuple[Event, ...]:
    documents = {
        "a": {"outlet": "Coast Times", "published": "2024-03-03"},
        "b": {"outlet": "Hill Radio", "published": "2024-03-04"},
        "c": {"outlet": "Third Paper", "published": "2024-03-06"},
    }
    raw = {"label": "fused", "documents": documents, "claims": claims, **more}
    case: MergingCase = read_case("fused", raw)
    return case.events()


def _strike(number: int, document: str, figure: str, **more: object) -> dict[str, object]:
    return {
        "id": f"c{number}",
        "in": document,
        "type": "airstrike",
        "agent": ["Air Force"],
        "place": ["Ardel"],
        "when": "2024-03-02",
        "figures": [figure],
        **more,
    }


def test_figures_span_all_accounts_and_of_equals_the_latest_count_is_best() -> None:
    (event,) = _events(
        [_strike(1, "a", "killed 30"), _strike(2, "b", "killed 10.."), _strike(3, "c", "killed 12")]
    )
    (figure,) = event.figures
    assert (figure.low, figure.best, figure.high) == (10, 12, None)
    assert [account.relation for account in figure.accounts] == ["contradicts", "refines", "agrees"]
    assert event.status == "disputed"
    assert any(reason.rule == "contradiction" and "killed" in reason.detail for reason in event.reasons)


def test_a_later_count_of_one_origin_is_an_update() -> None:
    (event,) = _events(
        [
            _strike(1, "a", "killed 12", by=["Civil Defence"]),
            _strike(2, "b", "killed 17", by=["Civil Defence"]),
        ]
    )
    assert {account.relation for account in event.figures[0].accounts} == {"agrees", "updates"}
    assert event.figures[0].best == 17
    assert event.status == "single-origin"


def test_counts_of_different_people_are_different_figures() -> None:
    (event,) = _events([_strike(1, "a", "killed 4 soldiers"), _strike(2, "b", "killed 9 civilians")])
    assert sorted((figure.of, figure.best) for figure in event.figures) == [("civilians", 9), ("soldiers", 4)]


def test_a_part_of_a_count_is_no_account_of_the_whole() -> None:
    (event,) = _events(
        [_strike(1, "a", "killed 12 miners"), _strike(2, "b", "killed 3 miners among them")],
    )
    assert sorted((figure.low, figure.high) for figure in event.figures) == [(3, 3), (12, 12)]


def test_two_counts_of_one_claim_stay_two() -> None:
    (event,) = _events([{**_strike(1, "a", "strikes 3"), "figures": ["other 3 raids", "other 6 raids"]}])
    assert [figure.best for figure in event.figures] == [3, 6]


def test_no_figures_and_no_days_are_none_and_not_guessed() -> None:
    (event,) = _events([{"id": "c1", "in": "a", "type": "shelling", "agent": ["army"], "place": ["Ardel"]}])
    assert event.figures == ()
    assert event.when is None
    assert event.variants == ()


def test_the_day_most_origins_allow_wins_and_the_rest_are_kept() -> None:
    taken = {"type": "capture", "agent": ["Front"], "place": ["Ardel"]}
    (event,) = _events(
        [
            {"id": "c1", "in": "a", "when": "2024-03-02", **taken},
            {"id": "c2", "in": "b", "when": "2024-03-01/2024-03-03", **taken},
            {"id": "c3", "in": "c", "when": "2024-03-04", **taken},
        ]
    )
    assert event.when is not None
    assert (event.when.earliest, event.when.latest) == ("2024-03-02", "2024-03-02")
    (field,) = event.variants
    assert [(row.value, row.relation) for row in field.variants] == [
        ("2024-03-02", "agrees"),
        ("2024-03-01/2024-03-03", "refines"),
        ("2024-03-04", "contradicts"),
    ]


def test_a_loser_who_admits_a_loss_weighs_more_than_a_winner_who_boasts() -> None:
    taken = {
        "type": "capture",
        "agent": ["Front"],
        "patient": ["Guard"],
        "place": ["Ardel"],
        "when": "2024-03-02",
    }
    (boast,) = _events([{"id": "c1", "in": "a", "by": ["Front radio"], "side": "Front", **taken}])
    (admission,) = _events([{"id": "c1", "in": "a", "by": ["Guard office"], "side": "Guard", **taken}])
    assert admission.score > boast.score
    assert [reason.rule for reason in admission.reasons] == ["origin", "against-interest"]
    assert [reason.rule for reason in boast.reasons] == ["origin", "own-interest"]


def test_parties_named_in_one_breath_are_all_kept() -> None:
    taken = {"type": "capture", "place": ["Ardel"], "when": "2024-03-02"}
    (event,) = _events(
        [{"id": "c1", "in": "a", "agent": ["Army", "Seventh Brigade"], **taken}],
        broader={"Seventh Brigade": ["Army"]},
    )
    assert [party.name for party in event.agents] == ["Army", "Seventh Brigade"]


def test_the_name_most_accounts_use_stands_for_a_party_and_its_part() -> None:
    taken = {"type": "capture", "place": ["Ardel"], "when": "2024-03-02"}
    (event,) = _events(
        [
            {"id": "c1", "in": "a", "agent": ["Army"], **taken},
            {"id": "c2", "in": "b", "agent": ["Army"], **taken},
            {"id": "c3", "in": "c", "agent": ["Seventh Brigade"], **taken},
        ],
        broader={"Seventh Brigade": ["Army"]},
    )
    assert [party.name for party in event.agents] == ["Army"]


def test_why_claims_are_together_is_told_and_weighs_nothing() -> None:
    (event,) = _events([_strike(1, "a", "killed 12"), _strike(2, "b", "killed 12")])
    (link,) = [reason for reason in event.reasons if reason.rule == "together"]
    assert link.weight == 0
    assert link.detail.startswith("c1 and c2: both airstrike +2; ")


def test_names_are_joined_in_words() -> None:
    assert join_names([]) == ""
    assert join_names(["A"]) == "A"
    assert join_names(["A", "B"]) == "A and B"
    assert join_names(["A", "B", "C"]) == "A, B and C"
    assert join_names(["A", "B", "C", "D"]) == "A, B, C and 1 more"
