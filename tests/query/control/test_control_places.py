"""A name finds the place or road that is meant, or says what else there is."""

from __future__ import annotations

import control_world as world
import pytest

from variorum.lexicon.lexicon import load_lexicon
from variorum.model.errors import UsageError
from variorum.query.control.asking.naming import namesakes, subject_named, subjects_called
from variorum.query.control.asking.states import state_of
from variorum.store.record import Record


@pytest.mark.parametrize("name", ["El Obeid", "el-obeid", " EL OBEID ", "geonames-379003", "al ubayyid"])
def test_a_place_is_found_by_id_name_and_alias_whatever_its_letters(kordofan: Record, name: str) -> None:
    assert subject_named(kordofan, name) == world.OBEID


def test_the_lexicon_is_not_asked_where_the_record_knows(kordofan: Record) -> None:
    def never() -> None:
        raise AssertionError

    assert subject_named(kordofan, "Er Rahad", "place", never).id == world.RAHAD.id  # type: ignore[arg-type]


def test_a_part_is_found_by_its_own_name_and_the_whole_by_the_name_of_the_whole(kordofan: Record) -> None:
    assert subject_named(kordofan, "El Obeid (north part)") == world.NORTH
    assert subject_named(kordofan, "El Obeid").part == ""


def test_a_place_that_only_events_tell_of_is_a_subject(kordofan: Record) -> None:
    found = subject_named(kordofan, "Umm Ruwaba")

    assert (found.kind, found.id) == ("place", world.RUWABA.id)


def test_another_spelling_that_the_gazetteer_knows_finds_the_place_of_the_record(kordofan: Record) -> None:
    assert subjects_called(kordofan, "Umm Ruwabah") == []
    entry = load_lexicon().places.get(world.NAHUD.id or "")
    assert entry is not None
    assert subject_named(kordofan, entry.name).id == world.NAHUD.id


def test_a_place_without_any_claim_is_a_subject_of_which_nothing_is_told(kordofan: Record) -> None:
    found = subject_named(kordofan, "Nyala")

    assert found.id == "geonames-369004"
    assert state_of(kordofan, found, "2019-04-30").status == "unknown"


def test_a_road_is_found_and_is_no_place(kordofan: Record) -> None:
    assert subject_named(kordofan, "Western Salvation Road", "route-segment") == world.ROAD
    with pytest.raises(UsageError):
        subject_named(kordofan, "Western Salvation Road", "place")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("El Obaid", "El Obeid"),
        ("Er Rahat", "Er Rahad"),
        ("Umm Ruwoba", "Umm Ruwaba"),
        ("Qqzx Wxyz", "variorum state"),
    ],
)
def test_an_unknown_place_is_said_with_the_nearest_names(kordofan: Record, name: str, near: str) -> None:
    with pytest.raises(UsageError) as raised:
        subject_named(kordofan, name)

    assert near in raised.value.advice


@pytest.mark.parametrize("name", ["", "   ", "\x1b[2J", "a" * 5000])
def test_no_name_at_all_is_misuse(kordofan: Record, name: str) -> None:
    with pytest.raises(UsageError) as raised:
        subject_named(kordofan, name)

    assert "\x1b" not in str(raised.value)


def test_a_name_of_several_is_said_with_their_ids(tmp_path) -> None:
    town = world.replace(world.OBEID, id="place-a", name="Halfa", aliases=())
    other = world.replace(world.OBEID, id="place-b", name="Halfa", aliases=())
    world.make(
        tmp_path / "two.db",
        [world.holding(one, world.ARMY, [1], "2019-04-02") for one in (town, other)],
    )
    with Record.open(tmp_path / "two.db") as record:
        with pytest.raises(UsageError) as raised:
            subject_named(record, "Halfa")
        assert subject_named(record, "place-b") == other

    assert "place-a" in str(raised.value)
    assert "place-b" in str(raised.value)


def test_a_road_is_before_its_stretches_even_where_nobody_tells_of_the_whole(tmp_path) -> None:
    stretches = [
        world.replace(world.ROAD, id=f"route-SD-WEST:{end}", name=f"Road {end}", aliases=("The West Road",))
        for end in ("a", "b")
    ]
    world.make(
        tmp_path / "road.db",
        [world.holding(one, world.FRONT, [1], "2019-04-02") for one in stretches],
    )
    with Record.open(tmp_path / "road.db") as record:
        found = subject_named(record, "the west road")
        parts = state_of(record, found, "2019-04-05").parts

    assert found.id == "route-SD-WEST"
    assert [part.subject.name for part in parts] == ["Road a", "Road b"]


def test_a_known_place_is_before_one_that_nothing_known_fits(tmp_path) -> None:
    unknown = world.replace(world.OBEID, id="unplaced el obeid", aliases=())
    world.make(
        tmp_path / "both.db",
        [world.holding(one, world.ARMY, [1], "2019-04-02") for one in (unknown, world.OBEID)],
    )
    with Record.open(tmp_path / "both.db") as record:
        found = subject_named(record, "El Obeid")
        others = namesakes(record, "El Obeid", found, load_lexicon())

    assert found == world.OBEID
    assert [one.id for one in others] == ["unplaced el obeid"]
