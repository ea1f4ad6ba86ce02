"""A record on one page."""

from __future__ import annotations

from pathlib import Path

from variorum.model.control import DayRange
from variorum.query.overview import summary
from variorum.query.phrases import bounds, days, since_words, until_words
from variorum.query.render_summary import render_summary
from variorum.store.record import Record


def test_it_counts_and_names(war: Record) -> None:
    found = summary(war)

    assert found.counts.documents == 3
    assert found.event_types == (("capture", 1), ("withdraw", 1))
    assert found.statuses == (("denied", 1), ("disputed", 1))
    assert found.issues == (("published-open", 3), ("binary", 1))
    assert [(place.subject.name, place.holder_name, place.claims) for place in found.places] == [
        ("Bor", "South Sudanese army", 2)
    ]
    assert [event.id for event in found.disputed] == ["event-a00000", "event-b00000"]


def test_it_shows_as_many_as_asked_for(war: Record) -> None:
    found = summary(war, shown=1)

    assert [event.id for event in found.disputed] == ["event-a00000"]


def test_it_is_put_in_words(war: Record) -> None:
    text = render_summary(summary(war))

    assert "Bor: South Sudanese army, since 2014-01-13 (contested, 2 claims)" in text
    assert "documents    3, 1 of them copies" in text


def test_an_empty_record_has_one_too(tmp_path: Path) -> None:
    with Record.open(tmp_path / "war.db", "create") as record:
        text = render_summary(summary(record))

    assert "Who is last said to hold" not in text
    assert "issues       none" in text


def test_days_and_bounds_say_what_is_open() -> None:
    assert days(None, None) == "day not known"
    assert days("2014-01-13", None) == "from 2014-01-13 on"
    assert days(None, "2014-01-13") == "by 2014-01-13"
    assert since_words(DayRange(earliest=None, latest="2014-01-13")) == "since 2014-01-13 or before"
    assert since_words(DayRange(earliest=None, latest=None)) == "since when is not known"
    assert until_words(None) == ""
    assert (
        until_words(DayRange(earliest="2014-01-13", latest="2014-01-15"))
        == ", until 2014-01-13 to 2014-01-15"
    )
    assert bounds(85, None) == "85 or more"
    assert bounds(None, 30) == "at most 30"
    assert bounds(1200, 1200) == "1,200"
    assert bounds(None, None) == "no number"
