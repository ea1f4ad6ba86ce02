"""Who holds what on a day: what is stated, what is inferred, and what nobody tells are kept apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import control_world as world
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.lexicon import load_lexicon
from variorum.model.control import DayRange, Subject
from variorum.query.control.asking.answers import answer
from variorum.query.control.asking.states import fold_state, state_of, states
from variorum.query.control.records import SubjectState
from variorum.query.control.rendering.rows import rows
from variorum.query.control.rendering.states import render_answer, render_table
from variorum.query.printable import printable
from variorum.store.record import Record

DAYS = st.dates(min_value=date(2019, 3, 25), max_value=date(2019, 5, 5)).map(str)


def holders(state: SubjectState) -> list[str]:
    return [one.holding.holder_name for one in state.held]


@pytest.mark.parametrize(
    ("day", "status", "who"),
    [
        ("2019-04-01", "unknown", []),
        ("2019-04-02", "claimed", ["Kordofan Front"]),
        ("2019-04-08", "claimed", ["Kordofan Front"]),
        ("2019-04-09", "claimed", ["Sudanese army"]),
        ("2019-04-11", "agreed", ["Sudanese army"]),
        ("2019-04-20", "contested", ["Kordofan Front"]),
        ("2019-06-01", "contested", ["Kordofan Front"]),
    ],
)
def test_a_town_that_changes_hands(kordofan: Record, day: str, status: str, who: list[str]) -> None:
    state = state_of(kordofan, world.OBEID, day)

    assert (state.status, holders(state)) == (status, who)


def test_a_claimed_and_then_agreed_hold_is_one(kordofan: Record) -> None:
    state = state_of(kordofan, world.OBEID, "2019-04-13")

    (held,) = state.held
    assert (held.begun, held.holding.since) == (world.day("2019-04-09"), world.day("2019-04-11"))
    assert state.last is not None
    assert state.last.holder_name == "Kordofan Front"


def test_staleness_counts_from_the_last_day_told_of(kordofan: Record) -> None:
    (held,) = state_of(kordofan, world.OBEID, "2019-04-30").held

    assert (held.told, held.stale_days) == ("2019-04-20", 10)


def test_a_day_before_all_evidence_is_unknown_and_says_what_comes(kordofan: Record) -> None:
    state = state_of(kordofan, world.OBEID, "2018-01-01")

    assert (state.status, state.held, state.last) == ("unknown", (), None)
    assert state.later is not None
    assert state.later.since == world.day("2019-04-02")
    assert "Nothing is told of it by then" in render_answer(answer(kordofan, state))


def test_a_place_that_was_left_is_left(kordofan: Record) -> None:
    state = state_of(kordofan, world.RAHAD, "2019-04-20")

    assert (state.status, state.held) == ("left", ())
    assert state.last is not None
    assert state.last.ended == "left"


def test_an_undated_capture_holds_on_no_day_and_is_shown(kordofan: Record) -> None:
    state = state_of(kordofan, world.BARA, "2019-04-20")

    assert (state.status, state.held) == ("unknown", ())
    assert [one.holder_name for one in state.undated] == ["Sudanese army"]
    assert "On a day that nobody tells: said by gazette to be held by Sudanese army" in render_answer(
        answer(kordofan, state)
    )


def test_a_town_with_accounts_of_its_own_is_not_answered_for_by_its_area(kordofan: Record) -> None:
    state = state_of(kordofan, world.OBEID, "2019-04-30", lexicon=load_lexicon())

    assert holders(state) == ["Kordofan Front"]
    assert {one.basis for one in state.held} == {"stated"}
    assert [(one.holding.subject.id, one.basis) for one in state.contained] == [("admin1-SD-KN", "from-area")]
    bara = state_of(kordofan, world.BARA, "2019-04-20")
    assert bara.held == ()
    assert [one.basis for one in bara.contained] == ["from-area"]


def test_a_town_without_accounts_has_those_of_its_area_and_says_so(kordofan: Record) -> None:
    state = state_of(kordofan, world.subject_of(world.RUWABA), "2019-04-10")

    assert (state.status, holders(state)) == ("agreed", ["Sudanese army"])
    assert [one.basis for one in state.held] == ["from-area"]
    assert state.contained == ()
    shown = render_answer(answer(kordofan, state))
    assert "inferred: accounts speak of the area around it, and none of it itself" in shown


def test_unnamed_settlements_of_an_area_answer_for_no_town_and_not_for_the_area(kordofan: Record) -> None:
    area = state_of(kordofan, world.AREA, "2019-04-10")
    town = state_of(kordofan, world.subject_of(world.RUWABA), "2019-04-10")

    assert holders(area) == ["Sudanese army"]
    assert [one.holding.holder_name for one in area.settlements] == ["Kordofan Front"]
    assert "Kordofan Front" not in holders(town)
    assert "5 settlements whose names are not told" in render_answer(answer(kordofan, area))


def test_a_waypoint_of_a_held_road_has_that_for_an_answer_only_with_a_lexicon(kordofan: Record) -> None:
    town = world.subject_of(world.NAHUD)

    assert state_of(kordofan, town, "2019-04-10").status == "unknown"
    state = state_of(kordofan, town, "2019-04-10", lexicon=load_lexicon())
    assert [(one.holding.holder_name, one.basis) for one in state.held] == [("Kordofan Front", "from-road")]


def test_an_area_answers_for_no_other_area_and_a_place_nobody_knows_has_none(kordofan: Record) -> None:
    nowhere = Subject(kind="place", id="unplaced tell nothing", name="Tell Nothing")

    assert state_of(kordofan, nowhere, "2019-04-10", lexicon=load_lexicon()).status == "unknown"
    assert state_of(kordofan, world.AREA, "2019-04-10").contained == ()


def test_parts_are_told_apart_and_the_whole_takes_them_in(kordofan: Record) -> None:
    whole = state_of(kordofan, world.OBEID, "2019-04-25")
    part = state_of(kordofan, world.NORTH, "2019-04-25")

    assert [(one.subject.part, holders(one)) for one in whole.parts] == [("north part", ["Sudanese army"])]
    assert (holders(part), [one.basis for one in part.contained]) == (["Sudanese army"], ["from-area"])


def test_rival_sides_are_all_shown_the_best_supported_first() -> None:
    sides = [
        world.holding(world.OBEID, world.FRONT, [1], "2019-04-02"),
        world.holding(world.OBEID, world.ARMY, [2, 3], "2019-04-03"),
    ]
    state = fold_state(world.OBEID, sides, "2019-04-05")

    assert (state.status, holders(state)) == ("contested", ["Sudanese army", "Kordofan Front"])


def test_two_holds_of_allies_are_no_contest() -> None:
    both = world.holding(world.OBEID, world.ARMY, [2], "2019-04-03", parties=(world.ARMY, world.FRONT))
    state = fold_state(
        world.OBEID, [world.holding(world.OBEID, world.FRONT, [1], "2019-04-02"), both], "2019-04-05"
    )

    assert state.status == "claimed"


def test_an_end_that_is_not_sure_yet_leaves_the_hold_standing() -> None:
    fading = replace(
        world.holding(world.OBEID, world.FRONT, [1], "2019-04-02"),
        until=DayRange(earliest="2019-04-05", latest="2019-04-09"),
    )
    assert fold_state(world.OBEID, [fading], "2019-04-08").status == "claimed"
    assert fold_state(world.OBEID, [fading], "2019-04-09").status == "unknown"


def test_the_table_has_every_subject_once_those_most_told_of_first(kordofan: Record) -> None:
    found = list(states(kordofan, "2019-04-30", known_on="2019-05-01"))

    ids = [state.subject.id for state in found]
    assert sorted(ids) == sorted({one.subject.id for one in world.holdings()})
    assert ids[:2] == [world.OBEID.id, world.AREA.id]
    assert {state.known_on for state in found} == {"2019-05-01"}
    lines = list(render_table(found))
    assert len(lines) == len(found) + 1
    assert "contested  2019-04-20    10  El Obeid: Kordofan Front (1, 1 claim against it)" in lines
    assert any("Er Rahad: left by Kordofan Front" in line for line in lines)


def test_rows_are_flat_and_alike(kordofan: Record) -> None:
    found = list(rows(states(kordofan, "2019-04-30")))

    assert len({tuple(row) for row in found}) == 1
    assert all(isinstance(cell, str | int | float | None) for row in found for cell in row.values())
    obeid = next(row for row in found if row["subject_id"] == world.OBEID.id)
    assert (obeid["status"], obeid["holder_name"], obeid["stale_days"]) == ("contested", "Kordofan Front", 10)
    assert (obeid["accounts"], obeid["denials"], obeid["denied_by"]) == (1, 1, "claim-05")
    bara = next(row for row in found if row["subject_id"] == world.BARA.id)
    assert (bara["status"], bara["holder"], bara["basis"]) == ("unknown", None, None)


def test_an_answer_shows_words_whose_they_are_and_who_gainsays_them(kordofan: Record) -> None:
    found = answer(kordofan, state_of(kordofan, world.OBEID, "2019-04-30", known_on="2019-05-01"))

    (side,) = found.sides
    assert [one.told.quote for one in side.for_it] == ["El Obeid is ours once more, the Front said."]
    assert [one.told.quote for one in side.against] == ["The army denied that El Obeid had fallen."]
    assert (side.origins, side.deniers, side.left_out) == (("front",), ("army",), 0)
    shown = render_answer(found)
    assert "as of 2019-04-30, as known on 2019-05-01" in shown
    assert "said by front to be held by Kordofan Front" in shown
    assert "gainsaid by army" in shown
    assert "a word of the holder's own side; begun 2019-04-20" in " ".join(shown.split())
    assert "2019-04-20, 10 days before" in shown


def test_the_words_are_no_firmer_than_the_status(kordofan: Record) -> None:
    claimed = render_answer(answer(kordofan, state_of(kordofan, world.OBEID, "2019-04-10")))
    agreed = render_answer(answer(kordofan, state_of(kordofan, world.OBEID, "2019-04-13")))

    assert "said by army to be held by Sudanese army" in claimed
    assert "\nheld by" not in claimed
    assert "held by Sudanese army, by 2 independent origins: army and monitor" in agreed
    assert "since 2019-04-09, agreed from 2019-04-11" in agreed


def test_what_is_not_shown_is_counted(kordofan: Record) -> None:
    found = answer(kordofan, state_of(kordofan, world.OBEID, "2019-04-13"), shown=1)

    (side,) = found.sides
    assert (len(side.for_it), side.left_out) == (1, 1)
    assert "and 1 more account" in render_answer(found)


def test_a_record_of_before_accounts_were_kept_is_answered_too(tmp_path) -> None:
    old = replace(
        world.holding(world.OBEID, world.ARMY, [2], "2019-04-09"), accounts=(), parties=(), holder=None
    )
    world.make(tmp_path / "old.db", [old])
    with Record.open(tmp_path / "old.db") as record:
        found = answer(record, state_of(record, world.OBEID, "2019-04-10"))

    (side,) = found.sides
    assert (side.held.told, side.held.stale_days, side.origins) == (None, None, ("army",))
    assert "no account that has it so gives a day" in render_answer(found)


def test_nothing_of_an_article_reaches_the_terminal(kordofan: Record) -> None:
    nasty = replace(world.OBEID, name="Ob\x1b[2Jeid\u202e", id="x\x1by")
    state = fold_state(nasty, [world.holding(nasty, world.ARMY, [2], "2019-04-09")], "2019-04-10")
    shown = render_answer(answer(kordofan, state)) + "".join(render_table([state]))

    assert printable(shown) == shown


@given(day=DAYS, later=DAYS)
def test_laws_of_states(day: str, later: str) -> None:
    """Only what has begun is in force, the order of holdings changes nothing, staleness grows."""
    for subject in (world.OBEID, world.RAHAD, world.BARA):
        own = [one for one in world.holdings() if one.subject == subject]
        state = fold_state(subject, own, day)
        assert state == fold_state(subject, own[::-1], day)
        assert (state.status in ("left", "unknown")) == (not state.held)
        for one in state.held:
            assert (one.holding.since.latest or "9") <= day
            assert one.told is None or one.told <= day
            again = next((o for o in fold_state(subject, own, later).held if o.holding == one.holding), None)
            if again is not None and one.stale_days is not None and later >= day and again.told == one.told:
                assert again.stale_days is not None
                assert again.stale_days >= one.stale_days
