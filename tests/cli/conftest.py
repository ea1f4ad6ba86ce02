from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from cli_article import ARTICLE, built

from variorum.cli import main


class Ran(NamedTuple):
    """What a command left behind: its exit status and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    # Where lines are wrapped is not to depend on the terminal, nor on how many workers run the tests.
    monkeypatch.setenv("COLUMNS", "110")

    def ran(*arguments: object) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(status, out, err)

    return ran


@pytest.fixture(scope="session")
def built_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one article, not to be written to."""
    return built(tmp_path_factory.mktemp("cli"), bor=ARTICLE)


@pytest.fixture(scope="session")
def sample(sample_path: Path) -> Path:
    """The record of the bundled sample, not to be written to."""
    return sample_path
