"""What is known of publishers and speakers."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.actors import load_actors
from variorum.lexicon.countries import load_countries
from variorum.lexicon.fold import fold
from variorum.lexicon.sources import SourceBook, load_sources

BOOK = load_sources(load_countries())
FLOORS = {"agency": 125, "newspaper": 250, "website": 215, "monitor": 150, "channel": 20, "international": 20}
# One name, several bodies, in the world itself; or a generic word that is also one body's name.
DELIBERATE = {
    *("national news agency", "apa", "local coordination committees", "observers", "un investigators"),
    *("un spokesman", "un spokesperson", "un spokeswoman"),
}


@pytest.fixture(scope="module")
def book() -> SourceBook:
    return BOOK


def ids(book: SourceBook, text: str) -> set[str]:
    return {entry.id for entry in book.by_name(text)}


def test_there_are_enough_of_each_kind(book: SourceBook) -> None:
    counts = Counter(entry.kind for entry in book.all())
    assert {kind: counts[kind] for kind, floor in FLOORS.items() if counts[kind] < floor} == {}


def test_no_entry_is_written_twice() -> None:
    for path in sorted((files("variorum.lexicon") / "data" / "sources").iterdir(), key=lambda p: p.name):
        written = re.findall(r"^([a-z0-9-]+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert [id_ for id_, count in Counter(written).items() if count > 1] == [], path


def test_owners_and_sides_are_parties(book: SourceBook) -> None:
    countries = load_countries()
    actors = load_actors(countries)
    for entry in book.all():
        assert entry.owner is None or actors.get(entry.owner), entry.id
        assert entry.alignment is None or actors.get(entry.alignment), entry.id
        assert entry.country is None or countries.get(entry.country), entry.id


def test_a_side_comes_with_its_reason(book: SourceBook) -> None:
    for entry in book.all():
        if entry.owner or entry.alignment:
            assert entry.reason, entry.id


def test_names_fold_and_find_their_entry(book: SourceBook) -> None:
    for entry in book.all():
        for name in (entry.name, *entry.names):
            assert fold(name), entry.id
            assert entry.id in ids(book, name), (entry.id, name)


def test_no_listed_name_claims_two_sources_unless_the_world_does(book: SourceBook) -> None:
    claims: dict[str, set[str]] = {}
    made = {f"{country.id}-" for country in load_countries().all()}
    for entry in book.all():
        if not any(entry.id.startswith(prefix) for prefix in made):
            for name in (entry.name, *entry.names):
                claims.setdefault(fold(name), set()).add(entry.id)
    assert {name for name, found in claims.items() if len(found) > 1} <= DELIBERATE


def test_hosts_are_hosts_and_belong_to_one_source(book: SourceBook) -> None:
    hosts = Counter(host for entry in book.all() for host in entry.domains)
    assert [host for host, count in hosts.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) for host in hosts)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.lemonde.fr", "le-monde"),
        ("EDITION.CNN.COM", "cnn"),
        ("afp.com", "afp"),
        ("english.wafa.ps", "wafa"),
        ("learningenglish.voanews.com", "voa"),
    ],
)
def test_hosts_lead_to_outlets(book: SourceBook, host: str, expected: str) -> None:
    entry = book.by_domain(host)
    assert entry is not None
    assert entry.id == expected


@pytest.mark.parametrize("host", ["", ".", "notlemonde.fr", "com", "example.org", "lemonde.fr.example.org"])
def test_unknown_hosts(book: SourceBook, host: str) -> None:
    assert book.by_domain(host) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agence France-Presse", {"afp"}),
        ("the Syrian Observatory for Human Rights", {"sohr"}),
        ("The Hindu", {"the-hindu"}),
        ("Peru's Interior Ministry", {"peru-interior-ministry"}),
        ("Ministry of Defence of Armenia", {"armenia-defence-ministry"}),
        ("Sudanese health ministry", {"sudan-health-ministry"}),
        ("Belarusian state television", {"belarus-state-media"}),
        ("Pentagon", {"usa-defence-ministry"}),
        ("Inter-Services Public Relations", {"pakistan-military"}),
        ("witnesses", {"witnesses"}),
        ("a military source", {"military-sources"}),
        ("state TV", {"state-television"}),
    ],
)
def test_names_lead_to_sources(book: SourceBook, text: str, expected: set[str]) -> None:
    assert ids(book, text) == expected


@pytest.mark.parametrize(
    "text", ["", "dawn", "the national", "the sun", "time", "map", "a blue car", "Syrian cuisine"]
)
def test_words_that_are_no_source(book: SourceBook, text: str) -> None:
    assert book.by_name(text) == ()


@pytest.mark.parametrize(
    ("id_", "owner"),
    [
        ("tass", "russia-government"),
        ("amaq", "isis"),
        ("radio-venceremos", "fmln"),
        ("iran-foreign-ministry", "iran-government"),
        ("gaza-health-ministry", "gaza-government"),
        ("sohr", None),
        ("reuters", None),
        ("witnesses", None),
    ],
)
def test_whose_voice_it_is(book: SourceBook, id_: str, owner: str | None) -> None:
    entry = book.get(id_)
    assert entry is not None
    assert entry.owner == owner


@given(st.text(max_size=80))
def test_any_text_may_be_asked_for(text: str) -> None:
    assert isinstance(BOOK.by_name(text), tuple)
    BOOK.by_domain(text)
