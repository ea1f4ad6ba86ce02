"""People in office: the lines of `data/officials`, who held what on which day, and how titles name them."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.actors import ActorBook, load_actors
from variorum.lexicon.countries import load_countries
from variorum.lexicon.entries import EntryReader
from variorum.lexicon.fold import fold
from variorum.lexicon.officials import Officials, held_on, load_office_words
from variorum.lexicon.records import ActorEntry, Office
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

DATA = files("variorum.lexicon") / "data"
WORDS = load_office_words(DATA / "offices.yaml")
COUNTRIES = load_countries()
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# Offices that several people hold at once, or that rivals claim.
SHARED_OFFICES = {
    *("member of the presidency", "captain regent", "co-prince", "co-president", "vice president"),
    *("deputy prime minister", "intelligence chief"),
    *(label for label in WORDS.kinds if "spokesman" in label),
}
# Rival holders, and one ill or suspended while another acts.
RIVALS = {
    *(("LY", "prime minister"), ("CI", "president"), ("GM", "president")),
    *(("NG", "army chief"), ("BR", "president")),
}
TITLES = tuple(f"{fold(title)} " for kind in WORDS.kinds.values() for title in kind.titles)
# Its two captains regent change every half year.
NO_HEADS = {"san-marino"}


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actors(COUNTRIES)


def known(**given: object) -> ActorEntry:
    fields = {"id": "x", "name": "X", "kind": "person", "country": "CL", **given}
    return ActorEntry(**fields)  # type: ignore[arg-type]


def read(tmp_path: Path, content: str, *entries: ActorEntry) -> dict[str, ActorEntry]:
    (tmp_path / "some.yaml").write_text(content, encoding="utf-8")
    body = known(id="chile-government", name="Chile", kind="government", role="government")
    return Officials(WORDS, COUNTRIES, {e.id: e for e in (body, *entries)}).folder(tmp_path)


def ids(found: tuple[ActorEntry, ...]) -> list[str]:
    return [entry.id for entry in found]


def test_a_line_becomes_people_with_terms(tmp_path: Path) -> None:
    line = "chile: {president: 'Ana Vera Rojas (Ana Vera, A. Rojas) 2010-03-11..2014; Luis Paz 2014-03..'}"
    made = read(tmp_path, line)
    ana = made["ana-vera-rojas"]
    assert ana.offices == (Office(label="president", country="CL", since="2010-03-11", until="2014"),)
    assert (ana.kind, ana.country, ana.parent) == ("person", "CL", "chile-government")
    assert (ana.since, ana.until, ana.role) == ("2010-03-11", "2014", "president of Chile")
    assert ana.names == ("Ana Vera", "A. Rojas", "President Rojas")
    assert (made["luis-paz"].since, made["luis-paz"].until) == ("2014-03", None)


def test_one_person_in_several_offices_is_one_entry(tmp_path: Path) -> None:
    lines = """
chile:
  president: Luis Paz 2014..2018; Ana Vera 2018..2022; Luis Paz 2022..2025
  foreign minister: Luís Paz 2008..2010; Anita Vera (Ana Vera) 2010..2012
"""
    made = read(tmp_path, lines)
    assert set(made) == {"chile-government", "luis-paz", "ana-vera"}
    luis = made["luis-paz"]
    assert [office.since for office in luis.offices] == ["2008", "2014", "2022"]
    assert (luis.since, luis.until, luis.role) == ("2008", "2025", "president of Chile")
    assert "Anita Vera" in made["ana-vera"].names


def test_offices_are_added_to_people_already_known(tmp_path: Path) -> None:
    old = known(
        id="paz", name="Luis Paz", names=("Paz",), role="general", since="2001", until="2005", parent="junta"
    )
    made = read(tmp_path, "chile: {president: Luís Paz 2014..2018}", old)
    assert "luis-paz" not in made
    paz = made["paz"]
    assert (paz.parent, paz.role, paz.since, paz.until) == ("junta", "general", "2001", "2018")
    assert [office.label for office in paz.offices] == ["president"]
    # "President Paz" follows from "Paz" and needs no listing.
    assert "President Paz" not in paz.names


def test_a_known_open_term_ends_with_the_office_it_is(tmp_path: Path) -> None:
    made = read(
        tmp_path, "chile: {president: Luis Paz 2014-03-11..2018}", known(name="Luis Paz", since="2014-03")
    )
    assert (made["x"].since, made["x"].until) == ("2014-03-11", "2018")


def test_other_names_lead_to_people_already_known(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "chile: {president: Luis M. Paz (Lucho Paz) 2014..}",
        known(name="Luis Paz", names=("Lucho Paz",)),
    )
    assert set(made) == {"chile-government", "x"}
    assert "Luis M. Paz" in made["x"].names


def test_a_namesake_of_another_country_stays_another(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "chile: {president: Luis Paz 2014..}",
        known(id="luis-paz", name="Luis Paz", country="PE"),
    )
    assert made["luis-paz"].offices == ()
    assert made["luis-paz-chile"].country == "CL"


def test_a_bare_surname_joins_nobody(tmp_path: Path) -> None:
    made = read(
        tmp_path, "chile: {president: Ana Vera (Vera) 2014..}", known(name="Eva Vera", names=("Vera",))
    )
    assert made["x"].offices == ()
    assert "ana-vera" in made


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("chile: {president: Luis Paz}", "chile: president: 'Luis Paz'"),
        ("chile: {president: Luis Paz 2014}", "chile: president"),
        ("chile: {president: Luis Paz ..2014}", "chile: president"),
        ("chile: {president: 2014..2018}", "chile: president"),
        ("chile: {president: Luis Paz 2014-13..}", "chile: president"),
        ("chile: {president: Luis Paz 14.3.2014..}", "chile: president"),
        ("chile: {president: Luis Paz (Lucho 2014..}", "chile: president"),
        ("chile: {president: Luis Paz 2014.. (Lucho)}", "chile: president"),
        ("chile: {president: Luis Paz 2018-03..2014-05}", "ends before it begins"),
        ("chile: {head gardener: Luis Paz 2014..}", "chile: head gardener is no known office"),
        ("atlantis: {president: Luis Paz 2014..}", "atlantis is no country"),
        ("chile: Luis Paz 2014..", "chile is no country with lines"),
        ("- chile", "offices by country"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(complaint)) as raised:
        read(tmp_path, line)
    assert "some.yaml" in str(raised.value)


@pytest.mark.parametrize(
    "content", ["- x", "offices: {}", "offices: {a: {body: b, colour: red}}", "offices: {a: {titles: A}}"]
)
def test_a_malformed_list_of_offices_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "offices.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"offices\.yaml"):
        load_office_words(path)


def test_offices_are_not_written_among_the_parties(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("x: {name: X, kind: person, offices: king}", encoding="utf-8")
    with pytest.raises(LexiconError, match="unknown fields"):
        EntryReader(ActorEntry).folder(tmp_path, {})


@pytest.mark.parametrize(
    ("name", "forename", "surname"),
    [
        ("Ada Brook", False, "Brook"),
        ("Ada van der Brook", False, "van der Brook"),
        ("Omar al-Fulan", False, "al-Fulan"),
        ("Omar Bin Fulan", False, "Bin Fulan"),
        ("John Roe Jr.", False, "Roe"),
        ("Omar bin Fulan Al Fulani", False, ""),
        ("Ada", False, ""),
        ("Brook Jr", False, ""),
        ("Kim Ada-na", True, "Kim"),
        ("Ada II of Arendal", True, "Ada"),
        ("Ada", True, ""),
    ],
)
def test_what_follows_a_title(name: str, forename: bool, surname: str) -> None:
    assert WORDS.surname(name, forename=forename) == surname


@pytest.mark.parametrize(
    ("country", "label", "day", "expected"),
    [
        ("TR", "president", "2010-05-01", ["abdullah-gul"]),
        ("tr", "President", "2020-01-10", ["recep-tayyip-erdogan"]),
        ("TR", "prime minister", "2010-05-01", ["recep-tayyip-erdogan"]),
        ("TR", "prime minister", "2020-01-10", []),
        ("TR", "defense minister", "2020-01-10", ["hulusi-akar"]),
        ("PK", "army chief", "2015-06-01", ["raheel-sharif"]),
        ("TH", "premier", "2012-06-01", ["yingluck-shinawatra"]),
        ("IL", "premier", "2015-03-01", ["benjamin-netanyahu"]),
        ("IL", "prime minister", "2021-06-13", ["benjamin-netanyahu", "naftali-bennett"]),
        ("LY", "prime minister", "2022-06-01", ["abdul-hamid-dbeibah", "fathi-bashagha"]),
        ("JO", "monarch", "2012-06-01", ["king-abdullah-ii"]),
        ("QA", "king", "2016-06-01", ["tamim-bin-hamad"]),
        ("IN", "foreign minister", "2016-06-01", ["sushma-swaraj"]),
        ("YE", "prime minister", "2017-06-01", ["ahmed-obeid-bin-daghr", "abdel-aziz-bin-habtour"]),
        ("AF", "president", "2022-06-01", []),
        ("TR", "president", "1950-01-01", []),
        ("TR", "president", None, []),
        ("TR", "head gardener", "2020-01-10", []),
        ("nowhere", "president", "2020-01-10", []),
        ("", "", "", []),
    ],
)
def test_who_was_in_office(
    book: ActorBook, country: str, label: str, day: str | None, expected: list[str]
) -> None:
    assert sorted(ids(book.in_office(country, label, day))) == sorted(expected)


def test_the_longest_in_office_comes_first(book: ActorBook) -> None:
    assert ids(book.in_office("EG", "foreign minister", "2024-07-03")) == ["sameh-shoukry", "badr-abdelatty"]


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2014", "2016", "2014-01-01", True),
        ("2014", "2016", "2016-12-31", True),
        ("2014-05", None, "2014-05-01", True),
        ("2014-05", None, "2014-04-30", False),
        ("2014-05-09", "2014-05-10", "2014-05", True),
        ("2014-05-09", "2014-05-10", "2014-05-11", False),
    ],
)
def test_terms_take_in_their_ends(since: str, until: str | None, day: str, held: bool) -> None:
    assert held_on(Office(label="king", country="XX", since=since, until=until), day) is held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistani army chief General Munir", "asim-munir"),
        ("Prime Minister Yingluck", "yingluck-shinawatra"),
        ("President Thein Sein", "thein-sein"),
        ("Gen. Kochavi", "aviv-kochavi"),
        ("Defense Minister al-Daeri", "mohsen-al-daeri"),
        ("Defence Minister Daeri", "mohsen-al-daeri"),
        ("former Tunisian president Marzouki", "moncef-marzouki"),
        ("President Tebboune", "abdelmadjid-tebboune"),
        ("King Hamad", "hamad-bin-isa-al-khalifa"),
    ],
)
def test_titles_and_surnames(book: ActorBook, text: str, expected: str) -> None:
    assert expected in ids(book.by_name(text))


@pytest.mark.parametrize(
    "text", ["Khan", "Singh", "Sharif", "Kim", "Marzouki", "Bishop Kochavi Street", "President", "General"]
)
def test_a_common_surname_or_a_title_alone_names_no_official(book: ActorBook, text: str) -> None:
    assert not [entry for entry in book.by_name(text) if entry.offices]


def test_a_title_and_a_surname_that_are_a_town_name_no_official(book: ActorBook) -> None:
    assert book.by_name("General Santos") == ()
    assert ids(book.by_name("Felimon Santos")) == ["felimon-santos"]


def test_offices_stand_in_order_and_within_the_span(book: ActorBook) -> None:
    for entry in book.all():
        assert list(entry.offices) == sorted(entry.offices, key=lambda o: (o.since, o.until or "9999"))
        assert len(entry.offices) == len(set(entry.offices)), entry.id
        for office in entry.offices:
            assert office.label in WORDS.kinds
            assert COUNTRIES.get(office.country), entry.id
            assert all(DAY.fullmatch(day) for day in (office.since, office.until) if day)
            assert entry.since is not None
            assert entry.since <= office.since
            assert entry.until is None or (office.until is not None and office.until <= entry.until), entry.id


def test_lines_are_in_order_of_time() -> None:
    terms = re.compile(r"(\d{4}[\d-]*)\.\.")
    for path in sorted((DATA / "officials").iterdir(), key=lambda p: p.name):
        for country, lines in load_yaml(path).items():
            for label, line in lines.items():
                begun = [] if label in SHARED_OFFICES else terms.findall(line)
                for one, two in pairwise(begun):
                    shared = min(len(one), len(two))
                    assert one[:shared] <= two[:shared], (path.name, country, label, one, two)


def test_every_country_has_its_lines_in_one_file() -> None:
    written = [key for path in (DATA / "officials").iterdir() for key in load_yaml(path)]
    assert sorted(written) == sorted(set(written))
    held = {country.id for country in COUNTRIES.all() if country.status in ("state", "observer")}
    assert held <= set(written)


def test_offices_are_held_by_one_at_a_time_unless_shared(book: ActorBook) -> None:
    terms: dict[tuple[str, str], list[Office]] = {}
    for entry in book.all():
        for office in entry.offices:
            terms.setdefault((office.country, office.label), []).append(office)
    for key, held in terms.items():
        if key[1] not in SHARED_OFFICES and key not in RIVALS:
            for one, two in pairwise(sorted(held, key=lambda o: (o.since, o.until or "9999"))):
                shared = min(len(one.until or ""), len(two.since), len("2014-05"))
                # A hand-over within a month, with both at their posts for some days, is the world's.
                assert one.until is not None, (key, one, two)
                assert one.until[:shared] <= two.since[:shared], (key, one, two)


def test_every_state_has_a_head_in_every_year_known(book: ActorBook) -> None:
    heads = ("president", "king", "prime minister", "head of state", "supreme leader", "leader", "pope")
    for country in COUNTRIES.all():
        if country.status != "state" or country.id in NO_HEADS:
            continue
        for year in range(2012, 2025):
            day = f"{year}-07-01"
            assert any(book.in_office(country.code, label, day) for label in heads), (country.id, day)


def test_people_of_one_country_are_not_written_twice(book: ActorBook) -> None:
    seen: dict[tuple[str, str | None], str] = {}
    for entry in book.all():
        for name in {fold(name) for name in (entry.name, *entry.names) if entry.kind == "person"}:
            # A father and a son, both presidents, go by this one.
            if " " in name and not name.startswith(TITLES) and name != "george bush":
                assert seen.setdefault((name, entry.country), entry.id) == entry.id, name


BOOK = load_actors(COUNTRIES)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=12) | st.none())
def test_any_words_may_be_asked_for(country: str, label: str, day: str | None) -> None:
    assert isinstance(BOOK.in_office(country, label, day), tuple)


@given(st.dates(), st.sampled_from(sorted(WORDS.kinds)))
def test_who_is_in_office_holds_it_that_day(day: object, label: str) -> None:
    for entry in BOOK.in_office("MM", label, str(day)):
        assert any(held_on(office, str(day)) for office in entry.offices)
