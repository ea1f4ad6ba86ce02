"""What changed: who came, who went, who is gainsaid now, and what was only learned later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import control_world as world
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.lexicon import load_lexicon
from variorum.model.events import Event, EventFigure
from variorum.model.roads import Cut
from variorum.query.control.asking.changes import changes
from variorum.query.control.asking.differences import difference
from variorum.query.control.records import Change
from variorum.query.control.rendering.changes import render_difference
from variorum.query.control.rendering.rows import change_rows
from variorum.state.roads.network import known_network
from variorum.store.record import Record


def told(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.subject.name, change.kind) for change in found]


def between(record: Record, start: str, end: str, name: str = "El Obeid") -> list[Change]:
    return [change for change in changes(record, record, start, end) if change.subject.name == name]


@pytest.mark.parametrize(
    ("start", "end", "kind", "claims"),
    [
        ("2019-04-01", "2019-04-03", "gained", {"claim-01"}),
        ("2019-04-03", "2019-04-10", "gained", {"claim-02"}),
        ("2019-04-10", "2019-04-12", "status", {"claim-02", "claim-03"}),
        ("2019-04-12", "2019-04-21", "gained", {"claim-04"}),
        ("2019-04-03", "2019-04-21", "back", {"claim-02", "claim-03", "claim-04"}),
    ],
)
def test_a_town_that_changes_hands(
    kordofan: Record, start: str, end: str, kind: str, claims: set[str]
) -> None:
    (change,) = between(kordofan, start, end)

    assert (change.kind, set(change.claims)) == (kind, claims)
    assert (change.before.as_of, change.after.as_of) == (start, end)


def test_a_hold_that_is_gainsaid_now(known_then: Record, tmp_path: Path) -> None:
    denied = world.holding(
        world.OBEID, world.FRONT, [1], "2019-04-02", status="contested", denied_by=("claim-05",)
    )
    world.make(tmp_path / "denied.db", [denied])
    with Record.open(tmp_path / "denied.db") as now:
        (change,) = changes(known_then, now, "2019-04-13", "2019-04-13")

    assert (change.kind, change.claims) == ("denied", ("claim-05",))


def test_nothing_changed_where_nothing_did(kordofan: Record) -> None:
    assert changes(kordofan, kordofan, "2019-04-12", "2019-04-12") == ()
    assert changes(kordofan, kordofan, "2019-05-12", "2019-06-12") == ()
    assert "0 changes" in render_difference(difference(kordofan, kordofan, ("2019-05-12", "2019-06-12")))


def test_a_departure_rests_on_what_tells_of_it(kordofan: Record) -> None:
    (change,) = between(kordofan, "2019-04-10", "2019-04-20", "Er Rahad")

    assert (change.kind, change.day, change.claims, change.origins) == (
        "left",
        world.day("2019-04-15"),
        ("claim-07",),
        ("gazette",),
    )


def test_a_hold_that_ended_and_nobody_came_is_lost(tmp_path: Path) -> None:
    ended = world.holding(world.OBEID, world.FRONT, [1], "2019-04-02", "2019-04-09")
    world.make(tmp_path / "lost.db", [ended])
    with Record.open(tmp_path / "lost.db") as record:
        assert told(changes(record, record, "2019-04-05", "2019-04-12")) == [("El Obeid", "lost")]


def test_there_and_back_is_a_change(tmp_path: Path) -> None:
    world.make(
        tmp_path / "back.db",
        [
            world.holding(world.OBEID, world.ARMY, [2], "2019-04-01", "2019-04-05", ended="taken"),
            world.holding(world.OBEID, world.FRONT, [1], "2019-04-05", "2019-04-08", ended="taken"),
            world.holding(world.OBEID, world.ARMY, [2], "2019-04-08"),
        ],
    )
    with Record.open(tmp_path / "back.db") as record:
        found = difference(record, record, ("2019-04-04", "2019-04-10"))

    (change,) = found.changes
    assert (change.kind, [one.holder_name for one in change.between]) == ("back", ["Kordofan Front"])
    assert "claim-01" in change.claims
    assert "between: Kordofan Front, since 2019-04-05, until 2019-04-08" in render_difference(found)


def test_changes_stand_in_the_order_of_their_days(kordofan: Record) -> None:
    found = changes(kordofan, kordofan, "2019-03-01", "2019-04-30")

    days = [change.day.latest or "9999" for change in found]
    assert days == sorted(days)
    assert ("Bara", "gained") not in told(found)


@pytest.fixture
def known_then(tmp_path: Path) -> Iterator[Record]:
    """What was known of it early on: the Front's word, and one toll."""
    world.make(tmp_path / "then.db", [world.holding(world.OBEID, world.FRONT, [1], "2019-04-02")])
    with Record.open(tmp_path / "then.db") as record:
        yield record


def test_what_was_learned_of_one_day(kordofan: Record, known_then: Record) -> None:
    found = changes(known_then, kordofan, "2019-04-13", "2019-04-13")

    (obeid,) = [change for change in found if change.subject == world.OBEID]
    assert obeid.kind == "revised"
    assert obeid.before.held[0].holding.holder_name == "Kordofan Front"
    kinds = dict(told(found))
    assert (kinds["North Kordofan"], kinds["Western Salvation Road"]) == ("first-told", "first-told")


def test_another_holder_of_the_first_day_itself_is_told_otherwise(known_then: Record, tmp_path: Path) -> None:
    world.make(tmp_path / "now.db", [world.holding(world.OBEID, world.ARMY, [2], "2019-04-01")])
    with Record.open(tmp_path / "now.db") as now:
        (learned,) = changes(known_then, now, "2019-04-05", "2019-04-05")
        (withdrawn,) = changes(now, known_then, "2019-04-05", "2019-04-05")

    assert learned.kind == "revised"
    assert withdrawn.kind == "revised"


def _with_figure(event: Event, low: float, high: float) -> Event:
    figure = EventFigure(kind="killed", of="people", low=low, best=low, high=high, accounts=())
    return replace(event, figures=(figure,))


def test_new_events_and_figures_that_moved(tmp_path: Path) -> None:
    first, second = (world.event_of(world.BY_NUMBER[number]) for number in (11, 13))
    for name, events in (
        ("then", [_with_figure(first, 3, 5)]),
        ("now", [_with_figure(replace(first, id="event-99"), 4, 9), second]),
    ):
        world.make(tmp_path / f"{name}.db", [])
        with Record.open(tmp_path / f"{name}.db", "extend") as record:
            record.replace_views([], events, [])
    with Record.open(tmp_path / "then.db") as then, Record.open(tmp_path / "now.db") as now:
        learned = difference(then, now, ("2019-04-30", "2019-04-30"), ("2019-04-08", None))
        passed = difference(now, now, ("2019-04-06", "2019-04-30"))

    assert learned.events == (("clash", 1),)
    (move,) = learned.figures
    assert ((move.before.low, move.before.high), (move.after.low, move.after.high)) == ((3, 5), (4, 9))
    assert "best 3 of 3 to 5, now best 4 of 4 to 9" in render_difference(learned)
    assert "2019-04-30 as known on 2019-04-08" in render_difference(learned)
    assert (passed.events, passed.figures) == ((("clash", 1),), ())


def test_rows_are_flat(kordofan: Record) -> None:
    found = list(change_rows(changes(kordofan, kordofan, "2019-03-01", "2019-04-30")))

    assert len({tuple(row) for row in found}) == 1
    assert all(isinstance(cell, str | int | float | None) for row in found for cell in row.values())


@given(days=st.lists(st.dates(date(2019, 3, 25), date(2019, 5, 5)).map(str), min_size=2, max_size=2))
def test_every_change_shows_a_difference(kordofan_path: Path, days: list[str]) -> None:
    """Whatever the days: a change has a cause, and the states before and after it are those of the days."""
    start, end = sorted(days)
    with Record.open(kordofan_path) as record:
        for change in changes(record, record, start, end):
            assert change.claims
            assert (change.before.as_of, change.after.as_of) == (start, end)
            assert change.between or (change.before.held, change.before.status) != (
                change.after.held,
                change.after.status,
            )


def test_what_a_capture_cut_is_said_to_be_inferred(kordofan: Record) -> None:
    network = known_network(load_lexicon())
    stretch = network.meeting_in(world.NAHUD.id or "")[0]
    cut = Cut(
        event_id="event-04",
        place=stretch.end,
        day="2019-04-20",
        by=(world.FRONT,),
        against=(world.ARMY,),
        stretches=(stretch,),
        parted=(("El Obeid", "El Fasher"),),
        claims=("claim-04",),
        origins=("front",),
    )
    found = difference(kordofan, kordofan, ("2019-04-19", "2019-04-21"))
    shown = render_difference(replace(found, cuts=(cut,)))

    assert "inferred from what is held, and told by nobody" in shown
    assert "El Obeid is parted from El Fasher" in shown
    assert "inferred" not in render_difference(found)
