"""A record that is served can be built on while it is read, and is one file again afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from variorum.model.errors import RecordError
from variorum.model.issues import Issue
from variorum.store import opening
from variorum.store.record import Record
from variorum.store.sharing import shared_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Record.open(tmp_path / "war.db", "create").close()
    return tmp_path / "war.db"


def noted(path: Path) -> None:
    with Record.open(path, "write") as record:
        record.add_issue(Issue(severity="info", code="unreadable", message="Nothing was read.", where="x"))


def test_a_build_does_not_wait_for_a_long_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BUSY_MILLISECONDS", 10)
    with shared_record(path), Record.open(path) as reader, reader.snapshot():
        before = reader.counts().issues
        noted(path)
        assert reader.counts().issues == before
        with Record.open(path) as other:
            assert other.counts().issues == before + 1


def test_it_is_one_whole_file_again(path: Path) -> None:
    with shared_record(path):
        noted(path)
    assert [file.name for file in path.parent.iterdir()] == ["war.db"]
    alone = Path(shutil.copy(path, path.with_name("alone.db")))
    with Record.open(alone) as record:
        assert record.counts().issues == 1


def test_one_that_somebody_writes_to_is_left_to_them(path: Path) -> None:
    with Record.open(path, "write"), shared_record(path), Record.open(path) as reader:
        assert reader.counts().documents == 0


def test_one_that_cannot_be_read_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record"), shared_record(tmp_path / "none.db"):
        pass
