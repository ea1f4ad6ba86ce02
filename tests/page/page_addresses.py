"""Addresses of the views, with ids that a record has."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
VIEWS = tuple(re.findall(r"^  (\w+): \(\) => import", (ROOT / "page/src/views.ts").read_text("utf-8"), re.M))
_PATIENCE_SECONDS = 60


@cache
def asked(at: str, path: str) -> Any:
    """An answer of the record, once it is there."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            with urlopen(at + path, timeout=30) as answer:
                return json.load(answer)
        except HTTPError as error:
            if error.code != 503 or time.monotonic() > until:
                raise
            time.sleep(0.2)


def path_of(at: str, view: str) -> str:
    """The address of a view at a record, of the first thing that the record has for it."""
    found: dict[str, Callable[[], str]] = {
        "event": lambda: event_of(at),
        "claim": lambda: asked(at, f"/api/events/{event_of(at)}/accounts")["rows"][0]["claim_id"],
        "place": lambda: first(at, "/api/places?kind=place&limit=1")["subject"]["id"],
        "road": lambda: first(at, "/api/places?kind=route-segment&limit=1")["subject"]["ground"],
        "document": lambda: first(at, "/api/documents?limit=1")["document"]["id"],
        "source": lambda: first(at, "/api/sources?limit=1")["name"],
    }
    return f"/{view}/{quote(found[view](), safe='')}" if view in found else f"/{view}"


def event_of(at: str) -> str:
    """The id of an event that is disputed, if there is one, as it has most to show."""
    rows = (
        asked(at, "/api/events?limit=1&status=disputed")["rows"] or asked(at, "/api/events?limit=1")["rows"]
    )
    return str(rows[0]["id"])


def first(at: str, path: str) -> Any:
    """The first row of a list."""
    return asked(at, path)["rows"][0]
