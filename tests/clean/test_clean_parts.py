"""Single parts of cleaning: dates, datelines, matching text, words, offsets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.clean import clean, load_words, locate, matching_text
from variorum.clean.blocks import group_blocks, split_lines
from variorum.clean.captions import first_verb
from variorum.clean.credits import dateline, dateline_agencies, end_agencies
from variorum.clean.dates import find_dates, year_candidates
from variorum.clean.language import language_of
from variorum.clean.published import read_day, url_day
from variorum.model.documents import RawDocument

WORDS = load_words()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Updated 11:01, 09-Feb-2020", ["2020-02-09"]),
        ("Posted on 29.06.2021 at 01h21", ["2021-06-29"]),
        ("Mon, November 30, 2020, 4:59 PM GMT+1", ["2020-11-30"]),
        ("1 October، 2024", ["2024-10-01"]),
        ("Oct. 1st 2024", ["2024-10-01"]),
        ("2016/12/11", ["2016-12-11"]),
        ("4 Mar 20204 Mar 2020", ["2020-03-04"]),
        ("Saturday, 05/06/2021", ["2021-06-05"]),
        ("31.02.2020", []),
        ("May 31, 1870", []),
        ("12 June 3021", []),
        ("at 10.30 the 45-60 km road", []),
        ("in May they left", []),
    ],
)
def test_full_dates(text: str, days: list[str]) -> None:
    assert [day for one in find_dates(text, WORDS) for day in one.days] == days


def test_a_two_digit_year_keeps_every_order_that_the_calendar_has() -> None:
    (printed,) = find_dates("14-12-20 00:30", WORDS)
    assert dict(zip(printed.orders, printed.days, strict=True)) == {"dmy": "2020-12-14", "ymd": "2014-12-20"}


def test_a_weekday_leaves_only_some_years() -> None:
    (printed,) = find_dates("On February 6, Thursday, troops entered", WORDS)
    candidates = year_candidates(printed)
    assert "2020-02-06" in candidates
    assert "2019-02-06" not in candidates
    assert find_dates("on Sunday (March 27)", WORDS)[0].weekday == 6


@pytest.mark.parametrize(
    ("text", "opening", "agencies"),
    [
        ("PALMYRA, Syria (AFP) — Fighters left", "PALMYRA, Syria (AFP) — ", ("AFP",)),
        ("MOSCOW, December 11. /TASS/. Militants of", "MOSCOW, December 11. /TASS/. ", ("TASS",)),
        ("November 28, 2020 (KHARTOUM) - The city", "November 28, 2020 (KHARTOUM) - ", ()),
        ("KYIV, April 3 (Reuters) - Troops", "KYIV, April 3 (Reuters) - ", ("Reuters",)),
        ("Rebels (and their allies) - so they say - left", "", ()),
        ("The army said (AFP) that it had left", "", ()),
        ("In Goma — where the army waits — shops closed", "", ()),
    ],
)
def test_datelines(text: str, opening: str, agencies: tuple[str, ...]) -> None:
    assert dateline(text, WORDS) == opening
    assert dateline_agencies(text, WORDS) == agencies


def test_agencies_signed_at_the_end() -> None:
    assert end_agencies("They left at noon, he said. (Reuters, AFP)", WORDS) == ("Reuters", "AFP")
    assert end_agencies("They left at noon, he told Reuters.", WORDS) == ()
    assert end_agencies("They met the mayor (and his brother).", WORDS) == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the сentre of the city", "the centre of the city"),
        ("“full control”, he’d said", '"full control", he\'d said'),
        ("1\u00a0200 men", "1 200 men"),
        ("Ｔ－７２", "T-72"),
        ("Москва and Idlib", "Москва and Idlib"),
        ("a￣b", "a￣b"),
    ],
)
def test_matching_text(text: str, plain: str) -> None:
    assert matching_text(text) == plain


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("A guard stands at the gate", "scene"),
        ("Soldiers patrol near the gate", "scenes"),
        ("Troops entered the town and it stands empty", "past"),
        ("The bridge after the strike", ""),
    ],
)
def test_the_first_verb(text: str, tense: str) -> None:
    assert first_verb(text, WORDS) == tense


def test_wrapped_copy_is_joined_and_lists_are_not() -> None:
    wrapped = (
        "THE BATTALION COMMAND HAS REPORTED THAT ABOUT FIFTY FARMERS OF\n"
        "THE VALLEY HAVE LEFT THEIR HOUSES SINCE THE FIGHTING BEGAN AND\n"
        "THAT MOST OF THEM ARE NOW IN THE SCHOOL OF THE DEPARTMENT'S CA\n"
        "PITAL, WHERE THE CHURCH GIVES THEM FOOD AND BLANKETS EVERY DAY\n"
        "UNTIL THE ROAD IS OPEN AGAIN.\n"
    )
    assert len(group_blocks(split_lines(wrapped))) == 1
    assert len(group_blocks(split_lines("Army takes Kalo\nRebels deny it\nRoad is closed\n"))) == 3
    broken = "The names of the two men \nAli Demo \nand his brother were read out.\nNobody answered."
    assert [block.first for block in group_blocks(split_lines(broken))] == [0, 3]


def test_days_that_feeds_and_addresses_give() -> None:
    assert read_day("2022-09-14T08:30:00+02:00", WORDS) == "2022-09-14"
    assert read_day("Wed, 14 Sep 2022 08:30:00 GMT", WORDS) == "2022-09-14"
    assert read_day("September 2022", WORDS) is None
    assert read_day("05/06/2021", WORDS) is None
    assert url_day("https://a.example/2020/02/30/x") is None
    assert url_day("https://a.example/20210605-town-falls") == "2021-06-05"
    assert url_day("https://2020-02-07.example/town") is None


def test_the_latest_year_is_the_callers(make_raw: Callable[..., RawDocument]) -> None:
    text = "Posted on 05.06.2024\n\nThe army said on Monday that it had taken the bridge at Kalo.\n"
    assert clean(make_raw(text)).made.published.day == "2024-06-05"
    assert clean(make_raw(text), latest_year=2020).made.published.day is None


def test_languages() -> None:
    assert language_of("The army said on Monday that it had taken the bridge and the town.") == "en"
    assert language_of("Kalo") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Herders slept in Kabuhenda and Bwizo Mapendo, in Masisi, after leaving Nyamitwebe Ridge.",
            "en",
        ),
        ("Gunmen raided Gidan Tsaunin Bika and Fadan Karshe Gwong, all in Zamfara, on Friday.", "en"),
        ("Die Truppen haben am Montag die Stadt Sewerodonezk und das Dorf Metjolkine verlassen.", "de"),
        ("Les rebelles ont quitté Rutshuru et Kiwanja lundi, selon le porte-parole de l'armée.", "fr"),
        ("Los soldados llegaron a Tibú y El Tarra el lunes, dijo un portavoz del ejército.", "es"),
    ],
)
def test_names_do_not_tell_the_language_of_a_short_text(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language_of("") is None
    assert language_of("Армия заявила в понедельник, что заняла мост и город у реки.") in ("ru", "bg", "uk")
    mixed = "The army said on Monday that it had taken the bridge at Kalo.\nАрмия заняла мост."
    assert language_of(mixed) == "en"


def test_locate_names_the_raw_words(make_raw: Callable[..., RawDocument]) -> None:
    text = (
        "Updated 11:01, 09-Feb-2020\nThe army said that it had taken the bridge at Kalo.\n"
        "Advertisement\nThe rebels denied it and said that they held both banks.\n"
    )
    document = clean(make_raw(text)).made
    start = document.text.index("The rebels")
    raw_start, raw_end = locate(document, start, start + len("The rebels"))
    assert text[raw_start:raw_end] == "The rebels"
    whole = locate(document, 0, len(document.text))
    assert text[slice(*whole)].startswith("The army")
    assert locate(document, 10**6, 10**7) == (len(text), len(text))


def test_long_hostile_lines_take_linear_time(make_raw: Callable[..., RawDocument]) -> None:
    for piece in ("May 5 ", "‘", "| ", "a | ", "Monday ", "(", '"', "was ", "12-", "— ", "AP ", "from by "):
        text = piece * 5_000 + "\nThe army said that it had taken the bridge at Kalo.\n"
        assert clean(make_raw(text)).made.raw_text == text


def test_a_long_run_of_blanks_takes_linear_time(make_raw: Callable[..., RawDocument]) -> None:
    for opening in ("from", "with reporting", "republished from", "AP", "via", "("):
        text = f"The army took Kalo, it said.\n\n{opening}{' ' * 20_000}x y\n"
        assert clean(make_raw(text)).made.raw_text == text
