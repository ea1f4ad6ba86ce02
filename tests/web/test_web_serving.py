"""The page as it is served: its ports, and answers that are worked out once."""

from __future__ import annotations

import json
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum.model.errors import UsageError
from variorum.model.issues import Issue
from variorum.store.reading import RecordReader
from variorum.store.record import Record
from variorum.web.app import make_app
from variorum.web.core import kept
from variorum.web.core.settings import Settings
from variorum.web.serving import listen

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_path, tmp_path / "war.db"))


@pytest.fixture
def asking(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(record=path))) as client:
        yield client


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each time that an overview is worked out."""
    times: list[str] = []
    counts: Callable[[RecordReader], object] = RecordReader.counts

    def counting(record: RecordReader) -> object:
        times.append("counted")
        return counts(record)

    monkeypatch.setattr(RecordReader, "counts", counting)
    return times


def test_the_same_question_is_worked_out_once(asking: TestClient, counted: list[str]) -> None:
    first = asking.get("/api/record")
    again = asking.get("/api/record")
    assert first.json() == again.json()
    assert first.headers == again.headers
    assert len(counted) == 1


def test_it_is_worked_out_again_when_the_record_has_changed(
    asking: TestClient, counted: list[str], path: Path
) -> None:
    tag = asking.get("/api/record").headers["etag"]
    with Record.open(path, "write") as record:
        record.add_issue(Issue(severity="info", code="unreadable", message="Nothing was read.", where="x"))
    newer = asking.get("/api/record", headers={"if-none-match": tag})
    assert newer.status_code == 200
    assert newer.headers["etag"] != tag
    assert len(counted) == 2


def test_who_has_the_answer_is_told_so(asking: TestClient, counted: list[str]) -> None:
    first = asking.get("/api/record")
    assert first.headers["cache-control"] == "private, no-cache"
    again = asking.get("/api/record", headers={"if-none-match": f'W/"x", {first.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    assert "content-security-policy" in again.headers
    assert len(counted) == 1


def test_another_run_does_not_take_the_tags_of_this_one(asking: TestClient, path: Path) -> None:
    tag = asking.get("/api/record").headers["etag"]
    with TestClient(make_app(Settings(record=path, review=True))) as other:
        assert other.get("/api/record", headers={"if-none-match": tag}).json()["review"] is True


def test_packed_and_unpacked_answers_are_kept_apart(asking: TestClient) -> None:
    packed = asking.get("/api/openapi.json", headers={"accept-encoding": "gzip"})
    plain = asking.get("/api/openapi.json", headers={"accept-encoding": "identity"})
    assert packed.json() == plain.json()
    one = asking.get("/api/record", headers={"accept-encoding": "gzip"})
    other = asking.get("/api/record", headers={"accept-encoding": "identity"})
    assert one.json() == other.json()
    assert one.headers["etag"] != other.headers["etag"]


def test_faults_are_not_kept(asking: TestClient) -> None:
    told = asking.get("/api/record", params={"known_on": "yesterday"})
    assert told.status_code == 422
    assert told.headers["cache-control"] == "no-store"
    assert "etag" not in told.headers


def test_only_headers_of_an_answer(asking: TestClient) -> None:
    whole = asking.get("/api/record")
    headers = asking.head("/api/record")
    assert headers.status_code == 200
    assert headers.content == b""
    assert headers.headers["etag"] == whole.headers["etag"]


def test_what_can_be_asked_is_told_of_a_record_that_is_gone(tmp_path: Path) -> None:
    with TestClient(make_app(Settings(record=tmp_path / "gone.db"))) as asking:
        assert asking.get("/api/openapi.json").status_code == 200
        assert asking.get("/").status_code == 200
        assert asking.get("/api/record").status_code == 503


def test_every_route_has_a_name_of_its_own_and_tells_its_faults() -> None:
    routes = [
        route
        for path in make_app(Settings(record=Path("record.db"))).openapi()["paths"].values()
        for route in path.values()
    ]
    names = [route["operationId"] for route in routes]
    assert len(set(names)) == len(names)
    for route in routes:
        assert {"404", "422", "503"} <= route["responses"].keys()


def test_the_page_is_written_for_these_routes() -> None:
    document = make_app(Settings(record=Path("record.db"))).openapi()
    document["info"].pop("version")
    told = json.loads((ROOT / "page/openapi.json").read_text(encoding="utf-8"))
    assert told == document, "run: make page"


# ---- ports


def test_a_port_in_use_is_said_to_be() -> None:
    with listen("127.0.0.1", 0) as taken:
        with pytest.raises(UsageError, match="in use") as refused:
            listen("127.0.0.1", taken.getsockname()[1])
        assert "--port" in refused.value.advice


def test_without_a_port_one_that_is_free_is_taken() -> None:
    with listen("127.0.0.1") as first, listen("127.0.0.1") as second:
        assert first.getsockname()[1] != second.getsockname()[1]


def test_a_short_answer_does_not_wait_for_its_headers_to_be_acknowledged() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.machine.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(UsageError, match="cannot be served") as refused:
        listen(host, 0)
    assert "--host" in refused.value.advice


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_the_newer_kind() -> None:
    try:
        listening = listen("::1", 0)
    except UsageError:
        pytest.skip("this machine has no address ::1")
    with listening:
        assert listening.family == socket.AF_INET6


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Overviews take long, and what takes long is worked out again at once."""
    counts: Callable[[RecordReader], object] = RecordReader.counts

    def counting(record: RecordReader) -> object:
        time.sleep(0.06)
        return counts(record)

    monkeypatch.setattr(RecordReader, "counts", counting)
    monkeypatch.setattr(kept, "_REST", 0)


def _add_issue(path: Path) -> None:
    with Record.open(path, "write") as record:
        record.add_issue(Issue(severity="info", code="unreadable", message="Nothing was read.", where="x"))


@pytest.mark.usefixtures("slow")
def test_a_long_answer_is_given_once_more_and_made_anew_for_who_asks_next(path: Path) -> None:
    with TestClient(make_app(Settings(record=path, lag=0.001))) as asking:
        first = asking.get("/api/record")
        _add_issue(path)
        time.sleep(0.01)
        assert asking.get("/api/record").json() == first.json()
        until = time.monotonic() + 20
        while (newer := asking.get("/api/record")).json() == first.json() and time.monotonic() < until:
            time.sleep(0.02)
    assert newer.json()["numbers"]["issues"] == first.json()["numbers"]["issues"] + 1
    assert newer.headers["etag"] != first.headers["etag"]


@pytest.mark.usefixtures("slow")
def test_who_judges_is_never_given_an_answer_that_was_overtaken(path: Path) -> None:
    with TestClient(make_app(Settings(record=path, lag=0.001, review=True))) as asking:
        first = asking.get("/api/record").json()["numbers"]["issues"]
        _add_issue(path)
        time.sleep(0.01)
        assert asking.get("/api/record").json()["numbers"]["issues"] == first + 1
