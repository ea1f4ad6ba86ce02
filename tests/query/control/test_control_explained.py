"""A place explains its statuses: the rule, each account with whose word it is, and what is stale."""

from __future__ import annotations

import json
from dataclasses import replace

import control_world as world
import pytest

from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.model.reasons import Reason
from variorum.query.control.records import PlaceExplanation
from variorum.query.explain import explain
from variorum.query.render import render
from variorum.store.record import Record


def explained(record: Record, key: str) -> PlaceExplanation:
    found = explain(record, key)
    assert isinstance(found, PlaceExplanation)
    return found


def test_every_hold_is_explained_in_order_of_time(kordofan: Record) -> None:
    found = explained(kordofan, "El Obeid")

    assert [(one.holder_name, one.status.code) for one in found.holdings] == [
        ("Kordofan Front", "claimed"),
        ("Sudanese army", "claimed"),
        ("Sudanese army", "agreed"),
        ("Kordofan Front", "contested"),
    ]
    for one in found.holdings:
        assert sum(reason.weight for reason in one.reasons) == pytest.approx(one.score)
        assert {told.claim_id for told in one.told} == {account.claim_id for account in one.accounts}


def test_whose_word_an_account_is_and_its_days_are_shown(kordofan: Record) -> None:
    shown = " ".join(render(explain(kordofan, "El Obeid")).split())

    assert "claim-01, origin front; a word of the holder's own side; begun 2019-04-02" in shown
    assert "claim-03, origin monitor; a word of neither side; begun 2019-04-11" in shown
    assert "ended another side took it" in shown


def test_it_says_how_it_stands_on_the_last_day_and_how_stale_that_is(kordofan: Record) -> None:
    found = explained(kordofan, "El Obeid")

    assert found.state is not None
    assert (found.state.as_of, found.state.status) == ("2019-04-22", "contested")
    shown = render(found)
    assert "on 2019-04-22 contested, Kordofan Front" in shown
    assert "2019-04-20, 2 days before" in shown


def test_parts_and_the_area_around_it_are_there(kordofan: Record) -> None:
    found = explained(kordofan, "El Obeid")

    assert [part.subject for part in found.parts] == [world.NORTH]
    shown = render(found)
    assert "Part told apart: El Obeid (north part)" in shown
    assert "North Kordofan: held by Sudanese army" in shown


def test_an_undated_hold_says_that_it_has_no_place_in_the_order(kordofan: Record) -> None:
    shown = " ".join(render(explain(kordofan, "Bara")).split())

    assert "nothing bounds it, so that it has no place in the order" in shown
    assert "gives no day" in shown


def test_settlements_without_names_are_counted(kordofan: Record) -> None:
    assert "5 settlements whose names are not told: Kordofan Front" in render(
        explain(kordofan, "admin1-SD-KN")
    )


def test_the_rule_of_the_status_is_said_once_with_the_denials(tmp_path) -> None:
    rule = Reason(rule="status.contested", detail="it is denied", weight=0.0)
    (told,) = [one for one in world.holdings() if one.status == "contested"]
    world.make(tmp_path / "rule.db", [replace(told, reasons=(rule, *told.reasons))])
    with Record.open(tmp_path / "rule.db") as record:
        (holding,) = explained(record, "El Obeid").holdings

    assert holding.rule == "it is denied; gainsaid by 1 claim"
    assert [one.claim_id for one in holding.denied] == ["claim-05"]


def test_a_place_that_nobody_is_said_to_hold(kordofan: Record) -> None:
    found = explained(kordofan, "Umm Ruwaba")

    assert found.holdings == ()
    assert [event.id for event in found.events] == ["event-11"]
    assert "No claim says who held it." in render(found)


def test_it_is_all_in_json(kordofan: Record) -> None:
    written = json.loads(json.dumps(to_json(explain(kordofan, "El Obeid"))))

    assert written["holdings"][0]["accounts"][0]["word"] == "own"
    assert written["state"]["held"][0]["stale_days"] == 2


def test_names_much_like_it_are_suggested_as_the_record_writes_them(kordofan: Record) -> None:
    with pytest.raises(UsageError) as raised:
        explain(kordofan, "El Obaid")

    assert "Did you mean El Obeid" in raised.value.advice
