"""Who is cut off: stated by accounts, and from what is held around a place."""

from __future__ import annotations

import pytest
from road_world import record_of

from variorum.query.control.roads.cutoffs import cut_off, cut_off_at, cut_off_rows

RING = {"id": "e1", "by": "RSF", "place": "El Fasher", "day": "2024-05-10", "says": "besieged El Fasher"}


def _shown(found) -> list[str]:
    return [
        f"{one.subject.name} {one.basis} who {','.join(p.name for p in one.who) or '-'}"
        f" by {','.join(p.name for p in one.by) or '-'}"
        for one in found
    ]


def test_a_siege_that_is_told_goes_on(tmp_path, lexicon) -> None:
    with record_of(tmp_path / "r.db", lexicon, (), [{**RING, "against": "Sudanese army"}]) as record:
        assert cut_off(record, lexicon, "2024-05-09") == ()
        found = cut_off(record, lexicon, "2025-01-01")
    assert _shown(found) == ["El Fasher stated who Sudanese army by RSF"]
    one = found[0]
    assert one.claims == ("claim-e1",)
    assert one.origins == ("origin of e1",)
    assert (one.since.earliest, one.since.latest) == ("2024-05-10", "2024-05-10")
    assert cut_off_rows(found)[0]["basis"] == "stated"


@pytest.mark.parametrize(
    ("end", "goes_on"),
    [
        ({"type": "encircle", "says": "broke the siege", "trigger": "siege", "by": "Sudanese army"}, False),
        ({"type": "encircle", "says": "failed to break the siege", "trigger": "siege"}, True),
        ({"type": "capture", "says": "took it", "by": "RSF"}, False),
        ({"type": "capture", "says": "took it", "by": "Sudanese army"}, False),
        ({"type": "capture", "says": "took it", "by": "RSF", "status": "denied"}, True),
        ({"type": "capture", "says": "took it", "by": "RSF", "day": "2024-05-01"}, True),
        ({"type": "capture", "says": "took it", "by": "RSF", "place": "Nyala"}, True),
        ({"type": "control", "says": "holds it", "by": "RSF"}, False),
        ({"type": "control", "says": "holds it", "by": "Sudanese army"}, True),
        ({"type": "withdraw", "says": "left it", "by": "RSF"}, False),
        ({"type": "withdraw", "says": "left it", "by": "Sudanese army"}, False),
        ({"type": "withdraw", "says": "left it", "by": "JEM"}, True),
        ({"type": "shelling", "says": "shelled it", "by": "RSF"}, True),
    ],
    ids=lambda value: str(value)[:60],
)
def test_how_a_siege_ends(tmp_path, lexicon, end, goes_on) -> None:
    events = [
        {**RING, "against": "Sudanese army"},
        {"id": "e2", "place": "El Fasher", "day": "2024-06-01", **end},
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        assert [one.subject.name for one in cut_off(record, lexicon, "2024-05-31")] == ["El Fasher"]
        assert bool(cut_off(record, lexicon, "2024-06-02")) is goes_on


def test_a_second_siege_after_the_first_was_broken(tmp_path, lexicon) -> None:
    events = [
        RING,
        {
            "id": "e2",
            "place": "El Fasher",
            "day": "2024-06-01",
            "says": "lifted the siege",
            "trigger": "siege",
        },
        {**RING, "id": "e3", "day": "2024-07-01"},
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        assert cut_off(record, lexicon, "2024-06-15") == ()
        (one,) = cut_off(record, lexicon, "2024-07-02")
    assert one.claims == ("claim-e3",)


def test_accounts_of_one_siege_are_one_and_rivals_are_two(tmp_path, lexicon) -> None:
    events = [
        RING,
        {**RING, "id": "e2", "day": "2024-05-12", "status": "disputed"},
        {**RING, "id": "e3", "day": "2024-05-13", "by": "Sudanese army"},
    ]
    with record_of(tmp_path / "r.db", lexicon, (), events) as record:
        first, second = cut_off(record, lexicon, "2024-05-20")
    assert first.claims == ("claim-e1", "claim-e2")
    assert first.denied_by == ("denial-e2",)
    assert [one.name for one in second.by] == ["Sudanese army"]


@pytest.mark.parametrize(
    "event",
    [
        {**RING, "status": "denied"},
        {**RING, "says": "severed the supply line to El Fasher"},
        {**RING, "says": "cut the road", "road": "route-SD-DARFUR"},
        {"id": "e1", "by": "RSF", "says": "besieged them", "day": "2024-05-10"},
    ],
    ids=["denied", "a supply line", "a road", "nobody and nowhere"],
)
def test_what_cuts_nobody_off(tmp_path, lexicon, event) -> None:
    with record_of(tmp_path / "r.db", lexicon, (), [event]) as record:
        assert cut_off(record, lexicon, "2025-01-01") == ()


def test_a_group_whose_place_is_only_where_the_article_stands(tmp_path, lexicon) -> None:
    event = {**RING, "against": "Sudanese army", "carried": True}
    with record_of(tmp_path / "r.db", lexicon, (), [event]) as record:
        (one,) = cut_off(record, lexicon, "2025-01-01")
    assert (one.subject.name, one.subject.id) == ("Sudanese army", "unplaced sudanese army")


# ---- from holdings


def _towns(who: str, road: str, *names: str) -> list[dict[str, str]]:
    return [{"who": who, "holds": name, "since": "2012-07-01", "road": road} for name in names]


def test_a_town_whose_every_road_leads_to_the_other_side(tmp_path, lexicon) -> None:
    told = [
        *_towns("Malian army", "route-ML-RN16", "Gao"),
        *_towns("MUJAO", "route-ML-RN16", "Gossi"),
        *_towns("MUJAO", "route-ML-RN17", "Ansongo"),
        *_towns("MUJAO", "route-ML-RN18", "Bourem"),
    ]
    with record_of(tmp_path / "a.db", lexicon, told) as record:
        (one,) = cut_off(record, lexicon, "2012-07-02")
        assert cut_off(record, lexicon, "2012-06-30") == ()
    assert _shown([one]) == ["Gao from-holdings who Malian army by MUJAO"]
    assert len(one.claims) == 4
    assert {reason.rule for reason in one.reasons} == {"cut-off.roads"}
    with record_of(tmp_path / "b.db", lexicon, told[:-1]) as record:
        assert cut_off(record, lexicon, "2012-07-02") == (), "one road is not known"
    open_road = {
        "who": "Malian army",
        "holds": "road: Gao - Bourem",
        "since": "2012-07-01",
        "road": "route-ML-RN18",
    }
    with record_of(tmp_path / "c.db", lexicon, [*told[:-1], open_road]) as record:
        assert cut_off(record, lexicon, "2012-07-02") == (), "a road of its own leads on"


def test_a_town_at_the_end_of_one_known_road_is_not_said_to_be_cut_off(tmp_path, lexicon) -> None:
    told = [
        *_towns("Ethiopian army", "route-ET-GONDAR-HUMERA", "Humera"),
        *_towns("TDF", "route-ET-GONDAR-HUMERA", "Gondar"),
    ]
    with record_of(tmp_path / "r.db", lexicon, told) as record:
        assert cut_off(record, lexicon, "2012-07-02") == ()


def test_a_pocket_of_two_towns_is_cut_off_from_the_larger_rest(tmp_path, lexicon) -> None:
    pocket = _towns("Malian army", "route-ML-RN16", "Hombori", "Gossi")
    foes = _towns("MUJAO", "route-ML-RN16", "Douentza", "Gao")
    rest = _towns("Malian army", "route-ML-RN6", "Bamako", "Segou", "San")
    with record_of(tmp_path / "a.db", lexicon, [*pocket, *foes, *rest]) as record:
        assert {one.subject.name for one in cut_off(record, lexicon, "2012-07-02")} == {"Hombori", "Gossi"}
    with record_of(tmp_path / "b.db", lexicon, [*pocket, *foes]) as record:
        assert cut_off(record, lexicon, "2012-07-02") == (), "all that a side holds is no pocket"


def test_what_reports_tell_is_not_told_again_as_inference(tmp_path, lexicon) -> None:
    told = [
        *_towns("Malian army", "route-ML-RN16", "Hombori"),
        *_towns("MUJAO", "route-ML-RN16", "Douentza", "Gossi"),
    ]
    event = {"id": "e1", "by": "MUJAO", "place": "Hombori", "day": "2012-07-01", "says": "besieged Hombori"}
    with record_of(tmp_path / "r.db", lexicon, told, [event]) as record:
        found = cut_off(record, lexicon, "2012-07-02")
    assert [one.basis for one in found] == ["stated"]


def test_one_place_alone_is_answered_as_among_all(tmp_path, lexicon) -> None:
    told = [
        *_towns("Malian army", "route-ML-RN16", "Hombori", "Gossi"),
        *_towns("MUJAO", "route-ML-RN16", "Douentza", "Gao"),
        *_towns("Malian army", "route-ML-RN6", "Bamako", "Segou", "San"),
    ]
    event = {**RING, "day": "2012-07-01"}
    with record_of(tmp_path / "r.db", lexicon, told, [event]) as record:
        found = cut_off(record, lexicon, "2012-07-02")
        ids = [one.subject.id for one in found]
        assert len(ids) == 3
        assert [cut_off_at(record, lexicon, one, "2012-07-02") for one in ids] == [(one,) for one in found]
        for other in ("geonames-0", "Gao", ""):
            assert cut_off_at(record, lexicon, other, "2012-07-02") == ()


def test_who_breaks_out_was_inside(tmp_path, lexicon) -> None:
    left = {"id": "e2", "place": "El Fasher", "type": "withdraw", "says": "broke out", "by": "Sudanese army"}
    with record_of(tmp_path / "r.db", lexicon, (), [RING, {**left, "day": "2024-06-01"}]) as record:
        assert cut_off(record, lexicon, "2024-05-31") != ()
        assert cut_off(record, lexicon, "2024-06-01") == ()
