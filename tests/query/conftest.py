from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import query_world

from variorum.store.record import Record


@pytest.fixture(scope="session")
def war_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "war.db"
    query_world.make(path)
    return path


@pytest.fixture
def war(war_path: Path) -> Iterator[Record]:
    with Record.open(war_path) as record:
        yield record
