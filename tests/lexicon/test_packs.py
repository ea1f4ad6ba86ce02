"""Theatre packs: reading, laying over, and every problem that a check names."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.cli import main
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.lexicon.pack_files import Problem
from variorum.lexicon.packs import Pack, bundled_packs, check_pack, find_pack, lexicon_with, load_pack
from variorum.model.errors import LexiconError, UsageError
from variorum.pipeline import build
from variorum.pipeline.maker import viewing_maker
from variorum.pipeline.reading_maker import reading_maker
from variorum.store.record import Record

ABOUT = """\
id: upper-kolo
title: "The upper Kolo valley, an invented front"
countries: [ML, NE]
years: 2012-2015
licence: CC0-1.0
note: Invented for tests.
"""
PLACES = """\
# The valley.
place-tin-azzar-ml:
  name: Tin Azzar
  names: Tin Azar; Tinazzar
  kind: settlement
  country: ML
  at: [16.9, 0.4]
  radius_km: 4
  source: common knowledge
place-camp-kolo-ml:
  name: Kolo camp
  names: [Camp Kolo, "Kolo, the camp"]
  kind: facility
  country: ML
  at: [16.7, 0.2]
  radius_km: 3
  source: common knowledge
"""
ROUTES = """\
route-kolo:
  name: Kolo valley road
  geometry: schematic
  waypoints: Tin Azzar; Kolo camp; Gao
  source: common knowledge
"""
ACTORS = """\
azure-brigade:
  name: Azure Brigade
  kind: militia
  country: ML
  broader: militias
  since: 2012
  names: Azure Brigades; Liwa al-Azraq
  source: common knowledge
mali-army: {names: men of the Kolo garrison, source: common knowledge}
"""
SOURCES = """\
kolo-radio:
  name: Radio Kolo
  kind: broadcaster
  country: ML
  alignment: azure-brigade
  reason: run by its press office
  domains: kolo.example
  source: common knowledge
"""
FILES = {
    "pack.yaml": ABOUT,
    "places.yaml": PLACES,
    "routes.yaml": ROUTES,
    "actors.yaml": ACTORS,
    "sources.yaml": SOURCES,
}
HOW_TO = Path(__file__).parents[2] / "docs/how-to/write-a-pack.md"
PLACE = "{name: Oro Beri, kind: settlement, country: ML, at: [16.4, 0.9], radius_km: 4, source: seen}"
ACTOR = "{name: Ochre Column, kind: rebel, country: ML, source: seen}"
SOURCE = "{name: Ochre Post, kind: website, country: ML, source: seen}"
ROUTE = "{name: Ochre road, country: ML, waypoints: Gao; Bourem, source: seen}"


def write(folder: Path, **changed: str) -> Path:
    """A sound pack in `folder`, its files `changed` by name without ".yaml"."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **{f"{name}.yaml": text for name, text in changed.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load_pack(write(tmp_path / "kolo"))


def problems(folder: Path) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.message) for problem in check_pack(folder)]


def test_a_pack_is_read_whole(pack: Pack) -> None:
    assert (pack.id, pack.countries, pack.years) == ("upper-kolo", ("ML", "NE"), (2012, 2015))
    assert [place.id for place in pack.places] == ["place-tin-azzar-ml", "place-camp-kolo-ml"]
    assert pack.places[0].names == ("Tin Azar", "Tinazzar")
    assert pack.places[1].names == ("Camp Kolo", "Kolo, the camp")
    assert (pack.places[0].lat, pack.places[0].lon, pack.places[0].radius_km) == (16.9, 0.4, 4.0)
    assert pack.routes[0].geometry == "schematic"
    assert pack.routes[0].segments == (("Tin Azzar", "Kolo camp"), ("Kolo camp", "Gao"))
    assert pack.actors[0].source == "common knowledge"
    assert pack.sources[0].domains == ("kolo.example",)
    assert pickle.loads(pickle.dumps(pack)) == pack


@pytest.mark.parametrize(
    ("written", "years"),
    [("2012-2015", (2012, 2015)), ("2012-", (2012, None)), ("2012", (2012, 2012))],
)
def test_years(tmp_path: Path, written: str, years: tuple[int, int | None]) -> None:
    folder = write(tmp_path, pack=ABOUT.replace("2012-2015", written))
    assert load_pack(folder).years == years


def test_the_digest_changes_with_a_byte_of_any_file(tmp_path: Path) -> None:
    digests = {load_pack(write(tmp_path / "0")).digest, load_pack(write(tmp_path / "1")).digest}
    assert len(digests) == 1
    for name, text in FILES.items():
        changed = {name.removesuffix(".yaml"): f"{text}# one more line\n"}
        digests.add(load_pack(write(tmp_path / name, **changed)).digest)
    assert len(digests) == 1 + len(FILES)


def test_a_pack_is_laid_over_the_lexicon(pack: Pack) -> None:
    lexicon = lexicon_with((pack,))
    assert [place.id for place in lexicon.places.find("tinazzar")] == ["place-tin-azzar-ml"]
    assert lexicon.actors.by_name("the Azure Brigade")[0].id == "azure-brigade"
    assert lexicon.actors.by_name("men of the Kolo garrison")[0].id == "mali-army"
    assert lexicon.actors.by_name("Malian army")[0].id == "mali-army"
    assert lexicon.sources.by_domain("www.kolo.example").id == "kolo-radio"  # type: ignore[union-attr]
    assert lexicon.routes.by_name("Kolo Valley Road")[0].id == "route-kolo"
    printed = {name for _, name, _ in lexicon.proper_names()}
    assert {"Azure Brigades", "Radio Kolo", "Kolo valley road", "men of the Kolo garrison"} <= printed


def test_names_alone_are_added_to_what_is_known(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        places="geonames-2457163: {names: Gawgaw, source: seen}\n",
        routes="route-SY-M4: {names: the Kolo spur, source: seen}\n",
        actors="hamas: {names: the azure movement, source: seen}\nazure-brigade: " + ACTOR,
        sources="reuters: {names: Reuters of Kolo, source: seen}\n",
    )
    lexicon = lexicon_with((load_pack(folder),))
    before = load_lexicon()
    assert lexicon.places.find("Gawgaw")[0].lat == before.places.find("Gao")[0].lat
    assert lexicon.places.get("geonames-2457163").name == "Gao"  # type: ignore[union-attr]
    assert lexicon.routes.by_name("the Kolo spur")[0].waypoints == before.routes.get("route-SY-M4").waypoints  # type: ignore[union-attr]
    assert lexicon.actors.by_name("the azure movement")[0].name == "Hamas"
    assert lexicon.sources.by_name("Reuters of Kolo")[0].id == "reuters"


def test_the_lexicon_stays_as_it_is_without_packs(pack: Pack, lexicon: Lexicon) -> None:
    actors, sources, routes = lexicon.actors.all(), lexicon.sources.all(), lexicon.routes.all()
    lexicon_with((pack,))
    assert lexicon_with() is lexicon is load_lexicon()
    assert (lexicon.actors.all(), lexicon.sources.all(), lexicon.routes.all()) == (actors, sources, routes)
    assert lexicon.places.find("Tin Azzar") == ()
    assert lexicon.actors.by_name("Azure Brigade") == ()


def test_a_pack_given_twice_is_laid_once(pack: Pack) -> None:
    assert lexicon_with((pack, pack)) is lexicon_with((pack,))


def test_packs_are_laid_over_one_another(pack: Pack, tmp_path: Path) -> None:
    text = "azure-brigade: {name: Other Brigade, kind: militia, country: ML, source: seen}\n"
    other = load_pack(write(tmp_path / "other", places="", routes="", sources="", actors=text))
    with pytest.raises(
        LexiconError, match=re.escape("actors.yaml:1: azure-brigade: The lexicon has this id")
    ):
        lexicon_with((pack, other))


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("pack", "id: [unclosed\n", 2, "not valid YAML"),
        ("pack", ABOUT + "colour: red\n", 7, "The field colour is unknown."),
        ("pack", ABOUT.replace("licence: CC0-1.0\n", ""), 1, "The field licence is missing or empty."),
        ("pack", ABOUT.replace("upper-kolo", "Upper Kolo"), 1, "id is Upper Kolo."),
        ("pack", ABOUT.replace("2012-2015", "2015-2012"), 4, "years is 2015-2012."),
        ("pack", ABOUT.replace("NE]", "QQ]"), 0, "There is no country QQ."),
        ("places", "- a\n- b\n", 1, "does not hold fields by name"),
        ("places", "place-a: just text\n", 1, "is no entry."),
        ("places", f"place-a: {PLACE}\nplace-a: {PLACE}\n", 2, "is given twice."),
        ("places", f"place-a: {PLACE.replace('}', ', colour: red}')}\n", 1, "The field colour is unknown."),
        ("places", f"place-a: {PLACE.replace('}', ', name: Twice}')}\n", 1, "name is given twice."),
        ("places", f"place a!: {PLACE}\n", 1, "The id holds other characters"),
        ("places", f"place-a: {PLACE.replace('radius_km: 4, ', '')}\n", 1, "The field radius_km is missing."),
        ("places", f"place-a: {PLACE.replace('name: Oro Beri, ', '')}\n", 1, "The field name is missing."),
        (
            "places",
            f"place-a: {PLACE.replace('source: seen', 'source: ')}\n",
            1,
            "The field source is empty.",
        ),
        ("places", f"place-a: {PLACE.replace(', source: seen', '')}\n", 1, "The field source is missing."),
        ("places", f"place-a: {PLACE.replace('kind: settlement', 'kind: town')}\n", 1, "no kind town."),
        ("places", f"place-a: {PLACE.replace('kind: settlement', 'kind: [area]')}\n", 1, "kind is a list."),
        ("places", f"place-a: {PLACE.replace('radius_km: 4', 'radius_km: 0')}\n", 1, "radius_km is 0."),
        ("places", f"place-a: {PLACE.replace('radius_km: 4', 'radius_km: nan')}\n", 1, "radius_km is nan."),
        ("places", f"place-a: {PLACE.replace('16.4, 0.9', '16.4')}\n", 1, "at is not two numbers."),
        ("places", f"place-a: {PLACE.replace('16.4, 0.9', '16.4, x')}\n", 1, "at is not two numbers."),
        (
            "places",
            f"place-a: {PLACE.replace('16.4, 0.9', '96.4, 16')}\n",
            1,
            "latitude 96.4 is out of range.",
        ),
        ("places", f"place-a: {PLACE.replace('16.4, 0.9', '16.4, 190')}\n", 1, "longitude 190 is out of"),
        ("places", f"place-a: {PLACE.replace('16.4, 0.9', '33.5, 0.9')}\n", 1, "It is far from Mali"),
        ("places", f"place-a: {PLACE.replace('16.4, 0.9', '-30, -20')}\n", 1, "It is far from Mali"),
        ("places", f"place-a: {PLACE.replace('ML', 'QQ')}\n", 1, "There is no country QQ."),
        ("places", f"place-a: {PLACE.replace('ML', 'UA')}\n", 1, "UA is none of the pack's countries."),
        ("places", f"place-a: {PLACE.replace('}', ', admin1: admin1-UA-05}')}\n", 1, "no area admin1-UA-05"),
        (
            "places",
            f"place-a: {PLACE.replace('Oro Beri', 'Gao').replace('16.4, 0.9', '16.27, 0')}\n",
            1,
            "Gao lies",
        ),
        ("places", f"place-a: {PLACE}\nplace-b: {PLACE}\n", 1, "Oro Beri lies there already, as place-b."),
        ("places", f"country-ML: {PLACE}\n", 1, "The lexicon has this id already, for Mali."),
        ("places", "place-a: {names: Oro Beri, source: seen}\n", 1, "has no entry of this id among places."),
        ("routes", f"route-a: {ROUTE.replace('Bourem', 'Nowhere Ford')}\n", 1, "no place Nowhere Ford"),
        ("routes", f"route-a: {ROUTE.replace('Gao; Bourem', 'Gao')}\n", 1, "A road has two ends."),
        (
            "routes",
            f"route-a: {ROUTE.replace('}', ', geometry: drawn}')}\n",
            1,
            "There is no geometry drawn.",
        ),
        (
            "routes",
            f"route-a: {ROUTE}\nroute-b: {ROUTE}\n",
            2,
            "Ochre road is also that of route-a in line 1",
        ),
        ("routes", f"route-SY-M4: {ROUTE}\n", 1, "The lexicon has this id already, for M4 highway."),
        ("actors", f"hamas: {ACTOR}\n", 1, "The lexicon has this id already, for Hamas."),
        ("actors", f"act-a: {ACTOR.replace('}', ', names: Hamas}')}\n", 1, "Hamas is also that of hamas."),
        ("actors", f"act-a: {ACTOR}\nact-b: {ACTOR}\n", 2, "Ochre Column is also that of act-a in line 1"),
        (
            "actors",
            f"act-a: {ACTOR.replace('}', ', parent: nobody}')}\n",
            1,
            "no party nobody to be its parent.",
        ),
        ("actors", f"act-a: {ACTOR.replace('}', ', backers: nobody}')}\n", 1, "nobody to be its backers."),
        (
            "actors",
            f"act-a: {ACTOR.replace('}', ', broader: hamas; no-one}')}\n",
            1,
            "no-one to be its broader.",
        ),
        (
            "actors",
            f"act-a: {ACTOR.replace('}', ', parent: act-a}')}\n",
            1,
            "It belongs to itself in the end.",
        ),
        ("actors", f"act-a: {ACTOR.replace('}', ', since: spring 2012}')}\n", 1, "since is spring 2012."),
        ("actors", f"act-a: {ACTOR.replace('}', ', since: 2014-05, until: 2013}')}\n", 1, "It ends in 2013"),
        ("actors", f"act-a: {ACTOR.replace('kind: rebel', 'kind: army')}\n", 1, "There is no kind army."),
        ("actors", f"act-a: {ACTOR.replace('}', ', shared: maybe}')}\n", 1, "shared is maybe."),
        ("actors", f"act-a: {ACTOR.replace('}', ', offices: x}')}\n", 1, "The field offices is unknown."),
        (
            "sources",
            f"src-a: {SOURCE.replace('}', ', owner: nobody}')}\n",
            1,
            "no party nobody to be its owner.",
        ),
        ("sources", f"src-a: {SOURCE.replace('Ochre Post', 'Reuters')}\n", 1, "also that of reuters."),
        ("sources", f"src-a: {SOURCE.replace('ML', 'QQ')}\n", 1, "There is no country QQ."),
        (
            "sources",
            f"src-a: {SOURCE.replace('Ochre Post', '{a: b}')}\n",
            1,
            "name is neither text nor a list",
        ),
        ("villages", "place-a: {}\n", 0, "No pack has such a file."),
    ],
)
def test_each_problem_is_named_with_file_and_line(
    tmp_path: Path, name: str, text: str, line: int, message: str
) -> None:
    found = problems(write(tmp_path, **{name: text}))
    assert any(
        file == f"{name if name != 'pack' else 'pack'}.yaml" and at == line and message in said
        for file, at, said in found
    ), found


def test_swapped_coordinates_are_told_from_far_ones(tmp_path: Path) -> None:
    text = f"place-a: {PLACE.replace('ML', 'MM').replace('16.4, 0.9', '12.5, 22.1')}\n"
    about = ABOUT.replace("[ML, NE]", "[MM, PH]")
    swapped = text.replace("MM", "PH").replace("12.5, 22.1", "121.0, 14.6")
    said = [p for _, _, p in problems(write(tmp_path / "a", pack=about, places=swapped))]
    assert any("latitude 121 is out of range. Are latitude and longitude swapped?" in p for p in said)
    about = ABOUT.replace("[ML, NE]", "[SO]")
    swapped = text.replace("MM", "SO").replace("12.5, 22.1", "45.3, 2.0")
    said = [p for _, _, p in problems(write(tmp_path / "b", pack=about, places=swapped))]
    assert any("latitude and longitude are swapped" in p for p in said)


def test_a_far_waypoint(tmp_path: Path) -> None:
    text = "route-a: {name: Long road, waypoints: Gao; Kharkiv, source: seen}\n"
    assert any("From Gao to Kharkiv it is" in said for _, _, said in problems(write(tmp_path, routes=text)))


def test_all_problems_come_in_one_run(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        pack=ABOUT.replace("title", "titel"),
        places=PLACES + f"place-x: {PLACE.replace('kind: settlement', 'kind: town')}\n",
        routes="broken: [\n",
        actors=ACTORS + f"act-x: {ACTOR.replace('}', ', parent: nobody}')}\n",
    )
    found = problems(folder)
    assert [file for file, _, _ in found] == [
        "pack.yaml",
        "pack.yaml",
        "places.yaml",
        "routes.yaml",
        "actors.yaml",
    ]
    assert found[2][1] == PLACES.count("\n") + 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actors", f"azure-brigade: {ACTOR.replace('}', ', names: Hamas, shared: true}')}\n"),
        ("places", PLACES + f"place-a: {PLACE}\nplace-b: {PLACE.replace('16.4, 0.9', '15.0, 1.2')}\n"),
        ("places", PLACES + f"place-a: {PLACE.replace('Oro Beri', 'Gao').replace('}', ', shared: true}')}\n"),
        ("places", PLACES + f"place-a: {PLACE.replace('16.4, 0.9', '21.0, -3.0')}\n"),
        ("routes", ROUTES + "route-a: {name: M4, country: ML, waypoints: Gao; Bourem, source: seen}\n"),
        ("sources", SOURCES + "# nothing more\n"),
    ],
)
def test_what_is_no_problem(tmp_path: Path, name: str, text: str) -> None:
    assert problems(write(tmp_path, **{name: text})) == []


def test_files_may_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(ABOUT, encoding="utf-8")
    assert problems(tmp_path) == []
    (tmp_path / "pack.yaml").unlink()
    assert ("pack.yaml", 1, "pack.yaml: The field id is missing or empty.") in problems(tmp_path)


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b"[" * 100_000, b"a: " * 3, b"&a [*a, *a]", b"a: &b {c: *b}", b"\0", b"? [x]\n: y"]
)
def test_no_bytes_break_the_check(tmp_path: Path, raw: bytes) -> None:
    for name in FILES:
        folder = write(tmp_path / name)
        (folder / name).write_bytes(raw)
        assert check_pack(folder)


@given(st.text(max_size=60))
def test_any_text_is_a_place_file_or_a_problem(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = write(tmp_path_factory.mktemp("pack"))
    (folder / "places.yaml").write_text(text, encoding="utf-8", errors="replace")
    assert all(isinstance(problem, Problem) for problem in check_pack(folder))


def test_finding_a_pack(tmp_path: Path) -> None:
    assert find_pack("gaza").name == "gaza"
    assert find_pack(str(write(tmp_path / "kolo"))) == tmp_path / "kolo"
    with pytest.raises(UsageError, match="There is no pack atlantis"):
        find_pack("atlantis")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"is no pack: it has no pack\.yaml"):
        find_pack(str(tmp_path / "empty"))


THEATRES = ("gaza", "libya", "myanmar", "north-west-syria", "northern-iraq", "yemen")
BUNDLED = tuple(sorted((*THEATRES, "unrest-and-crime")))


def test_the_bundled_packs_are_there() -> None:
    assert tuple(folder.name for folder in bundled_packs()) == BUNDLED


@pytest.mark.parametrize("name", THEATRES)
def test_a_bundled_pack_is_sound(name: str) -> None:
    folder = find_pack(name)
    assert check_pack(folder) == ()
    pack = load_pack(folder)
    assert pack.id == name
    assert len(pack.places) >= 60
    assert 5 <= len(pack.routes) <= 15
    assert len(pack.actors) >= 15
    assert len(pack.sources) >= 10
    for source in pack.sources:
        assert source.reason or not source.alignment, source.id


def test_all_bundled_packs_go_together(lexicon: Lexicon) -> None:
    together = lexicon_with(tuple(load_pack(folder) for folder in bundled_packs()))
    assert len(together.actors.all()) > len(lexicon.actors.all())


def test_a_build_with_a_pack_knows_its_village(tmp_path: Path) -> None:
    folder = write(tmp_path / "kolo")
    article = tmp_path / "valley.txt"
    article.write_text(
        "Rebels seize village in Mali\n\n12 March 2013\n\n"
        "Rebels captured the village of Tin Azzar in northern Mali on Monday, the Azure Brigade said.\n",
        encoding="utf-8",
    )
    ids, makers = {}, {}
    for record_path, packs in (("plain.db", ()), ("pack.db", (str(folder),))):
        build([str(article)], tmp_path / record_path, packs=packs)
        with Record.open(tmp_path / record_path) as record:
            claims = list(record.claims())
            ids[record_path] = {place.id for claim in claims for place in claim.places}
            makers[record_path] = [run.version for run in record.runs()]
    assert "place-tin-azzar-ml" in ids["pack.db"]
    assert "place-tin-azzar-ml" not in ids["plain.db"]
    assert makers["plain.db"] == [viewing_maker()]
    assert makers["pack.db"] == [viewing_maker((load_pack(folder),))]
    assert makers["pack.db"][0].endswith(f"+{load_pack(folder).name}")


def test_the_maker_names_the_packs(pack: Pack) -> None:
    assert reading_maker((pack,)) == f"{reading_maker()}+upper-kolo@{pack.digest}"
    assert viewing_maker((pack,)) == f"{viewing_maker()}+upper-kolo@{pack.digest}"


def test_a_broken_pack_stops_a_build_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "kolo", actors=f"act-a: {ACTOR.replace('}', ', parent: nobody}')}\n")
    (tmp_path / "a.txt").write_text("Rebels attacked Gao on Monday.", encoding="utf-8")
    record = tmp_path / "war.db"
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(record), "--pack", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "actors.yaml:1: act-a: There is no party nobody to be its parent." in said
    assert "variorum pack check" in said
    assert not record.exists()
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(record), "--pack", "atlantis"]) == 2


def test_the_verb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "kolo")
    assert main(["pack", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [*BUNDLED]
    assert main(["pack", "show", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "2 places, 1 roads, 1 parties, 1 sources, names for 1 known entries" in said
    assert "azure-brigade" in said
    assert main(["pack", "check", str(folder)]) == 0
    assert "no problems" in capsys.readouterr().out
    (folder / "places.yaml").write_text("a: b: c\n", encoding="utf-8")
    assert main(["pack", "check", str(folder)]) == 1
    assert "places.yaml:1: The file is not valid YAML" in capsys.readouterr().out
    write(folder)
    monkeypatch.setenv("VARIORUM_PACKS", f"{folder}:gaza")
    assert main(["gazetteer", "find", "Tin Azzar"]) == 0
    assert "place-tin-azzar-ml" in capsys.readouterr().out


def test_the_pack_of_the_how_to_is_sound(tmp_path: Path) -> None:
    page = HOW_TO.read_text(encoding="utf-8")
    files = re.findall(r"^<!-- file: my-war/(\S+) -->\n```yaml\n(.*?)^```$", page, re.M | re.S)
    assert [name for name, _ in files] == [
        "pack.yaml",
        "places.yaml",
        "routes.yaml",
        "actors.yaml",
        "sources.yaml",
    ]
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert check_pack(tmp_path) == ()
    assert lexicon_with((load_pack(tmp_path),)).places.find("Tin Azzar")
