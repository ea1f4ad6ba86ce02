"""The state of roads, closures, passage and what captures cut, asked of records."""

from __future__ import annotations

from pathlib import Path

import pytest
from road_world import record_of

from variorum.model.errors import UsageError
from variorum.query.control.roads.cuts import cut_of, cut_rows, cuts
from variorum.query.control.roads.passages import passage, passage_rows
from variorum.query.control.roads.stretches import road_rows, road_state

HIGHWAY = "route-SD-KOSTI"
RING = "route-AF-RING"


def _states(found) -> dict[str, str]:
    return {
        f"{one.stretch.start.name}-{one.stretch.end.name}": f"{one.status} {one.basis}"
        for one in found
        if one.status != "unknown"
    }


# ---- cut and reopened


def test_a_cut_at_a_town_contests_the_stretches_that_meet_there(tmp_path, lexicon) -> None:
    events = [
        {"id": "e1", "road": "route-MM-MUSE", "by": "Arakan Army", "place": "Hsipaw", "day": "2023-11-11"}
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        assert _states(road_state(record, lexicon, "route-MM-MUSE", "2023-11-10")) == {}
        found = road_state(record, lexicon, "Mandalay-Muse highway", "2023-11-12")
    assert _states(found) == {"Kyaukme-Hsipaw": "contested stated", "Hsipaw-Lashio": "contested stated"}
    cut = next(one for one in found if one.closures)
    assert [one.name for one in cut.closed_by] == ["Arakan Army"]
    assert cut.closed_to == ()
    assert cut.claims == ("claim-e1",)
    assert cut.told == "2023-11-11"
    assert "stretch.closed" in {reason.rule for reason in cut.reasons}


def test_a_reopening_ends_a_cut(tmp_path, lexicon) -> None:
    events = [
        {"id": "e1", "road": HIGHWAY, "by": "RSF", "day": "2023-11-06", "ends": "El Obeid - Kosti"},
        {
            "id": "e2",
            "road": HIGHWAY,
            "type": "other",
            "by": "Sudanese army",
            "day": "2023-12-01",
            "says": "reopened the road",
        },
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        assert len(_states(road_state(record, lexicon, HIGHWAY, "2023-11-30"))) == 4
        assert _states(road_state(record, lexicon, HIGHWAY, "2023-12-01")) == {}


def test_a_reopening_elsewhere_on_the_road_does_not(tmp_path, lexicon) -> None:
    road = "route-ML-RN16"
    events = [
        {"id": "e1", "road": road, "by": "JNIM", "place": "Gossi", "day": "2022-04-20"},
        {
            "id": "e2",
            "road": road,
            "type": "other",
            "day": "2022-05-01",
            "says": "reopened the road",
            "ends": "Sevare - Douentza",
        },
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        found = _states(road_state(record, lexicon, road, "2022-05-02"))
    assert found == {"Hombori-Gossi": "contested stated", "Gossi-Gao": "contested stated"}


def test_a_cut_again_after_the_reopening(tmp_path, lexicon) -> None:
    cut = {"road": HIGHWAY, "by": "RSF", "place": "Umm Ruwaba"}
    events = [
        {"id": "e1", **cut, "day": "2023-10-01"},
        {"id": "e2", "road": HIGHWAY, "type": "other", "day": "2023-10-20", "says": "reopened the road"},
        {"id": "e3", **cut, "day": "2023-11-20"},
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        assert _states(road_state(record, lexicon, HIGHWAY, "2023-10-25")) == {}
        assert len(_states(road_state(record, lexicon, HIGHWAY, "2023-11-20"))) == 2


def test_a_denied_cut_is_none_and_a_disputed_one_shuts_nobody_out_for_sure(tmp_path, lexicon) -> None:
    denied = [{"id": "e1", "road": HIGHWAY, "by": "RSF", "day": "2023-11-06", "status": "denied"}]
    with record_of(tmp_path / "a.db", lexicon, (), denied) as record:
        assert _states(road_state(record, lexicon, HIGHWAY, "2023-11-07")) == {}
    disputed = [{**denied[0], "status": "disputed"}]
    with record_of(tmp_path / "b.db", lexicon, (), disputed) as record:
        found = road_state(record, lexicon, HIGHWAY, "2023-11-07")
    assert {one.status for one in found} == {"contested"}
    assert {one.closed_by for one in found} == {()}
    assert {one.denied_by for one in found} == {("denial-e1",)}


def test_a_cut_of_a_road_that_the_other_side_takes_back_is_over(tmp_path, lexicon) -> None:
    told = [{"who": "Sudanese army", "holds": "road", "since": "2023-11-20", "road": HIGHWAY}]
    events = [{"id": "e1", "road": HIGHWAY, "by": "RSF", "day": "2023-11-06"}]
    with record_of(tmp_path / "r.db", lexicon, told, events) as record:
        assert set(_states(road_state(record, lexicon, HIGHWAY, "2023-11-19")).values()) == {
            "contested from-road"
        }
        found = road_state(record, lexicon, HIGHWAY, "2023-11-20")
    assert set(_states(found).values()) == {"held from-road"}
    assert {one.closed_by for one in found} == {()}


def test_an_undated_cut_began_by_the_day_it_was_printed(tmp_path, lexicon) -> None:
    events = [{"id": "e1", "road": "route-UA-T1302", "by": "Russian army", "printed": "2022-05-20"}]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        assert _states(road_state(record, lexicon, "T1302", "2022-05-19")) == {}
        assert len(_states(road_state(record, lexicon, "T1302", "2022-05-20"))) == 2


# ---- roads by name


def test_an_unknown_road_gives_the_nearest_names(tmp_path, lexicon) -> None:
    with (
        record_of(tmp_path / "r.db", lexicon) as record,
        pytest.raises(UsageError, match="Mandalay-Mose highway") as error,
    ):
        road_state(record, lexicon, "Mandalay-Mose highway", "2023-11-12")
    assert "Mandalay-Muse highway" in str(error.value)


def test_a_name_of_several_roads_asks_for_the_id(tmp_path, lexicon) -> None:
    with record_of(tmp_path / "r.db", lexicon) as record, pytest.raises(UsageError, match="several roads"):
        road_state(record, lexicon, "RN2", "2023-11-12")


def test_a_place_is_no_road_though_a_road_was_cut_there(tmp_path, lexicon) -> None:
    events = [
        {"id": "e1", "road": "route-MM-MUSE", "by": "Arakan Army", "place": "Hsipaw", "day": "2023-11-11"}
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record, pytest.raises(UsageError):
        road_state(record, lexicon, "Hsipaw", "2023-11-12")


def test_rows_are_flat(tmp_path, lexicon) -> None:
    told = [{"who": "RSF + Sudanese army", "holds": "road", "since": "2023-11-20", "road": HIGHWAY}]
    with record_of(tmp_path / "r.db", lexicon, told) as record:
        rows = road_rows(road_state(record, lexicon, HIGHWAY, "2023-12-01"))
    assert [row["from"] for row in rows] == ["Kosti", "Tendelti", "Umm Ruwaba", "Er Rahad"]
    assert rows[0]["holders"] == "RSF; Sudanese army"
    assert all(isinstance(value, str | int | float | bool | None) for row in rows for value in row.values())


# ---- passage

SOUTH = [
    {"who": "Taliban", "holds": name, "since": "2021-08-12", "road": RING}
    for name in ("Ghazni", "Qalat", "Kandahar")
]


def test_open_over_towns_of_ones_own(tmp_path, lexicon) -> None:
    with record_of(tmp_path / "r.db", lexicon, SOUTH) as record:
        found = passage(record, lexicon, "Taliban", "Ghazni", "Kandahar", "2021-08-13")
        back = passage(record, lexicon, "Taliban", "Kandahar", "Ghazni", "2021-08-13")
        before = passage(record, lexicon, "Taliban", "Ghazni", "Kandahar", "2021-08-11")
        foe = passage(record, lexicon, "Afghan army", "Ghazni", "Kandahar", "2021-08-13")
    assert found.answer == "open"
    assert [(one.stretch.start.name, one.stretch.end.name) for one in found.way] == [
        ("Ghazni", "Qalat"),
        ("Qalat", "Kandahar"),
    ]
    assert found.stops == ()
    assert (back.answer, back.way) == ("open", found.way[::-1])
    assert before.answer == "unknown"
    assert len(before.stops) == 2
    assert foe.answer == "blocked"
    assert len(foe.stops) == len(foe.way) == 2


def test_contested_and_blocked_ways_and_a_way_around(tmp_path, lexicon) -> None:
    side = [
        {"who": "Ukrainian army", "holds": name, "since": "2022-05-01", "road": "route-UA-H20"}
        for name in ("Sloviansk", "Kramatorsk", "Druzhkivka", "Kostiantynivka")
    ]
    bakhmut = {"holds": "Bakhmut", "since": "2022-05-01", "road": "route-UA-T0504", "who": "Ukrainian army"}
    chasiv = {**bakhmut, "holds": "Chasiv Yar"}
    cut = {
        "id": "e1",
        "road": "route-UA-T0504",
        "by": "Russian army",
        "day": "2022-06-01",
        "ends": "Chasiv Yar - Bakhmut",
    }
    told = [*side, bakhmut, chasiv]
    with record_of(tmp_path / "a.db", lexicon, told, [cut]) as record:
        before = passage(record, lexicon, "Ukrainian army", "Kostiantynivka", "Bakhmut", "2022-05-30")
        around = passage(record, lexicon, "Ukrainian army", "Kostiantynivka", "Bakhmut", "2022-06-02")
    assert before.answer == "open"
    assert "Chasiv Yar" in {one.stretch.start.name for one in before.way}
    assert around.answer == "open"
    assert "Sloviansk" in {
        end for one in around.way for end in (one.stretch.start.name, one.stretch.end.name)
    }
    lost = [
        *told,
        {"who": "Russian army", "holds": "Sloviansk", "since": "2022-06-02", "road": "route-UA-M03"},
    ]
    with record_of(tmp_path / "b.db", lexicon, lost, [{**cut, "status": "disputed"}]) as record:
        contested = passage(record, lexicon, "Ukrainian army", "Kostiantynivka", "Bakhmut", "2022-06-03")
    assert contested.answer == "contested"
    with record_of(tmp_path / "c.db", lexicon, [*side, {**bakhmut, "who": "Russian army"}]) as record:
        blocked = passage(record, lexicon, "Ukrainian army", "Kostiantynivka", "Bakhmut", "2022-06-03")
    assert blocked.answer == "blocked"


def test_a_place_between_two_waypoints_and_one_off_all_roads(tmp_path, lexicon) -> None:
    told = [
        {"who": "Syrian army", "holds": name, "since": "2019-08-25", "road": "route-SY-M5"}
        for name in ("Hama", "Khan Shaykhun", "Mūrak")
    ]
    with record_of(tmp_path / "r.db", lexicon, told) as record:
        inside = passage(record, lexicon, "Syrian army", "Mūrak", "Khan Shaykhun", "2019-09-01")
        off = passage(record, lexicon, "Syrian army", "Hama", "Reykjavik", "2019-09-01")
        there = passage(record, lexicon, "Syrian army", "Hama", "Hama", "2019-09-01")
    assert (inside.answer, len(inside.way)) == ("open", 1)
    assert (off.answer, off.way, off.stops) == ("unknown", (), ())
    assert (there.answer, there.way) == ("open", ())


def test_an_unknown_place_gives_the_nearest_names(tmp_path, lexicon) -> None:
    with record_of(tmp_path / "r.db", lexicon) as record, pytest.raises(UsageError) as error:
        passage(record, lexicon, "Taliban", "Kandaharr City Qx", "Ghazni", "2021-08-13")
    assert "is known" in str(error.value)
    with record_of(tmp_path / "s.db", lexicon) as record, pytest.raises(UsageError, match="Kostiantynivka"):
        passage(record, lexicon, "Taliban", "Kostyantinyvkaa", "Ghazni", "2021-08-13")


def test_passage_rows(tmp_path, lexicon) -> None:
    with record_of(tmp_path / "r.db", lexicon, SOUTH) as record:
        rows = passage_rows(passage(record, lexicon, "Taliban", "Ghazni", "Herat", "2021-08-13"))
    assert rows[0]["answer"] == "unknown"
    assert [row["stops"] for row in rows][:3] == [False, False, True]


# ---- what a capture cut


def _ring_towns(who: str, since: str, *names: str) -> list[dict[str, str]]:
    return [{"who": who, "holds": name, "since": since, "road": RING} for name in names]


def test_what_a_capture_cut(tmp_path: Path, lexicon) -> None:
    told = [
        *_ring_towns("Afghan army", "2021-06-01", "Ghazni", "Kandahar"),
        {"who": "Afghan army", "holds": "Qalat", "since": "2021-06-01", "until": "2021-08-10", "road": RING},
        *_ring_towns("Taliban", "2021-08-10", "Qalat"),
    ]
    events = [
        {
            "id": "e1",
            "type": "capture",
            "by": "Taliban",
            "place": "Qalat",
            "day": "2021-08-10",
            "says": "took it",
        }
    ]
    with record_of(tmp_path / "r.db", lexicon, told, events) as record:
        found = cuts(record, lexicon, "2021-08-01", "2021-08-31")
        assert cuts(record, lexicon, "2021-08-11", "2021-08-31") == ()
        assert [cut_of(record, lexicon, event) for event in record.events()] == list(found)
    assert [(one.place.name, one.day) for one in found] == [("Qalat", "2021-08-10")]
    cut = found[0]
    assert [one.name for one in cut.by] == ["Taliban"]
    assert [one.name for one in cut.against] == ["Afghan army"]
    assert [(one.start.name, one.end.name) for one in cut.stretches] == [
        ("Ghazni", "Qalat"),
        ("Qalat", "Kandahar"),
    ]
    assert cut.parted == (("Ghazni", "Kandahar"),)
    assert cut.claims == ("claim-e1",)
    assert {row["basis"] for row in cut_rows(found)} == {"inferred"}


@pytest.mark.parametrize(
    "event",
    [
        {"by": "Taliban", "place": "Qalat", "day": "2021-08-10", "status": "denied"},
        {"by": "Taliban", "place": "Reykjavik", "day": "2021-08-10"},
        {"by": "Taliban", "place": "Qalat"},
        {"by": "Afghan army", "place": "Ghazni", "day": "2021-08-10"},
    ],
    ids=["denied", "off all roads", "undated", "of one's own town"],
)
def test_what_cuts_nothing(tmp_path, lexicon, event) -> None:
    told = [
        *_ring_towns("Afghan army", "2021-06-01", "Ghazni"),
        *_ring_towns("Taliban", "2021-08-10", "Qalat"),
    ]
    events = [{"id": "e1", "type": "capture", "says": "took it", **event}]
    with record_of(tmp_path / "r.db", lexicon, told, events) as record:
        assert cuts(record, lexicon, "2021-01-01", "2021-12-31") == ()
        assert [cut_of(record, lexicon, event) for event in record.events()] == [None]


# ---- ways that two roads share


def test_what_is_told_between_two_junctions_bears_on_both_roads(tmp_path, lexicon) -> None:
    told = [
        {
            "who": "Syrian army",
            "holds": "road: Saraqib - Aleppo",
            "since": "2020-02-12",
            "road": "route-SY-M5",
        },
        {"who": "Syrian army", "holds": "road: Hama - Rastan", "since": "2020-01-01", "road": "route-SY-M5"},
    ]
    with record_of(tmp_path / "r.db", lexicon, told) as record:
        m4 = _states(road_state(record, lexicon, "route-SY-M4", "2020-02-13"))
        assert set(_states(road_state(record, lexicon, "route-SY-M5", "2020-02-13"))) == {
            "Rastan-Hama",
            "Saraqib-Aleppo",
        }
    assert m4 == {"Saraqib-Aleppo": "held stated"}


def test_what_is_told_of_the_whole_of_one_road_says_nothing_of_the_other(tmp_path, lexicon) -> None:
    told = [{"who": "HTS", "holds": "road", "since": "2020-02-01", "road": "route-SY-M4"}]
    with record_of(tmp_path / "r.db", lexicon, told) as record:
        assert _states(road_state(record, lexicon, "route-SY-M5", "2020-02-13")) == {}
