"""What a brief is asked: the day, since when, a place, and records with little or nothing in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import brief_world as world
import pytest
from test_brief_sentences import part, rows, said, sentences

from variorum.brief.brief import Question, make_brief
from variorum.brief.html import to_html
from variorum.brief.markdown import to_markdown
from variorum.brief.records import Brief, Drawing, Note, Paragraph
from variorum.lexicon.lexicon import Lexicon
from variorum.model.errors import UsageError
from variorum.store.record import Record


def asked(path: Path, lexicon: Lexicon, **question: str) -> Brief:
    with Record.open(path) as record:
        return make_brief(record, lexicon, Question(**question))


def test_the_day_is_the_last_of_the_record(war_brief: Brief) -> None:
    assert war_brief.scope.as_of == "2014-01-15"
    assert war_brief.scope.since == "2014-01-08"
    assert war_brief.title == "Brief as of 15 January 2014"


def test_before_all_evidence_nothing_is_told(brief_path: Path, lexicon: Lexicon) -> None:
    brief = asked(brief_path, lexicon, as_of="2014-01-02")

    assert said(brief, "situation") == ["No claim in the record tells of anything up to this day."]
    assert not any(one.standing not in ("counted", "claimed") for one in sentences(brief))
    assert to_markdown(brief)
    assert to_html(brief)


def test_of_a_day_asked_for_what_nothing_dates_is_counted_and_left_out(
    brief_path: Path, lexicon: Lexicon
) -> None:
    brief = asked(brief_path, lexicon, as_of="2014-01-15")

    assert not any("air strike" in one.text for one in sentences(brief))
    assert "1 event without any day, told by documents without one, were left out." in said(brief, "gaps")


def test_since_after_the_day_is_refused(brief_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(UsageError, match="is after"):
        asked(brief_path, lexicon, as_of="2014-01-10", since="2014-01-12")


def test_an_unknown_place_is_refused(brief_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(UsageError, match="no place or road"):
        asked(brief_path, lexicon, place="Nowhereville upon Nothing")


def test_of_a_place_only_that_place_is_told(brief_path: Path, lexicon: Lexicon) -> None:
    brief = asked(brief_path, lexicon, place="Ayod")

    assert brief.title == "Brief on Ayod as of 15 January 2014"
    assert {row.cells[0] for row in rows(brief)} == {"Ayod"}


def test_what_changed_is_in_the_window(brief_path: Path, lexicon: Lexicon) -> None:
    before = said(asked(brief_path, lexicon, since="2014-01-14"), "changes")
    within = said(asked(brief_path, lexicon, since="2014-01-12"), "changes")

    assert not any("took Bor" in text for text in before if "day not told" not in text)
    assert any("took Bor on 13 January 2014" in text for text in within)


def test_an_empty_record_has_a_brief_of_its_method(tmp_path: Path, lexicon: Lexicon) -> None:
    brief = asked(world.make(tmp_path / "empty.db", []), lexicon)

    assert [section.key for section in brief.sections] == ["method"]
    assert "No claim is referred to" in to_markdown(brief)
    assert "No claim is referred to" in to_html(brief)


def test_without_coordinates_there_is_no_map_and_it_is_said(tmp_path: Path, lexicon: Lexicon) -> None:
    text = world.Text(number=1)
    nowhere = replace(world.SUBJECT, id="bor", lat=None, lon=None)
    held = world.holding_of([text], subject=nowhere)
    blocks = part(asked(world.make(tmp_path / "x.db", [text], [], [held]), lexicon), "control").blocks

    assert not any(isinstance(block, Drawing) for block in blocks)
    assert any(isinstance(block, Note) and "No map is drawn" in block.text for block in blocks)


def test_long_lists_say_how_many_more(tmp_path: Path, lexicon: Lexicon) -> None:
    texts = [world.Text(number=number, outlet=f"Paper {number}") for number in range(1, 31)]
    events = [world.event_of([text], status="single-origin", event_type="attack") for text in texts]
    brief = asked(world.make(tmp_path / "many.db", texts, events), lexicon)
    blocks = [block for one in brief.sections for block in one.blocks if isinstance(block, Paragraph)]
    listed = [block for block in blocks if block.kind == "event" and block.sentences]

    assert listed
    assert all(block.left_out == 30 - len(block.sentences) for block in listed)
    more = 30 - len(listed[0].sentences)
    assert f"Not shown here: {more} more events." in to_markdown(brief).replace("\\", "")


def test_the_order_of_events_changes_nothing(tmp_path: Path, lexicon: Lexicon) -> None:
    texts = [world.Text(number=number, outlet=f"Paper {number}") for number in range(1, 6)]
    events = [world.event_of([text], status="single-origin", event_type="attack") for text in texts]
    one = asked(world.make(tmp_path / "a.db", texts, events), lexicon)
    other = asked(world.make(tmp_path / "b.db", texts[::-1], events[::-1]), lexicon)

    assert to_markdown(one) == to_markdown(other)
    assert to_html(one) == to_html(other)


def test_a_plan_that_two_tell_of_stays_a_plan(tmp_path: Path, lexicon: Lexicon) -> None:
    texts = [world.Text(number=n, outlet=f"Paper {n}", modality="planned") for n in (1, 2)]
    event = world.event_of(texts, status="corroborated", event_type="offensive")
    brief = asked(world.make(tmp_path / "plan.db", texts, [event]), lexicon)

    assert any(
        one.text.startswith("Paper 1 and Paper 2 spoke of a plan") and "(2 independent origins)" in one.text
        for one in sentences(brief)
    )


def test_origins_that_may_be_one_are_said_to_be(tmp_path: Path, lexicon: Lexicon) -> None:
    texts = [world.Text(number=n, outlet=f"Paper {n}") for n in (1, 2)]
    event = world.event_of(texts, status="single-origin", event_type="attack")
    brief = asked(world.make(tmp_path / "hint.db", texts, [event]), lexicon)

    assert any(
        one.text.startswith("According to Paper 1 and Paper 2, ") and "independently" in one.text
        for one in sentences(brief)
    )
