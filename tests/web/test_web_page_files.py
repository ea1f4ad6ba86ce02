"""The files of the page: nothing outside its folder, packed once, and not sent twice."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from variorum.web.page_files import add_page

SCRIPT = "export const words = 'some words';\n" * 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "secret.txt").write_text("not the page's", encoding="utf-8")
    page = root / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html><title>the page</title>", encoding="utf-8")
    (page / "assets" / "index-abc.js").write_text(SCRIPT, encoding="utf-8")
    (page / "assets" / "base.bin").write_bytes(bytes(range(256)) * 20)
    (page / "link.txt").symlink_to(root / "secret.txt")
    (page / "ring").symlink_to(page / "ring")
    (root / "tiles.pmtiles").write_bytes(b"PMTiles" + bytes(range(256)) * 10)
    return page


@pytest.fixture(scope="module")
def browser(folder: Path) -> Iterator[TestClient]:
    app = FastAPI()
    add_page(app, folder=folder, tiles=folder.parent / "tiles.pmtiles")
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/", "/event/event-1", "/place/a%2Fb", "/map?as_of=2020-02-05", "/index.html"]
)
def test_every_view_is_the_one_document(browser: TestClient, path: str) -> None:
    shown = browser.get(path)
    assert shown.status_code == 200
    assert "the page" in shown.text
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert shown.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/link.txt",
        "/ring",
        "/secret.txt%00.html",
        "/assets/index-abc.js%00",
        "/assets",
        "/" + "a" * 5000,
        "/" + "a/" * 3000,
    ],
)
def test_nothing_outside_the_folder_is_sent(browser: TestClient, path: str) -> None:
    shown = browser.get(f"http://testserver{path}")
    assert shown.status_code in (200, 404)
    assert "not the page's" not in shown.text
    assert "root:" not in shown.text


def test_a_built_file_is_kept_for_ever_and_sent_packed(browser: TestClient) -> None:
    sent = browser.get("/assets/index-abc.js", headers={"accept-encoding": "gzip"})
    assert sent.headers["content-type"] == "text/javascript; charset=utf-8"
    assert sent.headers["content-encoding"] == "gzip"
    assert sent.headers["vary"] == "Accept-Encoding"
    assert "immutable" in sent.headers["cache-control"]
    assert sent.text == SCRIPT
    assert int(sent.headers["content-length"]) < len(gzip.compress(SCRIPT.encode())) + 20


def test_who_takes_nothing_packed_gets_it_as_it_is(browser: TestClient) -> None:
    sent = browser.get("/assets/index-abc.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in sent.headers
    assert sent.text == SCRIPT


def test_what_a_browser_has_is_not_sent_again(browser: TestClient, folder: Path) -> None:
    tag = browser.get("/").headers["etag"]
    again = browser.get("/", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    (folder / "index.html").write_text("<!doctype html><title>the page, newer</title>", encoding="utf-8")
    assert "newer" in browser.get("/", headers={"if-none-match": tag}).text


def test_only_headers_are_sent_where_only_they_are_asked_for(browser: TestClient) -> None:
    assert browser.head("/").status_code == 200
    assert browser.head("/tiles.pmtiles").headers["content-length"] == str(7 + 2560)


def test_a_file_that_is_not_there_is_not_the_page(browser: TestClient) -> None:
    for path in ("/assets/gone.js", "/api", "/api/", "/api/nothing"):
        assert browser.get(path).status_code == 404
        assert browser.get(path).json()["code"] == "unknown"


def test_an_archive_of_tiles_is_sent_in_parts_and_never_packed(browser: TestClient) -> None:
    part = browser.get("/tiles.pmtiles", headers={"range": "bytes=0-6", "accept-encoding": "gzip"})
    assert part.status_code == 206
    assert part.content == b"PMTiles"
    assert "content-encoding" not in part.headers
    assert part.headers["content-range"] == "bytes 0-6/2567"
    assert browser.get("/tiles.pmtiles", headers={"range": "bytes=9999-"}).status_code == 416


def test_a_page_that_is_not_built_says_how(tmp_path: Path) -> None:
    app = FastAPI()
    add_page(app, folder=tmp_path)
    told = TestClient(app).get("/")
    assert told.status_code == 500
    assert "make page" in told.json()["advice"]


def test_the_package_carries_the_page(client: TestClient) -> None:
    document = client.get("/").text
    assert 'src="/assets/' in document
    assert "http://" not in document
    assert "https://" not in document
