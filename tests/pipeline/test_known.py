"""A record as known on a day is what a build of only the articles published by then gives."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_archives import DAYS, Read, archive

from variorum.export.formats import FORMATS
from variorum.lexicon.lexicon import load_lexicon
from variorum.model.documents import Document, Published
from variorum.model.errors import RecordError, UsageError
from variorum.model.events import Judgement
from variorum.model.issues import Issue
from variorum.pipeline import known as known_room
from variorum.pipeline import views
from variorum.pipeline.known import known_record
from variorum.pipeline.report import Tally
from variorum.store.known import KnownRecord
from variorum.store.record import Record


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lexicon is loaded from the real cache, the views are kept in one of the test's own."""
    load_lexicon()
    monkeypatch.setattr(known_room, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def recorded(path: Path, read: Sequence[Read]) -> Path:
    with Record.open(path, "create") as record:
        for raw, document, claims in read:
            record.add_document(raw, document, claims, (), "tests")
        views.make_views(record, load_lexicon(), Tally(), anew=True)
    return path


def exported(record: Record) -> dict[str, str]:
    made = {}
    for name, one in FORMATS.items():
        out = io.StringIO()
        one.write(record, out)
        made[name] = out.getvalue()
    return made


def of_file(path: Path) -> dict[str, str]:
    with Record.open(path) as record:
        return exported(record)


def as_known(path: Path, day: str) -> dict[str, str]:
    with known_record(path, day) as record:
        return exported(record)


def by(read: Sequence[Read], day: str) -> list[Read]:
    return [one for one in read if one[1].published.day is not None and one[1].published.day <= day]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), day=st.sampled_from([*DAYS, "2023-04-30", "2024-01-01"]))
def test_it_only_ever_reads_what_was_published_by_then(seed: int, day: str) -> None:
    read = archive(seed, 20, dated=seed % 2 == 0)
    with TemporaryDirectory() as folder:
        whole = recorded(Path(folder) / "whole.db", read)
        part = recorded(Path(folder) / "part.db", by(read, day))
        assert as_known(whole, day) == of_file(part)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_on_the_last_day_it_is_the_record_itself(seed: int) -> None:
    with TemporaryDirectory() as folder:
        whole = recorded(Path(folder) / "whole.db", archive(seed, 16))
        assert as_known(whole, DAYS[-1]) == of_file(whole)


def _printed_between(read: Read, earliest: str | None, latest: str | None) -> Read:
    raw, document, claims = read
    published = Published(day=None, basis="none", earliest=earliest, latest=latest)
    dated: Document = replace(document, published=published)
    return raw, dated, claims


def test_articles_without_a_day_count_once_they_must_have_been_printed(tmp_path: Path) -> None:
    first, second, third = archive(3, 3)
    read = [
        _printed_between(first, None, "2023-05-04"),
        _printed_between(second, "2023-05-01", None),
        _printed_between(third, None, None),
    ]
    whole = recorded(tmp_path / "whole.db", read)

    with known_record(whole, "2023-05-03") as record:
        assert (record.counts().documents, record.left_out()) == (0, (0, 3))
    with known_record(whole, "2023-05-04") as record:
        assert [head.id for head in record.heads()] == [first[1].id]
        assert record.left_out() == (0, 2)
    with known_record(whole, "2030-01-01") as record:
        assert record.left_out() == (0, 2)


@pytest.fixture
def remade(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often views as known on a day were made."""
    made: list[int] = []
    make = views.make_views

    def counted(record: Record, *given: Any, **options: Any) -> Any:
        if isinstance(record, KnownRecord):
            made.append(1)
        return make(record, *given, **options)

    monkeypatch.setattr(views, "make_views", counted)
    return made


def test_its_views_are_kept_until_something_changes_them(
    tmp_path: Path, remade: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = sorted(archive(5, 12), key=lambda one: one[1].published.day or "")
    middle = read[6][1].published.day or ""
    path = recorded(tmp_path / "war.db", by(read, middle))
    before = as_known(path, middle)
    assert as_known(path, middle) == before
    assert len(remade) == 1

    later = [one for one in read if one not in by(read, middle)]
    assert later
    with Record.open(path, "write") as record:
        for raw, document, claims in later:
            record.add_document(raw, document, claims, (), "tests")
    assert as_known(path, middle) == before
    assert len(remade) == 1

    with Record.open(path, "write") as record:
        record.add_judgement(
            Judgement(
                id="j", left="claim-doc-000-0", verdict="reject", by="editor", at="2024-01-01T00:00:00Z"
            )
        )
    as_known(path, middle)
    assert len(remade) == 2

    monkeypatch.setattr(known_room, "viewing_maker", lambda packs: "another version")
    as_known(path, middle)
    assert len(remade) == 3


def test_a_damaged_file_of_views_is_made_anew(tmp_path: Path, cache: Path) -> None:
    path = recorded(tmp_path / "war.db", archive(1, 8))
    before = as_known(path, DAYS[4])
    (kept,) = cache.rglob("*.db")
    kept.write_bytes(b"not a database" * 1000)

    assert as_known(path, DAYS[4]) == before


def test_where_nothing_can_be_kept_it_is_answered_all_the_same(tmp_path: Path, cache: Path) -> None:
    path = recorded(tmp_path / "war.db", archive(1, 8))
    cache.write_text("a file where the folder should be")

    assert as_known(path, DAYS[-1]) == of_file(path)


def test_old_days_make_room(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_room, "_KEPT_DAYS", 3)
    path = recorded(tmp_path / "war.db", archive(1, 6))
    for day in DAYS:
        as_known(path, day)

    assert len(list(cache.rglob("*.db"))) == 3


def test_it_is_read_only_and_the_record_is_left_as_it_was(tmp_path: Path) -> None:
    path = recorded(tmp_path / "war.db", archive(2, 6))
    before = path.read_bytes()

    with known_record(path, DAYS[3]) as record, pytest.raises(RecordError, match="not open for writing"):
        record.add_issue(Issue(code="unreadable", message="No text."))

    assert path.read_bytes() == before


def test_a_pack_it_was_built_with_has_to_be_there(tmp_path: Path) -> None:
    path = recorded(tmp_path / "war.db", archive(2, 6))
    with Record.open(path, "write") as record:
        record.add_run("variorum-0/abc+nowhere-1999@0123", 1.0, {})

    with pytest.raises(UsageError, match=r"theatre pack .* nowhere-1999\. Name its folder with --pack"):
        as_known(path, DAYS[3])


def test_there_has_to_be_a_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record at"):
        as_known(tmp_path / "none.db", DAYS[0])


def test_a_server_may_be_reading_the_record_meanwhile(tmp_path: Path) -> None:
    path = recorded(tmp_path / "war.db", archive(2, 6))
    with Record.open(path) as other, other.snapshot():
        assert other.counts().documents == 6
        assert as_known(path, DAYS[-1]) == of_file(path)


def test_what_is_kept_of_a_record_goes_when_the_record_is_gone(tmp_path: Path, cache: Path) -> None:
    gone = recorded(tmp_path / "gone.db", archive(1, 4))
    stays = recorded(tmp_path / "stays.db", archive(2, 4))
    as_known(gone, DAYS[-1])
    as_known(stays, DAYS[-1])
    gone.unlink()
    as_known(stays, DAYS[-2])

    assert sorted(file.name for file in cache.rglob("*.db")) == sorted(f"{day}.db" for day in DAYS[-2:])
