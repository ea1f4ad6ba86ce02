"""Documents and events are found by their words, in a record and in one as known on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
import store_samples as samples
from store_samples import MAKER

from variorum.model.documents import Document, Published
from variorum.pipeline.known import known_record
from variorum.store.reading_words import Sought, Told
from variorum.store.record import Record


def document(number: int, text: str, **given: object) -> Document:
    made = samples.document_of(samples.raw_document(number))
    return replace(made, text=text, **given)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "war.db", "create") as record:
        for number, text, title, day in (
            (0, "The ferry was cut loose. A convoy left Sérmin.", "At the ferry", "2031-03-01"),
            (1, "A convoy was seen on the bridge.", "On the bridge", "2031-03-04"),
            (2, "Nothing was heard of the mill.", "The convoy", "2031-03-09"),
        ):
            raw = samples.raw_document(number)
            published = Published(day=day, basis="given")
            made = document(number, text, title=title, outlet=f"Post {number}", published=published)
            record.add_document(raw, made, (), (), MAKER)
    return tmp_path / "war.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path) as found:
        yield found


def titles(record: Record, sought: Sought, **given: bool) -> list[str | None]:
    return [head.title for head in record.documents_saying(sought, 10, **given).heads]


def test_a_word_in_the_title_counts_for_more(record: Record) -> None:
    assert titles(record, Sought(match='"convoy"'))[0] == "The convoy"
    assert titles(record, Sought(match='"convoy"'), newest=True) == [
        "The convoy",
        "On the bridge",
        "At the ferry",
    ]


def test_accents_rows_of_words_and_words_left_out(record: Record) -> None:
    assert titles(record, Sought(match='"sermin"')) == ["At the ferry"]
    assert titles(record, Sought(match='"convoy left"')) == ["At the ferry"]
    assert titles(record, Sought(match='"convoy"', without='"ferry"'), newest=True) == [
        "The convoy",
        "On the bridge",
    ]
    assert titles(record, Sought(without='"convoy"')) == []


def test_outlets_and_days_cut_down(record: Record) -> None:
    assert titles(record, Sought(outlet="post 1")) == ["On the bridge"]
    assert titles(record, Sought(match='"convoy"', first="2031-03-02", last="2031-03-04")) == [
        "On the bridge"
    ]


def test_pages_say_how_many_there_are(record: Record) -> None:
    page = record.documents_saying(Sought(match='"convoy"'), 1, 1)
    assert (len(page.heads), page.total) == (1, 3)


def test_what_cannot_be_is_not_looked_for(record: Record) -> None:
    assert record.documents_saying(Sought(match='"convoy"', told=Told(grounds=None)), 10).total == 0
    assert record.documents_saying(Sought(told=Told(statuses=("disputed",))), 10).total == 0


def test_only_the_newest_edition_is_found(path: Path) -> None:
    with Record.open(path, "write") as record:
        newer = document(0, "The raft sank.", title="At the ferry")
        record.add_document(samples.raw_document(0), newer, (), (), "sample 2")
        assert record.documents_saying(Sought(match='"loose"'), 10).total == 0
        assert record.documents_saying(Sought(match='"raft"'), 10).total == 1


def test_a_record_as_known_on_a_day_finds_only_what_was_known(path: Path) -> None:
    with known_record(path, "2031-03-05") as known:
        assert titles(known, Sought(match='"convoy"'), newest=True) == ["On the bridge", "At the ferry"]
        assert known.documents_saying(Sought(match='"mill"'), 10).total == 0
        assert known.text_of(samples.raw_document(1).id, 8) == "A convoy"


def test_words_cannot_be_changed_through_the_tables_sqlite_keeps_them_in(path: Path) -> None:
    with Record.open(path, "write") as record, pytest.raises(apsw.SQLError, match="may not be modified"):
        record._connection.execute("DELETE FROM words_data")


def test_ids_are_found_by_their_beginning(record: Record) -> None:
    id_ = samples.raw_document(1).id

    assert record.ids_beginning(id_, 5) == [("document", id_)]
    assert record.ids_beginning("\U0010ffff", 5) == []
