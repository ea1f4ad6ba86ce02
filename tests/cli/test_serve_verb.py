"""Where the page is served, to whom, and what is said about it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from variorum.cli import page as page_module
from variorum.web.core.settings import TILES, Settings
from variorum.web.serving import listen


@pytest.fixture
def settings_of(run: Any, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What a command line makes of the page, which is not served."""
    served: list[Settings] = []

    def serving(settings: Settings, listening: Any, started: Any) -> None:
        with listening:
            started()
        served.append(settings)

    monkeypatch.setattr(page_module, "serve", serving)
    monkeypatch.delenv("VARIORUM_TOKEN", raising=False)

    def made(*options: str) -> tuple[Settings, str]:
        ran = run("serve", sample, "--port", "0", *options)
        assert ran.status == 0, ran.err
        return served.pop(), ran.out

    return made


def test_unless_told_only_this_machine_reads_and_nobody_judges(settings_of: Any) -> None:
    settings, said = settings_of()
    assert settings.token is None
    assert settings.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert not settings.review
    assert re.search(r"http://127\.0\.0\.1:\d+/$", said, re.M)
    assert "reading only" in said
    assert "Ctrl-C" in said


def test_another_address_asks_for_a_token_and_has_one_made(settings_of: Any) -> None:
    settings, said = settings_of("--host", "0.0.0.0")
    assert len(settings.token) >= 32
    assert f"?token={settings.token}" in said
    assert settings.hosts == ()
    other, _ = settings_of("--host", "0.0.0.0")
    assert other.token != settings.token


def test_a_token_of_ones_own(settings_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_of("--token", "a-token-of-a-test")[0].token == "a-token-of-a-test"
    monkeypatch.setenv("VARIORUM_TOKEN", "another-of-a-test")
    assert settings_of("--host", "0.0.0.0")[0].token == "another-of-a-test"


def test_names_behind_a_proxy(settings_of: Any) -> None:
    settings, _ = settings_of("--name", "War.Example.org", "--token", "a-token-of-a-test")
    assert settings.hosts == ("127.0.0.1", "localhost", "[::1]", "war.example.org")


def test_judging_is_asked_for(settings_of: Any) -> None:
    settings, said = settings_of("--review")
    assert settings.review
    assert "judging" in said


def test_tiles_of_ones_own(settings_of: Any, tmp_path: Path) -> None:
    (tmp_path / "base.pmtiles").write_bytes(b"PMTiles\x03")
    settings, _ = settings_of("--tiles", "base.pmtiles")
    assert settings.tiles == TILES
    assert settings.tiles_file == (tmp_path / "base.pmtiles").resolve()
    address = "https://tiles.example/{z}/{x}/{y}.png"
    assert settings_of("--tiles", address)[0].tiles == address


def test_it_is_opened_in_a_browser_where_asked_for(settings_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(page_module.webbrowser, "open", opened.append)
    _, said = settings_of("--open")
    for _ in range(100):
        if opened:
            break
        time.sleep(0.01)
    assert opened
    assert opened[0] in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--token", "short"), "token"),
        (("--token", "with blanks in it"), "token"),
        (("--name", "http://war.example"), "name of a machine"),
        (("--name", "a b"), "name of a machine"),
        (("--tiles", "ftp://tiles.example/{z}/{x}/{y}.png"), "address of tiles"),
        (("--tiles", "https://tiles.example; script-src *;/{z}/{x}/{y}.png"), "address of tiles"),
        (("--tiles", "https://tiles.example/no-places.png"), "address of tiles"),
        (("--tiles", "https://[/{z}/{x}/{y}"), "address of tiles"),
        (("--tiles", "nowhere.pmtiles"), "cannot be read"),
        (("--port", "70000"), "--port"),
        (("--host", "192.0.2.1"), "--host"),
        (("--pack", "no-such-pack"), "pack"),
    ],
)
def test_what_cannot_be_used_is_said_before_anything_is_served(
    run: Any, sample: Path, options: tuple[str, ...], said: str
) -> None:
    ran = run("serve", sample, *options)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_a_file_that_is_no_archive_of_tiles(run: Any, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "base.pmtiles").write_bytes(b"something else")
    ran = run("serve", sample, "--tiles", "base.pmtiles")
    assert ran.status == 2
    assert "no PMTiles archive" in ran.err


def test_a_port_in_use(run: Any, sample: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        ran = run("serve", sample, "--port", taken.getsockname()[1])
    assert ran.status == 2
    assert "in use" in ran.err
    assert "--port" in ran.err


def test_a_record_that_is_not_there(run: Any) -> None:
    ran = run("serve", "none.db")
    assert ran.status == 1
    assert "no record" in ran.err


# ---- really served


@contextmanager
def serving(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "variorum", "serve", str(record), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            running.stdout.readline()
            yield running, running.stdout.readline().strip()
        finally:
            running.kill()


def test_it_answers_and_ends_quietly(sample: Path, tmp_path: Path) -> None:
    # A copy: others may serve the sample itself at the same time.
    sample = Path(copy(sample, tmp_path / "own.db"))
    with serving(sample) as (running, address):
        with urlopen(address, timeout=20) as answer:
            assert b"<!doctype html>" in answer.read()
        with urlopen(f"{address}api/record", timeout=20) as answer:
            assert json.load(answer)["numbers"]["documents"] == 15
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        # Not `communicate`: what was read ahead with the first lines would be lost.
        assert running.stdout is not None
        assert running.stderr is not None
        assert "Ctrl-C" in running.stdout.read()
        assert running.stderr.read() == ""
    assert sorted(file.name for file in sample.parent.iterdir() if file.name.startswith(sample.name)) == [
        sample.name
    ]


def test_with_a_token_it_answers_only_who_has_it(sample: Path) -> None:
    with serving(sample, "--token", "a-token-of-a-test") as (_, address):
        root = address.partition("?")[0]
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{root}api/record", timeout=20)
        with refused.value as answer:
            assert answer.status == 401
            assert json.load(answer)["code"] == "not-allowed"
        shown = Request(f"{root}api/record", headers={"Authorization": "Bearer a-token-of-a-test"})
        with urlopen(shown, timeout=20) as answer:
            assert answer.status == 200
