"""What is decoded and worked out once, and when it is worked out again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import store_samples as samples

from variorum.model.errors import RecordError
from variorum.model.events import Where
from variorum.model.issues import Issue
from variorum.store.record import Record
from variorum.store.remembering import Remembered
from variorum.store.rows import body_of

BAKHMUT = body_of(Where(id="ua-1", name="Bakhmut"))


class Counter:
    """Something to work out, which counts how often it is."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "war.db"
    Record.open(made, "create").close()
    return made


def with_issue(path: Path) -> None:
    with Record.open(path, "write") as record:
        record.add_issue(Issue(severity="info", code="unreadable", message="Nothing was read.", where="here"))


def with_views(path: Path) -> None:
    with Record.open(path, "write") as record:
        samples.make_views(record)


def test_one_text_is_decoded_once() -> None:
    remembered = Remembered(1000)
    first = remembered.record_of(Where, BAKHMUT)
    assert first.name == "Bakhmut"
    assert remembered.record_of(Where, BAKHMUT) is first
    assert remembered.record_of(Where, body_of(Where(id="ua-1", name="Soledar"))).name == "Soledar"


@pytest.mark.parametrize("characters", [0, 10])
def test_what_there_is_no_room_for_is_decoded_each_time(characters: int) -> None:
    remembered = Remembered(characters)
    first = remembered.record_of(Where, BAKHMUT)
    assert remembered.record_of(Where, BAKHMUT) == first
    assert remembered.record_of(Where, BAKHMUT) is not first


def test_a_text_that_is_no_such_record_is_told_each_time() -> None:
    remembered = Remembered(1000)
    for _ in range(2):
        with pytest.raises(RecordError, match="does not hold a Where"):
            remembered.record_of(Where, '{"named": "Bakhmut"}')


@pytest.mark.parametrize(
    ("changed", "of_views", "of_state"), [(with_issue, 1, 2), (with_views, 2, 2), (lambda path: None, 1, 1)]
)
def test_an_answer_is_worked_out_again_when_what_it_hangs_on_changes(
    path: Path, changed: Callable[[Path], None], of_views: int, of_state: int
) -> None:
    views, state = Counter(), Counter()
    with Record.open(path) as record:
        for _ in range(2):
            assert (record.of_views("one", views), record.of_state("one", state)) == (1, 1)
        changed(path)
        assert (record.of_views("one", views), record.of_state("one", state)) == (of_views, of_state)


def test_one_question_is_not_another(path: Path) -> None:
    with Record.open(path) as record:
        assert [record.of_views(one, lambda one=one: one) for one in ("this", "that")] == ["this", "that"]


def test_readers_of_one_file_share_and_those_of_others_do_not(path: Path) -> None:
    remembered, work = Remembered(), Counter()
    found = []
    for name in ("one", "one", "other"):
        with Record.open(path) as record:
            record.remember_in(remembered, name)
            found.append(record.of_views("question", work))
    assert found == [1, 1, 2]


def test_who_asks_for_what_another_works_out_waits_for_it() -> None:
    remembered, work = Remembered(), Counter()
    begun, may_end = threading.Event(), threading.Event()
    found: list[int] = []

    def slowly() -> int:
        begun.set()
        assert may_end.wait(10)
        return work()

    readers = [threading.Thread(target=lambda: found.append(remembered.answer("one", slowly)))]
    readers[0].start()
    assert begun.wait(10)
    readers.append(threading.Thread(target=lambda: found.append(remembered.answer("one", slowly))))
    readers[1].start()
    may_end.set()
    for one in readers:
        one.join(10)
    assert found == [1, 1]


def test_a_question_that_failed_may_be_asked_again() -> None:
    remembered = Remembered()
    with pytest.raises(ZeroDivisionError):
        remembered.answer("one", lambda: 1 // 0)
    assert remembered.answer("one", lambda: 1) == 1
