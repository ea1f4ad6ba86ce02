"""What goes into a record, what comes out of it, and what it refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
import store_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import MAKER, TOWNS, add, make_views

from variorum.model.documents import DocumentHead, RawDocument
from variorum.model.errors import RecordError
from variorum.model.issues import Issue
from variorum.store.reading_facts import Run
from variorum.store.record import Record
from variorum.store.rows import raw_of, raw_row
from variorum.store.schema import FACTS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path, "create") as opened:
        yield opened


def test_what_was_added_comes_back_equal(record: Record) -> None:
    raw = samples.raw_document(1)
    document = samples.document_of(raw)
    claims = samples.claims_of(document)
    own = Issue(code="no-title", message="No title was found.")
    document = replace(document, issues=(own,))

    added = record.add_document(raw, document, claims, samples.issues_of(document), MAKER)

    assert added
    assert record.raw(raw.id) == raw
    assert record.document(raw.id) == document
    assert list(record.documents()) == [document]
    assert list(record.claims(raw.id)) == sorted(claims, key=lambda g: g.claim.id)
    assert record.claim(claims[0].claim.id) == claims[0]
    assert list(record.issues(raw.id)) == [*samples.issues_of(document), own]


def test_what_is_not_there_is_none(record: Record) -> None:
    assert record.raw("d-0") is None
    assert record.document("d-0") is None
    assert record.claim("c-0") is None
    assert record.event("e-0") is None
    assert list(record.claims("d-0")) == []
    assert list(record.events_with("c-0")) == []
    assert not record.has("d-0", MAKER)
    assert record.generation() == 0


def test_everything_is_read_in_the_order_of_ids(path: Path, record: Record) -> None:
    for number in (3, 0, 2, 1):
        add(record, number)
    make_views(record)

    documents = [document.id for document in record.documents()]
    claims = [grounded.claim.id for grounded in record.claims()]
    events = [event.id for event in record.events()]
    assert documents == sorted(documents)
    assert claims == sorted(claims)
    assert events == sorted(events)
    assert len(claims) == 8
    assert [head.id for head in record.heads()] == documents
    assert [head.id for head, _ in record.claim_pairs()] == [g.claim.document_id for g in record.claims()]
    assert [g for _, g in record.claim_pairs()] == list(record.claims())
    subjects = [holding.subject.id for holding in record.holdings()]
    assert subjects == sorted(subjects)


def test_a_head_says_what_its_document_says(record: Record) -> None:
    document = add(record, 0)

    assert list(record.heads()) == [
        DocumentHead(
            id=document.id,
            source="reports/00.txt",
            title="Quillmark fell on Monday",
            outlet="The Ferry Post",
            published="2031-03-05",
            language="en",
        )
    ]


def test_the_same_document_by_the_same_maker_is_skipped(record: Record) -> None:
    document = add(record, 0)
    before = record.counts()
    raw = replace(samples.raw_document(0), source="elsewhere.txt")

    assert record.has(document.id, MAKER)
    assert not record.add_document(raw, document, [], [], MAKER)
    assert record.counts() == before
    assert list(record.documents()) == [document]


def test_another_maker_makes_a_new_edition_and_readers_see_only_that(record: Record) -> None:
    document = add(record, 0)
    add(record, 1)
    old = samples.claims_of(document)
    new = samples.claims_of(document, fate="on Monday")[:1]
    raw = samples.raw_document(0)

    assert record.add_document(raw, replace(document, title="Anew"), new, [], "sample 2")

    assert record.has(document.id, "sample 2")
    assert not record.has(document.id, MAKER)
    assert list(record.claims(document.id)) == new
    assert [g.claim.id for g in record.claims() if g.claim.document_id == document.id] == [new[0].claim.id]
    assert record.claim(old[0].claim.id) is None
    assert list(record.issues(document.id)) == []
    assert [head.title for head in record.heads() if head.id == document.id] == ["Anew"]
    assert (record.counts().documents, record.counts().claims, record.counts().issues) == (2, 3, 1)


def test_a_claim_made_again_in_a_new_edition_is_one(record: Record) -> None:
    document = add(record, 0)
    add(record, 0, made_by="sample 2")

    assert len(list(record.claims())) == len(samples.claims_of(document))
    assert len(list(record.claim_pairs())) == len(samples.claims_of(document))


def test_parts_that_do_not_belong_together_are_refused_whole(record: Record) -> None:
    raw, other = samples.raw_document(0), samples.raw_document(1)
    document = samples.document_of(raw)
    claims = samples.claims_of(document)

    with pytest.raises(RecordError, match="was not made from"):
        record.add_document(other, document, [], [], MAKER)
    with pytest.raises(RecordError, match="twice or of another"):
        record.add_document(raw, document, [*claims, claims[0]], [], MAKER)
    with pytest.raises(RecordError, match="twice or of another"):
        record.add_document(raw, document, samples.claims_of(samples.document_of(other)), [], MAKER)
    assert record.counts().documents == record.counts().claims == 0
    assert record.raw(raw.id) is None


def test_a_document_whose_claims_fail_on_the_way_is_not_there(record: Record) -> None:
    raw = samples.raw_document(0)
    document = samples.document_of(raw)

    def failing() -> Iterator[samples.GroundedClaim]:
        yield samples.claims_of(document)[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.add_document(raw, document, failing(), [], MAKER)

    assert record.counts().documents == record.counts().claims == 0
    add(record, 0)
    assert record.counts().documents == 1


def test_issues_of_no_document_are_kept_once_and_come_first(record: Record) -> None:
    issue = Issue(code="unreadable", message="No text.", severity="error", where="b.bin")
    document = add(record, 0)

    record.add_issue(issue)
    record.add_issue(issue)

    assert list(record.issues()) == [issue, *samples.issues_of(document)]
    assert record.counts().issues == 2


def test_judgements_are_kept_once_and_an_id_means_one(record: Record) -> None:
    second, first = samples.judgement(2), samples.judgement(1)
    for judgement in (second, first, second):
        record.add_judgement(judgement)

    assert list(record.judgements()) == [first, second]
    with pytest.raises(RecordError, match="another judgement j-2"):
        record.add_judgement(samples.judgement(2, note="on second thoughts"))


def test_runs_come_in_the_order_they_were_made(record: Record) -> None:
    record.add_run("0.1", 1.5, {"documents": 2})
    record.add_run("0.2", 1.0, {})

    assert list(record.runs()) == [
        Run(version="0.1", seconds=1.5, counts=(("documents", 2),)),
        Run(version="0.2", seconds=1.0, counts=()),
    ]


def test_views_are_replaced_as_a_whole(record: Record) -> None:
    documents = [add(record, number) for number in range(4)]
    assert not record.views_are_current()

    assert make_views(record) == 1
    assert record.views_are_current()
    first = list(record.events())
    assert {event.place.name for event in first if event.place} == set(TOWNS)
    assert list(record.events_with(first[0].claims[0])) == [first[0]]
    assert list(record.events_with(first[0].disputed_by[0])) == [first[0]]
    assert record.event(first[0].id) == first[0]
    assert [h.claims for h in record.holdings(first[0].place.id)] == [first[0].claims]
    copied = max(document.id for document in documents)
    assert [copy.document_id for copy in record.copies(copied)] == [copied]
    assert len(list(record.copies())) == 3

    assert record.replace_views([], first[:1], []) == 2
    assert list(record.events()) == first[:1]
    assert list(record.holdings()) == []
    assert list(record.copies()) == []
    assert record.counts().events == 1


def test_views_grow_old_when_facts_are_added(record: Record) -> None:
    add(record, 0)
    make_views(record)
    record.add_run("0.1", 1.0, {})
    assert record.views_are_current()

    record.add_judgement(samples.judgement(1))
    assert not record.views_are_current()

    make_views(record)
    add(record, 1)
    assert not record.views_are_current()


def test_views_that_fail_on_the_way_leave_the_old_ones(record: Record) -> None:
    add(record, 0)
    make_views(record)
    events = list(record.events())

    with pytest.raises(RecordError):
        record.replace_views([], [*events, *events], [])

    assert list(record.events()) == events
    assert record.generation() == 1


def test_documents_come_with_their_copies_and_issues(record: Record) -> None:
    first, second = sorted((add(record, 0), add(record, 1)), key=lambda document: document.id)
    make_views(record)

    rows = list(record.document_rows())

    assert [(d.id, [c.copy_of for c in copies], len(issues)) for d, copies, issues, _ in rows] == [
        (first.id, [], 1),
        (second.id, [first.id], 1),
    ]


@pytest.mark.parametrize("table", FACTS)
def test_facts_can_not_be_changed_removed_or_replaced(path: Path, record: Record, table: str) -> None:
    add(record, 0)
    record.add_judgement(samples.judgement(1))
    record.add_run("0.1", 1.0, {})
    make_views(record)
    record.close()
    key = FACTS[table][0]

    other = sqlite3.connect(path)
    before = other.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    for change in (
        f"UPDATE {table} SET {key} = {key}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
            other.execute(change)
    assert other.execute(f"SELECT * FROM {table}").fetchall() == before
    other.close()


def test_a_record_open_for_reading_takes_nothing(path: Path, record: Record) -> None:
    add(record, 0)
    with Record.open(path) as reader:
        with pytest.raises(RecordError, match="not open for writing"):
            add(reader, 1)
        assert reader.counts().documents == 1


def test_a_snapshot_is_of_one_moment(path: Path, record: Record) -> None:
    add(record, 0)
    with Record.open(path) as reader:
        with reader.snapshot():
            assert reader.counts().documents == 1
            add(record, 1)
            assert reader.counts().documents == 1
        assert reader.counts().documents == 2


def test_a_closed_record_says_so(record: Record) -> None:
    record.close()
    record.close()

    with pytest.raises(RecordError, match="is closed"):
        record.counts()


def test_a_row_that_another_program_spoilt_is_named(path: Path, record: Record) -> None:
    add(record, 0)
    make_views(record)
    record.close()
    other = sqlite3.connect(path)
    other.execute("UPDATE events SET body = '{}'")
    other.commit()
    other.close()

    with Record.open(path) as reader, pytest.raises(RecordError, match="does not hold a Event"):
        list(reader.events())


def test_text_that_utf8_cannot_hold_comes_back_as_it_was(record: Record) -> None:
    raw = replace(samples.raw_document(0), source="caf\udce9.txt", text="odd \ud800 text", encoding="latin-1")
    document = replace(samples.document_of(raw), title="\udfff", text="nul \x00 too")

    record.add_document(raw, document, [], [], MAKER)

    assert record.raw(raw.id) == raw
    assert record.document(raw.id) == document
    assert [(head.source, head.title) for head in record.heads()] == [("caf\ufffd.txt", "\ufffd")]


@settings(max_examples=40, deadline=None)
@given(
    raw=st.binary(max_size=40), text=st.text(max_size=20), encoding=st.sampled_from(["utf-8", "cp1251", "?"])
)
def test_bytes_and_text_come_back_from_their_row(raw: bytes, text: str, encoding: str) -> None:
    document = RawDocument(id="d", source="s", raw=raw, text=text, media_type="text/html", encoding=encoding)

    assert raw_of(raw_row(document)) == document


@pytest.mark.parametrize("spoilt", [b"", b"not zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_bytes_that_are_damaged_are_an_error(spoilt: bytes) -> None:
    row = raw_row(samples.raw_document(0))

    with pytest.raises(RecordError, match="damaged"):
        raw_of({**row, "raw": spoilt})


def test_a_row_never_unpacks_to_more_than_it_says() -> None:
    row = raw_row(replace(samples.raw_document(0), raw=b"a" * 100_000))

    with pytest.raises(RecordError, match="damaged"):
        raw_of({**row, "size": 10})


def test_long_reads_take_rows_as_they_go(record: Record) -> None:
    for number in range(3):
        add(record, number)
    claims = record.claims()
    first = next(claims)

    add(record, 3)

    assert len([first, *claims]) in (6, 7, 8)


def test_reading_in_id_order_needs_no_sorting(record: Record) -> None:
    statements = []
    record._connection.exec_trace = lambda _, sql, __: statements.append(sql) or True  # type: ignore[func-returns-value]
    for rows in (record.documents(), record.heads(), record.claims(), record.claim_pairs(), record.events()):
        list(rows)
    record._connection.exec_trace = None

    for sql in statements:
        plan = str(list(apsw.Connection.execute(record._connection, f"EXPLAIN QUERY PLAN {sql}")))
        assert "TEMP B-TREE" not in plan, sql
