from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from variorum.model.errors import RecordError
from variorum.store.reading import RecordReader
from variorum.web.core.faults import BeingMadeError
from variorum.web.core.settings import Settings
from variorum.web.core.worked import Tell, Works


def _waited(client: TestClient, path: str, **query: Any) -> Any:
    # The first long answer waits for a process to start.
    for _ in range(60):
        answer = client.get(path, params=query)
        if answer.status_code != 503:
            return answer
        assert answer.json()["code"] == "being-made"
    raise AssertionError("The brief was never made.")


@pytest.fixture(scope="module")
def brief(client: TestClient) -> dict[str, Any]:
    answer = _waited(client, "/api/brief")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def _blocks(brief: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    return (block for one in brief["sections"] for block in one["blocks"] if block["kind"] == kind)


def test_every_sentence_rests_on_something(brief: dict[str, Any]) -> None:
    sentences = [one for block in _blocks(brief, "paragraph") for one in block["sentences"]]
    assert sentences
    for one in sentences:
        grounds = one["grounds"]
        assert grounds["references"] or grounds["documents"] or grounds["issues"], one["text"]


def test_references_are_numbered_in_order_and_lead_to_their_articles(
    client: TestClient, brief: dict[str, Any]
) -> None:
    numbers = [one["number"] for one in brief["references"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(one["quote"] and one["document_id"] for one in brief["references"])
    used = {
        n
        for block in _blocks(brief, "paragraph")
        for s in block["sentences"]
        for n in s["grounds"]["references"]
    }
    assert used <= set(numbers)


def test_a_sentence_leads_to_what_it_is_about(brief: dict[str, Any]) -> None:
    about = [s["about"] for block in _blocks(brief, "paragraph") for s in block["sentences"] if s["about"]]
    assert {"event", "place"} <= {one["view"] for one in about}


def test_drawings_are_images_that_run_nothing(client: TestClient, brief: dict[str, Any]) -> None:
    names = [block["name"] for block in _blocks(brief, "drawing")]
    assert names
    for name in names:
        drawn = _waited(client, f"/api/brief/drawings/{name}.svg")
        assert drawn.headers["content-type"].startswith("image/svg+xml")
        assert drawn.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert drawn.text.startswith("<svg")
    assert client.get("/api/brief/drawings/none.svg").status_code == 404


@pytest.mark.parametrize(
    ("ending", "media", "opening"),
    [("md", "text/markdown", "# Brief as of"), ("html", "text/html", "<!doctype html>")],
)
def test_a_download_is_a_file_named_for_its_record_and_day(
    client: TestClient, ending: str, media: str, opening: str
) -> None:
    file = _waited(client, f"/api/brief.{ending}", as_of="2020-02-28")
    assert file.headers["content-type"].startswith(media)
    named = file.headers["content-disposition"]
    assert named.startswith("attachment")
    assert f"-brief-2020-02-28.{ending}" in named
    policy = file.headers["content-security-policy"]
    assert "script-src" not in policy
    assert policy.startswith("sandbox; default-src 'none'")
    assert file.text.startswith(opening)


def test_a_brief_of_a_place_speaks_of_it_alone(client: TestClient) -> None:
    there = _waited(client, "/api/brief", place="Saraqib").json()
    assert there["scope"]["place"] == "Saraqib"
    assert "Saraqib" in there["title"]
    nowhere = _waited(client, "/api/brief", place="Nowhere at all")
    assert nowhere.status_code == 422
    assert nowhere.json()["message"]
    wrong = _waited(client, "/api/brief", as_of="2020-02-01", since="2020-03-01")
    assert wrong.status_code == 422


def test_a_process_that_dies_is_told_and_started_again(client: TestClient) -> None:
    settings: Settings = client.app.state.desk.settings  # type: ignore[attr-defined]
    works = Works(settings)
    try:
        with pytest.raises(RecordError, match="was ended"):
            _asked(works, _dying, 1)
        assert _asked(works, _counting, 2) == 2
    finally:
        works.stop()


def test_an_answer_begun_before_a_change_is_given_and_then_made_anew(client: TestClient) -> None:
    works = Works(client.app.state.desk.settings)  # type: ignore[attr-defined]
    try:
        assert _asked(works, _counting, 1, mark="before") == 1
        later = works.ask(_counting, 1, known_on=None, mark="before")
        assert later.current
        assert later.headers == {}
        assert _asked(works, _counting, 1, mark="after") == 1
        assert works.ask(_counting, 1, known_on=None, mark="after").current
    finally:
        works.stop()


def _asked(works: Works, work: Any, question: int, mark: str = "") -> object:
    for _ in range(60):
        try:
            return works.ask(work, question, known_on=None, mark=mark).answer
        except BeingMadeError:
            continue
    raise AssertionError("It was never worked out.")


def _counting(_record: RecordReader, question: int, tell: Tell) -> int:
    tell(0.5)
    return question


def _dying(_record: RecordReader, _question: int, _tell: Tell) -> int:
    raise SystemExit(3)
