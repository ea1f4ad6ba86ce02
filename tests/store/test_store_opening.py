"""Opening a record: one writer at a time, the right file, the right version, the right SQLite."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import apsw
import pytest
import store_samples as samples
from store_samples import add, make_views

from variorum.model.errors import (
    RecordBusyError,
    RecordError,
    RecordFullError,
    RecordVersionError,
)
from variorum.store.lock import WriterLock
from variorum.store.opening import check_library
from variorum.store.record import Record
from variorum.store.schema import APPLICATION_ID, SCHEMA_VERSION, migrate


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


@pytest.fixture
def made(path: Path) -> Path:
    """A record with two documents and views, closed."""
    with Record.open(path, "create") as record:
        add(record, 0)
        add(record, 1)
        make_views(record)
    return path


def files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


# ---- one file, that any tool reads


def test_a_closed_record_is_one_file(made: Path) -> None:
    assert files(made) == ["war.db"]


def test_other_tools_read_tables_and_views(made: Path) -> None:
    made.chmod(0o444)
    made.parent.chmod(0o555)
    try:
        other = sqlite3.connect(f"file:{made}?mode=ro", uri=True)
        claims = other.execute(
            "SELECT places, agents, speakers, figures, earliest, outlet FROM v_claims"
            " WHERE event_type = 'capture' ORDER BY places"
        ).fetchall()
        events = other.execute(
            "SELECT label, place, claims, disputed_by FROM v_events ORDER BY label"
        ).fetchall()
        held = other.execute("SELECT subject, holder_name, status FROM v_control ORDER BY subject").fetchone()
        texts = other.execute("SELECT title FROM v_documents ORDER BY title").fetchall()
        issues = other.execute("SELECT count(*) FROM v_issues").fetchone()
        checked = other.execute("PRAGMA integrity_check").fetchone()
        other.close()
    finally:
        made.parent.chmod(0o755)

    assert claims[1] == (
        "Quillmark",
        "the garrison",
        "River Brigade",
        "over 40 troops",
        "2031-03-03",
        "The Ferry Post",
    )
    assert events[1] == ("Quillmark changes hands", "Quillmark", 1, 1)
    assert held == ("Ostrava Ford", "River Brigade", "contested")
    assert texts == [("Ostrava Ford fell on Monday",), ("Quillmark fell on Monday",)]
    assert issues == (2,)
    assert checked == ("ok",)


def test_views_show_the_newest_edition_only(made: Path) -> None:
    with Record.open(made, "write") as record:
        raw = samples.raw_document(0)
        record.add_document(raw, samples.document_of(raw), [], [], "sample 2")

    other = sqlite3.connect(made)
    counted = [
        other.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
        for view in ("v_documents", "v_claims", "v_issues")
    ]
    other.close()
    assert counted == [2, 2, 1]


def test_readers_see_each_document_while_a_build_writes(made: Path) -> None:
    with Record.open(made, "write") as writer, Record.open(made) as reader:
        assert reader.counts().documents == 2
        add(writer, 2)
        assert reader.counts().documents == 3


def test_a_writer_ends_well_while_someone_reads(made: Path) -> None:
    with Record.open(made, "write") as writer:
        add(writer, 2)
        reader = Record.open(made)
        claims = reader.claims()
        next(claims)
    assert len(list(claims)) == 5
    reader.close()

    with Record.open(made, "write") as record:
        assert record.counts().documents == 3
    assert files(made) == ["war.db"]


def test_a_record_kept_open_for_reading_is_whole_without_its_log(made: Path) -> None:
    with Record.open(made) as server:
        with Record.open(made, "write") as writer:
            add(writer, 2)
            assert server.counts().documents == 3
        shutil.copy(made, made.with_name("copy.db"))
        with Record.open(made.with_name("copy.db")) as copied:
            assert copied.counts().documents == 3


# ---- one writer


def test_a_second_writer_is_told_that_another_build_is_writing(made: Path) -> None:
    with Record.open(made, "write") as first:
        for mode in ("write", "create"):
            with pytest.raises(RecordBusyError, match=r"Another build is writing to .*war\.db"):
                Record.open(made, mode)  # type: ignore[arg-type]
        add(first, 2)
    with Record.open(made, "write") as second:
        assert second.counts().documents == 3


def test_a_second_writer_in_another_program_is_told_too(made: Path) -> None:
    program = (
        "import sys; from variorum.store.record import Record;"
        "from variorum.model.errors import RecordBusyError\n"
        "try: Record.open(sys.argv[1], 'create')\n"
        "except RecordBusyError as error: print(error); sys.exit(7)"
    )
    with Record.open(made, "write"):
        ran = subprocess.run(
            [sys.executable, "-c", program, made], capture_output=True, text=True, check=False
        )
    assert (ran.returncode, ran.stderr) == (7, "")
    assert "Another build is writing" in ran.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_another_name_of_the_record_is_the_same_record(made: Path) -> None:
    other = made.with_name("alias.db")
    other.symlink_to(made)

    with Record.open(made, "write"), pytest.raises(RecordBusyError):
        Record.open(other, "write")


def test_a_writer_keeps_its_lock_and_its_log_beside_the_record(made: Path) -> None:
    with Record.open(made, "write") as record:
        add(record, 2)
        assert files(made) == ["war.db", "war.db-lock", "war.db-shm", "war.db-wal"]
    assert files(made) == ["war.db"]


def test_a_lock_file_left_behind_locks_nothing(made: Path) -> None:
    made.with_name("war.db-lock").touch()

    with Record.open(made, "write") as record:
        add(record, 2)

    assert files(made) == ["war.db"]


def test_a_writer_that_fails_to_open_leaves_no_lock(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to look at" * 40)
    for _ in range(2):
        with pytest.raises(RecordError, match="is not a Variorum record"):
            Record.open(path, "write")
    assert files(path) == ["war.db"]


def test_a_lock_on_a_file_that_its_last_holder_removed_is_taken_anew(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_file = made.with_name("war.db-lock")
    lock, tries = WriterLock._locked, []

    def removed_meanwhile(self: WriterLock, record: Path) -> apsw.Connection:
        connection = lock(self, record)
        tries.append(connection)
        if len(tries) == 1:
            lock_file.unlink()
        return connection

    monkeypatch.setattr(WriterLock, "_locked", removed_meanwhile)
    held = WriterLock(made)

    assert (len(tries), lock_file.exists()) == (2, True)
    with pytest.raises(RecordBusyError):
        WriterLock(made)
    held.release()


def _take_turns(path: Path, number: int) -> None:
    """Add a document in a process of its own, however often others write."""
    while True:
        try:
            with Record.open(path, "write") as record:
                add(record, number)
            return
        except RecordBusyError:
            continue


def test_writers_that_press_in_take_turns_and_lose_nothing(path: Path) -> None:
    Record.open(path, "create").close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_take_turns, args=(path, number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)

    assert [writer.exitcode for writer in writers] == [0] * 3
    with Record.open(path) as record:
        assert record.counts().documents == 3
    assert files(path) == ["war.db"]


# ---- the right file


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_record_that_is_not_there_is_not_made(path: Path, mode: str) -> None:
    with pytest.raises(RecordError, match="There is no record at"):
        Record.open(path, mode)  # type: ignore[arg-type]
    assert files(path) == []


def test_a_folder_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(RecordError, match="Cannot write beside"):
        Record.open(path / "deep" / "war.db", "create")


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_another_database_is_refused_and_left_alone(path: Path, mode: str) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()

    with pytest.raises(RecordError, match="is not a Variorum record"):
        Record.open(path, mode)  # type: ignore[arg-type]

    assert path.read_bytes() == before
    assert files(path) == ["war.db"]


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_a_file_of_another_kind_is_refused_and_left_alone(path: Path, mode: str) -> None:
    path.write_text("Dear diary, today the river rose again. " * 200)
    before = path.read_bytes()

    with pytest.raises(RecordError, match="is not a Variorum record"):
        Record.open(path, mode)  # type: ignore[arg-type]

    assert path.read_bytes() == before


def test_an_empty_file_can_be_made_a_record_but_not_read_as_one(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordError, match="is an empty record"):
        Record.open(path)
    with Record.open(path, "create") as record:
        add(record, 0)
    with Record.open(path) as record:
        assert record.counts().documents == 1


def test_a_damaged_record_is_an_error_when_its_rows_are_read(path: Path) -> None:
    with Record.open(path, "create") as record:
        for number in range(40):
            add(record, number)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 8)
        file.write(b"\x99" * (size * 3 // 4))

    with pytest.raises(RecordError), Record.open(path) as record:
        list(record.claim_pairs())


def test_half_a_record_is_an_error(made: Path) -> None:
    half = made.read_bytes()[: made.stat().st_size // 2]
    made.write_bytes(half)

    with pytest.raises(RecordError), Record.open(made) as record:
        list(record.claims())


# ---- the right version


def set_version(path: Path, version: int) -> None:
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA user_version = {version}")
    other.close()


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_a_record_from_the_future_is_refused_and_left_alone(made: Path, mode: str) -> None:
    set_version(made, SCHEMA_VERSION + 1)
    before = made.read_bytes()

    with pytest.raises(RecordVersionError, match=r"made by a newer version .* Upgrade Variorum, or build"):
        Record.open(made, mode)  # type: ignore[arg-type]

    assert made.read_bytes() == before


def test_an_old_record_is_not_read_before_it_was_brought_up(made: Path) -> None:
    set_version(made, SCHEMA_VERSION - 1)

    with pytest.raises(RecordVersionError, match="older version"):
        Record.open(made)


def test_a_record_with_no_step_up_is_refused(made: Path) -> None:
    set_version(made, 0)

    with pytest.raises(RecordVersionError, match="Build the record again"):
        Record.open(made, "write")


def test_steps_bring_a_record_up_one_version_after_another(made: Path) -> None:
    connection = apsw.Connection(str(made))
    steps = {
        SCHEMA_VERSION: lambda c: c.execute("ALTER TABLE claims ADD COLUMN checked TEXT"),
        SCHEMA_VERSION + 1: lambda c: c.execute("CREATE INDEX claims_checked ON claims (checked)"),
    }

    migrate(connection, made, SCHEMA_VERSION + 2, steps)

    assert connection.pragma("user_version") == SCHEMA_VERSION + 2
    assert connection.execute("SELECT count(*) FROM claims WHERE checked IS NULL").get == 4
    assert "claims_checked" in [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
    connection.close()


def test_a_step_that_fails_leaves_the_record_at_its_version(made: Path) -> None:
    def failing(connection: apsw.Connection) -> None:
        connection.execute("DROP VIEW v_claims")
        raise apsw.SQLError("no such thing")

    connection = apsw.Connection(str(made))
    steps = {
        SCHEMA_VERSION: lambda c: c.execute("ALTER TABLE claims ADD COLUMN checked TEXT"),
        SCHEMA_VERSION + 1: failing,
    }
    with pytest.raises(apsw.SQLError):
        migrate(connection, made, SCHEMA_VERSION + 2, steps)
    connection.close()

    with Record.open(made) as record:
        assert record.counts().claims == 4
    other = sqlite3.connect(made)
    assert "checked" not in [row[1] for row in other.execute("PRAGMA table_info(claims)")]
    assert other.execute("SELECT count(*) FROM v_claims").fetchone() == (4,)
    other.close()


def test_the_file_says_what_it_is(made: Path) -> None:
    assert made.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"Vari"


@pytest.mark.parametrize("version", ["3.51.2", "3.50.7", "3.9.0", "2.99.99"])
def test_an_old_sqlite_is_refused_by_name(version: str) -> None:
    with pytest.raises(RecordError, match=rf"SQLite {version} is in use, .* pip install"):
        check_library(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "3.100.0", "4.0.0"])
def test_a_new_sqlite_is_taken(version: str) -> None:
    check_library(version)


def test_opening_checks_the_sqlite_in_use(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.45.1")

    with pytest.raises(RecordError, match=r"SQLite 3\.45\.1 is in use"):
        Record.open(made)


# ---- no room


def add_many(record: Record) -> None:
    for number in range(2, 200):
        add(record, number)


def test_a_full_disk_loses_only_what_did_not_fit(made: Path) -> None:
    with Record.open(made, "write") as record:
        pages = record._connection.pragma("page_count")
        record._connection.pragma("max_page_count", pages + 2)
        with pytest.raises(RecordFullError, match="No room is left"):
            add_many(record)
        kept = record.counts()
        assert 2 <= kept.documents < 199
        record._connection.pragma("max_page_count", 1_000_000)
        add(record, 500)

    with Record.open(made) as record:
        assert record.counts().documents == kept.documents + 1
        assert record.counts().claims == 2 * (kept.documents + 1)
    shutil.copy(made, made.with_name("copy.db"))
    other = sqlite3.connect(made.with_name("copy.db"))
    assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other.close()
