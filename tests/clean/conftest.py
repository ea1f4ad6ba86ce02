from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.model.documents import Metadata, RawDocument
from variorum.model.ids import content_id


def raw_document(text: str, *, html: bool = False, **given: Any) -> RawDocument:
    """A document as the readers of files hand it over."""
    raw = text.encode("utf-8", "surrogatepass")
    return RawDocument(
        id=content_id("d", raw),
        source="case",
        raw=raw,
        text=text,
        media_type="text/html" if html else "text/plain",
        encoding="utf-8",
        given=Metadata(**given),
    )


@pytest.fixture(scope="session")
def make_raw() -> Callable[..., RawDocument]:
    return raw_document
