import pickle
from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.lexicon.fold import fold
from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.gazetteer_areas import EARTH_KM, great_circle_km
from variorum.lexicon.gazetteer_search import candidates
from variorum.lexicon.gazetteer_sources import area_of_group, areas, districts, features, supplement, usable
from variorum.lexicon.gazetteer_table import cell_ranges
from variorum.lexicon.gazetteer_write import cell
from variorum.lexicon.records import PlaceEntry
from variorum.lexicon.romanise import romanisation_key


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The real table, compiled into the user's cache folder on first use."""
    return open_gazetteer()


def ids(places: tuple[PlaceEntry, ...]) -> list[str]:
    return [place.id for place in places]


@pytest.mark.parametrize(
    ("spellings", "id_"),
    [
        ("Saraqib; Saraqeb; Sarâqeb; SARAQIB; Sarāqib", "geonames-164816"),
        ("Mekelle; Mek'ele; Mek’ele; Mekele; Makale", "geonames-331180"),
        ("Kyiv; Kiev; Kyïv; Київ", "geonames-703448"),
        ("Deir ez-Zor; Deir Ezzor; Deir al-Zor; Dayr az Zawr; Deir el-Zor; دير الزور", "geonames-170794"),
        ("Goma; GOMA", "geonames-216281"),
        ("Bakhmut; Artemivsk; Бахмут", "geonames-713174"),
        ("Mariupol; Mariupol'", "geonames-701822"),
        ("Maarat al-Numan; Maaret al-Numan", "geonames-167611"),
        ("El Fasher; Al-Fashir; El-Fasher", "geonames-379555"),
    ],
)
def test_spellings_of_a_town_meet(gazetteer: Gazetteer, spellings: str, id_: str) -> None:
    for spelling in spellings.split("; "):
        assert id_ in ids(gazetteer.find(spelling)), spelling


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Idlib", "admin1-SY-ID"),
        ("Tigray", "admin1-ET-TI"),
        ("Donetsk", "admin1-UA-14"),
        ("North Kivu", "admin1-CD-NK"),
        ("Nord-Kivu", "admin1-CD-NK"),
        ("Rakhine", "admin1-MM-16"),
        ("Arakan", "admin1-MM-16"),
        ("Cauca", "admin1-CO-CAU"),
        ("Cabo Delgado", "admin1-MZ-P"),
        ("Deir Ezzor", "admin1-SY-DY"),
        ("Rural Damascus", "admin1-SY-RD"),
        ("S.C.", "admin1-US-SC"),
    ],
)
def test_first_level_areas(gazetteer: Gazetteer, name: str, id_: str) -> None:
    area = next(place for place in gazetteer.find(name) if place.id == id_)
    assert (area.kind, area.admin1) == ("admin1", id_)


@pytest.mark.parametrize(
    ("town", "area"),
    [
        ("geonames-164816", "admin1-SY-ID"),
        ("geonames-331180", "admin1-ET-TI"),
        ("geonames-713174", "admin1-UA-14"),
        ("geonames-216281", "admin1-CD-NK"),
        ("geonames-281133", "place-gaza-strip"),
    ],
)
def test_a_town_lies_in_its_area(gazetteer: Gazetteer, town: str, area: str) -> None:
    place, around = gazetteer.get(town), gazetteer.get(area)
    assert place is not None
    assert around is not None
    assert place.admin1 == around.id
    assert gazetteer.distance_km(place, around) < 2 * around.radius_km


def test_links_to_areas_hold_for_nearly_all_settlements(gazetteer: Gazetteer) -> None:
    with_area, every = gazetteer._base.rows(
        "SELECT sum(admin1 IS NOT NULL), count(*) FROM place WHERE kind = 'settlement'"
    )[0]
    assert with_area / every > 0.985


@pytest.mark.parametrize(
    ("area", "lat", "lon", "km"),
    [
        ("admin1-SY-ID", 35.8, 36.7, 30),
        ("admin1-ET-TI", 13.8, 38.7, 80),
        ("admin1-FJ-C", -17.8, 178.5, 60),  # its islands lie on both sides of 180 degrees
        ("admin1-KZ-10", 49.5, 80.0, 150),  # paired by hand
        ("admin1-FR-44", 47.3, -1.7, 40),  # at a district
        ("admin1-BF-YAT", 13.6, -2.4, 30),  # at a town by hand
        ("admin1-IQ-KR", 36.0, 44.3, 100),  # in the middle of its parts
    ],
)
def test_areas_lie_in_the_middle_of_their_settlements(
    gazetteer: Gazetteer, area: str, lat: float, lon: float, km: float
) -> None:
    place = gazetteer.get(area)
    assert place is not None
    assert great_circle_km(place.lat, place.lon, lat, lon) < km
    assert place.radius_km > 0


def test_areas_that_nothing_places_are_not_there(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("admin1-US-UM") is None
    assert gazetteer.get("admin1-FR-CP") is None


def test_every_listed_area_is_placed(gazetteer: Gazetteer) -> None:
    assert [area.id for area in areas() if gazetteer.get(area.id) is None] == []


def test_namesakes_come_by_prominence_the_town_before_its_area(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.find("Idlib")) == ["geonames-169389", "admin1-SY-ID"]
    tripolis = [place.country for place in gazetteer.find("Tripoli") if place.kind == "settlement"]
    assert tripolis[:2] == ["LY", "LB"]
    assert gazetteer.find("Cauca")[0].country == "CO"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Donbas", "region", "UA"),
        ("Golan Heights", "region", "SY"),
        ("Darfur", "region", "SD"),
        ("Bab al-Hawa", "facility", "SY"),
        ("Hmeimim", "facility", "SY"),
        ("Strait of Hormuz", "feature", None),
        ("Palma", "settlement", "MZ"),
        ("Burma", "country", "MM"),
        ("Manbij District", "admin2", "SY"),
        ("Africa", "region", None),
        ("Vistula River", "feature", "PL"),
        ("River Vistula", "feature", "PL"),
        ("Barents Sea", "feature", None),
        ("Karakoram", "feature", None),
        ("Enguri Dam", "facility", "GE"),
        ("Cook County", "admin2", "US"),
    ],
)
def test_what_is_no_town(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in [(place.kind, place.country) for place in gazetteer.find(name)]


def test_known_is_membership(gazetteer: Gazetteer) -> None:
    assert all(
        gazetteer.known(fold(name)) for name in ("Khan Shaykhun", "North Kivu", "Black Sea", "Fada N'gourma")
    )
    unknown = ("", "zzqxv", "the ceasefire", "Khan Shaykhun", "\x00", "\ud800", "x" * 10_000)
    assert not any(gazetteer.known(name) for name in unknown)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=20),
        st.text(alphabet="ÂaḤhLłαаIİıß-' ’.", max_size=8),
        st.sampled_from(
            ["Sarâqeb", "MEK’ELE", "Şāfītā", "Київ", "Deir ez-Zor", "San José", "'s-Hertogenbosch"]
        ),
    )
)
def test_folding_first_changes_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(fold(name)) == gazetteer.find(name)


def test_get_gives_what_find_gave(gazetteer: Gazetteer) -> None:
    for name in ("Aleppo", "Donbas", "Sudan", "Kharkiv", "Palma"):
        for place in gazetteer.find(name):
            assert gazetteer.get(place.id) == place
    odd = (
        "",
        "geonames-",
        "geonames-0",
        "geonames-x",
        "geonames-١٢",
        "geonames-" + "9" * 30,
        "place-nowhere",
        "\ud800",
    )
    assert [gazetteer.get(id_) for id_ in odd] == [None] * len(odd)


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Sarakib", "geonames-164816"),
        ("Deir Ezzour", "geonames-170794"),
        ("Khan Sheykhoon", "geonames-168325"),
        ("Tell Ryf'at", "geonames-163476"),
    ],
)
def test_other_romanisations_are_found_by_sound(gazetteer: Gazetteer, name: str, town: str) -> None:
    assert gazetteer.find(name) == ()
    assert town in ids(gazetteer.find_romanised(name))


def test_names_that_sound_otherwise_are_not(gazetteer: Gazetteer) -> None:
    assert "geonames-164816" not in ids(gazetteer.find_romanised("Sarmin"))
    assert gazetteer.find_romanised("Aleppu-on-the-Wold") == ()
    assert gazetteer.find_romanised("al-") == ()


@pytest.mark.parametrize(
    ("name", "countries", "town"),
    [
        ("Aleepo", (), "geonames-170063"),
        ("Derra", ("SY",), "geonames-170905"),
        ("Kharkhiv", (), "geonames-706483"),
        ("Mariopol", ("UA", "RU"), "geonames-701822"),
    ],
)
def test_misspellings_get_suggestions(
    gazetteer: Gazetteer, name: str, countries: tuple[str, ...], town: str
) -> None:
    found = gazetteer.suggest(name, countries)
    assert town in [place.id for place, _ in found]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert all(not countries or place.country in countries for place, _ in found)


@pytest.mark.parametrize("name", ["", "Qqqqzzzx", "\U0010ffff", "\ud800x", "-'"])
def test_no_suggestion_for_what_is_like_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.suggest(name) == ()


def test_distance(gazetteer: Gazetteer) -> None:
    kyiv, lviv = gazetteer.find("Kyiv")[0], gazetteer.find("Lviv")[0]
    assert 460 < gazetteer.distance_km(kyiv, lviv) < 480
    assert gazetteer.distance_km(kyiv, kyiv) == 0


def test_near(gazetteer: Gazetteer) -> None:
    around = gazetteer.near(35.86, 36.8, 10)
    assert around[0][0].name == "Saraqib"
    assert [km for _, km in around] == sorted(km for _, km in around)
    assert "Sarmīn" in [place.name for place, _ in around]


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Saraqeb", True),
        ("al-Bab", True),
        ("Kænugarður", True),
        ("sraqb", False),
        ("DEZ", False),
        ("LTK", False),
        ("Kyiv (city)", False),
        ("Kyiv, Ukraine", False),
        ("meቐle", False),
        ("Sector 4", False),
    ],
)
def test_other_names_a_text_may_print(name: str, good: bool) -> None:
    assert usable(name) is good


@pytest.mark.parametrize(
    "spellings",
    [
        "Deir ez-Zor; Dayr az-Zawr; Deir Ezzour; Dair Alzour",
        "Saraqib; Sarakeb; Saraqeb",
        "As-Suwayda; Sweida; Soueida; al-Swaida",
        "Hasakah; Al-Hasakeh; Hassaka",
        "Donetsk; Donezk; Donets'k",
        "Khan Shaykhun; Khan Sheikhoun; Xan Şêxûn",
    ],
)
def test_romanisation_key_joins_spellings(spellings: str) -> None:
    assert len({romanisation_key(spelling) for spelling in spellings.split("; ")}) == 1


def test_romanisation_key_keeps_names_apart() -> None:
    names = (
        "Saraqib",
        "Sarmin",
        "Kharkiv",
        "Kherson",
        "Homs",
        "Hama City",
        "Daraa",
        "Daraya",
        "Douma",
        "Dumayr",
    )
    keys = [romanisation_key(name) for name in names]
    assert len(set(keys)) == len(keys)
    assert romanisation_key("Bab") == ""


@given(st.text(max_size=30))
def test_romanisation_key_takes_any_text(text: str) -> None:
    assert " " not in romanisation_key(text)


def test_known_facts_hang_together() -> None:
    known = {area.id for area in areas()}
    own = [*supplement(), *features()]
    known |= {row.id for row in own}
    assert len({row.id for row in own}) == len(own) > 800
    links = area_of_group(areas())
    assert set(links.values()) <= known
    for row in own:
        assert row.id.startswith("place-")
        assert row.admin1 is None or row.admin1 in known, row.id
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180
        assert row.radius_km > 0
        assert row.source == "GeoNames" or row.source.startswith("general reference")
    rows = list(districts(links))
    assert len({row.id for row in rows}) == len(rows)


@given(
    st.floats(-90, 90),
    st.one_of(st.floats(-180, 180), st.sampled_from([179.99, -179.99, 180.0])),
    # A metre at least: below that, what rounding does to the point is larger than the circle.
    st.floats(0.001, 20_000),
    st.floats(0, 1),
    st.floats(0, 6.3),
)
def test_every_point_of_a_circle_lies_in_a_cell_that_is_looked_at(
    lat: float, lon: float, km: float, share: float, bearing: float
) -> None:
    way, y = 0.999 * share * km / EARTH_KM, radians(lat)
    sine = sin(y) * cos(way) + cos(y) * sin(way) * cos(bearing)
    east = atan2(sin(bearing) * sin(way) * cos(y), cos(way) - sin(y) * sine)
    there = degrees(asin(max(-1.0, min(1.0, sine)))), (lon + degrees(east) + 540.0) % 360.0 - 180.0
    assert any(first <= cell(*there) <= last for first, last in cell_ranges(lat, lon, km)), there


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Idlib governorate", "admin1-SY-ID"),
        ("Province of Idlib", "admin1-SY-ID"),
        ("Kherson Oblast", "admin1-UA-65"),
        ("Nakuru County", "admin1-KE-31"),
        ("Darfur region", "place-darfur"),
        ("Rapides", "admin2-US-LA-rapides-parish"),
        ("Rapides Parish", "admin2-US-LA-rapides-parish"),
        ("Otter Tail County", "admin2-US-MN-otter-tail-county"),
    ],
)
def test_areas_with_and_without_the_word_for_them(gazetteer: Gazetteer, name: str, id_: str) -> None:
    assert id_ in ids(gazetteer.find(name))
    assert all(place.kind != "settlement" for place in gazetteer.find(name))


@pytest.mark.parametrize("name", ["governorate", "Province of", "Zzqx County", "Saraqib Oblast", "of county"])
def test_a_word_for_an_area_alone_finds_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == ()


def entry(id_: str, name: str, *names: str, lat: float = 10.0, lon: float = 10.0) -> PlaceEntry:
    return PlaceEntry(id=id_, name=name, names=names, kind="settlement", lat=lat, lon=lon, country="TD")


def test_more_entries_are_found_beside_what_is_there(gazetteer: Gazetteer) -> None:
    more = gazetteer.with_entries(
        [
            entry("pack-a", "Kûrdal Qeshta", "Kurdal Post"),
            entry("geonames-164816", "Qeshta Saraqib", lat=35.8, lon=36.8),
            entry("pack-b", "Goma", lat=-1.7, lon=29.2),
        ]
    )
    assert ids(more.find("kurdal-qeshta")) == ids(more.find("Kurdal Post")) == ["pack-a"]
    assert more.known("kurdal qeshta")
    assert ids(more.find_romanised("Kordal Keshta")) == ["pack-a"]
    assert [place.id for place, _ in more.near(10, 10, 1)][:1] == ["pack-a"]
    assert [place.id for place, _ in more.suggest("Kurdal Qeshtu", ("TD",))] == ["pack-a"]
    # An id that is there gets a name more and stays where it is; a name that is there finds both.
    saraqib, before = more.get("geonames-164816"), gazetteer.get("geonames-164816")
    assert saraqib is not None
    assert before is not None
    assert (saraqib.name, saraqib.lat) == (before.name, before.lat)
    assert more.find("Qeshta Saraqib") == (saraqib,)
    assert saraqib in more.find("Saraqeb")
    assert {"pack-b", "geonames-216281"} <= set(ids(more.find("Goma")))
    assert gazetteer.find("Kurdal Post") == ()
    assert pickle.loads(pickle.dumps(more)).find("Goma") == more.find("Goma")
    assert ids(more.with_entries([entry("pack-c", "Kurdal Post")]).find("Kurdal Post")) == [
        "pack-a",
        "pack-c",
    ]


def test_candidates_say_why_they_stand_where_they_do(gazetteer: Gazetteer) -> None:
    found = candidates(gazetteer, "Tripoli")
    assert [one.place.country for one in found if one.match == "name"][:1] == ["LY"]
    assert found[0].within[-1] == "Libya"
    (beirut, *_) = gazetteer.find("Beirut")
    near = candidates(gazetteer, "Tripoli", near=beirut)
    assert near[0].place.country == "LB"
    assert "from Beirut" in " ".join(near[0].reasons)
    assert {one.place.country for one in candidates(gazetteer, "Tripoli", country="GR")} == {"GR"}
    assert {one.match for one in candidates(gazetteer, "Kiev")} >= {"other-name"}
    misspelt = candidates(gazetteer, "Mariopolle", country="UA")
    assert "Mariupol" in [one.place.name for one in misspelt]
    assert all(one.match in ("spelling", "sound") and one.likeness <= 1 for one in misspelt)
    assert candidates(gazetteer, "Idlib governorate")[0].match == "area"
    assert candidates(gazetteer, "Qqqqzzzx") == candidates(gazetteer, "") == ()


@pytest.mark.parametrize(
    ("name", "countries", "town"),
    [
        ("Aleepo", ("SY", "TR"), "Aleppo"),
        ("Derra", ("SY", "JO"), "Daraa"),
        ("Los Angles", ("US",), "Los Angeles"),
        ("Kramatorks", ("UA",), "Kramatorsk"),
        ("Ouagadugou", ("BF",), "Ouagadougou"),
    ],
)
def test_misspellings_in_countries(
    gazetteer: Gazetteer, name: str, countries: tuple[str, ...], town: str
) -> None:
    assert town in [place.name for place, _ in gazetteer.suggest(name, countries)][:3]
