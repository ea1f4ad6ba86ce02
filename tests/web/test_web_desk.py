"""A record that is replaced, removed, locked, extended or unusable while it is served."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import apsw
import pytest
from starlette.testclient import TestClient

from variorum.model.errors import RecordError
from variorum.model.issues import Issue
from variorum.pipeline import known as known_room
from variorum.store import opening
from variorum.store.record import Record
from variorum.store.schema import SCHEMA_VERSION
from variorum.web.app import make_app
from variorum.web.core.desk import Desk
from variorum.web.core.faults import BeingMadeError, UnknownError
from variorum.web.core.settings import Settings

DAY = "2020-02-10"


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample's record, to be changed."""
    return Path(shutil.copy(sample_path, tmp_path / "war.db"))


@pytest.fixture
def asking(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(record=path))) as client:
        yield client


def noted(path: Path, code: str = "unreadable") -> None:
    """Add one fact to a record."""
    with Record.open(path, "write") as record:
        record.add_issue(Issue(severity="info", code=code, message=f"Nothing was read: {code}.", where=code))


def issues(asking: TestClient) -> int:
    return int(asking.get("/api/record").json()["numbers"]["issues"])


def test_what_a_build_adds_is_seen_at_once(asking: TestClient, path: Path) -> None:
    before = issues(asking)
    noted(path)
    assert issues(asking) == before + 1


def test_a_record_put_in_its_place_is_opened_anew(asking: TestClient, path: Path, sample_path: Path) -> None:
    before = issues(asking)
    other = Path(shutil.copy(sample_path, path.with_name("other.db")))
    noted(other, "a")
    noted(other, "b")
    other.replace(path)
    assert issues(asking) == before + 2


def test_a_removed_record_is_missed_until_it_is_back(
    asking: TestClient, path: Path, sample_path: Path
) -> None:
    assert asking.get("/api/record").status_code == 200
    path.unlink()
    missed = asking.get("/api/record")
    assert missed.status_code == 503
    assert missed.json()["code"] == "record-unusable"
    assert "no record" in missed.json()["message"]
    assert missed.headers["cache-control"] == "no-store"
    shutil.copy(sample_path, path)
    assert asking.get("/api/record").status_code == 200


def laid_waste(path: Path) -> None:
    path.write_bytes(b"This is no record.\n" * 500)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def of_version(path: Path, version: int) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", version)
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (laid_waste, "not a Variorum record"),
        (emptied, "empty record"),
        (lambda path: of_version(path, SCHEMA_VERSION + 1), "newer version"),
        (lambda path: of_version(path, SCHEMA_VERSION - 1), "older version"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_to_be(
    asking: TestClient, path: Path, sample_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    assert asking.get("/api/record").status_code == 200
    spoilt = Path(shutil.copy(sample_path, path.with_name("spoilt.db")))
    spoil(spoilt)
    spoilt.replace(path)
    refused = asking.get("/api/record")
    assert refused.status_code == 503
    assert refused.json()["code"] == "record-unusable"
    assert told in refused.json()["message"]
    assert refused.json()["advice"]
    Path(shutil.copy(sample_path, path.with_name("sound.db"))).replace(path)
    assert asking.get("/api/record").status_code == 200


def test_a_locked_record_is_waited_for_and_then_said_to_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_BUSY_MILLISECONDS", 10)
    locking = apsw.Connection(str(path))
    # Readers of a record that keeps a log beside it wait for nobody.
    locking.pragma("journal_mode", "delete")
    locking.execute("BEGIN EXCLUSIVE")
    with TestClient(make_app(Settings(record=path))) as asking:
        refused = asking.get("/api/record")
        assert refused.status_code == 503
        assert refused.json()["code"] == "record-busy"
        assert refused.headers["retry-after"] == "1"
        locking.execute("COMMIT")
        assert asking.get("/api/record").status_code == 200
    locking.close()


def test_a_record_without_articles_is_served(tmp_path: Path) -> None:
    Record.open(tmp_path / "empty.db", "create").close()
    with TestClient(make_app(Settings(record=tmp_path / "empty.db"))) as asking:
        told = asking.get("/api/record").json()
    assert told["numbers"]["documents"] == 0
    assert told["last_day"] is None


def test_a_build_is_not_kept_waiting_by_a_page_that_was_read(path: Path) -> None:
    with TestClient(make_app(Settings(record=path))) as asking:
        for query in ({}, {"known_on": DAY}):
            answered(asking, query)
        noted(path)
        assert not path.with_name(path.name + "-lock").exists()


def answered(asking: TestClient, query: dict[str, str]) -> dict[str, object]:
    """The record's answer, when it is made."""
    for _ in range(60):
        told = asking.get("/api/record", params=query)
        if told.status_code != 503 or told.json()["code"] != "being-made":
            break
        time.sleep(0.2)
    assert told.status_code == 200, told.text
    return dict(told.json())


def test_a_reader_is_used_again_after_a_question_that_failed(path: Path) -> None:
    desk = Desk(Settings(record=path))
    with desk.record() as first:
        pass
    with pytest.raises(UnknownError), desk.record() as second:
        raise UnknownError("There is no such event.")
    with desk.record() as third:
        pass
    assert first is second is third
    desk.close()


def test_a_reader_of_a_broken_record_is_let_go_of(path: Path) -> None:
    desk = Desk(Settings(record=path))
    with pytest.raises(RecordError), desk.record() as first:
        raise RecordError("The file is damaged.")
    with desk.record() as second:
        assert second is not first
    desk.close()
    with pytest.raises(RecordError, match="closed"):
        first.counts()


def test_many_at_once_each_have_a_reader_of_their_own(path: Path) -> None:
    desk = Desk(Settings(record=path))
    together = threading.Barrier(6)

    def ask(_number: int) -> tuple[int, int]:
        with desk.record() as record:
            together.wait(10)
            return id(record), record.counts().documents

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(ask, range(6)))
    assert len({reader for reader, _ in told}) == 6
    assert {documents for _, documents in told} == {15}
    desk.close()


def test_the_mark_is_of_one_record_in_one_run(path: Path, sample_path: Path) -> None:
    desk = Desk(Settings(record=path))
    first = desk.mark()
    assert desk.mark() == first
    Path(shutil.copy(sample_path, path.with_name("same.db"))).replace(path)
    assert desk.mark() != first
    assert Desk(Settings(record=path)).mark() != desk.mark()
    desk.close()


# ---- as known on a day


@pytest.fixture
def no_lasting_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(known_room, "cache_folder", lambda: tmp_path / "file" / "cache")


def test_as_known_on_a_day_is_made_once_and_then_answered(path: Path) -> None:
    with TestClient(make_app(Settings(record=path))) as asking:
        then = answered(asking, {"known_on": DAY})
        assert then["last_day"] == "2020-02-09"
        assert asking.get("/api/record", params={"known_on": DAY}).status_code == 200
        noted(path)
        # Nothing that was known then has changed, so nothing is made anew.
        assert asking.get("/api/record", params={"known_on": DAY}).json() == then


@pytest.mark.usefixtures("no_lasting_cache")
def test_where_nothing_can_be_kept_it_is_said_and_not_tried_for_ever(asking: TestClient) -> None:
    refused = asking.get("/api/record", params={"known_on": DAY})
    assert refused.status_code == 503
    assert refused.json()["code"] == "record-unusable"
    assert "VARIORUM_CACHE" in refused.json()["advice"]


def test_a_killed_making_is_said_and_can_be_asked_for_again(path: Path) -> None:
    desk = Desk(Settings(record=path))
    killed = threading.Thread(target=killer, args=(desk,))
    killed.start()
    with pytest.raises(RecordError, match="was ended"):
        wait_for(desk)
    killed.join()
    with TestClient(make_app(Settings(record=path))) as asking:
        answered(asking, {"known_on": DAY})
    desk.close()


def wait_for(desk: Desk) -> None:
    for _ in range(20):
        with suppress(BeingMadeError), desk.record(DAY):
            return


def killer(desk: Desk) -> None:
    """End the process that makes the views, as the system does where memory runs out."""
    for _ in range(200):
        for making in desk._makings._days.values():
            making.process.kill()
            return
        time.sleep(0.01)


def test_two_servers_make_the_same_day(path: Path) -> None:
    with (
        TestClient(make_app(Settings(record=path))) as one,
        TestClient(make_app(Settings(record=path))) as two,
        ThreadPoolExecutor(2) as pool,
    ):
        told = list(pool.map(lambda asking: answered(asking, {"known_on": DAY}), (one, two)))
    assert told[0] == told[1]
