"""Names in their runs: a place, a part of something's name, or a person's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.readings import Reading

Read = Callable[..., Reading]


def kinds(read: Read, text: str, words: str) -> set[str]:
    """The kinds of the names that begin where `words` last does."""
    start = text.rindex(words)
    return {n.kind for s in read(text).sentences for n in s.names if n.start == start}


PEOPLE = [
    ("Rebels killed Ibrahim Kassala in the hills.", "Kassala"),
    ("Soldiers detained Mr Bria on Friday.", "Bria"),
    ("Troops attacked the house of Colonel Lviv.", "Lviv"),
    ("Gunmen shot Maryam Jos on Friday, and Jos died of her wounds in hospital.", "Jos"),
    ("Soldiers fired at the crowd, Bambari told the court.", "Bambari"),
]


@pytest.mark.parametrize(("text", "words"), PEOPLE, ids=[p[0] for p in PEOPLE])
def test_a_surname_is_no_place(read: Read, text: str, words: str) -> None:
    assert kinds(read, text, words) == set()


PLACES = [
    ("Rebels attacked soldiers in northern Kassala.", "Kassala"),
    ("Rebels attacked Kassala Airport on Friday.", "Kassala"),
    ("Rebels attacked Kassala Governor Musa Idris.", "Kassala"),
    ("Rebels killed Ibrahim Kassala as they attacked soldiers in Kassala.", "Kassala"),
    ("TRIPOLI, Libya - Militiamen attacked the port.", "TRIPOLI"),
    ("Shells hit Springfield, Ill. on Friday.", "Ill."),
    ("Gunmen attacked soldiers in Port-au-Prince.", "Port-au-Prince"),
]


@pytest.mark.parametrize(("text", "words"), PLACES, ids=[p[0] for p in PLACES])
def test_a_place_is_a_place(read: Read, text: str, words: str) -> None:
    assert "place" in kinds(read, text, words)


PARTS = [
    ("Rebels attacked a truck of Kassala Textiles Ltd.", "Kassala"),
    ("The Vienna Convention bans attacks on medics.", "Vienna"),
    ("Fighters attacked the Tripoli Falcons in the tunnel.", "Tripoli"),
    ("Chad Okafor attacked the guard.", "Chad"),
    ("Rebels attacked a bank, the Bank of Bria.", "Bria"),
]


@pytest.mark.parametrize(("text", "words"), PARTS, ids=[p[0] for p in PARTS])
def test_what_is_called_after_a_place_is_not_the_place(read: Read, text: str, words: str) -> None:
    assert kinds(read, text, words) == {"part"}


NOTHING = [
    ("Rebels attacked a house on Kassala Street.", "Kassala"),
    ("Rebels attacked Camp Bria on Friday.", "Bria"),
    ("As Police attacked, they fled.", "Police"),
    ("The attack on Independence Day was stopped by Fire crews.", "Fire"),
]


@pytest.mark.parametrize(("text", "words"), NOTHING, ids=[p[0] for p in NOTHING])
def test_other_names_and_plain_words_are_no_places(read: Read, text: str, words: str) -> None:
    assert kinds(read, text, words) == set()


def test_an_abbreviation_counts_after_a_town_alone(read: Read) -> None:
    assert kinds(read, "Miss. Adams attacked the guard.", "Miss") == set()


def test_a_dateline_is_read_apart(read: Read) -> None:
    reading = read("BANGUI (Wire) - Rebels attacked a post on Friday.")
    assert [n.text for line in reading.datelines for n in line.names] == ["BANGUI"]
    assert all(s.start >= reading.datelines[0].end for s in reading.sentences)


def test_a_text_without_datelines_has_none(read: Read) -> None:
    assert read("Rebels attacked a post in Bangui on Friday.").datelines == ()
