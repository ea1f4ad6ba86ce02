"""Who may ask the page, and what a browser may do with its answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum.web.app import make_app
from variorum.web.core.guard import policy
from variorum.web.core.settings import Settings

TOKEN = "a-token-of-a-test"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
Page = Callable[..., TestClient]


@pytest.fixture
def page(sample_path: Path) -> Page:
    """A browser of its own on the sample; `settings` are those of the run."""

    def opened(**settings: object) -> TestClient:
        app = make_app(Settings(record=sample_path, **{"hosts": HOSTS, **settings}))  # type: ignore[arg-type]
        return TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)

    return opened


@pytest.mark.parametrize("path", ["/", "/api/record", "/api/nowhere", "/assets/none.js", "/event/x"])
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("tiles", [None, "/tiles.pmtiles", "file:///etc/passwd", "data:,x"])
def test_nothing_may_be_loaded_from_elsewhere(tiles: str | None) -> None:
    assert "http" not in policy(tiles)


def test_only_the_tiles_that_were_set_may_be_loaded() -> None:
    made = policy("https://tiles.example:8443/world/{z}/{x}/{y}.png")
    assert "img-src 'self' data: blob: https://tiles.example:8443;" in made
    assert "connect-src 'self' https://tiles.example:8443;" in made
    assert "script-src 'self';" in made


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "[::1]"])
def test_its_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/record", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.", "", "127.0.0.1:x", "[::1"],
)
def test_a_foreign_name_that_points_here_is_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/api/record"):
        refused = client.get(path, headers={"host": host})
        assert refused.status_code == 400
        assert refused.json()["code"] == "not-allowed"
        assert "--name" in refused.json()["advice"]


@pytest.mark.parametrize(
    "sent",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_page_changes_nothing(page: Page, sent: dict[str, str], method: str) -> None:
    refused = page(review=True).request(method, "/api/judgements", headers=sent)
    assert refused.status_code == 403
    assert refused.json()["code"] == "not-allowed"


def test_this_page_and_programs_are_let_through(page: Page) -> None:
    for sent in ({}, {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}):
        assert page(review=True).post("/api/record", headers=sent).status_code == 405


def test_without_its_token_nothing_is_told(page: Page) -> None:
    asking = page(token=TOKEN)
    for path in ("/", "/api/record", "/api/openapi.json", "/assets/x.js", "/?token=", "/?token=wrong"):
        refused = asking.get(path)
        assert refused.status_code == 401
        assert TOKEN not in refused.text
        assert "set-cookie" not in refused.headers


@pytest.mark.parametrize(
    "sent", [{"authorization": f"Bearer {TOKEN}"}, {"authorization": f"bearer  {TOKEN} "}]
)
def test_a_program_shows_the_token(page: Page, sent: dict[str, str]) -> None:
    assert page(token=TOKEN).get("/api/record", headers=sent).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"authorization": f"Basic {TOKEN}"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": "Bearer \xe9"},
        {"cookie": "variorum"},
        {"cookie": 'variorum="\\'},
        {"cookie": f"variorum={TOKEN}"},
    ],
)
def test_anything_else_is_no_token(page: Page, sent: dict[str, str]) -> None:
    raw = {name: value.encode("latin-1") for name, value in sent.items()}
    assert page(token=TOKEN).get("/api/record", headers=raw).status_code == 401


def test_a_browser_shows_the_token_once(page: Page) -> None:
    asking = page(token=TOKEN)
    welcome = asking.get(f"/event/event-1?as_of=2020-02-05&token={TOKEN}&q=a%20b%26c")
    assert welcome.status_code == 303
    assert welcome.headers["location"] == "/event/event-1?as_of=2020-02-05&q=a+b%26c"
    cookie = welcome.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert asking.get("/api/record").status_code == 200
    assert asking.get("/").status_code == 200


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "/%2Fevil.example", "/%5Cevil.example", "///evil.example"]
)
def test_the_welcome_stays_on_this_page(page: Page, path: str) -> None:
    welcome = page(token=TOKEN).get(f"http://127.0.0.1:8000{path}?token={TOKEN}")
    assert welcome.status_code == 303
    assert welcome.headers["location"].startswith("/evil.example")


def test_a_second_record_on_this_machine_has_a_cookie_of_its_own(page: Page) -> None:
    names = {
        page(token=token).get(f"/?token={token}").headers["set-cookie"].partition("=")[0]
        for token in (TOKEN, "another-token-of-a-test")
    }
    assert len(names) == 2


def test_the_token_is_not_taken_from_an_address_of_the_api(page: Page) -> None:
    assert page(token=TOKEN).get(f"/api/record?token={TOKEN}").status_code == 401
