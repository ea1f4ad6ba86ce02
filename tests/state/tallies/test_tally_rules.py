"""What is added, and what is not."""

from __future__ import annotations

from dataclasses import replace

from tally_kit import GUARD, MILITIA, event, figure, only, steps, tallied, told, town

from variorum.lexicon.codebook import load_codebook, load_groups


def test_the_dead_of_two_days_are_added() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(3, 3))), event("b", "2031-05-04", figure(told(5, 9)))
    )

    assert steps(only(found.series)) == [("2031-05-01", 3, 3, 3), ("2031-05-04", 8, 8, 12)]


def test_every_point_opens_onto_claims_and_counts_origins() -> None:
    first, second, again = told(3, 3, "wire"), told(3, 3, "clinic"), told(5, 5, "wire", claim="claim-z")
    found = tallied(event("a", "2031-05-01", figure(first, second)), event("b", "2031-05-04", figure(again)))

    points = only(found.series).points
    assert [one.claims for one in points] == [
        tuple(sorted((first.claim_id, second.claim_id))),
        ("claim-z",),
    ]
    assert [(one.changed_by, one.events, one.origins) for one in points] == [
        (("event-a",), 1, 2),
        (("event-b",), 2, 2),
    ]


def test_an_open_upper_end_stays_open_and_an_open_lower_end_adds_nothing() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(85, None))),
        event("b", "2031-05-02", figure(told(None, 10))),
        event("c", "2031-05-03", figure(told(2, 2))),
    )

    amount = only(found.series).points[-1].amount
    assert (amount.low, amount.best, amount.high, amount.told_high) == (87, 97, None, 97)
    assert (amount.open_low, amount.open_high) == (1, 1)


def test_a_day_not_told_exactly_is_no_point_in_time() -> None:
    found = tallied(event("a", "2031-05-01/2031-05-04", figure(told(7, 7))))

    assert steps(only(found.series)) == [("2031-05-01", 0, 0, 7), ("2031-05-04", 7, 7, 7)]


def test_what_has_no_last_day_was_over_when_it_was_first_told() -> None:
    late, early = told(7, 7, "wire", "2031-05-09"), told(7, 7, "clinic", "2031-05-03")
    found = tallied(event("a", "2031-05-01/", figure(late, early)))

    assert steps(only(found.series)) == [("2031-05-01", 0, 0, 7), ("2031-05-03", 7, 7, 7)]


def test_an_undated_event_is_told_and_not_added() -> None:
    found = tallied(event("a", "2031-05-01", figure(told(3, 3))), event("b", "", figure(told(None, 40))))

    series = only(found.series)
    assert steps(series) == [("2031-05-01", 3, 3, 3)]
    assert [(one.event_id, one.low, one.best, one.high) for one in series.undated] == [
        ("event-b", None, 40, 40)
    ]


def test_one_event_counts_once_whatever_its_figures() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(9, 9)), figure(told(7, 7), of="villagers")),
    )

    assert steps(only(found.series)) == [("2031-05-01", 9, 9, 9)]


def test_people_of_two_parties_in_one_event_are_added() -> None:
    both = event(
        "a",
        "2031-05-01",
        figure(told(4, 4), of="guards", party=GUARD),
        figure(told(6, 8), of="fighters", party=MILITIA),
        figure(told(9, 9)),
    )

    assert steps(only(tallied(both).series)) == [("2031-05-01", 10, 10, 12)]
    by_party = {one.name: steps(one) for one in tallied(both, by="party").series}
    assert by_party == {
        "River Guard": [("2031-05-01", 4, 4, 4)],
        "Hill Militia": [("2031-05-01", 6, 6, 8)],
        "": [("2031-05-01", 9, 9, 9)],
    }


def test_including_three_children_adds_nobody() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(9, 9)), figure(told(3, 3), of="children", part=True)),
        event("b", "2031-05-02", figure(told(2, 2), of="children", part=True)),
    )

    assert steps(only(found.series)) == [("2031-05-01", 9, 9, 9)]
    assert found.left_out.including == 1


def test_families_are_never_added_to_people() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(200, 200), kind="displaced", of="families", households=True)),
        event("b", "2031-05-02", figure(told(300, 300), kind="displaced")),
        kind="displaced",
    )

    assert [(one.households, steps(one)[-1][2]) for one in found.series] == [(False, 300), (True, 200)]


def test_a_running_count_is_its_own_series_for_each_origin() -> None:
    since = "2030-12-01/"
    found = tallied(
        event("a", "2031-05-01", figure(told(3, 3))),
        event(
            "b",
            since,
            figure(
                told(390, 390, "monitor", "2031-05-02"),
                told(400, 400, "monitor", "2031-05-08"),
                told(300, None, "ministry", "2031-05-03"),
                scope="cumulative",
            ),
        ),
    )

    assert steps(only(found.series)) == [("2031-05-01", 3, 3, 3)]
    assert [(one.origin, one.since, [p.best for p in one.points], one.latest.day) for one in found.told] == [
        ("ministry", "2030-12-01", [300], "2031-05-03"),
        ("monitor", "2030-12-01", [390, 400], "2031-05-08"),
    ]


def test_a_level_is_never_added_over_days() -> None:
    camp = town("camp")
    found = tallied(
        event(
            "a",
            "2031-05-02",
            figure(told(586_000, 586_000, "agency", "2031-05-02"), kind="displaced", scope="stock"),
            place=camp,
        ),
        event(
            "b",
            "2031-05-08",
            figure(told(590_000, 590_000, "agency", "2031-05-08"), kind="displaced", scope="stock"),
            place=camp,
        ),
        kind="displaced",
    )

    assert found.series == ()
    (level,) = found.told
    assert (level.scope, level.since, [one.best for one in level.points]) == (
        "stock",
        None,
        [586_000, 590_000],
    )


def test_the_toll_of_a_month_is_not_added_to_that_of_its_days() -> None:
    month = event("a", "2031-05-01/2031-05-31", figure(told(50, None)), event_type="casualties")
    strike = event("b", "2031-05-01/2031-05-31", figure(told(6, 6)), event_type="airstrike")
    found = tallied(month, strike, event("c", "2031-05-03", figure(told(5, 5)), event_type="casualties"))

    assert only(found.series).points[-1].amount.best == 11
    assert [(one.scope, one.since, one.latest.best) for one in found.told] == [
        ("cumulative", "2031-05-01", 50)
    ]


def test_the_whole_counts_and_its_parts_do_not() -> None:
    whole = event("whole", "2031-05-01/2031-05-05", figure(told(30, 30)), event_type="offensive")
    parts = [event(name, "2031-05-02", figure(told(4, 4))) for name in ("p", "q")]
    wholes = {"p": "whole", "q": "p"}

    found = only(tallied(whole, *parts, wholes=wholes).series)
    assert found.points[-1].amount.best == 30
    assert found.within_whole == 2


def test_parts_count_where_the_whole_has_no_count_or_is_not_over() -> None:
    silent = event("whole", "2031-05-01/2031-05-05", event_type="offensive")
    counted = event("whole", "2031-05-01/2031-05-05", figure(told(30, 30)), event_type="offensive")
    parts = [event(name, "2031-05-02", figure(told(4, 4))) for name in ("p", "q")]
    wholes = {"p": "whole", "q": "whole"}

    assert only(tallied(silent, *parts, wholes=wholes).series).points[-1].amount.best == 8
    early = only(tallied(counted, *parts, wholes=wholes, until="2031-05-03").series)
    assert steps(early) == [("2031-05-02", 8, 8, 8)]


def test_each_origin_has_its_own_total_by_its_last_word() -> None:
    found = tallied(
        event(
            "a",
            "2031-05-01",
            figure(
                told(3, 3, "ministry", "2031-05-01"),
                told(10, 10, "monitor", "2031-05-01"),
                told(12, 12, "monitor", "2031-05-02"),
            ),
        ),
        event("b", "2031-05-04", figure(told(5, 5, "ministry", "2031-05-04"))),
        by="account",
    )

    assert {one.key: steps(one)[-1] for one in found.series} == {
        "monitor": ("2031-05-01", 12, 12, 12),
        "ministry": ("2031-05-04", 8, 8, 8),
    }


def test_a_word_that_was_overtaken_is_an_origins_last_only_where_it_has_no_other() -> None:
    old = replace(told(4, 4, "wire", "2031-05-03"), relation="updates")
    found = tallied(event("a", "2031-05-01", figure(told(9, 9, "wire", "2031-05-02"), old)), by="account")

    assert steps(only(found.series)) == [("2031-05-01", 9, 9, 9)]


def test_denied_and_retracted_events_are_counted_as_left_out() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(3, 3)), status="denied"),
        event("b", "2031-05-01", figure(told(3, 3)), status="retracted"),
        event("c", "2031-05-01", figure(told(3, 3), kind="injured"), status="denied"),
        event("d", "2031-05-02", figure(told(1, 4)), status="disputed"),
    )

    assert (found.left_out.denied, found.left_out.retracted) == (1, 1)
    assert steps(only(found.series)) == [("2031-05-02", 1, 1, 4)]
    assert only(found.series).points[-1].disputed == 1


def test_between_two_days_what_may_lie_outside_is_only_possible() -> None:
    inside = event("in", "2031-05-03", figure(told(2, 2)))
    across = event("over", "2031-04-28/2031-05-02", figure(told(5, 5)))
    after = event("after", "2031-05-04/2031-05-09", figure(told(7, 7)))
    outside = event("out", "2031-06-01", figure(told(90, 90)))
    undated = event("none", "", figure(told(90, 90)))

    found = tallied(inside, across, after, outside, undated, since="2031-05-01", until="2031-05-05")
    assert steps(only(found.series)) == [
        ("2031-05-01", 0, 0, 5),
        ("2031-05-02", 0, 5, 5),
        ("2031-05-03", 2, 7, 7),
        ("2031-05-04", 2, 7, 14),
    ]
    assert found.left_out.other_days == 2


def test_counts_of_one_place_and_day_are_marked_as_possibly_one() -> None:
    here, there = town("here"), town("there")
    clash = event("a", "2031-05-01", figure(told(3, 3)), event_type="clash", place=here)
    toll = event("b", "2031-05-01", figure(told(4, 4)), event_type="casualties", place=here)
    elsewhere = event("c", "2031-05-01", figure(told(5, 5)), place=there)
    later = event("d", "2031-05-02", figure(told(6, 6)), place=here)

    assert only(tallied(clash, toll, elsewhere, later).series).may_overlap == 2


def test_an_area_may_hold_what_is_told_of_a_town_in_it() -> None:
    area = event("a", "2031-05-01", figure(told(30, 30)), place=town("province", precision=4))
    near = event("b", "2031-05-01", figure(told(4, 4)), place=town("near", lat=11.2))
    far = event("c", "2031-05-01", figure(told(5, 5)), place=town("far", lat=17.0))

    assert only(tallied(area, near).series).may_overlap == 1
    assert only(tallied(area, far).series).may_overlap == 0
    assert only(tallied(near, far).series).may_overlap == 0


def test_soldiers_of_two_parties_are_not_the_same_people() -> None:
    here = town("here")
    ours = event("a", "2031-05-01", figure(told(3, 3), party=GUARD), place=here)
    theirs = event("b", "2031-05-01", figure(told(4, 4), party=MILITIA), place=here)
    unknown = event("c", "2031-05-01", figure(told(5, 5)), place=here)

    assert only(tallied(ours, theirs).series).may_overlap == 0
    assert only(tallied(ours, theirs, unknown).series).may_overlap == 3


def test_a_ring_of_parts_ends() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(3, 3))),
        event("b", "2031-05-01", figure(told(3, 3))),
        wholes={"a": "b", "b": "a"},
    )

    assert only(found.series).within_whole == 2


def test_groups_of_types_are_those_of_the_codebook() -> None:
    assert load_groups() == load_codebook().groups
