"""The maker's name changes with the code, the knowledge and the model, and with nothing else."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from variorum import __version__
from variorum.parse.syntax import model_version
from variorum.pipeline import maker
from variorum.pipeline.reading_maker import reading_maker

ROOMS = ("model", "lexicon")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of two rooms that the digest is taken of."""
    for room in ROOMS:
        shutil.copytree(
            str(files("variorum") / room), tmp_path / room, ignore=shutil.ignore_patterns("__pycache__")
        )
    monkeypatch.setattr(maker, "files", lambda _: tmp_path)
    return tmp_path


def test_it_names_version_and_model() -> None:
    made_by = reading_maker()

    assert made_by.startswith(f"variorum-{__version__}/")
    assert made_by.endswith(model_version())
    assert maker.viewing_maker() not in made_by


def test_it_changes_with_a_word_of_knowledge(package: Path) -> None:
    before = maker.digest_of(ROOMS)
    saying = package / "lexicon/data/reading/saying.yaml"
    saying.write_text(saying.read_text("utf-8") + "\n# one more line\n", encoding="utf-8")

    assert maker.digest_of(ROOMS) != before


def test_it_changes_with_the_name_of_a_file(package: Path) -> None:
    before = maker.digest_of(ROOMS)
    (package / "model/ids.py").rename(package / "model/names.py")

    assert maker.digest_of(ROOMS) != before


def test_what_the_interpreter_leaves_behind_is_no_part_of_it(package: Path) -> None:
    before = maker.digest_of(ROOMS)
    (package / "model/__pycache__").mkdir()
    (package / "model/__pycache__/ids.cpython-312.pyc").write_bytes(b"\0")
    (package / "lexicon/notes.txt").write_text("nothing", encoding="utf-8")

    assert maker.digest_of(ROOMS) == before
