import json
import multiprocessing
import os
import pickle
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon import gazetteer_add
from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.gazetteer_add import add_places
from variorum.lexicon.gazetteer_added import added_digest, added_layers, added_tables, name_for, remove_places
from variorum.lexicon.gazetteer_build import gazetteer_path
from variorum.lexicon.gazetteer_rows import BadRowError, GeonamesRows, own_place
from variorum.model.errors import InputError, LexiconError, UsageError

ALEPPO = "170063"


@pytest.fixture
def real_table() -> Path:
    """The compiled table of the user's cache folder, as it was before the test moves that folder."""
    open_gazetteer()
    return gazetteer_path()


@pytest.fixture
def folder(real_table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VARIORUM_CACHE", str(tmp_path / "cache"))
    return tmp_path


def dump_line(number: str, name: str, lat: str = "35.0", lon: str = "36.0", **cells: str) -> str:
    row = [number, name, name, cells.get("names", ""), lat, lon, cells.get("feature", "P")]
    row += [cells.get("code", "PPL"), cells.get("country", "SY"), "", cells.get("group", "12"), "", "", ""]
    return "\t".join([*row, cells.get("people", "0"), "", "100", "Asia/Damascus", "2020-01-01"])


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def over(real_table: Path) -> Gazetteer:
    return Gazetteer(real_table, None, added_layers())


def test_a_dump_is_added_and_meets_what_is_there(folder: Path, real_table: Path) -> None:
    lines = [
        dump_line("90000001", "Tell Qamar", names="Tall Qamar,تل قمر,tlqmr"),
        dump_line(ALEPPO, "Aleppo", "36.2", "37.16", names="Whiteburg"),
        dump_line("90000002", "Muhafazat Idlib", feature="A", code="ADM1"),
        dump_line("90000003", "Hotel Qamar", feature="S", code="HTL"),
        dump_line("90000004", "Qamar Air Base", feature="S", code="AIRB"),
    ]
    added = add_places(written(folder, "SY.txt", "\n".join(lines) + "\n"), "sy")
    assert (added.format, added.places, added.left_out, added.bad) == ("geonames", 4, 1, 0)
    places = over(real_table)
    (village,) = places.find("Tall Qamar")
    assert (village.id, village.kind, village.admin1) == ("geonames-90000001", "settlement", "admin1-SY-ID")
    assert places.find("تل قمر") == (village,)
    assert places.known("tell qamar")
    assert places.get(village.id) == village
    # One number is one place: it lies where it lay, and has one name more.
    (aleppo,) = (place for place in places.find("Whiteburg"))
    before = Gazetteer(real_table).get(aleppo.id)
    assert before is not None
    assert (aleppo.id, aleppo.lat) == (f"geonames-{ALEPPO}", before.lat)
    assert aleppo in places.find("Aleppo")
    assert [place.id for place in places.find("Muhafazat Idlib")] == ["admin1-SY-ID"]
    assert places.find("Hotel Qamar") == ()
    assert places.find("Qamar Air Base")[0].kind == "facility"
    assert village in [place for place, _ in places.near(35.0, 36.0, 1)]


def test_bad_rows_are_counted_and_named_and_the_rest_is_kept(folder: Path) -> None:
    lines = [
        dump_line("1", "Good"),
        dump_line("2", "North", lat="91"),
        dump_line("3", "Worded", lon="east"),
        dump_line("4", ""),
        "5\tShort\tShort",
        dump_line("1", "Again"),
        dump_line("nine", "Named"),
    ]
    raw = "\n".join(lines).encode() + b"\n" + dump_line("10", "Caf\xe9").encode("latin-1") + b"\n"
    added = add_places(written(folder, "x.txt", raw), "x")
    assert (added.places, added.bad) == (1, 7)
    assert [line for line, _ in added.faults] == [2, 3, 4, 5, 6]
    assert "latitude 91" in added.faults[0][1]
    assert "'east'" in added.faults[1][1]
    assert added.faults[3][1] == "it has 3 columns, not 19"


def test_csv_with_its_header(folder: Path, real_table: Path) -> None:
    text = (
        "\ufeffName;Latitude;lng;names;kind;country;radius_km\r\n"
        "Checkpoint Nine;-1.5;29.2;CP 9|Post Nine;facility;cd;0.4\r\n"
        '"Hill\nTop";1;1;;;;\r\n'
        "Kalehe Camp;-2.1;28.9;;castle;CD;\r\n"
        "Endless;1;1;;;;inf\r\n"
    )
    added = add_places(written(folder, "posts.csv", text), "posts")
    assert (added.places, added.bad) == (1, 3)
    assert [line for line, _ in added.faults] == [2 + 1, 5, 6] or [line for line, _ in added.faults] == [
        3,
        5,
        6,
    ]
    (post,) = over(real_table).find("post nine")
    assert (post.kind, post.country, post.radius_km, post.source) == ("facility", "CD", 0.4, "posts.csv")


def test_geojson_points_and_the_middle_of_areas(folder: Path, real_table: Path) -> None:
    square = [[[10, 10], [12, 10], [12, 12], [10, 12], [10, 10]]]
    features = [
        {
            "type": "Feature",
            "properties": {"name": "Zone Kappa", "kind": "area"},
            "geometry": {"type": "Polygon", "coordinates": square},
        },
        {
            "type": "Feature",
            "id": "post-7",
            "properties": {"name": "Post Seven", "names": ["P Seven"]},
            "geometry": {"type": "Point", "coordinates": [20.5, 3.25, 410]},
        },
        {"type": "Feature", "properties": {"name": "Nowhere"}, "geometry": None},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 1]}},
    ]
    shape = {"type": "FeatureCollection", "note": 'not "features": [', "count": 4, "features": features}
    added = add_places(written(folder, "zones.geojson", json.dumps(shape)), "zones")
    assert (added.places, added.bad) == (2, 2)
    places = over(real_table)
    (zone,) = places.find("Zone Kappa")
    assert abs(zone.lat - 11) < 0.2
    assert abs(zone.lon - 11) < 0.2
    assert 120 < zone.radius_km < 180
    assert [(p.id, p.lat, p.lon) for p in places.find("P Seven")] == [("post-7", 3.25, 20.5)]


def test_a_zip_is_read(folder: Path) -> None:
    path = folder / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what this is")
        archive.writestr("SY.txt", "\n".join(dump_line(str(n), f"Village {n}") for n in range(1, 50)))
    assert add_places(path, name_for(path)).places == 49


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.txt", b""),
        ("words.txt", b"A page of words.\nAnd another.\n"),
        ("table.csv", b"town,x,y\nHoms,1,2\n"),
        ("bad.csv", b"name,lat,lon\nHoms,x,2\n"),
        ("wide.csv", "name,lat,lon\n".encode("utf-16")),
        ("feature.json", b'{"type": "Feature", "geometry": null}'),
        ("cut.json", b'{"type": "FeatureCollection", "features": [{"type": "Feat'),
        ("cut.zip", b"PK\x03\x04 and no more"),
    ],
)
def test_a_file_without_places_changes_nothing(folder: Path, name: str, text: bytes) -> None:
    add_places(written(folder, "old.csv", "name,lat,lon\nOldtown Kappa,1,2\n"), "mine")
    before = added_tables()[0].path.read_bytes()
    with pytest.raises(InputError) as raised:
        add_places(written(folder, name, text), "mine")
    assert raised.value.advice
    assert added_tables()[0].path.read_bytes() == before


def test_a_run_that_is_stopped_goes_on_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, real_table: Path
) -> None:
    monkeypatch.setattr(gazetteer_add, "_BATCH", 10)
    file = written(folder, "many.txt", "\n".join(dump_line(str(n), f"Place {n}") for n in range(1, 101)))
    add_places(written(folder, "old.csv", "name,lat,lon\nOldtown Kappa,1,2\n"), "many")

    def stop(what: str, share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_places(file, "many", stop)
    assert over(real_table).find("Oldtown Kappa")
    shares: list[float] = []
    added = add_places(file, "many", lambda what, share: shares.append(share) if what == "reading" else None)
    assert added.places == 100
    assert len(shares) < 6
    assert over(real_table).find("Oldtown Kappa") == ()
    assert over(real_table).find("Place 100")[0].id == "geonames-100"
    assert [path.name for path in added.path.parent.iterdir()] == ["many.sqlite"]


def _add_and_die(file: Path) -> None:
    calls = []

    def die(what: str, share: float) -> None:
        calls.append(share)
        if len(calls) == 3:
            os._exit(9)

    gazetteer_add._BATCH = 10
    add_places(file, "many", die)


def test_a_killed_run_leaves_a_staging_file_that_the_next_one_uses(folder: Path) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    file = written(folder, "many.txt", "\n".join(dump_line(str(n), f"Place {n}") for n in range(1, 101)))
    child = multiprocessing.get_context("fork").Process(target=_add_and_die, args=(file,))
    child.start()
    child.join()
    assert child.exitcode == 9
    assert added_tables() == ()
    assert add_places(file, "many").places == 100


def test_odd_fields_cost_their_row_and_no_other(folder: Path) -> None:
    def feature(properties: object) -> dict[str, object]:
        return {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [1, 2]},
            "properties": properties,
        }

    odd = [
        ["a"],
        "a",
        {"name": {"en": "A"}},
        {"name": "A", "admin1": "\ud800"},
        {"name": "A", "id": "geonames-a"},
    ]
    given = {"type": "FeatureCollection", "features": [*map(feature, odd), feature({"name": "Tell Sound"})]}
    added = add_places(written(folder, "odd.geojson", json.dumps(given)), "odd")
    assert (added.places, added.bad) == (1, len(odd))


def test_an_open_quotation_mark_and_a_bare_byte_order_mark_are_said(folder: Path) -> None:
    with pytest.raises(InputError, match="quotation mark"):
        add_places(written(folder, "open.csv", 'name,lat,lon\n"Tell,1,2\nQamar,1,2\n'), "open")
    with pytest.raises(InputError, match="no known format"):
        add_places(written(folder, "mark.csv", b"\xef\xbb\xbf"), "mark")


def test_malformed_geojson_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match=r"cut\.geojson"):
        add_places(written(folder, "cut.geojson", '{"features": [{"type":'), "cut")


def test_list_and_remove(folder: Path) -> None:
    assert added_tables() == ()
    assert added_digest() == ""
    for name in ("two", "one"):
        add_places(written(folder, f"{name}.csv", f"name,lat,lon\n{name} town,1,2\n"), name)
    assert [(added.name, added.file, added.places) for added in added_tables()] == [
        ("one", "one.csv", 1),
        ("two", "two.csv", 1),
    ]
    both = added_digest()
    remove_places("one")
    assert [added.name for added in added_tables()] == ["two"]
    assert added_digest() not in ("", both)
    for name in ("one", "../two", ""):
        with pytest.raises(UsageError):
            remove_places(name)


def test_a_table_that_is_cut_is_said(folder: Path) -> None:
    added = add_places(written(folder, "a.csv", "name,lat,lon\nA town,1,2\n"), "a")
    added.path.write_bytes(added.path.read_bytes()[:-4096])
    with pytest.raises(LexiconError, match=r"a\.sqlite"):
        added_layers()


def test_it_may_be_pickled_with_its_layers(folder: Path, real_table: Path) -> None:
    add_places(written(folder, "a.csv", "name,lat,lon\nA Town of Mine,1,2\n"), "a")
    places = over(real_table)
    assert pickle.loads(pickle.dumps(places)).find("a town of mine") == places.find("a town of mine") != ()


@given(
    st.dictionaries(
        st.sampled_from(["name", "lat", "lon", "names", "kind", "country", "id", "population"]),
        st.one_of(st.text(max_size=8), st.floats(), st.integers(), st.none(), st.lists(st.text(max_size=3))),
    )
)
def test_any_fields_give_a_place_or_a_reason(fields: dict[str, object]) -> None:
    with suppress(BadRowError):
        place = own_place(fields, 1, "a")
        assert place.folded
        assert -90 <= place.lat <= 90
        assert place.radius_km > 0


@settings(max_examples=50)
@given(st.lists(st.text(max_size=10), min_size=17, max_size=20))
def test_any_line_gives_a_place_or_a_reason(cells: list[str]) -> None:
    with suppress(BadRowError):
        place = GEONAMES_ROWS.place("\t".join(cells))
        assert place is None or place.name


GEONAMES_ROWS = GeonamesRows()
