"""Names: which words are a known name, by their capitals and as the longest that fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.readings import Name, Reading

Read = Callable[..., Reading]


def spotted(read: Read, text: str) -> list[Name]:
    return [name for sentence in read(text).sentences for name in sentence.names]


def kinds(read: Read, text: str, words: str) -> set[str]:
    """The kinds of the names that cover `words`: "US troops" may be listed as well as "US"."""
    start = text.index(words)
    end = start + len(words)
    return {name.kind for name in spotted(read, text) if name.start <= start and end <= name.end}


LISTED = [
    ("Fighters attacked Hezbollah in the hills.", "Hezbollah", "actor"),
    ("Soldiers attacked the Taliban on Friday.", "Taliban", "actor"),
    ("Soldiers attacked a camp of IS on Friday.", "IS", "actor"),
    ("Soldiers attacked a camp of ISIS on Friday.", "ISIS", "actor"),
    ("The US attacked the base.", "US", "country"),
    ("Troops attacked a post in South Sudan.", "South Sudan", "country"),
    ("A Turkish engineer left the base.", "Turkish", "demonym"),
    ("Ukrainians attacked the base.", "Ukrainians", "demonym"),
    ("Rebels took the town, Reuters reported.", "Reuters", "source"),
    ("Rebels attacked Mosul on Friday.", "Mosul", "place"),
    ("Rebels attacked Deir al-Zor on Friday.", "Deir al-Zor", "place"),
    ("Rebels attacked the M90 on Friday.", "M90", "route"),
]


@pytest.mark.parametrize(("text", "words", "kind"), LISTED, ids=[row[0] for row in LISTED])
def test_listed(read: Read, text: str, words: str, kind: str) -> None:
    assert kind in kinds(read, text, words)


# Words that are names only when they are printed as names are.
PLAIN = [
    ("The army is attacking the base.", "is"),
    ("They attacked us on Friday.", "us"),
    ("The general, who attacked the base, left.", "who"),
    ("The attack was a hot mess and the turkey burned.", "turkey"),
    ("They attacked a hill near the chad basin.", "chad"),
]


@pytest.mark.parametrize(("text", "words"), PLAIN, ids=[row[1] for row in PLAIN])
def test_plain_words_are_no_names(read: Read, text: str, words: str) -> None:
    assert kinds(read, text, words) == set()


LONGEST = [
    ("Fighting in South Sudan killed nine.", "South Sudan", "Sudan"),
    (
        "Clashes in the Democratic Republic of the Congo killed nine.",
        "Democratic Republic of the Congo",
        "Congo",
    ),
    ("Fighters of the Free Syrian Army attacked the base.", "Free Syrian Army", "Syrian"),
    ("A North Korean engineer left the base.", "North Korean", "Korean"),
]


@pytest.mark.parametrize(("text", "longer", "inside"), LONGEST, ids=[row[1] for row in LONGEST])
def test_the_longest_name_wins(read: Read, text: str, longer: str, inside: str) -> None:
    found = [name.text for name in spotted(read, text)]
    assert longer in found
    assert inside not in found


def test_one_stretch_may_have_several_readings(read: Read) -> None:
    """Whether "Mali" acts or is where it happened is left to grounding."""
    assert {"country", "place"} <= kinds(read, "Rebels attacked a base in Mali.", "Mali")


def test_namesakes_are_all_kept(read: Read) -> None:
    (place,) = [n for n in spotted(read, "Gunmen attacked a base in Tripoli.") if n.kind == "place"]
    assert len(place.ids) >= 2


def test_a_first_word_is_no_place_by_its_capital(read: Read) -> None:
    """There are towns called "Many" and "Of"; a capital opens every sentence."""
    assert kinds(read, "Many of the rebels attacked the base.", "Many") == set()


def test_a_part_of_an_unknown_name_is_no_name(read: Read) -> None:
    assert "Tal" not in [n.text for n in spotted(read, "Fighters took the village of Tal Qarmid in Iraq.")]


@pytest.mark.parametrize("town", ["Aden", "Kismayo"])
def test_a_town_that_can_stand_for_a_government_is_a_place_first(read: Read, town: str) -> None:
    assert kinds(read, f"Rebels seized {town}.", town) == {"place"}


def test_a_month_is_no_place(read: Read) -> None:
    assert kinds(read, "Rebels attacked the base on 6 May 2009.", "May") == set()
