"""Workings and views, changed row by row while a record is revised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import store_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model.events import Event, PartOf
from variorum.model.reasons import Reason
from variorum.model.workings import Neighbour, Standing
from variorum.store.record import Record, Revision
from variorum.store.workings import Workings

GREATEST = (1 << 63) - 1
Row = tuple[int, int, bool]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "war.db", "create") as opened:
        yield opened


@pytest.fixture
def revision(record: Record) -> Iterator[Revision]:
    with record.revising() as opened:
        yield opened


@pytest.fixture
def workings(revision: Revision) -> Workings:
    return revision.workings


def standing(
    claim: int,
    order: int = 0,
    buckets: dict[int, bool] | None = None,
    *,
    root: str = "d-1",
    document: str = "",
    loose: bool = False,
) -> Standing:
    buckets = {1: True} if buckets is None else buckets
    return Standing(
        claim=claim,
        claim_id=f"c-{claim}",
        document_id=document or root,
        root=root,
        event_type="capture",
        reality="told",
        first_day=None if loose else 738_000,
        last_day=738_001,
        told=True,
        onset=False,
        loose=loose,
        order=order,
        buckets=tuple(buckets),
        opens=tuple(buckets.values()),
    )


def claims(near: list[Neighbour]) -> list[int]:
    return [neighbour.claim for neighbour in near]


# ---- buckets


def test_a_claim_stands_as_it_was_placed(workings: Workings) -> None:
    one = standing(GREATEST, 1 << 50, {GREATEST: True, 0: False, 7: False})
    other = standing(3, -5, {}, loose=True)
    workings.place([one, other])

    assert workings.standing([GREATEST, 3, 99]) == [other, one]
    assert workings.before(7, 1 << 51, 0, 9) == [Neighbour(claim=GREATEST, opens=False)]


def test_neighbours_are_the_nearest_and_ties_are_in_order_of_claims(workings: Workings) -> None:
    orders = {10: 1, 11: 2, 12: 2, 13: 2, 14: 2, 15: 4}
    workings.place([standing(claim, order, {1: claim % 2 == 0}) for claim, order in orders.items()])
    workings.place([standing(20, 2, {2: True})])

    assert claims(workings.before(1, 2, 13, 9)) == [12, 11, 10]
    assert claims(workings.after(1, 2, 12, 9)) == [13, 14, 15]
    assert workings.before(1, 2, 13, 2) == [Neighbour(12, opens=True), Neighbour(11, opens=False)]
    assert claims(workings.after(1, 2, 12, 1)) == [13]
    assert workings.before(1, 1, 10, 9) == workings.after(1, 4, 15, 9) == workings.after(1, 1, 0, 0) == []
    # Of a place where nobody stands: that of a claim that has left it.
    assert claims(workings.before(1, 3, 0, 2)) == [14, 13]
    assert claims(workings.after(1, 3, 0, 2)) == [15]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 60)), unique_by=lambda row: row[1], max_size=40),
    st.tuples(st.integers(-3, 3), st.integers(0, 60)),
    st.integers(0, 8),
)
def test_neighbours_are_those_of_a_sorted_list(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int]], at: tuple[int, int], most: int
) -> None:
    path = tmp_path_factory.mktemp("law") / "war.db"
    with Record.open(path, "create") as record, record.revising() as revision:
        workings = revision.workings
        workings.place([standing(claim, order) for order, claim in rows])
        before = sorted((row for row in rows if row < at), reverse=True)
        after = sorted(row for row in rows if row > at)

        assert claims(workings.before(1, *at, most)) == [claim for _, claim in before[:most]]
        assert claims(workings.after(1, *at, most)) == [claim for _, claim in after[:most]]


def test_a_claim_that_leaves_is_in_no_bucket_and_linked_with_nothing(workings: Workings) -> None:
    one, other, third = (standing(claim, claim, {1: True, 2: False}) for claim in (1, 2, 3))
    workings.place([one, other, third])
    workings.link([(1, 2), (3, 1), (2, 3)])
    assert workings.linked_with(1) == {2, 3}

    workings.displace([one])

    assert workings.standing([1, 2]) == [other]
    assert [claims(workings.after(bucket, 0, 0, 9)) for bucket in (1, 2)] == [[2, 3], [2, 3]]
    assert [workings.linked_with(claim) for claim in (1, 2, 3)] == [set(), {3}, {2}]

    workings.place([standing(1, 9, {2: True})])
    assert claims(workings.after(2, 0, 0, 9)) == [2, 3, 1]
    assert workings.linked_with(1) == set()


def test_links_go_both_ways_and_part_both_ways(workings: Workings) -> None:
    workings.link([(1, 2), (2, 1), (1, 2)])
    assert (workings.linked_with(1), workings.linked_with(2)) == ({2}, {1})

    workings.unlink([(2, 1), (5, 6)])
    assert workings.linked_with(1) == workings.linked_with(2) == set()


# ---- texts


def test_claims_are_found_by_their_text_and_by_who_prints_it(workings: Workings) -> None:
    first, copied, other, undated = (
        standing(1, root="d-1"),
        standing(2, root="d-1", document="d-2"),
        standing(3, root="d-3"),
        standing(4, root="d-4", loose=True),
    )
    workings.place([other, copied, first, undated])

    assert workings.standing_of({"d-1", "d-4", "d-9"}) == [first, copied, undated]
    assert workings.standing_of({"d-2"}) == []
    assert workings.roots_of({"d-2", "d-3", "d-9"}) == {"d-1", "d-3"}
    assert workings.loose() == [undated]
    assert workings.texts() == 3


def test_more_than_can_be_asked_at_once_are_found(workings: Workings) -> None:
    many = [standing(number, root=f"d-{number:04}") for number in range(1203)]
    workings.place(many)

    assert workings.standing(range(1203)) == many
    assert {one.claim for one in workings.standing_of({one.root for one in many})} == set(range(1203))
    assert len(workings.roots_of({one.root for one in many})) == 1203


def test_sayers_are_counted_up_to_one_more_than_matters(workings: Workings) -> None:
    for number in range(6):
        workings.say(f"d-{number}", [GREATEST, 5, 5] if number < 2 else [GREATEST])

    assert [workings.sayers(GREATEST, most) for most in (0, 3, 5, 6, 20)] == [1, 4, 6, 6, 6]
    assert workings.sayers(5, 3) == 2
    assert workings.sayers(404, 3) == 0
    assert workings.words_of("d-1") == {GREATEST, 5}
    assert workings.roots_saying(5) == {"d-0", "d-1"}

    workings.say("d-1", [5, 6])
    workings.unsay("d-0")

    assert workings.words_of("d-0") == set()
    assert workings.words_of("d-1") == {GREATEST, 5, 6}
    assert workings.roots_saying(5) == {"d-1"}


def test_documents_are_met_by_their_keys_and_their_words(workings: Workings) -> None:
    workings.put_document("d-2", "{}", "new", 7)
    workings.print_keys("d-2", [(0, 5), (0, GREATEST), (1, 5)])
    workings.put_document("d-1", '{"a":1}', "one", 7)
    workings.print_keys("d-1", [(0, 5), (0, 5)])
    workings.put_document("d-2", '{"b":2}', "two", 7)

    assert list(workings.fingerprints()) == ["one", "two"]
    assert (workings.fingerprint("d-2"), workings.fingerprint("d-9")) == ("two", None)
    assert (workings.facts("d-2"), workings.facts("d-9")) == ('{"b":2}', None)
    assert (workings.knows("d-2"), workings.knows("d-9")) == (True, False)
    assert workings.first_with(7, "d-1") == "d-2"
    assert workings.first_with(7, "d-2") == "d-1"
    assert workings.first_with(8, "d-1") is None
    # A document that is kept anew keeps its keys; a key of one kind is none of another.
    assert workings.holders(0, 5, 9) == ["d-1", "d-2"]
    assert workings.holders(0, 5, 1) == ["d-1"]
    assert workings.holders(1, 5, 9) == ["d-2"]
    assert workings.holders(0, 6, 9) == []

    workings.forget_keys()
    assert workings.holders(0, 5, 9) == []


def test_what_came_of_holding_documents_against_each_other_is_kept(workings: Workings) -> None:
    workings.put_resemblance(("d-1", "d-2"), "nothing", shares=False)
    workings.put_resemblance(("d-1", "d-3"), "old", shares=False)
    workings.put_resemblance(("d-2", "d-3"), "kept", shares=True)
    workings.put_resemblance(("d-1", "d-3"), "new", shares=True)

    assert sorted(workings.resemblances()) == ["kept", "new", "nothing"]
    assert sorted(workings.resemblances_of("d-3")) == ["kept", "new"]
    assert workings.resemblances_of("d-1") == ["new"]

    workings.forget_resemblances("d-1")
    assert list(workings.resemblances()) == ["kept"]


def test_nothing_is_left_once_it_is_forgotten(workings: Workings) -> None:
    workings.put_document("d-1", "{}", "one", 7)
    workings.print_keys("d-1", [(0, 5)])
    workings.put_resemblance(("d-1", "d-2"), "", shares=True)
    workings.say("d-1", [1])
    workings.place([standing(1), standing(2)])
    workings.link([(1, 2)])
    workings.put_setting("e-1", "{}", 0, [(1, True)])

    workings.clear()

    assert not [*workings.fingerprints(), *workings.resemblances(), *workings.standing([1, 2])]
    assert workings.words_of("d-1") == workings.linked_with(1) == set()
    assert workings.texts() == 0
    assert workings.holders(0, 5, 9) == []
    assert workings.before(1, 9, 9, 9) == []
    assert workings.setting("e-1") is None
    assert workings.parts_at(1) == set()


# ---- parts


def test_wholes_are_the_nearest_in_time_before_and_after(workings: Workings) -> None:
    for number, day in enumerate([10, 20, 20, 30, 40]):
        workings.put_setting(f"e-{number}", f"{number}", day, [(7, True), (8, False)])
    workings.put_setting("e-part", "{}", 20, [(7, False)])

    assert workings.wholes_near(7, 20, 1) == {"e-2", "e-3"}
    assert workings.wholes_near(7, 25, 2) == {"e-1", "e-2", "e-3", "e-4"}
    assert workings.wholes_near(8, 20, 9) == set()
    assert workings.parts_at(7) == {"e-part"}

    assert workings.drop_setting("e-3") == {7}
    assert workings.drop_setting("e-part") == set()
    assert workings.setting("e-3") is None
    assert workings.setting("e-4") == "4"
    assert workings.wholes_near(7, 20, 1) == {"e-2", "e-4"}
    assert workings.parts_at(7) == set()


# ---- views


def events() -> list[Event]:
    claims = [
        claim
        for number in range(2)
        for claim in samples.claims_of(samples.document_of(samples.raw_document(number)))
    ]
    return list(samples.events_of(claims))


def test_events_go_with_any_of_their_claims(record: Record) -> None:
    first, second = events()
    with record.revising() as revision:
        revision.views.put_event(first, ["place-1"])
        revision.views.put_event(second)
        assert list(revision.views.events_of("place-1")) == [first]

    with record.revising() as revision:
        removed = revision.views.remove_events_with([first.disputed_by[0], first.claims[0], "c-none"])
        assert (removed.event_ids, removed.grounds) == ({first.id}, {"place-1"})
        assert list(revision.views.events_of("place-1")) == []
        assert revision.views.remove_events_with([second.claims[0]]) == ({second.id}, set())
        revision.views.put_event(second, ["place-2"])

    assert list(record.events()) == [second]
    assert list(record.events_with(first.claims[0])) == []
    assert list(record.events_with(second.disputed_by[0])) == [second]


def test_what_an_event_is_part_of_goes_with_either(record: Record) -> None:
    first, second = sorted(events(), key=lambda event: event.id)
    link = PartOf(
        event_id=first.id, whole_id=second.id, reasons=(Reason(rule="x", detail="", weight=1.0),), score=1.0
    )

    def parts() -> int:
        return int(str(record._value("SELECT count(*) FROM parts")))

    with record.revising() as revision:
        for event in (first, second):
            revision.views.put_event(event)
        revision.views.put_part(first.id, link)
        revision.views.put_part(first.id, link)
    assert parts() == 1
    with record.revising() as revision:
        revision.views.put_part(first.id, None)
    assert parts() == 0
    for gone in (first, second):
        with record.revising() as revision:
            revision.views.put_part(first.id, link)
            revision.views.remove_events_with(gone.claims)
            revision.views.put_event(gone)
        assert parts() == 0


def test_holdings_go_with_their_ground(record: Record) -> None:
    holdings = sorted(samples.holdings_of(events()), key=lambda holding: holding.subject.id)
    with record.revising() as revision:
        revision.views.put_holdings(holdings)
    with record.revising() as revision:
        revision.views.remove_holdings(holdings[0].subject.ground)
        revision.views.remove_holdings("nowhere")

    assert list(record.holdings()) == holdings[1:]


def test_a_revision_that_fails_leaves_everything_as_it_was(record: Record) -> None:
    (first, second) = events()
    with record.revising() as revision:
        revision.views.put_event(first)
        revision.workings.place([standing(1)])
    before = record.generation()

    def fail() -> None:
        with record.revising() as revision:
            revision.views.clear()
            revision.workings.clear()
            revision.views.put_event(second)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert list(record.events()) == [first]
    assert record.generation() == before
    with record.revising() as revision:
        assert revision.workings.texts() == 1
