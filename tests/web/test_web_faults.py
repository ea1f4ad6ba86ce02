"""Whatever goes wrong is answered with a Fault, and unforeseen failures give away nothing."""

from __future__ import annotations

import logging
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from variorum.model.errors import RecordBusyError, RecordError, UsageError, VariorumError
from variorum.web.app import make_app
from variorum.web.core.faults import BeingMadeError, UnknownError, add_faults
from variorum.web.core.guard import Guard
from variorum.web.core.paging import After, Limit, key_of, mark
from variorum.web.core.settings import Settings

WORDS = "the words of an article"
RAISED: dict[str, tuple[Exception, int, str]] = {
    "unknown": (UnknownError("There is no event x.", near=("event-1",)), 404, "unknown"),
    "misuse": (UsageError("That is no day.", advice="Give one."), 422, "misuse"),
    "being-made": (BeingMadeError("It is being made.", share=0.25), 503, "being-made"),
    "busy": (RecordBusyError("In use.", advice="Wait."), 503, "record-busy"),
    "record": (RecordError("Damaged.", advice="Build it again."), 503, "record-unusable"),
    "project": (VariorumError("It went wrong."), 500, "failed"),
    "bug": (KeyError(WORDS), 500, "failed"),
}


@pytest.fixture(scope="module")
def failing() -> TestClient:
    app = FastAPI(middleware=[Middleware(Guard, settings=Settings(record=Path("record.db")))])
    add_faults(app)

    @app.get("/api/fails/{how}")
    def fails(how: str) -> None:
        raise RAISED[how][0]

    @app.get("/api/rows")
    def rows(after: After = None, limit: Limit = 10) -> list[str]:
        return list(key_of(after, 2) or ())

    return TestClient(app)


@pytest.mark.parametrize("how", RAISED)
def test_each_failure_has_its_status_and_code(failing: TestClient, how: str) -> None:
    _, status, code = RAISED[how]
    told = failing.get(f"/api/fails/{how}")
    assert told.status_code == status
    assert told.json()["code"] == code
    assert told.json()["message"]
    assert told.headers["cache-control"] == "no-store"
    assert ("retry-after" in told.headers) == (status == 503)
    assert "default-src 'none'" in told.headers["content-security-policy"]


def test_what_is_near_and_how_much_is_made_are_told(failing: TestClient) -> None:
    assert failing.get("/api/fails/unknown").json()["near"] == ["event-1"]
    assert failing.get("/api/fails/being-made").json()["share"] == 0.25


def test_an_unforeseen_failure_is_logged_without_the_words_of_articles(
    failing: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        told = failing.get("/api/fails/bug")
    assert WORDS not in told.text + caplog.text
    assert "KeyError" in caplog.text
    assert "in fails" in caplog.text


def test_a_part_that_cannot_be_used_is_named(failing: TestClient) -> None:
    told = failing.get("/api/rows", params={"limit": "many"})
    assert told.status_code == 422
    assert told.json()["code"] == "misuse"
    assert "query.limit" in told.json()["message"]


def test_a_method_that_an_address_does_not_take(failing: TestClient) -> None:
    told = failing.post("/api/rows")
    assert told.status_code == 405
    assert told.json()["code"] == "misuse"
    assert "GET" in told.headers["allow"]


def test_a_page_goes_on_where_its_mark_says() -> None:
    assert key_of(mark("2020-02-05", "event-1"), 2) == ("2020-02-05", "event-1")
    assert key_of(None, 2) is None


@pytest.mark.parametrize(
    "after",
    [
        "",
        "x",
        "é",
        "====",
        mark("one"),
        mark("one", "two", "three"),
        urlsafe_b64encode(b"[" * 1400).decode(),
        urlsafe_b64encode(b'{"a": 1}').decode(),
        urlsafe_b64encode(b'["a", null]').decode(),
        urlsafe_b64encode(b"\xff\xfe").decode(),
        urlsafe_b64encode(b"[" + b"9" * 1400 + b", 1").decode(),
    ],
)
def test_a_mark_that_was_not_given_out_is_misuse(failing: TestClient, after: str) -> None:
    told = failing.get("/api/rows", params={"after": after})
    assert told.status_code == 422
    assert told.json()["code"] == "misuse"


def test_what_answers_are_called_is_said_in_words() -> None:
    schemas = make_app(Settings(record=Path("record.db"))).openapi()["components"]["schemas"]

    # A list without a class of its own is called after what it is made of, as “Paged_Row_”.
    assert [name for name in schemas if not name.isalnum()] == []
