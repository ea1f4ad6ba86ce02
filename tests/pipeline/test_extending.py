"""Adding documents to a record gives what building it at once gives, and touches little."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_archives import Read, archive

from variorum.lexicon.lexicon import load_lexicon
from variorum.pipeline import views
from variorum.pipeline.report import Tally
from variorum.reconcile.comparing import pairs
from variorum.reconcile.events import regions
from variorum.store.record import Record


def add(record: Record, read: Sequence[Read]) -> None:
    for raw, document, claims in read:
        record.add_document(raw, document, claims, (), "tests")


def make(record: Record, *, anew: bool = False) -> None:
    views.make_views(record, load_lexicon(), Tally(), anew=anew)


def told(record: Record) -> list[str]:
    """Everything the views hold, in an order of its own."""
    made = [*record.copies(), *record.event_rows(), *record.holdings()]
    return sorted(map(repr, made))


def at_once(read: Sequence[Read], path: Path) -> list[str]:
    with Record.open(path / "once.db", "create") as record:
        add(record, read)
        make(record, anew=True)
        return told(record)


def in_parts(read: Sequence[Read], cuts: Sequence[int], path: Path) -> list[str]:
    with Record.open(path / "parts.db", "create") as record:
        for start, end in zip([0, *cuts], [*cuts, len(read)], strict=True):
            add(record, read[start:end])
            make(record)
        return told(record)


@pytest.fixture
def extended_only(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """However much is new, it is put beside what is there; counts how often all was made anew."""
    anew: list[int] = []
    rebuilt = views._rebuilt
    monkeypatch.setattr(views, "_MOST_NEW", 1.0)
    monkeypatch.setattr(views, "_rebuilt", lambda *given: (anew.append(1), rebuilt(*given))[1])
    return anew


@contextmanager
def put_beside(neighbours: int) -> Iterator[Path]:
    """However much is new, it is put beside what is there, among so many neighbours; gives a folder."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        for module in (pairs, regions):
            patch.setattr(module, "NEIGHBOURS", neighbours)
        patch.setattr(views, "_MOST_NEW", 1.0)
        yield Path(folder)


@pytest.mark.parametrize("neighbours", [32, 2])
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_adding_documents_gives_what_building_at_once_gives(neighbours: int, seed: int) -> None:
    chance = random.Random(seed)
    read = archive(seed, 24, dated=chance.random() < 0.7)
    with put_beside(neighbours) as folder:
        once = at_once(read, folder)
        shuffled = chance.sample(read, len(read))
        cuts = sorted(chance.sample(range(1, len(read)), 4))
        assert in_parts(shuffled, cuts, folder) == once


def test_a_document_that_is_added_does_not_make_all_anew(extended_only: list[int], tmp_path: Path) -> None:
    read = archive(7, 40)

    with Record.open(tmp_path / "war.db", "create") as record:
        add(record, read[:39])
        make(record, anew=True)
        before = set(told(record))
        add(record, read[39:])
        make(record)
        after = set(told(record))

    assert extended_only == [1]
    assert len(before - after) < len(before) / 4
