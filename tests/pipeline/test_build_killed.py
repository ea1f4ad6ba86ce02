"""A build killed at any moment goes on when it is run again, and ends with the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import war_articles

from variorum.lexicon.lexicon import load_lexicon
from variorum.model.errors import RecordError
from variorum.parse.syntax import load_model
from variorum.pipeline import build
from variorum.pipeline.line import the_line
from variorum.store.record import Record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child that can be killed")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return war_articles.write(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def whole(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The exports of a build that nothing stopped."""
    folder = tmp_path_factory.mktemp("whole")
    build(sources, folder / "war.db")
    return war_articles.exports(folder / "war.db", folder / "exports")


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Children take over what is loaded and start at once."""
    load_lexicon()
    load_model()
    the_line()


def test_killed_again_and_again(sources: list[str], tmp_path: Path, whole: dict[str, bytes]) -> None:
    """Each child gets a little further than the last: every step a build tells of is a death."""
    record = tmp_path / "war.db"
    deaths = 0
    for dies_at in range(1, 200):
        ended = war_articles.build_and_die(sources, record, dies_at)
        if not os.WIFSIGNALED(ended):
            break
        assert os.WTERMSIG(ended) == signal.SIGKILL
        deaths += 1
    assert deaths > len(sources)

    build(sources, record)

    assert war_articles.exports(record, tmp_path / "exports") == whole
    assert not list(tmp_path.glob("war.db-*"))


@pytest.mark.parametrize("dies_at", [1, 4, 7, 8, 9, 10])
def test_killed_once(sources: list[str], tmp_path: Path, whole: dict[str, bytes], dies_at: int) -> None:
    record = tmp_path / "war.db"
    war_articles.build_and_die(sources, record, dies_at)
    with Record.open(record) as opened:
        # Whole documents or none: a document that is there has been read to its end.
        assert all(opened.document(head.id) for head in opened.heads())

    build(sources, record)

    assert war_articles.exports(record, tmp_path / "exports") == whole


def test_the_command_killed_while_it_reads(
    sources: list[str], tmp_path: Path, whole: dict[str, bytes]
) -> None:
    record = tmp_path / "war.db"
    command = [sys.executable, "-m", "variorum", "build", *sources, "-o", str(record)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while running.poll() is None and not _documents_in(record):
        time.sleep(0.001)
    running.kill()
    running.wait(timeout=60)

    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "6 read" in ended.stdout
    assert war_articles.exports(record, tmp_path / "exports") == whole


def _documents_in(record: Path) -> int:
    try:
        with Record.open(record) as opened:
            return opened.counts().documents
    except RecordError:
        return 0
