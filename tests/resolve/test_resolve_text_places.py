"""The places of a text, claim or no claim: one reading a name; what is only tied to a place kept apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract import read_mentions
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.model.claims import Place
from variorum.model.documents import Document
from variorum.parse.reader import Reader
from variorum.resolve.ground import Grounder
from variorum.resolve.place_candidates import PlaceFinder
from variorum.resolve.place_patterns import PlacePatterns

Places = Callable[..., list[Place]]


@pytest.fixture(scope="module")
def places(lexicon: Lexicon, grounder: Grounder, make_article: Callable[..., Document]) -> Places:
    reader = Reader(lexicon, every_sentence=True)

    def of_text(text: str) -> list[Place]:
        document = make_article(text)
        reading = reader.read(document)
        return list(grounder.ground_mentions(document, reading, read_mentions(lexicon, reading)).places)

    return of_text


def named(found: list[Place], words: str) -> Place:
    return next(p for p in found if words in p.mention.text)


QUALIFIED = [
    ("The fair opened in Paris, Texas.", "Paris", "admin1-US-TX"),
    ("A warehouse burned in Springfield, Ill., at night.", "Springfield", "admin1-US-IL"),
    ("A school opened in Hyderabad, Sindh.", "Hyderabad", "admin1-PK-SD"),
    ("The bus came from Tripoli in northern Lebanon.", "Tripoli", None),
]


@pytest.mark.parametrize(("text", "name", "area"), QUALIFIED, ids=[q[0] for q in QUALIFIED])
def test_the_words_after_a_name_say_where_it_lies(
    places: Places, text: str, name: str, area: str | None
) -> None:
    place = named(places(text), name)
    assert place.id is not None
    assert place.admin1 == area if area else place.country == "LB"
    assert any("the text puts it in" in reason for reason in place.reasons)


def test_a_name_is_read_one_way_wherever_the_article_explains_it(places: Places) -> None:
    """The name comes first, what tells its namesakes apart later."""
    found = places("Farmers met in Valencia. Others came from Caracas and Maracay. Venezuela has no rain.")
    assert named(found, "Valencia").country == "VE"


def test_two_namesakes_each_with_its_country(places: Places) -> None:
    found = places("A match was held in Tripoli, Libya. A concert was held in Tripoli, Lebanon.")
    assert [p.country for p in found if p.mention.text == "Tripoli"] == ["LY", "LB"]


NEWS_OF = [
    ("Gunmen freed two hostages, the Philippine army said in Manila. Washington thanked it.", "Manila", "PH"),
    ("Haftar's forces shelled the edge of Tripoli, the Libyan army said. Americans left.", "Tripoli", "LY"),
    ("Hamas men came to Cairo, Egyptian officials said. An American envoy was there.", "Cairo", "EG"),
    ("The fair in Odessa, Texas, was rained off. A Ukrainian choir sang.", "Odessa", "US"),
]


@pytest.mark.parametrize(("text", "words", "country"), NEWS_OF, ids=[n[1] for n in NEWS_OF])
def test_those_who_fight_say_which_country_the_news_is_of(
    places: Places, text: str, words: str, country: str
) -> None:
    assert named(places(text), words).country == country


def test_both_ends_of_between_lie_so(places: Places) -> None:
    found = places("Troops were ambushed between Jos and Bauchi, Nigerian police said.")
    assert [p.relation for p in found if p.mention.text in ("Jos", "Bauchi")] == ["between", "between"]


def test_unlikely_namesakes_side_by_side_bear_each_other_out(places: Places) -> None:
    """Neither town is the largest of its name; together they can only be those of one province."""
    found = places("Trucks went from Santiago to Ilagan and Tuguegarao.")
    assert named(found, "Santiago").country == "PH"


TIED = [
    ("German engineers mended the dam.", "German", "people", "DE"),
    ("European donors paid for the dam.", "European", "people", None),
    ("A truck of Kaduna Textiles Ltd burned.", "Kaduna", "part", "NG"),
    ("Damascus accused its neighbours of lying.", "Damascus", "government", "SY"),
]


@pytest.mark.parametrize(("text", "words", "use", "country"), TIED, ids=[t[0] for t in TIED])
def test_words_tied_to_a_place_are_no_place(
    places: Places, text: str, words: str, use: str, country: str | None
) -> None:
    place = named(places(text), words)
    assert (place.id, place.use, place.country) == (None, use, country)
    assert place.alternatives
    assert place.reasons


PLAIN = [
    ("Talks were held in Damascus.", "Damascus"),
    ("Ships left for Germany.", "Germany"),
]


@pytest.mark.parametrize(("text", "words"), PLAIN, ids=[p[1] for p in PLAIN])
def test_a_place_is_used_as_one(places: Places, text: str, words: str) -> None:
    place = named(places(text), words)
    assert place.use == "place"
    assert place.id is not None


def test_a_slip_of_the_keys_is_mended_with_a_reason(places: Places) -> None:
    found = places("Families left Aleppo for Idlib in Syria. Others stayed in Damascsus.")
    place = named(found, "Damascsus")
    assert place.country == "SY"
    assert place.id is not None
    assert any("a spelling like" in reason for reason in place.reasons)


def test_an_unlike_name_is_no_slip(places: Places) -> None:
    found = places("Families left Aleppo for Idlib in Syria. Others stayed in Qorbandula.")
    assert named(found, "Qorbandula").id is None


def test_an_unknown_village_is_as_exact_as_the_area_the_text_names(places: Places) -> None:
    place = named(places("A well was dug in Quebradonda, in Caquetá, Colombia."), "Quebradonda")
    assert (place.id, place.country, place.admin1) == (None, "CO", "admin1-CO-CAQ")
    assert place.precision >= 3
    assert any("lies" in reason or "puts it" in reason for reason in place.reasons)


def test_the_town_comes_before_the_province_called_after_it(places: Places) -> None:
    found = places("A clinic opened in Kassala. Another opened in Kassala state. Sudan paid for both.")
    plain, area = (p for p in found if p.mention.text.startswith("Kassala"))
    assert (plain.precision, area.precision) == (1, 4)


def test_a_dateline_is_a_place_of_the_text(places: Places) -> None:
    place = named(places("BANGUI (Wire) - A clinic opened on Friday."), "BANGUI")
    assert place.country == "CF"


def test_order_and_spans_hold(places: Places) -> None:
    text = "German trucks left Kassala for Port Sudan and Khartoum, the capital of Sudan."
    found = places(text)
    assert [p.mention.start for p in found] == sorted(p.mention.start for p in found)
    assert all(text[p.mention.start : p.mention.end] == p.mention.text for p in found)


@given(st.text(max_size=40))
def test_any_name_can_be_looked_up(name: str) -> None:
    lexicon = load_lexicon()
    finder = PlaceFinder(lexicon, PlacePatterns(lexicon.words.places, lexicon.words.toponyms))
    found = finder.find(name)
    assert found == finder.find(name)
    assert len({c.entry.id for c in found}) == len(found)
