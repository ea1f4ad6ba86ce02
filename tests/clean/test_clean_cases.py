"""The cases of `tests/cases/cleaning`: invented pages, by phenomenon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.clean import clean, replay
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.documents import Document, RawDocument

FOLDER = Path(__file__).parents[1] / "cases" / "cleaning"


def _cases() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in load_yaml(path):
            known = case.get("status") == "known-failure"
            marks = [pytest.mark.xfail(strict=True, reason=case.get("note", ""))] if known else []
            cases.append(pytest.param(case, id=f"{path.stem}-{case['id']}", marks=marks))
    return cases


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any], make_raw: Callable[..., RawDocument]) -> None:
    text = case.get("text", case.get("html"))
    outcome = clean(make_raw(text, html="html" in case, **case.get("given", {})))
    document = outcome.made
    assert replay(document.raw_text, document.dropped) == document.text
    for words in case.get("drop", []):
        assert words not in document.text
    for words in case.get("keep", []):
        assert words in document.text
    if case.get("drop") == []:
        assert document.text == document.raw_text
    assert document.issues == outcome.issues
    assert {issue.code for issue in outcome.issues} == set(case.get("issues", [])) or "html" in case
    assert set(case.get("issues", [])) <= {issue.code for issue in outcome.issues}
    _check_metadata(case, document)
    _check_roles(case, document)


def _check_metadata(case: dict[str, Any], document: Document) -> None:
    for name in ("title", "outlet", "byline", "language"):
        if name in case:
            assert getattr(document, name) == case[name]
    if "credits" in case:
        assert list(document.credits) == case["credits"]
    expected = dict(case.get("published", {}))
    candidate = expected.pop("candidates-hold", None)
    assert candidate is None or candidate in document.published.candidates
    for name, value in expected.items():
        assert getattr(document.published, name) == value, document.published


def _check_roles(case: dict[str, Any], document: Document) -> None:
    for role, words in case.get("roles", {}).items():
        held = [document.text[s.start : s.end] for s in document.sections if s.role == role]
        assert any(words in text for text in held), held
    for role, words in case.get("dropped-roles", {}).items():
        assert any(words in stretch.text for stretch in document.dropped if stretch.role == role)
    if case.get("empty"):
        assert document.text.strip() == ""
        assert document.sections == ()


def test_a_third_of_the_cases_are_negative() -> None:
    names = [case["id"] for path in sorted(FOLDER.glob("*.yaml")) for case in load_yaml(path)]
    assert len(names) == len(set(names))
    assert 3 * sum(name.startswith("negative") for name in names) >= len(names)
