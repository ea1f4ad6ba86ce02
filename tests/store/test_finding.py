"""What is found without going through a whole record: by name, place, road, type and day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import store_samples as samples

from variorum.lexicon.fold import fold
from variorum.model.claims import When
from variorum.model.control import DayRange, Holding, Party, Subject
from variorum.model.events import Event, EventFigure, Where
from variorum.store.reading_events import EventFilter
from variorum.store.record import Record

BAKHMUT = Where(id="ua-1", name="Bakhmut")
HAMLET = Where(id=None, name="Tell Zahra")
ROAD = Where(id=None, name="The Orr Road")


def _event(number: int, days: tuple[str | None, str | None] | None, **fields: object) -> Event:
    when = None
    if days is not None:
        when = When(earliest=days[0], latest=days[1], precision="days", text="", basis="explicit")
    (like,) = samples.events_of(samples.claims_of(samples.document_of(samples.raw_document(0)))[:1])
    made = replace(like, id=f"event-{number}", when=when, place=None, route=None, claims=(), claim_origins=())
    return replace(made, **fields)  # type: ignore[arg-type]


def _holding(subject: Subject) -> Holding:
    return Holding(
        subject=subject,
        holder="army",
        holder_name="Army",
        holder_aliases=(),
        since=DayRange(earliest="2020-01-01", latest="2020-01-01"),
        until=None,
        status="claimed",
        score=1.0,
        claims=("c",),
        denied_by=(),
        reasons=(),
    )


EVENTS = [
    _event(1, ("2020-01-05", "2020-01-05"), place=BAKHMUT, event_type="capture"),
    _event(2, ("2020-01-02", "2020-01-09"), place=HAMLET, event_type="encircle"),
    _event(3, (None, "2020-01-03"), route=ROAD, event_type="capture"),
    _event(4, ("2020-01-04", None), place=BAKHMUT, event_type="clash"),
    _event(5, None, place=BAKHMUT, event_type="clash"),
]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    whole = Subject(kind="place", id="ua-1", name="Bakhmut", aliases=("Artemivsk",))
    part = Subject(kind="place", id="ua-1:south part", name="Bakhmut (south part)", part="south part")
    with Record.open(tmp_path / "war.db", "create") as made:
        made.replace_views((), EVENTS, [_holding(whole), _holding(part)])
        yield made


def _ids(events: Iterator[Event]) -> list[str]:
    return [event.id.removeprefix("event-") for event in events]


def test_events_by_day_come_undated_last(record: Record) -> None:
    assert _ids(record.events_between()) == ["2", "3", "4", "1", "5"]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2020-01-05", "2020-01-05", ["2", "4", "1"]),
        ("2020-01-10", None, ["4"]),
        (None, "2020-01-03", ["2", "3"]),
        ("2020-01-03", "2020-01-03", ["2", "3"]),
        ("2019-01-01", "2019-12-31", []),
        ("2019-01-01", None, ["2", "3", "4", "1"]),
    ],
)
def test_events_between_two_days(
    record: Record, first: str | None, last: str | None, found: list[str]
) -> None:
    assert _ids(record.events_between(first, last)) == found


def test_events_of_types_and_at_places_and_roads(record: Record) -> None:
    assert _ids(record.events_of_type("capture", "encircle")) == ["2", "3", "1"]
    assert _ids(record.events_at("ua-1")) == ["4", "1", "5"]
    assert _ids(record.events_at("unplaced tell zahra")) == ["2"]
    assert _ids(record.events_at(fold("The Orr Road"))) == ["3"]
    assert _ids(record.events_at("nowhere")) == []


def test_names_lead_to_what_is_held_and_where_events_lie(record: Record) -> None:
    assert record.subjects_called("bakhmut") == [("ua-1", True)]
    assert record.subjects_called("artemivsk") == [("ua-1", False)]
    assert record.subjects_called(fold("Tell Zahra")) == [("unplaced tell zahra", True)]
    assert record.subjects_called("kyiv") == []
    assert list(record.subject_names()) == sorted(
        map(fold, ("Artemivsk", "Bakhmut", "Bakhmut (south part)", "Tell Zahra", "The Orr Road"))
    )
    assert [one.subject.id for one in record.holdings_on("ua-1")] == ["ua-1", "ua-1:south part"]


def test_names_go_with_what_brought_them_in(tmp_path: Path) -> None:
    with Record.open(tmp_path / "war.db", "create") as record:
        (claim,) = samples.claims_of(samples.document_of(samples.raw_document(0)))[:1]
        (like,) = samples.events_of([claim])
        with record.revising() as revision:
            revision.views.put_event(replace(like, place=BAKHMUT, route=None))
            revision.views.put_holdings([_holding(Subject(kind="place", id="x", name="Orr"))])
        assert {"bakhmut", "orr"} <= set(record.subject_names())
        with record.revising() as revision:
            revision.views.remove_events_with([claim.claim.id])
            revision.views.remove_holdings("x")
        assert list(record.subject_names()) == []


def test_what_is_held_is_given_without_its_holdings(record: Record) -> None:
    for holding in record.holdings():
        assert record.subject(holding.subject.id) == next(record.holdings(holding.subject.id)).subject

    assert record.subject("ua-2") is None


def test_events_are_found_by_who_is_in_them_until_they_go(tmp_path: Path) -> None:
    guard, unknown = Party(id="ua-guard", name="Guard"), Party(id=None, name="Mill Brigade")
    again = Party(id="ua-guard", name="the guards")
    events = [
        _event(1, ("2020-01-05", "2020-01-05"), agents=(guard, again), patients=(unknown,), claims=("c1",)),
        _event(2, ("2020-01-02", "2020-01-09"), agents=(unknown,), patients=(guard,), claims=("c2",)),
        _event(3, None, agents=(again,), patients=(), claims=("c3",)),
        _event(4, None, agents=(), patients=(), claims=("c4",)),
    ]
    with Record.open(tmp_path / "war.db", "create") as record:
        record.replace_views((), events, ())
        assert found_by_party(record, "ua-guard") == ["2", "1", "3"]
        assert found_by_party(record, "mill brigade") == ["2", "1"]
        assert found_by_party(record, "ua-guard", "mill brigade") == ["2", "1", "3"]
        assert found_by_party(record, "Mill Brigade") == []
        assert [(one.key, one.name, one.events) for one in record.party_names()] == [
            ("mill brigade", "Mill Brigade", 2),
            ("ua-guard", "Guard", 2),
            ("ua-guard", "the guards", 1),
        ]
        record.replace_views((), events[2:], ())
        assert [one.key for one in record.party_names()] == ["ua-guard"]
        assert record.count_events_of("ua-guard") == 1


def found_by_party(record: Record, *keys: str) -> list[str]:
    wanted = EventFilter(parties=keys)
    found = _ids(event for _, event in record.event_page(wanted, None, 9))
    assert record.count_events(wanted, 9) == len(found)
    return found


def test_events_that_count_a_kind_of_figure_are_those_that_have_one(tmp_path: Path) -> None:
    dead = EventFigure(kind="killed", of="people", low=3.0, best=3.0, high=3.0, accounts=())
    counting = replace(EVENTS[1], figures=(dead, replace(dead, kind="injured")))
    # Words that look like a figure are none.
    told = replace(EVENTS[0], label='"kind":"killed"')
    with Record.open(tmp_path / "counts.db", "create") as record:
        record.replace_views((), (told, counting), ())

        assert list(record.events_counting("killed")) == [counting]
        assert list(record.events_counting("displaced")) == []
        assert record.wholes() == {}
