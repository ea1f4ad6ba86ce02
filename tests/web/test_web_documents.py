from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile_articles import ARTICLES, write_hostile
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from variorum.model.claims import Attribution, Mention
from variorum.model.documents import Document, Dropped, Section
from variorum.pipeline import build
from variorum.store.record import Record
from variorum.web.app import make_app
from variorum.web.core.settings import Settings
from variorum.web.documents.comparing import compare
from variorum.web.documents.laying import lay, printed
from variorum.web.documents.marking import cue_near

Answer = dict[str, Any]


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder / "hostile.jsonl")
    build([str(folder / "hostile.jsonl")], folder / "hostile.db")
    return folder / "hostile.db"


@pytest.fixture(scope="module")
def hostile(hostile_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(record=hostile_path)), base_url="http://127.0.0.1") as asking:
        yield asking


def got(client: TestClient, path: str, **query: str | int) -> Answer:
    reply = client.get(f"/api/{path}", params=query)
    assert reply.status_code == 200, reply.text
    answer: Answer = reply.json()
    return answer


def whole_text(client: TestClient, document_id: str) -> str:
    first = got(client, f"documents/{document_id}")
    parts = [got(client, f"documents/{document_id}", part=part + 1) for part in range(first["parts"])]
    blocks = [block for part in parts for block in part["blocks"] if block["kept"]]
    return "".join("".join(piece["text"] for piece in block["pieces"]) + block["between"] for block in blocks)


def quotes(article: Answer) -> Iterator[tuple[str, str]]:
    """Each claim's quote, and the pieces that are marked as its words, joined."""
    for card in article["cards"]:
        pieces = [piece for block in article["blocks"] for piece in block["pieces"]]
        marked = [p["text"] for p in pieces if {"of": card["id"], "role": "words"} in p["marks"]]
        yield card["quote"], "".join(marked)


def test_the_kept_pieces_of_every_article_are_its_text(client: TestClient, sample_path: Path) -> None:
    with Record.open(sample_path) as record:
        for document in record.documents():
            assert whole_text(client, document.id) == document.text


def test_hostile_words_are_sent_as_they_are(hostile: TestClient, hostile_path: Path) -> None:
    with Record.open(hostile_path) as record:
        texts = {document.id: document.text for document in record.documents()}
    assert len(texts) == len(ARTICLES)
    for document_id, text in texts.items():
        assert whole_text(hostile, document_id) == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_a_claim_is_marked_where_its_words_stand(client: TestClient, hostile: TestClient) -> None:
    for asking in (client, hostile):
        for row in got(asking, "documents", limit=200)["rows"]:
            article = got(asking, f"documents/{row['document']['id']}")
            for quote, marked in quotes(article):
                assert marked == quote


def test_a_long_article_comes_in_parts_and_a_claim_finds_its_own(hostile: TestClient) -> None:
    rows = got(hostile, "documents", title="Long")["rows"]
    first = got(hostile, f"documents/{rows[0]['document']['id']}")
    assert first["parts"] > 1
    assert all(
        sum(len(piece["text"]) for block in part["blocks"] for piece in block["pieces"]) < 40_000
        for part in [first]
    )
    claim = first["claims"][0]
    at = got(hostile, f"documents/{rows[0]['document']['id']}", at=claim["id"])
    assert at["part"] == claim["part"]
    beyond = hostile.get(f"/api/documents/{rows[0]['document']['id']}", params={"part": 999})
    assert beyond.status_code == 422


def test_a_card_says_who_says_it_and_which_event_it_tells(client: TestClient) -> None:
    cards = [
        card
        for row in got(client, "documents")["rows"]
        for card in got(client, f"documents/{row['document']['id']}")["cards"]
    ]
    cited = [card for card in cards if card["speakers"]]
    assert cited
    assert all(card["events"] for card in cards)
    assert {"id", "label", "status", "disputes"} == set(cards[0]["events"][0])


def test_pages_of_the_list_are_in_order_and_none_comes_twice(client: TestClient) -> None:
    for order in ("newest", "oldest"):
        page = got(client, "documents", limit=7, order=order)
        rows, total = page["rows"], page["total"]
        while page["next"]:
            page = got(client, "documents", limit=7, order=order, after=page["next"])
            rows = [*rows, *page["rows"]]
        days = [row["document"]["published"] for row in rows]
        dated = [day for day in days if day]
        assert days[: len(dated)] == sorted(dated, reverse=order == "newest")
        assert len({row["document"]["id"] for row in rows}) == len(rows) == total


def test_the_list_is_cut_down(client: TestClient) -> None:
    everything = got(client, "documents", limit=200)["rows"]
    outlet = everything[0]["document"]["outlet"]
    of_outlet = got(client, "documents", outlet=outlet)
    assert {row["document"]["outlet"] for row in of_outlet["rows"]} == {outlet}
    assert of_outlet["total"] == sum(row["document"]["outlet"] == outlet for row in everything)
    day = everything[5]["document"]["published"]
    that_day = got(client, "documents", **{"from": day, "to": day})["rows"]
    assert {row["document"]["published"] for row in that_day} == {day}
    copies = got(client, "documents", copies="only")["rows"]
    assert copies
    assert all(row["copy_of"] for row in copies)
    assert got(client, "documents", copies="none")["total"] == len(everything) - len(copies)
    assert got(client, "documents", title="100%_")["rows"] == []


def test_what_lists_can_be_cut_down_to(client: TestClient) -> None:
    choices = got(client, "document-choices")
    assert sum(one["documents"] for one in choices["outlets"]) <= got(client, "documents")["total"]
    assert [one["value"] for one in choices["languages"]] == ["en"]


def test_an_id_almost_right_is_told_what_is_near(client: TestClient) -> None:
    right = got(client, "documents")["rows"][0]["document"]["id"]
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    for path in (f"documents/{wrong}", f"documents/{right}/compare/{wrong}"):
        reply = client.get(f"/api/{path}")
        assert reply.status_code == 404
        assert right in reply.json()["near"]


def test_a_copy_is_compared_with_its_original(client: TestClient) -> None:
    copy = got(client, "documents", copies="only")["rows"][0]
    original = copy["copy_of"][0]["document"]["id"]
    article = got(client, f"documents/{original}")
    assert any(one["by"] and one["document"]["id"] == copy["document"]["id"] for one in article["related"])
    compared = got(client, f"documents/{copy['document']['id']}/compare/{original}")
    assert compared["relation"]["by"] is False
    assert compared["shared"] > 0.5 * min(compared["left_words"], compared["right_words"])


def test_comparing_marks_what_each_has_alone() -> None:
    compared = compare("Two posts fell.\nIt was calm.", "Two posts fell at dawn.\nIt was calm.")
    assert ["".join(p.text for p in row.left) for row in compared.rows] == [
        "Two posts fell.\n",
        "It was calm.",
    ]
    only = [piece.text for row in compared.rows for piece in row.right if not piece.same]
    assert only == ["fell at dawn.\n"]
    assert not compared.cut


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_the_sides_of_a_comparison_are_the_two_texts(left: str, right: str) -> None:
    compared = compare(left, right)
    assert "".join(p.text for row in compared.rows for p in row.left) == (left if left.strip() else "")
    assert "".join(p.text for row in compared.rows for p in row.right) == (right if right.strip() else "")


def test_very_long_texts_are_compared_as_far_as_is_quick() -> None:
    text = "word " * 100_000
    compared = compare(text, text + "more")
    assert compared.cut
    assert compared.left_words < 100_000


@st.composite
def documents(draw: st.DrawFn) -> Document:
    raw = draw(st.text(alphabet="abc \n", max_size=80))
    cuts = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=5))
    dropped = [
        Dropped(start=a, end=min(a + n, len(raw)), role="widget", text="", rule="r", reason="why")
        for a, n in cuts
        if a < len(raw) and n
    ]
    kept = "".join(c for at, c in enumerate(raw) if not any(d.start <= at < d.end for d in dropped))
    bounds = sorted(draw(st.sets(st.integers(0, max(len(kept), 1)), max_size=6)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    sections = [Section(start=a, end=min(b, len(kept)), role="body") for a, b in pairs if a < len(kept)]
    return Document(
        id="d", source="s", raw_text=raw, text=kept, dropped=tuple(dropped), sections=tuple(sections)
    )


@given(documents())
def test_any_page_is_laid_out_whole(document: Document) -> None:
    kept = [one for one in printed(document) if one.dropped is None]
    assert "".join(document.text[one.start : one.until] for one in kept) == document.text
    assert all(one.start <= one.end <= one.until for one in kept)
    assert not any(document.text[one.end : one.until].strip() for one in kept)


def test_five_megabytes_are_laid_out_in_bounded_parts() -> None:
    text = "x" * 100_000 + "\n\n" + "The road was quiet. " * 250_000
    sections = (
        Section(start=0, end=100_000, role="lead"),
        Section(start=100_002, end=len(text), role="body"),
    )
    laid = lay(Document(id="d", source="s", raw_text=text, text=text, sections=sections))
    assert max(sum(one.end - one.start for one in part) for part in laid.parts) <= 30_000
    assert "".join(text[one.start : one.until] for part in laid.parts for one in part) == text
    assert laid.part_of(len(text)) == len(laid.parts)


def test_the_word_of_saying_is_the_nearest_in_its_paragraph() -> None:
    text = "He said so.\nThe town fell, the monitor said."
    start = text.index("the monitor")
    cited = Attribution(speaker=Mention(text="the monitor", start=start, end=start + 11), cue="said")
    assert cue_near(text, cited) == (start + 12, start + 16)
    first = Attribution(speaker=Mention(text="He", start=0, end=2), cue="announced")
    assert cue_near(text, first) is None
