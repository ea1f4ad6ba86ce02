from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum.pipeline import build
from variorum.query.issue_codes import meanings_of_issue
from variorum.web.app import make_app
from variorum.web.core.settings import Settings

ROOT = Path(__file__).parents[2]
_FOREIGN = "سيطر الجيش على المدينة يوم السبت وانسحب المسلحون منها إلى القرى المجاورة."
_ARTICLES = (
    {
        "source": "foreign",
        "text": "The army took control of Saraqib on Saturday, officials said.\n\n"
        f"{_FOREIGN}\n\nIt was quiet.",
        "published": "2020-02-09",
    },
    {"source": "undated", "text": "Rebels shelled Nerab, the monitor said.", "published": "last week"},
)


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("issues")
    lines = (json.dumps(article) for article in _ARTICLES)
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build([str(folder / "articles.jsonl")], folder / "noted.db")
    with TestClient(make_app(Settings(record=folder / "noted.db")), base_url="http://127.0.0.1") as asking:
        yield asking


def test_issues_are_counted_by_code_with_their_meaning(noted: TestClient) -> None:
    codes = {one["code"]: one for one in noted.get("/api/issue-codes").json()}
    assert {"foreign-sentences", "published-unreadable"} <= set(codes)
    assert codes["foreign-sentences"]["issues"] == codes["foreign-sentences"]["documents"] == 1
    assert "not in English" in codes["foreign-sentences"]["meanings"][0]["message"]


def test_an_issue_shows_its_words_and_leads_to_its_article(noted: TestClient) -> None:
    (row,) = noted.get("/api/issues", params={"code": "foreign-sentences"}).json()["rows"]
    assert row["words"]["words"] == _FOREIGN
    article = noted.get(f"/api/documents/{row['document']['id']}", params={"at": row["id"]}).json()
    marked = [
        piece["text"]
        for block in article["blocks"]
        for piece in block["pieces"]
        if {"of": row["id"], "role": "issue"} in piece["marks"]
    ]
    assert "".join(marked) == _FOREIGN
    assert [one["id"] for one in article["issues"]] == [row["id"]]


def test_pages_of_issues_hold_each_once(noted: TestClient) -> None:
    whole = noted.get("/api/issues").json()["rows"]
    page = noted.get("/api/issues", params={"limit": 1}).json()
    rows = page["rows"]
    while page["next"]:
        page = noted.get("/api/issues", params={"limit": 1, "after": page["next"]}).json()
        rows += page["rows"]
    assert rows == whole
    assert len({row["id"] for row in rows}) == len(rows) > 1


def test_issues_are_cut_down(noted: TestClient) -> None:
    whole = noted.get("/api/issues").json()["rows"]
    warnings = noted.get("/api/issues", params={"severity": "warning"}).json()["rows"]
    assert warnings == [row for row in whole if row["severity"] == "warning"]
    document = whole[-1]["document"]["id"]
    of_one = noted.get("/api/issues", params={"document": document}).json()["rows"]
    assert of_one == [row for row in whole if row["document"] and row["document"]["id"] == document]
    assert noted.get("/api/issues", params={"severity": "grave"}).status_code == 422
    assert noted.get("/api/issues", params={"after": "nonsense"}).status_code == 422


def test_a_record_without_issues_has_none(client: TestClient) -> None:
    assert client.get("/api/issue-codes").json() == []
    assert client.get("/api/issues").json()["rows"] == []


def test_the_meanings_are_those_of_the_source() -> None:
    path = ROOT / "tools/make_issue_page.py"
    spec = importlib.util.spec_from_file_location("make_issue_page", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    stands = (ROOT / "src/variorum/query/issue_codes.json").read_text(encoding="utf-8")
    assert stands == made.meanings(), "run python tools/make_issue_page.py"
    assert meanings_of_issue("no-such-code") == ()
