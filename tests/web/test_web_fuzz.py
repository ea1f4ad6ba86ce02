"""Whatever is asked, an answer is of the shape that is told, or a Fault: never a failure of the program."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from variorum.query.control.asking.voicings import holding_key
from variorum.store.record import Record
from variorum.web.app import make_app
from variorum.web.core.settings import Settings

CHECKS = [content_type_conformance, response_schema_conformance, status_code_conformance]
ROUTES = [
    (method, path)
    for path, methods in make_app(Settings(record=Path("record.db"))).openapi()["paths"].items()
    for method in methods
]
# Where nothing is judged, other routes answer the same whether or not somebody may judge.
ASKED = [(True, *route) for route in ROUTES] + [(False, *route) for route in ROUTES if "/review/" in route[1]]
SOME = 40
"""Of each kind of id so many are asked for."""

Known = Mapping[str, Sequence[str]]
"""What a record has for a part of an address or of a query, by its name."""

bounded = settings(
    # Enough to meet each kind of value for each part of a request.
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def pages(
    sample_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[bool, schemathesis.BaseSchema]:
    """The page on records of its own, so that what is judged disturbs no other test, by who may judge."""
    made = {}
    for review in (False, True):
        path = shutil.copy(sample_path, tmp_path_factory.mktemp("fuzz") / "war.db")
        app = make_app(Settings(record=Path(path), review=review))
        made[review] = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    return made


@pytest.fixture(scope="session")
def known(sample_path: Path) -> Known:
    """Ids and names that the sample has."""
    with Record.open(sample_path) as record:
        events = [event.id for event in islice(record.events(), SOME)]
        claims = [claim.claim.id for claim in islice(record.claims(), SOME)]
        documents = [head.id for head in islice(record.heads(), SOME)]
        holdings = list(islice(record.holdings(), SOME))
        sources = [line.origin for line in record.source_lines()]
        parties = [one.key for one in record.party_names()]
    subjects = [key for one in holdings for key in (one.subject.id, one.subject.ground, one.subject.name)]
    return {
        "event_id": events,
        "event": events,
        # Of what is judged.
        "ids": [*claims, *events],
        "claim_id": claims,
        "left": [*claims, *events],
        "right": [*claims, *events],
        "document_id": documents,
        "other_id": documents,
        "document": documents,
        "at": claims,
        "key": subjects,
        "place": subjects,
        "party": parties,
        "start": subjects,
        "end": subjects,
        "holding": [holding_key(one) for one in holdings],
        "side": [one.holder or one.holder_name for one in holdings],
        "name": [*sources, *(f"{part}-{number}" for part in ("control", "figures") for number in range(4))],
    }


@st.composite
def asked_of(draw: st.DrawFn, operation: schemathesis.APIOperation, known: Known) -> schemathesis.Case:
    """A request in which about half of what names something names what the record has."""
    case = draw(operation.as_strategy())
    body = case.body if isinstance(case.body, dict) else {}
    parts: list[dict[str, Any]] = [case.path_parameters or {}, case.query or {}, body]
    for part in parts:
        for name in sorted(part.keys() & known.keys()):
            if draw(st.booleans()):
                one = draw(st.sampled_from(known[name]))
                part[name] = [one] if isinstance(part[name], list) else one
    return case


@pytest.mark.parametrize(("review", "method", "path"), ASKED)
def test_whatever_is_asked(
    pages: Mapping[bool, schemathesis.BaseSchema], known: Known, review: bool, method: str, path: str
) -> None:
    @bounded
    @given(case=asked_of(pages[review][path][method.upper()], known))
    def asked(case: schemathesis.Case) -> None:
        response = case.call()
        # 503 says that the record cannot answer now; any other of these is a fault of the program.
        assert response.status_code < 500 or response.status_code == 503, response.text
        case.validate_response(response, checks=CHECKS)

    asked()
