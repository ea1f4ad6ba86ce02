"""Faults as answers: always of one shape, with what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from variorum.model.errors import RecordBusyError, RecordError, UsageError, VariorumError
from variorum.web.core.shapes import Fault

_CODES = {401: "not-allowed", 403: "not-allowed", 404: "unknown"}


class UnknownError(UsageError):
    """The record has nothing of this id or name; `near` is what may have been meant."""

    def __init__(self, message: str, *, advice: str = "", near: Sequence[str] = ()) -> None:
        super().__init__(message, advice=advice)
        self.near = tuple(near)


class BeingMadeError(VariorumError):
    """What is asked for is being made; `share` (0 to 1) says how much, None where that is not known."""

    def __init__(self, message: str, *, share: float | None = None) -> None:
        super().__init__(message, advice="Ask again in a moment.")
        self.share = share


class NotAllowedError(VariorumError):
    """The page was not started so that it may do this."""


# What any route may answer with besides its own shape, for the OpenAPI document.
FAULTS: dict[int | str, dict[str, object]] = {
    status: {"model": Fault, "description": said}
    for status, said in (
        (400, "The request is malformed."),
        (401, "The token is missing or wrong."),
        (404, "The record has nothing of this id or name."),
        (422, "A part of the request cannot be used."),
        (503, "The record cannot be read now, or what is asked for is being made."),
    )
}


def add_faults(app: FastAPI) -> None:
    """Let `app` answer every failure with a Fault."""
    app.add_exception_handler(VariorumError, _project_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


def answer(status: int, fault: Fault) -> JSONResponse:
    """A fault as a response that nobody keeps."""
    headers = {"Cache-Control": "no-store"}
    if status == 503:
        headers["Retry-After"] = "1"
    return JSONResponse(fault.model_dump(), status_code=status, headers=headers)


def told(error: VariorumError) -> JSONResponse:
    """What the project says went wrong, as a response."""
    status, code = _kind_of(error)
    fault = Fault(
        code=code,
        message=error.message,
        advice=error.advice,
        near=list(getattr(error, "near", ())),
        share=getattr(error, "share", None),
    )
    return answer(status, fault)


def _project_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, VariorumError)
    return told(error)


def _kind_of(error: VariorumError) -> tuple[int, str]:
    kinds: tuple[tuple[type[VariorumError], int, str], ...] = (
        (UnknownError, 404, "unknown"),
        (UsageError, 422, "misuse"),
        (NotAllowedError, 403, "not-allowed"),
        (BeingMadeError, 503, "being-made"),
        (RecordBusyError, 503, "record-busy"),
        (RecordError, 503, "record-unusable"),
    )
    return next(((s, c) for kind, s, c in kinds if isinstance(error, kind)), (500, "failed"))


def _validation_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    parts = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    fault = Fault(code="misuse", message="; ".join(parts), advice="See /api/openapi.json for what it takes.")
    return answer(422, fault)


def _http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "failed" if error.status_code >= 500 else "misuse")
    response = answer(error.status_code, Fault(code=code, message=str(error.detail)))
    # As which methods an address takes.
    response.headers.update(error.headers or {})
    return response
