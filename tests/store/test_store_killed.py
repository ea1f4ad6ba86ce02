"""A build killed at any moment, or out of room, goes on where it stopped and ends the same."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake_build
import pytest

from variorum.export.formats import FORMATS
from variorum.store.record import Record

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a kill that a program cannot answer")

PROGRAM = Path(fake_build.__file__)
_CHANCE = random.Random(20310305)
MOMENTS = [
    "document:0",
    "views",
    "close",
    *(f"document:{_CHANCE.randrange(1, fake_build.DOCUMENTS)}" for _ in range(2)),
    *(f"claim:{_CHANCE.randrange(2 * fake_build.DOCUMENTS)}" for _ in range(4)),
    *(f"event:{_CHANCE.randrange(4)}" for _ in range(2)),
]


def exports(path: Path) -> dict[str, str]:
    with Record.open(path) as record:
        written = {}
        for name, made in FORMATS.items():
            out = io.StringIO()
            assert made.write(record, out) > 0
            written[name] = out.getvalue()
        return written


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("whole") / "war.db"
    fake_build.build(path)
    return exports(path)


def run(path: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, PROGRAM, path, *arguments], stdout=subprocess.PIPE, text=True, cwd=PROGRAM.parent
    )


@pytest.mark.parametrize("moment", sorted(set(MOMENTS)))
def test_killed_and_run_again_it_ends_the_same(
    tmp_path: Path, uninterrupted: dict[str, str], moment: str
) -> None:
    path = tmp_path / "war.db"
    killed = run(path, moment)
    killed.communicate(timeout=30)
    assert killed.returncode == -signal.SIGKILL

    with Record.open(path) as record:
        found = record.counts()
        assert found.claims == 2 * found.documents
        assert found.events == (4 if moment == "close" else 0)

    fake_build.build(path)

    assert exports(path) == uninterrupted
    assert [file.name for file in tmp_path.iterdir()] == ["war.db"]


def test_killed_at_any_instant_it_ends_the_same(tmp_path: Path, uninterrupted: dict[str, str]) -> None:
    path = tmp_path / "war.db"
    for _ in range(3):
        running = run(path, "never")
        while not path.exists() and running.poll() is None:
            time.sleep(0.001)
        time.sleep(_CHANCE.random() * 0.01)
        running.kill()
        running.communicate(timeout=30)

    fake_build.build(path)

    assert exports(path) == uninterrupted


def test_killed_while_building_again_it_keeps_the_old_views(
    tmp_path: Path, uninterrupted: dict[str, str]
) -> None:
    path = tmp_path / "war.db"
    fake_build.build(path)

    run(path, "event:2").communicate(timeout=30)

    assert exports(path) == uninterrupted


def test_run_again_it_changes_nothing(tmp_path: Path, uninterrupted: dict[str, str]) -> None:
    path = tmp_path / "war.db"
    fake_build.build(path)
    fake_build.build(path)

    assert exports(path) == uninterrupted


@pytest.mark.parametrize("limit", [100_000, 400_000, 800_000])
def test_out_of_room_it_says_so_and_goes_on_later(
    tmp_path: Path, uninterrupted: dict[str, str], limit: int
) -> None:
    path = tmp_path / "war.db"
    full = run(path, "never", str(limit))
    said, _ = full.communicate(timeout=30)
    assert full.returncode == 3, said
    assert "No room is left to write to" in said

    fake_build.build(path)

    assert exports(path) == uninterrupted
