"""Several processes read what one would, in the same order; one that is killed costs no document."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import war_articles

from variorum.model.errors import RecordError, VariorumError, WorkerError
from variorum.pipeline import Step, build, build_exports, sample_sources, usual_jobs
from variorum.pipeline import windows as windows_module
from variorum.pipeline import workers as workers_module
from variorum.pipeline.line import raw_text
from variorum.pipeline.windows import Arrived
from variorum.pipeline.workers import read_windows
from variorum.store.record import Record


@pytest.fixture
def _small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few documents are many windows, so that workers are worth their while."""
    monkeypatch.setattr(windows_module, "_MOST_DOCUMENTS", 1)


def window(number: int) -> list[Arrived]:
    text = f"Rebels shelled the town of Bria on Monday, killing {number + 2} people, the army said."
    return [Arrived(raw=raw_text(text, "2021-01-05"))]


@pytest.mark.usefixtures("_small_windows")
def test_the_sample_is_the_same_bytes_by_one_process_and_by_two(tmp_path: Path) -> None:
    build_exports(sample_sources(), made(tmp_path / "one"))
    build(sample_sources(), tmp_path / "two.db", jobs=2)

    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert war_articles.exports(tmp_path / "two.db", tmp_path / "two") == one
    assert one["claims.jsonl"]


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_windows_come_back_in_order_with_their_bytes() -> None:
    given = [window(number) for number in range(9)]

    read = [(arrived, list(of_each)) for arrived, of_each in read_windows(iter(given), (), 2)]

    assert [arrived for arrived, _ in read] == given
    for (arrived,), (one,) in read:
        assert one.raw == arrived.raw
        assert one.document.id == arrived.raw.id
        assert len(one.claims) == 1


def test_no_more_windows_are_taken_than_keep_the_workers_busy() -> None:
    taken = 0

    def counted() -> object:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield window(number)

    read = read_windows(counted(), (), 2)  # type: ignore[arg-type]
    next(read)
    assert taken <= 8
    read.close()
    assert not multiprocessing.active_children()


def test_few_documents_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(workers_module, "ProcessPoolExecutor", refused)
    assert len(list(read_windows(iter([window(0), window(1)]), (), 8))) == 2


@pytest.mark.usefixtures("_small_windows")
def test_a_worker_that_is_killed_costs_no_document(tmp_path: Path) -> None:
    lines = write_lines(tmp_path, 24)

    report = build([lines], tmp_path / "war.db", jobs=2, progress=killing_at(10))

    assert not multiprocessing.active_children()
    assert (report.kept, report.failures) == (24, 0)


def test_a_document_that_kills_its_worker_is_broken_and_the_rest_is_read() -> None:
    given = [window(number) for number in range(7)]
    given[4] = [*window(20), Arrived(raw=replace(window(21)[0].raw, text=_Deadly("A text."))), *window(22)]

    read = [one for _, of_each in read_windows(iter(given), (), 2) for one in of_each]

    assert [one.failed for one in read] == ["", "", "", "", "", "worker", "", "", ""]
    assert [len(one.claims) for one in read] == [1, 1, 1, 1, 1, 0, 1, 1, 1]
    assert read[5].issues[0].code == "stage-failed"
    assert not multiprocessing.active_children()


def test_several_such_documents_in_turn_end_the_reading() -> None:
    deadly = Arrived(raw=replace(window(0)[0].raw, text=_Deadly("A text.")))
    given = [*(window(number) for number in range(5)), [deadly] * 3]

    with pytest.raises(WorkerError, match="again and again"):
        list(read_windows(iter(given), (), 2))

    assert not multiprocessing.active_children()


class _Deadly(str):
    """A text that ends the process which takes it out of its envelope, as want of memory would."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (9,)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals to a group of processes")
def test_an_interrupt_from_the_keyboard_ends_workers_too(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "variorum", "build", write_lines(tmp_path, 600)]
    running = subprocess.Popen(
        [*command, "-o", str(tmp_path / "war.db"), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while not _documents_in(tmp_path / "war.db") and time.monotonic() < until:
        assert running.poll() is None
        time.sleep(0.02)

    os.killpg(running.pid, signal.SIGINT)
    printed, _ = running.communicate(timeout=60)

    assert running.returncode != 0
    assert b"Traceback" not in printed
    # What keeps account of shared memory for the processes ends a moment after them.
    while _is_group(running.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _is_group(running.pid)
    assert 0 < _documents_in(tmp_path / "war.db") < 600


def _is_group(leader: int) -> bool:
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True


def _documents_in(record: Path) -> int:
    try:
        with Record.open(record) as opened:
            return opened.counts().documents
    except RecordError:
        return 0


def write_lines(folder: Path, documents: int) -> str:
    lines = folder / "lines.jsonl"
    texts = [arrived.raw.text for number in range(documents) for arrived in window(number)]
    lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return str(lines)


def killing_at(documents: int) -> Callable[[Step], None]:
    """Kills one worker when so many documents have been read from the sources."""
    left = [1]

    def killing(step: Step) -> None:
        workers = multiprocessing.active_children()
        if step.stage == "reading" and step.documents >= documents and workers and left:
            left.clear()
            workers[0].kill()

    return killing


def test_an_error_of_a_worker_keeps_its_advice() -> None:
    error = pickle.loads(pickle.dumps(VariorumError("It is not there.", advice="Install it.")))
    assert (error.message, error.advice, str(error)) == (
        "It is not there.",
        "Install it.",
        "It is not there. Install it.",
    )


def test_an_error_met_by_every_document_is_raised_from_a_worker() -> None:
    with pytest.raises(VariorumError):
        list(read_windows((window(number) for number in range(9)), ("no-such-pack",), 2))


def test_usual_jobs_are_a_few() -> None:
    assert 1 <= usual_jobs() <= 4
