from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import control_world
import pytest

from variorum.store.record import Record


@pytest.fixture(scope="session")
def kordofan_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("control") / "kordofan.db"
    control_world.make(path)
    return path


@pytest.fixture
def kordofan(kordofan_path: Path) -> Iterator[Record]:
    with Record.open(kordofan_path) as record:
        yield record
