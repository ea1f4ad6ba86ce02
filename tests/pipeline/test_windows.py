"""Documents come in windows of bounded size, each with what was wrong with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.documents import RawDocument
from variorum.model.issues import Issue
from variorum.pipeline.windows import Arrived, arrivals, windows


def raw(number: int, text: str = "") -> RawDocument:
    return RawDocument(
        id=f"doc-{number}",
        source=f"{number}.txt",
        raw=b"",
        text=text,
        media_type="text/plain",
        encoding="utf-8",
    )


def issue(code: str, where: str = "") -> Issue:
    return Issue(code=code, message=code, where=where)


def test_issues_stay_with_the_document_before_them() -> None:
    guessed, skipped, absent = issue("encoding-guessed"), issue("files-skipped"), issue("not-found")
    found = [absent, raw(1), guessed, raw(2), skipped, absent, raw(3)]

    assert list(arrivals(found)) == [
        absent,
        Arrived(raw=raw(1), issues=(guessed,)),
        Arrived(raw=raw(2)),
        skipped,
        absent,
        Arrived(raw=raw(3)),
    ]


def test_an_issue_without_a_document_before_it_stands_alone() -> None:
    guessed = issue("encoding-guessed")
    assert list(arrivals([guessed, issue("not-found"), guessed])) == [guessed, issue("not-found"), guessed]


@given(st.lists(st.integers(0, 400_000), max_size=80))
def test_windows_keep_order_and_bounds(sizes: list[int]) -> None:
    arrived = [Arrived(raw=raw(number, "x" * size)) for number, size in enumerate(sizes)]
    made = list(windows(arrived))

    assert [one for window in made for one in window] == arrived
    for window in made:
        assert 0 < len(window) <= 32
        assert sum(len(one.raw.text) for one in window[:-1]) < 1_000_000


def test_a_window_is_given_before_the_next_is_read() -> None:
    taken = []

    def stream():  # type: ignore[no-untyped-def]
        for number in range(100):
            taken.append(number)
            yield Arrived(raw=raw(number))

    next(windows(stream()))
    assert len(taken) == 16
