"""Charts: whatever they are given, one well-formed, self-contained drawing that says what it shows."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tally_kit import GUARD, event, figure, tallied, told

from variorum.draw.days import draw_days
from variorum.draw.ranges import Range, draw_ranges, ranges_of
from variorum.draw.scales import DayScale, day_words, number_ticks, written
from variorum.draw.series import draw_series
from variorum.draw.svg import clean, document, element, number, shortened, text, width_of
from variorum.model.control import DayRange, Party
from variorum.query.timeline.records import TimelineDay, TimelineEvent

_SVG = "{http://www.w3.org/2000/svg}"
_NASTY = "<script>alert(1)</script>&\x1b[2J\u202eknihT \ud800\x00 ]]> \"quoted\" 'once'"


def _words(drawing: str) -> str:
    return " ".join(ElementTree.fromstring(drawing).itertext())


def _timeline_event(name: str, first: str | None, last: str | None, disputed: bool = False) -> TimelineEvent:
    return TimelineEvent(
        event_id=f"event-{name}",
        label=name,
        event_type="clash",
        days=DayRange(earliest=first, latest=last),
        precision="day",
        published=None,
        place=None,
        route=None,
        status="disputed" if disputed else "corroborated",
        disputed=("place",) if disputed else (),
        figures=(),
        origins=1,
        documents=1,
        outlets=1,
        claims=("claim-1",),
        disputed_by=(),
        part_of=None,
    )


def _many_days(count: int) -> list[TimelineDay]:
    days = ((date(2031, 1, 1) + timedelta(days=number)).isoformat() for number in range(count))
    return [TimelineDay(day=day, events=(_timeline_event(day, day, day),)) for day in days]


def _steps(count: int, party: Party = GUARD):
    days = ((date(2031, 1, 1) + timedelta(days=number)).isoformat() for number in range(count))
    return tallied(*(event(day, day, figure(told(2, 3), party=party)) for day in days), by="party")


DRAWINGS = {
    "no series": draw_series(tallied()),
    "one point": draw_series(tallied(event("a", "2031-05-01", figure(told(3, 3))))),
    "undated alone": draw_series(tallied(event("a", "", figure(told(3, 3))))),
    "thousand days": draw_series(_steps(1000)),
    "first and last day": draw_series(
        tallied(event("a", "0001-01-01", figure(told(3, 3))), event("b", "9999-12-31", figure(told(3, 3))))
    ),
    "huge": draw_series(
        tallied(
            event("a", "2031-05-01", figure(told(586_000, None), kind="displaced")),
            event("b", "2031-05-02", figure(told(None, 10**15), kind="displaced")),
            kind="displaced",
        )
    ),
    "naught": draw_series(tallied(event("a", "2031-05-01", figure(told(0, 0))))),
    "nasty": draw_series(_steps(2, Party(id="x", name=_NASTY))),
    "right to left": draw_series(_steps(2, Party(id="x", name="لواء الجبل " * 20))),
    "levels": draw_series(
        tallied(event("a", "2031-05-01", figure(told(None, 600), told(900, None), scope="stock")))
    ),
    "no days": draw_days([]),
    "undated events": draw_days([TimelineDay(day=None, events=(_timeline_event("a", None, None),))]),
    "one day": draw_days(_many_days(1)),
    "many days": draw_days(_many_days(1000)),
    "spans": draw_days(
        [
            TimelineDay(
                day="2031-05-01",
                events=(
                    _timeline_event("a", "2031-05-01", None, disputed=True),
                    _timeline_event("b", None, "2031-05-09"),
                    _timeline_event(_NASTY, "2031-05-02", "2031-05-05"),
                ),
            )
        ]
    ),
    "no ranges": draw_ranges("Accounts", []),
    "ranges": draw_ranges(
        _NASTY,
        ranges_of(figure(told(None, 10), told(85, None, "clinic"), told(24, 99, "monitor", None))),
    ),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_stands_by_itself_and_says_what_it_shows(name: str) -> None:
    drawing = ElementTree.fromstring(DRAWINGS[name])

    assert drawing.tag == f"{_SVG}svg"
    assert drawing.get("role") == "img"
    labels = drawing.get("aria-labelledby", "").split()
    named = {one.get("id"): one for one in drawing.iter() if one.get("id")}
    assert [named[label].tag for label in labels] == [f"{_SVG}title", f"{_SVG}desc"]
    assert all((named[label].text or "").strip() for label in labels)
    tags = {one.tag.removeprefix(_SVG) for one in drawing.iter()}
    assert not tags & {"script", "image", "use", "foreignObject", "a", "animate"}
    values = [value for one in drawing.iter() for value in one.attrib.values()]
    assert not any("nan" in value or "inf" in value for value in values)
    assert not any(
        one.startswith("on") or one.endswith("href") for each in drawing.iter() for one in each.attrib
    )
    assert "url(" not in DRAWINGS[name].replace("url(#variorum-hatch)", "")


@pytest.mark.parametrize("name", DRAWINGS)
def test_all_words_and_marks_lie_inside_of_the_drawing(name: str) -> None:
    drawing = ElementTree.fromstring(DRAWINGS[name])
    _, _, width, height = map(float, drawing.get("viewBox", "").split())

    for one in drawing.iter(f"{_SVG}text"):
        size = 15 if "head" in one.get("class", "") else 12
        reach = width_of(one.text or "", size)
        x, anchor = float(one.get("x", "")), one.get("text-anchor", "start")
        left = x - {"start": 0, "middle": reach / 2, "end": reach}[anchor]
        assert left >= -1, one.text
        assert left + reach <= width + 1, one.text
        assert 0 < float(one.get("y", "")) < height


def test_the_words_of_a_drawing_tell_its_numbers() -> None:
    found = tallied(
        event("a", "2031-05-01", figure(told(3, 4), party=GUARD)),
        event("b", "", figure(told(2, 2), party=GUARD)),
        by="party",
    )

    said = _words(draw_series(found))
    assert "River Guard: 3, from 3 to 4 by 1 May 2031, from 1 event and 1 origin." in said
    assert "1 undated event (2) not added." in said
    assert "claim-wire-3-4-2031-05-09" in said


def test_more_series_than_looks_are_counted() -> None:
    parties = [Party(id=f"p{number}", name=f"Party {number}") for number in range(9)]
    found = tallied(
        *(event(one.name, "2031-05-01", figure(told(3, 3), party=one)) for one in parties), by="party"
    )

    assert "3 other series not drawn." in _words(draw_series(found))


def test_disputed_bars_are_hatched_and_imprecise_events_are_no_bars() -> None:
    days = [
        TimelineDay(
            day="2031-05-01",
            events=(
                _timeline_event("a", "2031-05-01", "2031-05-01", disputed=True),
                _timeline_event("b", "2031-05-01", "2031-05-04"),
            ),
        )
    ]
    drawing = draw_days(days)

    assert drawing.count("url(#variorum-hatch)") == 1
    assert drawing.count('class="f0"') == 1
    assert "1 May 2031 to 4 May 2031: b" in _words(drawing)


def test_no_day_is_drawn_that_was_not_asked_for() -> None:
    long = _timeline_event("a", "2031-01-01", "2031-12-31")
    short = _timeline_event("b", "2031-05-04", "2031-05-04")
    days = [TimelineDay(day="2031-01-01", events=(long,)), TimelineDay(day="2031-05-04", events=(short,))]

    said = _words(draw_days(days, "2031-05-01", "2031-05-09"))
    assert "1 May 2031 to 9 May 2031." in said
    assert "1 Jan 2031 to 31 Dec 2031: a" in said


def test_an_open_end_is_an_arrow_and_no_cap() -> None:
    def shapes(low: float | None, high: float | None) -> int:
        one = Range(name="wire", note="", low=low, best=50.0, high=high, claims=("c",))
        return draw_ranges("Killed", [one]).count("<path")

    assert shapes(50.0, 50.0) == 0
    assert shapes(50.0, None) == 1
    assert shapes(None, 50.0) == 1


def test_equal_answers_are_equal_bytes() -> None:
    assert draw_series(_steps(5)) == draw_series(_steps(5))
    assert draw_days(_many_days(5)) == draw_days(_many_days(5))


@given(st.text())
def test_any_text_can_be_drawn(words: str) -> None:
    drawing = document(100, 100, words, words, [text(words, 1, 1), element("g", words, id=words)])

    assert ElementTree.fromstring(drawing).find(f"{_SVG}text").text in (clean(words), None)


@given(st.text(), st.floats(0, 500))
def test_shortened_words_fit_unless_there_is_no_room(words: str, room: float) -> None:
    cut = shortened(words, room, 12)

    assert cut == "…" or width_of(cut, 12) <= room + 1e-6


@given(st.floats(0, 1e16))
def test_ticks_rise_from_naught_to_the_most(most: float) -> None:
    ticks = number_ticks(most)

    assert ticks[0] == 0
    assert ticks == sorted(set(ticks))
    assert ticks[-1] >= most * (1 - 1e-9)
    assert 2 <= len(ticks) <= 8


@settings(max_examples=50)
@given(st.dates(), st.dates(), st.floats(100, 900))
def test_day_marks_do_not_run_into_each_other(one: date, other: date, width: float) -> None:
    scale = DayScale(min(one, other), max(one, other), 10.0, width)
    marks = [x for x, _ in scale.ticks()]

    assert marks == sorted(marks)
    assert all(10 <= x <= 10 + width + 1e-6 for x in marks)
    assert len(marks) <= max(2, width / 84) + 1


def test_numbers_and_days_are_written_for_people() -> None:
    assert [written(value) for value in (586_000.0, 2.5, 0.0)] == ["586,000", "2.5", "0"]
    assert [day_words(day) for day in ("2031-02-03", "early 2031")] == ["3 Feb 2031", "early 2031"]
    assert [number(value) for value in (1.0, -0.001, 2.345, float("nan"))] == ["1", "0", "2.35", "0"]
