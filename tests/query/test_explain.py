"""An explanation shows the words, the rule and the reasons; what is not there is never made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import query_world

from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.model.reasons import Reason
from variorum.query.control.records import PlaceExplanation
from variorum.query.explain import explain
from variorum.query.printable import json_printable, printable
from variorum.query.records import (
    ClaimExplanation,
    DocumentExplanation,
    EventExplanation,
)
from variorum.query.render import render
from variorum.query.steps import join_of
from variorum.store.record import Record

EVERYTHING = [
    "claim-100000",
    "claim-200000",
    "claim-300000",
    "event-a00000",
    "event-b00000",
    "Bor",
    "doc-100000",
]


def test_a_claim_shows_its_words_where_they_stand(war: Record) -> None:
    found = explain(war, "claim-100000")

    assert isinstance(found, ClaimExplanation)
    document = war.document("doc-100000")
    assert document is not None
    words = found.words
    assert document.text[words.start : words.end] == words.quote == "took"
    assert document.raw_text[words.raw_start : words.raw_end] == "took"
    assert words.raw_start == words.start + len(query_world.FURNITURE)


def test_a_claim_shows_its_rule(war: Record) -> None:
    found = explain(war, "claim-100000")

    assert isinstance(found, ClaimExplanation)
    assert found.rule.name == "take-place"
    assert "take (verb)" in found.rule.words
    assert any(line.startswith("the agent is taken from: subject") for line in found.rule.frame)
    assert "territory gained" in found.event_type.meaning


def test_a_rule_that_is_gone_is_said_to_be(war: Record) -> None:
    found = explain(war, "claim-300000")

    assert isinstance(found, ClaimExplanation)
    assert found.rule.words == ()
    assert "this version has no rule of that name" in render(found)


def test_a_claim_shows_what_its_words_stand_for_and_what_else_they_might(war: Record) -> None:
    found = explain(war, "claim-100000")

    assert isinstance(found, ClaimExplanation)
    agent, place = found.arguments
    assert (agent.role, agent.id, agent.reasons) == (
        "agent",
        "south-sudan-army",
        ("the article is about South Sudan",),
    )
    assert [other.id for other in agent.alternatives] == ["sudan-army"]
    assert place.notes[-1] == "precision 1: exact place"
    assert found.when_basis == "counted from the day of publication"
    assert [voice.alignment for voice in found.voices] == ["south-sudan-army"]
    assert [(event.id, event.disputes) for event in found.events] == [("event-a00000", False)]


def test_a_denial_says_which_events_it_speaks_against(war: Record) -> None:
    found = explain(war, "claim-300000")

    assert isinstance(found, ClaimExplanation)
    assert [(event.id, event.disputes) for event in found.events] == [
        ("event-a00000", True),
        ("event-b00000", True),
    ]
    assert found.when is None
    assert "the text gives no time" in render(found)


def test_an_event_shows_every_account_with_its_quote(war: Record) -> None:
    found = explain(war, "event-a00000")

    assert isinstance(found, EventExplanation)
    assert [(one.claim_id, one.origin, one.quote) for one in found.told] == [
        ("claim-100000", "ministry", "took"),
        ("claim-200000", "doctors", "took"),
    ]
    assert [(one.claim_id, one.modality) for one in found.denied] == [("claim-300000", "denied")]
    assert [reason.rule for reason in found.joins] == ["together"]
    text = render(found)
    assert "12 or more (agrees): origin doctors, published 2014-01-14, claim-200000" in text
    assert "“At least 12 people died when the army took Bor, doctors said.”" in text


def test_an_event_draws_the_tree_of_its_origins(war: Record) -> None:
    found = explain(war, "event-a00000")

    assert isinstance(found, EventExplanation)
    assert [(branch.origin, branch.denies) for branch in found.tree] == [
        ("doctors", False),
        ("ministry", False),
        ("rebels", True),
    ]
    (carried,) = found.tree[0].documents
    assert carried.carried_from is not None
    assert carried.carried_from.id == "doc-100000"
    assert [claim.claim_id for claim in carried.claims] == ["claim-200000"]
    text = render(found)
    drawn = "  doctors, 1 document\n  `- Paper, 2014-01-14: Report 2, carried from Wire\n     `- claim-200000"
    assert drawn in text
    assert "rebels, denies it, 1 document" in text
    assert "hint: doctors and ministry both give 1,371 killed" in text


def test_an_event_says_which_rule_gave_its_status(war: Record) -> None:
    found = explain(war, "event-a00000")

    assert isinstance(found, EventExplanation)
    assert found.status_rule == "rebels denies what doctors, ministry tell"
    assert "because      rebels denies what doctors, ministry tell" in render(found)


def test_what_persons_corrected_is_no_part_of_the_sum(war: Record) -> None:
    event, found = war.event("event-a00000"), explain(war, "event-a00000")

    assert event is not None
    assert isinstance(found, EventExplanation)
    assert "corrected" in {reason.rule for reason in event.reasons}
    assert "corrected" not in {reason.rule for reason in found.reasons}


def test_a_join_runs_down_the_page_as_a_sum(war: Record) -> None:
    found = explain(war, "event-a00000")

    assert isinstance(found, EventExplanation)
    (join,) = found.joins
    assert [(step.detail, step.weight, step.total) for step in join.steps] == [
        ("both capture", 2.0, 2.0),
        ("one place: Bor / Bor", 3.0, 5.0),
    ]
    assert join.score == join.steps[-1].total
    assert "claim-100000 (Wire, 2014-01-14) and claim-200000 (Paper, 2014-01-14)" in render(found)


@pytest.mark.parametrize(
    "detail",
    [
        "no pair at all",
        "c1 and c2: Ana judged them the same",
        "c1 and c2: odd = x",
        "c1 and c2: X +e; Y +1 = 1",
    ],
)
def test_a_join_that_cannot_be_taken_apart_is_shown_as_it_is(detail: str) -> None:
    join = join_of(Reason(rule="together", detail=detail, weight=0.0))

    assert join.detail
    assert detail.endswith(join.detail)
    assert join.steps == ()


def test_shown_weights_add_up_to_the_shown_score(war: Record) -> None:
    event, place = explain(war, "event-a00000"), explain(war, "Bor")

    assert isinstance(event, EventExplanation)
    assert isinstance(place, PlaceExplanation)
    for shown in (event, *place.holdings):
        assert sum(reason.weight for reason in shown.reasons) == pytest.approx(shown.score)


@pytest.mark.parametrize("key", ["Bor", "bor", "geonames-373141", "Boor", "  Bor Town "])
def test_a_place_is_known_by_name_alias_and_id(war: Record, key: str) -> None:
    found = explain(war, key)

    assert isinstance(found, PlaceExplanation)
    (held,) = found.holdings
    assert [one.origin for one in held.told] == ["ministry"]
    assert [one.origin for one in held.denied] == ["rebels"]
    assert held.status.code == "contested"
    assert [event.id for event in found.events] == ["event-a00000", "event-b00000"]


@pytest.mark.parametrize("key", ["doc-200000", "paper/2.txt", "2.txt", "doc-2"])
def test_a_document_is_known_by_id_and_source(war: Record, key: str) -> None:
    found = explain(war, key)

    assert isinstance(found, DocumentExplanation)
    assert [(one.role, one.rule, one.text) for one in found.left] == [
        ("widget", "share-line", query_world.FURNITURE)
    ]
    assert [(copy.document.id, copy.kind, copy.by) for copy in found.copies] == [
        ("doc-100000", "trimmed", False)
    ]
    assert [claim.id for claim in found.claims] == ["claim-200000"]
    assert [issue.code for issue in found.issues] == ["published-open"]


def test_the_original_knows_its_copies(war: Record) -> None:
    found = explain(war, "doc-100000")

    assert isinstance(found, DocumentExplanation)
    assert [(copy.document.id, copy.by) for copy in found.copies] == [("doc-200000", True)]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("event-", "may be several: event-a00000, event-b00000"),
        ("claim-", "claim-100000, claim-200000, claim-300000"),
        ("claim-100009", "Did you mean claim-100000"),
        ("event-c00000", "Did you mean event-a00000"),
        ("Borr", "Did you mean B"),
        ("paper/9.txt", "Did you mean paper/2.txt"),
        ("geonames-1", "List ids with"),
        ("", "nothing called ''"),
        ("\x1b[31m", "nothing called '\\\\x1b"),
    ],
)
def test_what_is_not_there_is_said_with_what_was_meant(war: Record, key: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        explain(war, key)
    assert said in str(raised.value)


@pytest.mark.parametrize("key", EVERYTHING)
def test_nothing_of_an_article_reaches_the_terminal(war: Record, key: str) -> None:
    found = explain(war, key)
    shown = render(found)
    written = json_printable(json.dumps(to_json(found), ensure_ascii=False))

    assert printable(shown) == shown
    assert printable(written) == written
    assert json.loads(written) == to_json(found)


@pytest.mark.parametrize("key", EVERYTHING)
@pytest.mark.parametrize("width", [20, 60, 100])
def test_lines_keep_to_the_width(war: Record, key: str, width: int) -> None:
    lines = render(explain(war, key), width=width).splitlines()

    longest_word = 40
    assert max(map(len, lines)) <= max(width, longest_word)
    assert not any(line != line.rstrip() for line in lines)


def test_a_type_that_only_a_bundled_pack_brings_is_explained_in_full(tmp_path: Path) -> None:
    path = tmp_path / "unrest.db"
    query_world.make(path, event_type="protest")
    with Record.open(path) as record:
        shown = [render(explain(record, key)) for key in ("claim-100000", "event-a00000")]

    assert all("protest: people demonstrate" in page for page in shown)
