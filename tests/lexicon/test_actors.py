"""What is known of parties: states and their forces, groups, bodies, people, generic names."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.actors import ActorBook, load_actors
from variorum.lexicon.countries import CountryBook, load_countries
from variorum.lexicon.entries import EntryReader
from variorum.lexicon.fold import fold
from variorum.lexicon.officials import load_office_words
from variorum.lexicon.records import ActorEntry
from variorum.model.errors import LexiconError

# Names that the world itself gives to two parties that are not one above the other.
DELIBERATE = {
    *(
        "taliban authorities",
        "islamic emirate of afghanistan",
        "self defense forces",
        "internal security forces",
    ),
    *("peoples army of vietnam", "peoples defence forces", "ansar al sunna", "international coalition"),
    *(
        "serb forces",
        "croat forces",
        "george bush",
        "president bush",
        "lebanese forces",
        "libyan parliament",
        "rada",
        # Chief of staff of Armenia and before it of Nagorno-Karabakh: one man, two territories.
        "movses hakobyan",
        # A governor general of Canada, and a chief of the Australian forces.
        "david johnston",
        # A prime minister of Spain, and a defence minister of Colombia.
        "pedro sanchez",
    ),
    *("adf", "afp", "cnrd", "cpc", "isi", "jem", "ndf", "prc", "sadr", "sla", "sna"),
}
TITLES = tuple(
    f"{fold(title)} "
    for kind in load_office_words(files("variorum.lexicon") / "data" / "offices.yaml").kinds.values()
    for title in kind.titles
)
FLOORS = {
    "person": 3000,
    "rebel": 300,
    "militia": 110,
    "coalition": 70,
    "international": 120,
    "aid": 95,
    "generic": 95,
    "criminal": 30,
}


@pytest.fixture(scope="module")
def countries() -> CountryBook:
    return load_countries()


@pytest.fixture(scope="module")
def book(countries: CountryBook) -> ActorBook:
    return load_actors(countries)


def ids(book: ActorBook, text: str) -> set[str]:
    return {entry.id for entry in book.by_name(text)}


def test_there_are_enough_of_each_kind(book: ActorBook) -> None:
    counts = Counter(entry.kind for entry in book.all())
    assert {kind: counts[kind] for kind, floor in FLOORS.items() if counts[kind] < floor} == {}


def test_no_entry_is_written_twice() -> None:
    for path in sorted((files("variorum.lexicon") / "data" / "actors").iterdir(), key=lambda p: p.name):
        written = re.findall(r"^([a-z0-9-]+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert [id_ for id_, count in Counter(written).items() if count > 1] == [], path


def test_every_reference_leads_somewhere(book: ActorBook, countries: CountryBook) -> None:
    for entry in book.all():
        for other in (entry.parent, *entry.broader, *entry.backers):
            assert other is None or book.get(other), (entry.id, other)
        assert entry.country is None or countries.get(entry.country), entry.id
        assert entry.parent != entry.id
        assert entry.id not in entry.broader


def test_parents_never_run_in_a_circle(book: ActorBook) -> None:
    for entry in book.all():
        assert entry.id not in ancestors(book, entry.parent)


def ancestors(book: ActorBook, id_: str | None) -> list[str]:
    above: list[str] = []
    while id_ and id_ not in above:
        above.append(id_)
        entry = book.get(id_)
        id_ = entry.parent if entry else None
    return above


def test_dates_are_iso_and_in_order(book: ActorBook) -> None:
    for entry in book.all():
        for date in (entry.since, entry.until):
            assert date is None or re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date), entry.id
        if entry.since and entry.until:
            assert entry.since <= entry.until, entry.id


def test_no_name_folds_to_nothing(book: ActorBook) -> None:
    for entry in book.all():
        assert all(fold(name) for name in (entry.name, *entry.names)), entry.id


def test_every_listed_name_finds_its_entry(book: ActorBook) -> None:
    lost = [
        (entry.id, name)
        for entry in book.all()
        for name in (entry.name, *entry.names)
        if entry.id not in ids(book, name)
    ]
    assert lost == []


def test_no_name_claims_unrelated_parties_unless_the_world_does(book: ActorBook) -> None:
    claims: dict[str, set[str]] = {}
    made = re.compile(
        r"-(army|navy|police|government|air-force|gendarmerie|intelligence|parliament|(special|security)-forces|\w+-guard)$"
    )
    for entry in book.all():
        for name in (entry.name, *entry.names):
            claims.setdefault(fold(name), set()).add(entry.id)
    for name, found in claims.items():
        related = all(
            any(one in ancestors(book, two) or two in ancestors(book, one) for two in found - {one})
            for one in found
        )
        composed = all(made.search(id_) for id_ in found)
        # "President Park": people of one surname in one kind of office.
        titled = name.startswith(TITLES) and all(getattr(book.get(id_), "offices", ()) for id_ in found)
        assert len(found) == 1 or related or composed or titled or name in DELIBERATE, (name, found)


def test_every_un_state_has_its_bodies(book: ActorBook, countries: CountryBook) -> None:
    for country in countries.all():
        if country.status not in ("state", "historic"):
            continue
        government = book.government_of(country.code)
        assert government is not None
        assert government.name == country.name
        army = book.force_of(country.code)
        assert (army is None) == ("army" in country.without), country.id
        if army:
            assert army.parent == government.id
        police = book.force_of(country.code, "police")
        assert police is not None


def test_branches_hang_below_the_army(book: ActorBook) -> None:
    children = {entry.id for entry in book.all() if entry.parent == "france-army"}
    assert {"france-air-force", "france-navy", "french-foreign-legion"} <= children
    assert book.force_of("MN", "navy") is None
    assert book.force_of("BO", "navy") is not None
    assert book.force_of("nowhere") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Colombian army", {"colombia-army"}),
        ("Colombia's armed forces", {"colombia-army"}),
        ("Armed Forces of Colombia", {"colombia-army"}),
        ("Kenyan troops", {"kenya-army"}),
        ("Ukrainian special forces", {"ukraine-special-forces"}),
        ("Nigerian federal government", {"nigeria-government"}),
        ("Congolese troops", {"dr-congo-army", "congo-brazzaville-army"}),
        ("FARDC", {"dr-congo-army"}),
        ("Tatmadaw", {"myanmar-army"}),
        ("Myanmar’s military", {"myanmar-army"}),
        ("army of the Central African Republic", {"central-african-republic-army"}),
        ("JNA", {"yugoslavia-army"}),
        ("Daesh", {"isis"}),
        ("Da'esh", {"isis"}),
        ("Ansar Allah", {"houthis"}),
        ("Lord’s Resistance Army", {"lra"}),
        ("Séléka", {"seleka"}),
        ("Sendero Luminoso", {"shining-path"}),
        ("Hemedti", {"mohamed-hamdan-dagalo"}),
        ("Médecins sans frontières", {"msf"}),
        ("Tamil Tigers", {"ltte"}),
        ("SPLA", {"south-sudan-army", "western-sahara-army"}),
        ("guerrillas", {"guerrillas"}),
    ],
)
def test_names_lead_to_parties(book: ActorBook, text: str, expected: set[str]) -> None:
    assert ids(book, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "the",
        "who",
        "is",
        "us",
        "let",
        "new forces",
        "Costa Rican army",
        "Martian troops",
        "army of",
        "of Mali",
    ],
)
def test_words_that_name_nobody(book: ActorBook, text: str) -> None:
    assert book.by_name(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WHO", "world-health-organization"),
        ("IS", "isis"),
        ("US", "usa-government"),
        ("New Forces", "nouvelles-forces"),
    ],
)
def test_capitals_make_a_name(book: ActorBook, text: str, expected: str) -> None:
    assert ids(book, text) == {expected}


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("qassam-brigades", "hamas"),
        ("pdf-myanmar", "nug"),
        ("iswap", "isis"),
        ("janjaweed", None),
        ("radovan-karadzic", "vrs"),
        ("black-sea-fleet", "russia-navy"),
    ],
)
def test_who_belongs_to_whom(book: ActorBook, child: str, parent: str | None) -> None:
    entry = book.get(child)
    assert entry is not None
    assert entry.parent == parent


def test_wider_names(book: ActorBook) -> None:
    jnim = book.get("jnim")
    assert jnim is not None
    assert "jihadists" in jnim.broader
    assert (jnim.country, jnim.since) == ("ML", "2017-03-02")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liberian President Charles Taylor", {"charles-taylor"}),
        ("former Peruvian president Alberto Fujimori", {"alberto-fujimori"}),
        ("Gen. Ratko Mladic", {"ratko-mladic"}),
        ("U.S. Secretary of State Colin", set()),
        ("Shining Path guerrillas", {"shining-path"}),
        ("a Kamajor fighter", {"kamajors"}),
        ("Renamo’s leadership", {"renamo"}),
        ("Unified Protector warplanes", {"unified-protector"}),
        ("Milosevic's government", {"serbia-government"}),
        ("SAVIMBI'S FORCES", {"unita"}),
        ("Museveni's army", {"uganda-army"}),
        ("Revolutionary United Front (RUF)", {"ruf"}),
        ("Chad's", {"chad-government"}),
        ("Reuters fighters", set()),
        ("Norway fighters", set()),
        ("President of the chess club", set()),
        ("leader general the", set()),
        ("(", set()),
        ("fighters fighters fighters", set()),
    ],
)
def test_names_made_of_names(book: ActorBook, text: str, expected: set[str]) -> None:
    assert ids(book, text) == expected


def test_names_hold_every_party(book: ActorBook) -> None:
    assert {id_ for _, found in book.names() for id_ in found} == {entry.id for entry in book.all()}


@given(st.text(max_size=80))
def test_any_text_may_be_asked_for(text: str) -> None:
    assert isinstance(BOOK.by_name(text), tuple)


BOOK = load_actors(load_countries())


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("x: {name: X, kind: rebels}", "no kind"),
        ("x: {name: X, kind: rebel, colour: red}", "unknown fields"),
        ("x: {kind: rebel}", "no name"),
        ("x: {name: X}", "incomplete"),
        ("- x", "entries by id"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "odd.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as raised:
        EntryReader(ActorEntry).folder(tmp_path, {})
    assert "odd.yaml" in str(raised.value)


def test_a_file_may_add_names_to_a_made_entry(tmp_path: Path) -> None:
    made = ActorEntry(id="x-army", name="X army", kind="state-force", names=("XA",))
    (tmp_path / "more.yaml").write_text("x-army: {names: Home Guard; XA}", encoding="utf-8")
    entries = EntryReader(ActorEntry).folder(tmp_path, {"x-army": made})
    assert entries["x-army"].names == ("XA", "Home Guard")


def test_two_files_may_not_give_one_party(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("x: {name: X, kind: rebel}", encoding="utf-8")
    with pytest.raises(LexiconError, match="given twice"):
        EntryReader(ActorEntry).folder(tmp_path, {})
