"""A record of an older schema version is brought up to this one with all its facts.

Its views stay where they are of the version before this one, and are made anew where they are older.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import apsw
import pytest
import store_samples as samples
from store_samples import MAKER

from variorum.model.codec import json_text, to_json
from variorum.model.documents import RawDocument
from variorum.model.errors import RecordVersionError
from variorum.model.issues import Issue
from variorum.pipeline import build
from variorum.store.record import Record
from variorum.store.rows import (
    Row,
    claim_row,
    copy_row,
    document_row,
    event_claim_rows,
    event_row,
    holding_row,
    insert,
    issue_row,
    judgement_row,
    raw_row,
)
from variorum.store.schema import APPLICATION_ID, FACTS, MIGRATIONS, SCHEMA_VERSION, append_only, migrate

SCHEMAS = {version: Path(__file__).with_name(f"schema_{version}.sql") for version in (1, 2, 3)}
# Those whose views are made anew.
OUTDATED = (1, 2)
DOCUMENTS = 3
LOST = Issue(code="unreadable", message="No text.", severity="error", where="x.bin")


@pytest.fixture(params=SCHEMAS, ids="version-{}".format)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(tmp_path: Path, version: int) -> Path:
    return left_by(version, tmp_path / "war.db")


def left_by(version: int, path: Path) -> Path:
    """A record as `version` left it: three documents, one of them read twice, judgements, views."""
    connection = apsw.Connection(str(path))
    connection.execute(SCHEMAS[version].read_text(encoding="utf-8"))
    for table, key in FACTS.items():
        connection.execute(append_only(table, key))
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", version)
    for table, row in _facts():
        insert(connection, table, row)
    for generation in (1, 2):
        insert(
            connection,
            "generations",
            {"generation": generation, "last_document": DOCUMENTS + 1, "last_judgement": 2},
        )
    for table, row in _views():
        insert(connection, table, _as_in(version, table, row))
    connection.close()
    return path


def _as_in(version: int, table: str, row: Row) -> Row:
    """A row of the views as `version` had it."""
    if version == 3:
        return row
    later = (
        {"events": ("route_id",)}
        if version == 2
        else {"events": ("route_id", "disputed"), "holdings": ("ground",)}
    )
    kept = {key: row[key] for key in row if key not in later.get(table, ())}
    return (
        {"generation": 2, **kept} if version == 1 else {"ground": None, **kept} if table == "events" else kept
    )


def _raws() -> list[RawDocument]:
    return [samples.raw_document(number) for number in range(DOCUMENTS)]


def _facts() -> Iterator[tuple[str, Row]]:
    for raw in _raws():
        yield "raw_documents", raw_row(raw)
    for raw, edition in [*((raw, 1) for raw in _raws()), (_raws()[0], 2)]:
        document = samples.document_of(raw)
        yield "documents", document_row(document, edition, MAKER if edition == 1 else "sample 2")
        for claim in samples.claims_of(document):
            yield "claims", claim_row(claim, edition)
        for issue in samples.issues_of(document):
            yield "issues", issue_row(issue, document.id, edition)
    yield "issues", issue_row(LOST)
    for number in range(2):
        yield "judgements", judgement_row(samples.judgement(number))
    yield "runs", {"version": "variorum-0", "seconds": 1.5, "counts": json_text({"read": DOCUMENTS})}


def _views() -> Iterator[tuple[str, Row]]:
    """Rows of the views as version 3 had them."""
    documents = [samples.document_of(raw) for raw in _raws()]
    claims = sorted(
        (claim for document in documents for claim in samples.claims_of(document)), key=lambda c: c.claim.id
    )
    for copy in samples.copies_of(documents):
        yield "copies", copy_row(copy)
    events = list(samples.events_of(claims))
    for event in events:
        row = event_row(event)
        del row["precision"]
        yield "events", row
        for part in event_claim_rows(event):
            yield "event_claims", part
    for holding in samples.holdings_of(events):
        yield "holdings", holding_row(holding)


def tables(path: Path) -> list[str]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as other:
        return [name for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]


def rows_of(path: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as other:
        return other.execute(f"SELECT * FROM {table}").fetchall()


def views_of(path: Path) -> list[str]:
    with Record.open(path) as record:
        made = [*record.copies(), *record.events(), *record.holdings()]
        return [json_text(to_json(one)) for one in made]


def test_it_is_refused_for_reading_and_left_alone(old: Path) -> None:
    before = old.read_bytes()

    with pytest.raises(RecordVersionError, match=r"older version .* Run variorum build on it once"):
        Record.open(old)

    assert old.read_bytes() == before


def test_opened_to_write_it_keeps_all_facts(old: Path) -> None:
    kept = [table for table in FACTS if table != "generations"]
    before = {table: rows_of(old, table) for table in kept}
    generations = rows_of(old, "generations")
    assert all(before.values())

    Record.open(old, "write").close()

    assert {table: rows_of(old, table) for table in kept} == before
    # Where views are made anew, there is a generation more.
    assert rows_of(old, "generations")[: len(generations)] == generations
    with sqlite3.connect(old) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert other.execute("PRAGMA foreign_key_check").fetchall() == []
    assert apsw.Connection(str(old)).pragma("integrity_check") == "ok"
    with Record.open(old) as record:
        documents = sorted((samples.document_of(raw) for raw in _raws()), key=lambda d: d.id)
        assert list(record.documents()) == documents
        assert [record.raw(raw.id) for raw in _raws()] == _raws()
        assert len(list(record.claims())) == 2 * DOCUMENTS
        assert [one.id for one in record.judgements()] == ["j-0", "j-1"]
        assert LOST in list(record.issues())
        (run,) = record.runs()
        assert (run.version, run.seconds, dict(run.counts)) == ("variorum-0", 1.5, {"read": DOCUMENTS})


def test_it_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Record.open(old, "write").close()
    Record.open(tmp_path / "new.db", "create").close()

    def laid_out(path: Path) -> set[tuple[object, ...]]:
        with sqlite3.connect(path) as other:
            found = other.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        # The comment behind a table is the one thing that may differ.
        return {(kind, name, sql and sql.partition("--")[0]) for kind, name, sql in found}

    assert laid_out(old) == laid_out(tmp_path / "new.db")


@pytest.mark.parametrize("table", FACTS)
def test_its_facts_still_cannot_be_changed(old: Path, table: str) -> None:
    Record.open(old, "write").close()
    (key, *_) = FACTS[table]
    with sqlite3.connect(old) as other:
        for statement in (
            f"UPDATE {table} SET {key} = {key}",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                other.execute(statement)


@pytest.mark.parametrize("version", OUTDATED, indirect=True)
def test_its_views_are_empty_and_not_current(old: Path) -> None:
    Record.open(old, "write").close()

    made = [name for name in tables(old) if name not in FACTS and not is_of_words(name)]
    assert {"copies", "event_claims", "events", "holdings", "links", "buckets"} < set(made)
    assert {table: rows_of(old, table) for table in made} == {table: [] for table in made}
    with Record.open(old) as record:
        counts = asdict(record.counts())
        assert (counts["events"], counts["copies"], counts["holdings"]) == (0, 0, 0)
        assert not record.views_are_current()
        assert record.added_documents() == sorted(raw.id for raw in _raws())
        assert record.judgements_were_added()
        assert record.generation() == 3


@pytest.mark.parametrize("version", OUTDATED, indirect=True)
def test_the_next_build_makes_its_views(old: Path, tmp_path: Path) -> None:
    build((), old)
    with Record.open(tmp_path / "new.db", "create") as record:
        for raw in _raws():
            document = samples.document_of(raw)
            record.add_document(raw, document, samples.claims_of(document), (), MAKER)
        for number in range(2):
            record.add_judgement(samples.judgement(number))
    build((), tmp_path / "new.db")

    assert views_of(old) == views_of(tmp_path / "new.db") != []
    with Record.open(old) as record:
        assert record.views_are_current()
        assert record.counts().events > 0


def is_of_words(table: str) -> bool:
    """Whether words are kept in it, which other programs may be too old to read."""
    return table.startswith(("words", "event_words"))


def test_a_record_that_never_had_views_is_brought_up_too(tmp_path: Path, version: int) -> None:
    path = tmp_path / "bare.db"
    connection = apsw.Connection(str(path))
    connection.execute(SCHEMAS[version].read_text(encoding="utf-8"))
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", version)
    connection.close()

    Record.open(path, "write").close()

    with Record.open(path) as record:
        assert record.generation() == 0
        assert not record.views_are_current()


def found(path: Path, table: str, word: str) -> list[object]:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    return [row for (row,) in connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (word,))]


def test_its_documents_are_found_by_their_words(old: Path) -> None:
    Record.open(old, "write").close()

    word = samples.document_of(_raws()[1]).text.split()[0].strip(".,")
    assert found(old, "words", word)
    assert found(old, "words", "zyzzyva") == []


class TestOfTheVersionBefore:
    """Views stay, and what is new in them is as a build would have made it."""

    def test_its_views_stay(self, tmp_path: Path) -> None:
        old = left_by(3, tmp_path / "war.db")
        kept = {table: rows_of(old, table) for table in ("event_claims", "holdings", "copies", "generations")}
        events = rows_of(old, "events")
        assert all(kept.values())

        Record.open(old, "write").close()

        assert {table: rows_of(old, table) for table in kept} == kept
        assert [row[: len(events[0])] for row in rows_of(old, "events")] == events

    def test_what_is_new_is_as_a_new_record_has_it(self, tmp_path: Path) -> None:
        old, new = left_by(3, tmp_path / "war.db"), tmp_path / "new.db"
        Record.open(old, "write").close()
        with Record.open(old) as record, Record.open(new, "create") as other:
            other.replace_views(record.copies(), record.events(), record.holdings())
            label = next(record.events()).label

        for table in ("events", "event_parties", "event_origins", "event_outlets"):
            assert sorted(map(repr, rows_of(old, table))) == sorted(map(repr, rows_of(new, table))) != []
        word = label.split()[0].strip(":,")
        assert len(found(old, "event_words", word)) == len(found(new, "event_words", word)) > 0

    def test_views_can_be_laid_anew_once_more(self, tmp_path: Path) -> None:
        """Words of documents are facts and stay; those of labels are views and go."""
        path = left_by(3, tmp_path / "war.db")
        Record.open(path, "write").close()
        connection = apsw.Connection(str(path))
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        words = len(found(path, "words", "a OR the OR of OR in"))

        migrate(connection, path, SCHEMA_VERSION + 1, {SCHEMA_VERSION: MIGRATIONS[1]})

        assert len(found(path, "words", "a OR the OR of OR in")) == words > 0
        assert connection.execute("SELECT count(*) FROM event_words").get == 0
        assert connection.pragma("integrity_check") == "ok"
