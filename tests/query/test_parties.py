"""Which parties of a record a name means: by keys, by names as events give them, by other names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import query_world

from variorum.lexicon.actors import ActorBook
from variorum.lexicon.lexicon import load_lexicon
from variorum.model.control import Party
from variorum.query.parties import keys_called, most_named, parties_like, party_names_near
from variorum.store.record import Record

HTS = Party(id="hts", name="HTS")
BARE = Party(id=None, name="Millers of the Ford")
OTHER = Party(id=None, name="Ford Brigade")
AS_GROUP = Party(id="hts", name="the Ford group")


@pytest.fixture(scope="module")
def actors() -> ActorBook:
    return load_lexicon().actors


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    sides = [((HTS, AS_GROUP), (BARE,)), ((BARE,), ()), ((OTHER,), (HTS,)), ((HTS,), ())]
    events = [
        replace(query_world.event(), id=f"event-{number}", agents=agents, patients=patients)
        for number, (agents, patients) in enumerate(sides)
    ]
    with Record.open(tmp_path / "r.db", "create") as made:
        made.replace_views([], events, [])
        yield made


def test_those_named_in_most_events_come_first(record: Record) -> None:
    assert [(one.key, one.name, one.events) for one in most_named(record, 2)] == [
        ("hts", "HTS", 3),
        ("millers of the ford", "Millers of the Ford", 2),
    ]


@pytest.mark.parametrize("name", ["hts", "HTS", "Hayat Tahrir al-Sham", "Hay’at Tahrir al-Sham"])
def test_another_name_of_a_party_means_it(record: Record, actors: ActorBook, name: str) -> None:
    assert keys_called(record, name, lambda: actors) == ("hts",)


@pytest.mark.parametrize("name", ["millers of the ford", "MILLERS of the-Ford"])
def test_whom_nothing_known_fits_is_found_by_its_name(record: Record, actors: ActorBook, name: str) -> None:
    assert keys_called(record, name, lambda: actors) == ("millers of the ford",)


@pytest.mark.parametrize("name", ["Syrian army", "Millers", "", "-"])
def test_nobody_else_is_meant(record: Record, actors: ActorBook, name: str) -> None:
    assert keys_called(record, name, lambda: actors) == ()


def test_a_word_of_a_name_is_enough_to_look_for_it(record: Record, actors: ActorBook) -> None:
    assert [one.name for one in parties_like(record, "ford", actors, 8)] == [
        "Millers of the Ford",
        "Ford Brigade",
    ]
    assert [one.name for one in parties_like(record, "ford", actors, 1)] == ["Millers of the Ford"]
    assert parties_like(record, "ord", actors, 8) == parties_like(record, "-", actors, 8) == []
    # "the Ford group" is but one of its names, and not the one it goes by.
    assert [one.key for one in parties_like(record, "the Ford", actors, 8)] == ["millers of the ford"]


def test_who_is_called_so_comes_before_those_whose_names_only_begin_so(
    record: Record, actors: ActorBook
) -> None:
    record.replace_views(
        [],
        [
            replace(
                query_world.event(), id=f"event-{number}", agents=(Party(id=None, name=name),), patients=()
            )
            for number, name in enumerate(("Ford Brigade", "Ford Brigade", "Ford"))
        ],
        [],
    )
    assert [one.name for one in parties_like(record, "Ford", actors, 8)] == ["Ford", "Ford Brigade"]


def test_names_near_are_as_the_record_writes_them(record: Record) -> None:
    assert party_names_near(record, "Miller of the Ford") == ["Millers of the Ford"]
    assert party_names_near(record, "Harbour Guard") == []
