"""Retractions: a note that takes the text back, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
from case_kit import CASES
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.documents import Document, Dropped
from variorum.reconcile.documents.retractions import is_retracted

ENTRIES: list[dict[str, Any]] = load_yaml(CASES / "retractions" / "notes.yaml")


def _document(text: str, title: str | None = None, dropped: dict[str, str] | None = None) -> Document:
    left = tuple(
        Dropped(start=0, end=len(words), role=role, text=words, rule="", reason="")  # type: ignore[arg-type]
        for role, words in (dropped or {}).items()
    )
    return Document(id="doc-1", source="a.txt", raw_text=text, text=text, title=title, dropped=left)


def _param(entry: dict[str, Any]) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=entry["comment"])] if entry["status"] == "xfail" else []
    return pytest.param(entry, id=entry["label"], marks=marks)


@pytest.mark.parametrize("entry", map(_param, ENTRIES))
def test_retraction_case(entry: dict[str, Any]) -> None:
    document = _document(entry["text"], entry.get("title"), entry.get("dropped"))
    assert is_retracted(document) is entry["retracted"]


@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    assert is_retracted(_document(text, text)) in (True, False)
