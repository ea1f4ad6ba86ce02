from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum.web.app import make_app
from variorum.web.core.settings import Settings


@pytest.fixture(scope="session")
def client(sample_path: Path) -> Iterator[TestClient]:
    """The page on the record of the bundled sample, read only, as a browser on this machine asks it."""
    settings = Settings(record=sample_path, hosts=("127.0.0.1", "localhost", "[::1]"))
    with TestClient(make_app(settings), base_url="http://127.0.0.1:8000") as asking:
        yield asking
