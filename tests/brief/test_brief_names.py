"""Names and days in sentences, of many wars: right for one, for many, and for what is no proper name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.brief.days import days_in, range_words, when_words
from variorum.brief.names import called, ground_name, joined, party_names, spot
from variorum.model.claims import When
from variorum.model.control import DayRange, Party, Subject
from variorum.model.events import Where


@pytest.mark.parametrize(
    ("name", "in_a_sentence"),
    [
        ("Syrian army", "the Syrian army"),
        ("Rapid Support Forces", "Rapid Support Forces"),
        ("Ukraine", "Ukraine"),
        ("M23", "M23"),
        ("UN", "the UN"),
        ("Islamic State of Iraq", "the Islamic State of Iraq"),
        ("Sudanese Ministry of Defence", "the Sudanese Ministry of Defence"),
        ("commander", "a commander"),
        ("official", "an official"),
        ("UN spokesman", "a UN spokesman"),
        ("Governor of Kherson", "the Governor of Kherson"),
        ("residents", "residents"),
        ("police", "the police"),
        ("bulk of the rebels", "the bulk of the rebels"),
        ("The New Paper", "the New Paper"),
        ("terrorists", "“terrorists”"),
        ("Kyiv regime", "“Kyiv regime”"),
        ("them", "them"),
    ],
)
def test_names_take_the_article_they_need(name: str, in_a_sentence: str) -> None:
    assert called(name) == in_a_sentence


@pytest.mark.parametrize(
    ("name", "precision", "told"),
    [
        ("Bor", 1, "at Bor"),
        ("Donetsk", 4, "in Donetsk"),
        ("Bor (near)", 2, "near Bor"),
        ("Goma (north of)", 2, "north of Goma"),
        ("Bakhmut (east part)", 1, "in the east of Bakhmut"),
        ("southern Kordofan (south part)", 4, "in southern Kordofan"),
        ("west of Khartoum (west of)", 2, "west of Khartoum"),
        ("Sake, Goma and Minova (near)", 2, "at Sake, Goma and Minova (near)"),
        ("airport, Hodeidah", 1, "at the airport at Hodeidah"),
        ("Stepanakert (half)", 1, "at Stepanakert (half)"),
    ],
)
def test_places_are_told_with_their_relation(name: str, precision: int, told: str) -> None:
    assert spot(Where(id="x", name=name, precision=precision))["spot"] == told


def test_a_road_takes_an_article() -> None:
    assert ground_name(Subject(kind="route-segment", id="r", name="M5 highway")) == "the M5 highway"
    assert ground_name(Subject(kind="place", id="p", name="Bor")) == "Bor"


def test_a_road_called_after_its_ends_names_them_once() -> None:
    road = Subject(
        kind="route-segment", id="r", name="Goma-Sake road Goma-Sake", from_place="Goma", to_place="Sake"
    )

    assert ground_name(road) == "the Goma-Sake road"


def test_a_part_is_told_as_one() -> None:
    third = Subject(kind="place", id="p", name="Lashkar Gah (third)", part="third")
    north = Subject(kind="place", id="p", name="Lashkar Gah (north part)", part="north part")

    assert ground_name(third) == "a third of Lashkar Gah"
    assert ground_name(north) == "the north of Lashkar Gah"


def test_those_nobody_names_are_told_as_such() -> None:
    parties = (Party(id="ru", name="Russia"), Party(id=None, name="them"))

    assert party_names(parties) == "Russia and others who are not named"


def test_lists_are_counted_after_four() -> None:
    assert joined("abc") == "a, b and c"
    assert joined("abcdef") == "a, b, c, d and 2 more"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2022-03-01", "2022-03-01", " on 1 March 2022"),
        ("2022-03-01", "2022-03-04", " between 1 and 4 March 2022"),
        ("2022-02-27", "2022-03-04", " between 27 February and 4 March 2022"),
        ("2021-12-30", "2022-01-02", " between 30 December 2021 and 2 January 2022"),
        ("2022-02-01", "2022-02-28", " in February 2022"),
        ("2022-01-01", "2022-12-31", " in 2022"),
        ("2022-03-01", None, " from 1 March 2022 on"),
        (None, "2022-03-01", " on 1 March 2022 or before"),
        (None, None, " (day not told)"),
    ],
)
def test_days_of_an_event(earliest: str | None, latest: str | None, told: str) -> None:
    when = When(earliest=earliest, latest=latest, precision="days", text="", basis="explicit")

    assert when_words(when) == told


def test_days_of_a_hold() -> None:
    assert (
        range_words(DayRange(earliest=None, latest="2022-03-01"), "since") == " since 1 March 2022 or before"
    )
    assert range_words(None, "since") == ", since when is not told"


def test_days_within_words() -> None:
    assert days_in("2016-12-10/..") == "from 10 December 2016 on"
    assert days_in("2016-12-10/2016-12-12") == "10 to 12 December 2016"
    assert days_in("no day") == "no day"


@given(st.text(max_size=60))
def test_any_name_can_be_told(name: str) -> None:
    assert isinstance(called(name), str)
    assert isinstance(spot(Where(id=None, name=name))["spot"], str)
    assert isinstance(days_in(name), str)
