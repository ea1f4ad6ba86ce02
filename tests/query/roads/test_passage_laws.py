"""Laws of passage, for any holdings of towns and stretches."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from road_kit import party, told_of
from road_world import HeldOnly

from variorum.query.control.roads.passages import PassageFinder
from variorum.query.control.roads.road_record import RoadRecord

DAY = "2012-08-01"
ROAD = "route-ML-RN16"
TOWNS = ("Sevare", "Douentza", "Hombori", "Gossi", "Gao")
_SIDES = ("Malian army", "MUJAO", "Ansar Dine")
_HOLDS = (*TOWNS, "road", "road: Douentza - Hombori", "road: Hombori - Gao")


def _line(sides=_SIDES, statuses=("claimed", "agreed", "contested")):
    return st.fixed_dictionaries(
        {
            "who": st.sampled_from(sides),
            "holds": st.sampled_from(_HOLDS),
            "since": st.integers(1, 28).map(lambda day: f"2012-07-{day:02}"),
            "status": st.sampled_from(statuses),
        }
    )


def _finder(lexicon, lines) -> PassageFinder:
    roads = RoadRecord(HeldOnly([]), lexicon)
    road = roads.network.road(ROAD)
    held = HeldOnly([told_of(lexicon, road, line) for line in lines])
    return PassageFinder(RoadRecord(held, lexicon).with_spoken_roads())


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(_line(), max_size=8), start=st.sampled_from(TOWNS), end=st.sampled_from(TOWNS))
def test_the_way_back_is_the_way(lexicon, lines, start, end) -> None:
    finder = _finder(lexicon, lines)
    there, back = finder.find("Malian army", start, end, DAY), finder.find("Malian army", end, start, DAY)
    if start != end:
        assert there.answer == back.answer
        assert there.way == back.way[::-1]
        assert set(there.stops) == set(back.stops)


@settings(max_examples=40, deadline=None)
@given(
    lines=st.lists(_line(), max_size=8),
    more=st.lists(_line(sides=("Malian army",), statuses=("claimed", "agreed")), max_size=3),
)
def test_more_ground_of_ones_own_never_blocks_an_open_way(lexicon, lines, more) -> None:
    before = _finder(lexicon, lines).find("Malian army", "Sevare", "Gao", DAY)
    after = _finder(lexicon, [*lines, *more]).find("Malian army", "Sevare", "Gao", DAY)
    if before.answer == "open":
        assert after.answer != "blocked"


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(_line(), max_size=8), seed=st.randoms(use_true_random=False))
def test_the_order_of_holdings_has_no_effect(lexicon, lines, seed) -> None:
    answer = _finder(lexicon, lines).find("Malian army", "Sevare", "Gao", DAY)
    seed.shuffle(lines)
    assert _finder(lexicon, lines).find("Malian army", "Sevare", "Gao", DAY) == answer


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(_line(), max_size=8))
def test_an_open_way_has_no_stops_and_a_blocked_one_has(lexicon, lines) -> None:
    finder = _finder(lexicon, lines)
    found = finder.find("Malian army", "Sevare", "Gao", DAY)
    assert bool(found.stops) == (found.answer != "open")
    if found.answer == "open":
        same = finder.roads.sides.same
        army = (party(lexicon, "Malian army"),)
        assert all(one.status == "held" and same(one.holders, army) for one in found.way)
