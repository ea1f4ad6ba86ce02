"""Timelines and tallies asked of a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tally_kit import GUARD, event, figure, told, town

from variorum.model.errors import UsageError
from variorum.model.events import Event, FieldVariants, PartOf, Variant
from variorum.query.timeline.apart import apart
from variorum.query.timeline.choosing import Sought
from variorum.query.timeline.days import timeline
from variorum.query.timeline.phrases import caveats
from variorum.query.timeline.render import render_day, render_tally
from variorum.query.timeline.rows import tally_rows, timeline_rows
from variorum.query.timeline.tallies import tally
from variorum.state.tallies.records import TallyQuestion
from variorum.store.record import Record

MILL = town("Mill")


def _disputed(one: Event) -> Event:
    readings = tuple(
        Variant(value=value, claims=(f"claim-{value}",), origins=(value,), relation=relation)
        for value, relation in (("taken", "agrees"), ("held", "contradicts"))
    )
    return replace(one, variants=(FieldVariants(field="outcome", variants=readings),), status="disputed")


EVENTS = (
    _disputed(event("a", "2031-05-02", figure(told(3, 3), party=GUARD), place=MILL)),
    event("b", "2031-05-01/2031-05-03", event_type="advance"),
    event("c", "2031-05-04", figure(told(5, None)), figure(told(2, 2), kind="injured"), place=MILL),
    event("d", ""),
    event("e", "/2031-05-09", event_type="advance"),
    event("f", "2031-05-04", figure(told(1, 1))),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("timeline") / "war.db"
    link = PartOf(event_id="event-f", whole_id="event-c", reasons=(), score=6.0)
    with Record.open(path, "create") as made:
        made.replace_views([], EVENTS, [])
        with made.revising() as revision:
            revision.views.put_part("event-f", link)
        yield made


def _ids(days) -> list[tuple[str | None, list[str]]]:
    return [(day.day, [one.event_id[-1] for one in day.events]) for day in days]


def test_events_stand_under_their_first_day_and_undated_ones_last(record: Record) -> None:
    assert _ids(timeline(record)) == [
        ("2031-05-01", ["b"]),
        ("2031-05-02", ["a"]),
        ("2031-05-04", ["c", "f"]),
        ("2031-05-09", ["e"]),
        (None, ["d"]),
    ]


def test_days_asked_for_take_in_what_may_lie_in_them(record: Record) -> None:
    assert _ids(timeline(record, "2031-05-03", "2031-05-04")) == [
        ("2031-05-01", ["b"]),
        ("2031-05-04", ["c", "f"]),
    ]
    assert _ids(timeline(record, until="2031-05-01")) == [("2031-05-01", ["b"])]
    assert _ids(timeline(record, "2032-01-01", "2033-01-01")) == []


def test_events_of_a_place_and_of_types(record: Record) -> None:
    assert _ids(timeline(record, place="mill")) == [("2031-05-02", ["a"]), ("2031-05-04", ["c"])]
    assert _ids(timeline(record, event_types=["advance"])) == [("2031-05-01", ["b"]), ("2031-05-09", ["e"])]


def test_a_place_that_the_record_does_not_know_is_misuse(record: Record) -> None:
    with pytest.raises(UsageError):
        list(timeline(record, place="Qwertyuiop on Sea"))


def test_an_event_shows_its_days_its_disputes_and_its_figures(record: Record) -> None:
    days = {day.day: day.events for day in timeline(record)}
    (across,), (contested,), (counted, part) = days["2031-05-01"], days["2031-05-02"], days["2031-05-04"]

    assert (across.exact, contested.exact) == (False, True)
    assert (contested.disputed, contested.status, contested.origins) == (("outcome",), "disputed", 1)
    assert [(one.kind, one.low, one.best, one.high) for one in counted.figures] == [
        ("killed", 5, 5, None),
        ("injured", 2, 2, 2),
    ]
    assert part.part_of == "event-c"


def test_rows_are_flat_and_all_alike(record: Record) -> None:
    rows = list(timeline_rows(timeline(record)))
    rows_of_tally = list(tally_rows(tally(record, TallyQuestion(kind="killed", by="party"))))

    for table in (rows, rows_of_tally):
        assert len({tuple(row) for row in table}) == 1
        assert all(isinstance(cell, str | int | float | None) for row in table for cell in row.values())
    assert [(row["event_id"], row["killed_low"], row["killed_high"]) for row in rows][1] == ("event-a", 3, 3)


def test_a_tally_of_a_record_leaves_out_parts(record: Record) -> None:
    found = tally(record, TallyQuestion(kind="killed"))

    (series,) = found.series
    assert [(one.day, one.amount.best) for one in series.points] == [("2031-05-02", 3), ("2031-05-04", 8)]
    assert series.within_whole == 1
    here = tally(record, TallyQuestion(kind="killed"), Sought(place="Mill", event_types=["attack"]))
    assert here.series[0].points[-1].amount.best == 8


def test_the_words_of_a_tally_tell_its_caveats(record: Record) -> None:
    found = tally(record, TallyQuestion(kind="killed"))

    assert caveats(found) == (
        "1 event counted is disputed.",
        "1 event left out as part of a larger one that is counted.",
    )
    said = render_tally(found, 100)
    assert "2031-05-04  8 or more  (2 events, 1 origin; " in said
    assert "1 event counted is disputed." in said


def test_a_day_in_words_says_what_is_not_known(record: Record) -> None:
    said = "".join(render_day(day, 100) for day in timeline(record))

    assert "2031-05-01 to 2031-05-03, not known to a day" in said
    assert "disputed: outcome" in said
    assert "killed of people: 5 or more, best 5" in said
    assert "Day not known" in said


def test_words_of_an_article_cannot_reach_a_terminal(tmp_path: Path) -> None:
    named = event("x", "2031-05-01", figure(told(1, 1), of="\u202eknihT"), place=town("\x9b31mRed"))
    with Record.open(tmp_path / "war.db", "create") as made:
        made.replace_views([], [replace(named, label="\x1b[2Jgone")], [])
        said = "".join(render_day(one, 80) for one in timeline(made))

    assert "gone" in said
    assert not set(said) & set("\x1b\x9b\u202e")


@pytest.mark.parametrize(
    ("left", "right", "shared", "added"),
    [
        ("soldiers", "civilians", False, True),
        ("people", "villagers", True, False),
        ("civilians", "children", True, False),
        ("soldiers", "soldiers", False, False),
        ("people", "43,000", True, False),
    ],
)
def test_counts_of_one_event_are_added_where_they_share_nobody(left, right, shared, added) -> None:
    claims = ("claim-1", "claim-1" if shared else "claim-2")
    pair = [figure(told(4, 4, claim=claim), of=of) for claim, of in zip(claims, (left, right), strict=True)]

    assert apart(*pair) is added
    assert apart(*reversed(pair)) is added


def test_an_event_that_is_only_denied_shows_the_words_of_its_denial(record: Record) -> None:
    day = next(iter(timeline(record)))
    denied = replace(day.events[0], claims=(), disputed_by=("claim-no",), origins=0)
    text = render_day(replace(day, events=(denied,)), 100)

    assert "1 denial: claim-no" in text
    assert "0 accounts" not in text
