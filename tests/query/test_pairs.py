"""Two claims or events: why they are together or apart, with the whole comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import query_world

from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.model.events import Judgement
from variorum.query.explain import explain_two
from variorum.query.printable import json_printable, printable
from variorum.query.render import render
from variorum.store.record import Record

PAIRS = [
    ("claim-100000", "claim-200000"),
    ("claim-1", "claim-3"),
    ("event-a", "event-b"),
    ("event-a00000", "claim-100000"),
]


def test_two_claims_of_one_event_show_every_step_of_their_comparison(war: Record) -> None:
    found = explain_two(war, ("claim-100000", "claim-200000"))

    assert found.together
    assert found.verdict == "Together: both tell of event-a00000, South Sudanese army captures Bor."
    (compared,) = found.comparisons
    assert compared.steps[-1].total == pytest.approx(compared.score)
    assert sum(step.weight for step in compared.steps) == pytest.approx(compared.score)
    assert found.mean == compared.score
    assert {compared.left.claim_id, compared.right.claim_id} == {"claim-100000", "claim-200000"}
    text = render(found)
    assert "+3.0 =   6.0  one place: Bor / Bor (place.town)" in text
    assert "enough for 5.5" in text


def test_two_events_show_their_best_and_worst_pair_and_the_mean(war: Record) -> None:
    found = explain_two(war, ("event-a00000", "event-b00000"))

    assert not found.together
    assert [one.place for one in found.comparisons] == ["best", "worst"]
    assert found.comparisons[0].score >= found.comparisons[1].score
    assert (found.compared, found.possible) == (2, 2)
    assert found.verdict == "Apart: event-a00000 and event-b00000 are two events."


def test_a_judgement_is_named_where_it_decides(tmp_path: Path) -> None:
    path = tmp_path / "judged.db"
    query_world.make(path)
    with Record.open(path, "write") as record:
        record.add_judgement(
            Judgement(
                id="j1",
                left="claim-100000",
                right="claim-200000",
                verdict="different",
                by="Ana",
                at="2024-02-03T10:00:00+00:00",
            )
        )
    with Record.open(path) as record:
        found = explain_two(record, ("claim-100000", "claim-200000"))

    assert any("Ana judged claim-100000 and claim-200000 different" in line for line in found.because)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("claim-100000", "claim-100000"), "are the same"),
        (("claim-100000", "doc-100000"), "neither a claim nor an event"),
        (("claim-", "event-a00000"), "may be several"),
        (("claim-100000", "claim-900009"), "nothing called"),
        (("Bor", "claim-100000"), "nothing called"),
    ],
)
def test_only_two_claims_or_events_are_held_against_each_other(
    war: Record, keys: tuple[str, str], said: str
) -> None:
    with pytest.raises(UsageError) as raised:
        explain_two(war, keys)
    assert said in str(raised.value)


@pytest.mark.parametrize("keys", PAIRS)
def test_nothing_of_an_article_reaches_the_terminal(war: Record, keys: tuple[str, str]) -> None:
    found = explain_two(war, keys)
    shown = render(found)
    written = json_printable(json.dumps(to_json(found), ensure_ascii=False))

    assert printable(shown) == shown
    assert printable(written) == written


def test_what_is_read_is_told(war: Record) -> None:
    told: list[tuple[str, int]] = []
    explain_two(war, ("claim-1", "claim-2"), tell=lambda what, count: told.append((what, count)))

    assert ("claims", 2) in told
    assert ("documents", 0) in told
