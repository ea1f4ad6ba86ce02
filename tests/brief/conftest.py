from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brief_world
import pytest

from variorum.brief.brief import Question, make_brief
from variorum.brief.records import Brief
from variorum.lexicon.lexicon import Lexicon
from variorum.store.record import Record


@pytest.fixture(scope="session")
def brief_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return brief_world.war(tmp_path_factory.mktemp("brief") / "war.db")


@pytest.fixture
def war_record(brief_path: Path) -> Iterator[Record]:
    with Record.open(brief_path) as record:
        yield record


@pytest.fixture(scope="session")
def war_brief(brief_path: Path, lexicon: Lexicon) -> Brief:
    with Record.open(brief_path) as record:
        return make_brief(record, lexicon, Question())
