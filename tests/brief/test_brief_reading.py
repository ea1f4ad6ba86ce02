"""What would mislead an editor: whose word a change is, what is told twice, names that read badly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import brief_world as world
import pytest

from variorum.brief.brief import Question, make_brief
from variorum.brief.clauses import noun_of
from variorum.brief.html import to_html
from variorum.brief.names import called, ground_name, party_names, spot
from variorum.brief.records import Brief, Paragraph, Sentence
from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import DayRange, Party, Subject
from variorum.model.events import Where
from variorum.store.record import Record


def _brief(path: Path, lexicon: Lexicon, since: str) -> Brief:
    with Record.open(path) as record:
        return make_brief(record, lexicon, Question(since=since))


def _said(brief: Brief, key: str) -> list[Sentence]:
    blocks = [block for one in brief.sections if one.key == key for block in one.blocks]
    return [one for block in blocks if isinstance(block, Paragraph) for one in block.sentences]


def _day(day: str) -> DayRange:
    return DayRange(earliest=day, latest=day)


@pytest.fixture
def turned(tmp_path: Path) -> Path:
    """Rebels took Bor on the 11th by Voice, and the army by Wire on the 13th."""
    rebels = world.Text(number=1, outlet="Voice", day="2014-01-12")
    army = world.Text(number=2, outlet="Wire")
    holdings = [
        world.holding_of(
            [rebels],
            since=_day("2014-01-11"),
            until=_day("2014-01-13"),
            ended="taken",
            holder=None,
            holder_name="rebels",
            parties=(world.REBELS,),
        ),
        world.holding_of([army]),
    ]
    events = [world.event_of([army], status="single-origin")]
    return world.make(tmp_path / "turned.db", [rebels, army], events, holdings)


def test_a_change_is_the_word_of_those_who_tell_of_what_it_led_to(turned: Path, lexicon: Lexicon) -> None:
    changes = _said(_brief(turned, lexicon, "2014-01-10"), "changes")
    (told,) = [one for one in changes if "came to hold Bor" in one.text]

    assert told.text.startswith("According to Wire, the South Sudanese army came to hold Bor")
    assert "Voice" not in told.text
    assert told.grounds.origins == 1
    assert told.grounds.claims[0] == "claim-000002"


def test_a_capture_is_told_once_and_not_denied_afterwards(turned: Path, lexicon: Lexicon) -> None:
    texts = [one.text for one in _said(_brief(turned, lexicon, "2014-01-10"), "changes")]

    assert not any("army took Bor" in text for text in texts)
    assert not any("tells of no event" in text for text in texts)


def test_a_capture_of_another_standing_than_the_change_is_told(tmp_path: Path, lexicon: Lexicon) -> None:
    told = [world.Text(number=1, outlet="Wire"), world.Text(number=2, outlet="Voice")]
    events = [world.event_of(told, status="corroborated")]
    path = world.make(tmp_path / "x.db", told, events, [world.holding_of(told, status="contested")])
    texts = [one.text for one in _said(_brief(path, lexicon, "2014-01-10"), "changes")]

    assert any(text.startswith("Contested: the South Sudanese army came to hold Bor") for text in texts)
    assert any(text.startswith("The South Sudanese army took Bor") for text in texts)


def test_an_outlet_with_an_apostrophe_keeps_its_name(tmp_path: Path, lexicon: Lexicon) -> None:
    text = world.Text(number=1, outlet="Reader's Notebook")
    event = replace(world.event_of([text], status="single-origin"), origins=("readers-notebook",))
    links = tuple(replace(link, origin="readers-notebook") for link in event.origin_links)
    path = world.make(tmp_path / "x.db", [text], [replace(event, origin_links=links)])

    assert any(
        "Reader's Notebook" in one.text for one in _said(_brief(path, lexicon, "2014-01-10"), "changes")
    )


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("Gunmen backed by Turkey", "Turkey"), "Turkey and gunmen backed by Turkey"),
        (("Chad", "Soldiers"), "Chad and Soldiers"),
        (("Fano", "Eritrea"), "Fano and Eritrea"),
    ],
)
def test_a_name_within_another_comes_first(names: tuple[str, ...], joined: str) -> None:
    assert party_names([Party(id=None, name=name) for name in names]) == joined


@pytest.mark.parametrize(("name", "said"), [("gunmen", "gunmen"), ("MNLA", "the MNLA")])
def test_more_names_take_the_article_they_need(name: str, said: str) -> None:
    assert called(name) == said


def test_a_place_that_only_a_common_noun_names_takes_an_article() -> None:
    assert spot(Where(id=None, name="bridge"))["ground"] == "the bridge"
    assert spot(Where(id=None, name="heights"))["ground"] == "heights"
    assert spot(Where(id=None, name="Bor"))["ground"] == "Bor"


@pytest.mark.parametrize(
    ("event_type", "patient", "noun"),
    [
        ("shelling", "people", "shelling by the South Sudanese army at Bor"),
        ("clash", "people", "fighting by the South Sudanese army at Bor"),
        ("clash", "rebels", "fighting by the South Sudanese army with rebels at Bor"),
        ("displace", "people", "displacement of people at Bor by the South Sudanese army"),
    ],
)
def test_people_are_no_party_to_a_fight(event_type: str, patient: str, noun: str) -> None:
    text = world.Text(number=1)
    party = Party(id=None, name=patient)
    event = world.event_of([text], status="single-origin", event_type=event_type, patients=(party,))

    assert noun_of(event) == noun


def test_a_road_is_cut_and_not_surrounded(tmp_path: Path, lexicon: Lexicon) -> None:
    text = world.Text(number=1, outlet="Wire")
    road = Where(id=None, name="Bor-Juba road")
    event = world.event_of([text], status="single-origin", event_type="encircle", place=None, route=road)
    path = world.make(tmp_path / "x.db", [text], [event])

    assert noun_of(event) == "the cutting of the Bor-Juba road by the South Sudanese army"
    (told,) = _said(_brief(path, lexicon, "2014-01-10"), "changes")[1:]
    assert told.text == "According to Wire, the South Sudanese army cut the Bor-Juba road on 13 January 2014."


def test_on_paper_tables_stay_tables(turned: Path, lexicon: Lexicon) -> None:
    # A sheet is narrower than the width from which a screen is taken for that of a phone.
    assert "@media screen and (max-width:44rem)" in to_html(_brief(turned, lexicon, "2014-01-10"))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("most", "most of Tigray"),
        ("third", "a third of Tigray"),
        ("outer ring", "a part of Tigray (outer ring)"),
    ],
)
def test_how_much_is_held_is_said_in_words(part: str, said: str) -> None:
    subject = Subject(kind="place", id=f"x:{part}", name=f"Tigray ({part})", part=part)

    assert ground_name(subject) == said
