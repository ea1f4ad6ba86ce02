"""Whatever is asked, an answer is of the shape that is told, or a Fault: never a failure of the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from variorum.web.app import make_app
from variorum.web.core.settings import Settings

CHECKS = [content_type_conformance, response_schema_conformance, status_code_conformance]
ROUTES = [
    (method, path)
    for path, methods in make_app(Settings(record=Path("record.db"))).openapi()["paths"].items()
    for method in methods
]

bounded = settings(
    # Enough to meet each kind of value for each part of a request.
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session", params=[False, True], ids=["read-only", "review"])
def page(
    request: pytest.FixtureRequest, sample_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> schemathesis.BaseSchema:
    """The page on a record of its own, so that what is judged disturbs no other test."""
    path = shutil.copy(sample_path, tmp_path_factory.mktemp("fuzz") / "war.db")
    app = make_app(Settings(record=Path(path), review=request.param))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_whatever_is_asked(page: schemathesis.BaseSchema, method: str, path: str) -> None:
    @bounded
    @given(case=page[path][method.upper()].as_strategy())
    def asked(case: schemathesis.Case) -> None:
        response = case.call()
        # 503 says that the record cannot answer now; any other of these is a fault of the program.
        assert response.status_code < 500 or response.status_code == 503, response.text
        case.validate_response(response, checks=CHECKS)

    asked()
