"""Roads that the lexicon does not list, known by the two ends that accounts give them."""

from __future__ import annotations

from road_kit import holding, party, town_subject
from road_world import HeldOnly

from variorum.lexicon.fold import fold
from variorum.model.control import Subject
from variorum.query.control.roads.passages import PassageFinder
from variorum.query.control.roads.road_record import RoadRecord


def _subject(lexicon, ground: str, one: str, other: str) -> Subject:
    return Subject(
        kind="route-segment",
        id=":".join([ground, *sorted((fold(one), fold(other)))]),
        name=f"{one}-{other} road {one}-{other}",
        from_place=one,
        to_place=other,
    )


def test_a_road_between_two_known_places_joins_the_network(lexicon) -> None:
    ends = sorted(town_subject(lexicon, name).id for name in ("Timbuktu", "Gao"))
    subject = _subject(lexicon, f"route-adhoc-{ends[0]}-{ends[1]}", "Gao", "Timbuktu")
    roads = RoadRecord(HeldOnly([holding(subject, [party(lexicon, "MUJAO")], "2012-07-01")]), lexicon)
    finder = PassageFinder(roads.with_spoken_roads())
    found = finder.find("MUJAO", "Timbuktu", "Gao", "2012-07-02")
    assert (found.answer, len(found.way)) == ("open", 1)
    assert found.way[0].stretch.route_name == "Gao-Timbuktu road"
    assert {found.way[0].stretch.start.name, found.way[0].stretch.end.name} == {"Gao", "Timbuktu"}
    onward = finder.find("MUJAO", "Timbuktu", "Ansongo", "2012-07-02")
    assert (onward.answer, len(onward.way)) == ("unknown", 2)


def test_a_road_between_names_nobody_knows_is_a_stretch_of_its_own(lexicon) -> None:
    subject = _subject(lexicon, "bosk maale road", "Bosk", "Maale")
    roads = RoadRecord(HeldOnly([holding(subject, [party(lexicon, "JNIM")], "2022-09-01")]), lexicon)
    road = roads.road("bosk maale road")
    (state,) = roads.states(road, "2022-09-02")
    assert (state.status, state.basis) == ("held", "stated")
    assert (state.stretch.start.id, state.stretch.start.name) == (None, "Bosk")


def test_a_road_without_ends_has_no_stretch(lexicon) -> None:
    subject = Subject(kind="route-segment", id="friendship road", name="Friendship Road")
    roads = RoadRecord(HeldOnly([holding(subject, [party(lexicon, "JNIM")], "2022-09-01")]), lexicon)
    road = roads.road("friendship road")
    assert road.name == "Friendship Road"
    assert roads.states(road, "2022-09-02") == ()
    assert roads.road("enmity road") is None
