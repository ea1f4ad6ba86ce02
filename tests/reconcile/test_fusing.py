"""Fusing: every reading is kept, none is averaged."""

from __future__ import annotations

from case_kit import MergingCase, read_case

from variorum.model.events import Event
from variorum.reconcile.fields.labels import join_names


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


def test_a_rising_toll_overtakes_what_was_lower_and_leaves_what_was_higher() -> None:
    (event,) = _events(
        [_strike(1, "a", "killed 30"), _strike(2, "b", "killed 10.."), _strike(3, "c", "killed 12")]
    )
    (figure,) = event.figures
    assert (figure.low, figure.best, figure.high) == (12, 12, 30)
    assert [account.relation for account in figure.accounts] == ["contradicts", "updates", "agrees"]
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
    assert [figure.best for figure in event.figures] == [6, 3]


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
    assert [reason.rule for reason in admission.reasons] == [
        "origin",
        "against-interest",
        "status.single-origin",
    ]
    assert [reason.rule for reason in boast.reasons] == ["origin", "own-interest", "status.single-origin"]


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


def _field(event: Event, name: str) -> list[tuple[str, str]]:
    return [(row.value, row.relation) for one in event.variants if one.field == name for row in one.variants]


def _rows(event: Event, name: str) -> dict[str, str]:
    return {row.value: row.why for one in event.variants if one.field == name for row in one.variants}


def test_told_as_an_airstrike_by_one_and_as_an_attack_by_another() -> None:
    (event,) = _events(
        [_strike(1, "a", "killed 37 people"), {**_strike(2, "b", "killed 37 people"), "type": "attack"}]
    )
    assert event.event_type == "airstrike"
    assert _field(event, "event_type") == [("airstrike", "agrees"), ("attack", "refines")]
    assert _rows(event, "event_type")["attack"] == "says less exactly what was done"
    assert [row.text for one in event.variants for row in one.variants] == ["Airstrike", "Attack"]


def test_entered_by_one_account_and_taken_by_another() -> None:
    told = {"agent": ["Front"], "patient": ["Guard"], "place": ["Ardel"], "when": "2024-03-02"}
    (event,) = _events(
        [
            {"id": "c1", "in": "a", "type": "advance", **told},
            {"id": "c2", "in": "b", "type": "capture", **told},
        ],
        judgements=[["c1", "c2", "same"]],
    )
    assert _field(event, "outcome") == [("taken", "agrees"), ("entered", "refines")]
    assert _rows(event, "outcome")["entered"] == "a step on the way"
    assert event.status == "corroborated"


def test_an_attack_repelled_is_another_end_than_a_town_taken() -> None:
    told = {"place": ["Ardel"], "when": "2024-03-02"}
    (event,) = _events(
        [
            {"id": "c1", "in": "a", "type": "capture", "agent": ["Front"], **told},
            {"id": "c2", "in": "b", "type": "repel", "agent": ["Guard"], **told},
        ],
        judgements=[["c1", "c2", "same"]],
    )
    assert [relation for _, relation in _field(event, "outcome")] == ["agrees", "contradicts"]
    assert event.status == "disputed"


def test_a_denial_is_a_reading_of_the_outcome_and_counted_once() -> None:
    told = {"type": "capture", "place": ["Ardel"], "when": "2024-03-02"}
    (event,) = _events(
        [
            {"id": "c1", "in": "a", "agent": ["Front"], "by": ["Front radio"], **told},
            {"id": "c2", "in": "b", "agent": ["Front"], "by": ["Guard office"], "modality": "denied", **told},
        ],
        judgements=[["c1", "c2", "same"]],
    )
    assert _field(event, "outcome") == [("taken", "agrees"), ("did not happen", "contradicts")]
    assert not [reason for reason in event.reasons if reason.rule == "contradiction"]


def test_a_place_where_the_article_stands_weighs_less_than_one_that_is_told() -> None:
    places = {"Ardel": {"lat": 10.0, "lon": 10.0}, "Bosk": {"lat": 10.05, "lon": 10.0}}
    (event,) = _events(
        [
            {**_strike(1, "a", "killed 37 people"), "place": ["~Ardel"]},
            {**_strike(2, "b", "killed 37 people"), "place": ["Bosk"]},
        ],
        places=places,
        judgements=[["c1", "c2", "same"]],
    )
    assert event.place is not None
    assert event.place.name == "Bosk"


def test_a_general_name_refines_and_does_not_stand_beside() -> None:
    (event,) = _events(
        [
            _strike(1, "a", "killed 37 people"),
            {**_strike(2, "b", "killed 37 people"), "agent": ["planes"]},
        ],
        judgements=[["c1", "c2", "same"]],
    )
    assert ("planes", "refines") in _field(event, "agents")


def test_who_takes_up_another_day_updates_its_own() -> None:
    taken = {"type": "capture", "agent": ["Front"], "place": ["Ardel"]}
    (event,) = _events(
        [
            {"id": "c1", "in": "a", "when": "2024-03-01", "by": ["Front radio"], **taken},
            {"id": "c2", "in": "b", "when": "2024-03-02", "by": ["Front radio"], **taken},
            {"id": "c3", "in": "c", "when": "2024-03-02", **taken},
        ],
        judgements=[["c1", "c2", "same"], ["c1", "c3", "same"]],
    )
    assert _field(event, "when") == [("2024-03-02", "agrees"), ("2024-03-01", "updates")]
    assert event.status != "disputed"


def test_an_event_says_by_which_rule_it_has_its_status() -> None:
    (event,) = _events([_strike(1, "a", "killed 12")])
    (rule,) = [reason for reason in event.reasons if reason.rule.startswith("status.")]
    assert (rule.rule, rule.weight) == ("status.single-origin", 0.0)
