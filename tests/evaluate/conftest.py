"""Folders to score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from made_exports import SHARED, write_lines


@pytest.fixture
def exports(tmp_path: Path) -> Callable[..., Path]:
    """Write the four export files, the ones not given empty; returns their folder."""

    def write(**files: Iterable[Mapping[str, Any]]) -> Path:
        folder = tmp_path / "exports"
        folder.mkdir(exist_ok=True)
        for name in ("claims", "documents", "events", "control"):
            write_lines(folder / f"{name}.jsonl", files.get(name, ()))
        return folder

    return write


@pytest.fixture(params=["seeds", "mekelle-2020-21", "palmyra-2016"])
def corpus(request: pytest.FixtureRequest) -> Path:
    """An annotated set of articles beside the checkout."""
    folder: Path = SHARED / "corpora" / request.param
    if not folder.is_dir() or not (SHARED / "tools").is_dir():
        pytest.skip("the published corpora and scoring scripts are not beside the checkout")
    return folder
