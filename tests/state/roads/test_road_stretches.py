"""Who holds which stretch of a road on a day: cases as data, and what must hold for any evidence."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from road_kit import holding, party, road_subject, states_of, told_of, town_subject

from variorum.state.roads.network import Road, known_network

_CASES = yaml.load(
    (Path(__file__).parents[2] / "cases" / "roads" / "stretches.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def _shown(state) -> str:
    return f"{state.status} {state.basis} {' + '.join(one.name for one in state.holders)}"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["label"])
def test_stretches(case: Mapping, lexicon) -> None:
    road = known_network(lexicon).road(case["road"])
    told = [told_of(lexicon, road, line) for line in case["told"]]
    states = states_of(lexicon, road, told, case["on"])
    known = {name: _shown(state) for name, state in states.items() if state.status != "unknown"}
    assert known == dict(case["expect"] or {})
    partly = {name for name, state in states.items() if state.status == "unknown" and state.holders}
    assert partly == set(case.get("partly", ()))
    for name, rule in case.get("rules", {}).items():
        assert rule in {reason.rule for reason in states[name].reasons}


def test_a_third_of_the_cases_are_negative() -> None:
    negative = [case for case in _CASES if case.get("comment") == "negative"]
    assert len(negative) * 3 >= len(_CASES)


def test_what_a_state_rests_on(lexicon) -> None:
    road = known_network(lexicon).road("route-ML-RN16")
    army = party(lexicon, "Malian army")
    stated = holding(
        road_subject(road, ("Hombori", "Gossi")), [army], "2022-09-02", told="2022-09-20", status="contested"
    )
    state = states_of(lexicon, road, [stated], "2022-10-01")["Hombori-Gossi"]
    assert state.claims == stated.claims
    assert state.denied_by == stated.denied_by
    assert state.origins == (f"origin of {stated.claims[0]}",)
    assert state.subjects == (stated.subject,)
    assert state.told == "2022-09-20"
    earlier = states_of(lexicon, road, [stated], "2022-09-05")["Hombori-Gossi"]
    assert earlier.told == "2022-09-02"


def test_a_road_by_its_ends_alone_is_one_stretch(lexicon) -> None:
    network = known_network(lexicon)
    ends = tuple(network.waypoint(town_subject(lexicon, name).id) for name in ("Kidal", "Timbuktu"))
    road = Road(id="route-adhoc-x", name="Kidal-Timbuktu road", waypoints=ends, listed=False)
    stated = holding(road_subject(road, ("Kidal", "Timbuktu")), [party(lexicon, "JNIM")], "2023-09-01")
    assert {name: _shown(one) for name, one in states_of(lexicon, road, [stated], "2023-09-02").items()} == {
        "Kidal-Timbuktu": "held stated JNIM"
    }


_SIDES = ("Russian army", "Ukrainian army", "Wagner Group")
_LINES = st.lists(
    st.fixed_dictionaries(
        {
            "who": st.sampled_from(_SIDES),
            "holds": st.sampled_from(
                ("Pokrovsk", "Kostiantynivka", "Chasiv Yar", "Bakhmut", "road", "road: Chasiv Yar - Bakhmut")
            ),
            "since": st.dates().map(lambda day: f"2023-{day.month:02}-{day.day:02}"),
            "status": st.sampled_from(("claimed", "agreed", "contested")),
            "part": st.sampled_from(("", "", "east part")),
        }
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(lines=_LINES, seed=st.integers(0, 10_000))
def test_the_order_of_holdings_has_no_effect(lexicon, lines, seed) -> None:
    road = known_network(lexicon).road("route-UA-T0504")
    told = [told_of(lexicon, road, line) for line in lines]
    states = states_of(lexicon, road, told, "2023-07-01")
    random.Random(seed).shuffle(told)
    assert states_of(lexicon, road, told, "2023-07-01") == states


@settings(max_examples=60, deadline=None)
@given(lines=_LINES)
def test_what_is_held_rests_on_claims_and_inference_says_so(lexicon, lines) -> None:
    road = known_network(lexicon).road("route-UA-T0504")
    told = [told_of(lexicon, road, line) for line in lines]
    for state in states_of(lexicon, road, told, "2023-07-01").values():
        assert state.reasons
        assert bool(state.claims) == (state.basis != "none")
        if state.status == "held":
            assert state.holders
        if state.basis == "from-towns":
            assert all(subject.kind == "place" for subject in state.subjects)
        if state.told is not None:
            assert state.told <= "2023-07-01"
