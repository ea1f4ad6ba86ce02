"""What a build says, and what it makes of everything that is wrong with its input."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import apsw
import pytest
from cli_article import ARTICLE

from variorum.store.record import Record

ENGLISH_LINE = '{"text": "The army captured the town of Malakal on Monday, the governor said."}'
GERMAN = (
    "Die Armee hat am Montag nach Angaben des Gouverneurs die Stadt eingenommen. Die Aufständischen zogen"
    " sich in die Berge zurück, und viele Menschen flohen in die Nachbarstadt.\n"
)
NO_ARTICLE = (
    "<html><head><title>Video</title></head><body><script>play()</script>"
    "<footer>Contact us</footer></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "good.txt").write_text(ARTICLE, encoding="utf-8")
    return made


def kept(record: str = "war.db") -> list[str]:
    with Record.open(record) as opened:
        return [Path(head.source).name for head in opened.heads()]


def test_it_ends_with_a_summary(run, folder: Path) -> None:
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 0
    assert ran.err == ""
    assert "1 read, 1 kept, 0 known already, 0 skipped" in ran.out
    for part in ("claims", "events", "fields disputed", "issues", "documents a second"):
        assert part in ran.out
    assert "The record holds" in ran.out


def test_run_again_it_knows_what_it_read(run, folder: Path) -> None:
    run("build", folder, "-o", "war.db")
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 0
    assert "1 read, 0 kept, 1 known already" in ran.out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("picture.txt", bytes(range(256)) * 40, "binary"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary"),
        ("lines.jsonl", f"{ENGLISH_LINE}\n{{broken\n".encode(), "jsonl-malformed"),
        ("bare.jsonl", b'{"url": "https://paper.example/1"}\n', "jsonl-no-text"),
        ("whole.json", b'[\n{"text": "One."},\n{"text": "Two."}\n]\n', "jsonl-not-lines"),
    ],
)
def test_an_input_that_cannot_be_read_is_named_and_the_rest_goes_on(
    run, folder: Path, name: str, content: bytes, code: str
) -> None:
    (folder / name).write_bytes(content)
    ran = run("build", folder / name, folder / "good.txt", "-o", "war.db")

    assert ran.status == 1
    (line,) = (line for line in ran.err.splitlines() if f"error: {code}:" in line)
    assert name in line
    assert f"{code} 1" in ran.out
    assert "good.txt" in kept()
    assert f"error: {code}:" in run("issues", "war.db", "--severity", "error").out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cut.txt", ARTICLE.encode() + b" caf\xe9 " + "Größe, Köln, Łódź".encode(), "encoding-damaged"),
        ("german.txt", GERMAN.encode(), "not-english"),
        ("list.html", NO_ARTICLE.encode(), "no-article"),
    ],
)
def test_an_input_that_is_read_in_part_is_named_and_kept(
    run, folder: Path, name: str, content: bytes, code: str
) -> None:
    (folder / name).write_bytes(content)
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 0
    (line,) = (line for line in ran.err.splitlines() if f"warning: {code}:" in line)
    assert name in line
    assert sorted(kept()) == sorted([name, "good.txt"])


@pytest.mark.parametrize("sparse", [True, False])
def test_a_file_of_50_mb_is_not_read(run, folder: Path, sparse: bool) -> None:
    with (folder / "huge.txt").open("wb") as file:
        if sparse:
            file.truncate(50_000_000)
        else:
            for _ in range(50):
                file.write(b"The army held the bridge. " * 38_462)
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 1
    assert "error: too-large:" in ran.err
    assert "good.txt" in kept()


def test_a_limit_can_be_set(run, folder: Path) -> None:
    (folder / "long.txt").write_text(ARTICLE * 10, encoding="utf-8")
    ran = run("build", folder, "-o", "war.db", "--max-mb", "0.001")

    assert ran.status == 1
    assert "the limit for one document is 1 kB" in ran.err


def test_a_long_file_of_one_line_is_read(run, folder: Path) -> None:
    (folder / "line.txt").write_text(ARTICLE.replace("\n", " ") * 60, encoding="utf-8")
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 0
    assert "line.txt" in kept()


def test_what_is_not_there_is_named(run, folder: Path) -> None:
    ran = run("build", "nowhere.txt", folder, "https://paper.example/1", "-o", "war.db")

    assert ran.status == 1
    assert "error: not-found: There is no file or folder nowhere.txt" in ran.err
    assert "error: source-unsupported:" in ran.err
    assert kept() == ["good.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_must_not_be_read_is_named(run, folder: Path) -> None:
    (folder / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 1
    assert "error: unreadable:" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 1
    assert "error: unreadable:" in ran.err
    assert kept() == ["good.txt"]


def test_a_folder_that_holds_itself_is_read_once(run, folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 0
    assert "warning: folder-loop:" in ran.err
    assert kept() == ["good.txt"]


def test_names_and_texts_cannot_steer_the_terminal(run, folder: Path) -> None:
    (folder / "\x1b[31mred.txt").write_bytes(b"")
    (folder / "nasty.txt").write_text(ARTICLE.replace("Bor", "\x1b]0;owned\x07Bor"), encoding="utf-8")
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 1
    everything = ran.out + ran.err
    for verb in ("documents", "events", "issues"):
        everything += run(verb, "war.db").out
    everything += (
        run("explain", "war.db", "nasty.txt").out + run("explain", "war.db", "nasty.txt", "--json").out
    )
    assert "\x1b" not in everything
    assert "\x07" not in everything


def test_a_record_of_a_newer_version_is_left_alone(run, folder: Path) -> None:
    run("build", folder, "-o", "war.db")
    with apsw.Connection("war.db") as connection:
        connection.pragma("user_version", 9999)
    before = Path("war.db").read_bytes()
    ran = run("build", folder, "-o", "war.db")

    assert ran.status == 1
    assert "newer version" in ran.err
    assert "Upgrade" in ran.err
    assert Path("war.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"Just some notes of mine.\n" * 100, None])
def test_a_file_that_is_no_record_is_left_alone(run, folder: Path, content: bytes | None) -> None:
    notes = Path("notes.db")
    if content is None:
        with sqlite3.connect(notes) as other:
            other.execute("CREATE TABLE mine (word TEXT)")
        other.close()
    else:
        notes.write_bytes(content)
    before = notes.read_bytes()
    ran = run("build", folder, "-o", notes)

    assert ran.status == 1
    assert "is not a Variorum record" in ran.err
    assert notes.read_bytes() == before


def test_a_full_disk_is_said_and_the_build_goes_on_later(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Record.add_document

    def full(record: Record, *given: object) -> bool:
        record._connection.pragma("max_page_count", record._connection.pragma("page_count"))
        return right(record, *given)  # type: ignore[arg-type]

    (folder / "long.txt").write_text(ARTICLE * 60, encoding="utf-8")
    with monkeypatch.context() as small:
        small.setattr(Record, "add_document", full)
        ran = run("build", folder, "-o", "war.db")
    assert ran.status == 1
    assert "No room is left" in ran.err
    assert "goes on where it stopped" in ran.err

    assert run("build", folder, "-o", "war.db").status == 0
    assert sorted(kept()) == ["good.txt", "long.txt"]
