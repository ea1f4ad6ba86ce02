"""YAML kept as JSON: the same values, whatever becomes of the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.lexicon import cache
from variorum.lexicon.cache import CACHE_VARIABLE, load_kept
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_second_reading_does_not_parse(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(folder, "no: {name: Norwegian, names: a; b}\nlist: [1, 2.5, null, true, é, 2020-02-06]\n")
    first = load_kept(path)
    assert first == load_yaml(path)
    monkeypatch.setattr(cache, "load_yaml", lambda _: pytest.fail("it was parsed again"))
    assert load_kept(path) == first


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    assert load_kept(written(folder, "a: 1")) == {"a": 1}
    assert load_kept(written(folder, "a: 2")) == {"a": 2}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"digest": 3}', b"\xff"])
def test_a_damaged_copy_is_made_anew(folder: Path, damage: bytes) -> None:
    path = written(folder, "a: 1")
    load_kept(path)
    (kept,) = (folder / "cache" / "knowledge").iterdir()
    kept.write_bytes(damage)
    assert load_kept(path) == {"a": 1}
    assert load_kept(path) == {"a": 1}


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path) -> None:
    (folder / "cache").write_text("a file", encoding="utf-8")
    assert load_kept(written(folder, "a: 1")) == {"a": 1}


def test_malformed_yaml_is_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"words\.yaml"):
        load_kept(written(folder, "a: ["))


def test_what_json_has_not_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="JSON has not"):
        load_kept(written(folder, "1: one"))


def test_a_day_is_text(folder: Path) -> None:
    assert load_kept(written(folder, "day: 2020-02-06")) == {"day": "2020-02-06"}
